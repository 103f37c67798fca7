package form

import (
	"math"

	"salesaudit/questionnaire"
)

// condition is when a field is asked, as the page's script reads it: exactly one of All, Any and Field is set.
type condition struct {
	All   []*condition `json:"all,omitempty"`
	Any   []*condition `json:"any,omitempty"`
	Field string       `json:"field,omitempty"` // whose answer is tested; "client.sellers" for the number of sellers

	Options  []string `json:"options,omitempty"`  // a choice is one of these, or a multi has one of them
	Relation string   `json:"relation,omitempty"` // a number compares with Number: <, <=, >, >=, ==, !=
	Number   float64  `json:"number"`
	Size     bool     `json:"size,omitempty"` // the number of rows or options is compared
	True     bool     `json:"true,omitempty"` // a yes-or-no field is yes
	Not      bool     `json:"not,omitempty"`  // the opposite is asked for
}

// sellersPath is where the form keeps the number of sellers.
const sellersPath = "client.sellers"

// newCondition translates a condition that the bank's loading has checked. It returns nil where the script could not
// evaluate it, as with a fact: the field is then always asked.
func newCondition(c *questionnaire.Condition) *condition {
	if c.Op == questionnaire.Leaf {
		return newTest(c.Test)
	}
	parts := make([]*condition, len(c.Parts))
	for i, p := range c.Parts {
		if parts[i] = newCondition(p); parts[i] == nil {
			return nil
		}
	}
	if c.Op == questionnaire.And {
		return &condition{All: parts}
	}
	return &condition{Any: parts}
}

func newTest(t *questionnaire.Test) *condition {
	if t.Sellers {
		return &condition{Field: sellersPath, Relation: t.Relation, Number: t.Number}
	}
	if t.Field == nil || t.Fact != nil {
		return nil
	}
	out := &condition{Field: t.Field.ID, Not: t.Negated}
	switch t.Kind {
	case questionnaire.Compare:
		if math.IsInf(t.Number, 0) || math.IsNaN(t.Number) {
			return nil
		}
		out.Relation, out.Number, out.Size = t.Relation, t.Number, t.Size
	case questionnaire.AtLeast:
		rank := questionnaire.Rank(t.Field.Options, t.Option)
		if rank < 0 {
			return nil
		}
		out.Options = questionnaire.OptionIDs(t.Field.Options)[rank:]
	case questionnaire.IsOption, questionnaire.HasOption:
		out.Options = t.Options
	case questionnaire.IsTrue:
		out.True = true
	default:
		return nil
	}
	return out
}
