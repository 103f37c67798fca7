package progress

import (
	"strconv"
	"strings"

	"salesaudit/internal/compare"
	"salesaudit/internal/wording"
	"salesaudit/questionnaire"
)

// questions says question by question which fields, options and columns are new, gone or different.
func (w *bankWriter) questions() {
	first := true
	for _, of := range []struct{ bank, other *questionnaire.Bank }{{w.new, w.old}, {w.old, w.new}} {
		for _, q := range of.bank.Questions {
			if of.bank == w.old && of.other.Question(q.ID) != nil {
				continue // it was among the new bank's
			}
			items := w.question(q, of.other.Question(q.ID) == nil)
			if len(items) == 0 {
				continue
			}
			if first {
				w.heading(text{RU: "Вопросы и ответы", EN: "Questions and answers"})
				first = false
			}
			w.list(2, strconv.Itoa(q.Index+1)+". "+w.Text(q.Title), items)
		}
	}
}

// question says what changed in one question; alone says that only one of the banks has it.
func (w *bankWriter) question(q *questionnaire.Question, alone bool) []string {
	var out []string
	for _, c := range w.of(compare.QuestionPart, q.ID) {
		out = append(out, w.newOrGone(&c, text{RU: "вопрос", EN: "question"}))
	}
	fields := q.Fields
	if before := w.old.Question(q.ID); !alone && before != nil {
		for _, f := range before.Fields {
			if w.new.Field(f.ID) == nil {
				fields = append(fields[:len(fields):len(fields)], f)
			}
		}
	}
	for _, f := range fields {
		out = append(out, w.field(f)...)
	}
	return out
}

func (w *bankWriter) newOrGone(c *compare.BankChange, what text) string {
	said := text{RU: "Новый ", EN: "A new "}
	if c.Kind == compare.Removed {
		said = text{RU: "Больше нет: ", EN: "Is no more: the "}
	}
	return w.Say(said) + w.Say(what) + "."
}

// field says what changed in a field and in the columns of its rows.
func (w *bankWriter) field(f *questionnaire.Field) []string {
	before, now := w.old.Field(f.ID), w.new.Field(f.ID)
	var said []string
	scores := false
	for _, c := range w.of(compare.FieldPart, f.ID) {
		scores = scores || c.Scores
		switch {
		case c.Kind == compare.Added:
			said = append(said, w.Say(text{RU: "Новое поле (%s)", EN: "A new field (%s)"}, w.Kind(f.Kind)))
		case c.Kind == compare.Removed:
			said = append(said, w.Say(text{RU: "Поля больше нет", EN: "The field is no more"}))
		case c.Attribute == compare.ConditionOf:
			said = append(said, w.asked(before.When, now.When)...)
		default:
			said = append(said, w.shape(&c, &before.Shape, &now.Shape)...)
		}
	}
	var out []string
	if len(said) > 0 {
		out = append(out, w.item(w.Text(f.Label), f.ID, said, scores))
	}
	return append(out, w.columns(f)...)
}

// columns says what changed in the columns of a list.
func (w *bankWriter) columns(f *questionnaire.Field) []string {
	var out []string
	for i := range w.changes {
		c := &w.changes[i]
		of, id, _ := strings.Cut(c.ID, ".")
		if c.Part != compare.ColumnPart || of != f.ID || c.Attribute == compare.WordingOf || w.old.Field(of) == nil || w.new.Field(of) == nil {
			continue
		}
		var said []string
		switch c.Kind {
		case compare.Added:
			said = []string{w.Say(text{RU: "Новый столбец (%s)", EN: "A new column (%s)"}, w.Kind(w.new.Field(of).Column(id).Kind))}
		case compare.Removed:
			said = []string{w.Say(text{RU: "Столбца больше нет", EN: "The column is no more"})}
		default:
			before, now := w.shapes(c)
			said = w.shape(c, before, now)
		}
		if len(said) > 0 {
			out = append(out, w.item(w.Text(f.Label)+", "+w.Quoted(wording.LowerFirst(w.Text(c.Name))), of, said, c.Scores))
		}
	}
	return out
}

// shapes returns what the answers to a changed field or column looked like, and look like now.
func (w *bankWriter) shapes(c *compare.BankChange) (before, now *questionnaire.Shape) {
	field, column, of := strings.Cut(c.ID, ".")
	old, new := w.old.Field(field), w.new.Field(field)
	if of {
		return &old.Column(column).Shape, &new.Column(column).Shape
	}
	return &old.Shape, &new.Shape
}

// item words what is said of a field, with the criteria that depend on it where scores can change.
func (w *bankWriter) item(name, id string, said []string, scores bool) string {
	if scores {
		said = append(said, w.fed(id))
	}
	return name + ". " + sentences(said)
}

// asked says when a field is asked from now on.
func (w *bankWriter) asked(before, now *questionnaire.Rule) []string {
	if now == nil {
		return []string{w.Say(text{RU: "Теперь спрашивают всегда", EN: "Is asked always now"})}
	}
	if before != nil {
		return w.requirements([]*questionnaire.Rule{before}, []*questionnaire.Rule{now})
	}
	out := []string{w.Say(text{RU: "Спрашивают теперь, только если: %s", EN: "Is asked now only if: %s"}, w.conditions(compare.RequirementsOf(now)))}
	if w.texts.Expressions {
		out = append(out, w.expressions("", now.Text))
	}
	return out
}

// shape says how an answer looks different; options that are only worded anew are left to the wordings.
func (w *bankWriter) shape(c *compare.BankChange, before, now *questionnaire.Shape) []string {
	if c.Attribute == compare.KindOf {
		return []string{w.was(text{RU: "Вид ответа", EN: "Kind of answer"}, w.kindOf(before), w.kindOf(now))}
	}
	var out []string
	if added := w.optionsSince(now.Options, before.Options); added != nil {
		out = append(out, w.Say(text{RU: "Новые варианты: %s", EN: "New options: %s"}, wording.List(added)))
	}
	if gone := w.optionsSince(before.Options, now.Options); gone != nil {
		out = append(out, w.Say(text{RU: "Больше нет вариантов: %s", EN: "Options that are gone: %s"}, wording.List(gone)))
	}
	if out == nil && c.Scores {
		out = append(out, w.Say(text{RU: "Варианты стоят в другом порядке", EN: "The options stand in another order"}))
	}
	return out
}

func (w *bankWriter) kindOf(s *questionnaire.Shape) string {
	if s.Optional {
		return w.Kind(s.Kind) + w.Say(text{RU: " (можно не заполнять)", EN: " (optional)"})
	}
	return w.Kind(s.Kind)
}

// optionsSince names the options that others lack.
func (w *bankWriter) optionsSince(options, others []questionnaire.Option) []string {
	var out []string
	for _, o := range options {
		if questionnaire.Rank(others, o.ID) < 0 {
			out = append(out, w.Quoted(w.Text(o.Label)))
		}
	}
	return out
}
