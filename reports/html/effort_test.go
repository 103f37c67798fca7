package html

import (
	"testing"

	"salesaudit/reports/view"
)

// TestEffortChart keeps the marks apart and inside the plot, also where many steps take the same effort.
func TestEffortChart(t *testing.T) {
	v := &view.View{Plan: &view.Plan{}}
	for i := range 50 {
		v.Plan.Steps = append(v.Plan.Steps, view.Step{
			Place: i + 1, Kind: view.DoID, Days: view.Number{Value: float64(i%4) / 2}, Impact: view.Number{Value: float64(i % 7)},
		})
	}
	c := newEffortChart(v)
	if len(c.Marks) != len(v.Plan.Steps) {
		t.Fatalf("%d marks for %d steps", len(c.Marks), len(v.Plan.Steps))
	}
	for i, m := range c.Marks {
		if m.X < c.Left || m.X > c.Right || m.Y < c.Top || m.Y > c.Bottom {
			t.Errorf("step %d at %d, %d, outside the plot", m.Place, m.X, m.Y)
		}
		for _, other := range c.Marks[:i] {
			if dx, dy := m.X-other.X, m.Y-other.Y; dx*dx+dy*dy < markSize*markSize {
				t.Errorf("steps %d and %d cover each other", m.Place, other.Place)
			}
		}
	}
}
