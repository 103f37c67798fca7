package line

import (
	"slices"
	"strconv"

	"salesaudit/internal/interview/session"
	"salesaudit/questionnaire"
)

// list asks for the rows of a list, each cell by cell.
func (d *dialogue) list(p session.Place) (session.Move, error) {
	for {
		d.asks(p)
		d.printRows(p)
		words := linePromptList
		if p.NameColumn() == nil {
			words = linePromptRows
		}
		line, err := d.prompt(words)
		if err != nil {
			return session.Move{}, err
		}
		m, done, err := d.listLine(p, line)
		if err != nil || done {
			return m, err
		}
	}
}

func (d *dialogue) printRows(p session.Place) {
	if words := d.s.RowsWords(p); words != "" {
		d.print(words)
	}
	for i := range d.s.Value(p).Rows {
		d.printf("  %d %s%s\n", i+1, d.s.RowName(p, i), d.s.OpenNote(p, i))
	}
}

// listLine takes one line at the prompt of a list.
func (d *dialogue) listLine(p session.Place, line string) (m session.Move, done bool, err error) {
	o, rest := readOrder(line)
	switch o {
	case orderAdd:
		m, err = d.addRow(p, rest)
		return m, m.Kind == session.Jump || m.Kind == session.Leave, err
	case orderUnknown:
		if d.hasRows(p) {
			return session.Move{}, false, nil
		}
		return d.settled(d.s.Problem(d.s.SetUnknown(p)))
	case orderClear:
		if !d.hasRows(p) {
			d.taken(d.s.Problem(d.s.Clear(p)))
		}
		return session.Move{}, false, nil
	case orderDelete, orderUp, orderDown:
		err = d.changeRow(p, o, rest)
		return session.Move{}, false, err
	}
	if line == "" || o == orderDone {
		return session.Move{Kind: session.Forward}, true, nil
	}
	if line == "0" {
		if d.hasRows(p) {
			return session.Move{}, false, nil
		}
		return d.settled(d.s.Problem(d.s.SetNone(p)))
	}
	if n, err := strconv.Atoi(line); err == nil {
		if n < 1 || n > len(d.s.Value(p).Rows) {
			d.needNumber(len(d.s.Value(p).Rows))
			return session.Move{}, false, nil
		}
		m, err := d.row(p, n-1)
		return m, m.Kind == session.Jump || m.Kind == session.Leave, err
	}
	m, handled, err := d.command(line, p.Field.Question)
	if !handled && err == nil {
		d.refuse(d.s.Say(lineNotUnderstood))
	}
	return m, m.Kind != session.Stay, err
}

// hasRows refuses to answer for a list as a whole that has rows: they would be thrown away, and each is deleted by its
// number, with a question.
func (d *dialogue) hasRows(p session.Place) bool {
	n := len(d.s.Value(p).Rows)
	if n > 0 {
		d.refuse(d.s.Say(lineHasRows, n))
	}
	return n > 0
}

// addRow adds a row and asks for its cells.
func (d *dialogue) addRow(p session.Place, name string) (session.Move, error) {
	for p.NameColumn() != nil && name == "" {
		line, err := d.prompt(session.SayName)
		if err != nil {
			return session.Move{}, err
		}
		if o, _ := readOrder(line); o == orderBack || o == orderSkip {
			return session.Move{}, nil
		}
		name = line
	}
	row, err := d.s.AddRow(p, name)
	if !d.taken(d.s.Problem(err)) {
		return session.Move{}, nil
	}
	if p.NameColumn() != nil {
		return d.row(p, row, p.NameColumn())
	}
	m, stop := d.row(p, row)
	_, err = d.s.DropEmptyRow(p, row)
	d.taken(d.s.Problem(err))
	return m, stop
}

// row asks for the cells of one row, but those of some columns.
func (d *dialogue) row(p session.Place, row int, except ...*questionnaire.Column) (session.Move, error) {
	var cells []session.Place
	for _, c := range p.Columns {
		if c.Kind == questionnaire.ID || slices.Contains(except, c) {
			continue
		}
		cells = append(cells, p.Cell(row, c))
	}
	for i, by := 0, 1; i >= 0 && i < len(cells); i += by {
		cell := cells[i]
		if !d.s.Visits(cell) {
			continue
		}
		d.printf("%s: %s\n", d.s.RowName(p, row), d.cellTitle(cell))
		var m session.Move
		var err error
		if cell.Kind == questionnaire.List {
			m, err = d.list(cell)
		} else {
			m, err = d.value(cell)
		}
		if err != nil {
			return m, err
		}
		switch m.Kind {
		case session.Forward:
			by = 1
		case session.Backward:
			by = -1
		case session.Upward:
			return session.Move{}, nil
		default:
			return m, nil
		}
	}
	return session.Move{}, nil
}

// cellTitle is the label of a cell with its unit and help.
func (d *dialogue) cellTitle(p session.Place) string {
	title := d.s.Text(p.Label)
	if unit := p.Unit.In(d.s.Language); unit != "" {
		title += ", " + unit
	}
	if help := d.s.Text(p.Help); help != "" {
		title += " (" + help + ")"
	}
	return title
}

// changeRow deletes or moves a row by its number.
func (d *dialogue) changeRow(p session.Place, o order, number string) error {
	n, err := strconv.Atoi(number)
	rows := len(d.s.Value(p).Rows)
	if err != nil || n < 1 || n > rows {
		d.needNumber(rows)
		return nil
	}
	switch o {
	case orderUp, orderDown:
		to := n - 2
		if o == orderDown {
			to = n
		}
		if to >= 0 && to < rows {
			d.taken(d.s.Problem(d.s.MoveRow(p, n-1, to)))
		}
		return nil
	}
	return d.deleteRow(p, n-1)
}

func (d *dialogue) deleteRow(p session.Place, row int) error {
	d.print(d.s.DeletionWords(p, row)...)
	yes, err := d.confirmed()
	if yes && d.taken(d.s.Problem(d.s.DeleteRow(p, row))) {
		d.say(sayDeleted)
	}
	return err
}

// confirmed takes yes for yes, no or nothing for no, and refuses what is neither.
func (d *dialogue) confirmed() (bool, error) {
	line, err := d.prompt(linePromptConfirm)
	if err != nil {
		return false, err
	}
	answer := pick(d.s.YesOrNo(), line)
	if answer < 0 && line != "" {
		d.refuse(d.s.Say(lineYesOrNo))
	}
	return answer == 0, nil
}
