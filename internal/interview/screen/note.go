package screen

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

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

func (p *notePage) update(sc *screen, msg tea.Msg) (session.Move, tea.Cmd) {
	if key, ok := msg.(tea.KeyMsg); ok {
		switch key.String() {
		case "esc":
			return session.Move{Kind: session.Upward}, nil
		case "enter", "tab", "f4":
			if sc.taken(sc.s.Problem(sc.s.SetNote(p.question, strings.ToValidUTF8(p.widget.text, "")))) {
				return session.Move{Kind: session.Upward}, nil
			}
			return session.Move{}, nil
		}
	}
	return session.Move{}, p.widget.update(msg)
}

func (p *notePage) view(sc *screen, width, height int) string {
	return sc.styles.title.Render(sc.say(sayNote)) + "\n" + p.question.Title.In(sc.setting.Language) + "\n\n" + p.widget.view(width, height-3)
}

func (p *notePage) hints() []questionnaire.Text {
	return []questionnaire.Text{hintEnterSave, hintNewLine, hintEscBack}
}
