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

// FindingWords says what is wrong with one function, "" when nothing is. Where nobody does it, that says it all.
func (s *Session) FindingWords(f *questionnaire.Field, function int) string {
	findings := s.findings(f, function)
	if slices.Contains(findings, scoring.UnassignedFinding) {
		return s.in().Finding(string(scoring.UnassignedFinding))
	}
	var parts []string
	for _, finding := range findings {
		parts = append(parts, s.in().Finding(string(finding)))
	}
	return wording.List(parts)
}

// MatrixLine counts what is wrong over all functions of a matrix.
func (s *Session) MatrixLine(f *questionnaire.Field) string {
	asked, all := s.asked(f)
	parts := []string{s.Say(sayFunctionsAsked, asked, all)}
	for _, finding := range findingOrder {
		n := 0
		for _, function := range s.Functions(f) {
			for _, each := range s.findings(f, function) {
				if each == finding {
					n++
				}
			}
		}
		if n > 0 {
			parts = append(parts, s.in().FindingBriefly(string(finding))+" "+strconv.Itoa(n))
		}
	}
	return strings.Join(parts, " · ")
}

// SplitRule returns the row of the rule that parts a function of a matrix between those who do it, and whether it was
// added for that. It is -1 where fewer than two do it, so that there is nothing to part.
func (s *Session) SplitRule(f *questionnaire.Field, function int) (row int, added bool, err error) {
	rules, entry := f.Matrix.Rules, f.Matrix.Rows.Entries[function]
	doers := s.doers(f, function)
	if len(doers) < 2 {
		return -1, false, nil
	}
	list := At(rules.List)
	for row := range s.Value(list).Rows {
		if s.Value(list.Cell(row, rules.Row)).Text == entry.ID {
			return row, false, nil
		}
	}
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
