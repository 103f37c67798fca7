package xlsx

import (
	"cmp"
	"math"
	"regexp"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"salesaudit/internal/clean"
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
	Turned  bool // headers of marks are upright
	Fixed   int  // columns that stay in sight, from the left
	// Filtered is how many columns filter, from the left; 0 for all.
	Filtered int
}

// longestTitle is the length from which a title wraps instead of widening its column.
const longestTitle = 24

// narrow reports whether a column has its header upright.
func (t *table) narrow(c *column) bool { return t.Turned && c.Style == markStyle }

// styledCell is a cell that looks otherwise than its column.
type styledCell struct {
	Value any
	Style cellStyle
}

// isoDay is a day written 2006-01-02, which becomes a date of the spreadsheet; "" is an empty cell.
type isoDay string

// spreadsheetZero is the day that spreadsheets count from.
var spreadsheetZero = time.Date(1899, time.December, 30, 0, 0, 0, 0, time.UTC)

// sheet is a sheet that is being filled from the top.
type sheet struct {
	*workbook
	name string
	row  int // the next free one, from 1
}

// longestLine is how many characters of a line above a table are in sight, on the screen and on a printed page.
const longestLine = 150

// addSheet adds a sheet with a title and lines of text above its table.
func (b *workbook) addSheet(name, title string, lines ...string) *sheet {
	s := &sheet{b, b.sheetName(name), 1}
	if b.err != nil {
		return s
	}
	_, err := b.file.NewSheet(s.name)
	b.keep(err)
	s.set(1, title, titleStyle)
	s.row++
	for _, l := range lines {
		for _, part := range wording.Wrap(l, longestLine) {
			s.set(1, part, leadStyle)
			s.row++
		}
	}
	s.row++
	landscape, a4, wide, tall := "landscape", 9, 1, 0
	b.keep(b.file.SetPageLayout(s.name, &excelize.PageLayoutOptions{Orientation: &landscape, Size: &a4, FitToWidth: &wide, FitToHeight: &tall}))
	b.keep(b.file.SetHeaderFooter(s.name, &excelize.HeaderFooterOptions{
		OddHeader: "&L" + strings.ReplaceAll(clean.Bounded(b.v.Header.Client, 100), "&", "&&") + "&R" + strings.ReplaceAll(s.name, "&", "&&"), OddFooter: "&R&P / &N",
	}))
	return s
}

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

// table writes the main table of a sheet: its header stays in sight, is repeated in print and filters.
func (s *sheet) table(t table) {
	const filterButton = 5 // characters beside the title
	head := s.row
	for i := range t.Columns {
		if s.err != nil {
			return
		}
		c := &t.Columns[i]
		if title := float64(utf8.RuneCountInString(c.Title)); !t.narrow(c) && title < longestTitle {
			c.Width = max(c.Width, title+filterButton)
		}
		name, err := excelize.ColumnNumberToName(i + 1)
		s.keep(err)
		s.keep(s.file.SetColWidth(s.name, name, name, c.Width))
	}
	s.rows(t)
	if s.err != nil {
		return
	}
	corner, err := excelize.CoordinatesToCellName(t.Fixed+1, head+1)
	s.keep(err)
	pane := "bottomLeft"
	if t.Fixed > 0 {
		pane = "bottomRight"
	}
	s.keep(s.file.SetPanes(s.name, &excelize.Panes{Freeze: true, XSplit: t.Fixed, YSplit: head, TopLeftCell: corner, ActivePane: pane}))
	from, err := excelize.CoordinatesToCellName(1, head)
	s.keep(err)
	to, err := excelize.CoordinatesToCellName(cmp.Or(t.Filtered, len(t.Columns)), head+len(t.Rows))
	s.keep(err)
	if len(t.Rows) > 0 {
		s.keep(s.file.AutoFilter(s.name, from+":"+to, nil))
	}
	fit := true // after the filter, which sets the properties anew
	s.keep(s.file.SetSheetProps(s.name, &excelize.SheetPropsOptions{FitToPage: &fit}))
	line, err := excelize.CoordinatesToCellName(1, head, true)
	s.keep(err)
	line = line[strings.LastIndexByte(line, '$'):]
	quoted := "'" + strings.ReplaceAll(s.name, "'", "''") + "'!"
	repeated := quoted + line + ":" + line
	if t.Fixed > 0 { // a table that is wider than a page goes on beside what names its rows
		last, err := excelize.ColumnNumberToName(t.Fixed)
		s.keep(err)
		repeated = quoted + "$A:$" + last + "," + repeated
	}
	s.keep(s.file.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: repeated, Scope: s.name}))
	s.keep(s.file.SetPageLayout(s.name, &excelize.PageLayoutOptions{FitToWidth: t.pages()}))
}

// widestPage is how many characters of a table fit across a page, landscape, at a size that can be read: about 7 points.
const widestPage = 210

// pages returns over how many pages beside each other a table is to be printed: a head alone needs no second one.
func (t *table) pages() *int {
	one, width := 1, 0.0
	if len(t.Rows) == 0 {
		return &one
	}
	for i := range t.Columns {
		width += t.Columns[i].Width
	}
	pages := max(1, int(math.Ceil(width/widestPage)))
	return &pages
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

// rows writes the header and the rows of a table, and leaves an empty row after it.
func (s *sheet) rows(t table) {
	upright := 0.0 // points
	var titles []any
	for i := range t.Columns {
		c := &t.Columns[i]
		style := headStyle
		switch {
		case t.narrow(c):
			style = turnedStyle
			upright = max(upright, min(140, 12+6*float64(utf8.RuneCountInString(c.Title))))
		case c.Style >= wholeStyle && c.Style <= dateStyle:
			style = numberHeadStyle
		}
		s.set(i+1, c.Title, style)
		titles = append(titles, c.Title)
	}
	if t.Turned && s.err == nil {
		s.keep(s.file.SetRowHeight(s.name, s.row, upright))
	} else {
		s.setHeight(t.Columns, titles)
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
		fill    = 0.9  // of a line that words and wide letters leave usable
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
			n += 1 + int(float64(utf8.RuneCountInString(part))/(columns[i].Width*fill))
		}
		lines = max(lines, n)
	}
	if lines > 1 && s.err == nil {
		s.keep(s.file.SetRowHeight(s.name, s.row, min(highest, line*float64(lines))))
	}
}
