package answers

import (
	"slices"
	"strconv"
	"time"

	"salesaudit/internal/source"
	"salesaudit/questionnaire"
)

// Tree returns a sheet as an answer file, key by key, for the writer of answer files: reading that file gives the sheet
// again. What nobody answered is left out.
func (s *Sheet) Tree() source.Map {
	m := source.Map{
		{Key: "format", Value: Format},
		{Key: "bank", Value: s.Bank.ID + "@" + s.Version},
	}
	m = add(m, "client", appendText(appendText(nil, "name", s.Client.Name), "industry", s.Client.Industry).with("sellers", s.Client.Sellers))
	m = add(m, "interview", s.interviewTree())
	m = add(m, "targets", byCriterion(s, s.Targets))
	m = add(m, "not_applicable", byCriterion(s, s.NotApplicable))
	m = add(m, "review", s.reviewTree())
	var given tree
	for _, f := range s.Bank.Fields {
		if v := s.FieldTree(f); v != nil {
			given = given.with(f.ID, v)
		}
	}
	m = append(m, source.Entry{Key: "answers", Value: source.Map(given)})
	var evidence, notes tree
	for _, q := range s.Bank.Questions {
		if pieces := s.Evidence[q.Index]; len(pieces) > 0 {
			evidence = evidence.with(q.ID, evidenceTree(pieces))
		}
		notes = appendText(notes, q.ID, s.Notes[q.Index])
	}
	m = add(add(m, "evidence", evidence), "notes", notes)
	return add(m, "merged", s.mergedTree())
}

// Entries returns the keys with their values of a mapping that FieldTree returned; nil for anything else.
func Entries(value any) source.Map {
	m, _ := value.(source.Map)
	return m
}

// tree is a mapping that is being made.
type tree source.Map

func (t tree) with(key string, value any) tree {
	return append(t, source.Entry{Key: key, Value: value})
}

// add appends a mapping under a key, unless it is empty.
func add(m source.Map, key string, t tree) source.Map {
	if len(t) == 0 {
		return m
	}
	return append(m, source.Entry{Key: key, Value: source.Map(t)})
}

// appendText appends a text under a key, unless it is empty.
func appendText(t tree, key, text string) tree {
	if text == "" {
		return t
	}
	return t.with(key, text)
}

// byCriterion returns what a file says of criteria, in the order of the bank.
func byCriterion[T any](s *Sheet, said map[string]T) tree {
	var t tree
	for _, c := range s.Bank.Criteria {
		if v, ok := said[c.ID]; ok {
			t = t.with(c.ID, v)
		}
	}
	return t
}

func (s *Sheet) interviewTree() tree {
	i := s.Interview
	var t tree
	if !i.Date.IsZero() {
		t = t.with("date", i.Date.Format(time.DateOnly))
	}
	t = appendText(t, "respondent", i.Respondent)
	t = appendText(t, "position", i.Position)
	t = appendText(t, "role", i.Role)
	return appendText(t, "interviewer", i.Interviewer)
}

func evidenceTree(pieces []Evidence) []any {
	out := make([]any, len(pieces))
	for i, e := range pieces {
		t := tree{}.with("source", e.Source.ID).with("grade", e.Grade.String())
		t = appendText(t, "ref", e.Ref)
		if !e.Date.IsZero() {
			t = t.with("date", e.Date.Format(time.DateOnly))
		}
		out[i] = source.Map(t)
	}
	return out
}

// FieldTree returns the answer to a field as an answer file writes it: a text, a number, a bool, a list or a mapping,
// "unknown" or "not_measured"; nil where there is none.
func (s *Sheet) FieldTree(f *questionnaire.Field) any {
	v := s.Value(f)
	if f.Kind == questionnaire.Matrix && v.State == Answered {
		return s.marksTree(f.Matrix, v.Marks)
	}
	return valueTree(&f.Shape, v)
}

func valueTree(s *questionnaire.Shape, v *Value) any {
	switch v.State {
	case Absent:
		return nil
	case Unknown:
		return UnknownWord
	case NotMeasured:
		return NotMeasuredWord
	}
	switch s.Kind {
	case questionnaire.Bool:
		return v.Bool
	case questionnaire.Integer:
		return int(v.Number)
	case questionnaire.Percent:
		return percentTree(v)
	case questionnaire.Multi, questionnaire.References:
		return anySlice(v.Texts, func(text string) any { return text })
	case questionnaire.List:
		return anySlice(v.Rows, func(row Row) any { return rowTree(s.Columns, row) })
	}
	return v.Text
}

// percentTree writes a percent that was counted as the count: 9/10.
func percentTree(v *Value) any {
	if v.Of > 0 {
		return strconv.Itoa(v.Found()) + "/" + strconv.Itoa(int(v.Of))
	}
	return numberTree(v.Number)
}

// rowTree returns one row of a list, without the cells that mean what leaving them out means.
func rowTree(columns []*questionnaire.Column, row Row) source.Map {
	m := source.Map{}
	for i, c := range columns {
		var left Value
		settleAbsent(c, &left)
		cell := &row.Cells[i]
		if cell.State == left.State && cell.State != Answered || cell.State == Answered && left.State == Answered && isEmpty(c, cell, &left) {
			continue
		}
		m = append(m, source.Entry{Key: c.ID, Value: valueTree(&c.Shape, cell)})
	}
	return m
}

// isEmpty reports whether an answered cell says what it says when it is left out.
func isEmpty(c *questionnaire.Column, cell, left *Value) bool {
	if c.Kind == questionnaire.Choice {
		return cell.Option == left.Option
	}
	return cell.Text == "" && len(cell.Texts) == 0 && len(cell.Rows) == 0
}

// marksTree returns the rows of a matrix that were asked about.
func (s *Sheet) marksTree(m *questionnaire.MatrixModel, rows []MarkRow) source.Map {
	columns := s.Value(m.Columns).Rows
	out := source.Map{}
	for i, row := range rows {
		id := m.Rows.Entries[i].ID
		switch row.State {
		case Unknown:
			out = append(out, source.Entry{Key: id, Value: UnknownWord})
		case Answered:
			marks := source.Map{}
			if row.System {
				marks = append(marks, source.Entry{Key: SystemKey, Value: SystemMark})
			}
			for k, mark := range row.Marks {
				if mark != 0 {
					marks = append(marks, source.Entry{Key: columns[k].ID, Value: mark.String()})
				}
			}
			out = append(out, source.Entry{Key: id, Value: marks})
		}
	}
	return out
}

func anySlice[T any](of []T, each func(T) any) []any {
	out := make([]any, 0, len(of))
	for _, v := range of {
		out = append(out, each(v))
	}
	return slices.Clip(out)
}
