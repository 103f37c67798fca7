package scoring

import (
	"slices"

	"salesaudit/internal/answers"
	"salesaudit/questionnaire"
)

// matrixView is a responsibility matrix with the lists that belong to it, read once a file. Its rows are those of F:
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

// meets reports whether two scopes have something in common.
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
