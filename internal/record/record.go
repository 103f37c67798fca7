// Package record is an assessment as JSON, in the form salesaudit.assessment/1: the same structs write it and read it
// back. It also says what changed between two records.
//
// It comes right after scoring in the flow: assessment → record → the lines of a batch, `score --format json`, the
// report for programs; and back again from an earlier output that is compared. The keys are a promise to other
// programs and never change with the language: each is a tag, none follows from a name in Go.
package record

import "salesaudit/internal/scoring"

// Format is what a record says that it is.
const Format = "salesaudit.assessment/1"

// Assessment is everything that follows from one answer file under one bank, in ids and numbers. What it leaves to the
// bank are titles and texts.
type Assessment struct {
	Format         string          `json:"format"`
	Bank           Bank            `json:"bank"`
	Client         Client          `json:"client"`
	Overall        Score           `json:"overall"`
	Dimensions     []Dimension     `json:"dimensions"`
	Criteria       []Criterion     `json:"criteria"`
	Facts          Facts           `json:"facts"`
	Functions      []Function      `json:"functions"`
	Contradictions []Contradiction `json:"contradictions"`
	AskNext        []Ask           `json:"ask_next"`     // by gain downwards
	ProveNext      []Proof         `json:"prove_next"`   // by gain downwards
	Completeness   float64         `json:"completeness"` // 0-1 with four decimals: fields answered / fields shown
}

// Bank names the bank that an answer file was scored under.
type Bank struct {
	ID      string `json:"id"`
	Version string `json:"version"`
	Digest  string `json:"digest"` // sha256:…, of the bank's files
}

// Client is whose answers were scored.
type Client struct {
	Name    string `json:"name"`
	Sellers int    `json:"sellers"` // ≥ 1
	Profile string `json:"profile"` // the size of company
}

// Score is a score 0-100 with one decimal, seen three ways, with its target.
type Score struct {
	Proven   float64 `json:"proven"`
	Claimed  float64 `json:"claimed"`
	Possible float64 `json:"possible"`
	Target   float64 `json:"target"`
}

// Dimension is the score of one dimension.
type Dimension struct {
	ID string `json:"id"`
	Score
	CappedBy   *string `json:"capped_by"`  // the criterion whose cap keeps the proven score down; nil when none does
	Confidence float64 `json:"confidence"` // 0-100 with one decimal
}

// Criterion is where a client is on one ladder.
type Criterion struct {
	ID        string  `json:"id"`
	Dimension string  `json:"dimension"`
	Applies   *bool   `json:"applies"`         // nil while a missing answer decides it
	Reason    string  `json:"reason,omitzero"` // why the client's file says that it does not apply
	Weight    float64 `json:"weight"`
	*Levels           // nil where the criterion does not apply
}

// Levels are the levels 0-5 of a criterion, and its rungs.
type Levels struct {
	Proven     int     `json:"proven"`
	Claimed    int     `json:"claimed"`
	Possible   int     `json:"possible"`
	Target     int     `json:"target"`
	Gap        int     `json:"gap"`        // levels missing to the target
	Confidence float64 `json:"confidence"` // 0-100 with one decimal
	Rungs      []Rung  `json:"rungs"`      // all five
}

// Rung is the state of one rung, and why it has it.
type Rung struct {
	Level int           `json:"level"`
	State scoring.State `json:"state"`
	Needs *Evidence     `json:"needs,omitzero"` // of an unproven rung
	Why
	Parts []Part `json:"parts"` // what makes the rung, joined by "and"
}

// Part is the state of one part of a rung: met, unmet or unknown, as evidence is asked of rungs.
type Part struct {
	State scoring.State `json:"state"`
	Why
}

// Why is what decided a rung or a part.
type Why struct {
	Fields    []string  `json:"fields,omitzero"`     // of what is unknown those that it waits for, of what is unmet those that speak against it
	DecidedBy []Decider `json:"decided_by,omitzero"` // the tests of its conditions that decided it
}

// Evidence is what a proof must be: of this grade or better, from one of the sources.
type Evidence struct {
	Grade   string   `json:"grade"`
	Sources []string `json:"sources"`
}

// Decider is one part of a rule with the client's own value.
type Decider struct {
	Name   string `json:"name"`   // of the field or fact, as rules name it
	Value  any    `json:"value"`  // a number, an id, a list of ids, true or false, "not_measured", or "2 of 5" rows
	Needed string `json:"needed"` // ">= 80", "at least written", "every row: priority != none"
	// Bound says that the value is not known yet, and is at least or at most this: "at_least", "at_most"; "" of a
	// value that is known.
	Bound string `json:"bound,omitzero"`
}

// Fact is the value of a fact: a number, bounds while missing answers could still move it between them, or neither when
// nothing is known of it.
type Fact struct {
	ID     string
	Value  *float64
	Bounds *Bounds
}

// Bounds are the worst and the best that a fact may turn out to be.
type Bounds struct {
	Worst float64 `json:"worst"`
	Best  float64 `json:"best"`
}

// Function is one row of a responsibility matrix. Doers, owners and stand-ins are ids of roles.
type Function struct {
	ID       string            `json:"id"`
	Doers    []string          `json:"doers"`
	Owners   []string          `json:"owners"`
	StandIns []string          `json:"stand_ins"`
	System   bool              `json:"system,omitzero"` // a system does it
	Findings []scoring.Finding `json:"findings"`
}

// Contradiction is a check that found answers at odds.
type Contradiction struct {
	ID       string   `json:"id"`
	Severity string   `json:"severity"`
	Fields   []string `json:"fields"`
}

// Ask is a field worth asking about next.
type Ask struct {
	Field string  `json:"field"`
	Gain  float64 `json:"gain"` // points of the overall score, with three decimals
}

// Proof is a rung worth proving next.
type Proof struct {
	Criterion string `json:"criterion"`
	Level     int    `json:"level"`
	Evidence
	Gain float64 `json:"gain"` // points of the overall score, with three decimals
}
