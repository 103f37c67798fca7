package consensus

import (
	"slices"

	"salesaudit/internal/answers"
	"salesaudit/questionnaire"
)

// stays reports whether a row that some respondents name is one of the merged list: when the owner, the head or a
// consultant names it, or half of the others who answered the list.
func (v voters) stays(named func(respondent int) bool, answered func(respondent int) bool) bool {
	names, others := 0, 0
	for i, s := range v.sheets {
		if !answered(i) {
			continue
		}
		switch s.Interview.Position {
		case "owner", head, consultant:
			if named(i) {
				return true
			}
			continue
		}
		others++
		if named(i) {
			names++
		}
	}
	return names > 0 && 2*names >= others
}

// rows votes on the rows of a list, cell by cell. path is where the list is: a field, or a list within a row.
func (m *merger) rows(v voters, s *questionnaire.Shape, lists []*answers.Value, at answers.Origin, ids func(respondent int, id string) string) []answers.Row {
	given := make([][]answers.Row, len(lists))
	for i, list := range lists {
		if list != nil && list.State == answers.Answered {
			given[i] = list.Rows
		}
	}
	out := []answers.Row{}
	for _, r := range match(s, given, ids) {
		at.Row = r.id
		if at.Row == "" {
			at.Row = title(s, &r)
		}
		if !v.stays(func(i int) bool { return r.of[i] != nil }, func(i int) bool { return lists[i] != nil && lists[i].State == answers.Answered }) {
			m.leftOut(at, &r, s)
			continue
		}
		out = append(out, m.row(v, s, &r, at))
	}
	return out
}

// title returns what a row without an id is called: its name, or its place by what it names.
func title(s *questionnaire.Shape, r *row) string {
	for _, of := range r.of {
		if of == nil {
			continue
		}
		if name := rowName(s, of); name != "" {
			return name
		}
		return key(s, of)
	}
	return ""
}

// row votes on the cells of one row among those who name it.
func (m *merger) row(v voters, s *questionnaire.Shape, r *row, at answers.Origin) answers.Row {
	out := answers.Row{ID: r.id, Cells: make([]answers.Value, len(s.Columns))}
	for k, c := range s.Columns {
		at.Column = c.ID
		cell := func(i int) *answers.Value {
			if r.of[i] == nil {
				return nil
			}
			return m.translate(&c.Shape, &r.of[i].Cells[k], i)
		}
		switch c.Kind {
		case questionnaire.ID:
			out.Cells[k] = answers.Value{State: answers.Answered, Text: r.id}
		case questionnaire.List:
			out.Cells[k] = m.nested(v, c, cell)
		default:
			out.Cells[k] = m.value(v, &c.Shape, cell, at)
		}
	}
	return out
}

// nested votes on a list within a row. Where its values came from is not noted: the row says it.
func (m *merger) nested(v voters, c *questionnaire.Column, cell func(int) *answers.Value) answers.Value {
	lists := make([]*answers.Value, len(v.sheets))
	for i := range lists {
		lists[i] = cell(i)
	}
	quiet := &merger{names: m.names, gone: m.gone}
	if !slices.ContainsFunc(lists, func(l *answers.Value) bool { return l != nil && l.State == answers.Answered }) {
		return unknownOf(lists)
	}
	return answers.Value{State: answers.Answered, Rows: quiet.rows(v, &c.Shape, lists, answers.Origin{}, func(_ int, id string) string { return id })}
}

// value votes on one value and notes where it came from.
func (m *merger) value(v voters, s *questionnaire.Shape, of func(respondent int) *answers.Value, at answers.Origin) answers.Value {
	ballots := v.ballots(of)
	taken, origin := v.decide(s, ballots)
	if taken == nil {
		all := make([]*answers.Value, len(v.sheets))
		for i := range all {
			all[i] = of(i)
		}
		return unknownOf(all)
	}
	if !slices.ContainsFunc(ballots, func(b ballot) bool { return b.value.Line > 0 }) {
		return *taken // an optional cell that no file has
	}
	origin.Field, origin.Row, origin.Column = at.Field, at.Row, at.Column
	m.origins = append(m.origins, origin)
	return *taken
}

// unknownOf returns an unknown value where somebody said that it is, and else an absent one.
func unknownOf(all []*answers.Value) answers.Value {
	for _, v := range all {
		if v != nil && v.State == answers.Unknown {
			return answers.Value{State: answers.Unknown}
		}
	}
	return answers.Value{}
}
