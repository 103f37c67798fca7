package screen

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"salesaudit/internal/interview/session"
	"salesaudit/questionnaire"
)

// notePage writes the note on a question.
type notePage struct {
	question *questionnaire.Question
	widget   *widget
}

func newNotePage(sc *screen, q *questionnaire.Question) *notePage {
	return &notePage{q, newParagraph(sc.styles, sc.s.Note(q))}
}

func (p *notePage) typing() bool { return true }

func (p *notePage) actions(sc *screen) []action {
	save := leaves(sc, p, session.Upward)
	return []action{
		leads(sc.keys.saveText, save),
		leads(key.NewBinding(key.WithKeys("tab", "f4")), save),
		{Binding: sc.keys.newLine},
		leads(key.NewBinding(key.WithKeys("esc"), key.WithHelp(sc.keys.close.Help().Key, sc.keys.close.Help().Desc)), save),
	}
}

func (p *notePage) other(_ *screen, msg tea.Msg) tea.Cmd { return p.widget.update(msg) }

func (p *notePage) view(sc *screen, width, height int) string {
	return sc.styles.title.Render(sc.say(sayNote)) + "\n" + cut(sc.setting.Text(p.question.Title), width) + "\n\n" + p.widget.view(width, height-3)
}
