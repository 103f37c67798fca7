package consensus

import (
	"cmp"
	"slices"

	"salesaudit/internal/answers"
	"salesaudit/internal/clean"
	"salesaudit/questionnaire"
)

// vote returns the value that ballots come to: of what can be ordered the lower weighted median, so that a tie goes to
// the cautious answer; the options and rows that half of the weight names; else what most of the weight says, of
// equals what was said first. nil when nobody voted.
func vote(s *questionnaire.Shape, all []ballot) *answers.Value {
	if len(all) == 0 {
		return nil
	}
	if _, ordered := goodness(s, all[0].value); ordered {
		return lowerMedian(s, all)
	}
	switch s.Kind {
	case questionnaire.Multi, questionnaire.References:
		return namedByHalf(all)
	}
	return mostSaid(all)
}

// lowerMedian returns the first value, from the worst up, with which half of the weight is reached.
func lowerMedian(s *questionnaire.Shape, all []ballot) *answers.Value {
	worstFirst := slices.Clone(all)
	slices.SortStableFunc(worstFirst, func(a, b ballot) int {
		x, _ := goodness(s, a.value)
		y, _ := goodness(s, b.value)
		return cmp.Compare(x, y)
	})
	half, sum := total(all), 0.0
	for _, b := range worstFirst {
		if sum += b.weight; atLeastHalf(sum, half) {
			return b.value
		}
	}
	return worstFirst[0].value // nobody has any weight
}

// namedByHalf returns what at least half of the weight names, in the order in which it was named first.
func namedByHalf(all []ballot) *answers.Value {
	out := &answers.Value{State: answers.Answered, Texts: []string{}}
	weights := map[string]float64{}
	var names []string
	for _, b := range all {
		for _, name := range b.value.Texts {
			if _, known := weights[name]; !known {
				names = append(names, name)
			}
			weights[name] += b.weight
		}
	}
	for _, name := range names {
		if atLeastHalf(weights[name], total(all)) {
			out.Texts = append(out.Texts, name)
		}
	}
	return out
}

// mostSaid returns the value that has most weight, of equals the one that was said first.
func mostSaid(all []ballot) *answers.Value {
	weights := map[string]float64{}
	for _, b := range all {
		weights[clean.Folded(b.value.Text)] += b.weight
	}
	best := all[0]
	for _, b := range all[1:] {
		if weights[clean.Folded(b.value.Text)] > weights[clean.Folded(best.value.Text)]+weightError {
			best = b
		}
	}
	return best.value
}

// same reports whether two values of one shape say the same.
func same(s *questionnaire.Shape, a, b *answers.Value) bool {
	if a.State != b.State {
		return false
	}
	if a.State != answers.Answered {
		return true
	}
	switch s.Kind {
	case questionnaire.Bool:
		return a.Bool == b.Bool
	case questionnaire.Integer, questionnaire.Percent:
		return a.Number == b.Number
	case questionnaire.Multi, questionnaire.References:
		return len(a.Texts) == len(b.Texts) && !slices.ContainsFunc(a.Texts, func(t string) bool { return !slices.Contains(b.Texts, t) })
	case questionnaire.FreeText:
		return clean.Folded(a.Text) == clean.Folded(b.Text)
	}
	return a.Text == b.Text
}
