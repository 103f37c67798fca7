package scoring

import (
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"salesaudit/questionnaire"
	"salesaudit/questionnaire/banktest"
)

const factsFile = "testdata/facts.out"

// TestFacts holds every fact of some clients against a golden file: its value, or the fields that it waits for, what
// a share or count was taken of, and the rows that it counts.
func TestFacts(t *testing.T) {
	bank := banktest.Block9(t)
	s := NewScorer(bank)
	var got strings.Builder
	for _, v := range factVariants(t, bank) {
		a, err := s.Score(t.Context(), v.build(t, bank))
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintln(&got, v.name)
		for i := range a.Facts {
			writeFact(&got, &a.Facts[i])
		}
	}
	golden(t, factsFile, got.String())
}

// factVariants returns each sample as a small, a medium and a large company, because the size decides who is
// overloaded, and clients without a flaw but one, of those that the facts of the samples do not show.
func factVariants(t *testing.T, bank *questionnaire.Bank) []variant {
	t.Helper()
	var out []variant
	for _, name := range samples(t) {
		for _, profile := range bank.Profiles {
			sellers := profile.UpTo
			if sellers == 0 {
				sellers = 100
			}
			out = append(out, variant{name: fmt.Sprintf("%s, %d sellers", filepath.Base(name), sellers), change: func(file map[string]any) {
				clear(file)
				maps.Copy(file, fileOf(t, name))
				file["client"].(map[string]any)["sellers"] = float64(sellers)
			}})
		}
	}
	flaws := []string{
		"flawless, decisions in rows 2: action is left out",
		"flawless, decisions in rows 2: owner_role is left out",
		"flawless, indicators in rows 1: owner_role is left out",
		"flawless, roles in rows 1: headcount is left out",
		"flawless, responsibilities in rows 2: nobody",
		"flawless, responsibilities in rows 2: not asked",
	}
	for _, v := range variantsOf(t, bank) {
		if slices.Contains(flaws, v.name) {
			out = append(out, v)
		}
	}
	if want := len(samples(t))*len(bank.Profiles) + len(flaws); len(out) != want {
		t.Fatalf("%d clients, want %d", len(out), want)
	}
	return out
}

func writeFact(out *strings.Builder, f *FactResult) {
	fmt.Fprintf(out, "  %s ", f.Fact.ID)
	if !f.Known {
		out.WriteString("?")
		if f.Bounded {
			fmt.Fprintf(out, " worst %.6g, best %.6g", f.Worst, f.Best)
		}
		for _, w := range f.Waits {
			out.WriteString(" " + w.ID)
		}
	} else {
		out.WriteString(strconv.FormatFloat(f.Value, 'g', 9, 64)) // the last digits differ between processors
	}
	if f.Of > 0 {
		fmt.Fprintf(out, " of %d", f.Of)
	}
	if len(f.Items) > 0 {
		out.WriteString(": " + strings.Join(f.Items, ", "))
	}
	out.WriteString("\n")
}
