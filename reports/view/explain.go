package view

import (
	"strings"

	"salesaudit/internal/answers"
	"salesaudit/internal/clean"
	"salesaudit/internal/scoring"
	"salesaudit/internal/wording"
	"salesaudit/questionnaire"
)

// Decider is one part of a rule that decided a rung, with the client's own value (method, section 10).
type Decider struct {
	Holds  bool   `json:"holds"`
	Text   string `json:"text"`   // the whole explanation: name, value, what is needed
	Name   string `json:"name"`   // what was looked at: a label or the name of a fact
	Value  string `json:"value"`  // the client's, worded
	Needed string `json:"needed"` // worded; what would hold
}

// explain words the parts that decided a rung. There are none for a rung that is unknown, nor for one whose rule has a
// shape that cannot be taken apart.
func (b *builder) explain(r *scoring.RungResult) []Decider {
	holds := r.State != scoring.Unmet
	var out []Decider
	for _, g := range groupDeciders(r.Rung.When.Condition(), b.a.Explain(nil, r)) {
		if d, ok := b.group(g, holds); ok {
			out = append(out, d)
		}
	}
	return out
}

// deciderGroup is deciders that are worded together.
type deciderGroup struct {
	deciders []scoring.Decider
	either   *questionnaire.Condition // the «or» that they are alternatives of; nil where each of them is needed
}

// groupDeciders puts together the deciders that are alternatives of each other, and those that look at the options
// of one multi. What belongs together follows from the shape of the rule.
func groupDeciders(rule *questionnaire.Condition, deciders []scoring.Decider) []deciderGroup {
	var out []deciderGroup
	for _, d := range deciders {
		either, _ := alternatives(rule, d.Test, false)
		if n := len(out) - 1; n >= 0 && out[n].either == either && (either != nil || sameMulti(&out[n].deciders[0], &d)) {
			out[n].deciders = append(out[n].deciders, d)
			continue
		}
		out = append(out, deciderGroup{[]scoring.Decider{d}, either})
	}
	return out
}

func sameMulti(x, y *scoring.Decider) bool {
	return x.Test.Kind == questionnaire.HasOption && y.Test.Kind == questionnaire.HasOption && x.Test.Field == y.Test.Field && x.Holds == y.Holds
}

// alternatives finds a test in a condition, or in its negation, and returns the outermost «or» that it is an
// alternative of, nil where there is none.
func alternatives(c *questionnaire.Condition, t *questionnaire.Test, negated bool) (either *questionnaire.Condition, found bool) {
	if c.Op == questionnaire.Leaf {
		return nil, c.Test == t
	}
	for _, part := range c.Parts {
		if either, found = alternatives(part, t, negated != (c.Op == questionnaire.Not)); found {
			break
		}
	}
	if found && c.Op != questionnaire.Not && (c.Op == questionnaire.Or) != negated { // De Morgan: a negated «and» is an «or»
		either = c
	}
	return either, found
}

// group words deciders that belong together: alternatives, or options of one multi.
func (b *builder) group(g deciderGroup, holds bool) (Decider, bool) {
	if g.either == nil && g.deciders[0].Test.Kind == questionnaire.HasOption {
		return b.options(g.deciders, holds), true
	}
	var parts []Decider
	var guards []string
	for i := range g.deciders {
		d := &g.deciders[i]
		part := b.decider(d, holds)
		if g.either != nil && !holds && isGuard(d) {
			guards = append(guards, part.Name+": "+part.Value)
			continue
		}
		parts = append(parts, part)
	}
	if len(parts) == 0 {
		return Decider{}, false
	}
	out := parts[0]
	for _, p := range parts[1:] {
		out.Text += b.Say(text{RU: "; или ", EN: "; or "}) + wording.LowerFirst(p.Text)
		out.Name += " / " + wording.LowerFirst(p.Name)
		out.Value += " / " + p.Value
		out.Needed += " / " + p.Needed
	}
	if guards != nil {
		out.Text += " (" + wording.LowerFirst(strings.Join(guards, "; ")) + ")"
	}
	return out, true
}

// isGuard reports whether an alternative only says when the other one does not matter, as «fewer than two
// departments» does: having fewer of something is no advice.
func isGuard(d *scoring.Decider) bool {
	t := d.Test
	counts := t.Sellers || t.Field != nil && (t.Size || t.Field.Kind == questionnaire.Integer && !t.Field.LowerIsBetter)
	return t.Kind == questionnaire.Compare && counts && (t.Relation == "<" || t.Relation == "<=")
}

// decider words one part. A part that is true and yet keeps the rung from holding is under a negation.
func (b *builder) decider(d *scoring.Decider, holds bool) Decider {
	negated := d.Holds != holds
	v := Decider{Holds: holds}
	switch t := d.Test; t.Kind {
	case questionnaire.Compare:
		b.compare(&v, d, negated)
	case questionnaire.AtLeast:
		b.atLeast(&v, d, negated)
	case questionnaire.IsOption:
		v.Name, v.Value = b.Text(t.Field.Label), b.option(t.Field.Options, d.Option)
		v.Needed = b.quotedOption(t.Field.Options, t.Option)
		if (t.Relation == "!=") != negated {
			v.Needed = b.otherThan(v.Needed)
		}
	case questionnaire.HasOption:
		return b.options([]scoring.Decider{*d}, holds)
	case questionnaire.IsTrue:
		v.Name, v.Value, v.Needed = b.Text(t.Field.Label), b.YesNo(d.Holds), b.YesNo(!negated)
	case questionnaire.EveryRow, questionnaire.SomeRow:
		b.rows(&v, d, negated)
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
	if !holds {
		v.Text += b.Say(text{RU: ", нужно ", EN: ", needed: "}) + v.Needed
	}
	return v
}

// atLeast words a choice that is to be an option or a better one.
func (b *builder) atLeast(v *Decider, d *scoring.Decider, negated bool) {
	t := d.Test
	v.Name, v.Value = b.Text(t.Field.Label), b.option(t.Field.Options, d.Option)
	v.Needed = b.quotedOption(t.Field.Options, t.Option)
	switch best := t.Field.Options[len(t.Field.Options)-1].ID; {
	case negated:
		v.Needed = b.Say(text{RU: "хуже, чем %s", EN: "worse than %s"}, v.Needed)
	case t.Option != best:
		v.Needed = b.Say(text{RU: "%s или лучше", EN: "%s or better"}, v.Needed)
	}
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
	field := deciders[0].Test.Field
	var quoted []string
	for i := range deciders {
		quoted = append(quoted, b.quotedOption(field.Options, deciders[i].Test.Option))
	}
	names := wording.List(quoted)
	v := Decider{Holds: holds, Name: b.Text(field.Label), Needed: names}
	if deciders[0].Holds {
		v.Value = b.Say(text{RU: "отмечено: %s", EN: "chosen: %s"}, names)
		if !holds {
			v.Needed = b.Say(text{RU: "без %s", EN: "without %s"}, names)
		}
	} else {
		v.Value = b.Say(text{RU: "не отмечено: %s", EN: "not chosen: %s"}, names)
	}
	v.Text = v.Name + ": " + v.Value
	return v
}

// rows words a test of all rows of a list, or of some.
func (b *builder) rows(v *Decider, d *scoring.Decider, negated bool) {
	t := d.Test
	v.Name = b.Text(t.Field.Label)
	var needs []string
	for i := range t.Rows {
		needs = append(needs, b.rowTest(&t.Rows[i]))
	}
	need := b.And(needs)
	every := t.Kind == questionnaire.EveryRow
	names := make([]string, len(d.Failing))
	for i, name := range d.Failing {
		names[i] = b.Quoted(clean.Name(name))
	}
	switch {
	case d.Rows == 0:
		v.Value = b.Say(text{RU: "ни одной строки", EN: "no rows"})
	case every && d.Holds:
		v.Value = b.Say(text{RU: "в каждой строке (%s): %s", EN: "in every row (%s): %s"}, b.Whole(d.Rows), need)
	case every:
		v.Value = b.Say(text{RU: "не выполнено у %s из %s (%s)", EN: "not so for %s of %s (%s)"}, b.Whole(len(names)), b.Whole(d.Rows), b.Several(names, 3))
	case d.Holds:
		v.Value = b.Say(text{RU: "есть такая строка", EN: "there is such a row"})
	default:
		v.Value = b.Say(text{RU: "нет такой строки, всего строк: %s", EN: "no such row, rows in all: %s"}, b.Whole(d.Rows))
	}
	switch {
	case every && !negated:
		v.Needed = b.Say(text{RU: "в каждой строке: %s", EN: "in every row: %s"}, need)
	case every:
		v.Needed = b.Say(text{RU: "хотя бы в одной строке не так: %s", EN: "at least one row without: %s"}, need)
	case !negated:
		v.Needed = b.Say(text{RU: "хотя бы в одной строке: %s", EN: "at least one row with %s"}, need)
	default:
		v.Needed = b.Say(text{RU: "ни в одной строке: %s", EN: "no row with %s"}, need)
	}
}

// rowTest words what a cell must be like.
func (b *builder) rowTest(t *questionnaire.RowTest) string {
	name := b.Quoted(wording.LowerFirst(b.Text(t.Column.Label)))
	switch {
	case t.Size:
		return name + " — " + b.needed(t.Relation, b.Fixed(t.Number, 0), false)
	case t.Column.Kind == questionnaire.Bool:
		return name + " — " + b.YesNo(t.Bool)
	case t.Column.Kind == questionnaire.Integer, t.Column.Kind == questionnaire.Percent:
		if t.Number == 0 && t.Relation == ">=" {
			return b.Say(text{RU: "измеряется %s", EN: "measured %s"}, name)
		}
		return name + " " + b.needed(t.Relation, b.WithUnit(b.Short(t.Number, 2), b.Text(t.Column.Unit)), false)
	case t.Column.Kind != questionnaire.Choice && t.Option == "" && t.Relation == "!=":
		return b.Say(text{RU: "заполнено %s", EN: "filled in: %s"}, name)
	case t.Column.Kind != questionnaire.Choice && t.Option == "":
		return b.Say(text{RU: "не заполнено %s", EN: "left empty: %s"}, name)
	}
	option := b.Quoted(clean.Text(t.Option))
	if t.Column.Kind == questionnaire.Choice {
		option = b.quotedOption(t.Column.Options, t.Option)
	}
	if t.Relation == "!=" {
		return name + b.Say(text{RU: " — не %s", EN: " other than %s"}, option)
	}
	return name + " — " + option
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
