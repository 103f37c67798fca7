package session

import (
	"slices"

	"salesaudit/internal/answers"
	"salesaudit/internal/scoring"
	"salesaudit/internal/wording"
	"salesaudit/questionnaire"
)

// SayNothingShared says that Shared has nothing.
var SayNothingShared = text{RU: "Функций, которые двое делают для одних и тех же клиентов, нет.", EN: "No function is done by two for the same clients."}

// Shared returns the functions of a matrix of which two roles or more do the same for the same clients, or may, or whose
// work a rule parts already, as places in its catalogue.
func (s *Session) Shared(f *questionnaire.Field) []int {
	var out []int
	for _, function := range s.Functions(f) {
		d := s.distribution(f, function)
		if isOverlap(d.Findings) || isOverlap(d.Open) || len(s.doers(f, function)) > 1 && s.ruleOf(f, function) >= 0 {
			out = append(out, function)
		}
	}
	return out
}

// isOverlap reports whether one of some findings is that two do the same, in one department or in two.
func isOverlap(findings []scoring.Finding) bool {
	return slices.ContainsFunc(findings, scoring.Finding.IsOverlap)
}

// SharedLine says who shares a function, and in what form there is a rule that parts it between them.
func (s *Session) SharedLine(f *questionnaire.Field, function int) string {
	var roles []string
	for _, role := range s.doers(f, function) {
		roles = append(roles, s.RowName(At(f.Matrix.Columns), role))
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
// added for that, in one change. It is -1 where fewer than two do it, so that there is nothing to part.
func (s *Session) SplitRule(f *questionnaire.Field, function int) (row int, added bool, err error) {
	rules, entry := f.Matrix.Rules, f.Matrix.Rows.Entries[function]
	doers := s.doers(f, function)
	if len(doers) < 2 {
		return -1, false, nil
	}
	if row := s.ruleOf(f, function); row >= 0 {
		return row, false, nil
	}
	list, name := At(rules.List), s.Text(entry.Short)
	roles, ids := make([]any, len(doers)), s.ids(At(f.Matrix.Columns))
	for i, role := range doers {
		roles[i] = ids[role]
	}
	given := map[*questionnaire.Column]any{rules.Row: entry.ID, rules.Columns: roles}
	row, err = s.appendRows(s.File.ChangeUnsaved, list, []any{newRow(list, name, newID(name, s.listName(list), s.ids(list)), given)})
	return row, true, err
}

// doers returns the roles that do a function, as rows of the list of roles.
func (s *Session) doers(f *questionnaire.Field, function int) []int {
	var out []int
	marks, _ := s.MarksOf(f, function)
	for role, mark := range marks {
		if mark&answers.Does != 0 {
			out = append(out, role)
		}
	}
	return out
}

// DropEmptyRow takes a row away of which nothing is said but its name and what some columns were given when it was added. It
// reports whether it did. Where adding it was the last change, that is undone for good: a list that was said to have no rows
// still is.
func (s *Session) DropEmptyRow(list Place, row int, given ...*questionnaire.Column) (bool, error) {
	if row >= len(s.Value(list).Rows) {
		return false, nil
	}
	for _, c := range list.Columns {
		if c.Kind != questionnaire.ID && c != list.NameColumn() && !slices.Contains(given, c) && !s.IsOpen(list.Cell(row, c)) {
			return false, nil
		}
	}
	rows := len(s.Value(list).Rows)
	if moved, err := s.File.Undo(); err != nil {
		return false, err
	} else if moved {
		if len(s.Value(list).Rows) == rows-1 {
			s.File.Forget()
			return true, nil
		}
		if _, err := s.File.Redo(); err != nil {
			return false, err
		}
	}
	err := s.DeleteRow(list, row)
	return err == nil, err
}
