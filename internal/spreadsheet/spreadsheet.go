// Package spreadsheet writes and reads workbooks (.xlsx) that are filled in by people: forms, and tables that a client has.
// It knows cells, not questions, and is the only importer of excelize beside the reports.
//
// It is at the border of the flow, beside internal/source: what is read here comes from outside, so every size is bounded
// and whatever is no plain table is said, never guessed.
//
//	spreadsheet.go  cells and their places
//	page.go         what a sheet to fill in looks like, as data
//	write.go        writing pages
//	look.go         the looks of cells
//	read.go         opening a workbook within limits
//	sheet.go        the cells of a sheet
package spreadsheet

import "strconv"

// At is a place in a sheet; Row and Column count from 1.
type At struct{ Row, Column int }

// String returns the place as spreadsheets write it: B7.
func (a At) String() string { return columnName(a.Column) + strconv.Itoa(a.Row) }

// columnName returns the letters of a column: A for 1, AA for 27.
func columnName(column int) string {
	name := ""
	for ; column > 0; column = (column - 1) / 26 {
		name = string(rune('A'+(column-1)%26)) + name
	}
	return name
}

// parseAt reads a place such as B7; ok is false for anything else, and for a place that no spreadsheet has.
func parseAt(s string) (at At, ok bool) {
	i := 0
	for ; i < len(s) && s[i] >= 'A' && s[i] <= 'Z'; i++ {
		if at.Column = at.Column*26 + int(s[i]-'A') + 1; at.Column > maxColumns {
			return At{}, false
		}
	}
	row, err := strconv.Atoi(s[i:])
	if i == 0 || err != nil || row < 1 || row > maxRows {
		return At{}, false
	}
	at.Row = row
	return at, true
}

// What a spreadsheet has at most.
const (
	maxColumns = 16_384
	maxRows    = 1_048_576
)

// Range is a rectangle of cells, both corners included.
type Range struct{ From, To At }

// Has reports whether a place is in the range.
func (r Range) Has(at At) bool {
	return at.Row >= r.From.Row && at.Row <= r.To.Row && at.Column >= r.From.Column && at.Column <= r.To.Column
}

// String returns the range as spreadsheets write it: B7:C9, or B7 for one cell.
func (r Range) String() string {
	if r.From == r.To {
		return r.From.String()
	}
	return r.From.String() + ":" + r.To.String()
}

// Book is a workbook that was read.
type Book struct {
	Name   string // of the file, for messages
	Sheets []*Sheet
}

// Sheet is a sheet that was read.
type Sheet struct {
	Name   string
	Hidden bool
	Cells  map[At]Cell // those that hold something
	Merged []Range
}

// Cell is what a cell holds.
type Cell struct {
	Text    string // as it was typed; of a number, its digits with a point
	Number  bool   // it is a number, or a date, which spreadsheets keep as days since 30 December 1899
	Formula bool   // a formula is there, and Text is what it came to
	Error   bool   // the formula failed: Text is #REF! or the like
}

// Sheet returns the sheet of a name, or nil.
func (b *Book) Sheet(name string) *Sheet {
	for _, s := range b.Sheets {
		if s.Name == name {
			return s
		}
	}
	return nil
}
