package plan

import (
	"salesaudit/internal/scoring"
	"salesaudit/questionnaire"
)

// Score is the proven score that follows from an assignment of levels.
type Score struct {
	Overall    float64   // 0-100
	Dimensions []float64 // 0-100, by Dimension.Index; 0 for a dimension none of whose criteria applies
}

// Forecast is the score to expect when the steps of a wave and of those before it are done.
type Forecast struct {
	Wave int // 1 to Waves
	Score
}

// ScoreAt returns the proven score that the client would have with other levels, 0-5 by Criterion.Index: with caps,
// and where it is unknown whether criteria apply, the worse of with them and without.
func ScoreAt(a *scoring.Assessment, levels []int) Score {
	score := Score{Dimensions: make([]float64, len(a.Bank.Dimensions))}
	applies := make([]bool, len(a.Bank.Dimensions))
	for i, d := range a.Bank.Dimensions {
		score.Dimensions[i], applies[i] = dimensionAt(a, d, levels)
	}
	score.Overall = scoring.OverallScore(a.Bank, func(d *questionnaire.Dimension) (float64, bool) {
		return score.Dimensions[d.Index], applies[d.Index]
	})
	return score
}

func dimensionAt(a *scoring.Assessment, d *questionnaire.Dimension, levels []int) (score float64, applies bool) {
	undecided := false
	over := func(withUndecided bool) scoring.Levels {
		return func(c *questionnaire.Criterion) (int, bool) {
			truth := a.Criteria[c.Index].Applies
			if truth == questionnaire.Unknown {
				undecided = true
				return levels[c.Index], withUndecided
			}
			return levels[c.Index], truth == questionnaire.True
		}
	}
	score, _, _, applies = scoring.DimensionScore(a.Bank, d, over(true))
	if !undecided {
		return score, applies
	}
	if without, _, _, ok := scoring.DimensionScore(a.Bank, d, over(false)); ok {
		score = min(score, without)
	}
	return score, applies
}
