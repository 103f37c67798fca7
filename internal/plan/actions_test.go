package plan

import (
	"math/rand/v2"
	"path/filepath"
	"slices"
	"testing"

	"salesaudit/internal/answers"
	"salesaudit/internal/sampling"
	"salesaudit/internal/scoring"
	"salesaudit/questionnaire/banktest"
)

// TestNoActionTwice holds that nobody is told to do what they have answered that they do: each action of a step belongs
// to a part of its rung that is not true, none is listed twice, and a step that asks for work names some.
func TestNoActionTwice(t *testing.T) {
	bank := banktest.Block9(t)
	scorer := scoring.NewScorer(bank)
	files, err := filepath.Glob("../../testdata/clients/*.*")
	if err != nil || len(files) == 0 {
		t.Fatal("no samples", err)
	}
	var sheets []*answers.Sheet
	for _, file := range files {
		sheet, found := answers.Load(file, bank)
		if sheet == nil {
			t.Fatal(found)
		}
		sheets = append(sheets, sheet)
	}
	for seed := range uint64(500) {
		sheets = append(sheets, sampling.Sheet(rand.New(rand.NewPCG(seed, 17)), bank))
	}
	for i, sheet := range sheets {
		a, err := scorer.Score(t.Context(), sheet)
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range makePlan(t, a, Options{}).Steps {
			if works := s.Kind == Do || s.Kind == Ask; works != (len(s.Actions) > 0) {
				t.Errorf("client %d: %s (%s) has %d actions", i, s.Rung.ID(), s.Kind, len(s.Actions))
			}
			parts := a.Criteria[s.Rung.Criterion.Index].Rungs[s.Rung.Level-1].Parts
			for k, w := range s.Actions {
				if part := w.Action.Part; parts[part.Number-1].State == scoring.Met {
					t.Errorf("client %d: %s asks for what part %d has already", i, s.Rung.ID(), part.Number)
				}
				if slices.ContainsFunc(s.Actions[:k], func(other Work) bool { return other.Action == w.Action }) {
					t.Errorf("client %d: %s asks for part %d twice", i, s.Rung.ID(), w.Action.Part.Number)
				}
			}
		}
	}
}
