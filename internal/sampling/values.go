package sampling

import (
	"slices"
	"strconv"
	"strings"

	"salesaudit/questionnaire"
)

// answers writes the answers: lists get their ids first, so that any value can name any row.
func (c *client) answers(b *questionnaire.Bank) {
	asked := make([]bool, len(b.Fields))
	for i, f := range b.Fields {
		asked[i] = !c.chance(c.missing)
		if !asked[i] || f.IDColumn() == nil {
			continue
		}
		for n := range c.rng.IntN(7) {
			c.ids[f] = append(c.ids[f], f.ID+strconv.Itoa(n+1))
		}
	}
	c.line("answers:")
	some := false
	for i, f := range b.Fields {
		switch {
		case asked[i]:
			c.line("  %s: %s", f.ID, c.value(f))
		case c.chance(0.5):
			c.line("  %s: %s", f.ID, pick(c.rng, "unknown", "null"))
		default:
			continue
		}
		some = true
	}
	if !some {
		c.line("  {}")
	}
}

func (c *client) value(f *questionnaire.Field) string {
	switch f.Kind {
	case questionnaire.Bool:
		return strconv.FormatBool(c.good())
	case questionnaire.Integer, questionnaire.Percent:
		if !c.chance(c.measured) {
			return "not_measured"
		}
		return c.number(f.Kind, f.Min, f.LowerIsBetter)
	case questionnaire.Choice:
		return c.option(f.Options)
	case questionnaire.Multi:
		if f.Optional && !c.chance(0.2) {
			return "[]"
		}
		return flow(c.some(questionnaire.OptionIDs(f.Options), 0.2+0.6*c.quality))
	case questionnaire.List:
		return c.list(f)
	case questionnaire.Matrix:
		return c.matrix(f)
	}
	return quote(f.Label.RU)
}

// flow writes a list on one line.
func flow(values []string) string { return "[" + strings.Join(values, ", ") + "]" }

// number draws a number near the thresholds that rules like to have.
func (c *client) number(kind questionnaire.Kind, least int, lowerIsBetter bool) string {
	good := c.good()
	switch {
	case lowerIsBetter && good:
		return strconv.Itoa(least + pick(c.rng, 0, 0, 1, 2, 5, 6))
	case lowerIsBetter:
		return strconv.Itoa(least + pick(c.rng, 3, 9, 12, 13, 20, 40))
	case kind == questionnaire.Percent && good:
		return strconv.Itoa(pick(c.rng, 70, 80, 85, 90, 95, 98, 100))
	case kind == questionnaire.Percent:
		return strconv.Itoa(pick(c.rng, 0, 5, 30, 50, 60, 69, 79, c.rng.IntN(101)))
	}
	return strconv.Itoa(least + pick(c.rng, 0, 1, 1, 2, 2, 3, 5, 8))
}

// option draws an option; where they are ordered, the last ones are the best.
func (c *client) option(options []questionnaire.Option) string {
	if c.good() {
		return options[len(options)-1-c.rng.IntN(min(2, len(options)))].ID
	}
	return options[c.rng.IntN(len(options))].ID
}

// some keeps each of the names with a chance of p.
func (c *client) some(names []string, p float64) []string {
	var kept []string
	for _, name := range names {
		if c.chance(p) {
			kept = append(kept, name)
		}
	}
	return kept
}

// list writes the rows of a list, indented below its field.
func (c *client) list(f *questionnaire.Field) string {
	rows := len(c.ids[f])
	if f.IDColumn() == nil {
		rows = c.rng.IntN(6)
	}
	for _, column := range f.Columns {
		if column.Kind == questionnaire.Reference && !column.Optional && len(c.names(column)) == 0 {
			rows = 0 // each row would have to name something, and there is nothing to name
		}
	}
	if rows == 0 {
		return "[]"
	}
	var out strings.Builder
	for i := range rows {
		id := ""
		if f.IDColumn() != nil {
			id = c.ids[f][i]
		}
		out.WriteString("\n    - " + c.row(f.Columns, id, rows))
	}
	return out.String()
}

// row writes one of so many rows of a list.
func (c *client) row(columns []*questionnaire.Column, id string, rows int) string {
	var cells []string
	for _, column := range columns {
		if column.Kind == questionnaire.ID {
			cells = append(cells, column.ID+": "+id)
		} else if text := c.cell(column, id, rows); text != "" {
			cells = append(cells, column.ID+": "+text)
		}
	}
	return "{" + strings.Join(cells, ", ") + "}"
}

// cell writes a cell, "" for one that is left out.
func (c *client) cell(column *questionnaire.Column, id string, rows int) string {
	required := column.Kind == questionnaire.Reference && !column.Optional
	if !required && c.chance(c.unknown) {
		return pick(c.rng, "unknown", "")
	}
	switch column.Kind {
	case questionnaire.Bool:
		return strconv.FormatBool(c.good())
	case questionnaire.Integer:
		return c.number(column.Kind, column.Min, false)
	case questionnaire.Percent:
		switch {
		case !c.chance(c.measured):
			return pick(c.rng, "not_measured", "")
		case c.chance(0.5):
			return strconv.Itoa(100 / rows)
		}
		return c.number(column.Kind, 0, false)
	case questionnaire.Choice:
		return c.option(column.Options)
	case questionnaire.Reference:
		names := c.names(column)
		if !required && (len(names) == 0 || !c.chance(0.3+0.7*c.quality)) {
			return ""
		}
		return names[c.rng.IntN(len(names))]
	case questionnaire.References:
		return flow(c.some(c.names(column), 0.4))
	case questionnaire.List:
		nested := make([]string, c.rng.IntN(6))
		for i := range nested {
			nested[i] = c.row(column.Columns, column.ID+strconv.Itoa(i+1), len(nested))
		}
		return flow(nested)
	}
	if !c.chance(0.6 + 0.4*c.quality) {
		return ""
	}
	return quote(strings.TrimSpace(column.Label.RU + " " + id))
}

// names returns what a column of references may name.
func (c *client) names(column *questionnaire.Column) []string {
	if column.Target.Catalogue != nil {
		return column.Target.Catalogue.IDs()
	}
	return c.ids[column.Target.List]
}

// matrix writes the marks of a matrix, indented below its field. A well organised client has one doer, one who
// answers and one who stands in; the others have anything.
func (c *client) matrix(f *questionnaire.Field) string {
	columns := c.ids[f.Matrix.Columns]
	var out strings.Builder
	for _, entry := range f.Matrix.Rows.Entries {
		if c.chance(c.unknown / 2) {
			continue
		}
		marks := c.orderly(columns)
		if !c.good() {
			marks = c.disorderly(columns)
		}
		out.WriteString("\n    " + entry.ID + ": {" + strings.Join(marks, ", ") + "}")
	}
	if out.Len() == 0 {
		return "{}"
	}
	return out.String()
}

// orderly has a doer, one who answers and mostly one who stands in, as far as there are roles.
func (c *client) orderly(columns []string) []string {
	var marks []string
	order := c.rng.Perm(len(columns))
	if len(order) > 0 && c.chance(0.4) {
		marks = append(marks, columns[order[0]]+": RA")
	} else if len(order) > 1 {
		marks = append(marks, columns[order[0]]+": R", columns[order[1]]+": A")
	}
	if len(order) > 2 && c.chance(0.8) {
		marks = append(marks, columns[order[2]]+": B")
	}
	slices.Sort(marks)
	return marks
}

func (c *client) disorderly(columns []string) []string {
	var marks []string
	for _, column := range c.some(columns, 0.4) {
		marks = append(marks, column+": "+pick(c.rng, "R", "R", "A", "RA", "B"))
	}
	return marks
}
