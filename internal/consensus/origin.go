package consensus

import (
	"slices"

	"salesaudit/internal/answers"
	"salesaudit/questionnaire"
)

// decide returns the value that respondents come to, and where it came from; nil when nobody knows it.
func (v voters) decide(s *questionnaire.Shape, all []ballot) (*answers.Value, answers.Origin) {
	counted := v.counted(all)
	taken := vote(s, counted)
	if taken == nil {
		return nil, answers.Origin{}
	}
	o := answers.Origin{By: answers.ByVote}
	switch {
	case len(all) == 1:
		o.By = answers.ByOnly
	case counted[0].proven:
		o.By = answers.ByEvidence
	}
	differ := slices.ContainsFunc(all, func(b ballot) bool { return !same(s, b.value, taken) })
	for _, b := range all {
		if same(s, b.value, taken) {
			o.From = append(o.From, b.from)
		}
		if differ {
			o.Said = append(o.Said, answers.Said{From: b.from, Value: *b.value})
		}
	}
	if o.From == nil { // options that nobody named just so
		for _, b := range counted {
			o.From = append(o.From, b.from)
		}
	}
	return taken, o
}
