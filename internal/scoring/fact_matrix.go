package scoring

import (
	"math"
	"slices"

	"salesaudit/questionnaire"
)

type waitLists = [][]*questionnaire.Field

// count returns a figure that counts the rows of F for which is holds. A row that nobody was asked about may be one.
func (m *matrixView) count(waits waitLists, is func(i int) questionnaire.Truth) figure {
	if len(m.blank) > 0 {
		return unknown(merge(append(waitLists{m.blank}, waits...)...)...)
	}
	var n tally
	f := figure{of: len(m.rows) + m.open}
	for i := range m.rows {
		truth := is(i)
		n.add(truth)
		if truth == questionnaire.True {
			if f.items == nil {
				f.items = make([]string, 0, len(m.rows)-i)
			}
			f.items = append(f.items, m.model.Rows.Entries[m.rows[i]].ID)
		}
	}
	f.low, f.high = float64(n.sure), float64(n.sure+n.perhaps+m.open)
	if f.low != f.high {
		f.waits = merge(append(waitLists{m.waits}, waits...)...)
	}
	return f
}

// ofF divides a count by |F|.
func (m *matrixView) ofF(f figure) figure {
	size := float64(len(m.rows) + m.open)
	f.low, f.high = share(f.low, size, 0), share(f.high, size, 0)
	return f
}

// isAssigned reports whether somebody does the i-th asked row, or a system.
func (m *matrixView) isAssigned(i int) questionnaire.Truth {
	return truthOf(len(m.parts[i].doers) > 0 || m.parts[i].system)
}

func (m *matrixView) hasOwner(i int) questionnaire.Truth { return truthOf(len(m.parts[i].owners) > 0) }

// isBackedUp reports whether the i-th asked row has a stand-in, two people or more who do it, or a system that does.
func (m *matrixView) isBackedUp(i int) questionnaire.Truth {
	if len(m.parts[i].standIns) > 0 || m.parts[i].system {
		return questionnaire.True
	}
	return m.people(i, 2)
}

// matrixFact computes the matrix measures; the formulas are at questionnaire.MatrixMeasure.
func (s *Scorer) matrixFact(c questionnaire.MatrixFact) figure {
	m := s.matrix(c.Matrix)
	switch c.Measure {
	case questionnaire.AssignedShare:
		return m.ofF(m.count(nil, m.isAssigned))
	case questionnaire.Unassigned:
		return m.count(nil, func(i int) questionnaire.Truth { return not(m.isAssigned(i)) })
	case questionnaire.WithoutOwner:
		return m.count(nil, func(i int) questionnaire.Truth { return not(m.hasOwner(i)) })
	case questionnaire.SeveralOwners:
		return m.count(waitLists{m.rolesWait}, m.hasSeveralOwners)
	case questionnaire.SinglePerson:
		return m.count(waitLists{m.staffWait}, m.isSinglePerson)
	case questionnaire.SinglePersonShare:
		return m.ofF(m.count(waitLists{m.staffWait}, m.isSinglePerson))
	case questionnaire.BackedUpShare:
		return m.ofF(m.count(waitLists{m.staffWait}, m.isBackedUp))
	}
	return m.specialization()
}

// duplicated counts the duplicated rows; as a rate, over the rows with a doer. A row that nobody was asked about makes
// the rate worst as a duplicated one, and best as one with a single doer.
func (s *Scorer) duplicated(c questionnaire.Duplicated) figure {
	m := s.matrix(c.Matrix)
	waits := waitLists{m.rolesWait, m.rulesWait}
	if c.MinimumStatus > 0 { // otherwise any rule counts, whatever its status
		waits = append(waits, m.statusWait)
	}
	f := m.count(waits, func(i int) questionnaire.Truth { return m.isDuplicated(i, c.SameDepartment, c.MinimumStatus) })
	if f.blank || !c.Rate {
		return f
	}
	f.of = m.open
	for i := range m.rows {
		if m.isAssigned(i) == questionnaire.True {
			f.of++
		}
	}
	whole := math.Max(1, float64(f.of))
	f.low, f.high = f.low/whole, f.high/whole
	return f
}

// overloadedShare is of the roles of the company. Each row that nobody was asked about may add one to the load of any role, and a company that may
// turn out larger may have another limit.
func (s *Scorer) overloadedShare(c questionnaire.OverloadedShare) figure {
	m := s.matrix(c.Matrix)
	waits := merge(m.blank, m.waits, m.staffWait, m.placeWait, m.sizeWait(s.sizes))
	if len(m.blank) > 0 || len(m.rolesOpen) > 0 {
		return unknown(waits...)
	}
	strict, lax := c.Limit[s.sizes[0].ID], c.Limit[s.sizes[0].ID]
	for _, size := range s.sizes {
		strict, lax = min(strict, c.Limit[size.ID]), max(lax, c.Limit[size.ID])
	}
	// Of those who work at all: who is overloaded for certain, who may be, who certainly is not, who may not be.
	var over, maybeOver, under, maybeUnder float64
	exact := true
	for i := range m.roles {
		h, least, most := m.roles[i].headcount, m.load[i], m.load[i]+m.open
		if m.roles[i].ours == questionnaire.False || most == 0 {
			continue
		}
		exact = exact && m.roles[i].staffed && m.roles[i].ours == questionnaire.True
		if least > lax {
			over += h
		}
		if most > strict {
			maybeOver += h
		}
		if least >= 1 && most <= strict {
			under += h
		}
		if most >= 1 && least <= lax {
			maybeUnder += h
		}
	}
	if !exact { // a headcount that is not known may be as large as it likes, and who is not of the company may be most
		return figure{low: 0, high: 1, waits: waits}
	}
	f := figure{low: share(over, over+maybeUnder, 0), high: share(maybeOver, maybeOver+under, 0), waits: waits}
	if f.low == f.high {
		f.of = int(over + under)
	}
	return f
}

// sizeWait returns what the company's size waits for.
func (m *matrixView) sizeWait(sizes []*questionnaire.Profile) []*questionnaire.Field {
	if len(sizes) == 1 {
		return nil
	}
	return []*questionnaire.Field{m.model.Columns}
}

// leastLoad: each row that nobody was asked about may add one to the load of any role.
func (s *Scorer) leastLoad(c questionnaire.LeastLoad) figure {
	m := s.matrix(c.Matrix)
	if len(m.blank) > 0 {
		return unknown(merge(m.blank, m.waits)...)
	}
	i := slices.Index(m.rows, c.Row)
	if i < 0 { // absent, or nobody was asked
		f := exactly(float64(c.Nobody))
		if m.has[c.Row] {
			f = figure{low: 0, high: math.Max(float64(len(m.rows)+m.open), float64(c.Nobody)), waits: m.waits}
		}
		return f
	}
	nobody := float64(c.Nobody)
	if m.parts[i].system { // a system does it, and nothing else
		nobody = 0
	}
	least := figure{low: nobody, high: nobody, waits: m.waits}
	if len(m.parts[i].doers) > 0 {
		least.low, least.high = math.Inf(1), math.Inf(1)
	}
	for _, role := range m.parts[i].doers {
		least.low = math.Min(least.low, float64(m.load[role]))
		least.high = math.Min(least.high, float64(m.load[role]+m.open))
	}
	return least
}

// specialization is the mean over the selling roles of the company with load >= 1, weighted by headcount, of
// 1 - ln(load)/ln(|F|), which is 1 less the normalized entropy at equal shares; 0 where there are none.
func (m *matrixView) specialization() figure {
	waits := merge(m.blank, m.waits, m.staffWait, m.sellerWait, m.placeWait)
	if len(m.blank) > 0 || len(m.rolesOpen) > 0 {
		return unknown(waits...)
	}
	sum, weights := 0.0, 0.0
	exact := true
	for i := range m.roles {
		r := &m.roles[i]
		counts := both(r.sells, r.ours)
		if counts == questionnaire.False || m.load[i]+m.open < 1 {
			continue
		}
		exact = exact && counts == questionnaire.True && m.open == 0 && r.staffed
		sum += r.headcount * m.focus(m.load[i])
		weights += r.headcount
	}
	if exact {
		f := exactly(share(sum, weights, 0))
		return f
	}
	f := m.specializationBounds()
	f.waits = waits
	return f
}

// focus is 1 - ln(load)/ln(|F|) for a load of at least 1; with a single function nobody can specialize.
func (m *matrixView) focus(load int) float64 {
	size := len(m.rows) + m.open
	if size <= 1 || load < 1 {
		return 0
	}
	return 1 - math.Log(float64(load))/math.Log(float64(size))
}

// specializationBounds: a mean lies between the least and the greatest of what goes into it. Where headcounts and
// sellers are known, what certainly goes into it holds it closer.
func (m *matrixView) specializationBounds() figure {
	var worst, best mean
	for i := range m.roles {
		r, least, most := &m.roles[i], m.load[i], m.load[i]+m.open
		counts := both(r.sells, r.ours)
		if counts == questionnaire.False || most < 1 {
			continue
		}
		part := weighted{weight: r.headcount, fixed: r.staffed, certain: counts == questionnaire.True && least >= 1}
		part.value = m.focus(most)
		worst = append(worst, part)
		part.value = m.focus(max(least, 1))
		best = append(best, part)
	}
	return figure{low: worst.least(), high: best.greatest()}
}

// mean is what may go into a weighted mean that is 0 when nothing does.
type mean []weighted

type weighted struct {
	value, weight float64
	fixed         bool // the weight is known; otherwise it may be as large as it likes
	certain       bool // it goes into the mean for certain
}

// least returns a lower bound of the mean.
func (m mean) least() float64 { return m.extreme(func(a, b float64) bool { return a < b }) }

// greatest returns an upper bound of the mean.
func (m mean) greatest() float64 { return m.extreme(func(a, b float64) bool { return a > b }) }

// extreme adds to what goes into the mean for certain each of the others that moves it the way that is asked for,
// the farthest first.
func (m mean) extreme(farther func(a, b float64) bool) float64 {
	sum, weights := 0.0, 0.0
	var others []weighted
	for _, w := range m {
		if w.certain && w.fixed {
			sum, weights = sum+w.weight*w.value, weights+w.weight
		} else {
			others = append(others, w)
		}
	}
	certain := slices.ContainsFunc(m, func(w weighted) bool { return w.certain })
	slices.SortFunc(others, func(a, b weighted) int {
		switch {
		case farther(a.value, b.value):
			return -1
		case farther(b.value, a.value):
			return 1
		}
		return 0
	})
	reached := share(sum, weights, 0)
	empty := weights == 0
	for _, w := range others {
		if !empty && !farther(w.value, reached) {
			break
		}
		if !w.fixed {
			reached, empty = w.value, false // it may outweigh all others
			break
		}
		sum, weights = sum+w.weight*w.value, weights+w.weight
		reached, empty = sum/weights, false
	}
	if !certain && farther(0, reached) { // it may be that nothing goes into it
		return 0
	}
	return reached
}
