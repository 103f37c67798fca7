package plan

import (
	"encoding/json"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"salesaudit/internal/answers"
	"salesaudit/internal/scoring"
	"salesaudit/questionnaire/banktest"
)

// examplePlan is the plan of the worked example, derived by hand and by a second program.
type examplePlan struct {
	Steps []struct {
		Step     string
		Kind     Kind
		Days     float64
		Wave     int
		Priority float64
	}
	Forecast []struct {
		Wave       int
		Overall    float64
		Dimensions map[string]float64
	}
}

func assess(t testing.TB, sheet *answers.Sheet) *scoring.Assessment {
	t.Helper()
	a, err := scoring.Assess(t.Context(), sheet)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func makePlan(t testing.TB, a *scoring.Assessment, o Options) *Plan {
	t.Helper()
	p, err := Make(a, o)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// workedExample returns the assessment of the worked example, by a bank of its own, which a test may change.
func workedExample(t testing.TB) *scoring.Assessment {
	t.Helper()
	sheet, found := answers.Load("testdata/example.yaml", banktest.Load(t, "../../questionnaire/block9"))
	if len(found) > 0 {
		t.Fatal(found)
	}
	return assess(t, sheet)
}

func TestWorkedExample(t *testing.T) {
	data, err := os.ReadFile("testdata/example.plan.json")
	if err != nil {
		t.Fatal(err)
	}
	var want, got examplePlan
	if err := json.Unmarshal(data, &want); err != nil {
		t.Fatal(err)
	}
	p := makePlan(t, workedExample(t), Options{})
	for _, s := range p.Steps {
		got.Steps = append(got.Steps, struct {
			Step     string
			Kind     Kind
			Days     float64
			Wave     int
			Priority float64
		}{s.Rung.ID(), s.Kind, s.Days, s.Wave, s.Priority})
	}
	for _, f := range p.Forecast {
		scores := map[string]float64{}
		for i, d := range p.Assessment.Bank.Dimensions {
			scores[d.ID] = f.Dimensions[i]
		}
		got.Forecast = append(got.Forecast, struct {
			Wave       int
			Overall    float64
			Dimensions map[string]float64
		}{f.Wave, f.Overall, scores})
	}
	// The example shows scores with one decimal and priorities with two.
	if diff := cmp.Diff(want, got, cmpopts.EquateApprox(0, 0.05)); diff != "" {
		t.Errorf("the worked example disagrees (-want +got):\n%s", diff)
	}
}
