package view

import (
	"slices"

	"salesaudit/internal/clean"
	"salesaudit/internal/scoring"
	"salesaudit/internal/wording"
	"salesaudit/questionnaire"
)

// percentUnit is the unit of a share once it is written as per cent.
var percentUnit = questionnaire.Unit{RU: []string{"%"}, EN: []string{"%"}}

// scale returns how a fact is written: a share as per cent.
func scale(f *questionnaire.Fact) (factor float64, decimals int, unit questionnaire.Unit) {
	switch {
	case f.Share:
		return 100, 0, percentUnit
	case f.Decimal:
		return 1, 2, questionnaire.Unit{}
	}
	return 1, 0, questionnaire.Unit{}
}

// scaleOf returns how the number is written that a test compares.
func scaleOf(t *questionnaire.Test) (factor float64, decimals int, unit questionnaire.Unit) {
	switch {
	case t.Sellers:
		return 1, 0, questionnaire.Unit{}
	case t.Fact != nil:
		return scale(t.Fact)
	case t.Size:
		return 1, 2, questionnaire.Unit{}
	}
	return 1, 2, t.Field.Unit
}

// compare words a number held against a threshold.
func (b *builder) compare(v *Decider, d *scoring.Decider) {
	t := d.Test
	factor, decimals, unit := scaleOf(t)
	is, threshold := factor*d.Number, factor*t.Number
	if !d.NotMeasured {
		decimals = b.telling(is, decimals, factor, append(b.thresholds(t.Fact), t.Number))
	}
	v.Needed = b.neededNumber(t.Relation, threshold, decimals, unit)
	number := b.Measured(is, decimals, unit)
	if t.Field != nil && !t.Size {
		number = b.Short(is, decimals)
	}
	switch d.Bound { // while answers are missing
	case scoring.AtLeast:
		number = b.Say(text{RU: "не меньше %s", EN: "at least %s"}, number)
	case scoring.AtMost:
		number = b.Say(text{RU: "не больше %s", EN: "at most %s"}, number)
	}
	switch {
	case d.NotMeasured || t.Fact != nil && b.notMeasured(t.Fact):
		v.Value = b.NotMeasured()
	case t.Size && d.Number == 0:
		v.Value = b.Say(text{RU: "нет", EN: "none"})
	case t.Size && t.Field.Kind == questionnaire.Multi:
		v.Value = b.Say(text{RU: "отмечено %s", EN: "%s chosen"}, number) + b.chosenNames(t.Field)
	case t.Fact != nil:
		v.Value = number + b.countedItems(d.Fact)
	default:
		v.Value = b.Measured(is, decimals, unit)
	}
}

// chosenNames names the options that were chosen, in brackets.
func (b *builder) chosenNames(f *questionnaire.Field) string {
	known := b.a.Known(f)
	if known == nil || len(known.Options) == 0 {
		return ""
	}
	names := make([]string, len(known.Options))
	for i, k := range known.Options {
		names[i] = wording.LowerFirst(b.Text(f.Options[k].Label))
	}
	return " (" + b.Several(names, 5) + ")"
}

// telling returns how many decimals a number needs, at least so many, so that rounding does not make it look like a
// threshold that it is not: 24,9 % against 25 %.
func (b *builder) telling(x float64, decimals int, factor float64, thresholds []float64) int {
	for ; decimals < 6; decimals++ {
		if !slices.ContainsFunc(thresholds, func(t float64) bool { return factor*t != x && b.Fixed(factor*t, decimals) == b.Fixed(x, decimals) }) {
			break
		}
	}
	return decimals
}

// thresholds returns the numbers that the rungs and contradictions of the bank hold a fact against: of all of them, so that
// a fact is written alike wherever a report names it.
func (b *builder) thresholds(f *questionnaire.Fact) []float64 {
	if f == nil {
		return nil
	}
	var out []float64
	for _, check := range b.a.Bank.Checks {
		out = append(out, thresholdsIn(check.When.Condition(), f)...)
	}
	for _, c := range b.a.Bank.Criteria {
		for _, r := range c.Rungs {
			for _, p := range r.Parts {
				out = append(out, thresholdsIn(p.When.Condition(), f)...)
			}
		}
	}
	return out
}

func thresholdsIn(c *questionnaire.Condition, f *questionnaire.Fact) []float64 {
	if c.Op == questionnaire.Leaf {
		if c.Test.Kind == questionnaire.Compare && c.Test.Fact == f {
			return []float64{c.Test.Number}
		}
		return nil
	}
	var out []float64
	for _, part := range c.Parts {
		out = append(out, thresholdsIn(part, f)...)
	}
	return out
}

// fact words a fact with its value: «Число продавцов по ролям: 13».
func (b *builder) fact(f *scoring.FactResult) string {
	value := b.Unknown()
	factor, decimals, unit := scale(f.Fact)
	switch {
	case b.notMeasured(f.Fact):
		value = b.NotMeasured()
	case f.Known:
		decimals = b.telling(factor*f.Value, decimals, factor, b.thresholds(f.Fact))
		value = b.Measured(factor*f.Value, decimals, unit) + b.countedItems(f)
	case f.Bounded:
		low, high, _ := f.Range()
		value = b.Say(text{RU: "от %s до %s", EN: "%s to %s"}, b.Measured(factor*low, decimals, unit), b.Measured(factor*high, decimals, unit))
	}
	return wording.UpperFirst(b.Text(f.Fact.Name)) + ": " + value
}

// countedItems words what a fact counted: « (4 из 14: приём обращений, договор …)».
func (b *builder) countedItems(f *scoring.FactResult) string {
	if len(f.Items) == 0 {
		return ""
	}
	names := make([]string, len(f.Items))
	for i, id := range f.Items {
		names[i] = wording.LowerFirst(b.itemName(f.Fact, id))
	}
	list := b.Several(names, 5)
	ofAll := wording.Joined(" ", b.Say(text{RU: "из %s", EN: "of %s"}, b.Whole(f.Of)), b.Text(f.Fact.Among))
	switch {
	case f.Of == 0:
		return " (" + list + ")"
	case !f.Fact.LowerIsBetter: // what is in order needs no names
		return " (" + b.Whole(len(names)) + " " + ofAll + ")"
	case !f.Fact.Decimal: // the number itself was just said
		return " " + ofAll + " (" + list + ")"
	}
	return " (" + b.Whole(len(names)) + " " + ofAll + ": " + list + ")"
}

// itemName returns the name of a row or an entry that a fact counted.
func (b *builder) itemName(f *questionnaire.Fact, id string) string {
	for _, field := range f.Fields {
		if field.Matrix != nil {
			if k := field.Matrix.Rows.Find(id); k >= 0 {
				return b.Text(field.Matrix.Rows.Entries[k].Short)
			}
		}
	}
	for _, field := range f.Fields {
		if field.Kind != questionnaire.List {
			continue
		}
		rows := b.a.Sheet.Value(field).Rows
		for i := range rows {
			if rows[i].ID == id {
				return wording.RowName(&field.Shape, &rows[i])
			}
		}
	}
	return clean.Text(id)
}
