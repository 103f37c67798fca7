package view

import (
	"cmp"
	"slices"
	"strings"

	"salesaudit/internal/clean"
	"salesaudit/internal/scoring"
	"salesaudit/internal/wording"
	"salesaudit/questionnaire"
)

// decider words one test.
func (b *builder) decider(d *scoring.Decider, holds bool) Decider {
	v := Decider{Holds: holds}
	v.Name, v.Needed = b.asks(d.Test)
	switch t := d.Test; t.Kind {
	case questionnaire.Compare:
		b.compare(&v, d)
	case questionnaire.AtLeast, questionnaire.IsOption:
		v.Value = b.option(t.Field.Options, d.Option)
	case questionnaire.HasOption:
		return b.options([]scoring.Decider{*d}, holds)
	case questionnaire.IsTrue:
		v.Value = b.YesNo(d.Yes)
	case questionnaire.IsText, questionnaire.HasPrefix:
		v.Value = b.quotedText(d.Text)
		if t.Other != nil {
			v.Needed += " (" + b.quotedText(d.OtherText) + ")"
		}
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
		if d.NotMeasured || b.figures().Unmeasured(f) {
			v.Text = v.Name + ": " + v.Value
		}
	}
	if v.Is == "" {
		v.Is = v.Name + ": " + v.Value
	}
	switch t := d.Test; {
	case holds:
	case t.Kind == questionnaire.EveryRow && d.Rows > 0 && !t.Negated: // which rows fail says what they need
		v.Text = v.Is
	default:
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
		said = append(said, b.figures().Fact(&b.a.Facts[f.Index]))
	}
	v.Text = strings.Join(said, "; ")
	v.Name, v.Is = v.Text, v.Text
	return v
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
		v.Value = b.Say(text{RU: "есть %s", EN: "%s among them"}, names)
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
	need := b.rowTests(t)
	every := t.Kind == questionnaire.EveryRow
	passed := d.Holds != t.Negated // every row passes, or some row does
	names := make([]string, len(d.Failing))
	for i, name := range d.Failing {
		names[i] = b.Quoted(clean.Name(name))
	}
	switch {
	case d.Rows == 0:
		v.Value = b.Say(text{RU: "ни одной строки", EN: "none"})
	case every && passed:
		v.Value = cmp.Or(b.sizes(t), b.chosen(t), need)
		if d.Rows > 1 {
			v.Value += b.Say(text{RU: " (%[1]s" + wording.NoBreak + "из" + wording.NoBreak + "%[1]s)", EN: " (%[1]s" + wording.NoBreak + "of" + wording.NoBreak + "%[1]s)"}, b.Whole(d.Rows))
		}
	case every:
		v.Value = b.Say(text{RU: "не выполнено у %s из %s (%s)", EN: "not met for %s of %s (%s)"}, b.failing(d, names)...)
		v.Is = v.Name + ": " + b.except(d, need, names)
	case passed:
		v.Value = b.Say(text{RU: "есть такая строка", EN: "there is such a row"})
	default:
		v.Value = b.Say(text{RU: "нет такой строки, всего строк: %s", EN: "no such row (%s in all)"}, b.Whole(d.Rows))
		v.Is = v.Name + ": " + b.inNone(d, need)
	}
}

// sizes says how long the lists are that a test of every row holds against a number, which is only a threshold: «этапы по
// порядку» — 5; "" for other tests.
func (b *builder) sizes(t *questionnaire.Test) string {
	known := b.a.Known(t.Field)
	if len(t.Rows) != 1 || !t.Rows[0].Size || filledIn(&t.Rows[0]) || known == nil || len(known.Rows) == 0 {
		return ""
	}
	var counts []int
	for i := range known.Rows {
		cell := known.Rows[i].Cell(t.Rows[0].Column)
		counts = append(counts, max(len(cell.Rows), len(cell.Refs), len(cell.Options)))
	}
	least, most := slices.Min(counts), slices.Max(counts)
	name := b.Quoted(wording.LowerFirst(b.Text(t.Rows[0].Column.Label)))
	if least == most {
		return name + " — " + b.Whole(least)
	}
	return name + " — " + b.Say(text{RU: "от %s до %s", EN: "%s to %s"}, b.Whole(least), b.Whole(most))
}

// chosen names the options that the rows have where a test only says which none may have; "" for other tests.
func (b *builder) chosen(t *questionnaire.Test) string {
	known := b.a.Known(t.Field)
	if len(t.Rows) != 1 || t.Rows[0].Any != nil || t.Rows[0].Relation != "!=" || t.Rows[0].Column.Kind != questionnaire.Choice || known == nil {
		return ""
	}
	column := t.Rows[0].Column
	var names []string
	for i := range known.Rows {
		if name := b.Quoted(b.cell(column, known.Rows[i].Cell(column)).Text); !slices.Contains(names, name) {
			names = append(names, wording.LowerFirst(name))
		}
	}
	return b.Quoted(wording.LowerFirst(b.Text(column.Label))) + " — " + wording.List(names)
}

// missing words that a cell is not filled in: a choice, by its option that means none; a number, that nobody measures it.
func (b *builder) missing(t *questionnaire.RowTest) string {
	name := b.Quoted(wording.LowerFirst(b.Text(t.Column.Label)))
	switch {
	case t.Column.Kind == questionnaire.Choice:
		return name + " — " + b.quotedOption(t.Column.Options, t.Option)
	case isNumber(t):
		return name + " — " + b.NotMeasured()
	}
	return b.Say(text{RU: "графа %s не заполнена", EN: "%s is missing"}, name)
}

// isNumber reports whether a test is of the number in a cell.
func isNumber(t *questionnaire.RowTest) bool {
	return !t.Size && (t.Column.Kind == questionnaire.Integer || t.Column.Kind == questionnaire.Percent)
}

// except words a test of every row that some fail; of an option that no row may have, and of yes or no, which rows have it.
func (b *builder) except(d *scoring.Decider, need string, names []string) string {
	if rows := d.Test.Rows; len(rows) == 1 && rows[0].Any == nil && rows[0].Relation == "!=" && rows[0].Column.Kind == questionnaire.Choice && !worst(&rows[0]) {
		has := rows[0]
		has.Relation = "=="
		return b.rowTest(&has) + b.Say(text{RU: " у %s из %s (%s)", EN: " for %s of %s (%s)"}, b.failing(d, names)...)
	}
	if rows := d.Test.Rows; len(rows) == 1 && rows[0].Any == nil && !rows[0].Size && rows[0].Column.Kind == questionnaire.Bool {
		has := rows[0]
		has.Bool = !has.Bool
		return b.rowTest(&has) + b.Say(text{RU: " у %s из %s (%s)", EN: " for %s of %s (%s)"}, b.failing(d, names)...)
	}
	if len(names) == d.Rows {
		return b.inNone(d, need)
	}
	if rows := d.Test.Rows; len(rows) == 1 && filledIn(&rows[0]) {
		return b.missing(&rows[0]) + b.Say(text{RU: " у %s из %s (%s)", EN: " for %s of %s (%s)"}, b.failing(d, names)...)
	}
	return need + b.Say(text{RU: " у всех, кроме %s из %s (%s)", EN: ", but not for %s of %s (%s)"}, b.failing(d, names)...)
}

// failing counts the rows that fail a test, and names some.
func (b *builder) failing(d *scoring.Decider, names []string) []any {
	return []any{b.Whole(len(names)), b.Whole(d.Rows), b.Several(names, 3)}
}

// inNone says of a test that none of so many rows passes it.
func (b *builder) inNone(d *scoring.Decider, need string) string {
	if rows := d.Test.Rows; len(rows) == 1 && filledIn(&rows[0]) {
		name := b.Quoted(wording.LowerFirst(b.Text(rows[0].Column.Label)))
		switch {
		case rows[0].Column.Kind == questionnaire.Choice:
			return b.missing(&rows[0]) + b.Say(text{RU: " у всех (%s)", EN: " for all %s"}, b.Whole(d.Rows))
		case isNumber(&rows[0]):
			return b.Say(text{RU: "%s — не измеряется ни в одной строке из %s", EN: "%s — measured in none of the %s rows"}, name, b.Whole(d.Rows))
		}
		return b.Say(text{RU: "графа %s не заполнена ни в одной строке из %s", EN: "%s is given in none of the %s rows"}, name, b.Whole(d.Rows))
	}
	return need + b.Say(text{RU: " — ни в одной строке из %s", EN: ": in none of the %s rows"}, b.Whole(d.Rows))
}
