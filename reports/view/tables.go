package view

import (
	"slices"
	"strings"

	"salesaudit/internal/answers"
	"salesaudit/internal/clean"
	"salesaudit/internal/wording"
	"salesaudit/questionnaire"
)

// Table is a list as a table.
type Table struct {
	Columns []string `json:"columns"`
	Numeric []bool   `json:"numeric"` // by column: its cells are numbers
	Rows    [][]Cell `json:"rows"`
}

// Cell is one cell.
type Cell struct {
	Text   string   `json:"text"`
	Number *float64 `json:"number"` // nil when the cell is no number
}

// dropEmpty takes the columns out in which no row has anything, as their room is wanted by the others, and returns their
// titles. The first stays: it names the rows.
func (t *Table) dropEmpty() []string {
	var dropped []string
	for k := len(t.Columns) - 1; k > 0; k-- {
		if slices.ContainsFunc(t.Rows, func(row []Cell) bool { return row[k].Text != "" }) {
			continue
		}
		dropped = append([]string{t.Columns[k]}, dropped...)
		t.Columns, t.Numeric = slices.Delete(t.Columns, k, k+1), slices.Delete(t.Numeric, k, k+1)
		for i := range t.Rows {
			t.Rows[i] = slices.Delete(t.Rows[i], k, k+1)
		}
	}
	return dropped
}

// Texts are the cells as text, row by row.
func (t *Table) Texts() [][]string {
	rows := make([][]string, len(t.Rows))
	for i, row := range t.Rows {
		for _, c := range row {
			rows[i] = append(rows[i], c.Text)
		}
	}
	return rows
}

// table words the rows of a list. Ids are for references only, which are worded by name: their column is shown only
// in a list whose rows have no other name.
func (b *builder) table(columns []*questionnaire.Column, rows []answers.Row) *Table {
	t := &Table{}
	var shown []*questionnaire.Column
	named := false
	for _, c := range columns {
		named = named || c.Kind == questionnaire.FreeText || c.Kind == questionnaire.Reference
	}
	for _, c := range columns {
		if c.Kind == questionnaire.ID && named {
			continue
		}
		shown = append(shown, c)
		label := b.Text(c.Label)
		if c.Kind == questionnaire.ID && label == "" {
			label = c.ID
		}
		t.Columns = append(t.Columns, label)
		t.Numeric = append(t.Numeric, c.Kind == questionnaire.Integer || c.Kind == questionnaire.Percent)
	}
	for i := range rows {
		cells := make([]Cell, len(shown))
		for k, c := range shown {
			cells[k] = b.cell(c, rows[i].Cell(c))
		}
		t.Rows = append(t.Rows, cells)
	}
	return t
}

// cell words one cell: references by the names of what they name, lists inside a row on one line.
func (b *builder) cell(c *questionnaire.Column, v *answers.Value) Cell {
	switch c.Kind {
	case questionnaire.Reference, questionnaire.References:
		return Cell{Text: wording.List(b.Named(b.a.Sheet, &c.Shape, v))} // empty where nothing is known: a cell need not say so
	case questionnaire.List:
		var rows []string
		for i := range v.Rows {
			rows = append(rows, b.line(c.Columns, &v.Rows[i]))
		}
		return Cell{Text: strings.Join(rows, "; ")}
	}
	shape := c.Shape
	if c.Kind == questionnaire.Integer {
		shape.Unit = questionnaire.Unit{} // the head of the column says what is counted
	}
	cell := Cell{Text: b.Answer(b.a.Sheet, &shape, v)}
	if v.State == answers.Answered && (c.Kind == questionnaire.Integer || c.Kind == questionnaire.Percent) {
		number := v.Number
		cell.Number = &number
	}
	return cell
}

// line words a row inside a row: «Договор: таблица, 70 %».
func (b *builder) line(columns []*questionnaire.Column, row *answers.Row) string {
	name := ""
	var rest []string
	for _, c := range columns {
		v := row.Cell(c)
		switch {
		case c.Kind == questionnaire.FreeText && name == "":
			name = clean.Text(v.Text)
		case v.State != answers.Answered:
		default:
			if text := b.cell(c, v).Text; text != "" {
				rest = append(rest, wording.LowerFirst(text))
			}
		}
	}
	if len(rest) == 0 {
		return name
	}
	return name + ": " + wording.List(rest)
}
