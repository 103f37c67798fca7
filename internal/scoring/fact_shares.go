package scoring

import (
	"slices"

	"salesaudit/questionnaire"
)

// weightedShare grows with the weights of the rows that count, and falls with those of the others.
func (s *Scorer) weightedShare(c questionnaire.WeightedShare) figure {
	if missing := s.unanswered(c.List); missing != nil {
		return unknown(missing...)
	}
	rows := s.rowsOf(c.List)
	var worst, best struct{ part, whole float64 }
	for i := range rows {
		low, high, ok := numberRange(rows[i].Cell(c.Weight), c.Weight)
		if !ok && !known(rows[i].Cell(c.Weight)) {
			return unknown(c.List)
		}
		switch among(&rows[i], c.Among) {
		case questionnaire.False:
			continue
		case questionnaire.Unknown:
			low = 0 // it may weigh nothing
		}
		counts := oneOf(rows[i].Cell(c.Column), c.Options)
		if counts == questionnaire.True {
			worst.part += low
			worst.whole += low
		} else {
			worst.whole += high
		}
		if counts == questionnaire.False {
			best.whole += low
		} else {
			best.part += high
			best.whole += high
		}
	}
	f := figure{low: share(worst.part, worst.whole, 0), high: share(best.part, best.whole, 0), waits: s.open(c.List, c.Weight, c.Column, columnOf(c.Among))}
	if f.low == f.high {
		f.of = int(worst.whole)
	}
	return f
}

func (s *Scorer) connectedShare(c questionnaire.ConnectedShare) figure {
	if missing := s.unanswered(c.Of, c.By); missing != nil {
		return unknown(missing...)
	}
	of, by := s.known[c.Of.Index], s.known[c.By.Index]
	part, whole := 0, 0
	for _, option := range of.Texts {
		need, ok := c.Needs[option]
		if !ok {
			continue
		}
		whole++
		if slices.Contains(by.Texts, need) {
			part++
		}
	}
	f := exactly(share(float64(part), float64(whole), 1))
	f.of = whole
	return f
}
