// Package raci takes a responsibility matrix as a company has it, a table of functions and roles with R, A, C and I, and
// adds it to an answer file.
//
// It is beside internal/form at the beginning of the flow: table → answers → assessment → report. Which row is which
// function, and which column which role, is proposed here and decided by a person; what is left out is said.
//
//	raci.go   the table: where its names and marks are, and which way it lies
//	read.go   reading workbooks and CSV
//	mark.go   what the letters mean
//	match.go  proposing functions and roles
//	guess.go  what a person says of the proposals
//	apply.go  adding the marks to an answer file
package raci

import (
	"slices"
	"strings"
	"unicode"

	"salesaudit/internal/source"
	"salesaudit/internal/spreadsheet"
	"salesaudit/questionnaire"
)

// Table is a matrix that was found: functions by roles, whichever way the file has it.
type Table struct {
	Name      string // of the file
	Sheet     string // "" in a text
	Functions []Label
	Roles     []Label
	Marks     [][]Cell // by function and role
	Note      string   // what was done to read the file; may be empty
}

// Label is a name of a row or a column, and where it is.
type Label struct {
	Text  string
	Place string // such as B7
}

// Cell is what is at a function and a role.
type Cell struct {
	Text  string
	Place string
}

// grid is a sheet of a workbook, or a text.
type grid struct {
	sheet string
	cells map[spreadsheet.At]string
}

// leastMarks is how many cells with marks make a matrix: fewer may be anything.
const leastMarks = 2

// table finds the matrix in a grid; nil where there is none. The names of the functions say which way it lies.
func (g *grid) table(matrix *questionnaire.Field) *Table {
	first, last, n := g.marked()
	if n < leastMarks {
		return nil
	}
	names, head := g.namesColumn(first, last), g.headRow(first, last)
	if names == 0 || head == 0 {
		return nil
	}
	// A row or a column without a single mark belongs to the table where it has a name.
	for g.text(last.Row+1, names) != "" {
		last.Row++
	}
	for g.text(head, last.Column+1) != "" {
		last.Column++
	}
	t := &Table{Sheet: g.sheet}
	var rows, columns []Label
	for row := head + 1; row <= last.Row; row++ {
		rows = append(rows, Label{g.text(row, names), spreadsheet.At{Row: row, Column: names}.String()})
	}
	for column := names + 1; column <= last.Column; column++ {
		columns = append(columns, Label{g.text(head, column), spreadsheet.At{Row: head, Column: column}.String()})
	}
	turned := likeness(columns, matrix) > likeness(rows, matrix)
	t.Functions, t.Roles = rows, columns
	if turned {
		t.Functions, t.Roles = columns, rows
	}
	for i := range t.Functions {
		line := make([]Cell, len(t.Roles))
		for k := range t.Roles {
			at := spreadsheet.At{Row: head + 1 + i, Column: names + 1 + k}
			if turned {
				at = spreadsheet.At{Row: head + 1 + k, Column: names + 1 + i}
			}
			line[k] = Cell{g.cells[at], at.String()}
		}
		t.Marks = append(t.Marks, line)
	}
	t.drop()
	return t
}

// drop leaves out rows and columns that have neither a name nor anything in them, such as those between sections.
func (t *Table) drop() {
	for i := len(t.Functions) - 1; i >= 0; i-- {
		if t.Functions[i].Text == "" && !slices.ContainsFunc(t.Marks[i], func(c Cell) bool { return c.Text != "" }) {
			t.Functions, t.Marks = slices.Delete(t.Functions, i, i+1), slices.Delete(t.Marks, i, i+1)
		}
	}
	for k := len(t.Roles) - 1; k >= 0; k-- {
		if t.Roles[k].Text == "" && !slices.ContainsFunc(t.Marks, func(line []Cell) bool { return line[k].Text != "" }) {
			t.Roles = slices.Delete(t.Roles, k, k+1)
			for i := range t.Marks {
				t.Marks[i] = slices.Delete(t.Marks[i], k, k+1)
			}
		}
	}
}

func (g *grid) text(row, column int) string {
	return g.cells[spreadsheet.At{Row: row, Column: column}]
}

// marked returns the rectangle of the cells that hold marks, and how many there are.
func (g *grid) marked() (first, last spreadsheet.At, n int) {
	for at, text := range g.cells {
		if _, ok := parse(text); !ok {
			continue
		}
		if n++; n == 1 {
			first, last = at, at
		}
		first = spreadsheet.At{Row: min(first.Row, at.Row), Column: min(first.Column, at.Column)}
		last = spreadsheet.At{Row: max(last.Row, at.Row), Column: max(last.Column, at.Column)}
	}
	return first, last, n
}

// namesColumn returns the column left of the marks that most rows have a word in, the nearest of several; 0 for none.
func (g *grid) namesColumn(first, last spreadsheet.At) int {
	return mostNames(first.Column-1, first.Row, last.Row, func(column, row int) string { return g.text(row, column) })
}

// headRow returns the row above the marks that most columns have a word in, the nearest of several; 0 for none.
func (g *grid) headRow(first, last spreadsheet.At) int {
	return mostNames(first.Row-1, first.Column, last.Column, g.text)
}

// mostNames returns which line, from the nearest down to 1, has most names between two places; 0 where none has any.
func mostNames(nearest, from, to int, text func(line, at int) string) int {
	best, most := 0, 0
	for line := nearest; line >= 1; line-- {
		n := 0
		for at := from; at <= to; at++ {
			if isName(text(line, at)) {
				n++
			}
		}
		if n > most {
			best, most = line, n
		}
	}
	return best
}

// isName reports whether a text has a word in it: a number of a row has none.
func isName(s string) bool { return strings.ContainsFunc(s, unicode.IsLetter) }

// likeness returns how many labels name a function.
func likeness(labels []Label, matrix *questionnaire.Field) int {
	n := 0
	choices := Functions(matrix)
	for _, l := range labels {
		if _, sure := propose(l.Text, choices); sure {
			n++
		}
	}
	return n
}

// none is the finding about a file without a matrix.
func none(name string) error {
	return source.Diagnostics{{
		File: name, Found: "no matrix of functions and roles", Expected: "names of functions and roles with R, A, C, I (or О, У, К, И) where they meet",
		Hint: "a form that `salesaudit form` wrote keeps its hidden sheets",
	}}
}
