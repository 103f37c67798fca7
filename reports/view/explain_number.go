package view

import (
	"salesaudit/internal/clean"
	"salesaudit/internal/scoring"
	"salesaudit/internal/wording"
	"salesaudit/questionnaire"
)

// compare words a number held against a threshold.
func (b *builder) compare(v *Decider, d *scoring.Decider) {
	t := d.Test
	var unit questionnaire.Unit
	decimals := 0
	switch {
	case t.Sellers:
		v.Name = b.Say(text{RU: "Продавцов", EN: "Sellers"})
	case t.Fact != nil:
		v.Name = b.Text(t.Fact.Name)
		if t.Fact.Decimal {
			decimals = 2
		}
	default:
		v.Name = b.Text(t.Field.Label)
		decimals = 2
		if !t.Size {
			unit = t.Field.Unit
		}
	}
	for !d.NotMeasured && decimals < 6 && d.Number != t.Number && b.Fixed(d.Number, decimals) == b.Fixed(t.Number, decimals) {
		decimals++ // 0,249 against 0,25: rounding must not make them look the same
	}
	v.Needed = b.neededNumber(t.Relation, t.Number, decimals, unit)
	number := b.Short(d.Number, decimals)
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
		v.Value = b.Say(text{RU: "ни одного", EN: "none"})
	case t.Size && t.Field.Kind == questionnaire.Multi:
		v.Value = b.Say(text{RU: "выбрано %s", EN: "%s chosen"}, number)
	case t.Fact != nil:
		v.Value = number + b.countedItems(d.Fact)
	default:
		v.Value = b.Measured(d.Number, decimals, unit)
	}
}

// fact words a fact with its value: «Число продавцов по ролям: 13».
func (b *builder) fact(f *scoring.FactResult) string {
	value := b.Unknown()
	switch {
	case b.notMeasured(f.Fact):
		value = b.NotMeasured()
	case f.Known && f.Fact.Decimal:
		value = b.Short(f.Value, 2) + b.countedItems(f)
	case f.Known:
		value = b.Fixed(f.Value, 0) + b.countedItems(f)
	case f.Bounded:
		low, high, _ := f.Range()
		value = b.Say(text{RU: "от %s до %s", EN: "%s to %s"}, b.Short(low, 2), b.Short(high, 2))
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
	ofAll := b.Say(text{RU: "из %s", EN: "of %s"}, b.Whole(f.Of))
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

// neededNumber words a threshold with its unit, which is in the genitive after «не меньше» and its like.
func (b *builder) neededNumber(relation string, number float64, decimals int, unit questionnaire.Unit) string {
	if relation == "==" || relation == "!=" {
		return b.needed(relation, b.Measured(number, decimals, unit))
	}
	return b.needed(relation, b.MeasuredGenitive(number, decimals, unit))
}

// needed words a threshold: «не больше 0,25».
func (b *builder) needed(relation, number string) string {
	switch relation {
	case "<":
		return b.Say(text{RU: "меньше %s", EN: "less than %s"}, number)
	case "<=":
		return b.Say(text{RU: "не больше %s", EN: "at most %s"}, number)
	case ">":
		return b.Say(text{RU: "больше %s", EN: "more than %s"}, number)
	case ">=":
		return b.Say(text{RU: "не меньше %s", EN: "at least %s"}, number)
	case "!=":
		return b.otherThan(number)
	}
	return number
}
