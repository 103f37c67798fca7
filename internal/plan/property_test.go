package plan

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"salesaudit/internal/sampling"
	"salesaudit/internal/scoring"
	"salesaudit/questionnaire"
	"salesaudit/questionnaire/banktest"
)

// cases returns how many clients of each of the two banks the properties are tested on.
func cases() uint64 {
	if testing.Short() { // under the race detector each takes ten times as long
		return 150
	}
	return 1000
}

// TestProperties makes the plans of many clients of two banks, some with a capacity or levels of their own, and
// holds every property against each.
func TestProperties(t *testing.T) {
	warehouse := banktest.Load(t, "../../testdata/banks/warehouse")
	properties := []func(*testing.T, *Plan, Options){
		kindFollowsState, noStepBeforeWhatItWaitsFor, everyWaveWithinItsCapacity, targetsReached, forecastIsScoreOfLevels, lessIsNeverMore, scheduleHolds,
	}
	for _, bank := range []*questionnaire.Bank{banktest.Block9(t), warehouse} {
		t.Run(bank.ID, func(t *testing.T) {
			t.Parallel()
			scorer := scoring.NewScorer(bank)
			for seed := range cases() {
				rng := rand.New(rand.NewPCG(seed, 7))
				a, err := scorer.Score(t.Context(), sampling.Sheet(rng, bank))
				if err != nil {
					t.Fatalf("seed %d: %v", seed, err)
				}
				o := options(rng, a)
				p, err := Make(a, o)
				if err != nil {
					t.Fatalf("seed %d: %v", seed, err)
				}
				for _, holds := range properties {
					holds(t, p, o)
				}
				if t.Failed() {
					t.Fatalf("seed %d, options %+v", seed, o)
				}
			}
		})
	}
}

// options draws options: half of them those of the method, but for a first day.
func options(rng *rand.Rand, a *scoring.Assessment) Options {
	var o Options
	if rng.IntN(2) == 0 {
		o.Start = time.Date(2026, time.January, rng.IntN(800), 0, 0, 0, 0, time.UTC)
	}
	if rng.IntN(2) == 0 {
		return o
	}
	if rng.IntN(2) == 0 {
		for range Waves {
			o.Capacity = append(o.Capacity, float64(rng.IntN(200))/3)
		}
	}
	o.Done = map[string]int{}
	for i := range a.Criteria {
		if c := &a.Criteria[i]; c.Counts() && rng.IntN(6) == 0 {
			o.Done[c.Criterion.ID] = rng.IntN(questionnaire.Rungs + 1)
		}
	}
	return o
}

// kindFollowsState holds each kind of step against the state of its rung.
func kindFollowsState(t *testing.T, p *Plan, _ Options) {
	kinds := map[scoring.State]Kind{scoring.Unmet: Do, scoring.Unproven: Show, scoring.Unknown: Ask, scoring.Met: Counts}
	for i, s := range p.Steps {
		r := &p.Assessment.Criteria[s.Rung.Criterion.Index].Rungs[s.Rung.Level-1]
		if s.Kind != kinds[r.State] {
			t.Errorf("%s is %s and becomes %s", s.Rung.ID(), r.State, s.Kind)
		}
		if (s.Kind == Ask) != (len(s.Fields) > 0) {
			t.Errorf("%s (%s) names %d fields", s.Rung.ID(), s.Kind, len(s.Fields))
		}
		if (s.Days == 0) != (s.Kind == Counts) || s.Days*2 != float64(int(s.Days*2)) {
			t.Errorf("%s (%s) takes %v days", s.Rung.ID(), s.Kind, s.Days)
		}
		if s.Kind != Counts {
			continue
		}
		if below := p.Steps[i-1]; below.Wave != s.Wave || below.Rung != s.Rung.Criterion.Rungs[s.Rung.Level-2] {
			t.Errorf("%s counts by itself, but does not follow the rung below", s.Rung.ID())
		}
	}
}

// noStepBeforeWhatItWaitsFor takes the prerequisites from the bank, not from the plan.
func noStepBeforeWhatItWaitsFor(t *testing.T, p *Plan, _ Options) {
	levels := slices.Clone(p.Start)
	wave := make([][questionnaire.Rungs + 1]int, len(levels))
	for _, s := range p.Steps {
		c := s.Rung.Criterion
		if levels[c.Index] != s.Rung.Level-1 {
			t.Errorf("%s comes at level %d", s.Rung.ID(), levels[c.Index])
		}
		var before []*questionnaire.Rung
		if below := s.Rung.Below(); below != nil {
			before = append(before, below)
		}
		for i, part := range p.Assessment.Criteria[c.Index].Rungs[s.Rung.Level-1].Parts {
			if s.Kind == Show || part.State != scoring.Met {
				before = append(before, s.Rung.Parts[i].Action.After...)
			}
		}
		for _, r := range before {
			if !p.Assessment.Criteria[r.Criterion.Index].Counts() {
				continue
			}
			if levels[r.Criterion.Index] < r.Level || wave[r.Criterion.Index][r.Level] > s.Wave {
				t.Errorf("%s in wave %d waits for %s, which comes later", s.Rung.ID(), s.Wave, r.ID())
			}
		}
		levels[c.Index] = s.Rung.Level
		wave[c.Index][s.Rung.Level] = s.Wave
	}
}

// everyWaveWithinItsCapacity adds the days up itself.
func everyWaveWithinItsCapacity(t *testing.T, p *Plan, o Options) {
	capacity := p.Assessment.Profile.Capacity
	if o.Capacity != nil {
		capacity = o.Capacity
	}
	for wave := 1; wave <= Waves; wave++ {
		days := 0.0
		for _, s := range p.Steps {
			if s.Wave == wave {
				days += s.Days
			}
		}
		if days > capacity[wave-1]+1e-6 {
			t.Errorf("wave %d takes %v days and holds %v", wave, days, capacity[wave-1])
		}
	}
	for _, s := range p.Steps {
		if s.Wave < 1 || s.Wave > Later {
			t.Errorf("%s in wave %d", s.Rung.ID(), s.Wave)
		}
		if s.Wave == 1 && s.Days > 5*p.Assessment.Profile.Effort {
			t.Errorf("%s of %v days in the first wave", s.Rung.ID(), s.Days)
		}
	}
}

// targetsReached also finds steps that no target asks for.
func targetsReached(t *testing.T, p *Plan, _ Options) {
	levels := p.levelsAfter(Later)
	needed := map[*questionnaire.Rung]bool{}
	for _, s := range p.Steps {
		for _, r := range s.WaitsFor {
			needed[r] = true
		}
	}
	for i := range p.Assessment.Criteria {
		if c := &p.Assessment.Criteria[i]; c.Counts() && levels[i] < c.Target {
			t.Errorf("%s ends at level %d, under its target %d", c.Criterion.ID, levels[i], c.Target)
		}
	}
	for _, s := range p.Steps {
		beyond := s.Rung.Level > p.Assessment.Criteria[s.Rung.Criterion.Index].Target
		if beyond != (s.NeededFor != nil) {
			t.Errorf("%s: beyond its target is %v, needed for %v", s.Rung.ID(), beyond, s.NeededFor)
		}
		if beyond && !needed[s.Rung] {
			t.Errorf("%s lies beyond its target and nothing waits for it", s.Rung.ID())
		}
	}
}

// forecastIsScoreOfLevels scores the levels after each wave by the formulas of the method, written out here, and
// once more by taking the steps for done.
func forecastIsScoreOfLevels(t *testing.T, p *Plan, o Options) {
	a := p.Assessment
	if o.Done == nil && !close(p.Now.Overall, a.Overall.Proven) {
		t.Errorf("the plan starts at %v, the assessment is %v", p.Now.Overall, a.Overall.Proven)
	}
	for _, f := range p.Forecast {
		levels := p.levelsAfter(f.Wave)
		if want := overallOf(a, levels); !close(f.Overall, want) {
			t.Errorf("wave %d: forecast %v, score of its levels %v", f.Wave, f.Overall, want)
		}
		done, exact := map[string]int{}, true
		for i := range a.Criteria {
			if c := &a.Criteria[i]; c.Counts() {
				done[c.Criterion.ID] = levels[i]
				// Rungs beyond the target that hold already count for a client, but no plan promises them.
				exact = exact && (levels[i] == questionnaire.Rungs || c.Rungs[levels[i]].State != scoring.Met)
			}
		}
		again, err := Make(a, Options{Capacity: o.Capacity, Done: done})
		if err != nil {
			t.Fatal(err)
		}
		if exact && !close(again.Now.Overall, f.Overall) || again.Now.Overall < f.Overall-1e-9 {
			t.Errorf("wave %d: forecast %v, with its steps done %v", f.Wave, f.Overall, again.Now.Overall)
		}
		for _, s := range again.Steps {
			if s.Rung.Level <= levels[s.Rung.Criterion.Index] {
				t.Errorf("wave %d: %s is done and still a step", f.Wave, s.Rung.ID())
			}
		}
	}
}

func close(x, y float64) bool { return math.Abs(x-y) < 1e-9 }

// overallOf writes section 4 of the method out for the proven score.
func overallOf(a *scoring.Assessment, levels []int) float64 {
	overall, weights, least := 0.0, 0.0, math.Inf(1)
	for _, d := range a.Bank.Dimensions {
		score := math.Inf(1)
		for _, lowest := range []questionnaire.Truth{questionnaire.True, questionnaire.Unknown} { // without the undecided, and with them
			sum, weight, limit := 0.0, 0.0, 100.0
			counts := func(c *questionnaire.Criterion) bool {
				applies := a.Criteria[c.Index].Applies
				return applies == questionnaire.True || applies == lowest
			}
			for i, c := range a.Bank.Criteria {
				if c.Dimension == d && counts(c) {
					sum += c.Weight * float64(levels[i])
					weight += c.Weight
				}
			}
			for _, k := range a.Bank.Caps {
				if k.Dimension == d && counts(k.Criterion) && levels[k.Criterion.Index] < k.Until {
					limit = min(limit, k.Max)
				}
			}
			if weight > 0 {
				score = min(score, limit, 100*sum/(5*weight))
			}
		}
		if !math.IsInf(score, 1) {
			overall += d.Weight * score
			weights += d.Weight
			least = min(least, score)
		}
	}
	if weights == 0 {
		return 0
	}
	return min(overall/weights, 30+least)
}

// lessIsNeverMore takes each step away, with the steps that cannot be done without it.
func lessIsNeverMore(t *testing.T, p *Plan, _ Options) {
	for i := range p.Steps {
		left := without(p, p.Steps[i])
		for wave, f := range p.Forecast {
			if score := left.ScoreAfter(wave + 1).Overall; score > f.Overall+1e-9 {
				t.Errorf("without %s wave %d comes to %v instead of %v", p.Steps[i].Rung.ID(), wave+1, score, f.Overall)
			}
		}
	}
}

// without returns the plan without a step and without what waits for it, however far.
func without(p *Plan, away *Step) *Plan {
	left := &Plan{Assessment: p.Assessment, Start: p.Start}
	gone := map[*questionnaire.Rung]bool{away.Rung: true}
	for _, s := range p.Steps {
		for _, r := range s.WaitsFor {
			gone[s.Rung] = gone[s.Rung] || gone[r]
		}
		if !gone[s.Rung] {
			left.Steps = append(left.Steps, s)
		}
	}
	return left
}
