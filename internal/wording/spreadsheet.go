package wording

import "strings"

// ByteOrderMark at its start tells Excel that a file is UTF-8.
const ByteOrderMark = "\uFEFF"

// Spreadsheet is how a spreadsheet program reads CSV.
type Spreadsheet struct {
	Comma rune   // between cells
	Point string // within numbers
	Mark  string // before the first line; may be empty
}

// PlainCSV is CSV for any program.
var PlainCSV = Spreadsheet{',', ".", ""}

// Excel returns how Excel reads CSV in a language: in Russian a comma is the decimal point, and so parts no cells.
func (s Speaker) Excel() Spreadsheet {
	if s.english() {
		return Spreadsheet{',', ".", ByteOrderMark}
	}
	return Spreadsheet{';', ",", ByteOrderMark}
}

// Number writes a number, given with a point.
func (s Spreadsheet) Number(text string) string { return strings.Replace(text, ".", s.Point, 1) }
