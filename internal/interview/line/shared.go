package line

import (
	"strconv"

	"salesaudit/internal/interview/session"
	"salesaudit/questionnaire"
)

// shared lists the functions that two roles or more do, and asks for the rule of the one that is chosen.
func (d *dialogue) shared(f *questionnaire.Field) (session.Move, error) {
	for {
		functions := d.s.Shared(f)
		if len(functions) == 0 {
			d.say(session.SayNothingShared)
			return session.Move{}, nil
		}
		for i, function := range functions {
			d.printf("  %d %s\n", i+1, d.s.SharedLine(f, function))
		}
		d.asks(session.At(f.Matrix.Rules.List))
		line, err := d.prompt(lineSharedPick)
		if o, _ := readOrder(line); err != nil || line == "" || o == orderBack || o == orderDone {
			return session.Move{}, err
		}
		n, err := strconv.Atoi(line)
		if err != nil || n < 1 || n > len(functions) {
			m, handled, err := d.command(line, f.Question)
			if err != nil || m.Kind != session.Stay {
				return m, err
			}
			if !handled {
				d.needNumber(len(functions))
			}
			continue
		}
		m, err := d.splitRule(f, functions[n-1])
		if err != nil || m.Kind != session.Stay {
			return m, err
		}
	}
}

// splitRule asks for the rule that parts a function, a new one where there is none yet. A new one of which nothing is
// said goes again.
func (d *dialogue) splitRule(f *questionnaire.Field, function int) (session.Move, error) {
	rules := f.Matrix.Rules
	row, added, err := d.s.SplitRule(f, function)
	if !d.taken(d.s.Problem(err)) || row < 0 {
		return session.Move{}, nil
	}
	list := session.At(rules.List)
	if !added {
		return d.row(list, row)
	}
	m, stop := d.row(list, row, rules.Row, rules.Columns)
	_, err = d.s.DropEmptyRow(list, row, rules.Row, rules.Columns)
	d.taken(d.s.Problem(err))
	return m, stop
}
