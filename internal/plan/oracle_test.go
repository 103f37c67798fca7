package plan

import (
	"bufio"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"testing"

	"salesaudit/internal/answers"
	"salesaudit/internal/scoring"
	"salesaudit/questionnaire"
)

type oStep struct {
	Step      string   `json:"step"`
	Kind      string   `json:"kind"`
	Wave      int      `json:"wave"`
	Days      float64  `json:"days"`
	Owner     string   `json:"owner"`
	Impact    float64  `json:"impact"`
	Priority  float64  `json:"priority"`
	WaitsFor  []string `json:"waits_for"`
	NeededFor *string  `json:"needed_for"`
	Fields []string `json:"fields"`
}

func TestOracle(t *testing.T) {
	bank, err := questionnaire.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	f, err := os.Open(os.Getenv("ORACLE"))
	if err != nil {
		t.Skip(err)
	}
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 10<<20)
	n, steps, bad, other := 0, 0, 0, 0
	kinds := map[string]int{}
	for sc.Scan() {
		var o struct {
			File string
			Criteria map[string]struct {
				Applies *bool
				Rungs []string
				Target int
			}
			Plan struct {
				Capacity []float64
				Steps    []oStep
				Forecast []struct {
					Wave       int
					Overall    float64
					Dimensions map[string]float64
				}
			}
		}
		if err := json.Unmarshal(sc.Bytes(), &o); err != nil {
			t.Fatal(err)
		}
		sheet, found := answers.Load(o.File, bank)
		if sheet == nil {
			t.Log(o.File, found)
			bad++
			continue
		}
		a, err := scoring.Assess(sheet)
		if err != nil {
			t.Fatal(err)
		}
		p, err := Make(a, Options{})
		if err != nil {
			t.Fatal(err)
		}
		differs := ""
		for id, oc := range o.Criteria {
			c := &a.Criteria[bank.Criterion(id).Index]
			if (oc.Applies == nil) != (c.Applies == questionnaire.Unknown) || oc.Applies != nil && *oc.Applies != (c.Applies == questionnaire.True) {
				differs += " applies " + id
			}
			for k, st := range oc.Rungs {
				if string(c.Rungs[k].State) != st {
					differs += fmt.Sprintf(" %s oracle %s go %s;", c.Rungs[k].Rung.ID(), st, c.Rungs[k].State)
				}
			}
		}
		if differs != "" {
			other++
			if other < 30 { t.Log(o.File, differs) }
			continue
		}
		n++
		if len(p.Steps) != len(o.Plan.Steps) {
			t.Errorf("%s: %d steps, oracle %d", o.File, len(p.Steps), len(o.Plan.Steps))
			continue
		}
		for i, s := range p.Steps {
			w := o.Plan.Steps[i]
			steps++
			kinds[w.Kind]++
			if w.NeededFor != nil {
				kinds["needed"]++
			}
			if w.Wave == 4 {
				kinds["later"]++
			}
			g := oStep{s.Rung.ID(), string(s.Kind), s.Wave, s.Days, s.Owner.ID, w.Impact, w.Priority, nil, nil, nil}
			for _, r := range s.WaitsFor {
				g.WaitsFor = append(g.WaitsFor, r.ID())
			}
			if s.Kind == Ask { w.Fields = nil }
			if s.NeededFor != nil {
				x := s.NeededFor.ID()
				g.NeededFor = &x
			}
			if len(w.WaitsFor) == 0 {
				w.WaitsFor = nil
			}
			gj, _ := json.Marshal(g)
			wj, _ := json.Marshal(w)
			if string(gj) != string(wj) || math.Abs(s.Impact-w.Impact) > 1e-7 || math.Abs(s.Priority-w.Priority) > 1e-7 {
				t.Errorf("%s step %d:\n got %s %v %v\nwant %s", o.File, i, gj, s.Impact, s.Priority, wj)
				break
			}
		}
		for i, fc := range o.Plan.Forecast {
			if math.Abs(fc.Overall-p.Forecast[i].Overall) > 1e-7 {
				t.Errorf("%s forecast %d: %v %v", o.File, i, p.Forecast[i].Overall, fc.Overall)
			}
			for k, d := range bank.Dimensions {
				if math.Abs(fc.Dimensions[d.ID]-p.Forecast[i].Dimensions[k]) > 1e-7 {
					t.Errorf("%s forecast %d %s", o.File, i, d.ID)
				}
			}
		}
	}
	fmt.Println("compared", n, "files", steps, "steps", kinds, "rejected", bad, "states differ", other)
}
