package reports

import (
	"strconv"

	"salesaudit/internal/answers"
	"salesaudit/internal/scoring"
	"salesaudit/questionnaire"
)

func (b *builder) setAnswers() {
	for _, q := range b.a.Bank.Questions {
		v := QuestionView{ID: q.ID, Number: q.Index + 1, Title: b.text(q.Title), Text: b.text(q.Text), Note: clean(b.a.Sheet.Notes[q.Index])}
		for _, f := range q.Fields {
			v.Fields = append(v.Fields, b.field(f))
		}
		for _, e := range b.a.Sheet.Evidence[q.Index] {
			v.Evidence = append(v.Evidence, b.evidence(q, e))
		}
		b.view.Evidence = append(b.view.Evidence, v.Evidence...)
		b.view.Answers = append(b.view.Answers, v)
	}
}

func (b *builder) evidence(q *questionnaire.Question, e answers.Evidence) EvidenceView {
	v := EvidenceView{Question: q.Index + 1, Source: b.text(e.Source.Name), Grade: b.gradeName(e.Grade), Ref: clean(e.Ref), Date: b.date(e.Date)}
	if counts := e.Counts(b.a.Sheet.Interview.Date); counts != e.Grade {
		v.Counts = b.gradeName(counts)
		if e.Date.IsZero() {
			v.Counts += b.in(": нет даты", ": no date")
		} else {
			v.Counts += b.in(": старше года", ": over a year old")
		}
	}
	return v
}

func (b *builder) field(f *questionnaire.Field) FieldView {
	v := FieldView{ID: f.ID, Label: b.text(f.Label), Text: b.answer(f)}
	value := b.a.Sheet.Value(f)
	switch status := b.a.Fields[f.Index]; {
	case status == scoring.FieldHidden, status == scoring.FieldIgnored:
		v.Status = HiddenID
		return v
	case status != scoring.FieldAnswered:
		v.Status = NotAskedID
		return v
	case value.State == answers.NotMeasured:
		v.Status = NotMeasuredID
		return v
	}
	v.Status = AnsweredID
	switch f.Kind {
	case questionnaire.Integer, questionnaire.Percent:
		v.Number = &Number{value.Number, v.Text}
	case questionnaire.List:
		if len(value.Rows) > 0 {
			v.Table = b.table(f.Columns, value.Rows)
		}
	case questionnaire.Matrix:
		for i := range b.view.Matrices {
			if b.view.Matrices[i].FieldID == f.ID {
				v.Matrix = &b.view.Matrices[i]
			}
		}
	}
	return v
}

// answer words the answer to a field.
func (b *builder) answer(f *questionnaire.Field) string {
	switch b.a.Fields[f.Index] {
	case scoring.FieldHidden:
		return b.in("не относится", "does not apply")
	case scoring.FieldIgnored:
		return b.value(b.a.Sheet.Value(f), f.Kind, f.Options, b.text(f.Unit)) + b.in(" (не учитывается)", " (not counted)")
	case scoring.FieldAnswered:
	default:
		return b.in("неизвестно", "unknown")
	}
	v := b.a.Sheet.Value(f)
	switch f.Kind {
	case questionnaire.List:
		return b.rowNames(f, v)
	case questionnaire.Matrix:
		asked := 0
		for i := range v.Marks {
			if v.Marks[i].State == answers.Answered {
				asked++
			}
		}
		return b.in("заполнено строк: ", "rows filled in: ") + b.fixed(float64(asked), 0) + b.in(" из ", " of ") + b.fixed(float64(len(v.Marks)), 0)
	}
	return b.value(v, f.Kind, f.Options, b.text(f.Unit))
}

// value words a value that is no list and no matrix.
func (b *builder) value(v *answers.Value, kind questionnaire.Kind, options []questionnaire.Option, unit string) string {
	switch v.State {
	case answers.NotMeasured:
		return b.in("не измеряется", "not measured")
	case answers.Answered:
	default:
		if kind == questionnaire.Multi {
			return b.in("нет", "none")
		}
		return b.in("неизвестно", "unknown")
	}
	switch kind {
	case questionnaire.Bool:
		return b.yes(v.Bool)
	case questionnaire.Integer, questionnaire.Percent:
		return b.withUnit(b.short(v.Number, 2), unit)
	case questionnaire.Choice:
		if k := questionnaire.Rank(options, v.Text); k >= 0 {
			return b.text(options[k].Label)
		}
		return clean(v.Text)
	case questionnaire.Multi:
		var names []string
		for _, k := range v.Options {
			name := b.text(options[k].Label)
			if len(names) > 0 {
				name = lowerFirst(name)
			}
			names = append(names, name)
		}
		if names == nil {
			return b.in("нет", "none")
		}
		return joinLabels(names)
	case questionnaire.List:
		return strconv.Itoa(len(v.Rows))
	}
	return clean(v.Text)
}

// joinLabels joins labels with commas, or with semicolons where some of them hold commas themselves.
func joinLabels(names []string) string {
	separator := ", "
	for _, n := range names {
		for _, r := range n {
			if r == ',' {
				separator = "; "
			}
		}
	}
	out := names[0]
	for _, n := range names[1:] {
		out += separator + n
	}
	return out
}

// rowNames says how many rows a list has, and what they are called.
func (b *builder) rowNames(f *questionnaire.Field, v *answers.Value) string {
	if len(v.Rows) == 0 {
		return b.in("нет", "none")
	}
	n := b.counted(len(v.Rows), noun{"строка", "строки", "строк", "row", "rows"}).Text
	if f.NameColumn() == nil {
		return n
	}
	names := make([]string, len(v.Rows))
	for i := range v.Rows {
		names[i] = cleanName(rowName(f, &v.Rows[i]))
	}
	return n + ": " + b.several(names, 8)
}

// rowName returns what a person knows a row by.
func rowName(list *questionnaire.Field, row *answers.Row) string {
	if c := list.NameColumn(); c != nil {
		if name := row.Cell(c).Text; name != "" {
			return name
		}
	}
	return row.ID
}
