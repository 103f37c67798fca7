package screen

import (
	"cmp"

	tea "charm.land/bubbletea/v2"

	"salesaudit/internal/clean"
	"salesaudit/internal/interview/session"
)

// savePage asks where else to save.
type savePage struct{ widget *widget }

// newSavePage proposes the name that the file has, or another place where that one cannot be written.
func newSavePage(sc *screen) *savePage {
	path := clean.Typed(sc.s.File.Path())
	if sc.s.File.SaveError() != nil {
		path = cmp.Or(append(sc.s.File.OtherPlaces(), path)...)
	}
	return &savePage{newTyped(sc.styles, path, longestAnswer)}
}

func (p *savePage) typing() bool { return true }

func (p *savePage) actions(sc *screen) []action {
	return []action{
		leads(sc.keys.saveText, func() session.Move {
			if err := sc.s.File.SaveAs(clean.Typed(p.widget.text)); err != nil {
				sc.notice = sc.say(sayNotSaved, session.Why(sc.setting.Language, err))
				return session.Move{}
			}
			sc.warned = false
			sc.news = sc.say(session.SaySavedIn, sc.s.Path())
			return session.Move{Kind: session.Upward}
		}),
		leads(sc.keys.cancel, func() session.Move {
			if !p.keep(sc) {
				sc.news, sc.notice = sc.say(sayNotSaved, sc.notice), ""
			}
			return session.Move{Kind: session.Upward}
		}),
	}
}

func (p *savePage) other(_ *screen, msg tea.Msg) tea.Cmd { return p.widget.update(msg) }

func (p *savePage) view(sc *screen, width, _ int) string {
	return cut(sc.say(saySaveAs), width) + "\n" + p.widget.view(width, 1)
}
