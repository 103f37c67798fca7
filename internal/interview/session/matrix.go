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
	line := s.UnknownDuplication(f)
	if _, missing := s.missingScopes(f); line != "" && len(missing) > 0 {
		line += " — " + s.Say(sayNotGiven, strings.Join(missing, ", "))
	}
	return line
}
