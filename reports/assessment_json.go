package reports

import (
	"encoding/json"
	"io"
	"math"
	"strconv"
	"strings"

	"salesaudit/internal/scoring"
	"salesaudit/questionnaire"
)

// AssessmentFormat is what `score --format json` and each line of a batch say that they are.
const AssessmentFormat = "salesaudit.assessment/1"

// AssessmentJSON is an assessment in the form salesaudit.assessment/1. Its keys never change with the language.
type AssessmentJSON struct {
	Format         string              `json:"format"`
	Bank           bankJSON            `json:"bank"`
	Client         clientJSON          `json:"client"`
	Overall        scoreJSON           `json:"overall"`
	Dimensions     []dimensionJSON     `json:"dimensions"`
	Criteria       []criterionJSON     `json:"criteria"`
	Facts          factsJSON           `json:"facts"`
	Functions      []functionJSON      `json:"functions"`
	Contradictions []contradictionJSON `json:"contradictions"`
	AskNext        []askJSON           `json:"ask_next"`
	ProveNext      []proveJSON         `json:"prove_next"`
	Completeness   float64             `json:"completeness"`
}

type bankJSON struct {
	ID      string `json:"id"`
	Version string `json:"version"`
	Digest  string `json:"digest"`
}

type clientJSON struct {
	Name    string `json:"name"`
	Sellers int    `json:"sellers"`
	Profile string `json:"profile"`
}

type scoreJSON struct {
	Proven   float64 `json:"proven"`
	Claimed  float64 `json:"claimed"`
	Possible float64 `json:"possible"`
	Target   float64 `json:"target"`
}

type dimensionJSON struct {
	ID string `json:"id"`
	scoreJSON
	CappedBy   *string `json:"capped_by"` // the criterion whose cap keeps the proven score down
	Confidence float64 `json:"confidence"`
}

type criterionJSON struct {
	ID        string  `json:"id"`
	Dimension string  `json:"dimension"`
	Applies   *bool   `json:"applies"` // null while a missing answer decides it
	Weight    float64 `json:"weight"`
	*levelsJSON
}

// levelsJSON is left out of a criterion that does not apply.
type levelsJSON struct {
	Proven     int        `json:"proven"`
	Claimed    int        `json:"claimed"`
	Possible   int        `json:"possible"`
	Target     int        `json:"target"`
	Gap        int        `json:"gap"`
	Confidence float64    `json:"confidence"`
	Rungs      []rungJSON `json:"rungs"`
}

type rungJSON struct {
	Level     int           `json:"level"`
	State     scoring.State `json:"state"`
	Needs     *needsJSON    `json:"needs,omitempty"`
	Fields    []string      `json:"fields,omitempty"`
	DecidedBy []deciderJSON `json:"decided_by,omitempty"`
}

type needsJSON struct {
	Grade   string   `json:"grade"`
	Sources []string `json:"sources"`
}

// deciderJSON is one part of a rule with the client's own value and what was needed.
type deciderJSON struct {
	Name   string `json:"name"`
	Value  any    `json:"value"`
	Needed string `json:"needed"`
}

type functionJSON struct {
	ID       string            `json:"id"`
	Doers    []string          `json:"doers"`
	Owners   []string          `json:"owners"`
	StandIns []string          `json:"stand_ins"`
	Findings []scoring.Finding `json:"findings"`
}

type contradictionJSON struct {
	ID       string                 `json:"id"`
	Severity questionnaire.Severity `json:"severity"`
	Fields   []string               `json:"fields"`
}

type askJSON struct {
	Field string  `json:"field"`
	Gain  float64 `json:"gain"`
}

type proveJSON struct {
	Criterion string   `json:"criterion"`
	Level     int      `json:"level"`
	Grade     string   `json:"grade"`
	Sources   []string `json:"sources"`
	Gain      float64  `json:"gain"`
}

// factsJSON keeps the facts in the order of the bank; an unknown one is null.
type factsJSON []scoring.FactResult

// MarshalJSON writes an object of fact id to value.
func (facts factsJSON) MarshalJSON() ([]byte, error) {
	out := []byte{'{'}
	for i := range facts {
		if i > 0 {
			out = append(out, ',')
		}
		out = strconv.AppendQuote(out, facts[i].Fact.ID)
		out = append(out, ':')
		if !facts[i].Known || math.IsNaN(facts[i].Value) || math.IsInf(facts[i].Value, 0) {
			out = append(out, "null"...)
		} else {
			out = strconv.AppendFloat(out, facts[i].Value, 'f', -1, 64)
		}
	}
	return append(out, '}'), nil
}

// NewAssessmentJSON brings an assessment into the form that other programs read.
func NewAssessmentJSON(a *scoring.Assessment) *AssessmentJSON {
	out := &AssessmentJSON{
		Format:         AssessmentFormat,
		Bank:           bankJSON{a.Bank.ID, a.Bank.Version, a.Bank.Digest},
		Client:         clientJSON{a.Sheet.Client.Name, a.Sheet.Client.Sellers, a.Profile.ID},
		Overall:        newScoreJSON(a.Overall),
		Dimensions:     make([]dimensionJSON, len(a.Dimensions)),
		Criteria:       make([]criterionJSON, len(a.Criteria)),
		Facts:          a.Facts,
		Functions:      make([]functionJSON, len(a.Functions)),
		Contradictions: make([]contradictionJSON, len(a.Contradictions)),
		AskNext:        make([]askJSON, len(a.AskNext)),
		ProveNext:      make([]proveJSON, len(a.ProveNext)),
		Completeness:   math.Round(a.Completeness*1e4) / 1e4,
	}
	for i := range a.Dimensions {
		d := &a.Dimensions[i]
		out.Dimensions[i] = dimensionJSON{ID: d.Dimension.ID, scoreJSON: newScoreJSON(d.Score), Confidence: scoring.Round(d.Confidence)}
		if d.CappedBy != nil {
			out.Dimensions[i].CappedBy = &d.CappedBy.Criterion.ID
		}
	}
	for i := range a.Criteria {
		out.Criteria[i] = newCriterionJSON(a, &a.Criteria[i])
	}
	for i := range a.Functions {
		out.Functions[i] = newFunctionJSON(a, &a.Functions[i])
	}
	for i, c := range a.Contradictions {
		out.Contradictions[i] = contradictionJSON{c.Check.ID, c.Check.Severity, fieldIDs(c.Fields)}
	}
	for i, q := range a.AskNext {
		out.AskNext[i] = askJSON{q.Field.ID, roundGain(q.Gain)}
	}
	for i, p := range a.ProveNext {
		out.ProveNext[i] = proveJSON{p.Rung.Criterion.ID, p.Rung.Level, p.Grade.String(), sourceIDs(p.Rung.Criterion), roundGain(p.Gain)}
	}
	return out
}

// roundGain keeps three decimals: gains are points of a score that is shown with one.
func roundGain(x float64) float64 { return math.Round(x*1e3) / 1e3 }

func newScoreJSON(s scoring.Score) scoreJSON {
	return scoreJSON{scoring.Round(s.Proven), scoring.Round(s.Claimed), scoring.Round(s.Possible), scoring.Round(s.Target)}
}

func newCriterionJSON(a *scoring.Assessment, c *scoring.CriterionResult) criterionJSON {
	out := criterionJSON{ID: c.Criterion.ID, Dimension: c.Criterion.Dimension.ID, Weight: c.Criterion.Weight}
	if c.Applies != questionnaire.Unknown {
		applies := c.Applies == questionnaire.True
		out.Applies = &applies
	}
	if !c.Counts() {
		return out
	}
	out.levelsJSON = &levelsJSON{c.Proven, c.Claimed, c.Possible, c.Target, c.Gap(), scoring.Round(c.Confidence), make([]rungJSON, len(c.Rungs))}
	for i := range c.Rungs {
		r := &c.Rungs[i]
		out.Rungs[i] = rungJSON{Level: r.Rung.Level, State: r.State}
		switch r.State {
		case scoring.Unproven:
			out.Rungs[i].Needs = &needsJSON{scoring.NeedsGrade(r.Rung.Level).String(), sourceIDs(c.Criterion)}
		case scoring.Unknown, scoring.Unmet:
			out.Rungs[i].Fields = fieldIDs(a.DecidedBy(r))
		}
		for _, d := range a.Explain(r) {
			out.Rungs[i].DecidedBy = append(out.Rungs[i].DecidedBy, newDeciderJSON(d))
		}
	}
	return out
}

// newDeciderJSON words one part of a rule for programs: ids and numbers only.
func newDeciderJSON(d scoring.Decider) deciderJSON {
	t := d.Test
	out := deciderJSON{Name: testSubject(t)}
	switch t.Kind {
	case questionnaire.Compare:
		out.Value = math.Round(d.Number*1e3) / 1e3
		if d.NotMeasured {
			out.Value = "not_measured"
		}
		out.Needed = t.Relation + " " + formatPlain(t.Number)
	case questionnaire.AtLeast:
		out.Value, out.Needed = d.Option, "at least "+t.Option
	case questionnaire.IsOption:
		out.Value, out.Needed = d.Option, t.Relation+" "+t.Option
	case questionnaire.HasOption:
		out.Value, out.Needed = d.Options, "has "+t.Option
	case questionnaire.IsTrue:
		out.Value, out.Needed = d.Holds, "true"
	default:
		out.Value = strconv.Itoa(d.Rows-len(d.Failing)) + " of " + strconv.Itoa(d.Rows)
		out.Needed = rowsNeeded(t)
	}
	return out
}

func testSubject(t *questionnaire.Test) string {
	switch {
	case t.Fact != nil:
		return t.Fact.ID
	case t.Sellers:
		return questionnaire.SellersVariable
	case t.Size:
		return "size(" + t.Field.ID + ")"
	}
	return t.Field.ID
}

// rowsNeeded words what rows must pass, such as "every row: priority != none".
func rowsNeeded(t *questionnaire.Test) string {
	var parts []string
	for _, r := range t.Rows {
		subject := r.Column.ID
		if r.Size {
			subject = "size(" + subject + ")"
		}
		value := formatPlain(r.Number)
		switch {
		case r.Size:
		case r.Column.Kind == questionnaire.Bool:
			value = strconv.FormatBool(r.Bool)
		case r.Column.Kind != questionnaire.Integer && r.Column.Kind != questionnaire.Percent:
			if value = r.Option; value == "" {
				value = `""`
			}
		}
		parts = append(parts, subject+" "+r.Relation+" "+value)
	}
	quantity := "every row: "
	if t.Kind == questionnaire.SomeRow {
		quantity = "some row: "
	}
	return quantity + strings.Join(parts, ", ")
}

func formatPlain(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }

func newFunctionJSON(a *scoring.Assessment, f *scoring.FunctionResult) functionJSON {
	rows := a.Sheet.Value(f.Matrix.Matrix.Columns).Rows
	roleIDs := func(roles []int) []string {
		out := make([]string, len(roles))
		for i, r := range roles {
			out[i] = rows[r].ID
		}
		return out
	}
	out := functionJSON{f.Function.ID, roleIDs(f.Doers), roleIDs(f.Owners), roleIDs(f.StandIns), f.Findings}
	if out.Findings == nil {
		out.Findings = []scoring.Finding{}
	}
	return out
}

func fieldIDs(fields []*questionnaire.Field) []string {
	out := make([]string, len(fields))
	for i, f := range fields {
		out[i] = f.ID
	}
	return out
}

func sourceIDs(c *questionnaire.Criterion) []string {
	out := make([]string, len(c.EvidenceSources))
	for i, s := range c.EvidenceSources {
		out[i] = s.ID
	}
	return out
}

// WriteAssessments writes what `score --format json` prints: one object for one assessment, an array for several.
func WriteAssessments(w io.Writer, all []*scoring.Assessment) error {
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if len(all) == 1 {
		return encoder.Encode(NewAssessmentJSON(all[0]))
	}
	list := make([]*AssessmentJSON, len(all))
	for i, a := range all {
		list[i] = NewAssessmentJSON(a)
	}
	return encoder.Encode(list)
}
