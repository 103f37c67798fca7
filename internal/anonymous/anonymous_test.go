package anonymous_test

import (
	"math"
	"path/filepath"
	"strings"
	"testing"

	"salesaudit/internal/anonymous"
	"salesaudit/internal/answerfile"
	"salesaudit/internal/answers"
	"salesaudit/internal/scoring"
	"salesaudit/questionnaire"
	"salesaudit/questionnaire/banktest"
)

// TestSheet takes the names out of every sample: the file that is left holds none of them, reads as an answer file, and
// has the same scores.
func TestSheet(t *testing.T) {
	bank := banktest.Block9(t)
	files, err := filepath.Glob("../../testdata/clients/*")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		before, found := answers.Load(file, bank)
		if before == nil {
			t.Fatal(found)
		}
		for _, lang := range []questionnaire.Language{questionnaire.Russian, questionnaire.English} {
			hidden := anonymous.Sheet(before, lang)
			text, after, err := answerfile.Text("anonymous.yaml", hidden)
			if err != nil {
				t.Fatalf("%s: %v", file, err)
			}
			for _, name := range namesOf(before) {
				if strings.Contains(string(text), name) {
					t.Errorf("%s: %q is left in\n%s", file, name, text)
				}
			}
			for _, s := range []*answers.Sheet{hidden, after} {
				if x, y := overall(t, before), overall(t, s); math.Abs(x.Proven-y.Proven) > 1e-9 || math.Abs(x.Claimed-y.Claimed) > 1e-9 || math.Abs(x.Possible-y.Possible) > 1e-9 {
					t.Errorf("%s: the score is %+v, without names %+v", file, x, y)
				}
			}
		}
	}
}

// namesOf returns the names that a sheet must not keep.
func namesOf(s *answers.Sheet) []string {
	names := []string{s.Client.Name}
	for _, name := range []string{s.Interview.Respondent, s.Interview.Interviewer, s.Review.Conclusion} {
		if name != "" {
			names = append(names, name)
		}
	}
	for _, f := range s.Bank.Fields {
		if f.Kind == questionnaire.Matrix {
			for _, r := range s.Value(f.Matrix.Columns).Rows {
				names = append(names, r.Cell(f.Matrix.Columns.NameColumn()).Text)
			}
		}
	}
	for _, note := range s.Notes {
		if note != "" {
			names = append(names, note)
		}
	}
	return names
}

func overall(t *testing.T, s *answers.Sheet) scoring.Score {
	t.Helper()
	a, err := scoring.Assess(t.Context(), s)
	if err != nil {
		t.Fatal(err)
	}
	return a.Overall
}
