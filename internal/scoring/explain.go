package scoring

import (
	"math"
	"slices"
	"strings"

	"salesaudit/internal/answers"
	"salesaudit/questionnaire"
)

// Decider is one test of a condition that decided it, with the client's own values. Which of them say something
// follows from Test.Kind.
type Decider struct {
	Test        *questionnaire.Test
	Holds       bool        // whether the test is passed
	Number      float64     // Compare: the value of the field or fact, or the number of rows or options
	NotMeasured bool        // Compare: nobody measures the field
	Bound       Bound       // Compare: what Number is of a fact that lies between bounds
	Fact        *FactResult // Compare: the fact, when it is one
	Option      string      // AtLeast, IsOption: the id of the client's option; "" for none
	Options     []string    // HasOption: the ids of the client's options
	Yes         bool        // IsTrue: the client's answer
	Text        string      // IsText, HasPrefix: the client's text
	OtherText   string      // IsText: that of the other field
	Rows        int         // EveryRow, SomeRow: the rows of the list
	Failing     []string    // EveryRow, SomeRow: names of the rows that do not pass
}

// Bound says what a number is to a value that is not known yet.
type Bound uint8

// The bounds. The zero value says that the number is the value itself.
const (
	AtLeast Bound = iota + 1 // the value is at least the number
	AtMost                   // the value is at most the number
)

// Explain appends to out what decided a part of a rung: of one that does not hold, the tests that fail; of one that
// holds, those that make it hold. An unknown part is decided by nothing yet and gets none; so does a condition of a
// shape that cannot be taken apart.
func (a *Assessment) Explain(out []Decider, p *PartResult) []Decider {
	if p.State == Unknown {
		return out
	}
	condition := p.Part.When.Condition()
	truth, all := a.evaluate(out, condition)
	if truth == questionnaire.Unknown || (truth == questionnaire.True) != (p.State == Met) {
		return appendOpaque(out, condition, p.State == Met)
	}
	return all
}

// AtOdds returns the facts that make the rule of a contradiction true, in the order of the bank: not those that agree with
// what is claimed, nor those that count nothing beside one that does.
func (a *Assessment) AtOdds(c *questionnaire.Check) []*FactResult {
	condition := c.When.Condition()
	truth, deciders := a.evaluate(nil, condition)
	if truth != questionnaire.True {
		deciders = appendOpaque(deciders, condition, true)
	}
	named := map[*questionnaire.Fact]bool{}
	for i := range deciders {
		if !deciders[i].Holds { // beside a test that cannot be taken apart
			continue
		}
		named[deciders[i].Test.Fact] = true
		for _, f := range deciders[i].Test.Facts {
			named[f] = true
		}
	}
	var out []*FactResult
	counting := false
	for i := range a.Facts {
		if f := &a.Facts[i]; named[f.Fact] {
			out = append(out, f)
			counting = counting || len(f.Items) > 0
		}
	}
	return slices.DeleteFunc(out, func(f *FactResult) bool { return counting && f.Known && f.Value == 0 && f.Fact.LowerIsBetter })
}

// appendOpaque appends the opaque tests of a condition: where what the others say does not decide it, they do.
func appendOpaque(out []Decider, c *questionnaire.Condition, holds bool) []Decider {
	if c.Op == questionnaire.Leaf && c.Test.Kind == questionnaire.Opaque {
		return append(out, Decider{Test: c.Test, Holds: holds})
	}
	for _, part := range c.Parts {
		out = appendOpaque(out, part, holds)
	}
	return out
}

// Decides reports whether a part of the rung decided it: one that does not hold of a rung that is unmet, one that is
// unknown of one that is, else every part.
func (r *RungResult) Decides(p *PartResult) bool {
	return p.State == r.State || r.State == Unproven
}

// DecidedBy appends to out the fields behind what decided a part, as Explain gives it, in the order of the condition:
// those of an unknown part are the ones that it waits for, those of an opaque one all that it names.
func (p *PartResult) DecidedBy(out []*questionnaire.Field, deciders []Decider) []*questionnaire.Field {
	add := func(fields ...*questionnaire.Field) {
		for _, f := range fields {
			if f != nil && !slices.Contains(out, f) {
				out = append(out, f)
			}
		}
	}
	switch {
	case p.State == Unknown:
		add(p.Waits...)
	case len(deciders) == 0:
		add(p.Part.When.Named()...)
	}
	addMain := func(f *questionnaire.Fact) {
		if f != nil {
			add(f.Main)
		}
	}
	for i := range deciders {
		t := deciders[i].Test
		add(t.Field, t.Other)
		add(t.Reads...)
		for _, f := range t.Facts { // of the bank, which other files are scored by at the same time
			addMain(f)
		}
		addMain(t.Fact)
	}
	return out
}

// evaluate returns the truth of a condition, and appends to out the tests that decide it.
func (a *Assessment) evaluate(out []Decider, c *questionnaire.Condition) (questionnaire.Truth, []Decider) {
	if c.Op == questionnaire.Leaf {
		return a.leaf(out, c.Test)
	}
	decisive, result := questionnaire.True, questionnaire.False
	if c.Op == questionnaire.And {
		decisive, result = questionnaire.False, questionnaire.True
	}
	start, decided := len(out), false
	for _, part := range c.Parts {
		var truth questionnaire.Truth
		before := len(out)
		truth, out = a.evaluate(out, part)
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

func (a *Assessment) leaf(out []Decider, t *questionnaire.Test) (questionnaire.Truth, []Decider) {
	out = append(out, Decider{Test: t})
	d := &out[len(out)-1]
	if !a.fill(d) {
		return questionnaire.Unknown, out[:len(out)-1]
	}
	d.Holds = d.Holds != t.Negated
	return truthOf(d.Holds), out
}

// fill evaluates a test without its negation; false when its subject is unknown or the test opaque.
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
		d.Holds = slices.Contains(t.Options, v.Text)
	case questionnaire.HasOption:
		d.Options = v.Texts
		d.Holds = slices.ContainsFunc(t.Options, func(o string) bool { return slices.Contains(v.Texts, o) })
	case questionnaire.IsTrue:
		d.Yes, d.Holds = v.Bool, v.Bool
	case questionnaire.IsText:
		return a.fillText(d, v)
	case questionnaire.HasPrefix:
		d.Text, d.Holds = v.Text, strings.HasPrefix(v.Text, t.Text)
	case questionnaire.EveryRow, questionnaire.SomeRow:
		return fillRows(d, v.Rows)
	default:
		return false
	}
	return true
}

func (a *Assessment) fillText(d *Decider, v *answers.Value) bool {
	d.Text, d.OtherText = v.Text, d.Test.Text
	if other := d.Test.Other; other != nil {
		with := a.Known(other)
		if with == nil {
			return false
		}
		d.OtherText = with.Text
	}
	d.Holds = d.Text == d.OtherText
	return true
}

func (a *Assessment) fillNumber(d *Decider, v *answers.Value) bool {
	switch t := d.Test; {
	case t.Sellers:
		d.Number = float64(a.Sheet.Client.Sellers)
	case t.Fact != nil:
		d.Fact = &a.Facts[t.Fact.Index]
		return d.fillFact()
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

// fillFact takes the number of a fact. Of one that lies between bounds it takes the bound that decides the test, as
// long as every value between them decides it alike.
func (d *Decider) fillFact() bool {
	low, high, ok := d.Fact.Range()
	if !ok {
		return false
	}
	limit, relation := d.Test.Number, d.Test.Relation
	atLow, atHigh := related(low, relation, limit), related(high, relation, limit)
	if atLow != atHigh || (relation == "==" || relation == "!=") && low < high && low <= limit && limit <= high {
		return false
	}
	d.Number, d.Holds = low, atLow
	switch { // of two values that decide alike, the one that is nearer to the limit
	case low == high:
	case math.Abs(low-limit) <= math.Abs(high-limit):
		d.Bound = AtLeast
	default:
		d.Number, d.Bound = high, AtMost
	}
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
			d.Failing = append(d.Failing, rows[i].Name(&d.Test.Field.Shape))
		}
	}
	if d.Test.Kind == questionnaire.SomeRow {
		d.Holds = passing > 0
		return d.Holds || undecided == 0
	}
	d.Holds = len(d.Failing) == 0
	return !d.Holds || undecided == 0
}

// passes reports whether a row passes every test.
func passes(row *answers.Row, tests []questionnaire.RowTest) questionnaire.Truth {
	return every(len(tests), func(i int) questionnaire.Truth { return passesTest(row, &tests[i]) })
}

func passesTest(row *answers.Row, t *questionnaire.RowTest) questionnaire.Truth {
	if t.Any != nil {
		return some(len(t.Any), func(i int) questionnaire.Truth { return passesTest(row, &t.Any[i]) })
	}
	v := row.Cell(t.Column)
	if !known(v) {
		return questionnaire.Unknown
	}
	switch {
	case t.Size && t.Column.Kind == questionnaire.List:
		return truthOf(related(float64(len(v.Rows)), t.Relation, t.Number))
	case t.Size:
		return truthOf(related(float64(len(v.Texts)), t.Relation, t.Number))
	case t.Column.Kind == questionnaire.Bool:
		return truthOf(v.Bool == t.Bool)
	case t.Column.Kind == questionnaire.Integer, t.Column.Kind == questionnaire.Percent:
		x := v.Number
		if v.State == answers.NotMeasured {
			x = t.Column.NotMeasured()
		}
		return truthOf(related(x, t.Relation, t.Number))
	}
	return truthOf((v.Text == t.Option) == (t.Relation == "=="))
}
