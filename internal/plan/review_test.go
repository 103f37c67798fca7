package plan

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"salesaudit/internal/answers"
	"salesaudit/internal/scoring"
	"salesaudit/questionnaire/banktest"
)

// TestOwnOwner: whom the consultant names carries out the steps of a criterion and every action of theirs; who brings
// evidence stays as the bank says.
func TestOwnOwner(t *testing.T) {
	bank := banktest.Block9(t)
	sheet, found := answers.Load("../../testdata/clients/distributor.yaml", bank)
	if sheet == nil {
		t.Fatal(found)
	}
	sheet.Review.Criteria = map[string]answers.CriterionReview{"stage_tracking": {Owner: "Внешний подрядчик"}, "client_ownership": {Owner: "owner"}}
	a, err := scoring.Assess(t.Context(), sheet)
	if err != nil {
		t.Fatal(err)
	}
	p, err := Make(a, Options{})
	if err != nil {
		t.Fatal(err)
	}
	own := map[string]int{}
	for _, s := range p.Steps {
		said := sheet.Review.Criteria[s.Rung.Criterion.ID].Owner
		if s.OwnOwner != (said != "" && (s.Kind == Do || s.Kind == Ask)) {
			t.Errorf("%s has an owner of the consultant's: %t", s.Rung.ID(), s.OwnOwner)
		}
		if !s.OwnOwner {
			continue
		}
		own[said]++
		if s.Owner.ID != said && s.Owner.Name.RU != said {
			t.Errorf("%s has the owner %q, want %q", s.Rung.ID(), s.Owner.Name.RU, said)
		}
		for _, w := range s.Actions {
			if w.Owner != s.Owner {
				t.Errorf("an action of %s has the owner %q, want that of the step", s.Rung.ID(), w.Owner.Name.RU)
			}
		}
	}
	if len(own) == 0 {
		t.Error("no step has an owner of the consultant's")
	}
}

// TestShare shares days out among steps by what the bank gives each, in halves, with an exact sum.
func TestShare(t *testing.T) {
	for _, c := range []struct {
		name string
		days float64
		bank []float64
		want []float64
	}{
		{"in proportion, from half a day on", 7, []float64{1, 2}, []float64{2.5, 4.5}},
		{"what is left goes to who lost most", 2, []float64{1, 1, 1}, []float64{1, 0.5, 0.5}},
		{"a step that costs nothing counts as half a day", 4, []float64{0, 1}, []float64{1.5, 2.5}},
		{"no step under half a day", 0.5, []float64{2, 2}, []float64{0.5, 0.5}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var steps []*draft
			for _, days := range c.bank {
				steps = append(steps, &draft{Step: Step{Days: days}})
			}
			share(c.days, steps)
			var got []float64
			for _, d := range steps {
				got = append(got, d.Days)
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}
