package interview

import (
	"strconv"
	"strings"

	"salesaudit/internal/answers"
	"salesaudit/questionnaire"
)

// list asks for the rows of a list, each cell by cell.
func (d *dialogue) list(p Place) (move, error) {
	for {
		d.printRows(p)
		words := linePromptList
		if p.NameColumn() == nil {
			words = linePromptRows
		}
		line, err := d.prompt(words)
		if err != nil {
			return move{}, err
		}
		m, done, err := d.listLine(p, line)
		if err != nil || done {
			return m, err
		}
	}
}

func (d *dialogue) printRows(p Place) {
	v := d.s.Value(p)
	switch {
	case v.State == answers.Answered && len(v.Rows) == 0:
		d.say(sayNoRowsAtAll)
	case v.State == answers.Unknown:
		d.say(sayUnknown)
	case v.State == answers.Absent:
		d.say(sayNoRows)
	}
	for i := range v.Rows {
		d.printf("  %d %s%s\n", i+1, d.s.RowName(p, i), d.s.openNote(p, i))
	}
}

// openNote says how many cells of a row wait for an answer, "" when none does.
func (s *Session) openNote(list Place, row int) string {
	if n := s.openIn(list, row); n > 0 {
		return " (" + s.say(sayOpenCells, n) + ")"
	}
	return ""
}

// openIn counts the cells of one row that wait for an answer.
func (s *Session) openIn(list Place, row int) int {
	n := 0
	for _, c := range list.Columns {
		cell := list.Cell(row, c)
		switch {
		case c.Kind == questionnaire.ID:
		case s.isOpen(cell):
			n++
		case c.Kind == questionnaire.List:
			n += s.openCells(cell)
		}
	}
	return n
}

// listLine takes one line at the prompt of a list.
func (d *dialogue) listLine(p Place, line string) (m move, done bool, err error) {
	o, rest := readOrder(line)
	switch o {
	case orderAdd:
		m, err = d.addRow(p, rest)
		return m, m.kind == jump || m.kind == leave, err
	case orderUnknown:
		return d.settled(d.s.problem(d.s.SetUnknown(p)))
	case orderClear:
		d.taken(d.s.problem(d.s.Clear(p)))
		return move{}, false, nil
	case orderDelete, orderUp, orderDown:
		err = d.changeRow(p, o, rest)
		return move{}, false, err
	}
	if line == "" || o == orderDone {
		return move{kind: forward}, true, nil
	}
	if line == "0" && len(d.s.Value(p).Rows) == 0 {
		return d.settled(d.s.problem(d.s.SetNone(p)))
	}
	if n, err := strconv.Atoi(line); err == nil {
		if n < 1 || n > len(d.s.Value(p).Rows) {
			d.say(sayNeedNumber, len(d.s.Value(p).Rows))
			return move{}, false, nil
		}
		m, err := d.row(p, n-1, true)
		return m, m.kind == jump || m.kind == leave, err
	}
	m, handled, err := d.command(line, p.Field.Question)
	if !handled && err == nil {
		d.say(lineNotUnderstood)
	}
	return m, m.kind != stay, err
}

// addRow adds a row and asks for its cells.
func (d *dialogue) addRow(p Place, name string) (move, error) {
	for p.NameColumn() != nil && name == "" {
		line, err := d.prompt(linePromptName2)
		if err != nil {
			return move{}, err
		}
		if o, _ := readOrder(line); o == orderBack || o == orderSkip {
			return move{}, nil
		}
		name = line
	}
	row, err := d.s.AddRow(p, name)
	if !d.taken(d.s.problem(err)) {
		return move{}, nil
	}
	return d.row(p, row, false)
}

// row asks for the cells of one row, for its name only where it is to be changed.
func (d *dialogue) row(p Place, row int, withName bool) (move, error) {
	var cells []Place
	for _, c := range p.Columns {
		if c.Kind == questionnaire.ID || c == p.NameColumn() && !withName {
			continue
		}
		cells = append(cells, p.Cell(row, c))
	}
	for i := 0; i < len(cells); {
		cell := cells[i]
		d.printf("%s: %s\n", d.s.RowName(p, row), d.cellTitle(cell))
		var m move
		var err error
		if cell.Kind == questionnaire.List {
			m, err = d.list(cell)
		} else {
			m, err = d.value(cell)
		}
		if err != nil {
			return m, err
		}
		switch m.kind {
		case forward:
			i++
		case backward:
			if i--; i < 0 {
				return move{}, nil
			}
		case upward:
			return move{}, nil
		default:
			return m, nil
		}
	}
	return move{}, nil
}

// cellTitle is the label of a cell with its unit and help.
func (d *dialogue) cellTitle(p Place) string {
	title := p.Label.In(d.s.Language)
	if unit := p.Unit.In(d.s.Language); unit != "" {
		title += ", " + unit
	}
	if help := p.Help.In(d.s.Language); help != "" {
		title += " (" + help + ")"
	}
	return title
}

// changeRow deletes or moves a row by its number.
func (d *dialogue) changeRow(p Place, o order, number string) error {
	n, err := strconv.Atoi(number)
	rows := len(d.s.Value(p).Rows)
	if err != nil || n < 1 || n > rows {
		d.say(sayNeedNumber, rows)
		return nil
	}
	switch o {
	case orderUp, orderDown:
		to := n - 2
		if o == orderDown {
			to = n
		}
		if to >= 0 && to < rows {
			d.taken(d.s.problem(d.s.MoveRow(p, n-1, to)))
		}
		return nil
	}
	return d.deleteRow(p, n-1)
}

func (d *dialogue) deleteRow(p Place, row int) error {
	d.printf("%s\n", strings.Join(d.s.deletionWords(p, row), "\n"))
	line, err := d.prompt(linePromptBool)
	if err != nil {
		return err
	}
	if pick(d.s.yesOrNo(), line) == 0 {
		if d.taken(d.s.problem(d.s.DeleteRow(p, row))) {
			d.say(sayDeleted)
		}
	}
	return nil
}

func (s *Session) yesOrNo() []Choice { return []Choice{{yes, s.say(sayYes)}, {no, s.say(sayNo)}} }

// shownReferrers is how many rows of one list are named before the rest is counted.
const shownReferrers = 4

// deletionWords asks whether a row may go, and says who names it.
func (s *Session) deletionWords(p Place, row int) []string {
	out := []string{s.say(sayDeleteAsk, s.RowName(p, row))}
	referrers := s.Referrers(p, row)
	if len(referrers) == 0 {
		return out
	}
	out = append(out, s.say(sayReferredTo))
	for _, r := range referrers {
		names := strings.Join(r.Names, ", ")
		if more := len(r.Names) - shownReferrers; more > 1 {
			names = s.say(sayAndMore, strings.Join(r.Names[:shownReferrers], ", "), more)
		}
		out = append(out, "  "+r.Field.Label.In(s.Language)+": "+names)
	}
	return append(out, s.say(sayRefersGo))
}
