package sampling

import (
	"bytes"
	"math/rand/v2"
	"testing"

	"salesaudit/internal/answers"
	"salesaudit/internal/scoring"
	"salesaudit/questionnaire"
	"salesaudit/questionnaire/banktest"
)

// TestFiles draws many files of two banks and looks at whether they are what they promise: valid, of the right
// size, the same for the same random numbers, and so different that every state of a rung occurs on every level.
func TestFiles(t *testing.T) {
	block9 := banktest.Block9(t)
	const cases = 500
	occurs := map[scoring.State][questionnaire.Rungs]int{}
	for seed := range uint64(cases) {
		text := File(rand.New(rand.NewPCG(seed, 1)), block9)
		if !bytes.Equal(text, File(rand.New(rand.NewPCG(seed, 1)), block9)) {
			t.Fatalf("seed %d: two draws differ", seed)
		}
		if len(text) < leastBytes || len(text) > mostBytes {
			t.Errorf("seed %d: %d bytes", seed, len(text))
		}
		if sheet, found := answers.Parse("sample.yaml", text, block9); sheet == nil {
			t.Fatalf("seed %d: %v\n%s", seed, found, text)
		}
		a, err := scoring.Assess(t.Context(), Sheet(rand.New(rand.NewPCG(seed, 2)), block9))
		if err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		for i := range a.Criteria {
			for n, r := range a.Criteria[i].Rungs {
				counts := occurs[r.State]
				counts[n]++
				occurs[r.State] = counts
			}
		}
	}
	for _, state := range []scoring.State{scoring.Met, scoring.Unproven, scoring.Unknown, scoring.Unmet} {
		for n, count := range occurs[state] {
			if count == 0 && !(state == scoring.Unproven && n < 2) { // rungs 1 and 2 need no evidence
				t.Errorf("no rung %d is %s", n+1, state)
			}
		}
	}
	t.Log("states by level:", occurs)
}

func TestAnotherBank(t *testing.T) {
	bank := banktest.Load(t, "../../testdata/banks/warehouse")
	for seed := range uint64(300) {
		Sheet(rand.New(rand.NewPCG(seed, 3)), bank)
	}
}
