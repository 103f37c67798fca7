package consensus

import (
	"math"
	"testing"
)

// TestAlpha holds alpha against the worked example of K. Krippendorff, Computing Krippendorff's Alpha-Reliability
// (University of Pennsylvania, 2011), section C: four observers, twelve units, missing data; interval alpha 0.849.
func TestAlpha(t *testing.T) {
	const none = 0
	observers := [4][12]float64{
		{1, 2, 3, 3, 2, 1, 4, 1, 2, none, none, none},
		{1, 2, 3, 3, 2, 2, 4, 1, 2, 5, none, 3},
		{none, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, none},
		{1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, none},
	}
	var units [][]float64
	for u := range 12 {
		var said []float64
		for _, o := range observers {
			if o[u] != none {
				said = append(said, o[u])
			}
		}
		units = append(units, said)
	}
	alpha, ok := krippendorff(units)
	if !ok || math.Abs(alpha-0.849) > 0.0005 {
		t.Errorf("alpha = %.4f, %v, want 0.849", alpha, ok)
	}
}

func TestAlphaAtItsEnds(t *testing.T) {
	for _, c := range []struct {
		name    string
		units   [][]float64
		alpha   float64
		defined bool
	}{
		{"nothing to compare", nil, 0, false},
		{"one respondent knows each", [][]float64{{0}, {1}}, 0, false},
		{"all say the same of everything", [][]float64{{0.5, 0.5}, {0.5, 0.5}}, 0, false},
		{"all say a tenth", [][]float64{{0.1, 0.1, 0.1}, {0.1, 0.1}}, 0, false}, // which no sum of squares gives exactly
		{"all say a third", [][]float64{{1. / 3, 1. / 3, 1. / 3}, {1. / 3, 1. / 3}}, 0, false},
		{"agreement", [][]float64{{0, 0}, {1, 1}}, 1, true},
		{"each says the opposite", [][]float64{{0, 1}, {1, 0}}, -0.5, true}, // Do = 1, De = 2/3
	} {
		t.Run(c.name, func(t *testing.T) {
			if alpha, ok := krippendorff(c.units); ok != c.defined || math.Abs(alpha-c.alpha) > 1e-9 {
				t.Errorf("Alpha = %v, %v, want %v, %v", alpha, ok, c.alpha, c.defined)
			}
		})
	}
}
