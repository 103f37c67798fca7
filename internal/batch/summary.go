package batch

import (
	"math"
	"slices"

	"salesaudit/questionnaire"
)

// Summary adds up the results of a batch. Its size does not grow with their number.
type Summary struct {
	bank       *questionnaire.Bank
	counts     Counts
	overall    [3]distribution   // proven, claimed, possible
	dimensions [][3]distribution // by Dimension.Index
	bySize     []sizeSummary     // by place of the profile
	gaps       []gapTally        // by Criterion.Index
	checks     []tally           // by place of the check: files with the contradiction
	unknown    []tally           // by Field.Index: files in which the field is shown and not answered
	changes    *changeSummary    // nil without a baseline
}

// sizeSummary is the part of a summary on companies of one size.
type sizeSummary struct {
	files      int
	overall    distribution // proven
	dimensions []distribution
}

// tally counts files by size of company.
type tally []int

// total adds up all sizes.
func (t tally) total() int {
	sum := 0
	for _, n := range t {
		sum += n
	}
	return sum
}

// gapTally counts the files whose proven level of a criterion is under the target.
type gapTally struct {
	files  tally
	levels int // missing in all of them together
}

// steps is how many tenths of a point a score has.
const steps = 1000

// distribution counts scores 0-100, which have one decimal, so that quantiles are exact.
type distribution struct {
	counts [steps + 1]int32
	n      int
	sum    float64
}

// add counts a score.
func (d *distribution) add(score float64) {
	d.counts[min(max(int(math.Round(score*10)), 0), steps)]++
	d.n++
	d.sum += score
}

// len returns how many scores there are.
func (d *distribution) len() int { return d.n }

// mean returns the mean score, 0 where there is none.
func (d *distribution) mean() float64 {
	if d.n == 0 {
		return 0
	}
	return d.sum / float64(d.n)
}

// quantile returns the score that the share q of the scores, 0-1, does not exceed (nearest rank); 0 where there is
// none.
func (d *distribution) quantile(q float64) float64 {
	rank := max(1, int(math.Ceil(q*float64(d.n)-1e-9)))
	seen := 0
	for tenth, count := range d.counts {
		if seen += int(count); count > 0 && seen >= rank {
			return float64(tenth) / 10
		}
	}
	return 0
}

// histogram returns how many scores lie in each of so many equal parts of 0-100; the last one has the 100.
func (d *distribution) histogram(parts int) []int {
	out := make([]int, parts)
	for tenth, count := range d.counts {
		out[min(tenth*parts/steps, parts-1)] += int(count)
	}
	return out
}

// newSummary returns a summary of nothing.
func newSummary(bank *questionnaire.Bank) *Summary {
	s := &Summary{
		bank:       bank,
		dimensions: make([][3]distribution, len(bank.Dimensions)),
		bySize:     make([]sizeSummary, len(bank.Profiles)),
		gaps:       make([]gapTally, len(bank.Criteria)),
		checks:     make([]tally, len(bank.Checks)),
		unknown:    make([]tally, len(bank.Fields)),
	}
	for i := range s.bySize {
		s.bySize[i].dimensions = make([]distribution, len(bank.Dimensions))
	}
	for i := range s.gaps {
		s.gaps[i].files = make(tally, len(bank.Profiles))
	}
	for _, tallies := range [][]tally{s.checks, s.unknown} {
		for i := range tallies {
			tallies[i] = make(tally, len(bank.Profiles))
		}
	}
	return s
}

// add adds a result.
func (s *Summary) add(r *result) {
	s.counts.add(r)
	if s.changes != nil {
		s.changes.add(r.change)
	}
	if r.outcome != scored {
		return
	}
	row := &r.row
	size := &s.bySize[row.Profile]
	size.files++
	size.overall.add(row.Overall[0])
	for kind, x := range row.Overall {
		s.overall[kind].add(x)
	}
	for i, scores := range row.Dimensions {
		size.dimensions[i].add(scores[0])
		for kind, x := range scores {
			s.dimensions[i][kind].add(x)
		}
	}
	for i, c := range row.Criteria {
		if c.Counts && c.Gap > 0 {
			s.gaps[i].files[row.Profile]++
			s.gaps[i].levels += c.Gap
		}
	}
	for _, i := range row.Contradictions {
		s.checks[i][row.Profile]++
	}
	for _, i := range row.Unknown {
		s.unknown[i][row.Profile]++
	}
}

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

// ranked returns the places of what has a count, by count downwards and then in the order of the bank.
func ranked(n int, count func(i int) int) []int {
	var out []int
	for i := range n {
		if count(i) > 0 {
			out = append(out, i)
		}
	}
	slices.SortStableFunc(out, func(a, b int) int { return count(b) - count(a) })
	return out
}

func (s *Summary) commonestGaps() []int {
	return ranked(len(s.gaps), func(i int) int { return s.gaps[i].files.total() })
}

func (s *Summary) commonest(tallies []tally) []int {
	return ranked(len(tallies), func(i int) int { return tallies[i].total() })
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

func roundTo(x float64, decimals int) float64 {
	scale := math.Pow10(decimals)
	return math.Round(x*scale) / scale
}
