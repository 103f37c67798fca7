package scoring

import (
	"slices"

	"salesaudit/internal/answers"
	"salesaudit/questionnaire"
)

// matrixView is a responsibility matrix with what is around it, read once a file. F is the catalogue of its rows less
// those that are declared absent, and with those extra ones that the client names.
type matrixView struct {
	model *questionnaire.MatrixModel
	field *questionnaire.Field
	rows  []int   // rows of F that were asked: places in the catalogue
	parts []parts // of each of these: who takes part in it
	open  int     // rows of F that nobody was asked about
	load  []int   // by role: asked rows that it does
	roles []role
	rules []splitRule

	has        []bool                 // by place in the catalogue: whether it is a row of F
	blank      []*questionnaire.Field // why nothing is known of F
	rolesOpen  []*questionnaire.Field // why it is not known which roles there are
	waits      []*questionnaire.Field // why some rows are not known
	rolesWait  []*questionnaire.Field // why some scopes and departments are not known
	rulesWait  []*questionnaire.Field // why some split rules are not known
	statusWait []*questionnaire.Field // why the status of some split rules is not known
	staffWait  []*questionnaire.Field // why some headcounts are not known
	placeWait  []*questionnaire.Field // why it is not known of some roles whether they are of the company
	sellerWait []*questionnaire.Field // why it is not known of some roles whether they sell
}

// parts says which roles take part in a row and how, each in the order of the roles.
type parts struct {
	doers, owners, standIns []int
	system                  bool // a system does it
}

// role is one column of the matrix.
type role struct {
	department int // row of the departments list, or one of the constants below
	scopes     []scope
	headcount  float64             // meaningless unless staffed
	staffed    bool                // the headcount is known
	sells      questionnaire.Truth // Unknown when it was not asked
	ours       questionnaire.Truth // it is of the company; Unknown when it was not asked
}

// What a role's department is when it names none.
const (
	noDepartment   = -1 - iota // it has none
	outside                    // it is outside all of them
	loneDepartment             // the only one that will be listed, should it be just one
	anyDepartment              // nobody was asked
)

// scope is what a role covers: nil means everything.
type scope struct {
	open bool // not known
	rows []int
}

// meets reports whether two scopes have something in common.
func (a scope) meets(b scope) questionnaire.Truth {
	switch {
	case !a.open && a.rows == nil || !b.open && b.rows == nil:
		return questionnaire.True
	case a.open || b.open:
		return questionnaire.Unknown
	}
	for _, x := range a.rows {
		if slices.Contains(b.rows, x) {
			return questionnaire.True
		}
	}
	return questionnaire.False
}

// splitRule is a rule that parts a row between roles. What is not known of it may be anything.
type splitRule struct {
	row      int // anyRow when it is not known
	roles    []int
	anyRoles bool // it is not known whom it names
	status   int  // anyStatus when it is not known
}

const (
	anyRow    = -1
	anyStatus = -1
)

// covers reports whether the rule parts a row between two roles with at least a status: it names the row and either
// names no roles or names both.
func (r *splitRule) covers(row, a, b, status int) questionnaire.Truth {
	covers := questionnaire.True
	switch {
	case r.row != anyRow && r.row != row:
		return questionnaire.False
	case r.row == anyRow:
		covers = questionnaire.Unknown
	}
	switch {
	case r.anyRoles:
		covers = questionnaire.Unknown
	case len(r.roles) > 0 && !(slices.Contains(r.roles, a) && slices.Contains(r.roles, b)):
		return questionnaire.False
	}
	switch {
	case status == 0: // any rule counts, whatever its status
	case r.status == anyStatus:
		covers = questionnaire.Unknown
	case r.status < status:
		return questionnaire.False
	}
	return covers
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
	absent, present := s.rowsNamed(m, m.model.Absent), s.rowsNamed(m, m.model.Present)
	v := s.known[m.field.Index]
	if v == nil {
		m.blank = append(m.blank, m.field)
		return
	}
	m.rows, m.parts = make([]int, 0, len(v.Marks)), make([]parts, 0, len(v.Marks))
	m.has = make([]bool, len(m.model.Rows.Entries))
	for k, entry := range m.model.Rows.Entries {
		m.has[k] = m.model.Has(entry, absent, present)
		switch {
		case !m.has[k]:
		case k >= len(v.Marks) || v.Marks[k].State != answers.Answered:
			m.open++
		default:
			m.addRow(k, &v.Marks[k])
		}
	}
	if m.open > 0 {
		m.waits = []*questionnaire.Field{m.field}
	}
}

// rowsNamed returns the ids of the rows that a multi names, nil where the bank has no such field.
func (s *Scorer) rowsNamed(m *matrixView, f *questionnaire.Field) []string {
	if f == nil {
		return nil
	}
	v := s.known[f.Index]
	if v == nil {
		m.blank = append(m.blank, f)
		return nil
	}
	return v.Texts
}

// addRow adds a row of F that was asked.
func (m *matrixView) addRow(place int, row *answers.MarkRow) {
	p := parts{with(row, answers.Does), with(row, answers.Answers), with(row, answers.StandsIn), row.System}
	m.rows, m.parts = append(m.rows, place), append(m.parts, p)
	if m.load == nil {
		m.load = make([]int, len(row.Marks))
	}
	for _, role := range p.doers {
		m.load[role]++
	}
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
	where, within := []*questionnaire.Column{model.Department}, []*questionnaire.Column(nil)
	for _, sc := range model.Scopes {
		where, within = append(where, sc.Role), append(within, sc.Department)
	}
	if !cellsKnown(roles, where...) {
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
	case len(v.Refs) > 0:
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
