package scoring

import (
	"math"

	"salesaudit/questionnaire"
)

// Round rounds a score to one decimal, half up, as scores are shown.
func Round(x float64) float64 {
	// The small term keeps 36.25, which arithmetic may have left a hair below, from going down.
	return math.Floor(x*10+0.5+1e-9) / 10
}

// spread is how far the overall score may lie above the weakest dimension (method, section 4).
const spread = 30

// bound names one of the ways to see a level.
type bound uint8

const (
	proven bound = iota
	claimed
	possible
	target
)

// level returns the level of a criterion seen one way.
func (c *CriterionResult) level(b bound) int {
	switch b {
	case proven:
		return c.Proven
	case claimed:
		return c.Claimed
	case possible:
		return c.Possible
	}
	return c.Target
}

// Levels gives a criterion's level and whether it counts; scores can be taken over any such assignment, such as
// the forecast of a plan.
type Levels func(c *questionnaire.Criterion) (level int, counts bool)

// DimensionScore returns the score 0-100 of a dimension:
// 100 * sum(weight * level) / (5 * sum(weight)), over the criteria that count, then min with each cap that
// holds. binding is the cap that lowered it, holding the lowest one that holds; ok is false when no criterion of
// the dimension counts.
func DimensionScore(b *questionnaire.Bank, d *questionnaire.Dimension, levels Levels) (score float64, binding, holding *questionnaire.Cap, ok bool) {
	sum, weights := 0.0, 0.0
	for _, c := range b.Criteria {
		if c.Dimension != d {
			continue
		}
		if level, counts := levels(c); counts {
			sum += c.Weight * float64(level)
			weights += c.Weight
		}
	}
	if weights == 0 {
		return 0, nil, nil, false
	}
	score = 100 * sum / (questionnaire.Rungs * weights)
	for _, k := range b.Caps {
		if k.Dimension != d {
			continue
		}
		level, counts := levels(k.Criterion)
		if !counts || level >= k.Until {
			continue
		}
		if holding == nil || k.Max < holding.Max {
			holding = k
		}
		if score > k.Max {
			score, binding = k.Max, k
		}
	}
	return score, binding, holding, true
}

// OverallScore returns min(sum(weight * dimension), 30 + the smallest dimension). A dimension that has no score
// (ok false) is left out, and the weights of the others are scaled up to make good for it.
func OverallScore(b *questionnaire.Bank, dimension func(d *questionnaire.Dimension) (score float64, ok bool)) float64 {
	sum, weights, least := 0.0, 0.0, math.Inf(1)
	for _, d := range b.Dimensions {
		if score, ok := dimension(d); ok {
			sum += d.Weight * score
			weights += d.Weight
			least = min(least, score)
		}
	}
	if weights == 0 {
		return 0
	}
	return min(sum/weights, spread+least)
}

// scoreDimensions fills the scores of the dimensions and the overall one.
func (a *Assessment) scoreDimensions() {
	a.Dimensions = make([]DimensionResult, len(a.Bank.Dimensions))
	for i, d := range a.Bank.Dimensions {
		r := &a.Dimensions[i]
		r.Dimension = d
		r.Proven, r.CappedBy, r.Holding, r.Applies = a.dimensionBound(d, proven)
		r.Claimed, _, _, _ = a.dimensionBound(d, claimed)
		r.Possible, _, _, _ = a.dimensionBound(d, possible)
		r.Target, _, _, _ = a.dimensionBound(d, target)
	}
	overall := func(pick func(*DimensionResult) float64) float64 {
		return OverallScore(a.Bank, func(d *questionnaire.Dimension) (float64, bool) {
			r := &a.Dimensions[d.Index]
			return pick(r), r.Applies
		})
	}
	a.Overall = Score{
		Proven:   overall(func(r *DimensionResult) float64 { return r.Proven }),
		Claimed:  overall(func(r *DimensionResult) float64 { return r.Claimed }),
		Possible: overall(func(r *DimensionResult) float64 { return r.Possible }),
		Target:   overall(func(r *DimensionResult) float64 { return r.Target }),
	}
}

// dimensionBound takes a dimension's score one way. While it is unknown whether some criteria apply, it is taken
// with all of them and with none, and the worse counts for proven and claimed, the better for possible. The
// target counts them all: it is what to aim at, not a bound.
func (a *Assessment) dimensionBound(d *questionnaire.Dimension, b bound) (float64, *questionnaire.Cap, *questionnaire.Cap, bool) {
	undecided := false
	take := func(withUndecided bool) Levels {
		return func(c *questionnaire.Criterion) (int, bool) {
			r := &a.Criteria[c.Index]
			if r.Applies == questionnaire.Unknown {
				undecided = true // c is one of d, or a cap of d waits for it
				return r.level(b), withUndecided
			}
			return r.level(b), r.Applies == questionnaire.True
		}
	}
	score, binding, holding, ok := DimensionScore(a.Bank, d, take(true))
	if !undecided || b == target {
		return score, binding, holding, ok
	}
	score2, binding2, holding2, ok2 := DimensionScore(a.Bank, d, take(false))
	if ok2 && (score2 < score) == (b != possible) && score2 != score {
		return score2, binding2, holding2, true
	}
	return score, binding, holding, ok
}
