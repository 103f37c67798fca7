package plan

import "salesaudit/internal/scoring"

// Forecast is the proven score to expect when the steps of a wave and of those before it are done.
type Forecast struct {
	Wave int // 1 to Waves
	scoring.ProvenScore
}

// ScoreAfter returns the proven score to expect when all steps up to a wave are done: 0 gives the score at the start,
// Later that at the end of the plan.
func (p *Plan) ScoreAfter(wave int) scoring.ProvenScore {
	return p.Assessment.ProvenAt(p.levelsAfter(wave))
}
