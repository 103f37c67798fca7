package screen

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"salesaudit/internal/interview/session"
	"salesaudit/internal/wording"
	"salesaudit/questionnaire"
)

// scroller shows lines of which there may be more than fit.
type scroller struct{ top int }

// lines returns those that fit, indented for the arrows that show that there are more.
func (s *scroller) lines(all []string, height int) []string {
	s.top = max(min(s.top, len(all)-height), 0)
	indented := make([]string, len(all))
	for i, line := range all {
		indented[i] = "  " + line
	}
	return excerpt(indented, s.top, height)
}

func (s *scroller) actions(sc *screen) []action {
	return []action{
		s.scrolling(sc),
		goes(key.NewBinding(key.WithKeys(append(letters("hpi"), "enter")...)), session.Upward),
		goes(sc.keys.close, session.Upward),
	}
}

func (s *scroller) scrolling(sc *screen) action {
	return takes(sc.keys.scroll, func(pressed string) {
		if pressed == "up" || pressed == "pgup" || slices.Contains(letters("k"), pressed) {
			s.top--
		} else {
			s.top++
		}
	})
}

func (s *scroller) other(*screen, tea.Msg) tea.Cmd { return nil }
func (s *scroller) typing() bool                   { return false }

// questionPage is the question and its field whole, for screens that have no room for all of it.
type questionPage struct {
	scroller
	question *questionnaire.Question
	field    *questionnaire.Field // nil after the last
}

func (p *questionPage) view(sc *screen, width, height int) string {
	q := p.question
	head := sc.styles.title.Render(cut(sc.setting.Text(q.Title), width))
	parts := []string{sc.setting.Text(q.Text), sc.s.Ask(q), sc.s.ProvedBy(q)}
	if p.field != nil {
		parts = append(parts, sc.setting.Text(p.field.Label)+". "+sc.s.Help(p.field))
	}
	if note := sc.s.Note(q); note != "" {
		parts = append(parts, sc.say(sayNote)+": "+note)
	}
	var lines []string
	for _, part := range parts {
		if part != "" {
			lines = append(append(lines, wording.Wrap(part, width-2)...), "")
		}
	}
	return head + "\n" + strings.Join(p.lines(lines, height-1), "\n")
}

// panelPage is the side panel on a screen too narrow to have it beside the question.
type panelPage struct{ scroller }

// actions lead from the contradictions to the answers that they rest on, as at the end of the interview.
func (p *panelPage) actions(sc *screen) []action {
	out := p.scroller.actions(sc)
	if len(sc.s.Assessment().Contradictions) == 0 {
		return out
	}
	conflicts := func() { sc.overlay = newConflictsPage(sc) }
	return append([]action{does(sc.keys.conflicts, conflicts), does(key.NewBinding(key.WithKeys("enter")), conflicts)}, out...)
}

func (p *panelPage) view(sc *screen, width, height int) string {
	return strings.Join(p.lines(sc.panel(min(width-2, widestPanel)), height), "\n")
}

// widestPanel is where the panel's figures would be too far from their names.
const widestPanel = 76
