package view

import (
	"slices"
	"strings"

	"salesaudit/internal/scoring"
	"salesaudit/internal/wording"
	"salesaudit/questionnaire"
)

// Where a criterion is against its target, as ids that do not change with the language.
const (
	ReachedStanding = "reached" // the target is proven
	GapStanding     = "gap"     // whatever the missing answers turn out to be, the target is not reached
	ClaimedStanding = "claimed" // it is reached by the answers, and not shown
	OpenStanding    = "open"    // missing answers decide it
)

// standing says where a criterion that applies is against its target.
func standing(r *scoring.CriterionResult) string {
	switch {
	case r.Gap() == 0:
		return ReachedStanding
	case r.Possible < r.Target:
		return GapStanding
	case r.Claimed < r.Target:
		return OpenStanding
	}
	return ClaimedStanding
}

// setStanding says where the client is by its own values, and what the target asks besides. Of a gap the values are those
// that fail the target itself; beside what it needs come those that fail the lowest rung that is not reached, with what it
// needs: this is where the plan begins.
func (b *builder) setStanding(v *Criterion, r *scoring.CriterionResult) {
	v.Standing = standing(r)
	v.Question = b.questionOf(r)
	level := v.Target
	switch v.Standing {
	case ReachedStanding:
		if v.Proven > 0 {
			v.Is = facts(&v.Rungs[v.Proven-1])
		}
		return
	case GapStanding:
		lowest := &v.Rungs[r.Possible] // the first that no missing answer can make hold
		for level-1 > r.Possible && v.Rungs[level-1].Lacks != LacksCondition {
			level-- // to the highest that is known not to hold: of those above it, missing answers decide
		}
		goal := &v.Rungs[level-1]
		v.Is, v.ShouldBe = facts(goal), missing(goal)
		v.Nearest, v.nearest = b.nearest(lowest, goal, r.Proven)
		v.Is = append(v.Is, b.notKnown(&r.Rungs[r.Possible], &r.Rungs[level-1])...)
	case ClaimedStanding:
		v.Is = facts(&v.Rungs[level-1])
		v.ShouldBe = wording.Sentence(v.Rungs[level-1].EvidenceNeeded)
	case OpenStanding:
		v.LevelText = b.Say(text{RU: "уровень от %d до %d", EN: "level %d to %d"}, r.Proven, r.Possible)
		unknown := &r.Rungs[slices.IndexFunc(r.Rungs[:], func(rung scoring.RungResult) bool { return rung.State == scoring.Unknown })]
		v.Is = []string{b.Say(text{RU: "Ещё не выяснено: %s.", EN: "Not known yet: %s."}, b.fieldNames(unknown.Waits))}
		v.ShouldBe = missing(&v.Rungs[level-1])
	}
}

// questionOf returns the number of the question that a criterion is to be discussed at: of those that it rests on the first
// with an answer that decides by itself the rung of a gap's target, or else the lowest that does not hold; else, as where
// figures decide, the first of all; 0 for none.
func (b *builder) questionOf(r *scoring.CriterionResult) int {
	questions := r.Criterion.Questions
	if len(questions) == 0 {
		return 0
	}
	var decide []*questionnaire.Field
	if goal := &r.Rungs[max(r.Target, 1)-1]; standing(r) == GapStanding && goal.State == scoring.Unmet {
		decide = b.decideBy(goal)
	}
	lowest := slices.IndexFunc(r.Rungs[:], func(rung scoring.RungResult) bool {
		return rung.State == scoring.Unmet || rung.State == scoring.Unknown
	})
	if decide == nil && lowest >= 0 {
		decide = b.decideBy(&r.Rungs[lowest])
	}
	decides := func(q *questionnaire.Question) bool {
		return slices.ContainsFunc(decide, func(f *questionnaire.Field) bool { return f.Question == q })
	}
	return questions[max(0, slices.IndexFunc(questions, decides))].Index + 1
}

// decideBy returns the fields whose answers decide a rung by themselves, not as parts of a figure.
func (b *builder) decideBy(rung *scoring.RungResult) []*questionnaire.Field {
	var out []*questionnaire.Field
	for i := range rung.Parts {
		p := &rung.Parts[i]
		if !rung.Decides(p) {
			continue
		}
		for _, d := range b.a.Explain(nil, p) {
			if d.Test.Field != nil {
				out = append(out, d.Test.Field)
			}
		}
	}
	return out
}

// notKnown says which answers the parts of rungs wait for, in a sentence; nil for none.
func (b *builder) notKnown(rungs ...*scoring.RungResult) []string {
	var waits []*questionnaire.Field
	for _, r := range rungs {
		for i := range r.Parts {
			for _, f := range r.Parts[i].Waits {
				if !slices.Contains(waits, f) {
					waits = append(waits, f)
				}
			}
		}
	}
	if waits == nil {
		return nil
	}
	return []string{b.Say(text{RU: "Ещё не выяснено: %s.", EN: "Not known yet: %s."}, b.fieldNames(waits))}
}

// facts returns the client's own values behind rungs, a sentence each. None is said twice.
func facts(rungs ...*Rung) []string {
	var out, said []string
	for _, r := range rungs {
		for i := range r.Deciders {
			var clauses []string
			for _, clause := range r.Deciders[i].said() {
				clause = wording.LowerFirst(clause)
				again := func(before string) bool { return clause == before || strings.HasPrefix(clause, before+" (") } // with its reason, it may be
				if !slices.ContainsFunc(said, again) {
					said, clauses = append(said, clause), append(clauses, clause)
				}
			}
			if clauses != nil {
				out = appendFact(out, wording.Sentence(strings.Join(clauses, "; ")), r.Deciders[i].Name+": ")
			}
		}
	}
	return out
}

// appendFact appends a sentence about something, of which the sentence before it goes on where it is about that too.
func appendFact(out []string, sentence, about string) []string {
	last := len(out) - 1
	rest, is := strings.CutPrefix(sentence, about)
	if last < 0 || !is || !strings.HasPrefix(out[last], about) {
		return append(out, sentence)
	}
	out[last] = strings.TrimSuffix(out[last], ".") + "; " + rest
	return out
}

// nearest is the lowest rung that a gap does not reach, where it is not the target's.
type nearest struct {
	level int
	whole string   // what it asks, and where the client is; a sentence
	is    []string // the client's own values that decide it, as far as they were not said of the target
}

// nearest says what the lowest rung of a gap asks: by itself, and with the client's own values.
func (b *builder) nearest(lowest, goal *Rung, proven int) (asks string, with nearest) {
	if lowest.Level == goal.Level {
		return "", nearest{}
	}
	with.level = lowest.Level
	dash := b.Say(text{RU: wording.NoBreak + "— ", EN: ": "})
	var now []string
	for i := range lowest.Deciders {
		d := &lowest.Deciders[i]
		again := func(clause string) bool {
			return slices.ContainsFunc(goal.Deciders, func(g Decider) bool { return g.Is == d.Is || slices.Contains(g.said(), clause) })
		}
		if !slices.ContainsFunc(d.said(), again) {
			with.is = append(with.is, d.Is)
			now = append(now, wording.LowerFirst(strings.Replace(d.Is, d.Name+": ", d.Name+dash, 1)))
		}
	}
	rung := b.Say(text{RU: "Ближайшая ступень", EN: "The next rung"})
	if lowest.Level > proven+1 { // those between are not known yet, or not shown
		rung = b.Say(text{RU: "Ступень %d", EN: "Rung %d"}, lowest.Level)
	}
	asks = wording.Labeled(rung, wording.LowerFirst(missing(lowest)))
	with.whole = asks
	if now != nil {
		with.whole = strings.TrimSuffix(asks, ".") + b.Say(text{RU: "; сейчас: %s.", EN: "; now: %s."}, strings.Join(now, "; "))
	}
	return asks, with
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
