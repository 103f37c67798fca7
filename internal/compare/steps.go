package compare

import (
	"salesaudit/internal/plan"
)

// Outcome says what became of a step.
type Outcome string

// The outcomes.
const (
	Done    Outcome = "done"     // its rung is reached and proven
	Claimed Outcome = "claimed"  // its rung holds by the answers, as it did not before, and is not shown
	NotDone Outcome = "not_done" // neither
	Void    Outcome = "void"     // its criterion no longer applies, or the new bank lacks it
)

// StepOutcome is a step of the old plan and what became of it.
type StepOutcome struct {
	Step    *plan.Step
	Outcome Outcome
}

func (c *Comparison) outcome(s *plan.Step) StepOutcome {
	now := result(c.New, s.Rung.Criterion.ID)
	switch {
	case now == nil || !now.Counts():
		return StepOutcome{s, Void}
	case now.Proven >= s.Rung.Level:
		return StepOutcome{s, Done}
	case now.Claimed >= s.Rung.Level && s.Kind != plan.Show: // which was claimed before, and was to be shown
		return StepOutcome{s, Claimed}
	}
	return StepOutcome{s, NotDone}
}
