package view

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"salesaudit/questionnaire"
)

// writtenView is the view of answers.
func writtenView(t *testing.T, said string) *View {
	t.Helper()
	file := filepath.Join(t.TempDir(), "answers.yaml")
	text := "format: salesaudit.answers/1\nbank: block9@1.1.0\nclient: {name: Пример, sellers: 8}\ninterview: {date: 2026-11-02}\nanswers:\n" + said
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return viewWith(t, "../../questionnaire/block9", file, questionnaire.English, nil)
}

// TestNothingToCheck: what is asked of every row of a list is not said to be met where it has none, nor is its step.
func TestNothingToCheck(t *testing.T) {
	v := writtenView(t, "  directions: []\n  client_disputes_q: 1\n")
	found := false
	for i := range v.Criteria {
		c := &v.Criteria[i]
		if c.ID != "directions" {
			continue
		}
		found = true
		if r := c.Rungs[1]; r.State != MetID || r.StateName != "nothing to check yet" {
			t.Errorf("rung 2 is %s, %q", r.State, r.StateName)
		}
		if later := strings.Join(c.Later(), " "); strings.Contains(later, "(met)") {
			t.Errorf("up to the target: %s", later)
		}
	}
	counts := 0
	for i := range v.Plan.Steps {
		if s := &v.Plan.Steps[i]; s.CriterionID == "directions" && s.Kind == CountsID {
			counts++
			if !strings.Contains(s.Action, "nothing to check yet") {
				t.Errorf("step: %s", s.Action)
			}
		}
	}
	if !found || counts == 0 {
		t.Errorf("criterion found: %v, steps that count by themselves: %d", found, counts)
	}
}

// TestUnfinishedGapAsksTheHighestRung: where missing answers decide the rung of the target, what is needed is the highest
// rung below it that is known not to hold, and the lowest is the nearest.
func TestUnfinishedGapAsksTheHighestRung(t *testing.T) {
	var roles, marks strings.Builder
	for i := range 12 {
		fmt.Fprintf(&roles, "    - {id: r%d, title: Роль %d, headcount: 2, is_seller: true, job_description: current}\n", i, i)
		fmt.Fprintf(&marks, "r%d: B, ", i)
	}
	said := "  roles:\n" + roles.String() + "  responsibilities:\n"
	for _, f := range []string{"presentation", "proposal", "contract"} {
		said += "    " + f + ": {" + strings.TrimSuffix(marks.String(), ", ") + "}\n"
	}
	v := writtenView(t, said)
	for i := range v.HeaviestGaps {
		g := &v.HeaviestGaps[i]
		if g.CriterionID != "responsibility" {
			continue
		}
		c := &v.Criteria[0]
		for k := range v.Criteria {
			if v.Criteria[k].ID == g.CriterionID {
				c = &v.Criteria[k]
			}
		}
		if want := c.Rungs[2].Asks; c.Rungs[3].State != UnknownID || !strings.Contains(g.ShouldBe, want) {
			t.Errorf("rung 4 is %s; needed: %q, want %q", c.Rungs[3].State, g.ShouldBe, want)
		}
		if !strings.HasPrefix(g.Nearest, "Rung 2: ") {
			t.Errorf("nearest: %q", g.Nearest)
		}
		return
	}
	t.Error("no gap of responsibility")
}
