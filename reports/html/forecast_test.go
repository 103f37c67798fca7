package html

import (
	"testing"

	"salesaudit/reports/view"
)

// TestBesideMarks puts the figures of a score over its mark, and under it where another mark is in the way.
func TestBesideMarks(t *testing.T) {
	y := scoreY(63.2)
	for name, c := range map[string]struct {
		dimensions []float64
		want       int
	}{
		"free":               {[]float64{20, 95}, y - 10},
		"one right over it":  {[]float64{60, 70.8}, y + 21},
		"one right under it": {[]float64{54, 90}, y - 10},
		"the same score":     {[]float64{63.2}, y - 10},
	} {
		var all []view.Number
		for _, d := range c.dimensions {
			all = append(all, view.Number{Value: d})
		}
		if got := besideMarks(y, all); got != c.want {
			t.Errorf("%s: at %d, want %d", name, got-y, c.want-y)
		}
	}
}
