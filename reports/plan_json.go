package reports

import (
	"encoding/json"
	"io"
	"math"
	"strconv"

	"salesaudit/internal/plan"
	"salesaudit/internal/scoring"
	"salesaudit/questionnaire"
)

// PlanFormat is what `plan --format json` says that it is.
const PlanFormat = "salesaudit.plan/1"

// planJSON is a plan in the form salesaudit.plan/1. Its keys never change with the language; action, artefact and
// owner_name are worded.
type planJSON struct {
	Format   string         `json:"format"`
	Client   clientJSON     `json:"client"`
	Capacity []float64      `json:"capacity"` // person-days of each wave
	Steps    []stepJSON     `json:"steps"`    // in their order
	Forecast []forecastJSON `json:"forecast"`
}

type clientJSON struct {
	Name    string `json:"name"`
	Sellers int    `json:"sellers"`
	Profile string `json:"profile"`
}

type stepJSON struct {
	Step      string    `json:"step"` // criterion:level
	Kind      plan.Kind `json:"kind"`
	Wave      int       `json:"wave"` // 4 is later than the last wave
	Days      float64   `json:"days"`
	Owner     *string   `json:"owner"`
	Impact    float64   `json:"impact"`
	Priority  float64   `json:"priority"`
	WaitsFor  []string  `json:"waits_for"`
	NeededFor *string   `json:"needed_for"`
	Action    string    `json:"action"`
	Artefact  string    `json:"artefact"`
	OwnerName string    `json:"owner_name"`
}

type forecastJSON struct {
	Wave       int            `json:"wave"`
	Overall    float64        `json:"overall"`
	Dimensions dimensionsJSON `json:"dimensions"`
}

// dimensionsJSON keeps the scores in the order of the bank; a dimension none of whose criteria applies is null.
type dimensionsJSON struct {
	dimensions []scoring.DimensionResult
	scores     []float64 // by Dimension.Index
}

// MarshalJSON writes an object of dimension id to score.
func (d dimensionsJSON) MarshalJSON() ([]byte, error) {
	out := []byte{'{'}
	for i, score := range d.scores {
		if i > 0 {
			out = append(out, ',')
		}
		out = strconv.AppendQuote(out, d.dimensions[i].Dimension.ID)
		out = append(out, ':')
		if d.dimensions[i].Applies {
			out = strconv.AppendFloat(out, scoring.Round(score), 'f', -1, 64)
		} else {
			out = append(out, "null"...)
		}
	}
	return append(out, '}'), nil
}

// WritePlanJSON writes a plan for programs, with the texts of the language. The plan must have been made by package
// plan of an assessment.
func WritePlanJSON(w io.Writer, p *plan.Plan, lang questionnaire.Language) error {
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(newPlanJSON(p, NewView(p.Assessment, p, lang)))
}

func newPlanJSON(p *plan.Plan, v *View) *planJSON {
	a := p.Assessment
	out := &planJSON{
		Format:   PlanFormat,
		Client:   clientJSON{a.Sheet.Client.Name, a.Sheet.Client.Sellers, a.Profile.ID},
		Capacity: p.Capacity,
		Steps:    make([]stepJSON, len(p.Steps)),
	}
	for i, s := range p.Steps {
		worded := &v.Plan.Steps[i]
		out.Steps[i] = stepJSON{
			Step: worded.ID, Kind: s.Kind, Wave: s.Wave, Days: s.Days, Impact: hundredths(s.Impact), Priority: hundredths(s.Priority),
			WaitsFor: rungIDs(s.WaitsFor), Action: worded.Action, Artefact: worded.Artefact, OwnerName: worded.Owner,
		}
		if s.Owner != nil {
			out.Steps[i].Owner = &s.Owner.ID
		}
		if s.NeededFor != nil {
			id := s.NeededFor.ID()
			out.Steps[i].NeededFor = &id
		}
	}
	for _, f := range p.Forecast {
		out.Forecast = append(out.Forecast, forecastJSON{f.Wave, scoring.Round(f.Overall), dimensionsJSON{a.Dimensions, f.Dimensions}})
	}
	return out
}

// hundredths rounds half up to two decimals; the small term keeps 1.125, which arithmetic may have left a hair
// below, from going down.
func hundredths(x float64) float64 { return math.Floor(x*100+0.5+1e-9) / 100 }

func rungIDs(rungs []*questionnaire.Rung) []string {
	out := make([]string, len(rungs))
	for i, r := range rungs {
		out[i] = r.ID()
	}
	return out
}
