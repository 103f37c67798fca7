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
	columns := s.known[m.model.Columns.Index]
	nobody := columns != nil && len(columns.Rows) == 0 // the list of the roles may be hidden, while the file has marks
	m.rows, m.parts = make([]int, 0, len(v.Marks)), make([]parts, 0, len(v.Marks))
	m.has = make([]bool, len(m.model.Rows.Entries))
	for k, entry := range m.model.Rows.Entries {
		m.has[k] = m.model.Has(entry, absent, present)
		switch {
		case !m.has[k]:
		case k >= len(v.Marks) || v.Marks[k].State != answers.Answered:
			m.open++
		case nobody:
			m.addRow(k, &answers.MarkRow{State: answers.Answered, System: v.Marks[k].System})
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
