package terminal

import (
	"fmt"
	"io"
	"math"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"salesaudit/internal/wording"
	"salesaudit/reports/view"
)

// WriteScores prints assessments as `score` does, one after another: dimensions with bars, criteria by gap,
// contradictions, what to ask next.
func WriteScores(w io.Writer, all []*view.View, o Options) error {
	p := newPage(w, o)
	for i, v := range all {
		if i > 0 {
			p.line("")
		}
		p.scores(v)
	}
	return p.err
}

func (p *page) scores(v *view.View) {
	p.head(v)
	p.dimensions(v)
	p.criteria(v)
	p.contradictions(v)
	p.next(v)
}

func (p *page) head(v *view.View) {
	h := v.Header
	left := wording.Joined(", ", h.Client, h.Sellers.Text, h.Date)
	right := fmt.Sprintf("%s %s 100 · %s", v.Overall.Proven.Text, v.Words.Of, v.Overall.Band)
	if gap := p.width - ansi.StringWidth(left) - ansi.StringWidth(right); gap >= 2 {
		p.line("%s%s%s%s%s", p.bold, left, strings.Repeat(" ", gap), right, p.reset)
	} else {
		p.line("%s%s%s", p.bold, cut(left, p.width), p.reset)
		p.line("%s%s%s", p.bold, right, p.reset)
	}
	p.line("")
}

// barLength is how many columns a score of 100 takes.
const barLength = 25

// bar draws a score: proven solid, claimed shaded, possible light, and a mark at the target.
func bar(s view.Score) string {
	cells := make([]rune, barLength)
	place := func(x float64) int { return int(math.Round(x / 100 * barLength)) }
	for i := range cells {
		switch {
		case i < place(s.Proven.Value):
			cells[i] = '█'
		case i < place(s.Claimed.Value):
			cells[i] = '▒'
		case i < place(s.Possible.Value):
			cells[i] = '░'
		default:
			cells[i] = '·'
		}
	}
	if at := place(s.Target.Value); at > 0 {
		cells[min(at, barLength)-1] = '│'
	}
	return string(cells)
}

func (p *page) dimensions(v *view.View) {
	name := 0
	for _, d := range v.Dimensions {
		name = max(name, ansi.StringWidth(d.Name))
	}
	w := v.Words
	for _, d := range v.Dimensions {
		detail := fmt.Sprintf("%s %s  %s %s  %s %s", wording.LowerFirst(w.Claimed), d.Claimed.Text, wording.LowerFirst(w.Possible), d.Possible.Text, wording.LowerFirst(w.Target), d.Target.Text)
		line := fmt.Sprintf("  %s  %5s  %s", alignLeft(d.Name, name), d.Proven.Text, bar(d.Score))
		if ansi.StringWidth(line)+2+ansi.StringWidth(detail) <= p.width {
			p.line("%s  %s%s%s", line, p.dim, detail, p.reset)
		} else {
			p.line("%s", line)
			p.line("    %s%s%s", p.dim, detail, p.reset)
		}
		if d.Cap != "" {
			p.wrapped("    ", p.warn, d.Cap)
		}
	}
	p.line("  %s█ %s  ▒ %s  ░ %s  │ %s%s", p.dim, wording.LowerFirst(w.Proven), wording.LowerFirst(w.Claimed), wording.LowerFirst(w.Possible), wording.LowerFirst(w.Target), p.reset)
}

// criteria lists all criteria by gap, the heaviest first.
func (p *page) criteria(v *view.View) {
	name := 0
	for _, k := range v.ByGap {
		name = max(name, ansi.StringWidth(v.Criteria[k].Name))
	}
	name = min(name, p.width/2-8)
	w := v.Words
	p.line("")
	p.line("  %s%s  %s  %s  %s%s", p.bold, alignLeft(w.Criterion, name), wording.LowerFirst(w.Level), wording.LowerFirst(w.Target), wording.LowerFirst(w.Lacks), p.reset)
	level, target := ansi.StringWidth(w.Level), ansi.StringWidth(w.Target)
	for _, k := range v.ByGap {
		c := &v.Criteria[k]
		lacks := w.TargetReached
		if c.Gap > 0 && c.Next != nil {
			lacks = c.Next.LacksText
			if len(c.Next.Deciders) > 0 && c.Next.Lacks == view.LacksCondition {
				var texts []string
				for _, d := range c.Next.Deciders {
					texts = append(texts, wording.LowerFirst(d.Text))
				}
				lacks = wording.UpperFirst(strings.Join(texts, "; "))
			}
		}
		head := fmt.Sprintf("  %s  %s  %s  ", alignLeft(cut(c.Name, name), name), centered(levels(c), level), centered(fmt.Sprint(c.Target), target))
		p.hanging(head, lacks)
	}
}

// levels shows the proven level, and the claimed one where it is higher.
func levels(c *view.Criterion) string {
	if c.Claimed > c.Proven {
		return fmt.Sprintf("%d (%d)", c.Proven, c.Claimed)
	}
	return fmt.Sprint(c.Proven)
}

func centered(s string, width int) string {
	left := max(0, width-ansi.StringWidth(s)) / 2
	return alignLeft(strings.Repeat(" ", left)+s, width)
}

func (p *page) contradictions(v *view.View) {
	p.line("")
	p.line("  %s%s: %s%s", p.bold, v.Words.Contradictions, contradictionCount(v), p.reset)
	for _, c := range v.Contradictions {
		p.hanging("  ! ", c.SeverityName+": "+wording.LowerFirst(c.Says))
		p.wrapped("    ", p.dim, c.Ask)
	}
}

func contradictionCount(v *view.View) string {
	if len(v.Contradictions) == 0 {
		return v.Words.None
	}
	return fmt.Sprint(len(v.Contradictions))
}

// mostAsked is how many fields to ask about are listed: more is what the report is for.
const mostAsked = 5

func (p *page) next(v *view.View) {
	w := v.Words
	p.line("")
	p.line("  %s%s%s", p.bold, w.Trust, p.reset)
	p.wrapped("    ", "", v.Trust.Full())
	if len(v.ToAsk) > 0 {
		p.line("")
		p.line("  %s%s%s", p.bold, w.StillToAsk, p.reset)
		for _, q := range v.ToAsk[:min(mostAsked, len(v.ToAsk))] {
			p.hanging(fmt.Sprintf("    +%-5s ", q.Gain.Text), q.Label)
		}
	}
	if len(v.ToProve) > 0 {
		p.line("")
		p.line("  %s%s%s", p.bold, w.StillToProve, p.reset)
		for _, q := range v.ToProve[:min(mostAsked, len(v.ToProve))] {
			p.hanging(fmt.Sprintf("    +%-5s ", q.Gain.Text), q.Criterion+": "+q.Evidence)
		}
	}
}
