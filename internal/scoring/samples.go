package scoring

import (
	"slices"

	"salesaudit/questionnaire"
)

const (
	// smallSample is the size under which a sample proves no high share: of ten cases nine say 90 %, and so would nine of
	// ten that were seven of ten with luck.
	smallSample = 20
	// highShare is the threshold, in percent, from which that matters.
	highShare = 90
)

// SmallSamples returns the percents that were counted in a sample too small for a high threshold which they carry: a
// rung that holds asks for 90 or more of them. They change no score, and are worth a word in a report.
func (a *Assessment) SmallSamples() []*questionnaire.Field {
	var out []*questionnaire.Field
	for i := range a.Criteria {
		for n := range a.Criteria[i].Rungs {
			for k := range a.Criteria[i].Rungs[n].Parts {
				p := &a.Criteria[i].Rungs[n].Parts[k]
				if p.State != Met {
					continue
				}
				for _, f := range p.Part.When.Fields {
					if v := a.Known(f); v != nil && v.Of > 0 && v.Of < smallSample && asksHigh(p.Part.When.Condition(), f) && !slices.Contains(out, f) {
						out = append(out, f)
					}
				}
			}
		}
	}
	return out
}

// asksHigh reports whether a condition holds a percent against a high threshold.
func asksHigh(c *questionnaire.Condition, f *questionnaire.Field) bool {
	if t := c.Test; t != nil {
		return t.Kind == questionnaire.Compare && t.Field == f && t.Number >= highShare && (t.Relation == ">=" || t.Relation == ">")
	}
	return slices.ContainsFunc(c.Parts, func(part *questionnaire.Condition) bool { return asksHigh(part, f) })
}
