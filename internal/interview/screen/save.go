package screen

import (
	"cmp"

	tea "github.com/charmbracelet/bubbletea"

	"salesaudit/internal/interview/session"
	"salesaudit/questionnaire"
)

// savePage asks where else to save.
type savePage struct{ widget *widget }

// newSavePage proposes the name that the file has, or another place where that one cannot be written.
func newSavePage(sc *screen) *savePage {
	path := sc.s.File.Path()
	if sc.s.File.SaveError() != nil {
		path = cmp.Or(append(sc.s.File.OtherPlaces(), path)...)
	}
	return &savePage{newTyped(sc.styles, path, longestAnswer)}
}

func (p *savePage) typing() bool { return true }

func (p *savePage) update(sc *screen, msg tea.Msg) (session.Move, tea.Cmd) {
	if key, ok := msg.(tea.KeyMsg); ok {
		switch key.String() {
		case "esc", "shift+tab":
			return session.Move{Kind: session.Upward}, nil
		case "enter":
			if err := sc.s.File.SaveAs(session.Clean(p.widget.text)); err != nil {
				sc.notice = sc.say(sayNotSaved, session.Why(sc.setting.Language, err))
				return session.Move{}, nil
			}
			sc.warned = false
			sc.news = sc.say(session.SaySavedIn, sc.s.File.Path())
			return session.Move{Kind: session.Upward}, nil
		}
	}
	return session.Move{}, p.widget.update(msg)
}

func (p *savePage) view(sc *screen, width, _ int) string {
	return sc.say(saySaveAs) + "\n" + p.widget.view(width, 1)
}

func (p *savePage) hints() []questionnaire.Text {
	return []questionnaire.Text{hintEnterSave, hintEscBack}
}
