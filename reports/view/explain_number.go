package view

import (
	"salesaudit/internal/figures"
	"salesaudit/internal/scoring"
	"salesaudit/internal/wording"
	"salesaudit/questionnaire"
)

// scaleOf returns how the number is written that a test compares.
func scaleOf(t *questionnaire.Test) (factor float64, decimals int, unit questionnaire.Unit) {
	switch {
	case t.Sellers:
		return 1, 0, questionnaire.Unit{}
	case t.Fact != nil:
		return figures.Scale(t.Fact)
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
		decimals = b.figures().Telling(is, decimals, factor, t.Fact, t.Number)
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
	case d.NotMeasured || t.Fact != nil && b.figures().Unmeasured(t.Fact):
		v.Value = b.NotMeasured()
	case t.Size && d.Number == 0:
		v.Value = b.Say(text{RU: "нет", EN: "none"})
	case t.Size && t.Field.Kind == questionnaire.Multi:
		v.Value = b.Say(text{RU: "отмечено %s", EN: "%s chosen"}, number) + b.chosenNames(t.Field)
	case t.Fact != nil && d.Bound != 0: // of how many, the missing answers decide
		v.Value = number + b.figures().Named(d.Fact)
	case t.Fact != nil:
		v.Value = number + b.figures().Items(d.Fact)
	case t.Field != nil && b.isCounted(t.Field):
		v.Value = b.Answer(b.a.Sheet, &t.Field.Shape, b.a.Known(t.Field))
	default:
		v.Value = b.Measured(is, decimals, unit)
	}
}

// isCounted says whether an answer was counted in a sample: it is worded with what was counted then, as among the answers.
func (b *builder) isCounted(f *questionnaire.Field) bool {
	known := b.a.Known(f)
	return known != nil && known.Of > 0
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

// figures words what was computed.
func (b *builder) figures() figures.Words { return figures.Words{Speaker: b.Speaker, Assessment: b.a} }
