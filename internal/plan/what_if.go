package plan

import (
	"fmt"
	"maps"
	"slices"

	"salesaudit/internal/scoring"
	"salesaudit/questionnaire"
)

// withDone returns the results of the criteria as they would be if some levels were reached and proven: the rungs
// up to the level are met, and the level rises through the rungs above that are met already. A level that is
// reached anyway changes nothing.
//
// What if a field had another answer is asked by assessing the sheet with that answer; the plan is then made of
// that assessment, by the same code.
func withDone(a *scoring.Assessment, done map[string]int) ([]scoring.CriterionResult, error) {
	criteria := slices.Clone(a.Criteria)
	for _, id := range slices.Sorted(maps.Keys(done)) {
		level, c := done[id], a.Bank.Criterion(id)
		switch {
		case c == nil:
			return nil, fmt.Errorf("done: found %q, expected a criterion of the bank", id)
		case level < 0 || level > questionnaire.Rungs:
			return nil, fmt.Errorf("done: found level %d of %s, expected a level from 0 to %d", level, id, questionnaire.Rungs)
		case !criteria[c.Index].Counts():
			return nil, fmt.Errorf("done: %s does not apply to this client", id)
		}
		raise(&criteria[c.Index], level)
	}
	return criteria, nil
}

// raise takes the rungs up to a level for met.
func raise(c *scoring.CriterionResult, level int) {
	for n := range level {
		c.Rungs[n].State = scoring.Met
	}
	for c.Proven < questionnaire.Rungs && c.Rungs[c.Proven].State == scoring.Met {
		c.Proven++
	}
	c.Claimed, c.Possible = max(c.Claimed, c.Proven), max(c.Possible, c.Proven)
}
