package scoring

import (
	"cmp"
	"slices"

	"salesaudit/questionnaire"
)

// PointsOfLevel returns the points of the overall score, without caps, that one level of a criterion is worth:
// 100 * W * w / (5 * sum of w), with W the weight of the dimension, w of the criterion, over the criteria that
// count.
func (a *Assessment) PointsOfLevel(c *questionnaire.Criterion) float64 {
	weights := 0.0
	for i := range a.Criteria {
		if r := &a.Criteria[i]; r.Criterion.Dimension == c.Dimension && r.Counts() {
			weights += r.Criterion.Weight
		}
	}
	return share(100*c.Dimension.Weight*c.Weight, questionnaire.Rungs*weights, 0)
}

// PointsToTarget returns the points of the overall score, without caps, that the gap of a criterion costs.
func (a *Assessment) PointsToTarget(r *CriterionResult) float64 {
	return a.PointsOfLevel(r.Criterion) * float64(r.Gap())
}

// ByGap returns the criteria that count, the one whose gap costs most points first; of equal ones the one that is
// more levels below its target, then in the order of the bank. Those that have reached their targets come last.
func (a *Assessment) ByGap() []*CriterionResult {
	return a.sorted((*CriterionResult).Gap)
}

// HeaviestGaps returns up to n criteria that are below their targets, in the order of ByGap.
func (a *Assessment) HeaviestGaps(n int) []*CriterionResult {
	return heaviest(a.ByGap(), n, (*CriterionResult).Gap)
}

// HeaviestRungs returns up to n criteria that are not at the top, the one whose next rung adds most points first.
func (a *Assessment) HeaviestRungs(n int) []*CriterionResult {
	next := func(r *CriterionResult) int { return min(1, questionnaire.Rungs-r.Proven) }
	return heaviest(a.sorted(next), n, next)
}

// sorted returns the criteria that count by the points that so many levels of each are worth, then by the levels.
func (a *Assessment) sorted(missing func(*CriterionResult) int) []*CriterionResult {
	out := make([]*CriterionResult, 0, len(a.Criteria))
	for i := range a.Criteria {
		if r := &a.Criteria[i]; r.Counts() {
			out = append(out, r)
		}
	}
	points := func(r *CriterionResult) float64 { return a.PointsOfLevel(r.Criterion) * float64(missing(r)) }
	slices.SortStableFunc(out, func(x, y *CriterionResult) int {
		return cmp.Or(compareGain(points(y), points(x)), cmp.Compare(missing(y), missing(x)))
	})
	return out
}

// heaviest returns up to n of the first criteria that miss a level.
func heaviest(sorted []*CriterionResult, n int, missing func(*CriterionResult) int) []*CriterionResult {
	end := slices.IndexFunc(sorted, func(r *CriterionResult) bool { return missing(r) == 0 })
	if end < 0 {
		end = len(sorted)
	}
	return sorted[:min(n, end)]
}
