package scoring

import (
	"cmp"
	"math"
	"slices"

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
	perhaps bool               // it applies, and may yet turn out not to: every criterion that counts waits for its `applies`
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

// undecided says what to make of criteria of which it is not known yet whether they apply.
type undecided uint8

const (
	theWorse  undecided = iota // take the score with all of them and with none, and of the two the worse
	theBetter                  // and of the two the better
	countAll                   // count them all
)

// scoreOverall returns min(sum(weight * dimension), 30 + the smallest dimension). A dimension that does not apply is
// left out, and the weights of the others are scaled up to make good for it. Of dimensions that may yet turn out not to
// apply those are taken that make the score the worse, or the better; one dimension at least.
func scoreOverall(b *questionnaire.Bank, way undecided, at func(d *questionnaire.Dimension) dimensionScore) float64 {
	sum, weights, least := 0.0, 0.0, math.Inf(1)
	take := func(d *questionnaire.Dimension, score float64) {
		sum += d.Weight * score
		weights += d.Weight
		least = min(least, score)
	}
	type candidate struct {
		dimension *questionnaire.Dimension
		score     float64
	}
	var open []candidate
	for _, d := range b.Dimensions {
		switch s := at(d); {
		case s.applies && s.perhaps && way != countAll:
			open = append(open, candidate{d, s.score})
		case s.applies:
			take(d, s.score)
		}
	}
	worse := func(x, y float64) bool { return (x < y) == (way == theWorse) && x != y }
	slices.SortFunc(open, func(x, y candidate) int {
		if way == theBetter {
			x, y = y, x
		}
		return cmp.Compare(x.score, y.score)
	})
	// The farthest first: each moves the mean as long as it lies beyond it. The weakest dimension is then among those
	// taken wherever it matters, as one that would lower the score by it also lies under the mean.
	for _, c := range open {
		if weights == 0 || worse(c.score, sum/weights) {
			take(c.dimension, c.score)
		}
	}
	if weights == 0 {
		return 0
	}
	return min(sum/weights, spread+least)
}

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
	with.perhaps = with.applies && !without.applies
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
		a.Dimensions[i].Dimension = d
	}
	overall := func(level func(*CriterionResult) int, way undecided, keep func(*DimensionResult, dimensionScore)) float64 {
		return scoreOverall(a.Bank, way, func(d *questionnaire.Dimension) dimensionScore {
			s := a.dimensionAt(d, level, way)
			keep(&a.Dimensions[d.Index], s)
			return s
		})
	}
	a.Overall = Score{
		Proven: overall(func(c *CriterionResult) int { return c.Proven }, theWorse, func(r *DimensionResult, s dimensionScore) {
			r.Proven, r.Applies, r.CappedBy = s.score, s.applies, s.binding
		}),
		Claimed:  overall(func(c *CriterionResult) int { return c.Claimed }, theWorse, func(r *DimensionResult, s dimensionScore) { r.Claimed = s.score }),
		Possible: overall(func(c *CriterionResult) int { return c.Possible }, theBetter, func(r *DimensionResult, s dimensionScore) { r.Possible = s.score }),
		Target:   overall(func(c *CriterionResult) int { return c.Target }, countAll, func(r *DimensionResult, s dimensionScore) { r.Target = s.score }),
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
	out.Overall = scoreOverall(a.Bank, theWorse, func(d *questionnaire.Dimension) dimensionScore {
		s := a.dimensionAt(d, func(c *CriterionResult) int { return proven[c.Criterion.Index] }, theWorse)
		out.Dimensions[d.Index] = s.score
		return s
	})
	return out
}
