package consensus

import (
	"slices"

	"salesaudit/internal/answers"
	"salesaudit/questionnaire"
)

// parts are the parts that a role can have in a function; each is voted by itself.
var parts = []answers.Mark{answers.Does, answers.Answers, answers.StandsIn}

// marks votes on a matrix, function by function, among those who know the function: who does it, who answers for it and
// who stands in are voted apart, and a role's own people weigh more on its cells. roles are the merged columns.
func (m *merger) marks(v voters, f *questionnaire.Field, roles []answers.Row) answers.Value {
	given := make([]*answers.Value, len(v.sheets))
	for i, s := range v.sheets {
		given[i] = s.Value(f)
	}
	if !slices.ContainsFunc(given, func(v *answers.Value) bool { return v.State == answers.Answered }) {
		return unknownOf(given)
	}
	out := answers.Value{State: answers.Answered, Marks: make([]answers.MarkRow, len(f.Matrix.Rows.Entries))}
	for k, function := range f.Matrix.Rows.Entries {
		row := &out.Marks[k]
		row.Marks = make([]answers.Mark, len(roles))
		ballots := v.ballots(func(i int) *answers.Value { return knownRow(given[i], k) })
		if len(ballots) == 0 {
			row.State = unknownRow(given, k)
			continue
		}
		m.function(v, f, k, answers.Origin{Field: f.ID, Row: function.ID}, ballots, roles, row)
	}
	return out
}

// knownRow returns a value that says that a respondent knows a row of a matrix, nil when they do not.
func knownRow(v *answers.Value, function int) *answers.Value {
	if v.State != answers.Answered || v.Marks[function].State != answers.Answered {
		return nil
	}
	return v
}

// unknownRow returns Unknown where somebody was asked about a function and did not know, and else Absent.
func unknownRow(given []*answers.Value, function int) answers.State {
	for _, v := range given {
		if v.State == answers.Unknown || v.State == answers.Answered && v.Marks[function].State == answers.Unknown {
			return answers.Unknown
		}
	}
	return answers.Absent
}

// function votes on one row.
func (m *merger) function(v voters, f *questionnaire.Field, k int, at answers.Origin, all []ballot, roles []answers.Row, into *answers.MarkRow) {
	into.State = answers.Answered
	counted := v.counted(all)
	system := 0.0
	for _, b := range counted {
		if b.value.Marks[k].System {
			system += b.weight
		}
	}
	into.System = atLeastHalf(system, total(counted))
	m.origins = append(m.origins, answers.Origin{Field: at.Field, Row: at.Row, By: how(all, counted), From: numbers(all)})
	for c := range roles {
		at.Column = roles[c].ID
		into.Marks[c] = m.cell(v, f, at, all, func(b ballot) answers.Mark {
			return markOf(v.sheets[b.from-1], f, m.names[f.Matrix.Columns][b.from-1], roles[c].ID, k)
		})
	}
}

// cell votes on one mark, and notes where it came from when the respondents differ.
func (m *merger) cell(v voters, f *questionnaire.Field, at answers.Origin, all []ballot, mark func(ballot) answers.Mark) answers.Mark {
	counted := v.counted(v.withOwn(f, at.Column, all, m.names))
	var taken answers.Mark
	for _, part := range parts {
		sum := 0.0
		for _, b := range counted {
			if mark(b)&part != 0 {
				sum += b.weight
			}
		}
		if atLeastHalf(sum, total(counted)) {
			taken |= part
		}
	}
	if taken != answers.StandsIn { // who does a function or answers for it does not stand in
		taken &^= answers.StandsIn
	}
	if !slices.ContainsFunc(all, func(b ballot) bool { return mark(b) != taken }) {
		return taken
	}
	at.By = how(all, counted)
	for _, b := range all {
		if mark(b) == taken {
			at.From = append(at.From, b.from)
		}
		at.Said = append(at.Said, answers.Said{From: b.from, Value: answers.Value{State: answers.Answered, Text: mark(b).String()}})
	}
	m.origins = append(m.origins, at)
	return taken
}

// withOwn returns ballots in which the people of a role weigh ownWeight.
func (v voters) withOwn(f *questionnaire.Field, role string, all []ballot, n names) []ballot {
	all = slices.Clone(all)
	for i, b := range all {
		s := v.sheets[b.from-1]
		if own := s.Interview.Role; own != "" && n[f.Matrix.Columns][b.from-1][own] == role {
			all[i].weight = max(b.weight, ownWeight)
		}
	}
	return all
}

// markOf returns the part that a role has in a function for one respondent, none when they do not name the role.
func markOf(s *answers.Sheet, f *questionnaire.Field, ids map[string]string, role string, function int) answers.Mark {
	for i, r := range s.Value(f.Matrix.Columns).Rows {
		if ids[r.ID] == role {
			return s.Value(f).Marks[function].Marks[i]
		}
	}
	return 0
}

func how(all, counted []ballot) answers.By {
	switch {
	case len(all) == 1:
		return answers.ByOnly
	case counted[0].proven:
		return answers.ByEvidence
	}
	return answers.ByVote
}

func numbers(all []ballot) []int {
	out := make([]int, len(all))
	for i, b := range all {
		out[i] = b.from
	}
	return out
}
