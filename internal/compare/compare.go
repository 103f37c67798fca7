// Package compare says what changed between two assessments of one client: after other answers, or under another bank
// (method, section 8).
//
// It is beside the flow bank + answers → assessment → plan → report: two assessments, and the plan of the older one, go in;
// what changed, through which answers or rules, comes out in the terms of the bank, for package reports to word.
//
//	compare.go  what changed, and what cannot be compared
//	rungs.go    rungs gained and lost, and why
//	steps.go    what became of the old plan
//	banks.go    what changed between two banks
package compare

import (
	"reflect"
	"slices"

	"salesaudit/internal/answers"
	"salesaudit/internal/plan"
	"salesaudit/internal/scoring"
	"salesaudit/questionnaire"
)

// Comparison is what changed from one assessment to another.
type Comparison struct {
	Old, New *scoring.Assessment
	// OtherBank says that the two were made under banks that differ.
	OtherBank bool
	// RulesAlone says that nothing but the bank differs, as with one file under two banks: nothing was done meanwhile, so
	// there are no Steps.
	RulesAlone bool
	Reserves   []Reserve                 // what cannot be compared without reserve
	Answers    []*questionnaire.Field    // whose answers differ, in the order of the new bank
	Evidence   []*questionnaire.Question // whose evidence differs, in the same order
	Dimensions []DimensionChange         // all that both banks have, in the order of the new one
	Criteria   []CriterionChange         // those that changed, in the order of the new bank; those that only the old one has come last
	Settled    []*questionnaire.Check    // contradictions of the old assessment that the new one lacks
	Arisen     []*questionnaire.Check    // and the other way round
	Open       []*questionnaire.Check    // those of both
	Steps      []StepOutcome             // of the old plan, in its order, but for what counts by itself
}

// Reserve is why a difference may not be one of the client.
type Reserve string

// The reserves.
const (
	OtherClient   Reserve = "other_client"   // the files name different clients
	OtherSize     Reserve = "other_size"     // the company is of another size, and so has other targets
	OtherVersion  Reserve = "other_version"  // the bank changed between the two
	OlderEvidence Reserve = "older_evidence" // evidence of the old file has grown older than a year since
	OtherOrder    Reserve = "other_order"    // the new interview is older than the old one
)

// DimensionChange is the score of one dimension before and after.
type DimensionChange struct {
	Dimension *questionnaire.Dimension // of the new bank
	Old, New  scoring.Score
}

// Of compares two assessments. old is the plan that was made from the older one.
func Of(old *plan.Plan, new *scoring.Assessment) *Comparison {
	c := &Comparison{Old: old.Assessment, New: new}
	c.OtherBank = c.Old.Bank.Digest != new.Bank.Digest
	c.Reserves = c.reserves()
	c.findAnswers()
	c.RulesAlone = c.OtherBank && len(c.Answers)+len(c.Evidence) == 0 && c.Old.Sheet.Client == new.Sheet.Client && c.Old.Sheet.Interview == new.Sheet.Interview
	c.findScores()
	c.findCriteria()
	c.findContradictions()
	for _, s := range old.Steps {
		if s.Kind != plan.Counts && !c.RulesAlone {
			c.Steps = append(c.Steps, c.outcome(s))
		}
	}
	return c
}

// reserves finds what keeps the two from being compared plainly.
func (c *Comparison) reserves() []Reserve {
	var out []Reserve
	old, new := c.Old.Sheet, c.New.Sheet
	if !answers.SameClient(old, new) {
		out = append(out, OtherClient)
	}
	if c.Old.Profile.ID != c.New.Profile.ID {
		out = append(out, OtherSize)
	}
	if c.OtherBank {
		out = append(out, OtherVersion)
	}
	anySource := func(*questionnaire.Source) bool { return true }
	if slices.ContainsFunc(c.New.Bank.Questions, func(q *questionnaire.Question) bool { return c.aged(q, anySource) }) {
		out = append(out, OlderEvidence)
	}
	if a, b := old.Interview.Date, new.Interview.Date; !a.IsZero() && !b.IsZero() && b.Before(a) {
		out = append(out, OtherOrder)
	}
	return out
}

// aged reports whether evidence on a question of the new bank that counted in full in the old file is in the new one
// and no longer does; from asks which sources matter.
func (c *Comparison) aged(q *questionnaire.Question, from func(*questionnaire.Source) bool) bool {
	before := c.Old.Bank.Question(q.ID)
	if before == nil {
		return false
	}
	then, today := c.Old.Sheet.Interview.Date, c.New.Sheet.Interview.Date
	return slices.ContainsFunc(c.New.Sheet.Evidence[q.Index], func(e answers.Evidence) bool {
		return from(e.Source) && e.Counts(today) < e.Counts(then) && slices.ContainsFunc(c.Old.Sheet.Evidence[before.Index], func(o answers.Evidence) bool {
			return o.Source.ID == e.Source.ID && o.Ref == e.Ref && o.Date.Equal(e.Date)
		})
	})
}

// findAnswers finds the answers and the evidence that differ. A field that one of the banks lacks is none of them: the
// banks differ there.
func (c *Comparison) findAnswers() {
	for _, f := range c.New.Bank.Fields {
		before := c.Old.Bank.Field(f.ID)
		if before != nil && !reflect.DeepEqual(c.Old.Sheet.FieldTree(before), c.New.Sheet.FieldTree(f)) {
			c.Answers = append(c.Answers, f)
		}
	}
	for _, q := range c.New.Bank.Questions {
		before := c.Old.Bank.Question(q.ID)
		if before != nil && !sameEvidence(c.Old.Sheet.Evidence[before.Index], c.New.Sheet.Evidence[q.Index]) {
			c.Evidence = append(c.Evidence, q)
		}
	}
}

func sameEvidence(a, b []answers.Evidence) bool {
	return slices.EqualFunc(a, b, func(x, y answers.Evidence) bool {
		return x.Source.ID == y.Source.ID && x.Grade == y.Grade && x.Ref == y.Ref && x.Date.Equal(y.Date)
	})
}

func (c *Comparison) findScores() {
	for i := range c.New.Dimensions {
		now := &c.New.Dimensions[i]
		k := slices.IndexFunc(c.Old.Dimensions, func(d scoring.DimensionResult) bool { return d.Dimension.ID == now.Dimension.ID })
		if k >= 0 && now.Applies && c.Old.Dimensions[k].Applies {
			c.Dimensions = append(c.Dimensions, DimensionChange{now.Dimension, c.Old.Dimensions[k].Score, now.Score})
		}
	}
}

func (c *Comparison) findContradictions() {
	had := func(all []scoring.Contradiction, id string) bool {
		return slices.ContainsFunc(all, func(k scoring.Contradiction) bool { return k.Check.ID == id })
	}
	for _, k := range c.Old.Contradictions {
		if !had(c.New.Contradictions, k.Check.ID) {
			c.Settled = append(c.Settled, k.Check)
		}
	}
	for _, k := range c.New.Contradictions {
		if had(c.Old.Contradictions, k.Check.ID) {
			c.Open = append(c.Open, k.Check)
		} else {
			c.Arisen = append(c.Arisen, k.Check)
		}
	}
}
