package scoring

import (
	"slices"

	"salesaudit/internal/answers"
	"salesaudit/questionnaire"
)

// Decider is one part of a rule that decided it, with the client's own values. Which of them say something
// follows from Test.Kind.
type Decider struct {
	Test        *questionnaire.Test
	Holds       bool        // whether the part is true
	Number      float64     // Compare: the value of the field or fact, or the number of rows or options
	NotMeasured bool        // Compare: nobody measures the field
	Fact        *FactResult // Compare: the fact, when it is one
	Option      string      // AtLeast, IsOption: the id of the client's option; "" for none
	Options     []string    // HasOption: the ids of the client's options
	Rows        int         // EveryRow, SomeRow: the rows of the list
	Failing     []string    // EveryRow, SomeRow: names of the rows that do not pass
}

// Explain appends to out the parts that decided a rung: of a rung that does not hold, the parts that fail; of one that
// holds, the parts that make it hold. An unknown rung is decided by nothing yet and gets none; so does a rule of a
// shape that cannot be taken apart.
func (a *Assessment) Explain(out []Decider, r *RungResult) []Decider {
	if r.State == Unknown {
		return out
	}
	truth, all := a.evaluate(out, r.Rung.When.Condition(), false)
	if truth == questionnaire.Unknown || (truth == questionnaire.True) != (r.State != Unmet) {
		return out // an opaque part: only CEL knows why
	}
	return all
}

// DecidedBy appends to out the fields behind the parts that decided the rung, as Explain gives them, in the order of
// the rule: those of an unknown rung are the ones that it waits for, those of an opaque rule all that it names.
func (r *RungResult) DecidedBy(out []*questionnaire.Field, deciders []Decider) []*questionnaire.Field {
	switch {
	case r.State == Unknown:
		return append(out, r.Waits...)
	case len(deciders) == 0:
		return append(out, r.Rung.When.Named()...)
	}
	for i := range deciders {
		t := deciders[i].Test
		f := t.Field
		if t.Fact != nil {
			f = t.Fact.Main
		}
		if f != nil && !slices.Contains(out, f) {
			out = append(out, f)
		}
	}
	return out
}

// evaluate returns the truth of a condition, or of its negation, and appends to out the parts that decide it.
func (a *Assessment) evaluate(out []Decider, c *questionnaire.Condition, negated bool) (questionnaire.Truth, []Decider) {
	switch c.Op {
	case questionnaire.Not:
		return a.evaluate(out, c.Parts[0], !negated)
	case questionnaire.Leaf:
		return a.leaf(out, c.Test, negated)
	}
	// De Morgan: a negated And behaves as an Or of negated parts.
	conjunction := (c.Op == questionnaire.And) != negated
	decisive, result := questionnaire.True, questionnaire.False
	if conjunction {
		decisive, result = questionnaire.False, questionnaire.True
	}
	start, decided := len(out), false
	for _, part := range c.Parts {
		var truth questionnaire.Truth
		before := len(out)
		truth, out = a.evaluate(out, part, negated)
		switch {
		case truth == decisive && !decided: // what the parts before it say does not matter
			out, decided = append(out[:start], out[before:]...), true
		case truth == decisive:
		case decided:
			out = out[:before]
		case truth == questionnaire.Unknown:
			out, result = out[:before], questionnaire.Unknown
		}
	}
	if decided {
		return decisive, out
	}
	return result, out
}

func (a *Assessment) leaf(out []Decider, t *questionnaire.Test, negated bool) (questionnaire.Truth, []Decider) {
	out = append(out, Decider{Test: t})
	d := &out[len(out)-1]
	switch {
	case !a.fill(d):
		return questionnaire.Unknown, out[:len(out)-1]
	case d.Holds != negated:
		return questionnaire.True, out
	}
	return questionnaire.False, out
}

// fill evaluates a test; false when its subject is unknown or the test opaque.
func (a *Assessment) fill(d *Decider) bool {
	t := d.Test
	var v *answers.Value
	if t.Field != nil {
		if v = a.Known(t.Field); v == nil {
			return false
		}
	}
	switch t.Kind {
	case questionnaire.Compare:
		return a.fillNumber(d, v)
	case questionnaire.AtLeast:
		d.Option = v.Text
		d.Holds = v.Option >= questionnaire.Rank(t.Field.Options, t.Option)
	case questionnaire.IsOption:
		d.Option = v.Text
		d.Holds = (v.Text == t.Option) == (t.Relation == "==")
	case questionnaire.HasOption:
		d.Options = v.Texts
		d.Holds = slices.Contains(v.Texts, t.Option)
	case questionnaire.IsTrue:
		d.Holds = v.Bool
	case questionnaire.EveryRow, questionnaire.SomeRow:
		return fillRows(d, v.Rows)
	default:
		return false
	}
	return true
}

func (a *Assessment) fillNumber(d *Decider, v *answers.Value) bool {
	switch t := d.Test; {
	case t.Sellers:
		d.Number = float64(a.Sheet.Client.Sellers)
	case t.Fact != nil:
		if d.Fact = &a.Facts[t.Fact.Index]; !d.Fact.Known {
			return false
		}
		d.Number = d.Fact.Value
	case t.Size && t.Field.Kind == questionnaire.List:
		d.Number = float64(len(v.Rows))
	case t.Size:
		d.Number = float64(len(v.Texts))
	default:
		d.Number, d.NotMeasured = numberOf(&t.Field.Shape, v), v.State == answers.NotMeasured
	}
	d.Holds = related(d.Number, d.Test.Relation, d.Test.Number)
	return true
}

func related(x float64, relation string, y float64) bool {
	switch relation {
	case "<":
		return x < y
	case "<=":
		return x <= y
	case ">":
		return x > y
	case ">=":
		return x >= y
	case "==":
		return x == y
	}
	return x != y
}

// fillRows evaluates EveryRow and SomeRow. A cell that is not known leaves its row undecided, which matters
// unless another row decides.
func fillRows(d *Decider, rows []answers.Row) bool {
	d.Rows = len(rows)
	passing, undecided := 0, 0
	for i := range rows {
		switch passes(&rows[i], d.Test.Rows) {
		case questionnaire.True:
			passing++
		case questionnaire.Unknown:
			undecided++
		default:
			d.Failing = append(d.Failing, rowName(d.Test.Field, &rows[i]))
		}
	}
	if d.Test.Kind == questionnaire.SomeRow {
		d.Holds = passing > 0
		return d.Holds || undecided == 0
	}
	d.Holds = len(d.Failing) == 0
	return !d.Holds || undecided == 0
}

func passes(row *answers.Row, tests []questionnaire.RowTest) questionnaire.Truth {
	result := questionnaire.True
	for i := range tests {
		switch passesTest(row, &tests[i]) {
		case questionnaire.False:
			return questionnaire.False
		case questionnaire.Unknown:
			result = questionnaire.Unknown
		}
	}
	return result
}

func passesTest(row *answers.Row, t *questionnaire.RowTest) questionnaire.Truth {
	v := row.Cell(t.Column)
	if v.State != answers.Answered && v.State != answers.NotMeasured {
		return questionnaire.Unknown
	}
	var holds bool
	switch {
	case t.Size && t.Column.Kind == questionnaire.List:
		holds = related(float64(len(v.Rows)), t.Relation, t.Number)
	case t.Size:
		holds = related(float64(len(v.Texts)), t.Relation, t.Number)
	case t.Column.Kind == questionnaire.Bool:
		holds = v.Bool == t.Bool
	case t.Column.Kind == questionnaire.Integer, t.Column.Kind == questionnaire.Percent:
		x := v.Number
		if v.State == answers.NotMeasured {
			x = t.Column.NotMeasured()
		}
		holds = related(x, t.Relation, t.Number)
	default:
		holds = (v.Text == t.Option) == (t.Relation == "==")
	}
	if holds {
		return questionnaire.True
	}
	return questionnaire.False
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
