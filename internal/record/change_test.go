package record

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestDimensionThatCeases says of a dimension whose criteria no longer apply what became of the criteria, and not that its
// score fell to 0.
func TestDimensionThatCeases(t *testing.T) {
	yes, no := true, false
	of := func(applies *bool, proven float64, levels *Levels) *Assessment {
		return &Assessment{
			Dimensions: []Dimension{{ID: "kept", Score: Score{Proven: proven}}, {ID: "gone", Score: Score{Proven: proven}}},
			Criteria:   []Criterion{{ID: "a", Dimension: "kept", Applies: &yes, Levels: &Levels{}}, {ID: "b", Dimension: "gone", Applies: applies, Levels: levels}},
		}
	}
	before, now := of(&yes, 15, &Levels{}), of(&no, 0, nil)
	want := []DimensionChange{{ID: "kept", ScoreChange: ScoreChange{Proven: &FromTo{15, 0}}}}
	for _, c := range []Changes{now.Since(before), of(&yes, 0, &Levels{}).Since(of(&no, 15, nil))} {
		if diff := cmp.Diff(want, c.Dimensions); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
		if len(c.Criteria) != 1 || c.Criteria[0].Applies == nil {
			t.Errorf("criteria %+v", c.Criteria)
		}
	}
}
