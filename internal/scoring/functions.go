package scoring

import (
	"slices"
)

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
			a.Functions = append(a.Functions, FunctionResult{f, m.model.Rows.Entries[k], p.doers, p.owners, p.standIns, m.findings(i)})
		}
	}
}

func (m *matrixView) findings(i int) []Finding {
	var out []Finding
	add := func(f Finding, is bool) {
		if is {
			out = append(out, f)
		}
	}
	placed, ruled, staffed := len(m.rolesWait) == 0, len(m.rulesWait) == 0, len(m.staffWait) == 0
	add(DuplicatedFinding, placed && ruled && m.isDuplicated(i, true, 0))
	add(CrossDuplicatedFinding, placed && ruled && m.isDuplicated(i, false, 0))
	add(UnassignedFinding, len(m.parts[i].doers) == 0)
	add(WithoutOwnerFinding, len(m.parts[i].owners) == 0)
	add(SeveralOwnersFinding, placed && m.hasSeveralOwners(i))
	if nobody := len(m.parts[i].doers) == 0; m.model.Headcount != nil && (staffed || nobody) {
		add(SinglePersonFinding, m.isSinglePerson(i))
	}
	return out
}

// overlap reports whether two roles' scopes all meet.
func (m *matrixView) overlap(a, b int) bool {
	for _, scope := range m.scopes {
		if !scope[a].meets(scope[b]) {
			return false
		}
	}
	return true
}

// covered reports whether a rule of at least a status parts a row between two roles: it names the row and either
// names no roles or names both.
func (m *matrixView) covered(row, a, b, status int) bool {
	for _, r := range m.rules {
		if r.row == row && r.status >= status && (len(r.roles) == 0 || slices.Contains(r.roles, a) && slices.Contains(r.roles, b)) {
			return true
		}
	}
	return false
}

// isDuplicated reports whether the i-th row of F has two different doers, of one department or of different ones,
// that overlap and that no rule of at least a status covers.
func (m *matrixView) isDuplicated(i int, sameDepartment bool, status int) bool {
	doers := m.parts[i].doers
	for n, a := range doers {
		for _, b := range doers[n+1:] {
			if (m.department[a] == m.department[b]) == sameDepartment && m.overlap(a, b) && !m.covered(m.rows[i], a, b, status) {
				return true
			}
		}
	}
	return false
}

// hasSeveralOwners reports whether the i-th row of F has two different owners that overlap.
func (m *matrixView) hasSeveralOwners(i int) bool {
	owners := m.parts[i].owners
	for n, a := range owners {
		for _, b := range owners[n+1:] {
			if m.overlap(a, b) {
				return true
			}
		}
	}
	return false
}

// people adds up the headcounts of the doers of the i-th row of F.
func (m *matrixView) people(i int) float64 {
	sum := 0.0
	for _, role := range m.parts[i].doers {
		sum += m.headcount[role]
	}
	return sum
}

// isSinglePerson reports whether the i-th row of F hangs on at most one person without a stand-in.
func (m *matrixView) isSinglePerson(i int) bool {
	return m.people(i) <= 1 && len(m.parts[i].standIns) == 0
}
