// Package consensus makes one answer file of several respondents', and says where they disagree (method, section 7).
//
// It is beside the flow bank + answers → assessment → report: Merge makes a new answer file out of several, which says
// of each value who gave it; whoever reads that file later finds in Of where its respondents disagreed, how far they
// agree by dimension, and which levels hang on it.
//
//	match.go    which rows of several files are the same
//	vote.go     one value of several
//	rows.go     the rows of lists, cell by cell
//	marks.go    the marks of a matrix
//	merge.go    the whole file
//	disagree.go where they disagree, by spread.go and moves.go: how far apart, and which levels hang on it
//	agreement.go how far they agree by dimension
//	alpha.go    Krippendorff's alpha
package consensus

import (
	"math"
	"slices"

	"salesaudit/internal/answers"
	"salesaudit/questionnaire"
)

// Positions that the method names.
const (
	seller     = "seller"
	head       = "head"
	consultant = "consultant"
)

// mostOfSellers is the weight that all sellers have together at most: a large department does not outvote its head.
const mostOfSellers = 4

// ownWeight is what a role's own people weigh on its cells of a matrix.
const ownWeight = 2

// ballot is what one respondent says of one value.
type ballot struct {
	from   int // number of the respondent, from 1
	weight float64
	proven bool // by a document or more, or seen by a consultant
	value  *answers.Value
}

// voters are the respondents of one question with their weights.
type voters struct {
	sheets   []*answers.Sheet
	question *questionnaire.Question
}

// ballots returns what the respondents say of a value, all of them but those who do not know it. value returns nil for
// one who was not asked.
func (v voters) ballots(value func(respondent int) *answers.Value) []ballot {
	var all []ballot
	for i, s := range v.sheets {
		said := value(i)
		if said == nil || said.State == answers.Absent || said.State == answers.Unknown {
			continue
		}
		all = append(all, ballot{i + 1, weight(v.question, s.Interview.Position), proves(s, v.question), said})
	}
	return all
}

// counted returns the ballots that count: those that are proven where there are any, and the sellers' together not
// above mostOfSellers.
func (v voters) counted(all []ballot) []ballot {
	all = slices.Clone(all)
	if slices.ContainsFunc(all, func(b ballot) bool { return b.proven }) {
		all = slices.DeleteFunc(all, func(b ballot) bool { return !b.proven })
	}
	ofSellers := 0.0
	for _, b := range all {
		if v.position(b.from) == seller {
			ofSellers += b.weight
		}
	}
	if ofSellers > mostOfSellers {
		for i := range all {
			if v.position(all[i].from) == seller {
				all[i].weight *= mostOfSellers / ofSellers
			}
		}
	}
	return all
}

func (v voters) position(number int) string { return v.sheets[number-1].Interview.Position }

// weight returns the votes of a position on a question: as the bank says, else 1.
func weight(q *questionnaire.Question, position string) float64 {
	if w, ok := q.Weights[position]; ok {
		return w
	}
	return 1
}

// proves reports whether what a respondent says to a question is more than their word: there is a document or data,
// or a consultant saw it.
func proves(s *answers.Sheet, q *questionnaire.Question) bool {
	if s.Interview.Position == consultant {
		return true
	}
	return slices.ContainsFunc(s.Evidence[q.Index], func(e answers.Evidence) bool {
		return e.Source.Own || e.Counts(s.Interview.Date) >= answers.Document
	})
}

// total returns the weight of all ballots.
func total(all []ballot) float64 {
	sum := 0.0
	for _, b := range all {
		sum += b.weight
	}
	return sum
}

// weightError forgives what the addition of fractions of a weight may lose.
const weightError = 1e-9

// atLeastHalf reports whether a weight is half of a total or more.
func atLeastHalf(weight, total float64) bool { return total > 0 && weight >= total/2-weightError }

// goodness returns a value as a number in which more is better, for those that can be ordered: a bool, a number, an
// ordered choice. What nobody measures is worst.
func goodness(s *questionnaire.Shape, v *answers.Value) (x float64, ok bool) {
	switch {
	case v.State == answers.NotMeasured:
		return math.Inf(-1), true
	case s.Kind == questionnaire.Bool:
		if v.Bool {
			return 1, true
		}
		return 0, true
	case s.Kind == questionnaire.Choice && s.Ordered:
		return float64(v.Option), true
	case s.Kind == questionnaire.Integer, s.Kind == questionnaire.Percent:
		if s.LowerIsBetter {
			return -v.Number, true
		}
		return v.Number, true
	}
	return 0, false
}
