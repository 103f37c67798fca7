package batch

import (
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"salesaudit/questionnaire"
	"salesaudit/questionnaire/banktest"
)

// TestTablesFitTheTerminal prints a summary of drawn files in both languages: no line is wider than the terminal, and
// with room enough nothing is broken.
func TestTablesFitTheTerminal(t *testing.T) {
	bank := banktest.Block9(t)
	summary := newSummary(bank)
	summary.countAnswers(true)
	found := mustFind(t, []string{sampleFolder(t, sampleTexts(bank, 40))})
	err := (&pool{bank: bank, workers: 2, answers: true}).run(t.Context(), found.all(), func(r *result) error {
		summary.add(r)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, lang := range []questionnaire.Language{questionnaire.Russian, questionnaire.English} {
		lines := map[int]int{}
		for _, columns := range []int{80, 100, 1000} {
			var out strings.Builder
			if err := summary.WriteTable(&out, lang, columns); err != nil {
				t.Fatal(err)
			}
			for line := range strings.Lines(out.String()) {
				lines[columns]++
				if width := utf8.RuneCountInString(strings.TrimSuffix(line, "\n")); width > columns {
					t.Errorf("%s: %d columns where there are %d: %s", lang, width, columns, line)
				}
			}
		}
		if lines[80] <= lines[100] || lines[100] <= lines[1000] {
			t.Errorf("%s: lines by width: %v", lang, lines)
		}
	}
}

// TestDimensionThatDoesNotApply: a client to whom no criterion of a dimension applies has no score in it, and counts in no
// mean of it.
func TestDimensionThatDoesNotApply(t *testing.T) {
	bank := banktest.Block9(t)
	whole, err := os.ReadFile("../../testdata/clients/distributor.yaml")
	if err != nil {
		t.Fatal(err)
	}
	last := bank.Dimensions[len(bank.Dimensions)-1]
	without := string(whole) + "\nnot_applicable:\n"
	for _, c := range bank.Criteria {
		if c.Dimension == last {
			without += "  " + c.ID + ": \"one telephone\"\n"
		}
	}
	mean := func(texts ...[]byte) distribution {
		summary := newSummary(bank)
		found := mustFind(t, []string{sampleFolder(t, texts)})
		err := (&pool{bank: bank, workers: 1}).run(t.Context(), found.all(), func(r *result) error {
			summary.add(r)
			return nil
		})
		if err != nil || summary.counts.Scored != len(texts) {
			t.Fatalf("%d of %d are scored: %v", summary.counts.Scored, len(texts), err)
		}
		return summary.dimensions[last.Index][0]
	}
	alone, beside, none := mean(whole), mean(whole, []byte(without)), mean([]byte(without))
	if beside.len() != 1 || beside.mean() != alone.mean() || none.len() != 0 {
		t.Errorf("%d scores with the mean %v, want 1 with %v; of none %d", beside.len(), beside.mean(), alone.mean(), none.len())
	}
}

// TestHistogram: the heights of the bars are in proportion, the highest is full, and only an empty part has none.
func TestHistogram(t *testing.T) {
	var d distribution
	for part, n := range []int{1, 100, 50, 12, 13, 0, 88, 87, 25, 26} {
		for range n {
			d.add(float64(10*part + 5))
		}
	}
	if got, want := histogram(&d), "▁█▄▁▂·█▇▂▃"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if got, want := histogram(new(distribution)), "··········"; got != want {
		t.Errorf("of nothing %s, want %s", got, want)
	}
}
