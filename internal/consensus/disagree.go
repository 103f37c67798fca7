package consensus

import (
	"context"
	"math"

	"salesaudit/internal/answers"
	"salesaudit/internal/scoring"
	"salesaudit/questionnaire"
)

const (
	// flaggedSpread is the spread, 0-1, from which respondents disagree: half of the scale.
	flaggedSpread = 0.5
	// flaggedGap is how far the head and the sellers may be apart, 0-1, before that is worth a talk.
	flaggedGap = 0.34
	// fewUnits is under how many things that two respondents know an alpha says little.
	fewUnits = 10
)

// Consensus is how far the respondents of a merged file agree.
type Consensus struct {
	Files         []answers.MergedFile
	Disagreements []Disagreement // those that are flagged, in the order of the bank
	Agreement     []Agreement    // by Dimension.Index
	Dropped       []answers.Dropped
}

// Disagreement is one value on which the respondents are far apart.
type Disagreement struct {
	answers.Origin                      // which value it is, who said what, and how it was decided
	Of             *questionnaire.Field // the field of the value
	Spread         float64              // 0-1: the distance between the best and the worst that is said, on the value's own scale
	Gap            float64              // -1 to 1: the head's value minus the sellers' median; above 0 the head sees it better
	HasGap         bool                 // both have said something that can be compared
	Head, Sellers  float64              // where there is a gap: the head's value and the sellers' median, 0 the worst to 1 the best
	Moves          []Move               // which levels another answer would change; none when nothing hangs on it
}

// Move is what one respondent's answer, in place of the one that was taken, would make of a criterion.
type Move struct {
	From      int // number of the file
	Criterion *questionnaire.Criterion
	Now, Then int // claimed levels 0-5
}

// Agreement is how far respondents agree on what one dimension rests on.
type Agreement struct {
	Dimension *questionnaire.Dimension
	Alpha     float64 // at most 1; see Alpha
	Defined   bool
	Units     int  // how many values two respondents or more know
	Few       bool // too few for Alpha to say much
}

// Reading says what an alpha means.
type Reading string

// The readings, by Krippendorff's customary bounds of 0.800 and 0.667.
const (
	Agreed      Reading = "agreed"
	WithReserve Reading = "with_reserve"
	SettleIt    Reading = "settle_it"
	Undefined   Reading = "undefined" // all say the same, or nothing can be compared
)

// Reading returns what the alpha of a dimension means.
func (a *Agreement) Reading() Reading {
	switch {
	case !a.Defined:
		return Undefined
	case a.Alpha >= 0.8:
		return Agreed
	case a.Alpha >= 0.667:
		return WithReserve
	}
	return SettleIt
}

// Of returns where the respondents of a merged file disagree; nil for a file that is one respondent's own.
func Of(ctx context.Context, a *scoring.Assessment) (*Consensus, error) {
	m := a.Sheet.Merged
	if m == nil {
		return nil, nil
	}
	c := &Consensus{Files: m.Files, Dropped: m.Dropped}
	scorer := scoring.NewScorer(a.Bank)
	for i := range m.Origins {
		o := &m.Origins[i]
		d, ok := disagreement(a.Bank, m, o)
		if !ok || d.Spread < flaggedSpread && math.Abs(d.Gap) < flaggedGap {
			continue
		}
		moves, err := movesOf(ctx, scorer, a, o)
		if err != nil {
			return nil, err
		}
		d.Moves = moves
		c.Disagreements = append(c.Disagreements, d)
	}
	for _, d := range a.Bank.Dimensions {
		c.Agreement = append(c.Agreement, agreement(a.Sheet, d))
	}
	return c, nil
}
