package scoring

import (
	"cmp"
	"math"
	"slices"

	"salesaudit/internal/answers"
	"salesaudit/questionnaire"
)

// setConfidence takes the confidence of each criterion:
// 100 * known * (0.4 + 0.2 * grade) * max(0.4, 1 - 0.15 * high - 0.07 * medium), where known is the share of its
// rules' fields that are known, grade its best evidence (0-3), high and medium its contradictions. That nobody
// measures a field is half known. Of a criterion at level 0 that its answers decide plainly no evidence is asked: the
// factor of its grade is 1, as nobody has to prove that something is missing. A contradiction one side of which is a
// measurement counts half. A dimension's confidence is the weighted mean of its criteria's.
func (a *Assessment) setConfidence() {
	for i := range a.Criteria {
		r := &a.Criteria[i]
		known := 0.0
		for _, f := range r.Criterion.Fields {
			known += a.knownShare(f)
		}
		high, medium := a.doubts(r.Criterion)
		doubt := math.Max(0.4, 1-0.15*high-0.07*medium)
		belief := 0.4 + 0.2*float64(r.Grade)
		if r.isPlainNo() {
			belief = 1
		}
		r.Confidence = 100 * share(known, float64(len(r.Criterion.Fields)), 1) * belief * doubt
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

// knownShare is 1 for a field that is known, 0.5 for one that nobody measures and 0 for one that is unknown.
func (a *Assessment) knownShare(f *questionnaire.Field) float64 {
	switch v := a.Known(f); {
	case v == nil:
		return 0
	case v.State == answers.NotMeasured && a.Fields[f.Index] == FieldAnswered:
		return 0.5
	}
	return 1
}

// isPlainNo reports whether the criterion is at level 0 and all of its rungs are decided.
func (c *CriterionResult) isPlainNo() bool {
	for n := range c.Rungs {
		if c.Rungs[n].State == Unknown {
			return false
		}
	}
	return c.Claimed == 0
}

// doubts adds up the contradictions of high and of medium severity that concern a criterion. One that a measurement is
// a side of counts half: measuring brings contradictions to light, and must not pay less than not measuring.
func (a *Assessment) doubts(c *questionnaire.Criterion) (high, medium float64) {
	for i := range a.Contradictions {
		found := &a.Contradictions[i]
		if !slices.Contains(found.Check.Criteria, c) {
			continue
		}
		weight := 1.0
		if a.isMeasured(found.Check.When) {
			weight = 0.5
		}
		switch found.Check.Severity {
		case questionnaire.High:
			high += weight
		case questionnaire.Medium:
			medium += weight
		}
	}
	return high, medium
}

// isMeasured reports whether a rule itself reads a number that is measured rather than told. Of a list some columns may
// be, which says nothing of a rule that counts its rows.
func (a *Assessment) isMeasured(r *questionnaire.Rule) bool {
	return slices.ContainsFunc(r.Reads, func(name string) bool {
		f := a.Bank.Field(name)
		return f != nil && f.IsFigure()
	})
}

// HighContradictions counts the contradictions of high severity that concern a criterion.
func (a *Assessment) HighContradictions(c *questionnaire.Criterion) int {
	n := 0
	for _, found := range a.Contradictions {
		if found.Check.Severity == questionnaire.High && slices.Contains(found.Check.Criteria, c) {
			n++
		}
	}
	return n
}

// ConfidenceBand names a confidence: 75 and above is high, 50 and above medium, else low.
func ConfidenceBand(confidence float64) questionnaire.Severity {
	switch confidence = steady(confidence); {
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
