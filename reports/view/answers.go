package view

import (
	"slices"
	"strconv"
	"time"

	"salesaudit/internal/answers"
	"salesaudit/internal/clean"
	"salesaudit/internal/scoring"
	"salesaudit/internal/wording"
	"salesaudit/questionnaire"
)

// Question is a question with everything that was answered.
type Question struct {
	ID       string     `json:"id"`
	Number   int        `json:"number"` // from 1
	Title    string     `json:"title"`
	Text     string     `json:"text"`
	Fields   []Field    `json:"fields"`
	Evidence []Evidence `json:"evidence"`
	Note     string     `json:"note"`

	// In the table of all questions.
	Summary string `json:"summary"` // what was answered, in one line
	Verdict string `json:"verdict"` // how the criteria stand that mainly rest on it
	Proof   string `json:"proof"`   // the best evidence, in words
}

// Heading is the question behind its number: «9. Кто отвечает за …».
func (q *Question) Heading() string { return strconv.Itoa(q.Number) + ". " + q.Text }

// Statuses of a field, as ids that do not change with the language.
const (
	AnsweredID    = "answered"
	NotMeasuredID = "not_measured" // asked, and nobody measures it
	NotAskedID    = "unknown"
	HiddenID      = "hidden" // does not concern this client
)

// Field is the answer to one field.
type Field struct {
	ID     string  `json:"id"`
	Label  string  `json:"label"`
	Status string  `json:"status"` // one of the ids above
	Text   string  `json:"text"`   // in words; a list says how many rows it has
	Number *Number `json:"number"` // of percent and integer answers; nil otherwise
	Sample string  `json:"-"`      // of a share that was counted in a sample: «41 из 186», else ""
	Table  *Table  `json:"table"`  // of lists with rows; nil otherwise
}

// Evidence is one piece of evidence.
type Evidence struct {
	Question int    `json:"question"` // number of the question, from 1
	Source   string `json:"source"`
	Grade    string `json:"grade"` // in words
	Ref      string `json:"ref"`
	Date     string `json:"date"`     // worded; may be empty
	ISODate  string `json:"iso_date"` // 2006-01-02; may be empty
	Counts   string `json:"counts"`   // the grade that it counts as where age, a missing date or its source lowers it, in words and with the reason; "" where it counts in full
}

// SomeCountLess reports whether some piece of evidence counts as another grade than its own.
func (v *View) SomeCountLess() bool {
	return slices.ContainsFunc(v.Evidence, func(e Evidence) bool { return e.Counts != "" })
}

func (b *builder) setAnswers() {
	for _, q := range b.a.Bank.Questions {
		v := Question{ID: q.ID, Number: q.Index + 1, Title: b.Text(q.Title), Text: b.Text(q.Text), Note: clean.Text(b.a.Sheet.Notes[q.Index])}
		for _, f := range q.Fields {
			v.Fields = append(v.Fields, b.field(f))
		}
		for _, e := range b.a.Sheet.Evidence[q.Index] {
			v.Evidence = append(v.Evidence, b.evidence(q, e))
		}
		b.summarize(&v, q)
		b.view.Evidence = append(b.view.Evidence, v.Evidence...)
		b.view.Answers = append(b.view.Answers, v)
	}
}

func (b *builder) evidence(q *questionnaire.Question, e answers.Evidence) Evidence {
	v := Evidence{Question: q.Index + 1, Source: b.Text(e.Source.Name), Grade: b.shownAs(e), Ref: wording.Bound(clean.Text(e.Ref)), Date: b.Date(e.Date)}
	if !e.Date.IsZero() {
		v.ISODate = e.Date.Format(time.DateOnly)
	}
	if counts := e.Counts(b.a.Sheet.Interview.Date); counts != e.Grade {
		why := text{RU: "старше года", EN: "over a year old"}
		switch {
		case counts == e.AtBest():
			why = text{RU: "этот источник больше не доказывает", EN: "this source proves no more"}
		case e.Date.IsZero():
			why = text{RU: "нет даты", EN: "no date"}
		}
		v.Counts = b.Grade(counts) + ": " + b.Say(why)
	}
	return v
}

// shownAs names the grade of a piece of evidence; what the auditor saw is no document, and counts as one.
func (b *builder) shownAs(e answers.Evidence) string {
	if e.Source.Own {
		return b.Say(text{RU: "видел аудитор", EN: "seen by the auditor"})
	}
	return b.Grade(e.Grade)
}

func (b *builder) field(f *questionnaire.Field) Field {
	v := Field{ID: f.ID, Label: b.Text(f.Label), Text: b.answer(f)}
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
		v.Sample = b.Sample(value)
	case questionnaire.List:
		if len(value.Rows) > 0 {
			v.Table = b.table(f.Columns, value.Rows)
			if empty := v.Table.dropEmpty(); empty != nil {
				v.Text += b.Say(text{RU: "; ни в одной строке не указано: %s", EN: "; given in no row: %s"}, b.quotedNames(empty))
			}
		}
	}
	return v
}

// quotedNames lists labels of columns inside a sentence.
func (b *builder) quotedNames(labels []string) string {
	names := make([]string, len(labels))
	for i, label := range labels {
		names[i] = b.Quoted(wording.LowerFirst(label))
	}
	return wording.List(names)
}

// AnswerText words the answer to a field: of a list how many rows it has, of a matrix how much of it is filled in.
func AnswerText(a *scoring.Assessment, f *questionnaire.Field, lang questionnaire.Language) string {
	b := &builder{Speaker: wording.In(lang), a: a}
	return b.answer(f)
}

// answer words the answer to a field.
func (b *builder) answer(f *questionnaire.Field) string {
	v := b.a.Sheet.Value(f)
	switch status := b.a.Fields[f.Index]; {
	case status == scoring.FieldHidden:
		return b.Say(text{RU: "не относится", EN: "does not apply"})
	case status == scoring.FieldIgnored:
		return b.Say(text{RU: "%s (не учитывается)", EN: "%s (not counted)"}, b.ignored(f, v))
	case status != scoring.FieldAnswered:
		return b.Unknown()
	}
	if !b.said(f) {
		return b.Say(text{RU: "не указано, считается, что нет", EN: "not given, taken as none"})
	}
	switch f.Kind {
	case questionnaire.List:
		return b.Rows(&f.Shape, v.Rows)
	case questionnaire.Matrix:
		asked, rows := 0, b.a.Sheet.Functions(f)
		for _, i := range rows {
			if i < len(v.Marks) && v.Marks[i].State == answers.Answered {
				asked++
			}
		}
		return b.Say(text{RU: "заполнено %s из %s строк", EN: "%s of %s rows filled in"}, b.Whole(asked), b.Whole(len(rows)))
	}
	return b.Answer(b.a.Sheet, &f.Shape, v)
}

// ignored words an answer that does not concern this client: of a list how many rows it has.
func (b *builder) ignored(f *questionnaire.Field, v *answers.Value) string {
	if f.Kind == questionnaire.List && v.State == answers.Answered {
		return b.Whole(len(v.Rows))
	}
	return b.Answer(b.a.Sheet, &f.Shape, v)
}

// fieldNames lists labels of fields.
func (b *builder) fieldNames(fields []*questionnaire.Field) string {
	labels := make([]string, len(fields))
	for i, f := range fields {
		labels[i] = b.Text(f.Label)
	}
	return b.quotedNames(labels)
}
