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
			c.line("  %s: %s", f.ID, c.field(f))
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

// field writes the answer to a field.
func (c *client) field(f *questionnaire.Field) string {
	switch f.Kind {
	case questionnaire.List:
		return c.list(f)
	case questionnaire.Matrix:
		return c.matrix(f)
	}
	return c.value(&f.Shape, row{})
}

// row is the row that a value belongs to; a field belongs to none.
type row struct {
	id  string
	all int // how many rows there are; 0 for a field
}

// value writes an answer of a shape.
func (c *client) value(s *questionnaire.Shape, in row) string {
	switch s.Kind {
	case questionnaire.Bool:
		return strconv.FormatBool(c.good())
	case questionnaire.Integer, questionnaire.Percent:
		switch {
		case s.Measurable && !c.chance(c.measured):
			return "not_measured"
		case s.Kind == questionnaire.Percent && in.all > 0 && c.chance(0.5):
			return strconv.Itoa(100 / in.all)
		}
		return c.number(s)
	case questionnaire.Choice:
		return c.option(s.Options)
	case questionnaire.Multi:
		if s.Optional && !c.chance(0.2) {
			return "[]"
		}
		return flow(c.some(questionnaire.OptionIDs(s.Options), 0.2+0.6*c.quality))
	case questionnaire.Reference:
		if names := c.names(s); len(names) > 0 && (!s.Optional || c.chance(0.3+0.7*c.quality)) {
			return pick(c.rng, names...)
		}
		return "null"
	case questionnaire.References:
		return flow(c.some(c.names(s), 0.4))
	case questionnaire.List: // inside a row
		rows := make([]string, c.rng.IntN(6))
		for i := range rows {
			rows[i] = c.row(s.Columns, row{"row" + strconv.Itoa(i+1), len(rows)})
		}
		return flow(rows)
	}
	if !c.chance(0.6 + 0.4*c.quality) {
		return "null"
	}
	return quote(strings.TrimSpace(s.Label.RU + " " + in.id))
}

// flow writes a list on one line.
func flow(values []string) string { return "[" + strings.Join(values, ", ") + "]" }

// number draws a number near the thresholds that rules like to have.
func (c *client) number(s *questionnaire.Shape) string {
	good := c.good()
	switch {
	case s.LowerIsBetter && good:
		return strconv.Itoa(s.Min + pick(c.rng, 0, 0, 1, 2, 5, 6))
	case s.LowerIsBetter:
		return strconv.Itoa(s.Min + pick(c.rng, 3, 9, 12, 13, 20, 40))
	case s.Kind == questionnaire.Percent && good:
		return strconv.Itoa(pick(c.rng, 70, 80, 85, 90, 95, 98, 100))
	case s.Kind == questionnaire.Percent:
		return strconv.Itoa(pick(c.rng, 0, 5, 30, 50, 60, 69, 79, c.rng.IntN(101)))
	}
	return strconv.Itoa(s.Min + pick(c.rng, 0, 1, 1, 2, 2, 3, 5, 8))
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
	if rows == 0 {
		return "[]"
	}
	var out strings.Builder
	for i := range rows {
		id := ""
		if f.IDColumn() != nil {
			id = c.ids[f][i]
		}
		out.WriteString("\n    - " + c.row(f.Columns, row{id, rows}))
	}
	return out.String()
}

// row writes a row of a list. A cell may be left out, null or unknown, but for the id.
func (c *client) row(columns []*questionnaire.Column, in row) string {
	var cells []string
	for _, column := range columns {
		text := in.id
		if column.Kind != questionnaire.ID {
			if text = c.value(&column.Shape, in); c.chance(c.unknown) {
				text = pick(c.rng, "unknown", "null")
			}
		}
		if text != "null" || c.chance(0.5) {
			cells = append(cells, column.ID+": "+text)
		}
	}
	return "{" + strings.Join(cells, ", ") + "}"
}

// names returns what a reference may name.
func (c *client) names(s *questionnaire.Shape) []string {
	if s.Target.Catalogue != nil {
		return s.Target.Catalogue.IDs()
	}
	return c.ids[s.Target.List]
}

// matrix writes the marks of a matrix, indented below its field. A well organized client has one doer, one who
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
