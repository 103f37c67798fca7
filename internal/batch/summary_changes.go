package batch

import (
	"slices"

	"salesaudit/questionnaire"
)

// changeSummary adds up how results differ from a baseline.
type changeSummary struct {
	bank     *questionnaire.Bank
	kinds    map[changeKind]int
	missing  int        // files of the baseline that were not among the inputs
	up, down int        // files with another proven overall score
	sum      float64    // of those differences, in points
	largest  [2]float64 // fall and rise
	criteria []criterionMoves
}

// criterionMoves counts files by what changed in one criterion.
type criterionMoves struct {
	up, down int                      // proven level
	gained   [questionnaire.Rungs]int // by rung: it is met now
	lost     [questionnaire.Rungs]int // by rung: it was met
	other    [questionnaire.Rungs]int // by rung: it changed between other states
}

// newChangeSummary returns a summary of no changes.
func newChangeSummary(bank *questionnaire.Bank) *changeSummary {
	return &changeSummary{bank: bank, kinds: map[changeKind]int{}, criteria: make([]criterionMoves, len(bank.Criteria))}
}

// add adds a change; nil is none.
func (s *changeSummary) add(c *change) {
	if c == nil {
		return
	}
	s.kinds[c.Kind]++
	if c.Overall != nil && c.Overall.Proven != nil {
		by := c.Overall.Proven.To - c.Overall.Proven.From
		if by > 0 {
			s.up++
		} else {
			s.down++
		}
		s.sum += by
		s.largest = [2]float64{min(s.largest[0], by), max(s.largest[1], by)}
	}
	for _, moved := range c.Criteria {
		criterion := s.bank.Criterion(moved.ID)
		if criterion == nil {
			continue
		}
		moves := &s.criteria[criterion.Index]
		if p := moved.Proven; p != nil && p.To > p.From {
			moves.up++
		} else if p != nil {
			moves.down++
		}
		for _, rung := range moved.Rungs {
			switch {
			case rung.To == "met":
				moves.gained[rung.Level-1]++
			case rung.From == "met":
				moves.lost[rung.Level-1]++
			default:
				moves.other[rung.Level-1]++
			}
		}
	}
}

// mean returns the mean difference of the overall proven scores that changed, in points.
func (s *changeSummary) mean() float64 {
	if n := s.up + s.down; n > 0 {
		return s.sum / float64(n)
	}
	return 0
}

// movedRung is one line of a comparison by rung.
type movedRung struct {
	criterion, rung     int
	gained, lost, other int
}

func (s *changeSummary) movedRungs() []movedRung {
	var out []movedRung
	for i := range s.criteria {
		c := &s.criteria[i]
		for n := range questionnaire.Rungs {
			if m := (movedRung{i, n, c.gained[n], c.lost[n], c.other[n]}); m.gained+m.lost+m.other > 0 {
				out = append(out, m)
			}
		}
	}
	slices.SortStableFunc(out, func(a, b movedRung) int { return (b.gained + b.lost + b.other) - (a.gained + a.lost + a.other) })
	return out
}
