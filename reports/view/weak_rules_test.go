package view

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"salesaudit/questionnaire"
	"salesaudit/questionnaire/banktest"
)

// TestMatrixNamesWhatPage1Counts: the functions that are marked as duplicated, and those that the lead names because their
// rule does not count, are together as many as the score counts.
func TestMatrixNamesWhatPage1Counts(t *testing.T) {
	bank := banktest.Load(t, "../../questionnaire/block9")
	files, _ := filepath.Glob("../../testdata/clients/*")
	weak := 0
	for _, file := range files {
		a := assessed(t, bank, file)
		v := viewWith(t, "../../questionnaire/block9", file, questionnaire.English, nil)
		items := map[string][]string{}
		for _, f := range a.Facts {
			items[f.Fact.ID] = f.Items
		}
		within, across := without(items["duplicated_without_written_rule"], items["duplicated_functions"]), without(items["cross_duplicated_without_written_rule"], items["cross_duplicated_functions"])
		for _, f := range a.Facts {
			if f.Fact.ID != "duplicated_without_written_rule" || !f.Known {
				continue
			}
			marked := 0
			for k := range v.Matrices[0].Functions {
				for _, finding := range v.Matrices[0].Functions[k].Findings {
					if finding.ID == DuplicatedID {
						marked++
					}
				}
			}
			named := 0
			if _, rest, found := strings.Cut(v.Matrices[0].Lead, "several roles also do: "); found {
				list, _, _ := strings.Cut(rest, ".")
				named = len(strings.Split(list, ", "))
				weak++
			}
			if int(f.Value) != marked+len(within) {
				t.Errorf("%s: page 1 counts %v, the matrix marks %d, and %d have a rule that does not count", filepath.Base(file), f.Value, marked, len(within))
			}
			if want := len(within) + len(without(across, within)); named != want {
				t.Errorf("%s: the lead names %d functions with a rule that does not count, there are %d", filepath.Base(file), named, want)
			}
		}
	}
	if weak < 3 {
		t.Errorf("only %d clients have a rule that does not count", weak)
	}
}

// without returns the ids that are not among others.
func without(ids, others []string) []string {
	var out []string
	for _, id := range ids {
		if !slices.Contains(others, id) {
			out = append(out, id)
		}
	}
	return out
}
