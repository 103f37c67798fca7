package spreadsheet

import "strings"

// Look is how a cell looks, and whether it is one to fill in.
type Look int

// The looks. The last four are open for filling in; the others are protected.
const (
	Plain  Look = iota
	Title       // of a sheet
	Lead        // a line that runs on over the empty cells beside it
	Label       // what is asked, wrapped
	Help        // guidance, small, which runs on
	Head        // of a column
	Turned      // of a narrow column, upright
	Name        // of a row of a grid
	Input       // an answer, kept as it is typed: 9/10 is no date
	Amount      // a number
	Mark        // one letter, in the middle
	Words       // some lines of text
	looks       // how many there are
)

// Open reports whether a cell of the look is to be filled in.
func (l Look) Open() bool { return l >= Input }

// Page is a sheet to be written.
type Page struct {
	Name   string // at most 31 characters, none of : \ / ? * [ ]
	Hidden bool
	Widths []float64 // of the columns from the first, in characters
	Closed []int     // columns that are not shown, from 1
	Cells  []Placed
	Drops  []Drop
	Tall   map[int]float64 // heights of rows in points; the others are of one line
	Keep   At              // rows above and columns left of it stay in sight; zero for none
}

// Placed is a cell to be written.
type Placed struct {
	At
	Text    string
	Formula string // without =; Text is then not written
	Number  bool   // Text is a whole number
	Look    Look
}

// Drop is a drop-down list of some cells.
type Drop struct {
	Range
	Source string // the cells with what can be chosen, as Ref returns them
	Only   bool   // nothing else may be typed
	Title  string // said where something else is typed
	Text   string
}

// Ref returns how formulas and drop-downs name a range of a sheet.
func Ref(sheet string, r Range) string {
	ref := func(at At) string {
		s := at.String()
		letters := strings.TrimRight(s, "0123456789")
		return "$" + letters + "$" + s[len(letters):]
	}
	quoted := "'" + strings.ReplaceAll(sheet, "'", "''") + "'!"
	if r.From == r.To {
		return quoted + ref(r.From)
	}
	return quoted + ref(r.From) + ":" + ref(r.To)
}
