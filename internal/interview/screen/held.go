package screen

import (
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"salesaudit/internal/clean"
	"salesaudit/internal/interview/session"
	"salesaudit/questionnaire"
)

// holds reports whether something is typed or marked that is not in the file yet.
func (sc *screen) holds() bool {
	p, ok := sc.active().(keeper)
	return ok && p.holds(sc)
}

// isEdited reports whether the widget holds something else than it began with.
func (w *widget) isEdited() bool {
	switch w.kind {
	case chooser:
		return w.begun != ""
	case several:
		return w.begun != "" || w.touched
	}
	return w.touched && w.text != w.from
}

// isNamed reports whether a name is typed into a widget that may be nil.
func (w *widget) isNamed() bool { return w != nil && clean.Typed(w.text) != "" }

func (p *valuePage) holds(*screen) bool {
	if p.naming != nil {
		return p.naming.isNamed()
	}
	return p.widget.isEdited()
}

func (p *rowPage) holds(sc *screen) bool {
	inner, ok := p.page.(keeper)
	return ok && inner.holds(sc)
}

func (p *listPage) holds(sc *screen) bool {
	if p.row != nil {
		return p.row.holds(sc)
	}
	return p.naming.isNamed() || p.pasted != nil
}

func (p *notePage) holds(*screen) bool { return p.widget.isEdited() }

// holds compares a correction with the card; a new interview has no file yet.
func (p *openingPage) holds(*screen) bool {
	now := *p
	now.typed = slices.Clone(p.typed)
	now.remember()
	return p.own == 0 && !slices.Equal(now.typed, p.first)
}

func (p *evidencePage) holds(*screen) bool {
	return p.form != nil && (p.form.step > 0 || p.form.saysAnything())
}

func (p *reviewPage) holds(*screen) bool { return p.form != nil && p.form.widget.isEdited() }

func (p *scopesPage) holds(sc *screen) bool { return p.cell != nil && p.cell.holds(sc) }

func (p *sharedPage) holds(sc *screen) bool { return p.rule != nil && p.rule.holds(sc) }

// holds is that of what the help lies over.
func (p *helpPage) holds(sc *screen) bool {
	under, ok := p.under.(keeper)
	return ok && under.holds(sc)
}

// holds nothing: the name of a file is no answer.
func (p *savePage) holds(*screen) bool { return false }

// sayTyped says that what is typed is not in the file yet, in less and less words.
var sayTyped = []questionnaire.Text{
	{RU: "набрано, ещё не сохранено", EN: "typed, not saved yet"},
	{RU: "набрано, не сохранено", EN: "typed, not saved"},
	{RU: "не сохранено", EN: "not saved"},
}

// scoreLine shows proven and possible of each dimension, and whether the answers are on disk, with what is typed.
func (sc *screen) scoreLine() string {
	err := sc.s.File.SaveError()
	switch {
	case err != nil:
		why := cut(sc.say(sayNotSaved, session.Why(sc.setting.Language, err)), sc.width*2/3)
		line, _ := sc.scoresBeside(sc.styles.warning.Render(why + " · " + sc.say(saySaveElse)))
		return line
	case !sc.holds():
		line, _ := sc.scoresBeside(sc.styles.faint.Render(sc.say(saySaved)))
		return line
	}
	for _, words := range sayTyped { // fewer where the scores have no room beside more
		if line, fits := sc.scoresBeside(sc.say(words)); fits {
			return line
		}
	}
	line, _ := sc.scoresBeside(sc.say(sayTyped[0]))
	return line
}

// scoresBeside is the line of scores with a state at its right end, and whether there was room for the scores.
func (sc *screen) scoresBeside(state string) (line string, fits bool) {
	space := sc.width - ansi.StringWidth(state) - 4
	left := ""
	for letters := 24; letters >= 4; letters-- { // names give way before figures do
		if left = sc.dimensionLine(letters); ansi.StringWidth(left) <= space {
			break
		}
	}
	fits = ansi.StringWidth(left) <= space
	if !fits {
		left = ""
	}
	gap := strings.Repeat(" ", max(sc.width-2-ansi.StringWidth(left)-ansi.StringWidth(state), 0))
	return " " + left + gap + state, fits
}
