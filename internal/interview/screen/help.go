package screen

import (
	"slices"
	"strings"

	"salesaudit/internal/wording"
)

// helpPage names the keys of the page that it lies over.
type helpPage struct {
	scroller
	of    []action // of that page
	under page     // what lies over the question below it; nil where that is the page itself
}

// openHelp names the keys that there are now.
func (sc *screen) openHelp() { sc.overlay = &helpPage{of: sc.actions(), under: sc.overlay} }

// keep closes the help over what is typed into, and makes an answer of that.
func (p *helpPage) keep(sc *screen) bool {
	if p.under == nil {
		return true
	}
	sc.overlay = p.under
	return sc.keep()
}

// helping adds the help to the actions of what lies over a question, before the last, the way out.
func (sc *screen) helping(actions []action) []action {
	if _, ok := sc.overlay.(*helpPage); ok || len(actions) == 0 {
		return actions
	}
	return slices.Insert(slices.Clone(actions), len(actions)-1, does(sc.keys.help, sc.openHelp))
}

func (p *helpPage) view(sc *screen, width, height int) string {
	var names, does []string
	for _, a := range p.of {
		if help := a.Help(); help.Key != "" {
			names, does = append(names, help.Key), append(does, help.Desc)
		}
	}
	lines := columns(names, does, width-2)
	lines = append(append(lines, ""), wording.Wrap(sc.say(helpLayout), width-2)...)
	return sc.styles.title.Render(sc.say(sayHelp)) + "\n" + strings.Join(p.lines(lines, height-1), "\n")
}

// columns puts pairs of texts side by side, in two columns of pairs where the width allows it.
func columns(left, right []string, width int) []string {
	wide := widest(left) + 2
	pairs := make([]string, len(left))
	for i := range left {
		pairs[i] = padTo(left[i], wide) + right[i]
	}
	column, rows := widest(pairs)+2, len(pairs)
	if 2*column-2 <= width {
		rows = (len(pairs) + 1) / 2
	}
	var out []string
	for i := range rows {
		line := pairs[i]
		if rows+i < len(pairs) {
			line = padTo(line, column) + pairs[rows+i]
		}
		out = append(out, cut(line, width))
	}
	return out
}
