package plan

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"salesaudit/internal/answers"
	"salesaudit/internal/scoring"
	"salesaudit/questionnaire"
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
	sheet, found := answers.WhatIf(a.Sheet, []string{"stage_rules=enforced", "funnels_claim=by_segment"})
	if len(found) > 0 {
		t.Log(found)
	}
	if sheet, found = answers.WhatIf(a.Sheet, []string{"interdept_rule=written"}); len(found) > 0 {
		t.Fatal(found)
	}
	q := makePlan(t, assess(t, sheet), Options{})
	if cmp.Equal(stepIDs(full), stepIDs(q)) {
		t.Errorf("a written rule between departments leaves the same steps: %v", stepIDs(q))
	}
}

func stepIDs(p *Plan) []string {
	var ids []string
	for _, s := range p.Steps {
		ids = append(ids, s.Rung.ID())
	}
	return ids
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

// TestKinds holds each kind of step against the state of its rung.
func TestKinds(t *testing.T) {
	kinds := map[scoring.State]Kind{scoring.Unmet: Do, scoring.Unproven: Show, scoring.Unknown: Ask, scoring.Met: Counts}
	eachPlan(t, func(t *testing.T, p *Plan, _ Options) {
		for i, s := range p.Steps {
			r := &p.Assessment.Criteria[s.Rung.Criterion.Index].Rungs[s.Rung.Level-1]
			if s.Kind != kinds[r.State] {
				t.Errorf("%s is %s and becomes %s", s.Rung.ID(), r.State, s.Kind)
			}
			if (s.Kind == Ask) != (len(s.Fields) > 0) {
				t.Errorf("%s (%s) names %d fields", s.Rung.ID(), s.Kind, len(s.Fields))
			}
			if (s.Days == 0) != (s.Kind == Counts) || s.Days*2 != float64(int(s.Days*2)) {
				t.Errorf("%s (%s) takes %v days", s.Rung.ID(), s.Kind, s.Days)
			}
			if s.Kind != Counts {
				continue
			}
			if below := p.Steps[i-1]; below.Wave != s.Wave || below.Rung != s.Rung.Criterion.Rungs[s.Rung.Level-2] {
				t.Errorf("%s counts by itself, but does not follow the rung below", s.Rung.ID())
			}
		}
	})
}

// BenchmarkLongestPlan plans for a large company that answered nothing.
func BenchmarkLongestPlan(b *testing.B) {
	sheet := answers.NewSheet(embedded(b))
	sheet.Client.Sellers = 100
	sheet.Targets = map[string]int{}
	for _, c := range sheet.Bank.Criteria {
		sheet.Targets[c.ID] = questionnaire.Rungs
	}
	a := assess(b, sheet)
	b.ReportMetric(float64(len(makePlan(b, a, Options{}).Steps)), "steps")
	for b.Loop() {
		if _, err := Make(a, Options{}); err != nil {
			b.Fatal(err)
		}
	}
}
