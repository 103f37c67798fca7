package paper

import (
	"cmp"
	"math"
	"slices"
	"strconv"

	"salesaudit/internal/wording"
	"salesaudit/reports/view"
)

// mostGaps is how many lines the chart of perception gaps has: more could not be told apart.
const mostGaps = 8

// Consensus returns the chapter on who sees what differently: who was asked, how far they agree, how the head and the
// sellers see the same thing, and each disagreement with what was taken.
func Consensus(c *view.Consensus, w *view.Words) []Block {
	respondents := &Table{Columns: []Column{{Title: w.NumberSign, Share: 0.5, Numeric: true}, {Title: w.Respondent, Share: 3}, {Title: w.Position, Share: 2}, {Title: w.Date, Share: 2}}}
	for _, r := range c.Respondents {
		respondents.Rows = append(respondents.Rows, []string{strconv.Itoa(r.Number), r.Name, r.Position, r.Date})
	}
	agreement := &Table{Title: w.Agreement, Columns: []Column{{Title: w.Dimension, Share: 3}, {Title: w.Alpha, Share: 1, Numeric: true}, {Title: w.Verdict, Share: 5}}}
	for _, a := range c.Agreement {
		agreement.Rows = append(agreement.Rows, []string{a.Dimension, a.Alpha.Text, a.Text})
	}
	out := []Block{Paragraph{Text: c.Lead}, respondents, agreement}
	out = append(out, perceptionGaps(c, w)...)
	if len(c.Disagreements) > 0 {
		out = append(out, Heading{Level: 2, Text: w.Disagreements}, disagreements(c, w))
	}
	if len(c.Dropped) > 0 {
		out = append(out, Heading{Level: 2, Text: w.LeftOut}, List{Items: c.Dropped})
	}
	return out
}

// perceptionGaps is a chart of how the head and the sellers see the same things, the widest gaps first; nothing where
// nobody can be compared.
func perceptionGaps(c *view.Consensus, w *view.Words) []Block {
	var seen []*view.Disagreement
	for i := range c.Disagreements {
		if d := &c.Disagreements[i]; d.Gap != nil && d.Gap.Value != 0 {
			seen = append(seen, d)
		}
	}
	slices.SortStableFunc(seen, func(x, y *view.Disagreement) int { return cmp.Compare(math.Abs(y.Gap.Value), math.Abs(x.Gap.Value)) })
	if len(seen) == 0 {
		return nil
	}
	s := &Slope{Title: w.PerceptionGap, Name: w.Said, From: w.BySellers, To: w.ByHead, High: 100}
	for i, d := range seen[:min(mostGaps, len(seen))] {
		s.Lines = append(s.Lines, SlopeLine{Name: d.Label, Mark: "(" + strconv.Itoa(i+1) + ")", From: *d.Sellers, To: *d.Head})
	}
	return []Block{s}
}

func disagreements(c *view.Consensus, w *view.Words) *Table {
	t := &Table{Columns: []Column{{Title: w.NumberSign, Share: 0.5, Numeric: true}, {Title: w.Question, Share: 2.6}, {Title: w.Said, Share: 3.4}, {Title: w.Taken, Share: 2.6}, {Title: w.Changes, Share: 2.6}}}
	for i := range c.Disagreements {
		d := &c.Disagreements[i]
		var said []string
		for _, s := range d.Said {
			said = append(said, s.Label+" — "+s.Text)
		}
		t.Rows = append(t.Rows, []string{strconv.Itoa(d.Question), d.Label, wording.Joined("; ", said...), d.Taken + " (" + d.Why + ")", wording.UpperFirst(wording.Joined("; ", d.Moves...))})
	}
	return t
}
