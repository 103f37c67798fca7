package scoring

import (
	"slices"

	"salesaudit/internal/answers"
	"salesaudit/questionnaire"
)

// viewRoles reads where the roles work, how many people each has and who sells.
func (s *Scorer) viewRoles(m *matrixView) {
	model := m.model
	v := s.known[model.Columns.Index]
	if v == nil {
		m.rolesOpen = []*questionnaire.Field{model.Columns}
		m.rolesWait, m.staffWait, m.sellerWait = m.rolesOpen, m.rolesOpen, m.rolesOpen
		m.roles = make([]role, len(m.load))
		for i := range m.roles {
			m.roles[i] = role{department: anyDepartment, scopes: make([]scope, len(model.Scopes)), sells: questionnaire.Unknown, ours: questionnaire.Unknown}
			for k := range m.roles[i].scopes {
				m.roles[i].scopes[k].open = true
			}
		}
		return
	}
	m.roles = make([]role, len(v.Rows))
	if m.load == nil {
		m.load = make([]int, len(v.Rows))
	}
	for i := range v.Rows {
		r := &m.roles[i]
		if c := model.Headcount; c != nil {
			cell := v.Rows[i].Cell(c)
			r.headcount, r.staffed = cell.Number, known(cell)
		}
		if c := model.Seller; c != nil {
			r.sells = boolCell(v.Rows[i].Cell(c))
		}
		r.ours = not(isForeign(model, &v.Rows[i]))
	}
	if !cellsKnown(v.Rows, model.Headcount) {
		m.staffWait = []*questionnaire.Field{model.Columns}
	}
	if !cellsKnown(v.Rows, model.Seller) {
		m.sellerWait = []*questionnaire.Field{model.Columns}
	}
	if model.Outside != nil && !cellsKnown(v.Rows, model.Outside.Place) {
		m.placeWait = []*questionnaire.Field{model.Columns}
	}
	s.viewScopes(m, v.Rows)
}

// viewScopes finds the department and the scopes of each role. Where a role names no department and just one is
// listed, that one is meant.
func (s *Scorer) viewScopes(m *matrixView, roles []answers.Row) {
	model := m.model
	var where, within []*questionnaire.Column
	for _, sc := range model.Scopes {
		where, within = append(where, sc.Role), append(within, sc.Department)
	}
	if !cellsKnown(roles, where...) || !departmentsKnown(model, roles) {
		m.rolesWait = append(m.rolesWait, model.Columns)
	}
	var departments []answers.Row
	listed := true
	if model.Departments != nil {
		if v := s.known[model.Departments.Index]; v != nil {
			departments = v.Rows
		} else {
			listed = false
		}
		if !listed || !cellsKnown(departments, within...) {
			m.rolesWait = append(m.rolesWait, model.Departments)
		}
	}
	scopes := make([]scope, len(roles)*len(model.Scopes))
	for i := range roles {
		r := &m.roles[i]
		r.department = departmentOf(model, &roles[i], len(departments), listed)
		r.scopes, scopes = scopes[:len(model.Scopes):len(model.Scopes)], scopes[len(model.Scopes):]
		for k, sc := range model.Scopes {
			r.scopes[k] = scopeOf(sc, &roles[i], r.department, departments)
		}
	}
}

// departmentsKnown reports whether it is known of each role in which department it is; one outside is in none.
func departmentsKnown(model *questionnaire.MatrixModel, roles []answers.Row) bool {
	return model.Department == nil || !slices.ContainsFunc(roles, func(row answers.Row) bool {
		return !known(row.Cell(model.Department)) &&
			(model.Outside == nil || oneOf(row.Cell(model.Outside.Place), model.Outside.Inside) != questionnaire.False)
	})
}

// departmentOf returns the department of a role. listed says that the departments have an answer.
func departmentOf(model *questionnaire.MatrixModel, row *answers.Row, departments int, listed bool) int {
	if model.Department == nil {
		return noDepartment
	}
	v := row.Cell(model.Department)
	inside := questionnaire.True
	if model.Outside != nil {
		inside = oneOf(row.Cell(model.Outside.Place), model.Outside.Inside)
	}
	switch {
	case inside == questionnaire.False:
		return outside
	case !known(v) || inside == questionnaire.Unknown:
		return anyDepartment
	case len(v.Refs) > 0 && (!listed || departments > 0): // a list of departments that is hidden has none
		return v.Refs[0]
	case !listed:
		return loneDepartment
	case departments == 1:
		return 0
	}
	return noDepartment
}

// scopeOf returns what a role covers: what it names, else what its department does.
func scopeOf(sc questionnaire.Scope, row *answers.Row, department int, departments []answers.Row) scope {
	v := row.Cell(sc.Role)
	switch {
	case !known(v):
		return scope{open: true}
	case len(v.Refs) > 0:
		return scope{rows: v.Refs}
	case sc.Department == nil || department == noDepartment || department == outside:
		return scope{}
	case department < 0 || department >= len(departments): // not known, or one that was not described
		return scope{open: true}
	}
	v = departments[department].Cell(sc.Department)
	switch {
	case !known(v):
		return scope{open: true}
	case len(v.Refs) > 0:
		return scope{rows: v.Refs}
	}
	return scope{}
}

func (s *Scorer) viewRules(m *matrixView) {
	r := m.model.Rules
	if r == nil {
		return
	}
	v := s.known[r.List.Index]
	if v == nil { // there may be a rule for any row and any pair
		m.rulesWait = []*questionnaire.Field{r.List}
		m.rules = []splitRule{{row: anyRow, anyRoles: true, status: anyStatus}}
		return
	}
	if !cellsKnown(v.Rows, r.Row, r.Columns) {
		m.rulesWait = []*questionnaire.Field{r.List}
	}
	if !cellsKnown(v.Rows, r.Status) {
		m.statusWait = []*questionnaire.Field{r.List}
	}
	for i := range v.Rows {
		row, columns, status := v.Rows[i].Cell(r.Row), v.Rows[i].Cell(r.Columns), v.Rows[i].Cell(r.Status)
		rule := splitRule{row: anyRow, roles: columns.Refs, anyRoles: !known(columns), status: anyStatus}
		if known(status) {
			rule.status = status.Option
		}
		if known(row) {
			if len(row.Refs) == 0 {
				continue
			}
			rule.row = row.Refs[0]
		}
		m.rules = append(m.rules, rule)
	}
}
