// Package plan turns an assessment into a plan of improvement: which steps lead every criterion to its target, in
// which order and wave, and what score to expect after each wave (method, section 6). It does no input or output.
//
// It comes between the assessment and the report: bank + answers → assessment → plan → report. A Plan knows
// rungs and numbers only; package reports puts it into words.
//
//	steps.go     the rungs to climb, what each takes, and what it waits for
//	priority.go  what a step adds, and which comes first
//	review.go    the consultant's own days and owners
//	waves.go     when there is room for it
//	forecast.go  the score that follows from levels
//	schedule.go  on which days, one step of an owner after another
//	what_if.go   the plan as it would be if some levels were reached already
package plan

import (
	"fmt"
	"time"

	"salesaudit/internal/scoring"
	"salesaudit/questionnaire"
)

// Plan leads every criterion that applies to its target.
type Plan struct {
	Assessment *scoring.Assessment
	Capacity   []float64           // person-days that each of the Waves holds, ≥ 0
	Start      []int               // by Criterion.Index: the proven level 0-5 that the plan starts from
	Now        scoring.ProvenScore // the proven score at Start
	Steps      []*Step             // in the order in which they are to be done
	Forecast   []Forecast          // after each of the Waves
	Optional   []*Step             // where no step is left: the rungs above the targets that would add most; without wave and dates
	Begins     time.Time           // day 0 of the waves; zero in a plan without dates
}

// Kind says what a step asks for; it follows from the state of its rung.
type Kind string

// The kinds of steps.
const (
	Do     Kind = "do"     // the rung is unmet: carry out its action
	Show   Kind = "show"   // it is unproven: bring the evidence
	Ask    Kind = "ask"    // it is unknown: find out first; its action follows if it turns out not to be so
	Counts Kind = "counts" // it is met, but a lower rung is not: it counts by itself once that one is reached
)

// Step is one rung to climb.
type Step struct {
	Rung  *questionnaire.Rung
	Kind  Kind
	Days  float64              // person-days in this company, in halves; 0 for Counts only
	Owner *questionnaire.Owner // who has its longest action, or brings the evidence; nil in a bank that names nobody
	// OwnDays and OwnOwner say that the consultant's own days and owner are in place of the bank's.
	OwnDays, OwnOwner bool
	Actions           []Work                 // Do, Ask: the actions of the parts that do not hold, in the order of the parts; they take its Days together
	Fields            []*questionnaire.Field // Ask: what to find out, in the order of the bank
	Impact            float64                // points of the overall score, 0-100, that it adds with the rungs that count once it is done; 0 for Counts
	// Priority is the points of impact a person-day, raised for a wide gap, for contradictions and for steps that
	// wait for this one, or the highest of any step that waits for it. A step that counts has that of the rung below.
	Priority float64
	Wave     int                   // 1 to Waves, or Later
	WaitsFor []*questionnaire.Rung // the steps of this plan that come directly before it: the rung below first
	// NeededFor is the step whose prerequisite brought this one in from beyond its own target; nil for a step that
	// the criterion's own target asks for.
	NeededFor *questionnaire.Rung
	// First and Last are the working days on which it begins and ends; zero in a plan without dates, and for a step of
	// no days, as Counts is.
	First, Last time.Time
	Late        bool // it ends after the last day of its wave, as its owner has too much to do before it
}

// Work is one action of a step, as this company carries it out.
type Work struct {
	Action *questionnaire.Action
	Days   float64              // person-days, in halves
	Owner  *questionnaire.Owner // nil in a bank that names nobody
}

// RungWork is all that a rung still needs done.
type RungWork struct {
	Actions []Work
	Days    float64              // of all, in halves
	Owner   *questionnaire.Owner // of the longest; nil in a bank that names nobody
}

// Options change how a plan is made; the zero Options make the plan of the method.
type Options struct {
	// Capacity is person-days ≥ 0 for each of the Waves; nil means those of the company's size.
	Capacity []float64
	// Done says which levels 1-5 to take for reached and proven, by criterion id: "what if this were done".
	Done map[string]int
	// Start is day 0 of the plan; zero means the day after the interview, and no dates where that has none.
	Start time.Time
}

// Make plans the steps from the proven levels of an assessment to its targets. The error says that the options
// do not fit the assessment.
func Make(a *scoring.Assessment, o Options) (*Plan, error) {
	capacity := o.Capacity
	if capacity == nil {
		capacity = a.Profile.Capacity
	}
	if err := checkCapacity(capacity); err != nil {
		return nil, err
	}
	criteria, err := withDone(a, o.Done)
	if err != nil {
		return nil, err
	}
	p := &planner{assessment: a, criteria: criteria}
	p.collect()
	p.review()
	p.setPriorities()
	plan := &Plan{Assessment: a, Capacity: capacity, Start: p.start(), Now: p.now, Steps: p.place(capacity)}
	plan.Begins = o.Start
	if o.Start.IsZero() {
		plan.Begins = defaultStart(a.Sheet.Interview.Date)
	}
	plan.schedule()
	if len(plan.Steps) == 0 && len(o.Done) == 0 {
		plan.Optional = p.optional()
	}
	for wave := 1; wave <= Waves; wave++ {
		plan.Forecast = append(plan.Forecast, Forecast{wave, plan.ScoreAfter(wave)})
	}
	return plan, nil
}

// planner holds what is needed while a plan is made.
type planner struct {
	assessment *scoring.Assessment
	criteria   []scoring.CriterionResult     // by Criterion.Index, with the levels that are taken for done
	drafts     [][questionnaire.Rungs]*draft // by Criterion.Index and level - 1; nil for a rung that is no step
	all        []*draft                      // in the order of the bank, then by level
	now        scoring.ProvenScore           // at the proven levels
}

// start returns the proven levels, by Criterion.Index.
func (p *planner) start() []int {
	levels := make([]int, len(p.criteria))
	for i := range p.criteria {
		levels[i] = p.criteria[i].Proven
	}
	return levels
}

// levelsAfter returns the level 0-5 of each criterion, by Criterion.Index, when all steps up to a wave are done:
// 0 gives the levels at the start, Later those at the end of the plan.
func (p *Plan) levelsAfter(wave int) []int {
	levels := make([]int, len(p.Start))
	copy(levels, p.Start)
	for _, s := range p.Steps {
		if s.Wave <= wave {
			i := s.Rung.Criterion.Index
			levels[i] = max(levels[i], s.Rung.Level)
		}
	}
	return levels
}

// DaysIn returns the person-days that the steps of a wave take together.
func (p *Plan) DaysIn(wave int) float64 {
	days := 0.0
	for _, s := range p.Steps {
		if s.Wave == wave {
			days += s.Days
		}
	}
	return days
}

func checkCapacity(capacity []float64) error {
	if len(capacity) != Waves {
		return fmt.Errorf("a capacity of %d waves, expected person-days for each of the %d waves of a plan", len(capacity), Waves)
	}
	for i, days := range capacity {
		if !(days >= 0) { // also true of NaN
			return fmt.Errorf("a capacity of %v person-days in wave %d, expected 0 or more", days, i+1)
		}
	}
	return nil
}
