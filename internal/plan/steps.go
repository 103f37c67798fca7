package plan

import (
	"math"
	"slices"

	"salesaudit/internal/scoring"
	"salesaudit/questionnaire"
)

// showDays is the effort of bringing evidence, in a company of any size.
const showDays = 0.5

// draft is a step while the plan is made.
type draft struct {
	Step
	criterion *scoring.CriterionResult
	before    []*draft // what it comes after
	waiting   []*draft // what directly waits for it
	counting  []*draft // the rungs right above that count by themselves, ascending
	depth     int      // of the longest chain of steps that it waits for
	settled   bool     // Priority is final
	measured  bool     // depth is final
}

// collect makes a step of every rung between proven and target, and of what those wait for.
func (p *planner) collect() {
	p.drafts = make([][questionnaire.Rungs]*draft, len(p.criteria))
	var queue []*draft
	for i := range p.criteria {
		c := &p.criteria[i]
		if !c.Counts() {
			continue
		}
		for level := c.Proven + 1; level <= c.Target; level++ {
			queue = append(queue, p.newDraft(c, level, nil))
		}
	}
	for len(queue) > 0 {
		d := queue[0]
		queue = append(queue[1:], p.link(d)...)
	}
	p.order()
}

// order lists the steps in the order of the bank, links them to what waits for them, and finds what counts by
// itself after each.
func (p *planner) order() {
	for i := range p.drafts {
		for _, d := range p.drafts[i] {
			if d != nil {
				p.all = append(p.all, d)
			}
		}
	}
	for _, d := range p.all {
		for _, b := range d.before {
			b.waiting = append(b.waiting, d)
			d.WaitsFor = append(d.WaitsFor, b.Rung)
		}
		if d.Kind == Counts {
			continue
		}
		for _, above := range p.drafts[d.Rung.Criterion.Index][d.Rung.Level:] {
			if above == nil || above.Kind != Counts {
				break
			}
			d.counting = append(d.counting, above)
		}
	}
}

func (p *planner) newDraft(c *scoring.CriterionResult, level int, neededFor *questionnaire.Rung) *draft {
	result := &c.Rungs[level-1]
	d := &draft{criterion: c}
	d.Rung, d.NeededFor = result.Rung, neededFor
	switch result.State {
	case scoring.Unmet:
		d.Kind = Do
		d.carry(result, p.assessment.Profile)
	case scoring.Unknown:
		d.Kind, d.Fields = Ask, result.Waits
		d.carry(result, p.assessment.Profile)
	case scoring.Unproven:
		d.Kind, d.Days = Show, showDays
		if o := p.assessment.Bank.EvidenceOwner; o != nil {
			d.Owner = o.In(p.assessment.Profile)
		}
	case scoring.Met:
		d.Kind = Counts
	}
	p.drafts[c.Criterion.Index][level-1] = d
	return d
}

// mostOptional is how many rungs beyond the targets a plan without steps offers.
const mostOptional = 3

// optional makes a step of each of the rungs beyond the targets that would add most.
func (p *planner) optional() []*Step {
	var steps []*Step
	for _, c := range p.assessment.HeaviestRungs(mostOptional) {
		d := p.newDraft(c, c.Proven+1, nil)
		d.Impact = p.assessment.PointsOfLevel(c.Criterion)
		steps = append(steps, &d.Step)
	}
	return steps
}

// carry gives a step the work that its rung still needs.
func (d *draft) carry(r *scoring.RungResult, company *questionnaire.Profile) {
	w := WorkOf(r, company)
	d.Actions, d.Days, d.Owner = w.Actions, w.Days, w.Owner
}

// WorkOf returns what a rung still needs done in a company of a size: the actions of its parts that do not hold.
func WorkOf(r *scoring.RungResult, company *questionnaire.Profile) RungWork {
	var all RungWork
	longest := -1.0
	for _, a := range r.Open() {
		w := Work{Action: a, Days: daysOf(a, company), Owner: a.Owner.In(company)}
		all.Actions = append(all.Actions, w)
		all.Days += w.Days
		if w.Days > longest {
			longest, all.Owner = w.Days, w.Owner
		}
	}
	return all
}

// daysOf returns the person-days >= 0 of an action in a company of a size, rounded up to halves. An action that the
// bank gives no days costs none.
func daysOf(a *questionnaire.Action, company *questionnaire.Profile) float64 {
	// The small term keeps what arithmetic has left a hair above a half from going up.
	return math.Ceil(2*a.Days*company.Effort-1e-9) / 2
}

// prerequisites returns what a step comes after: the rung below, and what its actions wait for. Evidence waits for
// what all actions of its rung do. What counts by itself goes wherever the rung below goes.
func (d *draft) prerequisites() []*questionnaire.Rung {
	var out []*questionnaire.Rung
	if below := d.Rung.Below(); below != nil {
		out = append(out, below)
	}
	switch d.Kind {
	case Show:
		for _, a := range d.Rung.Actions(func(*questionnaire.Part) bool { return true }) {
			out = append(out, a.After...)
		}
	case Do, Ask:
		for _, w := range d.Actions {
			out = append(out, w.Action.After...)
		}
	}
	return out
}

// link finds the steps that d comes after, and returns those that it brings in from beyond their own target.
func (p *planner) link(d *draft) (added []*draft) {
	for _, r := range d.prerequisites() {
		c := &p.criteria[r.Criterion.Index]
		if !c.Counts() || r.Level <= c.Proven {
			continue
		}
		b := p.drafts[r.Criterion.Index][r.Level-1]
		if b == nil {
			b = p.newDraft(c, r.Level, d.Rung)
			added = append(added, b)
		}
		if !slices.Contains(d.before, b) {
			d.before = append(d.before, b)
		}
	}
	return added
}
