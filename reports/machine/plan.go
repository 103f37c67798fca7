package machine

import (
	"io"
	"math"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"salesaudit/reports/view"
)

// plan is a plan in the form salesaudit.plan/1; action, artefact and owner_name are worded.
type plan struct {
	Format   string     `json:"format"`
	Client   client     `json:"client"`
	Assumes  string     `json:"assumes,omitzero"` // in words, what it takes otherwise than the answer file has it
	Start    *string    `json:"start"`            // day 0 of the waves, 2006-01-02; null in a plan without dates
	Capacity []float64  `json:"capacity"`         // person-days of each wave
	Steps    []step     `json:"steps"`            // in their order
	Optional []step     `json:"optional"`         // where every target is met, what could come next: without wave, number and dates
	Owners   []load     `json:"owners"`           // by wave
	Forecast []forecast `json:"forecast"`
}

type client struct {
	Name    string  `json:"name"`
	Sellers float64 `json:"sellers"`
	Profile string  `json:"profile"`
}

type step struct {
	Step      string   `json:"step"`   // criterion:level
	Number    *int     `json:"number"` // of the line of the plan that it is on; null for what counts by itself
	Kind      string   `json:"kind"`
	Wave      int      `json:"wave"` // 4 is later than the last wave
	Days      float64  `json:"days"`
	Owner     *string  `json:"owner"`
	Impact    float64  `json:"impact"`
	Priority  float64  `json:"priority"`
	WaitsFor  []string `json:"waits_for"`
	NeededFor *string  `json:"needed_for"`
	Start     *string  `json:"start"`  // 2006-01-02, the first working day; null without dates and for what counts by itself
	Finish    *string  `json:"finish"` // the last one
	Action    string   `json:"action"`
	Artefact  string   `json:"artefact"`
	OwnerName string   `json:"owner_name"`
	Actions   []action `json:"actions"` // of the parts of the rung that do not hold
}

type action struct {
	Part     int     `json:"part"` // the first that it makes hold, from 1
	Action   string  `json:"action"`
	Days     float64 `json:"days"`
	Owner    *string `json:"owner"`
	Artefact string  `json:"artefact"`
	Hire     bool    `json:"hire,omitzero"`
}

// load is the work of one owner in a wave.
type load struct {
	Owner       string  `json:"owner"`
	OwnerName   string  `json:"owner_name"`
	Wave        int     `json:"wave"`
	Days        float64 `json:"days"`
	WorkingDays int     `json:"working_days"` // of the wave; 0 for the last
}

type forecast struct {
	Wave       int     `json:"wave"`
	Overall    float64 `json:"overall"`
	Dimensions scores  `json:"dimensions"`
}

// scores are by dimension, in the order of the bank; a dimension none of whose criteria applies has null.
type scores []struct {
	id    string
	score *float64
}

// MarshalJSONTo writes an object of dimension id to score.
func (s scores) MarshalJSONTo(out *jsontext.Encoder) error {
	if err := out.WriteToken(jsontext.BeginObject); err != nil {
		return err
	}
	for _, d := range s {
		if err := out.WriteToken(jsontext.String(d.id)); err != nil {
			return err
		}
		if err := json.MarshalEncode(out, d.score); err != nil {
			return err
		}
	}
	return out.WriteToken(jsontext.EndObject)
}

// WritePlanJSON writes the plan of a view.
func WritePlanJSON(w io.Writer, v *view.View) error {
	out := plan{Format: view.PlanFormat, Client: client{v.Header.Client, v.Header.Sellers.Value, v.Header.ProfileID}, Assumes: v.Plan.Assumes, Start: given(v.Plan.Start), Steps: steps(v.Plan.Steps), Optional: steps(v.Plan.Optional), Owners: loads(v.Plan)}
	for _, wave := range v.Plan.Waves {
		if wave.Capacity.Text == "" {
			continue // later than the plan reaches
		}
		out.Capacity = append(out.Capacity, wave.Capacity.Value)
		f := v.Plan.Forecast[wave.Number] // after the state today
		out.Forecast = append(out.Forecast, forecast{wave.Number, f.Overall.Value, scoresOf(v, f.Dimensions)})
	}
	return writeJSON(w, &out)
}

func scoresOf(v *view.View, dimensions []view.Number) scores {
	out := make(scores, len(v.Plan.DimensionIDs))
	for i, id := range v.Plan.DimensionIDs {
		out[i].id = id
		for k := range v.Dimensions {
			if v.Dimensions[k].ID == id {
				out[i].score = &dimensions[k].Value
			}
		}
	}
	return out
}

func steps(all []view.Step) []step {
	out := make([]step, len(all))
	for i := range all {
		s := &all[i]
		out[i] = step{
			Step: s.ID, Kind: s.Kind, Wave: s.Wave, Days: s.Days.Value, Impact: hundredths(s.ExactImpact), Priority: hundredths(s.Priority.Value),
			Action: s.Action, Artefact: s.Artefact, OwnerName: s.Owner,
		}
		out[i].Owner = given(s.OwnerID)
		out[i].Actions = actions(s.Actions)
		if s.Place > 0 {
			out[i].Number = &s.Place
		}
		out[i].WaitsFor, out[i].NeededFor = s.BeforeIDs, given(s.BeyondID)
		out[i].Start, out[i].Finish = given(s.Start), given(s.Finish)
	}
	return out
}

// given makes null of what there is none of.
func given(text string) *string {
	if text == "" {
		return nil
	}
	return &text
}

func loads(p *view.Plan) []load {
	out := make([]load, len(p.Owners))
	for i, o := range p.Owners {
		out[i] = load{o.OwnerID, o.Owner, o.Wave, o.Days.Value, o.Working}
	}
	return out
}

func actions(all []view.Action) []action {
	out := make([]action, len(all))
	for i := range all {
		a := &all[i]
		out[i] = action{Part: a.Part, Action: a.Text, Days: a.Days.Value, Artefact: a.Artefact, Hire: a.Hire}
		out[i].Owner = given(a.OwnerID)
	}
	return out
}

// hundredths rounds half up to two decimals; the small term keeps 1.125, which arithmetic may have left a hair
// below, from going down.
func hundredths(x float64) float64 { return math.Floor(x*100+0.5+1e-9) / 100 }
