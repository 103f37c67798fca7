// Package paper is a plain document as data: what goes to a client or into a consultant's bag besides the gap report,
// such as a list of documents to have ready, an agenda, a table to fill in by hand or a progress report. A Document is
// built of blocks by whoever has something to say; each format (PDF, DOCX, HTML, Markdown) sets the blocks and reads
// nothing else.
//
// It belongs beside package view at the end of the flow: a view is the one gap report, a document is any other.
package paper

import (
	"salesaudit/questionnaire"
	"salesaudit/reports/view"
)

// Format is what documents in text formats say that they are.
const Format = view.Generator + ".document/1"

// Document is a plain document, worded in one language. Its texts are clean, as those of a view are: valid UTF-8, one
// line each, bounded length. A format still escapes them as its own syntax needs.
type Document struct {
	Language questionnaire.Language
	Title    string
	Subtitle string // whose it is, or from when; may be empty
	Foot     string // at the foot of every page, beside its number: client and date
	Author   string // may be empty
	ISODate  string // 2006-01-02, of its making as far as its bytes are concerned; "" for a fixed one
	Blocks   []Block
}

// Block is a part of a document: Heading, Paragraph, List, Checks, Facts, Table, Slope or Spread.
type Block interface{ block() }

// Heading begins a part. It is a bookmark, and stays with what follows it.
type Heading struct {
	Level int // 1, or 2 for a part of a part
	Text  string
}

// Paragraph is a text over the width of the page.
type Paragraph struct {
	Text  string
	Quiet bool // a remark that one may pass over
}

// List is texts one under the other.
type List struct {
	Ordered bool // numbered from 1
	Items   []string
}

// Checks is a list with a box before each text, to be ticked by hand.
type Checks struct{ Items []string }

// Facts are names with what is to be said of each, side by side.
type Facts []Fact

// Fact is one of them. Each text is a paragraph of its own; without any there is a line to write on.
type Fact struct {
	Name  string
	Texts []string
}

// Table is rows under a header that is repeated on each page.
type Table struct {
	Title     string // above it; may be empty
	Columns   []Column
	Rows      [][]string // a text for each column; what is missing is empty
	RowHeight float64    // millimeters; above 0 each row is at least so high and its cells are ruled, to be filled in by hand
}

// Column is one column of a table.
type Column struct {
	Title   string
	Share   float64 // of the width, against the shares of the other columns; 0 is 1
	Numeric bool    // numbers are set under each other, to the right
}

// Widths returns the widths of the columns, which together are total.
func (t *Table) Widths(total float64) []float64 {
	sum := 0.0
	widths := make([]float64, len(t.Columns))
	for i, c := range t.Columns {
		if widths[i] = c.Share; c.Share <= 0 {
			widths[i] = 1
		}
		sum += widths[i]
	}
	for i := range widths {
		widths[i] *= total / sum
	}
	return widths
}

// Titles returns the titles of the columns.
func (t *Table) Titles() []string {
	titles := make([]string, len(t.Columns))
	for i := range t.Columns {
		titles[i] = t.Columns[i].Title
	}
	return titles
}

// Row returns row i with a text for each column.
func (t *Table) Row(i int) []string {
	row := make([]string, len(t.Columns))
	copy(row, t.Rows[i])
	return row
}

func (Heading) block()   {}
func (Paragraph) block() {}
func (List) block()      {}
func (Checks) block()    {}
func (Facts) block()     {}
func (*Table) block()    {}
func (*Slope) block()    {}
func (*Spread) block()   {}
