package scoring

import (
	"encoding/json"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"salesaudit/internal/answers"
	"salesaudit/questionnaire/banktest"
)

// expected is the result of the worked example, derived by hand and by a second program.
type expected struct {
	Criteria map[string]struct {
		Proven, Claimed, Possible int
		Rungs                     []State
	}
	Dimensions     map[string]bounds
	Overall        bounds
	Contradictions []string
	Facts          map[string]*float64
}

type bounds struct{ Proven, Claimed, Possible float64 }

func TestWorkedExample(t *testing.T) {
	bank := banktest.Block9(t)
	sheet, found := answers.Load("testdata/example.yaml", bank)
	if len(found) > 0 {
		t.Fatal(found)
	}
	a, err := Assess(t.Context(), sheet)
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile("testdata/example.expected.json")
	if err != nil {
		t.Fatal(err)
	}
	var want expected
	if err := json.Unmarshal(data, &want); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, summary(a, want), cmpopts.EquateApprox(0, 0.05)); diff != "" {
		t.Errorf("the worked example disagrees (-want +got):\n%s", diff)
	}
}

// summary brings an assessment into the form of the expected result, with the facts that it names.
func summary(a *Assessment, want expected) expected {
	var got expected
	got.Criteria = map[string]struct {
		Proven, Claimed, Possible int
		Rungs                     []State
	}{}
	for _, c := range a.Criteria {
		var rungs []State
		for _, r := range c.Rungs {
			rungs = append(rungs, r.State)
		}
		got.Criteria[c.Criterion.ID] = struct {
			Proven, Claimed, Possible int
			Rungs                     []State
		}{c.Proven, c.Claimed, c.Possible, rungs}
	}
	got.Dimensions = map[string]bounds{}
	for _, d := range a.Dimensions {
		got.Dimensions[d.Dimension.ID] = bounds{Round(d.Proven), Round(d.Claimed), Round(d.Possible)}
	}
	got.Overall = bounds{Round(a.Overall.Proven), Round(a.Overall.Claimed), Round(a.Overall.Possible)}
	for _, c := range a.Contradictions {
		got.Contradictions = append(got.Contradictions, c.Check.ID)
	}
	got.Facts = map[string]*float64{}
	for _, f := range a.Facts {
		if _, asked := want.Facts[f.Fact.ID]; !asked {
			continue
		}
		got.Facts[f.Fact.ID] = nil
		if f.Known {
			got.Facts[f.Fact.ID] = &f.Value
		}
	}
	return got
}
