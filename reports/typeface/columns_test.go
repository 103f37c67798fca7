package typeface

import (
	"slices"
	"testing"
)

// TestColumns shares widths out: as wanted, with room for the longest word, and with as few cut words as there can be.
func TestColumns(t *testing.T) {
	for name, c := range map[string]struct{ wanted, least, want []float64 }{
		"as wanted":           {[]float64{60, 40}, []float64{10, 10}, []float64{60, 40}},
		"grown":               {[]float64{30, 20}, []float64{10, 10}, []float64{60, 40}},
		"a word needs more":   {[]float64{80, 20}, []float64{10, 30}, []float64{70, 30}},
		"shrunk by the spare": {[]float64{90, 30}, []float64{10, 30}, []float64{70, 30}},
		"too narrow for all":  {[]float64{40, 30, 30}, []float64{70, 60, 20}, []float64{40, 40, 20}},
		"none":                {nil, nil, []float64{}},
	} {
		if got := Columns(c.wanted, c.least, 100); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, expected %v", name, got, c.want)
		}
	}
}
