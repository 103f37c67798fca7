package compare

import (
	"fmt"
	"slices"
	"strings"

	"salesaudit/internal/scoring"
	"salesaudit/questionnaire"
)

// CriterionChange is a criterion with another level or another state of a rung, one that began or ceased to apply, or one
// that only one of the two banks has.
type CriterionChange struct {
	Old, New *scoring.CriterionResult // nil where the bank of that side lacks it
	Rungs    []RungChange             // of one that applies on both sides
}

// Criterion returns the criterion that the change is about: as the new bank has it, where it does.
func (c *CriterionChange) Criterion() *questionnaire.Criterion {
	if c.New != nil {
		return c.New.Criterion
	}
	return c.Old.Criterion
}

// RungChange is a rung that is in another state, and why.
type RungChange struct {
	Rung     *questionnaire.Rung // of the new bank
	Old, New scoring.State
	Answers  []*questionnaire.Field // that it reads and that differ
	Evidence bool                   // whether the evidence that counts for it differs
	Aged     bool                   // whether the evidence for it has grown older than a year since
	Rule     bool                   // its condition differs
}

// findCriteria finds the criteria that changed.
func (c *Comparison) findCriteria() {
	for i := range c.New.Criteria {
		now := &c.New.Criteria[i]
		before := result(c.Old, now.Criterion.ID)
		if before == nil {
			c.Criteria = append(c.Criteria, CriterionChange{New: now})
			continue
		}
		change := CriterionChange{Old: before, New: now}
		if before.Counts() && now.Counts() {
			change.Rungs = c.rungs(before, now)
		}
		if change.Rungs != nil || before.Counts() != now.Counts() || before.Proven != now.Proven || before.Claimed != now.Claimed || before.Target != now.Target {
			c.Criteria = append(c.Criteria, change)
		}
	}
	for i := range c.Old.Criteria {
		if before := &c.Old.Criteria[i]; result(c.New, before.Criterion.ID) == nil {
			c.Criteria = append(c.Criteria, CriterionChange{Old: before})
		}
	}
}

// result returns the result of the criterion with an id, nil where the bank lacks it.
func result(a *scoring.Assessment, id string) *scoring.CriterionResult {
	if c := a.Bank.Criterion(id); c != nil {
		return &a.Criteria[c.Index]
	}
	return nil
}

// rungs finds the rungs that are in another state, with what they read of what differs.
func (c *Comparison) rungs(before, now *scoring.CriterionResult) []RungChange {
	var out []RungChange
	for n := range now.Rungs {
		from, to := &before.Rungs[n], &now.Rungs[n]
		if from.State == to.State {
			continue
		}
		change := RungChange{Rung: to.Rung, Old: from.State, New: to.State, Rule: condition(from.Rung) != condition(to.Rung)}
		for _, f := range c.Answers {
			if slices.ContainsFunc(to.Rung.Parts, func(p *questionnaire.Part) bool { return slices.Contains(p.When.Fields, f) }) {
				change.Answers = append(change.Answers, f)
			}
		}
		change.Evidence = scoring.NeedsGrade(to.Rung.Level) > 0 && slices.ContainsFunc(c.Evidence, func(q *questionnaire.Question) bool {
			return slices.Contains(to.Rung.Criterion.EvidenceQuestions, q)
		})
		change.Aged = from.State == scoring.Met && to.State == scoring.Unproven && c.agedFor(to.Rung.Criterion)
		out = append(out, change)
	}
	return out
}

// agedFor reports whether evidence that counts for a criterion has grown older than a year since.
func (c *Comparison) agedFor(k *questionnaire.Criterion) bool {
	counts := func(s *questionnaire.Source) bool { return slices.Contains(k.EvidenceSources, s) }
	return slices.ContainsFunc(k.EvidenceQuestions, func(q *questionnaire.Question) bool { return c.aged(q, counts) })
}

// condition returns all that decides a rung: its conditions, and how the facts in them are computed.
func condition(r *questionnaire.Rung) string {
	var text strings.Builder
	seen := map[string]bool{}
	for _, p := range r.Parts {
		decides(&text, p.When, seen)
	}
	return text.String()
}

// decides writes a rule, and how the facts that it names, itself or through others, are computed; each fact once.
func decides(into *strings.Builder, r *questionnaire.Rule, seen map[string]bool) {
	fmt.Fprintln(into, r.Text)
	for _, name := range r.Reads {
		f := r.Bank().Fact(name)
		if f == nil || seen[name] {
			continue
		}
		seen[name] = true
		fmt.Fprintln(into, name, "=", f.Computed)
		if f.Rule != nil {
			decides(into, f.Rule, seen)
		}
	}
}
