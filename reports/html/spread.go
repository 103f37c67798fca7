package html

import (
	"strconv"

	"salesaudit/reports/paper"
)

// spreadChart is a chart of places among others in px of its own drawing.
type spreadChart struct {
	*paper.Spread
	Height, Foot int // of the lines; the baseline of the numbers under them
	Scale        []spreadTick
	Parts        []spreadPart
}

type spreadTick struct {
	X    int
	Text string
}

type spreadPart struct {
	paper.SpreadLine
	Middle, Text, Top, X1, Width, Median, X int
	Class                                   string // low or ""
}

// The drawing of the chart in px; the template has the same numbers.
const (
	spreadLeft  = 340
	spreadWidth = 530
	spreadRow   = 30
	spreadBand  = 14
)

func newSpreadChart(s *paper.Spread) spreadChart {
	out := spreadChart{Spread: s, Height: spreadRow * len(s.Lines)}
	out.Foot = out.Height + 18
	x := func(value float64) int { return spreadLeft + int(s.At(value)*spreadWidth+0.5) }
	for _, tick := range s.Ticks() {
		out.Scale = append(out.Scale, spreadTick{x(tick), strconv.FormatFloat(tick, 'f', -1, 64)})
	}
	for i, l := range s.Lines {
		middle := spreadRow*i + spreadRow/2
		part := spreadPart{SpreadLine: l, Middle: middle, Text: middle + 4, Top: middle - spreadBand/2, X1: x(l.Q1.Value), Median: x(l.Median.Value), X: x(l.Value.Value)}
		part.Width = max(1, x(l.Q3.Value)-part.X1)
		if l.Value.Value < l.Q1.Value {
			part.Class = "low"
		}
		out.Parts = append(out.Parts, part)
	}
	return out
}
