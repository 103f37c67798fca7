package paper

import (
	"cmp"
	"slices"

	"salesaudit/reports/view"
)

// Slope is a chart of what became of numbers: a line for each from its value on the left to that on the right.
type Slope struct {
	Title     string
	Name      string // of what the lines are, as the head of a column
	From, To  string // what is on the left and on the right, such as two dates
	Low, High float64
	Lines     []SlopeLine
}

// SlopeLine is one line of it.
type SlopeLine struct {
	Name     string
	Mark     string // in place of a name that is too long for the ends of a line; "" where it is not
	From, To view.Number
	Strong   bool // the one that the others add up to
}

// Label is what is at the ends of a line.
func (l *SlopeLine) Label() string { return cmp.Or(l.Mark, l.Name) }

// Key says what the marks of the lines stand for, to be set under the chart; nil where they have none.
func (s *Slope) Key() []string {
	var out []string
	for i := range s.Lines {
		if l := &s.Lines[i]; l.Mark != "" {
			out = append(out, l.Mark+" "+l.Name)
		}
	}
	return out
}

// SlopePlace is where a line is: how far down its ends and the texts at its ends are, 0 at High and 1 at Low. Texts
// are moved apart where they would overlap.
type SlopePlace struct{ From, To, FromText, ToText float64 }

// Places returns the places of the lines for texts that need so much of the height each.
func (s *Slope) Places(text float64) []SlopePlace {
	out := make([]SlopePlace, len(s.Lines))
	from, to := make([]float64, len(out)), make([]float64, len(out))
	for i, line := range s.Lines {
		out[i].From, out[i].To = s.down(line.From.Value), s.down(line.To.Value)
		from[i], to[i] = out[i].From, out[i].To
	}
	apart(from, text)
	apart(to, text)
	for i := range out {
		out[i].FromText, out[i].ToText = from[i], to[i]
	}
	return out
}

// down returns how far down a value is; one beyond the scale is at its end.
func (s *Slope) down(value float64) float64 {
	if s.High <= s.Low {
		return 0
	}
	return min(1, max(0, (s.High-value)/(s.High-s.Low)))
}

// apart moves places so that each two are at least a distance apart: down where they are too near, then up again from
// the foot, as far as there is room.
func apart(places []float64, distance float64) {
	order := make([]int, len(places))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(places[a], places[b]) })
	for k := 1; k < len(order); k++ {
		places[order[k]] = max(places[order[k]], places[order[k-1]]+distance)
	}
	limit := 1.0
	for k := len(order) - 1; k >= 0; k-- {
		places[order[k]] = min(places[order[k]], limit)
		limit = places[order[k]] - distance
	}
}

// Table returns the same as a table, for formats without pictures and for readers that cannot see them.
func (s *Slope) Table() *Table {
	t := &Table{Title: s.Title, Columns: []Column{{Title: s.Name, Share: 4}, {Title: s.From, Numeric: true}, {Title: s.To, Numeric: true}}}
	for _, line := range s.Lines {
		t.Rows = append(t.Rows, []string{line.Name, line.From.Text, line.To.Text})
	}
	return t
}
