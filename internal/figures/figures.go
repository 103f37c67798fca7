// Package figures words what an assessment computed, the same in the interview, in reports and where a file is checked: a
// fact with its value, and the functions, departments or people that it counted. It stands between an assessment and
// whoever shows it.
package figures

import (
	"slices"
	"strings"

	"salesaudit/internal/answers"
	"salesaudit/internal/clean"
	"salesaudit/internal/scoring"
	"salesaudit/internal/wording"
	"salesaudit/questionnaire"
)

// Words words the facts of one assessment in one language.
type Words struct {
	wording.Speaker
	Assessment *scoring.Assessment
}

// PercentUnit is the unit of a share once it is written as per cent.
var PercentUnit = questionnaire.Unit{RU: []string{"%"}, EN: []string{"%"}}

// Scale returns how a fact is written: a share as per cent.
func Scale(f *questionnaire.Fact) (factor float64, decimals int, unit questionnaire.Unit) {
	switch {
	case f.Share:
		return 100, 0, PercentUnit
	case f.Decimal:
		return 1, 2, questionnaire.Unit{}
	}
	return 1, 0, questionnaire.Unit{}
}

// Telling returns how many decimals a number needs, at least so many, so that rounding does not make it look like a
// threshold that it is not: 24,9 % against 25 %. The thresholds are those that the bank holds a fact against, nil for none,
// and others; factor is what they are multiplied by before they are written.
func (w Words) Telling(x float64, decimals int, factor float64, fact *questionnaire.Fact, others ...float64) int {
	thresholds := append(w.thresholds(fact), others...)
	for ; decimals < 6; decimals++ {
		if !slices.ContainsFunc(thresholds, func(t float64) bool { return factor*t != x && w.Fixed(factor*t, decimals) == w.Fixed(x, decimals) }) {
			break
		}
	}
	return decimals
}

// thresholds returns the numbers that the rungs and contradictions of the bank hold a fact against: of all of them, so that
// a fact is written alike wherever a report names it.
func (w Words) thresholds(f *questionnaire.Fact) []float64 {
	if f == nil {
		return nil
	}
	var out []float64
	for _, check := range w.Assessment.Bank.Checks {
		out = append(out, thresholdsIn(check.When.Condition(), f)...)
	}
	for _, c := range w.Assessment.Bank.Criteria {
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

// Fact words a fact with its value: «Число продавцов по ролям: 13».
func (w Words) Fact(f *scoring.FactResult) string {
	value := w.Unknown()
	factor, decimals, unit := Scale(f.Fact)
	switch {
	case w.Unmeasured(f.Fact):
		value = w.NotMeasured()
	case f.Known:
		decimals = w.Telling(factor*f.Value, decimals, factor, f.Fact)
		value = w.Measured(factor*f.Value, decimals, unit) + w.items(f, mostAsked)
	case f.Bounded:
		low, high, _ := f.Range()
		value = w.Say(questionnaire.Text{RU: "от %s до %s", EN: "%s to %s"}, w.Measured(factor*low, decimals, unit), w.Measured(factor*high, decimals, unit))
	}
	return wording.UpperFirst(w.Text(f.Fact.Name)) + ": " + value
}

// mostNamed is how many of what is not in order a figure names; a matrix names each. mostAsked is how many it names where
// somebody is to be asked about them.
const (
	mostNamed = 3
	mostAsked = 9
)

// Items words what a fact counted, and of what is not in order names some: « (4 из 14: приём обращений, договор …)».
func (w Words) Items(f *scoring.FactResult) string { return w.items(f, mostNamed) }

// Named names some of what a fact counts for certain while answers are missing: « (приём обращений, договор …)».
func (w Words) Named(f *scoring.FactResult) string {
	if len(f.Items) == 0 || f.Fact.Bounded && !f.Fact.LowerIsBetter {
		return ""
	}
	return " (" + w.Several(w.names(f), mostNamed) + ")"
}

// names are the names of all that a fact counted.
func (w Words) names(f *scoring.FactResult) []string {
	names := make([]string, len(f.Items))
	for i, id := range f.Items {
		names[i] = w.itemName(f.Fact, id)
	}
	return names
}

func (w Words) items(f *scoring.FactResult, most int) string {
	if len(f.Items) == 0 {
		return ""
	}
	list := w.Several(w.names(f), most)
	switch {
	case f.Of == 0 || !f.Fact.Bounded && !f.Fact.Decimal:
		return " (" + list + ")"
	case f.Fact.Bounded && !f.Fact.LowerIsBetter: // what is in order needs no names
		return w.count(f)
	case f.Fact.LowerIsBetter && !f.Fact.Decimal: // the number itself was just said
		return w.count(f) + " (" + list + ")"
	}
	return strings.TrimSuffix(w.count(f), ")") + ": " + list + ")"
}

// count words how many of how many a fact counted: « (4 из 14)», « из 14» where its number is that; "" for no such fact.
func (w Words) count(f *scoring.FactResult) string {
	if len(f.Items) == 0 || f.Of == 0 {
		return ""
	}
	ofAll := wording.Joined(" ", w.Say(questionnaire.Text{RU: "из %s", EN: "of %s"}, w.Whole(f.Of)), w.Text(f.Fact.Among))
	if f.Fact.LowerIsBetter && !f.Fact.Decimal {
		return " " + ofAll
	}
	return " (" + w.Whole(len(f.Items)) + " " + ofAll + ")"
}

// itemName returns the name of a row or an entry that a fact counted: of an entry, without its capital, and of a row as the
// client has it.
func (w Words) itemName(f *questionnaire.Fact, id string) string {
	for _, field := range f.Fields {
		if field.Matrix != nil {
			if k := field.Matrix.Rows.Find(id); k >= 0 {
				return wording.LowerFirst(w.Text(field.Matrix.Rows.Entries[k].Short))
			}
		}
	}
	for _, field := range f.Fields {
		if field.Kind != questionnaire.List {
			continue
		}
		rows := w.Assessment.Sheet.Value(field).Rows
		for i := range rows {
			if rows[i].ID == id {
				return wording.RowName(&field.Shape, &rows[i])
			}
		}
	}
	return clean.Text(id)
}

// Unmeasured reports whether a fact follows from a number that nobody measures.
func (w Words) Unmeasured(f *questionnaire.Fact) bool {
	if f.Rule == nil {
		return false
	}
	for _, field := range f.Fields {
		if v := w.Assessment.Known(field); v != nil && v.State == answers.NotMeasured {
			return true
		}
	}
	return false
}
