package scoring

import (
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"salesaudit/internal/answers"
	"salesaudit/questionnaire/banktest"
)

// TestDepartmentOutside has roles outside the sales departments say that nobody knows their department, and name one:
// whatever they say of it, every fact, score and contradiction is the same.
func TestDepartmentOutside(t *testing.T) {
	bank := banktest.Block9(t)
	result := func(name string, file map[string]any) string {
		text, err := json.Marshal(file)
		if err != nil {
			t.Fatal(err)
		}
		sheet, found := answers.Parse(name+".json", text, bank)
		if sheet == nil {
			t.Fatal(name, found)
		}
		a, err := NewScorer(bank).Score(t.Context(), sheet)
		if err != nil {
			t.Fatal(err)
		}
		var out strings.Builder
		writeScores(&out, filepath.Base(name), a)
		for i := range a.Facts {
			writeFact(&out, &a.Facts[i])
		}
		for _, c := range a.Contradictions {
			out.WriteString("  " + c.Check.ID + "\n")
		}
		return out.String()
	}
	changed := 0
	for _, name := range samples(t) {
		file := fileOf(t, name)
		before := result(name, file)
		roles, _ := answersOf(file)["roles"].([]any)
		departments, _ := answersOf(file)["departments"].([]any)
		if len(departments) == 0 {
			continue
		}
		for _, department := range []any{"unknown", departments[0].(map[string]any)["id"]} {
			for _, row := range roles {
				if role := row.(map[string]any); role["place"] == "company" || role["place"] == "partner" {
					role["department"] = department
					changed++
				}
			}
			if diff := cmp.Diff(before, result(name, file)); diff != "" {
				t.Errorf("roles outside say %v of their department (-before +after):\n%s", department, diff)
			}
		}
	}
	if changed == 0 {
		t.Error("no sample has a role outside")
	}
}
