package view

import (
	"cmp"
	"slices"
	"strings"

	"salesaudit/internal/scoring"
	"salesaudit/internal/wording"
)

// Gap is one of the heaviest gaps on the first page.
type Gap struct {
	CriterionID string `json:"criterion_id"`
	Name        string `json:"name"`
	Dimension   string `json:"dimension"` // name
	Level       int    `json:"level"`
	Target      int    `json:"target"`
	Note        string `json:"note"`      // level, target and points in one phrase
	Is          string `json:"is"`        // where the client is, by its own values
	IsBriefly   string `json:"-"`         // the first of them
	ShouldBe    string `json:"should_be"` // what the rung of the target asks, but for what holds already
	Nearest     string `json:"nearest"`   // what the lowest rung asks that is not reached; may be empty
	NearestNow  string `json:"-"`         // the same, and where the client is
	Costs       string `json:"costs"`     // what the gap costs the client's convenience; empty where the target is reached
	Points      Number `json:"points"`    // points of the overall score, without caps, up to the target
	Beyond      bool   `json:"-"`         // the target is reached: this is the way to the next rung
}

// Wanted heads ShouldBe: beyond the targets nothing is needed.
func (g *Gap) Wanted(w *Words) string {
	if g.Beyond {
		return w.NextRung
	}
	return w.ShouldBe
}

// Parts are what is said of the gap, each a label and a text: where the client is, what is asked, what it costs.
func (g *Gap) Parts(w *Words) [][2]string {
	parts := [][2]string{{w.Is, g.Is}, {g.Wanted(w), wording.Joined(" ", g.ShouldBe, g.NearestNow)}, {w.Costs, g.Costs}}
	return slices.DeleteFunc(parts, func(p [2]string) bool { return p[1] == "" })
}

// TopGaps are those of the first page: the heaviest gaps or, where every target is reached, the rungs to climb next.
func (v *View) TopGaps() []Gap {
	if len(v.NextRungs) > 0 {
		return v.NextRungs
	}
	return v.HeaviestGaps
}

// TopGapsTitle heads TopGaps.
func (v *View) TopGapsTitle() string {
	if len(v.NextRungs) > 0 {
		return v.Words.NextRungs
	}
	return v.Words.HeaviestGaps
}

// mostGaps is how many gaps fit on the page that is read alone.
const mostGaps = 3

// setGaps words the gaps that weigh most in the overall score, those that are but claimed to be closed, and where there
// is none the rungs to climb next.
func (b *builder) setGaps() {
	for _, r := range b.a.ByGap() {
		c := &b.view.Criteria[r.Criterion.Index]
		gap := gapUpTo(c, c.Target, c.Points, c.ShouldBe)
		gap.Costs = c.Matters
		gap.Note = b.Say(text{RU: "уровень %d, цель %d, %s", EN: "level %d, target %d, %s"}, c.Proven, c.Target, c.ToTarget)
		switch {
		case c.Standing == ClaimedStanding:
			b.view.ClaimedGaps = append(b.view.ClaimedGaps, gap)
		case c.Standing == GapStanding && len(b.view.HeaviestGaps) < mostGaps:
			b.view.HeaviestGaps = append(b.view.HeaviestGaps, gap)
		}
	}
	if slices.ContainsFunc(b.view.Criteria, func(c Criterion) bool { return c.Gap > 0 }) {
		return
	}
	for _, r := range b.a.HeaviestRungs(mostGaps) {
		c := &b.view.Criteria[r.Criterion.Index]
		next := &c.Rungs[c.Proven]
		gap := gapUpTo(c, c.Proven+1, b.score(b.a.PointsOfLevel(r.Criterion)), missing(next))
		gap.Is = wording.Joined(" ", facts(next)...)
		gap.Nearest, gap.NearestNow, gap.Beyond = "", "", true
		gap.Note = b.Say(text{RU: "уровень %d, следующая ступень добавит %s балла", EN: "level %d, the next rung adds %s points"}, c.Proven, gap.Points.Text)
		b.view.NextRungs = append(b.view.NextRungs, gap)
	}
}

// gapUpTo is the way of a criterion up to a level.
func gapUpTo(c *Criterion, level int, points Number, shouldBe string) Gap {
	return Gap{
		CriterionID: c.ID, Name: c.Name, Dimension: c.Dimension, Level: c.Proven, Target: level, Points: points,
		Is: wording.Joined(" ", c.Is...), IsBriefly: wording.Joined(" ", c.Is[:min(1, len(c.Is))]...), ShouldBe: shouldBe, Nearest: c.Nearest, NearestNow: c.NearestNow(),
	}
}

// mostStrengths is how many strengths of a dimension the first page names.
const mostStrengths = 2

// setStrengths names, of each dimension, the criteria that are proven at their targets: the best proven and highest first.
func (b *builder) setStrengths() {
	for i := range b.view.Dimensions {
		d := &b.view.Dimensions[i]
		var reached []*scoring.CriterionResult
		all := 0
		for k := range b.a.Criteria {
			r := &b.a.Criteria[k]
			if r.Criterion.Dimension.ID == d.ID && r.Counts() {
				all++
			}
			if r.Criterion.Dimension.ID == d.ID && r.Counts() && r.Gap() == 0 && r.Proven > 0 {
				reached = append(reached, r)
			}
		}
		slices.SortStableFunc(reached, func(x, y *scoring.CriterionResult) int {
			return cmp.Or(cmp.Compare(y.Proven, x.Proven), cmp.Compare(y.Grade, x.Grade))
		})
		for _, r := range reached[:min(mostStrengths, len(reached))] {
			d.Strengths = append(d.Strengths, b.Text(r.Criterion.Name))
		}
		switch {
		case len(reached) == all && all > mostStrengths:
			d.StrengthsText = b.Say(text{RU: "Цели достигнуты по всем критериям.", EN: "All criteria are at their targets."})
		case len(reached) > mostStrengths:
			d.StrengthsText = b.Say(text{RU: "Цель достигнута по %s из %s критериев, в их числе: %s.", EN: "At or above target: %s of %s criteria, among them %s."},
				b.Whole(len(reached)), b.Whole(all), b.andNames(lowered(d.Strengths)))
		case len(d.Strengths) > 0:
			d.StrengthsText = b.Say(text{RU: "Не ниже цели: %s.", EN: "At or above target: %s."}, b.andNames(lowered(d.Strengths)))
		}
	}
}

// andNames joins names with «и», or with semicolons where one of them has an «и» or a comma of its own.
func (b *builder) andNames(names []string) string {
	and := b.Say(text{RU: " и ", EN: " and "})
	if slices.ContainsFunc(names, func(name string) bool { return strings.Contains(name, and) || strings.Contains(name, ",") }) {
		return strings.Join(names, "; ")
	}
	return b.And(names)
}

// lowered takes the capitals off names that come to be inside a sentence.
func lowered(names []string) []string {
	out := make([]string, len(names))
	for i, name := range names {
		out[i] = wording.LowerFirst(name)
	}
	return out
}
