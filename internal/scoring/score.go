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

// levels gives a criterion's level and whether it counts.
type levels func(c *questionnaire.Criterion) (level int, counts bool)

// dimensionScore is the score of one dimension over some levels.
type dimensionScore struct {
	score   float64            // 0-100
	binding *questionnaire.Cap // the cap that lowered it; nil when none did
	applies bool               // false when no criterion of the dimension counts; there is no score then
}

// scoreDimension returns 100 * sum(weight * level) / (5 * sum(weight)) over the criteria of a dimension that count,
// and then the least of that and each cap that holds.
func scoreDimension(b *questionnaire.Bank, d *questionnaire.Dimension, over levels) dimensionScore {
	sum, weights := 0.0, 0.0
	for _, c := range b.Criteria {
		if c.Dimension != d {
			continue
		}
		if level, counts := over(c); counts {
			sum += c.Weight * float64(level)
			weights += c.Weight
		}
	}
	if weights == 0 {
		return dimensionScore{}
	}
	s := dimensionScore{score: 100 * sum / (questionnaire.Rungs * weights), applies: true}
	for _, k := range b.Caps {
		if k.Dimension != d {
			continue
		}
		level, counts := over(k.Criterion)
		if !counts || level >= k.Until {
			continue
		}
		if s.score > k.Max {
			s.score, s.binding = k.Max, k
		}
	}
	return s
}

// scoreOverall returns min(sum(weight * dimension), 30 + the smallest dimension). A dimension that does not apply is
// left out, and the weights of the others are scaled up to make good for it.
func scoreOverall(b *questionnaire.Bank, dimension func(d *questionnaire.Dimension) (score float64, applies bool)) float64 {
	sum, weights, least := 0.0, 0.0, math.Inf(1)
	for _, d := range b.Dimensions {
		if score, applies := dimension(d); applies {
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

// undecided says what to make of criteria of which it is not known yet whether they apply.
type undecided uint8

const (
	theWorse  undecided = iota // take the score with all of them and with none, and of the two the worse
	theBetter                  // and of the two the better
	countAll                   // count them all
)

// dimensionAt returns the score of a dimension at some levels, given by criterion.
func (a *Assessment) dimensionAt(d *questionnaire.Dimension, level func(*CriterionResult) int, way undecided) dimensionScore {
	open := false
	take := func(withOpen bool) levels {
		return func(c *questionnaire.Criterion) (int, bool) {
			r := &a.Criteria[c.Index]
			if r.Applies == questionnaire.Unknown {
				open = true // c is one of d, or a cap of d waits for it
				return level(r), withOpen
			}
			return level(r), r.Applies == questionnaire.True
		}
	}
	with := scoreDimension(a.Bank, d, take(true))
	if !open || way == countAll {
		return with
	}
	without := scoreDimension(a.Bank, d, take(false))
	if without.applies && without.score != with.score && (without.score < with.score) == (way == theWorse) {
		return without
	}
	return with
}

// scoreDimensions fills the scores of the dimensions and the overall one. The target counts all criteria that may
// apply: it is what to aim at, not a bound.
func (a *Assessment) scoreDimensions() {
	a.Dimensions = make([]DimensionResult, len(a.Bank.Dimensions))
	for i, d := range a.Bank.Dimensions {
		proven := a.dimensionAt(d, func(c *CriterionResult) int { return c.Proven }, theWorse)
		a.Dimensions[i] = DimensionResult{
			Dimension: d,
			Score: Score{
				Proven:   proven.score,
				Claimed:  a.dimensionAt(d, func(c *CriterionResult) int { return c.Claimed }, theWorse).score,
				Possible: a.dimensionAt(d, func(c *CriterionResult) int { return c.Possible }, theBetter).score,
				Target:   a.dimensionAt(d, func(c *CriterionResult) int { return c.Target }, countAll).score,
			},
			Applies: proven.applies, CappedBy: proven.binding,
		}
	}
	overall := func(pick func(*DimensionResult) float64) float64 {
		return scoreOverall(a.Bank, func(d *questionnaire.Dimension) (float64, bool) {
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

// ProvenScore is the proven score that follows from some levels.
type ProvenScore struct {
	Overall    float64   // 0-100
	Dimensions []float64 // 0-100, by Dimension.Index; 0 for a dimension none of whose criteria applies
}

// ProvenAt returns the proven score that the client would have with other proven levels, 0-5 by Criterion.Index:
// with caps, and where it is unknown whether criteria apply, the worse of with them and without.
func (a *Assessment) ProvenAt(proven []int) ProvenScore {
	out := ProvenScore{Dimensions: make([]float64, len(a.Bank.Dimensions))}
	out.Overall = scoreOverall(a.Bank, func(d *questionnaire.Dimension) (float64, bool) {
		s := a.dimensionAt(d, func(c *CriterionResult) int { return proven[c.Criterion.Index] }, theWorse)
		out.Dimensions[d.Index] = s.score
		return s.score, s.applies
	})
	return out
}
