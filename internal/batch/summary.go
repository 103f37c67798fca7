package batch

import (
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
	leftOut    []tally           // by Criterion.Index: files that say it does not apply
	unknown    []tally           // by Field.Index: files in which the field is shown and not answered
	answers    []answerTally     // of the fields whose answers are counted, in the order of the bank; none unless wanted
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

// newSummary returns a summary of nothing.
func newSummary(bank *questionnaire.Bank) *Summary {
	s := &Summary{
		bank:       bank,
		dimensions: make([][3]distribution, len(bank.Dimensions)),
		bySize:     make([]sizeSummary, len(bank.Profiles)),
		gaps:       make([]gapTally, len(bank.Criteria)),
		checks:     make([]tally, len(bank.Checks)),
		leftOut:    make([]tally, len(bank.Criteria)),
		unknown:    make([]tally, len(bank.Fields)),
	}
	for i := range s.bySize {
		s.bySize[i].dimensions = make([]distribution, len(bank.Dimensions))
	}
	for i := range s.gaps {
		s.gaps[i].files = make(tally, len(bank.Profiles))
	}
	for _, tallies := range [][]tally{s.checks, s.leftOut, s.unknown} {
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
		if !row.applies(s.bank, i) { // its 0 is no score
			continue
		}
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
	for _, i := range row.LeftOut {
		s.leftOut[i][row.Profile]++
	}
	for _, i := range row.Unknown {
		s.unknown[i][row.Profile]++
	}
	for i := range s.answers {
		s.answers[i].add(row)
	}
}

// applies reports whether any criterion of a dimension, by Dimension.Index, counts for the client.
func (r *row) applies(bank *questionnaire.Bank, dimension int) bool {
	return slices.ContainsFunc(bank.Criteria, func(c *questionnaire.Criterion) bool {
		return c.Dimension.Index == dimension && r.Criteria[c.Index].Counts
	})
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

// commonestGaps ranks criteria by the files that miss their target.
func (s *Summary) commonestGaps() []int {
	return ranked(len(s.gaps), func(i int) int { return s.gaps[i].files.total() })
}

// commonest ranks tallies by their totals.
func commonest(tallies []tally) []int {
	return ranked(len(tallies), func(i int) int { return tallies[i].total() })
}
