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
	return Decider{words.name, value(d), words.needed}
}

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
		return clean.Text(d.Option) // of a text, which is the client's own
	case questionnaire.HasOption:
		return d.Options
	case questionnaire.IsTrue:
		return d.Holds
	}
	return strconv.Itoa(d.Rows-len(d.Failing)) + " of " + strconv.Itoa(d.Rows)
}

// needed words what a part of a rule asks for.
func needed(t *questionnaire.Test) string {
	switch t.Kind {
	case questionnaire.Compare:
		return t.Relation + " " + plain(t.Number)
	case questionnaire.AtLeast:
		return "at least " + t.Option
	case questionnaire.IsOption:
		return t.Relation + " " + t.Option
	case questionnaire.HasOption:
		return "has " + t.Option
	case questionnaire.IsTrue:
		return "true"
	}
	return rowsNeeded(t)
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
	}
	return t.Field.ID
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
		r := &t.Rows[i]
		if i > 0 {
			out.WriteString(", ")
		}
		name := r.Column.ID
		if r.Size {
			name = "size(" + name + ")"
		}
		out.WriteString(name + " " + r.Relation + " " + cellNeeded(r))
	}
	return out.String()
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
