package screen

import (
	"fmt"
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"salesaudit/internal/interview/session"
	"salesaudit/questionnaire"
)

// menu is a list of lines with a cursor, of which one can be chosen.
type menu struct {
	cursor, size int
}

// key moves the cursor; chosen tells that Enter was pressed, closed that the menu is to go.
func (m *menu) key(msg tea.Msg) (chosen, closed bool) {
	key, ok := msg.(tea.KeyMsg)
	if !ok {
		return false, false
	}
	switch latin(key.String()) {
	case "up", "k":
		m.cursor = max(m.cursor-1, 0)
	case "down", "j":
		m.cursor = min(m.cursor+1, max(m.size-1, 0))
	case "home", "pgup":
		m.cursor = 0
	case "end", "pgdown":
		m.cursor = max(m.size-1, 0)
	case "enter":
		return m.size > 0, m.size == 0
	case "esc", "q", "tab", "shift+tab", "f2", "f3", "f5":
		return false, true
	}
	return false, false
}

func (m *menu) lines(sc *screen, lines []string, width, height int) string {
	for i, line := range lines {
		line = cut(line, width-2)
		if i == m.cursor {
			lines[i] = sc.styles.accent.Render("> " + line)
		} else {
			lines[i] = "  " + line
		}
	}
	return strings.Join(window(lines, m.cursor, height), "\n")
}

// overviewPage shows where the interview stands with every question, and jumps to one.
type overviewPage struct {
	menu
	typed string // digits typed so far: 1 may become 14
}

func newOverviewPage(sc *screen) *overviewPage {
	return &overviewPage{menu: menu{sc.question().Index, len(sc.s.Bank.Questions)}}
}

func (p *overviewPage) typing() bool { return false }

func (p *overviewPage) update(sc *screen, msg tea.Msg) (session.Move, tea.Cmd) {
	chosen, closed := p.key(msg)
	switch {
	case closed:
		return session.Move{Kind: session.Upward}, nil
	case chosen:
		return sc.s.To(sc.s.Bank.Questions[p.cursor]), nil
	}
	if key, ok := msg.(tea.KeyMsg); ok {
		p.digit(key.String())
	}
	return session.Move{}, nil
}

// digit moves to the question of a number.
func (p *overviewPage) digit(name string) {
	if len(name) != 1 || name[0] < '0' || name[0] > '9' {
		p.typed = ""
		return
	}
	for _, digits := range []string{p.typed + name, name} {
		if n, _ := strconv.Atoi(digits); n >= 1 && n <= p.size {
			p.typed, p.cursor = digits, n-1
			return
		}
	}
}

func (p *overviewPage) view(sc *screen, width, height int) string {
	var titles []string
	for _, q := range sc.s.Bank.Questions {
		titles = append(titles, q.Title.In(sc.setting.Language))
	}
	wide := min(widest(titles), width-24)
	var lines []string
	for _, q := range sc.s.Bank.Questions {
		lines = append(lines, sc.overviewRow(q, wide))
	}
	foot := append(sc.faint(wrap(sc.say(sayLegend), width)), wrap(mattersMost(sc.s), width)...)
	list := p.lines(sc, lines, width, max(height-len(foot)-1, 3))
	return sc.styles.title.Render(sc.say(sayOverview)) + "\n" + list + "\n" + strings.Join(foot, "\n")
}

// overviewRow is how far a question is answered, with the title in a column of a width.
func (sc *screen) overviewRow(q *questionnaire.Question, wide int) string {
	standing := sc.s.StandingOf(q)
	title := fmt.Sprintf("%2d %s %s", q.Index+1, standing.Sign(), q.Title.In(sc.setting.Language))
	return padTo(cut(title, wide+5), wide+5) + "  " + sc.s.StandingWords(standing)
}

// mattersMost names the open fields that most points hang on.
func mattersMost(s *session.Session) string {
	next := s.Assessment().AskNext
	if len(next) == 0 {
		return s.Say(session.SayNothingNext)
	}
	var parts []string
	for _, n := range next[:min(len(next), 3)] {
		parts = append(parts, n.Field.Label.In(s.Language)+" ("+s.Score(n.Gain)+")")
	}
	return s.Say(sayMattersMost, strings.Join(parts, " · "))
}

func (p *overviewPage) hints() []questionnaire.Text {
	return []questionnaire.Text{hintEnterGo, hintEscClose}
}

// askNextPage lists the open fields by the points that hang on them, and jumps to one.
type askNextPage struct {
	menu
	fields []*questionnaire.Field
	lines  []string
}

func newAskNextPage(sc *screen) *askNextPage {
	p := &askNextPage{}
	for _, n := range sc.s.Assessment().AskNext {
		p.fields = append(p.fields, n.Field)
		p.lines = append(p.lines, fmt.Sprintf("%5s  ", sc.s.Score(n.Gain))+n.Field.Label.In(sc.setting.Language))
	}
	p.size = len(p.fields)
	return p
}

func (p *askNextPage) typing() bool { return false }

func (p *askNextPage) update(sc *screen, msg tea.Msg) (session.Move, tea.Cmd) {
	chosen, closed := p.key(msg)
	switch {
	case closed:
		return session.Move{Kind: session.Upward}, nil
	case chosen:
		return session.Move{Kind: session.Jump, Field: sc.s.Reachable(p.fields[p.cursor])}, nil
	}
	return session.Move{}, nil
}

func (p *askNextPage) view(sc *screen, width, height int) string {
	head := sc.styles.title.Render(sc.say(session.SayAskNext))
	if p.size == 0 {
		return head + "\n\n" + sc.say(session.SayNothingNext)
	}
	return head + "\n" + p.menu.lines(sc, append([]string{}, p.lines...), width, height-1)
}

func (p *askNextPage) hints() []questionnaire.Text {
	return []questionnaire.Text{hintEnterGo, hintEscClose}
}
