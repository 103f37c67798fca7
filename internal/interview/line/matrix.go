package line

import (
	"regexp"
	"strconv"

	"salesaudit/internal/answers"
	"salesaudit/internal/interview/session"
	"salesaudit/questionnaire"
)

// matrix asks who takes part in each function, function by function.
func (d *dialogue) matrix(f *questionnaire.Field) (session.Move, error) {
	roles := d.s.Roles(f)
	if len(roles) == 0 {
		d.print(d.s.RolesFirst(f))
		return d.emptyMatrix(f)
	}
	d.say(lineMatrixHelp)
	if f.Matrix.System {
		d.say(lineSystemHelp)
	}
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
		switch m.Kind {
		case session.Forward:
			at++
		case session.Backward:
			if at--; at < 0 {
				return m, nil
			}
		case session.Upward:
			at = len(functions)
		default:
			return m, nil
		}
	}
	d.print(d.s.MatrixLine(f))
	if d.s.MissesScopes(f) {
		d.say(lineScopesHint)
	}
	return session.Move{Kind: session.Forward}, nil
}

// emptyMatrix asks where to go from a matrix without roles.
func (d *dialogue) emptyMatrix(f *questionnaire.Field) (session.Move, error) {
	for {
		d.asks(session.At(f))
		line, err := d.prompt(linePromptEmpty)
		if err != nil || line == "" {
			return session.Move{Kind: session.Forward}, err
		}
		if o, _ := readOrder(line); o == orderUnknown {
			if m, done, err := d.settled(d.s.Problem(d.s.SetUnknown(session.At(f)))); done {
				return m, err
			}
			continue
		}
		m, handled, err := d.command(line, f.Question)
		if err != nil || m.Kind != session.Stay {
			return m, err
		}
		if !handled {
			d.refuse(d.s.Say(lineNotUnderstood))
		}
	}
}

// function asks who takes part in one function.
func (d *dialogue) function(f *questionnaire.Field, function, roles int) (session.Move, error) {
	d.printf("%s: %s\n", d.s.Text(f.Matrix.Rows.Entries[function].Name), d.s.ShowMarks(f, function))
	for {
		d.asked = session.At(f).String() + "." + f.Matrix.Rows.Entries[function].ID
		line, err := d.prompt(linePromptMarks)
		if err != nil {
			return session.Move{}, err
		}
		o, _ := readOrder(line)
		switch {
		case line == "":
			return session.Move{Kind: session.Forward}, nil
		case line == sameAsAbove:
			if copied, err := d.copyAbove(f, function); copied || err != nil {
				return session.Move{Kind: session.Forward}, err
			}
			continue
		case o == orderUnknown:
			if d.taken(d.s.Problem(d.s.SetFunctionUnknown(f, function))) {
				return session.Move{Kind: session.Forward}, nil
			}
			continue
		}
		system, marks, ok := parseMarks(line, roles)
		if !ok || system && !f.Matrix.System {
			if m, handled, err := d.command(line, f.Question); handled || err != nil {
				if err != nil || m.Kind != session.Stay {
					return m, err
				}
				continue
			}
			d.refuse(d.s.Say(lineWrongMarks, roles))
			if f.Matrix.System {
				d.say(lineSystemHelp)
			}
			continue
		}
		if d.taken(d.s.Problem(d.s.SetMarks(f, function, system, marks))) {
			if words := d.s.FindingWords(f, function); words != "" {
				d.printf("! %s\n", words)
			}
			return session.Move{Kind: session.Forward}, nil
		}
	}
}

// sameAsAbove takes over the marks of the function above.
const sameAsAbove = "="

// copyAbove answers a function as the nearest above that was asked for, after a question where it has marks already. It
// reports whether it did.
func (d *dialogue) copyAbove(f *questionnaire.Field, function int) (bool, error) {
	above := d.s.MarkedAbove(f, function)
	if above < 0 {
		d.refuse(d.s.Say(lineNothingAbove))
		return false, nil
	}
	if _, state := d.s.MarksOf(f, function); state == answers.Answered {
		d.print(d.s.ReplacingWords(f, above, function)...)
		yes, err := d.confirmed()
		if !yes || err != nil {
			return false, err
		}
	}
	if !d.taken(d.s.Problem(d.s.CopyMarks(f, above, function))) {
		return false, nil
	}
	d.printf("%s\n", d.s.ShowMarks(f, function))
	if words := d.s.FindingWords(f, function); words != "" {
		d.printf("! %s\n", words)
	}
	return true, nil
}

// oneMark is a role by its number with its marks, such as 3RA or 3=RA.
var oneMark = regexp.MustCompile(`^\s*(\d+)\s*[=:]?\s*(\pL+)[\s,;]*`)

// systemMark says that a system does the function: S on either layout, or in a word.
var systemMark = regexp.MustCompile(`(?i)^\s*(?:[` + session.SystemKeys + `]|система|system)(?:[\s,;]+|$)`)

// parseMarks reads the parts of roles 1 to roles in a function, and whether a system does it; 0 says that nobody takes
// part.
func parseMarks(line string, roles int) (system bool, marks []answers.Mark, ok bool) {
	marks = make([]answers.Mark, roles)
	if line == "0" {
		return false, marks, true
	}
	for line != "" {
		if found := systemMark.FindString(line); found != "" {
			system, line = true, line[len(found):]
			continue
		}
		found := oneMark.FindStringSubmatch(line)
		if found == nil {
			return false, nil, false
		}
		line = line[len(found[0]):]
		n, err := strconv.Atoi(found[1])
		mark, known := parseMark(found[2])
		if err != nil || n < 1 || n > roles || !known {
			return false, nil, false
		}
		if marks[n-1] |= mark; !possible(marks[n-1]) { // 1R 1A is 1RA
			return false, nil, false
		}
	}
	return system, marks, true
}

// parseMark reads R, A, RA or B on either layout.
func parseMark(letters string) (answers.Mark, bool) {
	var mark answers.Mark
	for _, r := range letters {
		m, ok := session.MarkKeys[r]
		if !ok {
			return 0, false
		}
		mark |= m
	}
	return mark, possible(mark)
}

// possible reports whether a role can have a mark: who stands in has no other part.
func possible(mark answers.Mark) bool {
	return mark == answers.StandsIn || mark&answers.StandsIn == 0
}
