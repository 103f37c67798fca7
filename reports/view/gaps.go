package view

import (
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
	Is          string `json:"is"`        // where the client is: by what it misses the next rung, or what the reached one says
	ShouldBe    string `json:"should_be"` // what the rung of the target asks, but for what holds already
	Costs       string `json:"costs"`     // what the gap costs the client's convenience; empty where the target is reached
	Points      Number `json:"points"`    // points of the overall score, without caps, up to the target
}

// mostGaps is how many gaps fit on the page that is read alone.
const mostGaps = 3

// setGaps words the gaps that weigh most in the overall score, and where there is none the rungs to climb next.
func (b *builder) setGaps() {
	for _, r := range b.a.HeaviestGaps(mostGaps) {
		c := &b.view.Criteria[r.Criterion.Index]
		gap := gapUpTo(c, c.Target, c.Points)
		gap.Costs = c.Matters
		gap.Note = b.Say(text{RU: "уровень %d, цель %d, %s", EN: "level %d, target %d, %s"}, c.Proven, c.Target, c.ToTarget)
		b.view.HeaviestGaps = append(b.view.HeaviestGaps, gap)
	}
	if len(b.view.HeaviestGaps) > 0 {
		return
	}
	for _, r := range b.a.HeaviestRungs(mostGaps) {
		c := &b.view.Criteria[r.Criterion.Index]
		next := gapUpTo(c, c.Proven+1, b.score(b.a.PointsOfLevel(r.Criterion)))
		next.Note = b.Say(text{RU: "уровень %d, следующая ступень добавит %s балла", EN: "level %d, the next rung adds %s points"}, c.Proven, next.Points.Text)
		b.view.NextRungs = append(b.view.NextRungs, next)
	}
}

// gapUpTo is the way of a criterion up to a level.
func gapUpTo(c *Criterion, level int, points Number) Gap {
	return Gap{
		CriterionID: c.ID, Name: c.Name, Dimension: c.Dimension, Level: c.Proven, Target: level,
		Is: shortfall(c), ShouldBe: missing(&c.Rungs[level-1]), Points: points,
	}
}

// missing says what a rung asks: as far as some of its parts hold, what the others ask.
func missing(r *Rung) string {
	var asks []string
	for _, p := range r.Parts {
		if p.State != MetID {
			asks = append(asks, p.Asks)
		}
	}
	if len(asks) == 0 || len(asks) == len(r.Parts) {
		return wording.Sentence(r.Asks)
	}
	return wording.Sentence(joinedSentences(asks))
}

// shortfall says where the client is for the first page, where nothing else explains it: by what answer it misses the
// next rung, for that says more than the rung that it has reached; else, what that rung says.
func shortfall(c *Criterion) string {
	if next := c.Next; next != nil && next.Lacks == LacksCondition && len(next.Deciders) > 0 {
		return wording.Sentence(next.Deciders[0].Text)
	}
	if c.Proven > 0 {
		return c.Holds
	}
	return c.Rungs[0].LacksText
}
