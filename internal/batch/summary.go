package batch

import (
	"math"
	"slices"

	"salesaudit/questionnaire"
)

// Summary adds up the results of a batch. Its size does not grow with their number.
type Summary struct {
	bank       *questionnaire.Bank
	Counts     Counts
	Overall    [3]Distribution   // proven, claimed, possible
	Dimensions [][3]Distribution // by Dimension.Index
	BySize     []SizeSummary     // by place of the profile
	Gaps       []GapTally        // by Criterion.Index
	Checks     []Tally           // by place of the check: files with the contradiction
	Unknown    []Tally           // by Field.Index: files in which the field is shown and not answered
	Changes    *ChangeSummary    // nil without a baseline
}

// SizeSummary is the part of a summary on companies of one size.
type SizeSummary struct {
	Files      int
	Overall    Distribution // proven
	Dimensions []Distribution
}

// Tally counts files by size of company.
type Tally []int

// Total adds up all sizes.
func (t Tally) Total() int {
	sum := 0
	for _, n := range t {
		sum += n
	}
	return sum
}

// GapTally counts the files whose proven level of a criterion is under the target.
type GapTally struct {
	Files  Tally
	Levels int // missing in all of them together
}

// steps is how many tenths of a point a score has.
const steps = 1000

// Distribution counts scores 0-100, which have one decimal, so that quantiles are exact.
type Distribution struct {
	counts [steps + 1]int32
	n      int
	sum    float64
}

// Add counts a score.
func (d *Distribution) Add(score float64) {
	d.counts[min(max(int(math.Round(score*10)), 0), steps)]++
	d.n++
	d.sum += score
}

// Len returns how many scores there are.
func (d *Distribution) Len() int { return d.n }

// Mean returns the mean score, 0 where there is none.
func (d *Distribution) Mean() float64 {
	if d.n == 0 {
		return 0
	}
	return d.sum / float64(d.n)
}

// Quantile returns the score that the share q of the scores, 0-1, does not exceed (nearest rank); 0 where there is
// none.
func (d *Distribution) Quantile(q float64) float64 {
	rank := max(1, int(math.Ceil(q*float64(d.n)-1e-9)))
	seen := 0
	for tenth, count := range d.counts {
		if seen += int(count); count > 0 && seen >= rank {
			return float64(tenth) / 10
		}
	}
	return 0
}

// Histogram returns how many scores lie in each of so many equal parts of 0-100; the last one has the 100.
func (d *Distribution) Histogram(parts int) []int {
	out := make([]int, parts)
	for tenth, count := range d.counts {
		out[min(tenth*parts/steps, parts-1)] += int(count)
	}
	return out
}

// NewSummary returns a summary of nothing.
func NewSummary(bank *questionnaire.Bank) *Summary {
	s := &Summary{
		bank:       bank,
		Dimensions: make([][3]Distribution, len(bank.Dimensions)),
		BySize:     make([]SizeSummary, len(bank.Profiles)),
		Gaps:       make([]GapTally, len(bank.Criteria)),
		Checks:     make([]Tally, len(bank.Checks)),
		Unknown:    make([]Tally, len(bank.Fields)),
	}
	for i := range s.BySize {
		s.BySize[i].Dimensions = make([]Distribution, len(bank.Dimensions))
	}
	for i := range s.Gaps {
		s.Gaps[i].Files = make(Tally, len(bank.Profiles))
	}
	for _, tallies := range [][]Tally{s.Checks, s.Unknown} {
		for i := range tallies {
			tallies[i] = make(Tally, len(bank.Profiles))
		}
	}
	return s
}

// Add adds a result.
func (s *Summary) Add(r *Result) {
	s.Counts.Add(r)
	if r.Outcome != Scored {
		return
	}
	row := &r.Row
	size := &s.BySize[row.Profile]
	size.Files++
	size.Overall.Add(row.Overall[0])
	for kind, x := range row.Overall {
		s.Overall[kind].Add(x)
	}
	for i, scores := range row.Dimensions {
		size.Dimensions[i].Add(scores[0])
		for kind, x := range scores {
			s.Dimensions[i][kind].Add(x)
		}
	}
	for i, c := range row.Criteria {
		if c.Counts && c.Gap > 0 {
			s.Gaps[i].Files[row.Profile]++
			s.Gaps[i].Levels += c.Gap
		}
	}
	for _, i := range row.Contradictions {
		s.Checks[i][row.Profile]++
	}
	for _, i := range row.Unknown {
		s.Unknown[i][row.Profile]++
	}
}

// ChangeSummary adds up how results differ from a baseline.
type ChangeSummary struct {
	bank     *questionnaire.Bank
	Kinds    map[changeKind]int
	Missing  int        // files of the baseline that were not among the inputs
	Up, Down int        // files with another proven overall score
	Sum      float64    // of those differences, in points
	Largest  [2]float64 // fall and rise
	Criteria []CriterionMoves
}

// CriterionMoves counts files by what changed in one criterion.
type CriterionMoves struct {
	Up, Down int                      // proven level
	Gained   [questionnaire.Rungs]int // by rung: it is met now
	Lost     [questionnaire.Rungs]int // by rung: it was met
	Other    [questionnaire.Rungs]int // by rung: it changed between other states
}

// NewChangeSummary returns a summary of no changes.
func NewChangeSummary(bank *questionnaire.Bank) *ChangeSummary {
	return &ChangeSummary{bank: bank, Kinds: map[changeKind]int{}, Criteria: make([]CriterionMoves, len(bank.Criteria))}
}

// add adds a change; nil is none.
func (s *ChangeSummary) add(c *change) {
	if c == nil {
		return
	}
	s.Kinds[c.Kind]++
	if c.Overall != nil && c.Overall.Proven != nil {
		by := c.Overall.Proven.To - c.Overall.Proven.From
		if by > 0 {
			s.Up++
		} else {
			s.Down++
		}
		s.Sum += by
		s.Largest = [2]float64{min(s.Largest[0], by), max(s.Largest[1], by)}
	}
	for _, moved := range c.Criteria {
		criterion := s.bank.Criterion(moved.ID)
		if criterion == nil {
			continue
		}
		moves := &s.Criteria[criterion.Index]
		if p := moved.Proven; p != nil && p.To > p.From {
			moves.Up++
		} else if p != nil {
			moves.Down++
		}
		for _, rung := range moved.Rungs {
			switch {
			case rung.To == "met":
				moves.Gained[rung.Level-1]++
			case rung.From == "met":
				moves.Lost[rung.Level-1]++
			default:
				moves.Other[rung.Level-1]++
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
	return ranked(len(s.Gaps), func(i int) int { return s.Gaps[i].Files.Total() })
}

func (s *Summary) commonest(tallies []Tally) []int {
	return ranked(len(tallies), func(i int) int { return tallies[i].Total() })
}

// movedRung is one line of a comparison by rung.
type movedRung struct {
	criterion, rung     int
	gained, lost, other int
}

func (s *ChangeSummary) movedRungs() []movedRung {
	var out []movedRung
	for i := range s.Criteria {
		c := &s.Criteria[i]
		for n := range questionnaire.Rungs {
			if m := (movedRung{i, n, c.Gained[n], c.Lost[n], c.Other[n]}); m.gained+m.lost+m.other > 0 {
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
