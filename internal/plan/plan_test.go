package plan

import (
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"

	"salesaudit/internal/answers"
	"salesaudit/questionnaire"
	"salesaudit/questionnaire/banktest"
)

func TestWhatIf(t *testing.T) {
	a := workedExample(t)
	full := makePlan(t, a, Options{})
	p := makePlan(t, a, Options{Done: map[string]int{"function_overlap": 3, "funnels": 1}})
	overlap, funnels := a.Bank.Criterion("function_overlap").Index, a.Bank.Criterion("funnels").Index
	if p.Start[overlap] != 3 || p.Start[funnels] != full.Start[funnels] {
		t.Errorf("the plan starts with function_overlap at %d and funnels at %d", p.Start[overlap], p.Start[funnels])
	}
	if p.Now.Overall <= full.Now.Overall {
		t.Errorf("two levels done leave the score at %v, it was %v", p.Now.Overall, full.Now.Overall)
	}
	if len(p.Steps) != len(full.Steps)-2 {
		t.Errorf("two steps done leave %d of %d steps", len(p.Steps), len(full.Steps))
	}
	if a.Criteria[overlap].Proven == 3 {
		t.Error("the assessment itself was changed")
	}
	sheet, found := answers.WhatIf(a.Sheet, []string{"integrations=[telephony, email, site_forms, erp]"})
	if len(found) > 0 {
		t.Fatal(found)
	}
	q := makePlan(t, assess(t, sheet), Options{})
	if cmp.Equal(stepIDs(full), stepIDs(q)) {
		t.Errorf("four systems linked leave the same steps: %v", stepIDs(q))
	}
}

func stepIDs(p *Plan) []string {
	var ids []string
	for _, s := range p.Steps {
		ids = append(ids, s.Rung.ID())
	}
	return ids
}

// TestDays: the days of the bank times the factor of the company's size, rounded up to halves; none stay none.
func TestDays(t *testing.T) {
	for _, c := range []struct{ days, effort, want float64 }{
		{0, 0.5, 0}, {0, 2, 0}, {0.5, 0.5, 0.5}, {1, 0.5, 0.5}, {1.5, 0.5, 1}, {3, 1, 3}, {0.1, 1, 0.5}, {0.7, 1, 1}, {2.5, 2, 5},
	} {
		got := daysOf(&questionnaire.Action{Days: c.days}, &questionnaire.Profile{Effort: c.effort})
		if got != c.want {
			t.Errorf("%v days x %v: %v, want %v", c.days, c.effort, got, c.want)
		}
	}
}

// TestStepWithoutDays: a rung that costs nothing is a step of 0 days with a priority that is a number.
func TestStepWithoutDays(t *testing.T) {
	a := workedExample(t)
	for _, c := range a.Bank.Criteria {
		for _, r := range c.Rungs {
			for _, p := range r.Parts {
				p.Action.Days = 0
			}
		}
	}
	for _, s := range makePlan(t, a, Options{}).Steps {
		if s.Kind != Show && s.Days != 0 {
			t.Errorf("%s takes %v days", s.Rung.ID(), s.Days)
		}
		if math.IsInf(s.Priority, 0) || math.IsNaN(s.Priority) {
			t.Errorf("%s has the priority %v", s.Rung.ID(), s.Priority)
		}
	}
}

func TestOptionsRefused(t *testing.T) {
	a := workedExample(t)
	for _, o := range []Options{
		{Done: map[string]int{"no_such_criterion": 1}},
		{Done: map[string]int{"funnels": 6}},
		{Done: map[string]int{"funnels": -1}},
		{Capacity: []float64{1, 2}},
		{Capacity: []float64{1, 2, -3}},
	} {
		if _, err := Make(a, o); err == nil {
			t.Errorf("%+v is accepted", o)
		}
	}
}

func TestParseCapacity(t *testing.T) {
	medium := &questionnaire.Profile{Capacity: []float64{20, 40, 60}}
	for text, want := range map[string][]float64{
		"1": {20, 40, 60}, "0.5": {10, 20, 30}, "1.5": {30, 60, 90}, "5,0,7.5": {5, 0, 7.5}, "5, 10, 15": {5, 10, 15},
		"0": nil, "": nil, "a": nil, "-1": nil, "1,2": nil, "1,2,3,4": nil, "NaN": nil, "Inf": nil, "1,,3": nil,
	} {
		got, err := ParseCapacity(text, medium)
		if diff := cmp.Diff(want, got); diff != "" || (err == nil) != (want != nil) {
			t.Errorf("ParseCapacity(%q) = %v, %v, want %v", text, got, err, want)
		}
	}
	if medium.Capacity[0] != 20 {
		t.Error("the profile itself was scaled")
	}
}

func TestWaveDays(t *testing.T) {
	var got [][2]int
	for wave := 1; wave <= Later; wave++ {
		first, last := WaveDays(wave)
		got = append(got, [2]int{first, last})
	}
	if diff := cmp.Diff([][2]int{{0, 30}, {31, 90}, {91, 180}, {181, 0}}, got); diff != "" {
		t.Error(diff)
	}
}

// BenchmarkLongestPlan plans for a large company that answered nothing.
func BenchmarkLongestPlan(b *testing.B) {
	sheet := answers.NewSheet(banktest.Block9(b))
	sheet.Client.Sellers = 100
	sheet.Targets = map[string]int{}
	for _, c := range sheet.Bank.Criteria {
		sheet.Targets[c.ID] = questionnaire.Rungs
	}
	a := assess(b, sheet)
	for b.Loop() {
		if _, err := Make(a, Options{}); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(len(makePlan(b, a, Options{}).Steps)), "steps")
}
