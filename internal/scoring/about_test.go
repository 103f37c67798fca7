package scoring_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"salesaudit/internal/answers"
	"salesaudit/internal/scoring"
)

// TestFindingsAreAbout leaves two roles at a time in each row of the sample clients that is done twice, or for which two
// answer: a finding is about the roles of the pairs that have it by themselves, and about no other who does the function.
func TestFindingsAreAbout(t *testing.T) {
	t.Parallel()
	assess := func(t *testing.T, sheet *answers.Sheet) *scoring.Assessment {
		a, err := scoring.Assess(t.Context(), sheet)
		if err != nil {
			t.Fatal(err)
		}
		return a
	}
	about := func(r *scoring.FunctionResult, finding scoring.Finding) []int {
		if k := slices.Index(r.Findings, finding); k >= 0 {
			return r.About[k]
		}
		return nil
	}
	others := 0 // who do a function, and are not named
	for name, sheet := range sampleSheets(t) {
		a := assess(t, sheet)
		for i := range a.Functions {
			r := &a.Functions[i]
			row := &sheet.Value(r.Matrix).Marks[slices.Index(r.Matrix.Matrix.Rows.Entries, r.Function)]
			for finding, roles := range map[scoring.Finding][]int{
				scoring.DuplicatedFinding: r.Doers, scoring.CrossDuplicatedFinding: r.Doers, scoring.SeveralOwnersFinding: r.Owners,
			} {
				var want []int
				whole := row.Marks
				for k, x := range roles {
					for _, y := range roles[k+1:] {
						row.Marks = make([]answers.Mark, len(whole))
						row.Marks[x], row.Marks[y] = whole[x], whole[y]
						if pair := assess(t, sheet).Functions[i]; slices.Contains(pair.Findings, finding) {
							want = append(want, x, y)
						}
					}
				}
				row.Marks = whole
				slices.Sort(want)
				want = slices.Compact(want)
				if got := about(r, finding); !cmp.Equal(want, got, cmpopts.EquateEmpty()) {
					t.Errorf("%s: %s is %s, about the roles %v, want %v", name, r.Function.ID, finding, got, want)
				} else if len(want) > 0 {
					others += len(roles) - len(want)
				}
			}
		}
	}
	if others == 0 {
		t.Error("all who do a function that is done twice are named: nothing was told apart")
	}
}
