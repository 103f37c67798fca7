// Package scoring turns a bank and one client's answers into an Assessment: facts, rungs, levels, scores,
// contradictions, what to ask and what to prove next. It follows the method (sections 1 to 5) to the letter and
// does no input or output.
//
// It is the middle of the flow: bank + answers → assessment → plan → report. Plans, reports, batches and the
// interview's live panel all work from its Assessment.
package scoring

import (
	"math"

	"salesaudit/internal/answers"
	"salesaudit/questionnaire"
)

// Assessment is everything that follows from one answer file under one bank.
type Assessment struct {
	Bank           *questionnaire.Bank
	Sheet          *answers.Sheet
	Sellers        int                    // as stated, or as counted from the roles where those are more, >= 1
	Profile        *questionnaire.Profile // the size of a company with so many
	Overall        Score
	Dimensions     []DimensionResult // by Dimension.Index
	Criteria       []CriterionResult // by Criterion.Index
	Facts          []FactResult      // by Fact.Index
	Fields         []FieldStatus     // by Field.Index
	Functions      []FunctionResult  // rows of the matrices that were asked and are not declared absent
	Contradictions []Contradiction   // in the order of the bank
	AskNext        []Ask             // by gain downwards, then in the order of the bank
	ProveNext      []Proof           // by gain downwards, then in the order of the bank
	Completeness   float64           // 0-1: fields answered / fields shown

	worst []answers.Value // by Field.Index: what a hidden field counts as
}

// preliminaryUnder is the share of answered fields, in per cent, under which scores still say more about the interview than
// about the client.
const preliminaryUnder = 60

// IsPreliminary reports whether scores of such a completeness, 0-1, are preliminary.
func IsPreliminary(completeness float64) bool {
	return math.Floor(100*completeness+0.5+1e-9) < preliminaryUnder
}

// Known returns what counts as the answer to a field: the answer, the worst value of a hidden field, or nil when
// it is unknown.
func (a *Assessment) Known(f *questionnaire.Field) *answers.Value {
	switch a.Fields[f.Index] {
	case FieldAnswered:
		return a.Sheet.Value(f)
	case FieldHidden, FieldIgnored:
		return &a.worst[f.Index]
	}
	return nil
}

// Score is a score 0-100 seen three ways, with its target. Proven <= Claimed <= Possible.
type Score struct {
	Proven   float64 // what holds and is backed by evidence, whatever the missing answers turn out to be
	Claimed  float64 // what the answers say
	Possible float64 // what could still be true while answers are missing
	Target   float64
}

// DimensionResult is the score of one dimension.
type DimensionResult struct {
	Dimension *questionnaire.Dimension
	Score
	Applies    bool               // false when none of its criteria applies; it then has no score
	CappedBy   *questionnaire.Cap // the cap that keeps the proven score down; nil when none does
	Confidence float64            // 0-100, weighted mean over its criteria
}

// State says whether a rung holds.
type State string

// The states of a rung.
const (
	Met      State = "met"
	Unproven State = "unproven" // true, but the evidence is short
	Unknown  State = "unknown"  // a missing answer decides it
	Unmet    State = "unmet"
)

// RungResult is the state of one rung.
type RungResult struct {
	Rung  *questionnaire.Rung
	State State
	Waits []*questionnaire.Field // the fields that an unknown rung waits for, in the order of the bank
	Parts []PartResult           // of its parts, in their order
}

// PartResult is the state of one part of a rung: Met, Unmet or Unknown, as evidence is asked of rungs.
type PartResult struct {
	Part  *questionnaire.Part
	State State
	Waits []*questionnaire.Field // the fields that an unknown part waits for, in the order of the bank
}

// Open returns the actions that a rung still needs: those of its parts that do not hold, false or unknown. A rung that
// does not hold has one at least.
func (r *RungResult) Open() []*questionnaire.Action {
	return r.Rung.Actions(func(p *questionnaire.Part) bool { return r.Parts[p.Number-1].State != Met })
}

// CriterionResult is how far a client has come on one ladder.
type CriterionResult struct {
	Criterion  *questionnaire.Criterion
	Applies    questionnaire.Truth    // of its `applies`; Unknown while a missing answer decides it
	AppliesFor []*questionnaire.Field // the fields that Applies waits for
	Reason     string                 // why the client's file says that it does not apply; "" when it does not say so
	Proven     int                    // leading rungs that are met
	Claimed    int                    // leading rungs that are met or unproven
	Possible   int                    // leading rungs that are met, unproven or unknown
	Target     int
	Rungs      [questionnaire.Rungs]RungResult
	Grade      answers.Grade // the best evidence
	Confidence float64       // 0-100
}

// Gap is how many levels are missing to the target, ≥ 0; 0 for a criterion that does not apply.
func (c *CriterionResult) Gap() int {
	if c.Applies == questionnaire.False {
		return 0
	}
	return max(0, c.Target-c.Proven)
}

// Counts reports whether the criterion takes part in scores: it does unless it is known not to apply.
func (c *CriterionResult) Counts() bool { return c.Applies != questionnaire.False }

// NeedsGrade returns the evidence that the rung of a level needs: none for 1 and 2, a reference for 3, a document
// for 4 and 5 (method, section 3).
func NeedsGrade(level int) answers.Grade {
	switch {
	case level <= 2:
		return answers.NoEvidence
	case level == 3:
		return answers.Reference
	default:
		return answers.Document
	}
}

// FactResult is the value of a fact.
type FactResult struct {
	Fact  *questionnaire.Fact
	Value float64 // meaningless when not Known
	Known bool

	Bounded     bool // not Known, but between Worst and Best whatever the missing answers turn out to be
	Worst, Best float64

	Waits []*questionnaire.Field // the fields that an unknown fact waits for
	Of    int                    // what a share or a count was taken of: rows, functions; 0 when it says nothing
	Items []string               // ids of the rows or functions that it counts for certain, for explanations; may be nil
}

// Range returns the least and the greatest value that a fact may have; ok is false when nothing is known of it.
func (f *FactResult) Range() (low, high float64, ok bool) {
	switch {
	case f.Known:
		return f.Value, f.Value, true
	case f.Bounded:
		return min(f.Worst, f.Best), max(f.Worst, f.Best), true
	}
	return 0, 0, false
}

// FieldStatus says what became of one field.
type FieldStatus uint8

// The statuses.
const (
	FieldAnswered  FieldStatus = iota
	FieldUnknown               // shown, and not answered
	FieldUndecided             // whether it is shown depends on an answer that is missing; it is unknown, and not yet among those to answer
	FieldHidden                // its condition is false; it has its worst value
	FieldIgnored               // hidden, but the file has an answer, which is kept and ignored
)

// Shown reports whether the field counts among those to answer.
func (s FieldStatus) Shown() bool { return s == FieldAnswered || s == FieldUnknown }

// Finding is what is wrong with the distribution of one function.
type Finding string

// The findings.
const (
	DuplicatedFinding      Finding = "duplicated"       // two doers of one department overlap and no rule parts them
	CrossDuplicatedFinding Finding = "cross_duplicated" // the same for doers of different departments
	UnassignedFinding      Finding = "unassigned"       // nobody does it
	WithoutOwnerFinding    Finding = "without_owner"    // nobody answers for it
	SeveralOwnersFinding   Finding = "several_owners"   // two that answer for it overlap
	SinglePersonFinding    Finding = "single_person"    // it depends on one person without a stand-in
)

// IsOverlap reports whether the finding is that two do the same, in one department or in two.
func (f Finding) IsOverlap() bool { return f == DuplicatedFinding || f == CrossDuplicatedFinding }

// FunctionResult is one row of a responsibility matrix.
type FunctionResult struct {
	Matrix   *questionnaire.Field
	Function *questionnaire.Entry
	Doers    []int // rows of the matrix's columns list with R or RA
	Owners   []int // with A or RA
	StandIns []int // with B
	System   bool  // a system does it
	Findings []Finding
	Open     []Finding // what may be wrong too: missing answers decide
	About    [][]int   // for each of Findings: the roles of which it holds, as Doers; nil where it is about none
}

// Contradiction is a check that found answers at odds.
type Contradiction struct {
	Check  *questionnaire.Check
	Fields []*questionnaire.Field // the answers at odds, in the order of the rule
}

// Ask is a field worth asking about next.
type Ask struct {
	Field *questionnaire.Field
	Gain  float64 // points of the overall score that hang on it
}

// Proof is an unproven rung worth proving next.
type Proof struct {
	Rung  *questionnaire.Rung
	Grade answers.Grade // the grade that its evidence needs
	Gain  float64       // points of the overall score, without caps, that the evidence would add
}
