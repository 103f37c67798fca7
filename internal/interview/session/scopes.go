package session

import (
	"slices"

	"salesaudit/internal/answers"
	"salesaudit/questionnaire"
)

// UnknownDuplication says of how many functions it is not known whether they are duplicated, "" where it is of all.
func (s *Session) UnknownDuplication(f *questionnaire.Field) string {
	functions, _ := s.missingScopes(f)
	if functions == 0 {
		return ""
	}
	return s.Say(sayDuplicationOpen, functions)
}

// MissesScopes reports whether it hangs on where the roles work whether a function of a matrix is duplicated.
func (s *Session) MissesScopes(f *questionnaire.Field) bool {
	_, missing := s.missingScopes(f)
	return len(missing) > 0
}

// missingScopes counts the functions of which it is not known whether they are duplicated, and says which cells of the
// roles that do them are not filled in.
func (s *Session) missingScopes(f *questionnaire.Field) (functions int, missing []string) {
	doers := map[int]bool{}
	for _, function := range s.Functions(f) {
		d := s.distribution(f, function)
		if isOverlap(d.Open) {
			functions++
			for _, role := range d.Doers {
				doers[role] = true
			}
		}
	}
	columns, rows := s.ScopeTable(f)
	roles := len(s.Value(At(f.Matrix.Columns)).Rows)
	for i, c := range columns {
		ofRoles, ofDepartments := 0, 0
		for n, row := range rows {
			switch {
			case row.Cells[i] == nil || !s.IsScopeOpen(*row.Cells[i]):
			case n < roles && doers[n]:
				ofRoles++
			case n >= roles && s.isFallback(f, doers, n-roles, c):
				ofDepartments++
			}
		}
		if ofRoles > 0 {
			missing = append(missing, s.Say(sayOfRoles, s.Text(c.Label), ofRoles))
		}
		if ofDepartments > 0 {
			missing = append(missing, s.Say(sayOfDepartments, s.Text(c.Label), ofDepartments))
		}
	}
	return functions, missing
}

// isFallback reports whether one of some roles is of a department and leaves a scope to it.
func (s *Session) isFallback(f *questionnaire.Field, roles map[int]bool, department int, scope *questionnaire.Column) bool {
	list := At(f.Matrix.Columns)
	for role := range roles {
		own := s.Value(list.Cell(role, scope))
		of := s.Value(list.Cell(role, f.Matrix.Department))
		if own.State == answers.Answered && len(own.Refs) == 0 && slices.Contains(of.Refs, department) {
			return true
		}
	}
	return false
}

// ScopeRow is a role of a matrix, or a department, whose scopes are those of its roles that have none of their own.
type ScopeRow struct {
	Name  string
	Cells []*Place // one for each column of the table; nil where the row has none
}

// ScopeTable says where the roles of a matrix work: the columns are the department and what narrows a role's work; the
// rows are the roles, in their order, then the departments. Which of the roles overlap hangs on it.
func (s *Session) ScopeTable(f *questionnaire.Field) ([]*questionnaire.Column, []ScopeRow) {
	var columns, below []*questionnaire.Column // of the roles and of the departments; nil where these have none
	if f.Matrix.Department != nil {
		columns, below = append(columns, f.Matrix.Department), append(below, nil)
	}
	for _, scope := range f.Matrix.Scopes {
		columns, below = append(columns, scope.Role), append(below, scope.Department)
	}
	var rows []ScopeRow
	add := func(list *questionnaire.Field, columns []*questionnaire.Column) {
		for row := range s.Value(At(list)).Rows {
			r := ScopeRow{Name: s.RowName(At(list), row)}
			for _, c := range columns {
				var cell *Place
				if c != nil {
					place := At(list).Cell(row, c)
					cell = &place
				}
				r.Cells = append(r.Cells, cell)
			}
			rows = append(rows, r)
		}
	}
	add(f.Matrix.Columns, columns)
	if f.Matrix.Departments != nil && slices.ContainsFunc(below, func(c *questionnaire.Column) bool { return c != nil }) {
		add(f.Matrix.Departments, below)
	}
	return columns, rows
}

// HasScopes reports whether ScopeTable has columns.
func HasScopes(f *questionnaire.Field) bool {
	return f.Matrix.Department != nil || len(f.Matrix.Scopes) > 0
}

// IsUnsaid reports whether nobody said what a cell has: a role without a department is in one that is not known yet,
// unless there are no departments.
func (s *Session) IsUnsaid(cell Place) bool {
	c := cell.column()
	return c != nil && s.readByMatrix(c) && s.Value(cell).Text == "" && !s.hasNone(cell)
}

// IsScopeOpen reports whether a cell of a ScopeTable waits for an answer. A role without a department is one whose
// department is not known yet: an empty scope means everything, no department nothing.
func (s *Session) IsScopeOpen(cell Place) bool {
	none := cell.Kind == questionnaire.Reference && s.Value(cell).Text == ""
	return s.Asks(cell) && (none || s.IsOpen(cell))
}
