package interview

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"salesaudit/internal/answers"
	"salesaudit/internal/scoring"
	"salesaudit/questionnaire"
)

// matrix asks who takes part in each function, function by function.
func (d *dialogue) matrix(f *questionnaire.Field) (move, error) {
	roles := d.s.Choices(At(f).Cell(0, roleColumn(f)))
	if len(roles) == 0 {
		d.say(sayRolesFirst, f.Matrix.Columns.Label.In(d.s.Language))
		return d.emptyMatrix(f)
	}
	d.say(lineMatrixHelp)
	for i, role := range roles {
		d.printf("  %d %s\n", i+1, role.Label)
	}
	functions := d.s.Functions(f)
	at := 0
	for i, function := range functions {
		if _, state := d.s.MarksOf(f, function); state == answers.Absent {
			at = i
			break
		}
	}
	for at < len(functions) {
		m, err := d.function(f, functions[at], len(roles))
		if err != nil {
			return m, err
		}
		switch m.kind {
		case forward:
			at++
		case backward:
			if at--; at < 0 {
				return m, nil
			}
		case upward:
			at = len(functions)
		default:
			return m, nil
		}
	}
	d.printf("%s\n", d.s.matrixLine(f))
	return move{kind: forward}, nil
}

// roleColumn is a column that names roles of the matrix, for its choices.
func roleColumn(f *questionnaire.Field) *questionnaire.Column {
	return &questionnaire.Column{Shape: questionnaire.Shape{Kind: questionnaire.References, Target: questionnaire.Target{List: f.Matrix.Columns}}}
}

// emptyMatrix asks where to go from a matrix without roles.
func (d *dialogue) emptyMatrix(f *questionnaire.Field) (move, error) {
	for {
		line, err := d.prompt(linePromptEnd)
		if err != nil || line == "" {
			return move{kind: forward}, err
		}
		if o, _ := readOrder(line); o == orderUnknown {
			m, done, err := d.settled(d.s.problem(d.s.SetUnknown(At(f))))
			if done {
				return m, err
			}
			continue
		}
		if m, handled, err := d.command(line, f.Question); err != nil || handled && m.kind != stay {
			return m, err
		}
	}
}

// function asks who takes part in one function.
func (d *dialogue) function(f *questionnaire.Field, function, roles int) (move, error) {
	d.printf("%s: %s\n", f.Matrix.Rows.Entries[function].Name.In(d.s.Language), d.s.showMarks(f, function))
	for {
		line, err := d.prompt(linePromptMarks)
		if err != nil {
			return move{}, err
		}
		o, _ := readOrder(line)
		switch {
		case line == "":
			return move{kind: forward}, nil
		case o == orderUnknown:
			if d.taken(d.s.problem(d.s.SetFunctionUnknown(f, function))) {
				return move{kind: forward}, nil
			}
			continue
		}
		marks, ok := parseMarks(line, roles)
		if !ok {
			if m, handled, err := d.command(line, f.Question); handled || err != nil {
				if err != nil || m.kind != stay {
					return m, err
				}
				continue
			}
			d.say(lineWrongMarks, roles)
			continue
		}
		if d.taken(d.s.problem(d.s.SetMarks(f, function, marks))) {
			if words := d.s.findingWords(f, function); words != "" {
				d.printf("! %s\n", words)
			}
			return move{kind: forward}, nil
		}
	}
}

// oneMark is a role by its number with its marks, such as 3RA or 3=RA.
var oneMark = regexp.MustCompile(`^\s*(\d+)\s*[=:]?\s*(\pL+)[\s,;]*`)

// parseMarks reads the parts of roles 1 to roles in a function; 0 says that nobody takes part.
func parseMarks(line string, roles int) ([]answers.Mark, bool) {
	marks := make([]answers.Mark, roles)
	if line == "0" {
		return marks, true
	}
	for line != "" {
		found := oneMark.FindStringSubmatch(line)
		if found == nil {
			return nil, false
		}
		line = line[len(found[0]):]
		n, err := strconv.Atoi(found[1])
		mark, ok := parseMark(found[2])
		if err != nil || n < 1 || n > roles || !ok {
			return nil, false
		}
		marks[n-1] = mark
	}
	return marks, true
}

// parseMark reads R, A, RA or B on either layout.
func parseMark(letters string) (answers.Mark, bool) {
	var mark answers.Mark
	for _, r := range letters {
		m, ok := markKeys[r]
		if !ok {
			return 0, false
		}
		mark |= m
	}
	return mark, mark == answers.StandsIn || mark&answers.StandsIn == 0
}

// showMarks words who takes part in a function.
func (s *Session) showMarks(f *questionnaire.Field, function int) string {
	marks, state := s.MarksOf(f, function)
	switch state {
	case answers.Absent:
		return s.say(sayNotAsked)
	case answers.Unknown:
		return s.say(sayUnknown)
	}
	var parts []string
	for role, mark := range marks {
		if mark != 0 {
			parts = append(parts, s.RowName(At(f.Matrix.Columns), role)+" "+mark.String())
		}
	}
	if len(parts) == 0 {
		return s.say(sayNobodyDoesIt)
	}
	return strings.Join(parts, ", ")
}

// findingWords says what is wrong with one function, "" when nothing is. Where nobody does it, that says it all.
func (s *Session) findingWords(f *questionnaire.Field, function int) string {
	if slices.Contains(s.Findings(f, function), scoring.UnassignedFinding) {
		return s.say(findingNames[scoring.UnassignedFinding])
	}
	var parts []string
	for _, finding := range s.Findings(f, function) {
		parts = append(parts, s.say(findingNames[finding]))
	}
	return strings.Join(parts, ", ")
}

// matrixLine counts what is wrong over all functions of a matrix.
func (s *Session) matrixLine(f *questionnaire.Field) string {
	asked, all := s.asked(f)
	parts := []string{s.say(sayFunctionsAsked, asked, all)}
	for _, finding := range findingOrder {
		n := 0
		for _, function := range s.Functions(f) {
			for _, each := range s.Findings(f, function) {
				if each == finding {
					n++
				}
			}
		}
		if n > 0 {
			parts = append(parts, s.say(findingCounts[finding])+" "+strconv.Itoa(n))
		}
	}
	return strings.Join(parts, " · ")
}
