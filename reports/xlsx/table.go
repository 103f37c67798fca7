package xlsx

import (
	"math"
	"regexp"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"salesaudit/internal/wording"
	"salesaudit/reports/view"
)

// column is a column of a table.
type column struct {
	Title string
	Width float64 // in characters
	Style cellStyle
}

// table is a table of a sheet. A cell is a string, an int, a float64, a view.Number, or nil for an empty one; a styled
// cell has a look of its own.
type table struct {
	Columns []column
	Rows    [][]any
	Turned  bool // headers that are wider than their columns are upright
	Fixed   int  // columns that stay in sight, from the left
	// Filtered is how many columns filter, from the left; 0 for all.
	Filtered int
}

// styledCell is a cell that looks otherwise than its column.
type styledCell struct {
	Value any
	Style cellStyle
}

// isoDay is a day written 2006-01-02, which becomes a date of the spreadsheet; "" is an empty cell.
type isoDay string

// spreadsheetZero is the day that spreadsheets count from.
var spreadsheetZero = time.Date(1899, time.December, 30, 0, 0, 0, 0, time.UTC)

// characterCode is how a workbook spells a character by its number: in a text it must not be read as one.
var characterCode = regexp.MustCompile(`_x[0-9A-Fa-f]{4}_`)

// set writes a cell of the next row. Text is always set as text, so that it cannot become a formula.
func (s *sheet) set(column int, value any, style cellStyle) {
	if s.err != nil {
		return
	}
	at, err := excelize.CoordinatesToCellName(column, s.row)
	if err != nil {
		s.keep(err)
		return
	}
	if n, is := value.(view.Number); is && style == percentStyle && n.Value != math.Trunc(n.Value) {
		style = percentTenthStyle // rounded, it would say another thing than the other formats do
	}
	s.keep(s.file.SetCellStyle(s.name, at, at, s.styles[style]))
	switch value := value.(type) {
	case string:
		if value != "" {
			s.keep(s.file.SetCellStr(s.name, at, characterCode.ReplaceAllString(value, "_x005F$0")))
		}
	case isoDay:
		if day, err := time.Parse(time.DateOnly, string(value)); err == nil {
			s.keep(s.file.SetCellInt(s.name, at, int64(day.Sub(spreadsheetZero).Hours()/24)))
		}
	case int:
		s.keep(s.file.SetCellInt(s.name, at, int64(value)))
	case float64:
		s.keep(s.file.SetCellFloat(s.name, at, value, -1, 64))
	case view.Number:
		s.keep(s.file.SetCellFloat(s.name, at, value.Value, -1, 64))
	}
}

// choices lets a column of the table choose from a few words; first is the row of its first cell.
func (s *sheet) choices(column, first, last int, words []string) {
	if s.err != nil || last < first {
		return
	}
	from, err := excelize.CoordinatesToCellName(column, first)
	s.keep(err)
	to, err := excelize.CoordinatesToCellName(column, last)
	s.keep(err)
	v := excelize.NewDataValidation(true)
	v.SetSqref(from + ":" + to)
	s.keep(v.SetDropList(words))
	s.keep(s.file.AddDataValidation(s.name, v))
}

// uprightHeight is how high a row is with the title of a column turned, in points: on as many lines as the column is wide.
func (c *column) uprightHeight() float64 {
	const (
		room, character, line, most = 14, 7.4, 14.5, 300
		points                      = 5.25 // of a character of a column's width
		uneven                      = 1.25 // lines are not equally full
	)
	title := float64(utf8.RuneCountInString(c.Title))
	if lines := math.Floor(c.Width * points / line); lines > 1 {
		title = max(float64(longestWord(c.Title)), min(title, title/lines*uneven))
	}
	return min(most, room+character*title)
}

// rows writes the header and the rows of a table, and leaves an empty row after it.
func (s *sheet) rows(t table) {
	upright := 0.0 // points
	titles := make([]any, len(t.Columns))
	for i := range t.Columns {
		c := &t.Columns[i]
		style := headStyle
		switch {
		case t.narrow(c):
			style = turnedStyle
			upright = max(upright, c.uprightHeight())
		case c.Style >= wholeStyle && c.Style <= dateStyle:
			style = numberHeadStyle
		}
		if style != turnedStyle {
			titles[i] = c.Title
		}
		s.set(i+1, c.Title, style)
	}
	s.setHeight(t.Columns, titles)
	if upright > 0 && s.err == nil {
		s.keep(s.file.SetRowHeight(s.name, s.row, upright))
	}
	s.row++
	for _, row := range t.Rows {
		for i, value := range row {
			style := textStyle
			if i < len(t.Columns) {
				style = t.Columns[i].Style
			}
			if styled, is := value.(styledCell); is {
				value, style = styled.Value, styled.Style
			} else if _, is := value.(string); is && style != markStyle {
				style = textStyle
			}
			s.set(i+1, value, style)
		}
		s.setHeight(t.Columns, row)
		s.row++
	}
	s.row++
}

// setHeight makes a row as high as its longest text needs: not every program does that when it opens a file.
func (s *sheet) setHeight(columns []column, row []any) {
	const (
		line    = 15.0 // points
		highest = 409  // what a spreadsheet allows
	)
	lines := 1
	for i, value := range row {
		if styled, is := value.(styledCell); is {
			value = styled.Value
		}
		text, is := value.(string)
		if !is || i >= len(columns) || columns[i].Width == 0 {
			continue
		}
		n := 0
		for part := range strings.SplitSeq(text, "\n") {
			n += max(1, len(wording.Wrap(part, characters(columns[i].Width))))
		}
		lines = max(lines, n)
	}
	if lines > 1 && s.err == nil {
		s.keep(s.file.SetRowHeight(s.name, s.row, min(highest, line*float64(lines))))
	}
}
