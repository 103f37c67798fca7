package plan

import (
	"math"
	"slices"

	"salesaudit/questionnaire"
)

// review puts the consultant's own days and owners in place of the bank's: the days of a criterion are shared out among
// its steps that are work, by what the bank gives each.
func (p *planner) review() {
	for id, said := range p.assessment.Sheet.Review.Criteria {
		c := p.assessment.Bank.Criterion(id)
		var work []*draft
		for _, d := range p.drafts[c.Index] {
			if d != nil && (d.Kind == Do || d.Kind == Ask) {
				work = append(work, d)
			}
		}
		for _, d := range work {
			if said.Owner != "" {
				d.Owner, d.OwnOwner = p.ownerCalled(said.Owner), true
				for k := range d.Actions {
					d.Actions[k].Owner = d.Owner
				}
			}
		}
		if said.HasDays && len(work) > 0 {
			share(said.Days, work)
		}
	}
}

// ownerCalled returns the owner of the bank with an id, else one of that name whom only this client has.
func (p *planner) ownerCalled(name string) *questionnaire.Owner {
	if i := slices.IndexFunc(p.assessment.Bank.Owners, func(o *questionnaire.Owner) bool { return o.ID == name }); i >= 0 {
		return p.assessment.Bank.Owners[i]
	}
	return &questionnaire.Owner{Name: questionnaire.Text{RU: name, EN: name}}
}

// share shares days, in halves, out among steps: half a day to each, and the rest in proportion to the days that they
// have; those of a step among its actions likewise.
func share(days float64, steps []*draft) {
	weights := make([]float64, len(steps))
	for i, d := range steps {
		weights[i] = d.Days
	}
	for i, more := range apportioned(max(0, 2*days-float64(len(steps))), weights) {
		d := steps[i]
		d.Days, d.OwnDays = (1+more)/2, true
		of := make([]float64, len(d.Actions))
		for k := range d.Actions {
			of[k] = d.Actions[k].Days
		}
		for k, halves := range apportioned(2*d.Days, of) {
			d.Actions[k].Days = halves / 2
		}
	}
}

// apportioned parts a whole number in proportion to weights into whole numbers whose sum is exact: what rounding down
// leaves goes to those that lost most, the first of equals. A weight under leastDays counts as that.
func apportioned(whole float64, weights []float64) []float64 {
	sum := 0.0
	for _, w := range weights {
		sum += max(leastDays, w)
	}
	out, lost, left := make([]float64, len(weights)), make([]float64, len(weights)), whole
	for i, w := range weights {
		exact := whole * max(leastDays, w) / sum
		out[i] = math.Floor(exact + 1e-9)
		lost[i] = exact - out[i]
		left -= out[i]
	}
	for ; left > 0.5 && len(out) > 0; left-- {
		i := slices.Index(lost, slices.Max(lost))
		out[i]++
		lost[i] = -1
	}
	return out
}
