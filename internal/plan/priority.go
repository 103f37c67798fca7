package plan

import (
	"cmp"
	"math"
)

// leastDays is what a step's impact is divided by at least: the least effort above none, as days come in halves.
const leastDays = 0.5

// setPriorities takes impact, priority and depth of every step.
func (p *planner) setPriorities() {
	levels := p.start()
	p.now = p.assessment.ProvenAt(levels)
	for _, d := range p.all {
		if d.Kind == Counts {
			continue
		}
		d.Impact = p.impact(d, levels)
		d.Priority = p.ownPriority(d)
	}
	for _, d := range p.all {
		d.settle()
		d.measure()
	}
	for _, d := range p.all {
		for _, c := range d.counting {
			c.Priority = d.Priority
		}
	}
}

// impact returns the points of the overall score that a step adds, with the rungs that count once it is done:
// without caps, or with caps if this step alone were done, whichever is more. levels are the proven ones.
func (p *planner) impact(d *draft, levels []int) float64 {
	gained := 1 + len(d.counting)
	points := p.assessment.PointsOfLevel(d.Rung.Criterion) * float64(gained)
	if d.Rung.Level != d.criterion.Proven+1 {
		return points // alone it changes no level, as a lower rung is missing
	}
	i := d.Rung.Criterion.Index
	levels[i] += gained
	alone := p.assessment.ProvenAt(levels).Overall - p.now.Overall
	levels[i] -= gained
	return max(points, alone)
}

// ownPriority returns impact * max(1, gap) * (1 + 0.25 * min(2, high contradictions) + 0.10 * min(5, steps that
// directly wait for it)) / days. A step that costs nothing comes as early as one of half a day.
func (p *planner) ownPriority(d *draft) float64 {
	gap := max(1, d.criterion.Gap())
	high := min(2, p.assessment.HighContradictions(d.Rung.Criterion))
	waiting := min(5, len(d.waiting))
	return d.Impact * float64(gap) * (1 + 0.25*float64(high) + 0.10*float64(waiting)) / max(leastDays, d.Days)
}

// settle lets a step inherit the highest priority of the steps that wait for it, however far. There are no circles:
// the loader of a bank refuses them.
func (d *draft) settle() {
	if d.settled {
		return
	}
	d.settled = true
	for _, w := range d.waiting {
		w.settle()
		d.Priority = max(d.Priority, w.Priority)
	}
}

// measure returns the length of the longest chain of steps that a step waits for.
func (d *draft) measure() int {
	if !d.measured {
		d.measured = true
		for _, b := range d.before {
			d.depth = max(d.depth, 1+b.measure())
		}
	}
	return d.depth
}

// compareDrafts puts the step that comes first: by priority downwards, then by depth and days upwards, then in the
// order of the bank.
func compareDrafts(x, y *draft) int {
	return cmp.Or(
		cmp.Compare(nineDecimals(y.Priority), nineDecimals(x.Priority)),
		cmp.Compare(x.depth, y.depth),
		cmp.Compare(x.Days, y.Days),
		cmp.Compare(x.Rung.Criterion.Index, y.Rung.Criterion.Index),
		cmp.Compare(x.Rung.Level, y.Rung.Level),
	)
}

// nineDecimals rounds to nine decimals, so that the order of additions does not decide the order of steps.
func nineDecimals(x float64) float64 { return math.Round(x * 1e9) }
