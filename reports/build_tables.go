package reports

import (
	"strings"

	"salesaudit/internal/answers"
	"salesaudit/questionnaire"
)

// table words the rows of a list. Ids are for references only, which are worded by name: their column is shown only
// in a list whose rows have no other name.
func (b *builder) table(columns []*questionnaire.Column, rows []answers.Row) *TableView {
	t := &TableView{}
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
		label := b.text(c.Label)
		if c.Kind == questionnaire.ID && label == "" {
			label = c.ID
		}
		t.Columns = append(t.Columns, label)
		t.Numeric = append(t.Numeric, c.Kind == questionnaire.Integer || c.Kind == questionnaire.Percent)
	}
	for i := range rows {
		cells := make([]CellView, len(shown))
		for k, c := range shown {
			cells[k] = b.cell(c, rows[i].Cell(c))
		}
		t.Rows = append(t.Rows, cells)
	}
	return t
}

// cell words one cell: references by the names of what they name, lists inside a row on one line.
func (b *builder) cell(c *questionnaire.Column, v *answers.Value) CellView {
	switch c.Kind {
	case questionnaire.Reference, questionnaire.References:
		return CellView{Text: list(b.targets(c, v))}
	case questionnaire.List:
		var rows []string
		for i := range v.Rows {
			rows = append(rows, b.line(c.Columns, &v.Rows[i]))
		}
		return CellView{Text: strings.Join(rows, "; ")}
	}
	cell := CellView{Text: b.value(v, c.Kind, c.Options, b.text(c.Unit))}
	if v.State == answers.Answered && (c.Kind == questionnaire.Integer || c.Kind == questionnaire.Percent) {
		number := v.Number
		cell.Number = &number
	}
	return cell
}

// line words a row inside a row: «Договор (таблица, 70 %)».
func (b *builder) line(columns []*questionnaire.Column, row *answers.Row) string {
	name := ""
	var rest []string
	for _, c := range columns {
		v := row.Cell(c)
		switch {
		case c.Kind == questionnaire.FreeText && name == "":
			name = clean(v.Text)
		case v.State != answers.Answered:
		default:
			if text := b.cell(c, v).Text; text != "" {
				rest = append(rest, lowerFirst(text))
			}
		}
	}
	if len(rest) == 0 {
		return name
	}
	return name + " (" + list(rest) + ")"
}

// targets names what a cell of references names.
func (b *builder) targets(c *questionnaire.Column, v *answers.Value) []string {
	var names []string
	for _, k := range v.Refs {
		if catalogue := c.Target.Catalogue; catalogue != nil {
			names = append(names, b.text(catalogue.Entries[k].Short))
		} else if rows := b.a.Sheet.Value(c.Target.List).Rows; k < len(rows) {
			names = append(names, cleanName(rowName(c.Target.List, &rows[k])))
		}
	}
	return names
}
