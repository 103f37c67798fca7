package view

import (
	"math"
	"slices"
	"strings"

	"salesaudit/internal/clean"
	"salesaudit/internal/wording"
	"salesaudit/questionnaire"
)

// Requirement words a condition, whoever answers: «Доля обращений, получивших ответ вовремя: не меньше 80 %». An
// expression that cannot be put into words is named by what it looks at.
func Requirement(c *questionnaire.Condition, lang questionnaire.Language) string {
	b := &builder{Speaker: wording.In(lang)}
	return b.requirement(c)
}

// requirement words a condition as one text.
func (b *builder) requirement(c *questionnaire.Condition) string {
	if c.Op == questionnaire.Leaf {
		if c.Test.Kind == questionnaire.Opaque {
			return b.Say(text{RU: "зависит от: %s", EN: "depends on: %s"}, b.namesIn(c.Test))
		}
		name, needed := b.asks(c.Test)
		return clean.Text(name) + ": " + needed
	}
	by := text{RU: "; или ", EN: "; or "}
	if c.Op == questionnaire.And {
		by = text{RU: " и ", EN: " and "}
	}
	parts := make([]string, len(c.Parts))
	for i, part := range c.Parts {
		parts[i] = b.requirement(part)
		if i > 0 {
			parts[i] = wording.LowerFirst(parts[i])
		}
	}
	return strings.Join(parts, b.Say(by))
}

// namesIn names the fields and facts of an expression that is not put into words.
func (b *builder) namesIn(t *questionnaire.Test) string {
	var names []string
	for _, f := range t.Reads {
		names = append(names, b.Quoted(wording.LowerFirst(b.Text(f.Label))))
	}
	for _, f := range t.Facts {
		names = append(names, b.Quoted(wording.LowerFirst(b.Text(f.Name))))
	}
	return wording.List(slices.Compact(names))
}

// asks words a test that is not opaque: what it looks at, and what that must be like.
func (b *builder) asks(t *questionnaire.Test) (name, needed string) {
	if t.Field != nil {
		name = b.Text(t.Field.Label)
	}
	switch t.Kind {
	case questionnaire.Compare:
		factor, decimals, unit := scaleOf(t)
		switch {
		case t.Sellers:
			name = b.Say(text{RU: "Продавцов", EN: "Sellers"})
		case t.Fact != nil:
			name = wording.UpperFirst(b.Text(t.Fact.Name))
		}
		return name, b.neededNumber(t.Relation, factor*t.Number, exact(factor*t.Number, decimals), unit)
	case questionnaire.AtLeast:
		return name, b.optionOrBetter(t)
	case questionnaire.IsOption:
		needed = b.oneOf(t.Field.Options, t.Options)
		if t.Negated {
			needed = b.otherThan(needed)
		}
	case questionnaire.HasOption:
		needed = b.oneOf(t.Field.Options, t.Options)
		if t.Negated {
			needed = b.Say(text{RU: "без %s", EN: "without %s"}, needed)
		}
	case questionnaire.IsTrue:
		needed = b.YesNo(!t.Negated)
	case questionnaire.IsText, questionnaire.HasPrefix:
		needed = b.neededText(t)
	case questionnaire.EveryRow, questionnaire.SomeRow:
		needed = b.neededRows(t)
	}
	return name, needed
}

// exact returns how many decimals a threshold needs, at least so many.
func exact(x float64, decimals int) int {
	for ; decimals < 6; decimals++ {
		if scaled := x * math.Pow10(decimals); math.Abs(scaled-math.Round(scaled)) < 1e-6 {
			break
		}
	}
	return decimals
}

// optionOrBetter words which option of an ordered choice is needed, or which is too good.
func (b *builder) optionOrBetter(t *questionnaire.Test) string {
	option := b.quotedOption(t.Field.Options, t.Option)
	switch best := t.Field.Options[len(t.Field.Options)-1].ID; {
	case t.Negated:
		return b.Say(text{RU: "хуже, чем %s", EN: "worse than %s"}, option)
	case t.Option != best:
		return b.Say(text{RU: "%s или лучше", EN: "%s or better"}, option)
	}
	return option
}

// neededText words a text that is to be another, or to begin with one.
func (b *builder) neededText(t *questionnaire.Test) string {
	needed := b.quotedText(t.Text)
	switch {
	case t.Kind == questionnaire.IsText && t.Negated && t.Text == "" && t.Other == nil:
		return b.Say(text{RU: "любое значение", EN: "any value"})
	case t.Kind == questionnaire.HasPrefix && t.Negated:
		return b.Say(text{RU: "другое начало, не %s", EN: "not beginning with %s"}, b.Quoted(clean.Text(t.Text)))
	case t.Kind == questionnaire.HasPrefix:
		return b.Say(text{RU: "начало %s", EN: "beginning with %s"}, b.Quoted(clean.Text(t.Text)))
	case t.Other != nil:
		needed = b.Say(text{RU: "то же, что %s", EN: "the same as %s"}, b.Quoted(wording.LowerFirst(b.Text(t.Other.Label))))
	}
	if t.Negated {
		return b.otherThan(needed)
	}
	return needed
}

// neededRows words what the rows of a list must be like.
func (b *builder) neededRows(t *questionnaire.Test) string {
	need, every := b.rowTests(t), t.Kind == questionnaire.EveryRow
	switch {
	case every && !t.Negated:
		return b.Say(text{RU: "в каждой строке: %s", EN: "in every row: %s"}, need)
	case every:
		return b.Say(text{RU: "хотя бы в одной строке не так: %s", EN: "at least one row where not: %s"}, need)
	case !t.Negated:
		return b.Say(text{RU: "хотя бы в одной строке: %s", EN: "in at least one row: %s"}, need)
	}
	return b.Say(text{RU: "ни в одной строке: %s", EN: "in no row: %s"}, need)
}

// rowTests words what a row must be like.
func (b *builder) rowTests(t *questionnaire.Test) string {
	needs := make([]string, len(t.Rows))
	for i := range t.Rows {
		needs[i] = b.rowTest(&t.Rows[i])
	}
	return b.And(needs)
}

func (b *builder) quotedText(s string) string {
	if s == "" {
		return b.Say(text{RU: "не заполнено", EN: "empty"})
	}
	return b.Quoted(clean.Text(s))
}

// oneOf words that one of some options is needed.
func (b *builder) oneOf(options []questionnaire.Option, ids []string) string {
	quoted := make([]string, len(ids))
	for i, id := range ids {
		quoted[i] = b.quotedOption(options, id)
	}
	return b.Or(quoted)
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

// filledIn reports whether a test asks no more of a cell than that it is not empty.
func filledIn(t *questionnaire.RowTest) bool {
	switch {
	case t.Any == nil && t.Size:
		return t.Relation == ">=" && t.Number == 1 || t.Relation == ">" && t.Number == 0
	case t.Any != nil || t.Column.Kind == questionnaire.Bool:
		return false
	case t.Column.Kind == questionnaire.Choice:
		return t.Relation == "!=" && worst(t)
	case t.Column.Kind == questionnaire.Integer, t.Column.Kind == questionnaire.Percent:
		return t.Number == 0 && t.Relation == ">="
	}
	return t.Option == "" && t.Relation == "!="
}

// rowTest words what a cell must be like.
func (b *builder) rowTest(t *questionnaire.RowTest) string {
	if t.Any != nil {
		any := make([]string, len(t.Any))
		for i := range t.Any {
			any[i] = b.rowTest(&t.Any[i])
		}
		return b.Or(any)
	}
	name := b.Quoted(wording.LowerFirst(b.Text(t.Column.Label)))
	switch {
	case t.Size && !filledIn(t):
		return name + " — " + b.needed(t.Relation, b.Fixed(t.Number, 0))
	case t.Column.Kind == questionnaire.Bool:
		return name + " — " + b.YesNo(t.Bool)
	case t.Column.Kind == questionnaire.Integer, t.Column.Kind == questionnaire.Percent:
		if filledIn(t) {
			return b.Say(text{RU: "графа %s заполнена", EN: "%s is measured"}, name)
		}
		return name + " " + b.neededNumber(t.Relation, t.Number, 2, t.Column.Unit)
	case filledIn(t):
		return b.Say(text{RU: "графа %s заполнена", EN: "%s is filled in"}, name)
	case t.Column.Kind != questionnaire.Choice && t.Option == "":
		return b.Say(text{RU: "графа %s не заполнена", EN: "%s is left empty"}, name)
	}
	option := b.Quoted(clean.Text(t.Option))
	if t.Column.Kind == questionnaire.Choice {
		option = b.quotedOption(t.Column.Options, t.Option)
	}
	if t.Relation == "!=" {
		return name + b.Say(text{RU: " — любое значение, кроме %s", EN: " other than %s"}, option)
	}
	return name + " — " + option
}

// worst reports whether a test is of the worst option of an ordered choice, which means none.
func worst(t *questionnaire.RowTest) bool {
	return t.Column.Ordered && questionnaire.Rank(t.Column.Options, t.Option) == 0
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
