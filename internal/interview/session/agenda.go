package session

import (
	"slices"

	"salesaudit/internal/scoring"
	"salesaudit/questionnaire"
)

// stretch is how much longer than the time that is left the last part of an agenda may usually take: what a list that
// is cut short says is worth more than minutes that nobody uses.
const stretch = 1.5

// agenda returns open fields that an interview can answer in so many usual minutes and that points hang on, in the
// order that brings most points a minute. Each comes after what it needs: the lists that it refers to, the fields that
// its condition reads. On questions that others know better a respondent's answer counts for less. It is the one place
// where that order is worked out.
func (s *Session) agenda(minutes float64) []*questionnaire.Field {
	var out []*questionnaire.Field
	for {
		group, takes := s.nextGroup(minutes, out)
		if group == nil {
			return out
		}
		out = append(out, group...)
		minutes -= takes
	}
}

// nextGroup returns the next fields of an agenda after those that are planned, and how many usual minutes they take:
// the field that is worth most a minute together with what it needs first. It is nil where nothing fits.
func (s *Session) nextGroup(minutes float64, planned []*questionnaire.Field) (best []*questionnaire.Field, takes float64) {
	most := 0.0
	for _, n := range s.asks() {
		if slices.Contains(planned, n.Field) || s.gain(n.Field) == 0 {
			continue
		}
		group, ok := s.withNeeds(n.Field, planned, nil)
		gain, needed := 0.0, 0.0
		for _, f := range group {
			gain += s.gain(f)
			needed += s.minutesFor(f)
		}
		if worth := gain / needed; ok && needed <= stretch*minutes && worth > most {
			best, most, takes = group, worth, needed
		}
	}
	return best, takes
}

// gain is how many points hang on a field's answer by this respondent; 0 where none do, and where it is not asked them.
func (s *Session) gain(f *questionnaire.Field) float64 {
	asks := s.asks()
	i := slices.IndexFunc(asks, func(n scoring.Ask) bool { return n.Field == f })
	if i < 0 || !s.IsInScope(f.Question) {
		return 0
	}
	return asks[i].Gain * s.trust(f.Question)
}

// trust is what the respondent's word on a question weighs beside that of whoever knows it best, 0-1.
func (s *Session) trust(q *questionnaire.Question) float64 {
	own, weighed := q.Weights[s.sheet().Interview.Position]
	if !weighed {
		return 1
	}
	best := own
	for _, other := range q.Weights {
		best = max(best, other)
	}
	if best == 0 {
		return 1
	}
	return own / best
}

// withNeeds returns a field with what has to be asked before it and is open, in that order; without what is planned
// already, or above the field itself on the way down. ok is false where it cannot be asked in an interview.
func (s *Session) withNeeds(f *questionnaire.Field, planned, above []*questionnaire.Field) (group []*questionnaire.Field, ok bool) {
	if !s.canBeAsked(f) {
		return nil, false
	}
	above = append(slices.Clone(above), f)
	for _, needed := range f.Needs() {
		if slices.Contains(slices.Concat(planned, above, group), needed) || s.maySkip(f, needed) || !s.isWanting(needed) {
			continue
		}
		before, ok := s.withNeeds(needed, slices.Concat(planned, group), above)
		if !ok {
			return nil, false
		}
		group = append(group, before...)
	}
	return append(group, f), true
}

// maySkip reports whether a field can be asked without one that it needs. A matrix can where which rows it has was passed
// by. A list can before one that it names rows of, where only cells do that may be empty, and that no matrix reads: a row
// that such a cell names is added by its name there and then.
func (s *Session) maySkip(f, needed *questionnaire.Field) bool {
	if m := f.Matrix; m != nil && (needed == m.Absent || needed == m.Present) {
		return s.walk.passed[needed]
	}
	if f.Kind != questionnaire.List {
		return false
	}
	if f.When != nil && slices.Contains(f.When.Fields, needed) {
		return false
	}
	for _, c := range allColumns(f.Columns) {
		if c.Target.List != needed {
			continue
		}
		if c.Kind != questionnaire.Reference || !c.Optional || s.readByMatrix(c) {
			return false
		}
	}
	return true
}

// allColumns returns columns with those of the lists inside them.
func allColumns(columns []*questionnaire.Column) []*questionnaire.Column {
	var out []*questionnaire.Column
	for _, c := range columns {
		out = append(append(out, c), c.Columns...)
	}
	return out
}

// readByMatrix reports whether a column says of the roles of a matrix what department they are in.
func (s *Session) readByMatrix(c *questionnaire.Column) bool {
	return slices.ContainsFunc(s.Bank.Fields, func(f *questionnaire.Field) bool {
		return f.Matrix != nil && f.Matrix.Department == c
	})
}

// isWanting reports whether a field that another one needs is to be asked before it. What the person left half done
// will do.
func (s *Session) isWanting(f *questionnaire.Field) bool {
	return s.isUntouched(f) || s.StateOf(f) == Partial && !s.walk.passed[f]
}

// isUntouched reports whether nothing is known of a field that is asked for, or may come to be.
func (s *Session) isUntouched(f *questionnaire.Field) bool {
	return s.StateOf(f) == Open || s.assessment.Fields[f.Index] == scoring.FieldUndecided
}

// canBeAsked reports whether an interview can answer a field that is open: what was passed by in the agenda is not asked for
// again.
func (s *Session) canBeAsked(f *questionnaire.Field) bool { return !s.walk.passed[f] && s.canBeTold(f) }

// canBeTold reports whether a field is open, wholly or in part, and no figure that has to be measured.
func (s *Session) canBeTold(f *questionnaire.Field) bool {
	return !f.IsFigure() && (s.isUntouched(f) || s.StateOf(f) == Partial)
}

// minutesFor is how long an open field usually takes.
func (s *Session) minutesFor(f *questionnaire.Field) float64 {
	if s.StateOf(f) == Hidden {
		return f.Minutes()
	}
	return s.workOf(f).open
}
