package reports

import (
	"reflect"

	"salesaudit/internal/scoring"
	"salesaudit/questionnaire"
)

// compare words a number held against a threshold.
func (w *Wording) compare(v *DeciderView, d *scoring.Decider, negated bool) {
	t := d.Test
	unit, decimals := "", 0
	switch {
	case t.Sellers:
		v.Name = w.in("Продавцов", "Sellers")
	case t.Fact != nil:
		v.Name = w.text(t.Fact.Name)
		if t.Fact.Decimal {
			decimals = 2
		}
	default:
		v.Name = w.text(t.Field.Label)
		decimals = 2
		if !t.Size {
			unit = w.text(t.Field.Unit)
		}
	}
	for !d.NotMeasured && decimals < 6 && d.Number != t.Number && w.fixed(d.Number, decimals) == w.fixed(t.Number, decimals) {
		decimals++ // 0,249 against 0,25: rounding must not make them look the same
	}
	v.Needed = w.needed(t.Relation, w.withUnit(w.short(t.Number, decimals), unit), negated)
	switch {
	case d.NotMeasured || t.Fact != nil && w.notMeasured(t.Fact):
		v.Value = w.in("не измеряется", "not measured")
	case t.Size && d.Number == 0:
		v.Value = w.in("ни одного", "none")
	case t.Size && t.Field.Kind == questionnaire.Multi:
		number := w.short(d.Number, decimals)
		v.Value = w.in("выбрано "+number, number+" chosen")
	case t.Fact != nil:
		v.Value = w.short(d.Number, decimals) + w.countedItems(d.Fact)
	default:
		v.Value = w.withUnit(w.short(d.Number, decimals), unit)
	}
}

// fact words a fact with its value: «Число продавцов по ролям: 13».
func (w *Wording) fact(f *scoring.FactResult) string {
	value := w.in("неизвестно", "unknown")
	switch {
	case w.notMeasured(f.Fact):
		value = w.in("не измеряется", "not measured")
	case f.Known && f.Fact.Decimal:
		value = w.short(f.Value, 2) + w.countedItems(f)
	case f.Known:
		value = w.fixed(f.Value, 0) + w.countedItems(f)
	}
	return upperFirst(w.text(f.Fact.Name)) + ": " + value
}

// countedItems words what a fact counted: « (4 из 14: приём обращений, договор …)».
func (w *Wording) countedItems(f *scoring.FactResult) string {
	var names []string
	for _, id := range f.Items {
		names = append(names, lowerFirst(w.itemName(f.Fact, id)))
	}
	switch {
	case len(names) == 0:
		return ""
	case f.Of == 0:
		return " (" + w.several(names, 5) + ")"
	case !f.Fact.LowerIsBetter: // what is in order needs no names
		return " (" + w.fixed(float64(len(names)), 0) + w.in(" из ", " of ") + w.fixed(float64(f.Of), 0) + ")"
	case !f.Fact.Decimal:
		return w.in(" из ", " of ") + w.fixed(float64(f.Of), 0) + " (" + w.several(names, 5) + ")"
	}
	return " (" + w.fixed(float64(len(names)), 0) + w.in(" из ", " of ") + w.fixed(float64(f.Of), 0) + ": " + w.several(names, 5) + ")"
}

// itemName returns the name of a row or an entry that a fact counted.
func (w *Wording) itemName(f *questionnaire.Fact, id string) string {
	for _, field := range f.Fields {
		if field.Matrix != nil {
			if k := field.Matrix.Rows.Find(id); k >= 0 {
				return w.text(field.Matrix.Rows.Entries[k].Short)
			}
		}
	}
	for _, field := range f.Fields {
		if field.Kind != questionnaire.List {
			continue
		}
		rows := w.assessment.Sheet.Value(field).Rows
		for i := range rows {
			if rows[i].ID == id {
				return cleanName(rowName(field, &rows[i]))
			}
		}
	}
	return clean(id)
}

// needed words a threshold: «не больше 0,25».
func (w *Wording) needed(relation, number string, negated bool) string {
	if negated {
		relation = map[string]string{"<": ">=", "<=": ">", ">": "<=", ">=": "<", "==": "!=", "!=": "=="}[relation]
	}
	switch relation {
	case "<":
		return w.in("меньше ", "less than ") + number
	case "<=":
		return w.in("не больше ", "at most ") + number
	case ">":
		return w.in("больше ", "more than ") + number
	case ">=":
		return w.in("не меньше ", "at least ") + number
	case "!=":
		return w.in("не ", "other than ") + number
	}
	return number
}

// deciderGroup is deciders that are worded together.
type deciderGroup struct {
	deciders     []scoring.Decider
	alternatives bool // one of them is enough
	alternative  *questionnaire.Condition
}

// groupDeciders puts together the deciders that are alternatives of each other, and those that look at the options
// of one multi. What belongs together follows from the shape of the rule.
func groupDeciders(rule *questionnaire.Rule, deciders []scoring.Decider) []deciderGroup {
	if len(deciders) == 0 {
		return nil
	}
	leaves := leavesOf(rule.Condition(), nil, false)
	var out []deciderGroup
	for _, d := range deciders {
		var either *questionnaire.Condition
		for _, l := range leaves {
			if reflect.DeepEqual(l.test, d.Test) {
				either = l.either
				break
			}
		}
		if n := len(out) - 1; n >= 0 {
			last := &out[n]
			sameMulti := d.Test.Kind == questionnaire.HasOption && last.deciders[0].Test.Kind == questionnaire.HasOption &&
				last.deciders[0].Test.Field == d.Test.Field && last.deciders[0].Holds == d.Holds
			if either != nil && last.alternative == either || either == nil && last.alternative == nil && sameMulti {
				last.deciders = append(last.deciders, d)
				continue
			}
		}
		out = append(out, deciderGroup{[]scoring.Decider{d}, either != nil, either})
	}
	return out
}

// leaf is a test of a rule with the outermost «or» that it is an alternative of.
type leaf struct {
	test   *questionnaire.Test
	either *questionnaire.Condition
}

func leavesOf(c, either *questionnaire.Condition, negated bool) []leaf {
	switch c.Op {
	case questionnaire.Leaf:
		return []leaf{{c.Test, either}}
	case questionnaire.Not:
		return leavesOf(c.Parts[0], either, !negated)
	}
	if either == nil && (c.Op == questionnaire.Or) != negated {
		either = c
	}
	var out []leaf
	for _, part := range c.Parts {
		out = append(out, leavesOf(part, either, negated)...)
	}
	return out
}
