package consensus

import (
	"slices"

	"salesaudit/internal/answers"
	"salesaudit/questionnaire"
)

// disagreement measures how far apart the respondents are on one value; ok is false where nobody differs, or where they
// but use other words.
func disagreement(bank *questionnaire.Bank, m *answers.Merged, o *answers.Origin) (d Disagreement, ok bool) {
	f := bank.Field(o.Field)
	s := shapeOf(f, o.Column)
	if len(o.Said) < 2 || s == nil || s.Kind == questionnaire.FreeText || s.Kind == questionnaire.ID {
		return d, false
	}
	d = Disagreement{Origin: *o, Of: f}
	xs, comparable := scaled(s, o.Said)
	switch {
	case comparable:
		d.Spread = slices.Max(xs) - slices.Min(xs)
		d.Head, d.Sellers, d.HasGap = perceptions(m, o.Said, xs)
		d.Gap = d.Head - d.Sellers
	case s.Kind == questionnaire.Multi || s.Kind == questionnaire.References:
		d.Spread = unlike(o.Said)
	default:
		d.Spread = 1 // two names, or two marks, are either the same or not
	}
	return d, true
}

// shapeOf returns what a value looks like: that of a field, of a column of its rows, or of a mark of a matrix, which
// is a choice without an order.
func shapeOf(f *questionnaire.Field, column string) *questionnaire.Shape {
	switch {
	case f.Kind == questionnaire.Matrix && column != "":
		return &questionnaire.Shape{Kind: questionnaire.Choice}
	case column == "":
		return &f.Shape
	}
	if c := f.Column(column); c != nil {
		return &c.Shape
	}
	return nil
}

// scaled returns what is said on a scale from 0, the worst, to 1, the best: ranks of options over the highest rank,
// percent over 100, other numbers over the largest that is said. What nobody measures is 0. ok is false for what has
// no order.
func scaled(s *questionnaire.Shape, said []answers.Said) (xs []float64, ok bool) {
	largest := 1.0
	switch {
	case s.Kind == questionnaire.Choice && s.Ordered:
		largest = float64(max(1, len(s.Options)-1))
	case s.Kind == questionnaire.Percent:
		largest = 100
	case s.Kind == questionnaire.Integer:
		for i := range said {
			largest = max(largest, said[i].Value.Number)
		}
	}
	for i := range said {
		x, ordered := goodness(s, &said[i].Value)
		if !ordered {
			return nil, false
		}
		x /= largest
		if s.LowerIsBetter {
			x++
		}
		xs = append(xs, max(0, x)) // not measured is minus infinity
	}
	return xs, true
}

// perceptions returns the head's value and the median of the sellers'; ok is false, and both are 0, where one of them has
// said nothing.
func perceptions(m *answers.Merged, said []answers.Said, xs []float64) (ofHead, ofSellers float64, ok bool) {
	var sellers []float64
	heads := false
	for i, s := range said {
		switch m.Files[s.From-1].Position {
		case head:
			if !heads {
				heads, ofHead = true, xs[i]
			}
		case seller:
			sellers = append(sellers, xs[i])
		}
	}
	if !heads || len(sellers) == 0 {
		return 0, 0, false
	}
	return ofHead, median(sellers), true
}

// median returns the middle value, or the mean of the two in the middle.
func median(xs []float64) float64 {
	slices.Sort(xs)
	n := len(xs)
	return (xs[(n-1)/2] + xs[n/2]) / 2
}

// unlike returns the largest distance between two sets of names, 0-1: the share of the names of either that only one
// has.
func unlike(said []answers.Said) float64 {
	most := 0.0
	for i := range said {
		for k := range i {
			a, b := said[i].Value.Texts, said[k].Value.Texts
			both := 0
			for _, name := range a {
				if slices.Contains(b, name) {
					both++
				}
			}
			if either := len(a) + len(b) - both; either > 0 {
				most = max(most, 1-float64(both)/float64(either))
			}
		}
	}
	return most
}
