package scoring_test

import (
	"math/rand/v2"
	"sync"
	"testing"

	"salesaudit/internal/answers"
	"salesaudit/internal/sampling"
	"salesaudit/internal/scoring"
	"salesaudit/questionnaire"
	"salesaudit/questionnaire/banktest"
)

// thinned returns a copy of a sheet in which each row of a matrix and each cell of a list is left out with a chance.
func thinned(rng *rand.Rand, s *answers.Sheet, chance float64) *answers.Sheet {
	s = clone(s)
	for _, f := range s.Bank.Fields {
		v := s.Value(f)
		for i := range v.Marks {
			if rng.Float64() < chance {
				v.Marks[i] = answers.MarkRow{}
			}
		}
		thinRows(rng, f.Columns, v.Rows, chance)
	}
	return s
}

func thinRows(rng *rand.Rand, columns []*questionnaire.Column, rows []answers.Row, chance float64) {
	for i := range rows {
		for _, c := range columns {
			v := rows[i].Cell(c)
			switch {
			case c.Kind == questionnaire.ID:
			case len(v.Rows) > 0:
				thinRows(rng, c.Columns, v.Rows, chance)
			case rng.Float64() < chance:
				*v = answers.Value{State: answers.Unknown}
			}
		}
	}
}

// TestThinnedBounds: with a tenth of the rows and cells left out the interval holds that of the complete client, and
// says how wide it is on average.
func TestThinnedBounds(t *testing.T) {
	var lock sync.Mutex
	width, clients := 0.0, 0
	forEach(t, func(t *testing.T, rng *rand.Rand, s *scoring.Scorer, b *questionnaire.Bank) {
		sheet := sampling.Sheet(rng, b)
		whole := score(t, s, sheet)
		if whole.Completeness < 1 || whole.Overall.Possible > whole.Overall.Claimed {
			return // only a complete client shows what leaving out costs
		}
		thin := score(t, s, thinned(rng, sheet, 0.1))
		compareBounds(t, whole, thin)
		if b.ID == "block9" {
			lock.Lock()
			defer lock.Unlock()
			width, clients = width+thin.Overall.Possible-thin.Overall.Proven-(whole.Overall.Possible-whole.Overall.Proven), clients+1
		}
	})
	t.Cleanup(func() {
		if least := cases(banktest.Block9(t)) / 20; clients < least {
			t.Errorf("only %d complete clients, expected %d", clients, least)
		}
		t.Logf("leaving out a tenth of rows and cells widens the interval of %d clients by %.1f points on average", clients, width/float64(clients))
	})
}
