package screen

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"salesaudit/internal/interview/session"
	"salesaudit/questionnaire"
)

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
func (s *scroller) update(_ *screen, msg tea.Msg) (session.Move, tea.Cmd) {
	key, ok := msg.(tea.KeyMsg)
	if !ok {
		return session.Move{}, nil
	}
	name := latin(key.String())
	if s.key(name) {
		return session.Move{}, nil
	}
	switch name {
	case "esc", "enter", "q", "tab", "shift+tab", "f1", "f6", "f12", "h", "p", "i":
		return session.Move{Kind: session.Upward}, nil
	}
	return session.Move{}, nil
}

func (s *scroller) typing() bool { return false }
func (s *scroller) hints() []questionnaire.Text {
	return []questionnaire.Text{hintScroll, hintEscClose}
}

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

// questionPage is the question and its field whole, for screens that have no room for all of it.
type questionPage struct {
	scroller
	question *questionnaire.Question
	field    *questionnaire.Field // nil after the last
}

func (p *questionPage) view(sc *screen, width, height int) string {
	q := p.question
	head := sc.styles.title.Render(cut(q.Title.In(sc.setting.Language), width))
	parts := []string{q.Text.In(sc.setting.Language), q.Ask.In(sc.setting.Language), sc.s.ProvedBy(q)}
	if p.field != nil {
		parts = append(parts, p.field.Label.In(sc.setting.Language)+". "+p.field.Help.In(sc.setting.Language))
	}
	if note := sc.s.Note(q); note != "" {
		parts = append(parts, sc.say(sayNote)+": "+note)
	}
	var lines []string
	for _, part := range parts {
		if part != "" {
			lines = append(append(lines, wrap(part, width-2)...), "")
		}
	}
	return head + "\n" + strings.Join(p.lines(lines, height-1), "\n")
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

func (p *summaryPage) update(_ *screen, msg tea.Msg) (session.Move, tea.Cmd) {
	key, ok := msg.(tea.KeyMsg)
	if !ok {
		return session.Move{}, nil
	}
	switch name := latin(key.String()); name {
	case "enter", "q", "f10":
		return session.Move{Kind: session.Leave}, nil
	case "shift+tab", "esc":
		return session.Move{Kind: session.Backward}, nil
	default:
		p.key(name)
	}
	return session.Move{}, nil
}

func (p *summaryPage) view(sc *screen, width, height int) string {
	report := wrap(sc.s.ReportLine(), width)
	var lines []string
	for _, line := range sc.s.SummaryLines() {
		lines = append(lines, hang(line, width-2)...)
	}
	out := append([]string{sc.styles.title.Render(sc.say(saySummary))}, p.lines(lines, max(height-len(report)-2, 1))...)
	return strings.Join(append(append(out, ""), report...), "\n")
}

func (p *summaryPage) hints() []questionnaire.Text {
	return append([]questionnaire.Text{hintEnd, hintBack, hintScroll}, hintEverywhere...)
}
