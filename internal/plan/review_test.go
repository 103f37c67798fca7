package plan

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestShare shares days out among steps by what the bank gives each, in halves, with an exact sum.
func TestShare(t *testing.T) {
	for _, c := range []struct {
		name string
		days float64
		bank []float64
		want []float64
	}{
		{"in proportion, from half a day on", 7, []float64{1, 2}, []float64{2.5, 4.5}},
		{"what is left goes to who lost most", 2, []float64{1, 1, 1}, []float64{1, 0.5, 0.5}},
		{"a step that costs nothing counts as half a day", 4, []float64{0, 1}, []float64{1.5, 2.5}},
		{"no step under half a day", 0.5, []float64{2, 2}, []float64{0.5, 0.5}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var steps []*draft
			for _, days := range c.bank {
				steps = append(steps, &draft{Step: Step{Days: days}})
			}
			share(c.days, steps)
			var got []float64
			for _, d := range steps {
				got = append(got, d.Days)
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}
