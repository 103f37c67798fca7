package record

import (
	"strconv"
	"strings"

	"salesaudit/internal/clean"
	"salesaudit/internal/scoring"
	"salesaudit/questionnaire"
)

// wording is what a record says of a part of a rule whatever the client's answers are.
type wording struct{ name, needed string }

// decider returns one part of a rule with the client's own value and what was needed: ids and numbers only.
func (r *Recorder) decider(d *scoring.Decider) Decider {
	words, known := r.wordings[d.Test]
	if !known {
		words = wording{subject(d.Test), needed(d.Test)}
		if r.wordings == nil {
			r.wordings = map[*questionnaire.Test]wording{}
		}
		r.wordings[d.Test] = words
	}
	return Decider{words.name, value(d), words.needed, bounds[d.Bound]}
}

var bounds = map[scoring.Bound]string{scoring.AtLeast: "at_least", scoring.AtMost: "at_most"}

// value returns the client's own value, nil for a number that JSON cannot write.
func value(d *scoring.Decider) any {
	switch d.Test.Kind {
	case questionnaire.Compare:
		switch {
		case d.NotMeasured:
			return "not_measured"
		case !isNumber(d.Number):
			return nil
		}
		return thousandth(d.Number)
	case questionnaire.AtLeast, questionnaire.IsOption:
		return d.Option
	case questionnaire.HasOption:
		return d.Options
	case questionnaire.IsTrue:
		return d.Yes
	case questionnaire.IsText, questionnaire.HasPrefix:
		return clean.Text(d.Text) // the client's own
	case questionnaire.Opaque:
		return d.Holds
	}
	return strconv.Itoa(d.Rows-len(d.Failing)) + " of " + strconv.Itoa(d.Rows)
}

// needed words what a test asks for.
func needed(t *questionnaire.Test) string {
	not := ""
	if t.Negated {
		not = "not "
	}
	switch t.Kind {
	case questionnaire.Compare:
		return t.Relation + " " + plain(t.Number)
	case questionnaire.AtLeast:
		return not + "at least " + t.Option
	case questionnaire.IsOption:
		return equal(t.Negated, t.Options)
	case questionnaire.HasOption:
		return not + "has " + strings.Join(t.Options, " or ")
	case questionnaire.IsTrue:
		return strconv.FormatBool(!t.Negated)
	case questionnaire.IsText:
		if t.Other != nil {
			return equal(t.Negated, []string{t.Other.ID})
		}
		return equal(t.Negated, []string{strconv.Quote(t.Text)})
	case questionnaire.HasPrefix:
		return not + "begins with " + strconv.Quote(t.Text)
	case questionnaire.Opaque:
		return strconv.FormatBool(!t.Negated)
	}
	return not + rowsNeeded(t)
}

// equal words that something is one of some values, or none of them.
func equal(negated bool, values []string) string {
	relation := "== "
	if negated {
		relation = "!= "
	}
	return relation + strings.Join(values, " or ")
}

// subject names what a test looks at, as rules do.
func subject(t *questionnaire.Test) string {
	switch {
	case t.Fact != nil:
		return t.Fact.ID
	case t.Sellers:
		return questionnaire.SellersVariable
	case t.Size:
		return "size(" + t.Field.ID + ")"
	case t.Kind == questionnaire.Opaque:
		return names(t)
	}
	return t.Field.ID
}

// names lists what an expression names that is not put into words.
func names(t *questionnaire.Test) string {
	var all []string
	for _, f := range t.Reads {
		all = append(all, f.ID)
	}
	for _, f := range t.Facts {
		all = append(all, f.ID)
	}
	return strings.Join(all, ", ")
}

// rowsNeeded words what rows must pass, such as "every row: priority != none".
func rowsNeeded(t *questionnaire.Test) string {
	var out strings.Builder
	if t.Kind == questionnaire.SomeRow {
		out.WriteString("some row: ")
	} else {
		out.WriteString("every row: ")
	}
	for i := range t.Rows {
		if i > 0 {
			out.WriteString(", ")
		}
		out.WriteString(rowNeeded(&t.Rows[i]))
	}
	return out.String()
}

func rowNeeded(r *questionnaire.RowTest) string {
	if r.Any != nil {
		any := make([]string, len(r.Any))
		for i := range r.Any {
			any[i] = rowNeeded(&r.Any[i])
		}
		return strings.Join(any, " or ")
	}
	name := r.Column.ID
	if r.Size {
		name = "size(" + name + ")"
	}
	return name + " " + r.Relation + " " + cellNeeded(r)
}

// cellNeeded returns what a cell is compared with, as rules write it.
func cellNeeded(r *questionnaire.RowTest) string {
	switch {
	case r.Size, r.Column.Kind == questionnaire.Integer, r.Column.Kind == questionnaire.Percent:
		return plain(r.Number)
	case r.Column.Kind == questionnaire.Bool:
		return strconv.FormatBool(r.Bool)
	case r.Option == "":
		return `""`
	}
	return r.Option
}

// plain writes a number without an exponent.
func plain(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }
