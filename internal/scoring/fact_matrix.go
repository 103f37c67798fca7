package scoring

import (
	"math"

	"salesaudit/questionnaire"
)

// count returns a figure that counts the rows of F for which is holds; asShare divides by |F|.
func (m *matrixView) count(asShare bool, waits [][]*questionnaire.Field, is func(i int) bool) figure {
	var all []*questionnaire.Field
	for _, w := range waits {
		all = append(all, w...)
	}
	if len(all) > 0 {
		return unknown(all...)
	}
	f := figure{of: len(m.rows)}
	for i := range m.rows {
		if is(i) {
			if f.items == nil {
				f.items = make([]string, 0, len(m.rows)-i)
			}
			f.value++
			f.items = append(f.items, m.model.Rows.Entries[m.rows[i]].ID)
		}
	}
	if asShare {
		f.value = share(f.value, float64(len(m.rows)), 0)
	}
	return f
}

// matrixFact computes the matrix measures; the formulas are at questionnaire.MatrixMeasure.
func (s *Scorer) matrixFact(c questionnaire.MatrixFact) figure {
	m := s.matrix(c.Matrix)
	switch c.Measure {
	case questionnaire.AssignedShare:
		return m.count(true, waitLists{m.waits}, func(i int) bool { return len(m.parts[i].doers) > 0 })
	case questionnaire.Unassigned:
		return m.count(false, waitLists{m.waits}, func(i int) bool { return len(m.parts[i].doers) == 0 })
	case questionnaire.WithoutOwner:
		return m.count(false, waitLists{m.waits}, func(i int) bool { return len(m.parts[i].owners) == 0 })
	case questionnaire.SeveralOwners:
		return m.count(false, waitLists{m.waits, m.rolesWait}, m.hasSeveralOwners)
	case questionnaire.SinglePerson, questionnaire.SinglePersonShare:
		return m.count(c.Measure == questionnaire.SinglePersonShare, waitLists{m.waits, m.staffWait}, m.isSinglePerson)
	case questionnaire.BackedUpShare:
		return m.count(true, waitLists{m.waits, m.staffWait}, func(i int) bool {
			return m.people(i) >= 2 || len(m.parts[i].standIns) > 0
		})
	}
	return m.specialization()
}

func (s *Scorer) duplicated(c questionnaire.Duplicated) figure {
	m := s.matrix(c.Matrix)
	waits := waitLists{m.waits, m.rolesWait, m.rulesWait}
	if c.MinimumStatus > 0 { // otherwise any rule counts, whatever its status
		waits = append(waits, m.statusWait)
	}
	f := m.count(false, waits, func(i int) bool {
		return m.isDuplicated(i, c.SameDepartment, c.MinimumStatus)
	})
	if len(f.waits) > 0 || !c.Rate {
		return f
	}
	f.of = 0
	for i := range m.rows {
		if len(m.parts[i].doers) > 0 {
			f.of++
		}
	}
	f.value /= math.Max(1, float64(f.of))
	return f
}

func (s *Scorer) overloadedShare(c questionnaire.OverloadedShare, limit int) figure {
	m := s.matrix(c.Matrix)
	if waits := merge(m.waits, m.staffWait); len(waits) > 0 {
		return unknown(waits...)
	}
	over, all := 0.0, 0.0
	for role, load := range m.load {
		if load >= 1 {
			all += m.headcount[role]
		}
		if load > limit {
			over += m.headcount[role]
		}
	}
	return figure{value: share(over, all, 0), of: int(all)}
}

func (s *Scorer) leastLoad(c questionnaire.LeastLoad) figure {
	m := s.matrix(c.Matrix)
	if len(m.waits) > 0 {
		return unknown(m.waits...)
	}
	least := c.Nobody
	for i, row := range m.rows {
		if row != c.Row {
			continue
		}
		for _, role := range m.parts[i].doers {
			least = min(least, m.load[role])
		}
	}
	return figure{value: float64(least)}
}

// specialization is the mean over the selling roles with load >= 1, weighted by headcount, of
// 1 - ln(load)/ln(|F|), which is 1 less the normalized entropy at equal shares.
func (m *matrixView) specialization() figure {
	if waits := merge(m.waits, m.staffWait, m.sellerWait); len(waits) > 0 {
		return unknown(waits...)
	}
	sum, weights := 0.0, 0.0
	for role, load := range m.load {
		if !m.seller[role] || load < 1 {
			continue
		}
		index := 0.0
		if len(m.rows) > 1 { // with a single function nobody can specialize
			index = 1 - math.Log(float64(load))/math.Log(float64(len(m.rows)))
		}
		sum += m.headcount[role] * index
		weights += m.headcount[role]
	}
	return figure{value: share(sum, weights, 0)}
}
