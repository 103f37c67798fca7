package paper

import (
	"fmt"

	"salesaudit/internal/wording"
	"salesaudit/reports/view"
)

// Spread is a chart of where values are among those of others: on one scale for each line a band from the first quartile of
// the others to the third, a stroke at their median, and a dot at the value itself. The table beside it says the same.
type Spread struct {
	Title     string
	Key       string // what band, stroke and dot are
	Low, High float64
	Lines     []SpreadLine
}

// SpreadLine is one line of it.
type SpreadLine struct {
	Name                  string
	Value, Q1, Median, Q3 view.Number
	Strong                bool // the one that the others add up to
}

// At returns how far along the scale a value is, 0 to 1; one beyond the scale is at its end.
func (s *Spread) At(value float64) float64 {
	if s.High <= s.Low {
		return 0
	}
	return min(1, max(0, (value-s.Low)/(s.High-s.Low)))
}

// Ticks are the numbers under the scale, from its beginning to its end.
func (s *Spread) Ticks() []float64 {
	const steps = 4
	out := make([]float64, steps+1)
	for i := range out {
		out[i] = s.Low + (s.High-s.Low)*float64(i)/steps
	}
	return out
}

// Says says what a line shows, to those who do not see it.
func (l *SpreadLine) Says() string {
	return fmt.Sprintf("%s: %s (%s – %s – %s)", l.Name, l.Value.Text, l.Q1.Text, l.Median.Text, l.Q3.Text)
}

// Says says what the chart shows, to those who do not see it.
func (s *Spread) Says() string {
	said := make([]string, len(s.Lines))
	for i := range s.Lines {
		said[i] = s.Lines[i].Says()
	}
	return wording.Joined(". ", s.Title, wording.Joined("; ", said...))
}
