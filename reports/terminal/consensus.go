package terminal

import (
	"io"
	"strconv"

	"github.com/charmbracelet/x/ansi"

	"salesaudit/internal/wording"
	"salesaudit/reports/view"
)

// WriteConsensus prints where the respondents of a merged file disagree, as `merge` does: who they are, how far they
// agree by dimension, then each value with who said what.
func WriteConsensus(w io.Writer, c *view.Consensus, words *view.Words, o Options) error {
	p := newPage(w, o)
	p.wrapped("", p.bold, c.Lead)
	p.line("")
	for _, r := range c.Respondents {
		p.hanging("  "+strconv.Itoa(r.Number)+"  ", wording.Joined(", ", r.Name, r.Position, r.Date, r.File))
	}
	p.agreement(c, words)
	for i := range c.Disagreements {
		p.disagreement(&c.Disagreements[i], words)
	}
	if len(c.Dropped) > 0 {
		p.line("")
		p.line("  %s%s%s", p.bold, words.LeftOut, p.reset)
		for _, d := range c.Dropped {
			p.hanging("    ", d)
		}
	}
	return p.err
}

func (p *page) agreement(c *view.Consensus, words *view.Words) {
	p.line("")
	p.line("  %s%s%s", p.bold, words.Agreement, p.reset)
	name := 0
	for _, a := range c.Agreement {
		name = max(name, ansi.StringWidth(a.Dimension))
	}
	for _, a := range c.Agreement {
		p.hanging("    "+alignLeft(a.Dimension, name)+"  "+alignRight(a.Alpha.Text, len("-0,00"))+"  ", a.Text)
	}
}

// disagreement prints a value, who says what of it, what was taken and why, and what hangs on it.
func (p *page) disagreement(d *view.Disagreement, words *view.Words) {
	p.line("")
	p.hanging("  "+p.bold+strconv.Itoa(d.Question)+"."+p.reset+" ", d.Label)
	for _, s := range d.Said {
		p.hanging("     "+s.Label+": ", s.Text)
	}
	p.hanging("     ", words.Taken+": "+d.Taken+" ("+d.Why+")")
	for _, m := range d.Moves {
		p.wrapped("     ", p.warn, wording.UpperFirst(m))
	}
}
