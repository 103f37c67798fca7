package clean

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// formulaStarts are the characters that make a spreadsheet program take a cell for a formula or a command, narrow and
// wide.
const formulaStarts = "=+-@|＝＋－＠"

// Cell makes a text safe as a cell of CSV: nothing in it is acted on by a terminal, and an apostrophe is before what a
// spreadsheet program may take for a formula, also after spaces.
func Cell(s string) string {
	s = Visible(s)
	start := strings.TrimLeftFunc(s, unicode.IsSpace)
	if first, _ := utf8.DecodeRuneInString(start); start != "" && strings.ContainsRune(formulaStarts, first) {
		return "'" + s
	}
	return s
}
