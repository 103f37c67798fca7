package view

import (
	"strings"

	"salesaudit/internal/answers"
	"salesaudit/internal/clean"
	"salesaudit/internal/scoring"
	"salesaudit/internal/wording"
	"salesaudit/questionnaire"
)

// decider words one test.
func (b *builder) decider(d *scoring.Decider, holds bool) Decider {
	v := Decider{Holds: holds}
	switch t := d.Test; t.Kind {
	case questionnaire.Compare:
		b.compare(&v, d)
	case questionnaire.AtLeast:
		b.atLeast(&v, d)
	case questionnaire.IsOption:
		v.Name, v.Value = b.Text(t.Field.Label), b.option(t.Field.Options, d.Option)
		v.Needed = b.oneOf(t.Field.Options, t.Options)
		if t.Negated {
			v.Needed = b.otherThan(v.Needed)
		}
	case questionnaire.HasOption:
		return b.options([]scoring.Decider{*d}, holds)
	case questionnaire.IsTrue:
		v.Name, v.Value, v.Needed = b.Text(t.Field.Label), b.YesNo(d.Yes), b.YesNo(!t.Negated)
	case questionnaire.IsText, questionnaire.HasPrefix:
		b.compareText(&v, d)
	case questionnaire.EveryRow, questionnaire.SomeRow:
		b.rows(&v, d)
	case questionnaire.Opaque:
		return b.opaque(t, holds)
	}
	v.Name = clean.Text(v.Name)
	v.Text = v.Name + ": " + v.Value
	if f := d.Test.Fact; f != nil {
		v.Name = wording.UpperFirst(v.Name)
		v.Text = v.Name + " " + v.Value
		if d.NotMeasured || b.notMeasured(f) {
			v.Text = v.Name + ": " + v.Value
		}
	}
	if v.Is == "" {
		v.Is = v.Name + ": " + v.Value
	}
	if !holds {
		v.Text += b.Say(text{RU: ", нужно ", EN: ", needed: "}) + v.Needed
	}
	return v
}

// opaque words an expression that is not put into words by what it names: each field and fact with its value.
func (b *builder) opaque(t *questionnaire.Test, holds bool) Decider {
	v := Decider{Holds: holds}
	var said []string
	for _, f := range t.Reads {
		if known := b.a.Known(f); known != nil && f.Kind != questionnaire.List && f.Kind != questionnaire.Matrix {
			said = append(said, b.Text(f.Label)+": "+b.Answer(b.a.Sheet, &f.Shape, known))
		} else {
			said = append(said, b.Text(f.Label))
		}
	}
	for _, f := range t.Facts {
		said = append(said, b.fact(&b.a.Facts[f.Index]))
	}
	v.Text = strings.Join(said, "; ")
	v.Name, v.Is = v.Text, v.Text
	return v
}

// compareText words a text that is to be another, or to begin with one.
func (b *builder) compareText(v *Decider, d *scoring.Decider) {
	t := d.Test
	v.Name, v.Value = b.Text(t.Field.Label), b.quotedText(d.Text)
	switch {
	case t.Kind == questionnaire.HasPrefix:
		v.Needed = b.Say(text{RU: "начало %s", EN: "beginning with %s"}, b.Quoted(clean.Text(t.Text)))
		if t.Negated {
			v.Needed = b.Say(text{RU: "другое начало, не %s", EN: "not beginning with %s"}, b.Quoted(clean.Text(t.Text)))
		}
		return
	case t.Other != nil:
		v.Needed = b.Say(text{RU: "то же, что %s (%s)", EN: "the same as %s (%s)"}, b.Quoted(wording.LowerFirst(b.Text(t.Other.Label))), b.quotedText(d.OtherText))
	default:
		v.Needed = b.quotedText(t.Text)
	}
	if t.Negated {
		v.Needed = b.otherThan(v.Needed)
	}
}

func (b *builder) quotedText(s string) string {
	if s == "" {
		return b.Say(text{RU: "не заполнено", EN: "empty"})
	}
	return b.Quoted(clean.Text(s))
}

// atLeast words a choice that is to be an option or a better one.
func (b *builder) atLeast(v *Decider, d *scoring.Decider) {
	t := d.Test
	v.Name, v.Value = b.Text(t.Field.Label), b.option(t.Field.Options, d.Option)
	v.Needed = b.quotedOption(t.Field.Options, t.Option)
	switch best := t.Field.Options[len(t.Field.Options)-1].ID; {
	case t.Negated:
		v.Needed = b.Say(text{RU: "хуже, чем %s", EN: "worse than %s"}, v.Needed)
	case t.Option != best:
		v.Needed = b.Say(text{RU: "%s или лучше", EN: "%s or better"}, v.Needed)
	}
}

// oneOf words that one of some options is needed.
func (b *builder) oneOf(options []questionnaire.Option, ids []string) string {
	quoted := make([]string, len(ids))
	for i, id := range ids {
		quoted[i] = b.quotedOption(options, id)
	}
	return b.Or(quoted)
}

func (b *builder) otherThan(needed string) string {
	return b.Say(text{RU: "не %s", EN: "other than %s"}, needed)
}

// option returns the label of an option as it is inside a sentence.
func (b *builder) option(options []questionnaire.Option, id string) string {
	if k := questionnaire.Rank(options, id); k >= 0 {
		return wording.LowerFirst(b.Text(options[k].Label))
	}
	return b.Say(text{RU: "нет ответа", EN: "no answer"})
}

func (b *builder) quotedOption(options []questionnaire.Option, id string) string {
	return b.Quoted(b.option(options, id))
}

// options words which options of a multi are missing, or which too many.
func (b *builder) options(deciders []scoring.Decider, holds bool) Decider {
	t := deciders[0].Test
	var quoted []string
	for i := range deciders {
		quoted = append(quoted, b.oneOf(t.Field.Options, deciders[i].Test.Options))
	}
	names := wording.List(quoted)
	v := Decider{Holds: holds, Name: b.Text(t.Field.Label), Needed: names}
	if chosen := deciders[0].Holds != t.Negated; chosen {
		v.Value = b.Say(text{RU: "есть %s", EN: "including %s"}, names)
	} else {
		v.Value = b.Say(text{RU: "нет %s", EN: "without %s"}, names)
	}
	if t.Negated {
		v.Needed = b.Say(text{RU: "без %s", EN: "without %s"}, names)
	}
	v.Text = v.Name + ": " + v.Value
	v.Is = v.Text
	return v
}

// rows words a test of all rows of a list, or of some.
func (b *builder) rows(v *Decider, d *scoring.Decider) {
	t := d.Test
	v.Name = b.Text(t.Field.Label)
	var needs []string
	for i := range t.Rows {
		needs = append(needs, b.rowTest(&t.Rows[i]))
	}
	need := b.And(needs)
	every := t.Kind == questionnaire.EveryRow
	passed := d.Holds != t.Negated // every row passes, or some row does
	names := make([]string, len(d.Failing))
	for i, name := range d.Failing {
		names[i] = b.Quoted(clean.Name(name))
	}
	switch {
	case d.Rows == 0:
		v.Value = b.Say(text{RU: "ни одной строки", EN: "no rows"})
	case every && passed:
		v.Value = need
		if d.Rows > 1 {
			v.Value += b.Say(text{RU: " (все %s)", EN: " (all %s)"}, b.Whole(d.Rows))
		}
	case every:
		v.Value = b.Say(text{RU: "не выполнено у %s из %s (%s)", EN: "not met for %s of %s (%s)"}, b.failing(d, names)...)
		v.Is = v.Name + ": " + b.except(d, need, names)
	case passed:
		v.Value = b.Say(text{RU: "есть такая строка", EN: "there is such a row"})
	default:
		v.Value = b.Say(text{RU: "нет такой строки, всего строк: %s", EN: "no such row, of %s in all"}, b.Whole(d.Rows))
		v.Is = v.Name + ": " + b.inNone(d, need)
	}
	switch {
	case every && !t.Negated:
		v.Needed = b.Say(text{RU: "в каждой строке: %s", EN: "in every row: %s"}, need)
	case every:
		v.Needed = b.Say(text{RU: "хотя бы в одной строке не так: %s", EN: "at least one row where not: %s"}, need)
	case !t.Negated:
		v.Needed = b.Say(text{RU: "хотя бы в одной строке: %s", EN: "in at least one row: %s"}, need)
	default:
		v.Needed = b.Say(text{RU: "ни в одной строке: %s", EN: "in no row: %s"}, need)
	}
}

// except words a test of every row that some fail; of an option that no row may have, which rows have it.
func (b *builder) except(d *scoring.Decider, need string, names []string) string {
	if rows := d.Test.Rows; len(rows) == 1 && rows[0].Any == nil && rows[0].Relation == "!=" && rows[0].Column.Kind == questionnaire.Choice && !worst(&rows[0]) {
		has := rows[0]
		has.Relation = "=="
		return b.rowTest(&has) + b.Say(text{RU: " у %s из %s (%s)", EN: " for %s of %s (%s)"}, b.failing(d, names)...)
	}
	if len(names) == d.Rows {
		return b.inNone(d, need)
	}
	return need + b.Say(text{RU: ", кроме %s из %s (%s)", EN: ", except for %s of %s (%s)"}, b.failing(d, names)...)
}

// failing counts the rows that fail a test, and names some.
func (b *builder) failing(d *scoring.Decider, names []string) []any {
	return []any{b.Whole(len(names)), b.Whole(d.Rows), b.Several(names, 3)}
}

// inNone says of a test that none of so many rows passes it.
func (b *builder) inNone(d *scoring.Decider, need string) string {
	if rows := d.Test.Rows; len(rows) == 1 && filledIn(&rows[0]) {
		name := b.Quoted(wording.LowerFirst(b.Text(rows[0].Column.Label)))
		return b.Say(text{RU: "графа %s не заполнена ни в одной строке из %s", EN: "%s is given in none of the %s rows"}, name, b.Whole(d.Rows))
	}
	return need + b.Say(text{RU: " — ни в одной строке из %s", EN: ": in none of the %s rows"}, b.Whole(d.Rows))
}

// filledIn reports whether a test asks no more of a cell than that it is not empty.
func filledIn(t *questionnaire.RowTest) bool {
	switch {
	case t.Any != nil || t.Size || t.Column.Kind == questionnaire.Bool || t.Column.Kind == questionnaire.Choice:
		return false
	case t.Column.Kind == questionnaire.Integer, t.Column.Kind == questionnaire.Percent:
		return t.Number == 0 && t.Relation == ">="
	}
	return t.Option == "" && t.Relation == "!="
}

// rowTest words what a cell must be like.
func (b *builder) rowTest(t *questionnaire.RowTest) string {
	if t.Any != nil {
		any := make([]string, len(t.Any))
		for i := range t.Any {
			any[i] = b.rowTest(&t.Any[i])
		}
		return b.Or(any)
	}
	name := b.Quoted(wording.LowerFirst(b.Text(t.Column.Label)))
	switch {
	case t.Size:
		return name + " — " + b.needed(t.Relation, b.Fixed(t.Number, 0))
	case t.Column.Kind == questionnaire.Bool:
		return name + " — " + b.YesNo(t.Bool)
	case t.Column.Kind == questionnaire.Integer, t.Column.Kind == questionnaire.Percent:
		if filledIn(t) {
			return b.Say(text{RU: "графа %s заполнена", EN: "%s is measured"}, name)
		}
		return name + " " + b.neededNumber(t.Relation, t.Number, 2, t.Column.Unit)
	case filledIn(t):
		return b.Say(text{RU: "графа %s заполнена", EN: "%s is filled in"}, name)
	case t.Column.Kind != questionnaire.Choice && t.Option == "":
		return b.Say(text{RU: "графа %s не заполнена", EN: "%s is left empty"}, name)
	}
	if t.Relation == "!=" && worst(t) {
		return b.Say(text{RU: "графа %s заполнена", EN: "%s is given"}, name)
	}
	option := b.Quoted(clean.Text(t.Option))
	if t.Column.Kind == questionnaire.Choice {
		option = b.quotedOption(t.Column.Options, t.Option)
	}
	if t.Relation == "!=" {
		return name + b.Say(text{RU: " — любое значение, кроме %s", EN: " other than %s"}, option)
	}
	return name + " — " + option
}

// worst reports whether a test is of the worst option of an ordered choice, which means none.
func worst(t *questionnaire.RowTest) bool {
	return t.Column.Ordered && questionnaire.Rank(t.Column.Options, t.Option) == 0
}

// notMeasured reports whether a fact follows from a number that nobody measures.
func (b *builder) notMeasured(f *questionnaire.Fact) bool {
	if f.Rule == nil {
		return false
	}
	for _, field := range f.Fields {
		if v := b.a.Known(field); v != nil && v.State == answers.NotMeasured {
			return true
		}
	}
	return false
}
