package interview

import (
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

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

func (p *overviewPage) update(sc *screen, msg tea.Msg) (move, tea.Cmd) {
	chosen, closed := p.key(msg)
	switch {
	case closed:
		return move{kind: upward}, nil
	case chosen:
		return sc.s.jumpTo(sc.s.Bank.Questions[p.cursor]), nil
	}
	if key, ok := msg.(tea.KeyMsg); ok {
		p.digit(key.String())
	}
	return move{}, nil
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
		titles = append(titles, q.Title.In(sc.lang))
	}
	wide := min(widest(titles), width-24)
	var lines []string
	for _, q := range sc.s.Bank.Questions {
		lines = append(lines, sc.s.overviewRow(q, wide))
	}
	foot := append(sc.faint(wrap(sc.say(sayLegend), width)), wrap(sc.s.mattersMost(), width)...)
	list := p.lines(sc, lines, width, max(height-len(foot)-1, 3))
	return sc.styles.title.Render(sc.say(sayOverview)) + "\n" + list + "\n" + strings.Join(foot, "\n")
}

// overviewRow is overviewLine in columns.
func (s *Session) overviewRow(q *questionnaire.Question, wide int) string {
	line := s.overviewLine(q)
	at := strings.Index(line, "  "+strconv.Itoa(s.StandingOf(q).Done)+"/")
	return padTo(cut(line[:at], wide+5), wide+5) + line[at:]
}

// mattersMost names the open fields that most points hang on.
func (s *Session) mattersMost() string {
	next := s.assessment.AskNext
	if len(next) == 0 {
		return s.say(sayNothingNext)
	}
	var parts []string
	for _, n := range next[:min(len(next), 3)] {
		parts = append(parts, n.Field.Label.In(s.Language)+" ("+s.score(n.Gain)+")")
	}
	return s.say(sayMattersMost, strings.Join(parts, " · "))
}

func (p *overviewPage) hints() []text { return []text{hintEnterGo, hintEscClose} }

// askNextPage lists the open fields by the points that hang on them, and jumps to one.
type askNextPage struct {
	menu
	fields []*questionnaire.Field
	lines  []string
}

func newAskNextPage(sc *screen) *askNextPage {
	p := &askNextPage{}
	for _, n := range sc.s.assessment.AskNext {
		p.fields = append(p.fields, n.Field)
		p.lines = append(p.lines, pad(sc.s.score(n.Gain), 5, true)+"  "+n.Field.Label.In(sc.lang))
	}
	p.size = len(p.fields)
	return p
}

func (p *askNextPage) typing() bool { return false }

func (p *askNextPage) update(sc *screen, msg tea.Msg) (move, tea.Cmd) {
	chosen, closed := p.key(msg)
	switch {
	case closed:
		return move{kind: upward}, nil
	case chosen:
		return move{jump, sc.s.reachable(p.fields[p.cursor])}, nil
	}
	return move{}, nil
}

func (p *askNextPage) view(sc *screen, width, height int) string {
	head := sc.styles.title.Render(sc.say(sayAskNext))
	if p.size == 0 {
		return head + "\n\n" + sc.say(sayNothingNext)
	}
	return head + "\n" + p.menu.lines(sc, append([]string{}, p.lines...), width, height-1)
}

func (p *askNextPage) hints() []text { return []text{hintEnterGo, hintEscClose} }

// scroller shows lines of which there may be more than fit.
type scroller struct{ top int }

// key scrolls, and tells whether the key was for that.
func (s *scroller) key(name string) bool {
	switch name {
	case "down", "j", " ", "pgdown":
		s.top++
	case "up", "k", "pgup":
		s.top--
	default:
		return false
	}
	return true
}

// lines returns those that fit, indented for the arrows that show that there are more.
func (s *scroller) lines(all []string, height int) []string {
	s.top = max(min(s.top, len(all)-height), 0)
	indented := make([]string, len(all))
	for i, line := range all {
		indented[i] = "  " + line
	}
	return excerpt(indented, s.top, height)
}

// update scrolls, and closes the page by any of the leaving keys.
func (s *scroller) update(_ *screen, msg tea.Msg) (move, tea.Cmd) {
	key, ok := msg.(tea.KeyMsg)
	if !ok {
		return move{}, nil
	}
	name := latin(key.String())
	if s.key(name) {
		return move{}, nil
	}
	switch name {
	case "esc", "enter", "q", "tab", "shift+tab", "f1", "f6", "h", "p":
		return move{kind: upward}, nil
	}
	return move{}, nil
}

func (s *scroller) typing() bool  { return false }
func (s *scroller) hints() []text { return []text{hintScroll, hintEscClose} }

// helpPage names all keys.
type helpPage struct{ scroller }

// helpKeyWidth and helpWidth are the columns of a key, and of a key with its meaning.
const helpKeyWidth, helpWidth = 12, 38

func (p *helpPage) view(sc *screen, width, height int) string {
	var keys []string
	for _, pair := range helpKeys {
		keys = append(keys, padTo(sc.say(pair[0]), helpKeyWidth)+sc.say(pair[1]))
	}
	rows := len(keys)
	if width-2 >= 2*helpWidth {
		rows = (len(keys) + 1) / 2
	}
	var out []string
	for i := range rows {
		line := padTo(keys[i], helpWidth)
		if rows+i < len(keys) {
			line += keys[rows+i]
		}
		out = append(out, cut(line, width-2))
	}
	out = append(append(out, ""), wrap(sc.say(helpLayout), width-2)...)
	return sc.styles.title.Render(sc.say(sayHelp)) + "\n" + strings.Join(p.lines(out, height-1), "\n")
}

// panelPage is the side panel on a screen too narrow to have it beside the question.
type panelPage struct{ scroller }

func (p *panelPage) view(sc *screen, width, height int) string {
	return strings.Join(p.lines(sc.panel(min(width-2, widestPanel)), height), "\n")
}

// widestPanel is where the panel's figures would stand too far from their names.
const widestPanel = 76

// summaryPage is the end of the interview.
type summaryPage struct{ scroller }

func (p *summaryPage) update(_ *screen, msg tea.Msg) (move, tea.Cmd) {
	key, ok := msg.(tea.KeyMsg)
	if !ok {
		return move{}, nil
	}
	switch name := latin(key.String()); name {
	case "enter", "q", "f10":
		return move{kind: leave}, nil
	case "shift+tab", "esc":
		return move{kind: backward}, nil
	default:
		p.key(name)
	}
	return move{}, nil
}

func (p *summaryPage) view(sc *screen, width, height int) string {
	report := wrap(sc.say(sayReportWith, sc.run.commandLine("report", sc.s.Path(), "-o", "gap.pdf")), width)
	var lines []string
	for _, line := range sc.s.SummaryLines() {
		lines = append(lines, hang(line, width-2)...)
	}
	out := append([]string{sc.styles.title.Render(sc.say(saySummary))}, p.lines(lines, max(height-len(report)-2, 1))...)
	return strings.Join(append(append(out, ""), report...), "\n")
}

func (p *summaryPage) hints() []text {
	return append([]text{hintEnd, hintBack, hintScroll}, hintEverywhere...)
}
