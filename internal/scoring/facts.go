package scoring

import (
	"context"

	"salesaudit/questionnaire"
)

// setFacts computes the facts, each after those that it is computed from.
func (s *Scorer) setFacts(ctx context.Context, a *Assessment) error {
	a.Facts = make([]FactResult, len(s.bank.Facts))
	for _, f := range s.bank.FactOrder {
		if err := ctx.Err(); err != nil {
			return err
		}
		r := &a.Facts[f.Index]
		r.Fact = f
		if f.Rule != nil {
			if err := s.setRuleFact(r); err != nil {
				return err
			}
			continue
		}
		v := s.compute(f.Computation)
		r.Known, r.Of, r.Items = v.known(), v.of, v.items
		if r.Known {
			r.Value = v.low
			s.values.SetFact(f, r.Value)
			continue
		}
		r.Waits = s.askable(v.waits)
		s.values.SetUnknownFact(f, r.Waits)
		if f.Bounded && !v.blank {
			r.Bounded, r.Worst, r.Best = true, v.low, v.high
			if f.LowerIsBetter {
				r.Worst, r.Best = v.high, v.low
			}
			s.values.BoundFact(f, r.Worst, r.Best)
		}
	}
	return nil
}

// setRuleFact computes a fact that a rule gives. One that says which way is better has bounds too: the rule's results
// with everything that it reads at its worst and at its best, as its bank is checked to be monotone.
func (s *Scorer) setRuleFact(r *FactResult) error {
	f := r.Fact
	var err error
	if r.Value, r.Known, err = f.Rule.Number(s.values, f); err != nil || r.Known {
		return err
	}
	r.Waits = s.values.Waits(f)
	if !f.Bounded {
		return nil
	}
	r.Worst, r.Best, r.Bounded, err = f.Rule.Bounds(s.values, f)
	return err
}

// askable replaces fields that are not shown yet by those whose answers would show them.
func (s *Scorer) askable(fields []*questionnaire.Field) []*questionnaire.Field {
	var lists waitLists
	for _, f := range fields {
		if waits := s.waits[f.Index]; waits != nil {
			lists = append(lists, waits)
		} else { // a cell of an answered list is unknown
			lists = append(lists, []*questionnaire.Field{f})
		}
	}
	return merge(lists...)
}

func (s *Scorer) compute(c questionnaire.Computation) figure {
	switch c := c.(type) {
	case questionnaire.Sellers:
		return exactly(float64(s.sheet.Client.Sellers))
	case questionnaire.ListSum:
		return s.listSum(c)
	case questionnaire.ListMismatches:
		return s.listMismatches(c)
	case questionnaire.ListKinds:
		return s.listKinds(c)
	case questionnaire.NamedShare:
		return s.namedShare(c)
	case questionnaire.NamingCount:
		return s.namingCount(c)
	case questionnaire.WeightedShare:
		return s.weightedShare(c)
	case questionnaire.ConnectedShare:
		return s.connectedShare(c)
	case questionnaire.FunnelFact:
		return s.funnelFact(c)
	case questionnaire.MatrixFact:
		return s.matrixFact(c)
	case questionnaire.Duplicated:
		return s.duplicated(c)
	case questionnaire.OverloadedShare:
		return s.overloadedShare(c)
	case questionnaire.LeastLoad:
		return s.leastLoad(c)
	}
	panic("scoring: a computation without a formula")
}
