package session

import (
	"slices"
	"strconv"
	"strings"

	"salesaudit/internal/answers"
	"salesaudit/internal/scoring"
	"salesaudit/internal/wording"
	"salesaudit/questionnaire"
)

// Roles returns the columns of a matrix.
func (s *Session) Roles(f *questionnaire.Field) []Choice {
	return s.namedBy(questionnaire.Target{List: f.Matrix.Columns})
}

// RolesFirst says what is to be filled in before a matrix without columns.
func (s *Session) RolesFirst(f *questionnaire.Field) string {
	return s.Say(sayRolesFirst, s.Text(f.Matrix.Columns.Label))
}

// ShowMarks words who takes part in a function.
func (s *Session) ShowMarks(f *questionnaire.Field, function int) string {
	marks, state := s.MarksOf(f, function)
	switch state {
	case answers.Absent:
		return s.Say(sayNotAsked)
	case answers.Unknown:
		return s.in().Unknown()
	}
	var parts []string
	if s.BySystem(f, function) {
		parts = append(parts, s.Say(SayBySystem)+" "+answers.SystemMark)
	}
	for role, mark := range marks {
		if mark != 0 {
			parts = append(parts, s.RowName(At(f.Matrix.Columns), role)+" "+mark.String())
		}
	}
	if len(parts) == 0 {
		return s.Say(sayNobodyDoesIt)
	}
	return wording.List(parts)
}

// FindingWords says what is wrong with one function, "" when nothing is. Where nobody does it, that says it all. Several
// owners of whom missing answers leave open whether they overlap are said with a question mark.
func (s *Session) FindingWords(f *questionnaire.Field, function int) string {
	d := s.distribution(f, function)
	if slices.Contains(d.Findings, scoring.UnassignedFinding) {
		return s.in().Finding(string(scoring.UnassignedFinding))
	}
	var parts []string
	for _, finding := range d.Findings {
		parts = append(parts, s.in().Finding(string(finding)))
	}
	if slices.Contains(d.Open, scoring.SeveralOwnersFinding) {
		parts = append(parts, s.in().Finding(string(scoring.SeveralOwnersFinding))+"?")
	}
	return wording.List(parts)
}

// MatrixLine counts what is wrong over all functions of a matrix. One that nobody does depends on nobody either.
func (s *Session) MatrixLine(f *questionnaire.Field) string {
	asked, all := s.asked(f)
	parts := []string{s.Say(sayFunctionsAsked, asked, all)}
	found, open := map[scoring.Finding]int{}, map[scoring.Finding]int{}
	for _, function := range s.Functions(f) {
		d := s.distribution(f, function)
		nobody := slices.Contains(d.Findings, scoring.UnassignedFinding)
		for _, finding := range d.Findings {
			if !nobody || finding != scoring.SinglePersonFinding {
				found[finding]++
			}
		}
		for _, finding := range d.Open {
			open[finding]++
		}
	}
	for _, finding := range findingOrder {
		name := s.in().FindingBriefly(string(finding))
		if found[finding] > 0 {
			parts = append(parts, name+" "+strconv.Itoa(found[finding]))
		}
		if finding == scoring.SeveralOwnersFinding && open[finding] > 0 {
			parts = append(parts, name+"? "+strconv.Itoa(open[finding]))
		}
	}
	if line := s.duplicationOpen(f); line != "" {
		parts = append(parts, line)
	}
	return strings.Join(parts, " · ")
}

// duplicationOpen says of how many functions it is not known whether they are duplicated, and which answers about the
// roles that do them would decide it. It is "" where all is known.
func (s *Session) duplicationOpen(f *questionnaire.Field) string {
	functions, missing := s.missingScopes(f)
	if functions == 0 {
		return ""
	}
	line := s.Say(sayDuplicationOpen, functions)
	if len(missing) == 0 {
		return line
	}
	return line + " — " + s.Say(sayNotGiven, strings.Join(missing, ", "))
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
		if slices.Contains(d.Open, scoring.DuplicatedFinding) || slices.Contains(d.Open, scoring.CrossDuplicatedFinding) {
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

// IsScopeOpen reports whether a cell of a ScopeTable waits for an answer. A role without a department is one whose
// department is not known yet: an empty scope means everything, no department nothing.
func (s *Session) IsScopeOpen(cell Place) bool {
	none := cell.Kind == questionnaire.Reference && s.Value(cell).Text == ""
	return s.Asks(cell) && (none || s.IsOpen(cell))
}

// Shared returns the functions of a matrix of which two roles or more do the same for the same clients, or may, or whose
// work a rule parts already, as places in its catalogue.
func (s *Session) Shared(f *questionnaire.Field) []int {
	var out []int
	for _, function := range s.Functions(f) {
		d := s.distribution(f, function)
		overlap := func(findings []scoring.Finding) bool {
			return slices.Contains(findings, scoring.DuplicatedFinding) || slices.Contains(findings, scoring.CrossDuplicatedFinding)
		}
		if overlap(d.Findings) || overlap(d.Open) || len(s.doers(f, function)) > 1 && s.ruleOf(f, function) >= 0 {
			out = append(out, function)
		}
	}
	return out
}

// SharedLine says who shares a function, and how the rule stands that parts it between them.
func (s *Session) SharedLine(f *questionnaire.Field, function int) string {
	var roles []string
	marks, _ := s.MarksOf(f, function)
	for role, mark := range marks {
		if mark&answers.Does != 0 {
			roles = append(roles, s.RowName(At(f.Matrix.Columns), role))
		}
	}
	rule := s.Say(sayNoSplitRule)
	if row := s.ruleOf(f, function); row >= 0 {
		rule = s.Say(sayHasSplitRule)
		if status := s.Show(At(f.Matrix.Rules.List).Cell(row, f.Matrix.Rules.Status)); status != "" {
			rule = s.Say(sayRuleIs, wording.LowerFirst(status))
		}
	}
	return s.Text(f.Matrix.Rows.Entries[function].Short) + ": " + wording.List(roles) + " — " + rule
}

// ruleOf returns the row of the rule that names a function, -1 where there is none.
func (s *Session) ruleOf(f *questionnaire.Field, function int) int {
	rules := f.Matrix.Rules
	if rules == nil {
		return -1
	}
	list := At(rules.List)
	for row := range s.Value(list).Rows {
		if s.Value(list.Cell(row, rules.Row)).Text == f.Matrix.Rows.Entries[function].ID {
			return row
		}
	}
	return -1
}

// SplitRule returns the row of the rule that parts a function of a matrix between those who do it, and whether it was
// added for that. It is -1 where fewer than two do it, so that there is nothing to part.
func (s *Session) SplitRule(f *questionnaire.Field, function int) (row int, added bool, err error) {
	rules, entry := f.Matrix.Rules, f.Matrix.Rows.Entries[function]
	doers := s.doers(f, function)
	if len(doers) < 2 {
		return -1, false, nil
	}
	if row := s.ruleOf(f, function); row >= 0 {
		return row, false, nil
	}
	list := At(rules.List)
	row, err = s.AddRow(list, s.Text(entry.Short))
	if err == nil {
		err = s.SetChoice(list.Cell(row, rules.Row), entry.ID)
	}
	if err == nil {
		err = s.SetSeveral(list.Cell(row, rules.Columns), doers)
	}
	return row, true, err
}

// doers returns the ids of the roles that do a function.
func (s *Session) doers(f *questionnaire.Field, function int) []string {
	var out []string
	ids := s.ids(At(f.Matrix.Columns))
	marks, _ := s.MarksOf(f, function)
	for i, mark := range marks {
		if mark&answers.Does != 0 {
			out = append(out, ids[i])
		}
	}
	return out
}
