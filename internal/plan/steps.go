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
	d.Rung, d.Owner, d.NeededFor = result.Rung, result.Rung.Owner, neededFor
	switch result.State {
	case scoring.Unmet:
		d.Kind, d.Days = Do, Days(result.Rung, p.assessment.Profile)
	case scoring.Unknown:
		d.Kind, d.Days, d.Fields = Ask, Days(result.Rung, p.assessment.Profile), result.Waits
	case scoring.Unproven:
		d.Kind, d.Days = Show, showDays
		if o := p.assessment.Bank.EvidenceOwner; o != nil {
			d.Owner = o
		}
	case scoring.Met:
		d.Kind = Counts
	}
	p.drafts[c.Criterion.Index][level-1] = d
	return d
}

// Days returns the person-days ≥ 0 of a rung's action in a company of a size, rounded up to halves. An action
// that the bank gives no days costs none.
func Days(r *questionnaire.Rung, company *questionnaire.Profile) float64 {
	// The small term keeps what arithmetic has left a hair above a half from going up.
	return math.Ceil(2*r.Days*company.Effort-1e-9) / 2
}

// link finds the steps that d comes after, and returns those that it brings in from beyond their own target.
func (p *planner) link(d *draft) (added []*draft) {
	prerequisites := d.Rung.Prerequisites()
	if d.Kind == Counts {
		// It goes wherever the rung below goes, so what its action would wait for does not matter.
		prerequisites = prerequisites[:min(1, d.Rung.Level-1)]
	}
	for _, r := range prerequisites {
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
