package scoring

import (
	"context"

	"salesaudit/internal/answers"
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
			var err error
			if r.Value, r.Known, err = f.Rule.Number(s.values, f); err != nil {
				return err
			}
			if !r.Known {
				r.Waits = s.values.Waits(f)
			}
			continue
		}
		v := s.compute(f.Computation, a.Profile)
		r.Value, r.Known, r.Waits, r.Of, r.Items = v.value, len(v.waits) == 0, s.askable(v.waits), v.of, v.items
		s.values.SetFact(f, r.Value, r.Known, r.Waits)
	}
	return nil
}

// figure is a computed fact. It is unknown when it waits for fields.
type figure struct {
	value float64
	waits []*questionnaire.Field
	of    int
	items []string
}

func unknown(waits ...*questionnaire.Field) figure { return figure{waits: waits} }

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

// share returns part/whole, and empty where there is no whole.
func share(part, whole float64, empty float64) float64 {
	if whole == 0 {
		return empty
	}
	return part / whole
}

func (s *Scorer) compute(c questionnaire.Computation, profile *questionnaire.Profile) figure {
	switch c := c.(type) {
	case questionnaire.Sellers:
		return figure{value: float64(s.sheet.Client.Sellers)}
	case questionnaire.ListSum:
		return s.listSum(c)
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
		return s.overloadedShare(c, c.Limit[profile.ID])
	case questionnaire.LeastLoad:
		return s.leastLoad(c)
	}
	panic("scoring: a computation without a formula")
}

// rowsOf returns the rows of a list, provided that the list and every cell of the named columns is known.
func (s *Scorer) rowsOf(list *questionnaire.Field, columns ...*questionnaire.Column) ([]answers.Row, bool) {
	v := s.known[list.Index]
	if v == nil {
		return nil, false
	}
	return v.Rows, cellsKnown(v.Rows, columns...)
}

func cellsKnown(rows []answers.Row, columns ...*questionnaire.Column) bool {
	for i := range rows {
		for _, c := range columns {
			if c == nil {
				continue
			}
			if state := rows[i].Cell(c).State; state != answers.Answered && state != answers.NotMeasured {
				return false
			}
		}
	}
	return true
}

type waitLists = [][]*questionnaire.Field

// merge joins lists of fields, each field once.
func merge(lists ...[]*questionnaire.Field) []*questionnaire.Field {
	var out []*questionnaire.Field
	for _, list := range lists {
		for _, f := range list {
			seen := false
			for _, g := range out {
				seen = seen || f == g
			}
			if !seen {
				out = append(out, f)
			}
		}
	}
	return out
}
