package scoring

import (
	"cmp"
	"math"
	"slices"

	"salesaudit/internal/answers"
	"salesaudit/questionnaire"
)

// setConfidence takes the confidence of each criterion (method, section 4):
// 100 * known * (0.4 + 0.2 * grade) * max(0.4, 1 - 0.15 * high - 0.07 * medium), where known is the share of its
// rules' fields that are known, grade its best evidence (0-3), high and medium its contradictions. A dimension's
// is the weighted mean.
func (a *Assessment) setConfidence() {
	for i := range a.Criteria {
		r := &a.Criteria[i]
		known := 0
		for _, f := range r.Criterion.Fields {
			if s := a.Fields[f.Index]; s != FieldUnknown && s != FieldUndecided {
				known++
			}
		}
		high, medium := a.contradictionsOf(r.Criterion)
		doubt := math.Max(0.4, 1-0.15*float64(high)-0.07*float64(medium))
		r.Confidence = 100 * share(float64(known), float64(len(r.Criterion.Fields)), 1) * (0.4 + 0.2*float64(r.Grade)) * doubt
	}
	for i := range a.Dimensions {
		d := &a.Dimensions[i]
		sum, weights := 0.0, 0.0
		for k := range a.Criteria {
			if r := &a.Criteria[k]; r.Criterion.Dimension == d.Dimension && r.Counts() {
				sum += r.Criterion.Weight * r.Confidence
				weights += r.Criterion.Weight
			}
		}
		d.Confidence = share(sum, weights, 0)
	}
}

// contradictionsOf counts the contradictions that concern a criterion.
func (a *Assessment) contradictionsOf(c *questionnaire.Criterion) (high, medium int) {
	for _, found := range a.Contradictions {
		if !slices.Contains(found.Check.Criteria, c) {
			continue
		}
		switch found.Check.Severity {
		case questionnaire.High:
			high++
		case questionnaire.Medium:
			medium++
		}
	}
	return high, medium
}

// HighContradictions counts the contradictions of high severity that concern a criterion.
func (a *Assessment) HighContradictions(c *questionnaire.Criterion) int {
	high, _ := a.contradictionsOf(c)
	return high
}

// ConfidenceBand names a confidence: 75 and above is high, 50 and above medium, else low.
func ConfidenceBand(confidence float64) questionnaire.Severity {
	switch {
	case confidence >= 75:
		return questionnaire.High
	case confidence >= 50:
		return questionnaire.Medium
	}
	return questionnaire.Low
}

// setNext finds what to ask and what to prove next (method, section 5).
func (a *Assessment) setNext() {
	gains := make([]float64, len(a.Bank.Fields))
	for i := range a.Criteria {
		r := &a.Criteria[i]
		if !r.Counts() {
			continue
		}
		points := a.PointsOfLevel(r.Criterion)
		if u := r.lowestUnknown(); u != nil && len(u.Waits) > 0 {
			for _, f := range u.Waits {
				gains[f.Index] += points * float64(r.Possible-r.Claimed) / float64(len(u.Waits))
			}
		}
		if r.Claimed > r.Proven {
			rung := r.Rungs[r.Proven].Rung
			grade := NeedsGrade(rung.Level)
			a.ProveNext = append(a.ProveNext, Proof{rung, grade, points * float64(r.provenWith(grade)-r.Proven)})
		}
	}
	for i, gain := range gains {
		if gain > 0 {
			a.AskNext = append(a.AskNext, Ask{a.Bank.Fields[i], gain})
		}
	}
	slices.SortStableFunc(a.AskNext, func(x, y Ask) int { return compareGain(y.Gain, x.Gain) })
	slices.SortStableFunc(a.ProveNext, func(x, y Proof) int { return compareGain(y.Gain, x.Gain) })
}

// compareGain compares to nine decimals, so that the order of additions does not show.
func compareGain(x, y float64) int { return cmp.Compare(math.Round(x*1e9), math.Round(y*1e9)) }

// lowestUnknown returns the lowest rung that is unknown, nil when there is none.
func (c *CriterionResult) lowestUnknown() *RungResult {
	for n := range c.Rungs {
		if c.Rungs[n].State == Unknown {
			return &c.Rungs[n]
		}
	}
	return nil
}

// provenWith returns the proven level that the criterion would have with evidence of a grade.
func (c *CriterionResult) provenWith(grade answers.Grade) int {
	for n := range c.Rungs {
		r := &c.Rungs[n]
		if r.State != Met && !(r.State == Unproven && grade >= NeedsGrade(r.Rung.Level)) {
			return n
		}
	}
	return questionnaire.Rungs
}
