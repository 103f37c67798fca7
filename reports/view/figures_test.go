package view

import (
	"testing"

	"salesaudit/internal/wording"
	"salesaudit/questionnaire"
)

func TestRanges(t *testing.T) {
	for want, numbers := range map[string][]int{
		"1":              {1},
		"1, 2":           {1, 2},
		"5":              {5, 5},
		"1–3":            {1, 2, 3},
		"1–8, 11":        {1, 2, 3, 4, 5, 6, 7, 8, 11},
		"2–6, 8, 10, 11": {2, 3, 4, 5, 6, 8, 10, 11},

		"1–3, 5–12, 14, 16, 17": {1, 2, 3, 5, 14, 6, 7, 8, 16, 9, 10, 17, 11, 12}, // as they stand in the waves
	} {
		if got := ranges(numbers); got != want {
			t.Errorf("ranges(%v) is %q, want %q", numbers, got, want)
		}
	}
}

// TestConfidenceBesideItsBand shows a digit more where whole per cent would belong to another band than the confidence.
func TestConfidenceBesideItsBand(t *testing.T) {
	b := &builder{Speaker: wording.In(questionnaire.Russian)}
	for x, want := range map[float64]string{74.9: "74,9\u00a0%", 75: "75\u00a0%", 75.2: "75\u00a0%", 49.6: "49,6\u00a0%", 49.2: "49\u00a0%"} {
		if got := b.confidencePercent(x).Text; got != want {
			t.Errorf("a confidence of %v is shown as %s, want %s", x, got, want)
		}
	}
}
