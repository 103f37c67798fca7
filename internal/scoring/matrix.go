package scoring

import (
	"math"
	"slices"

	"salesaudit/internal/answers"
	"salesaudit/questionnaire"
)

// matrixView is a responsibility matrix with what stands round it, read once a file. Its rows are those of F:
// the catalogue less the rows that are declared absent.
type matrixView struct {
	model *questionnaire.MatrixModel
	field *questionnaire.Field
	rows  []int   // places in the catalogue
	parts []parts // of each of the rows: who takes part in it
	load  []int   // by role: rows that it does

	waits      []*questionnaire.Field // why the rows are not known
	rolesWait  []*questionnaire.Field // why the roles' scopes and departments are not known
	rulesWait  []*questionnaire.Field // why the split rules are not known
	statusWait []*questionnaire.Field // why the status of the split rules is not known
	staffWait  []*questionnaire.Field // why the headcounts are not known
	sellerWait []*questionnaire.Field // why it is not known who sells

	department []int   // by role: row of the departments list, -1 for none
	scopes     [][]set // by scope, by role
	headcount  []float64
	seller     []bool
	rules      []splitRule
}

// parts says which roles take part in a row and how, each in the order of the roles.
type parts struct{ doers, owners, standIns []int }

// partsOf reads the marks of a row.
func partsOf(row *answers.MarkRow) parts {
	return parts{with(row, answers.Does), with(row, answers.Answers), with(row, answers.StandsIn)}
}

// with returns the roles that have a part in a row, nil for none.
func with(row *answers.MarkRow, part answers.Mark) []int {
	n := 0
	for _, mark := range row.Marks {
		if mark&part != 0 {
			n++
		}
	}
	if n == 0 {
		return nil
	}
	out := make([]int, 0, n)
	for role, mark := range row.Marks {
		if mark&part != 0 {
			out = append(out, role)
		}
	}
	return out
}

// splitRule is a rule that parts a row between roles.
type splitRule struct {
	row    int
	roles  []int // none: it covers every pair
	status int
}

// set is what a role's scope covers: nil means everything.
type set []int

// meets tells whether two scopes have something in common.
func (a set) meets(b set) bool {
	if a == nil || b == nil {
		return true
	}
	for _, x := range a {
		for _, y := range b {
			if x == y {
				return true
			}
		}
	}
	return false
}

// matrix returns the view of a matrix of the current sheet.
func (s *Scorer) matrix(f *questionnaire.Field) *matrixView {
	if m := s.matrices[f]; m != nil {
		return m
	}
	m := &matrixView{field: f, model: f.Matrix}
	s.matrices[f] = m
	s.viewRows(m)
	s.viewRoles(m)
	s.viewRules(m)
	return m
}

// viewRows finds the rows of F and who does them.
func (s *Scorer) viewRows(m *matrixView) {
	var absent []int
	if m.model.Absent != nil {
		if v := s.known[m.model.Absent.Index]; v == nil {
			m.waits = append(m.waits, m.model.Absent)
		} else {
			absent = v.Options
		}
	}
	v := s.known[m.field.Index]
	if v == nil {
		m.waits = append(m.waits, m.field)
		return
	}
	missing := false
	m.rows, m.parts = make([]int, 0, len(v.Marks)), make([]parts, 0, len(v.Marks))
	for k := range m.model.Rows.Entries {
		if slices.Contains(absent, k) {
			continue
		}
		if k >= len(v.Marks) || v.Marks[k].State != answers.Answered {
			missing = true
			continue
		}
		row := &v.Marks[k]
		m.rows, m.parts = append(m.rows, k), append(m.parts, partsOf(row))
		if m.load == nil {
			m.load = make([]int, len(row.Marks))
		}
		for _, role := range m.parts[len(m.parts)-1].doers {
			m.load[role]++
		}
	}
	if missing {
		m.waits = append(m.waits, m.field)
	}
}

// viewRoles reads where the roles work, how many people each has and who sells.
func (s *Scorer) viewRoles(m *matrixView) {
	model := m.model
	v := s.known[model.Columns.Index]
	if v == nil {
		wait := []*questionnaire.Field{model.Columns}
		m.rolesWait, m.staffWait, m.sellerWait = wait, wait, wait
	} else {
		m.viewStaff(v.Rows)
	}
	var departments []answers.Row
	if model.Departments != nil {
		d := s.known[model.Departments.Index]
		if d == nil || !cellsKnown(d.Rows, departmentScopes(model)...) {
			m.rolesWait = append(m.rolesWait[:len(m.rolesWait):len(m.rolesWait)], model.Departments)
		} else {
			departments = d.Rows
		}
	}
	if len(m.rolesWait) > 0 || v == nil {
		return
	}
	m.viewScopes(v.Rows, departments)
}

// viewStaff reads the headcounts and who sells, and finds roles whose place is not known.
func (m *matrixView) viewStaff(roles []answers.Row) {
	model := m.model
	wait := []*questionnaire.Field{model.Columns}
	where := []*questionnaire.Column{model.Department}
	for _, scope := range model.Scopes {
		where = append(where, scope.Role)
	}
	if !cellsKnown(roles, where...) {
		m.rolesWait = wait
	}
	if !cellsKnown(roles, model.Headcount) {
		m.staffWait = wait
	}
	if !cellsKnown(roles, model.Seller) {
		m.sellerWait = wait
	}
	m.headcount, m.seller = make([]float64, len(roles)), make([]bool, len(roles))
	for i := range roles {
		if model.Headcount != nil {
			m.headcount[i] = roles[i].Cell(model.Headcount).Number
		}
		if model.Seller != nil {
			m.seller[i] = roles[i].Cell(model.Seller).Bool
		}
	}
	if m.load == nil {
		m.load = make([]int, len(roles))
	}
}

func departmentScopes(model *questionnaire.MatrixModel) []*questionnaire.Column {
	var out []*questionnaire.Column
	for _, scope := range model.Scopes {
		out = append(out, scope.Department)
	}
	return out
}

// viewScopes finds the department and the scopes of each role. Where a role names no department and just one is
// listed, that one is meant.
func (m *matrixView) viewScopes(roles, departments []answers.Row) {
	model := m.model
	m.department = make([]int, len(roles))
	for i := range roles {
		m.department[i] = -1
		if model.Department == nil {
			continue
		}
		if refs := roles[i].Cell(model.Department).Refs; len(refs) > 0 {
			m.department[i] = refs[0]
		} else if len(departments) == 1 {
			m.department[i] = 0
		}
	}
	m.scopes = make([][]set, len(model.Scopes))
	for k, scope := range model.Scopes {
		m.scopes[k] = make([]set, len(roles))
		for i := range roles {
			refs := roles[i].Cell(scope.Role).Refs
			if len(refs) == 0 && scope.Department != nil && m.department[i] >= 0 {
				refs = departments[m.department[i]].Cell(scope.Department).Refs
			}
			if len(refs) > 0 {
				m.scopes[k][i] = refs
			}
		}
	}
}

func (s *Scorer) viewRules(m *matrixView) {
	r := m.model.Rules
	if r == nil {
		return
	}
	rows, ok := s.rowsOf(r.List, r.Row, r.Columns)
	if !ok {
		m.rulesWait = []*questionnaire.Field{r.List}
		return
	}
	if !cellsKnown(rows, r.Status) {
		m.statusWait = []*questionnaire.Field{r.List}
	}
	for i := range rows {
		if refs := rows[i].Cell(r.Row).Refs; len(refs) > 0 {
			m.rules = append(m.rules, splitRule{row: refs[0], roles: rows[i].Cell(r.Columns).Refs, status: rows[i].Cell(r.Status).Option})
		}
	}
}

// overlap tells whether two roles' scopes all meet.
func (m *matrixView) overlap(a, b int) bool {
	for _, scope := range m.scopes {
		if !scope[a].meets(scope[b]) {
			return false
		}
	}
	return true
}

// covered tells whether a rule of at least a status parts a row between two roles: it names the row and either
// names no roles or names both.
func (m *matrixView) covered(row, a, b, status int) bool {
	for _, r := range m.rules {
		if r.row == row && r.status >= status && (len(r.roles) == 0 || slices.Contains(r.roles, a) && slices.Contains(r.roles, b)) {
			return true
		}
	}
	return false
}

// isDuplicated tells whether the i-th row of F has two different doers, of one department or of different ones,
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

// hasSeveralOwners tells whether the i-th row of F has two different owners that overlap.
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

// isSinglePerson tells whether the i-th row of F hangs on at most one person without a stand-in.
func (m *matrixView) isSinglePerson(i int) bool {
	return m.people(i) <= 1 && len(m.parts[i].standIns) == 0
}

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

type waitLists = [][]*questionnaire.Field

// matrixFact computes the matrix measures; the formulas stand at questionnaire.MatrixMeasure.
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
