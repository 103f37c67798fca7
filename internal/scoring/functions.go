package scoring

import (
	"slices"

	"salesaudit/questionnaire"
)

// merge joins lists of fields, each field once.
func merge(lists ...[]*questionnaire.Field) []*questionnaire.Field {
	var out []*questionnaire.Field
	for _, list := range lists {
		for _, f := range list {
			if !slices.Contains(out, f) {
				out = append(out, f)
			}
		}
	}
	return out
}

// setFunctions lists the rows of the matrices with what is wrong with each. A finding that depends on something
// unknown is left out.
func (s *Scorer) setFunctions(a *Assessment) {
	for _, f := range s.bank.Fields {
		if f.Matrix == nil {
			continue
		}
		m := s.matrix(f)
		a.Functions = slices.Grow(a.Functions, len(m.rows))
		for i, k := range m.rows {
			p := m.parts[i]
			found, open := m.findings(i)
			a.Functions = append(a.Functions, FunctionResult{f, m.model.Rows.Entries[k], p.doers, p.owners, p.standIns, p.system, found, open, m.about(i, found)})
		}
	}
}

// findings returns what is wrong with the i-th asked row, and what missing answers leave open.
func (m *matrixView) findings(i int) (found, open []Finding) {
	add := func(f Finding, is questionnaire.Truth) {
		switch is {
		case questionnaire.True:
			found = append(found, f)
		case questionnaire.Unknown:
			open = append(open, f)
		}
	}
	add(DuplicatedFinding, m.isDuplicated(i, true, 0))
	add(CrossDuplicatedFinding, m.isDuplicated(i, false, 0))
	add(UnassignedFinding, not(m.isAssigned(i)))
	add(WithoutOwnerFinding, not(m.hasOwner(i)))
	add(SeveralOwnersFinding, m.hasSeveralOwners(i))
	if m.model.Headcount != nil {
		add(SinglePersonFinding, m.isSinglePerson(i))
	}
	return found, open
}

// about returns, for each finding of the i-th asked row, the roles that it is about: those of some pair that it holds for,
// not all who do the function or answer for it.
func (m *matrixView) about(i int, found []Finding) [][]int {
	if len(found) == 0 {
		return nil
	}
	out := make([][]int, len(found))
	for k, f := range found {
		switch f {
		case DuplicatedFinding:
			out[k] = ofPairs(m.parts[i].doers, m.duplicates(i, true, 0))
		case CrossDuplicatedFinding:
			out[k] = ofPairs(m.parts[i].doers, m.duplicates(i, false, 0))
		case SeveralOwnersFinding:
			out[k] = ofPairs(m.parts[i].owners, m.overlap)
		case SinglePersonFinding:
			out[k] = m.parts[i].doers
		}
	}
	return out
}

// ofPairs returns the roles that are with some other as is says, in their order.
func ofPairs(roles []int, is func(a, b int) questionnaire.Truth) []int {
	var out []int
	for i, a := range roles {
		if slices.ContainsFunc(roles[:i], func(b int) bool { return is(b, a) == questionnaire.True }) ||
			slices.ContainsFunc(roles[i+1:], func(b int) bool { return is(a, b) == questionnaire.True }) {
			out = append(out, a)
		}
	}
	return out
}

// overlap reports whether two roles' scopes all meet.
func (m *matrixView) overlap(a, b int) questionnaire.Truth {
	all := questionnaire.True
	for k := range m.model.Scopes {
		all = both(all, m.roles[a].scopes[k].meets(m.roles[b].scopes[k]))
	}
	return all
}

// together reports whether two roles are of one department. Roles that name none are; of those outside each is its own.
func (m *matrixView) together(a, b int) questionnaire.Truth {
	x, y := m.roles[a].department, m.roles[b].department
	switch {
	case x == anyDepartment || y == anyDepartment:
		return questionnaire.Unknown
	case x == y && x != outside:
		return questionnaire.True
	}
	return questionnaire.False
}

// covered reports whether a rule of at least a status parts a row between two roles.
func (m *matrixView) covered(row, a, b, status int) questionnaire.Truth {
	return some(len(m.rules), func(i int) questionnaire.Truth { return m.rules[i].covers(row, a, b, status) })
}

// somePair reports whether some two of the roles are as is says.
func somePair(roles []int, is func(a, b int) questionnaire.Truth) questionnaire.Truth {
	return some(len(roles), func(i int) questionnaire.Truth {
		rest := roles[i+1:]
		return some(len(rest), func(k int) questionnaire.Truth { return is(roles[i], rest[k]) })
	})
}

// isDuplicated reports whether the i-th asked row has two different doers that duplicate each other.
func (m *matrixView) isDuplicated(i int, sameDepartment bool, status int) questionnaire.Truth {
	return somePair(m.parts[i].doers, m.duplicates(i, sameDepartment, status))
}

// duplicates returns what says whether two doers of the i-th asked row are of one department, or of different ones,
// overlap, and are parted by no rule of at least a status.
func (m *matrixView) duplicates(i int, sameDepartment bool, status int) func(a, b int) questionnaire.Truth {
	return func(a, b int) questionnaire.Truth {
		together := m.together(a, b)
		if !sameDepartment {
			together = not(together)
		}
		return both(both(together, m.overlap(a, b)), not(m.covered(m.rows[i], a, b, status)))
	}
}

// hasSeveralOwners reports whether the i-th asked row has two different owners that overlap.
func (m *matrixView) hasSeveralOwners(i int) questionnaire.Truth {
	return somePair(m.parts[i].owners, m.overlap)
}

// people reports whether the headcounts of the doers of the i-th asked row add up to at least n.
func (m *matrixView) people(i int, n float64) questionnaire.Truth {
	sum, open := 0.0, false
	for _, role := range m.parts[i].doers {
		if r := &m.roles[role]; r.staffed {
			sum += r.headcount
		} else {
			sum += float64(m.model.Headcount.Min)
			open = true
		}
	}
	switch {
	case sum >= n:
		return questionnaire.True
	case open:
		return questionnaire.Unknown
	}
	return questionnaire.False
}

// isSinglePerson reports whether the i-th asked row hangs on at most one person without a stand-in, and on
// no system.
func (m *matrixView) isSinglePerson(i int) questionnaire.Truth {
	return both(not(m.people(i, 2)), truthOf(len(m.parts[i].standIns) == 0 && !m.parts[i].system))
}
