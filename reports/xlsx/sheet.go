package xlsx

import (
	"cmp"
	"strings"

	"github.com/xuri/excelize/v2"

	"salesaudit/internal/clean"
	"salesaudit/internal/wording"
)

// sheet is a sheet that is being filled from the top.
type sheet struct {
	*workbook
	name, title string
	lines       []string // under the title
	row         int      // the next free one, from 1
	first       int      // the first one of the table, below its header
}

// mostInHead is how many characters of a client's name have room in the head of a page beside the name of the sheet.
const mostInHead = 70

// addSheet adds a sheet with a title and lines of text, which are written with its table.
func (b *workbook) addSheet(name, title string, lines ...string) *sheet {
	s := &sheet{b, b.sheetName(name), title, lines, 1, 1}
	if b.err != nil {
		return s
	}
	_, err := b.file.NewSheet(s.name)
	b.keep(err)
	side, edge, header := 0.4, 0.6, 0.3 // inches
	b.keep(b.file.SetPageMargins(s.name, &excelize.PageLayoutMarginsOptions{Left: &side, Right: &side, Top: &edge, Bottom: &edge, Header: &header, Footer: &header}))
	b.keep(b.file.SetHeaderFooter(s.name, &excelize.HeaderFooterOptions{
		OddHeader: "&L" + strings.ReplaceAll(clean.Shortened(b.v.Header.Client, mostInHead), "&", "&&") + "&R" + strings.ReplaceAll(s.name, "&", "&&"), OddFooter: "&R&P / &N",
	}))
	return s
}

// heading writes the title and the lines, broken so that they stand whole above the columns of the first page.
func (s *sheet) heading(at, width int) {
	const titleSize = 11.0 / 16 // of the sizes of text and title
	for _, part := range wording.Wrap(s.title, int(float64(width)*titleSize)) {
		s.set(at, part, titleStyle)
		s.row++
	}
	for _, l := range s.lines {
		for _, part := range wording.Wrap(l, width) {
			s.set(at, part, leadStyle)
			s.row++
		}
	}
	s.row++
}

// text ends a sheet that has no table.
func (s *sheet) text() {
	if s.err != nil {
		return
	}
	const width = 140.0 // what a page holds at the size of the text itself
	s.keep(s.file.SetColWidth(s.name, "A", "A", width))
	s.heading(1, characters(width))
	s.layOut(a4, 1)
}

// table writes the heading of a sheet and its main table, whose header stays in sight, is repeated in print and filters.
func (s *sheet) table(t table) {
	t.widths()
	for i := range t.Columns {
		if s.err != nil {
			return
		}
		name, err := excelize.ColumnNumberToName(i + 1)
		s.keep(err)
		s.keep(s.file.SetColWidth(s.name, name, name, t.Columns[i].Width))
	}
	paper, across := t.pages()
	s.heading(t.headingPlace(paper, across))
	head := s.row
	s.first = head + 1
	s.rows(t)
	if s.err != nil {
		return
	}
	s.freeze(&t, head)
	s.layOut(paper, across)
	s.repeat(&t, head, across)
}

// freeze keeps the header and the columns that name the rows in sight, and lets the table filter.
func (s *sheet) freeze(t *table, head int) {
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
}

// layOut sets the paper, landscape, and over how many pages beside each other the sheet is printed. It comes after the
// filter, which sets the properties of a sheet anew.
func (s *sheet) layOut(p paper, across int) {
	landscape, size, tall, fit := "landscape", int(p), 0, true
	s.keep(s.file.SetPageLayout(s.name, &excelize.PageLayoutOptions{Orientation: &landscape, Size: &size, FitToWidth: &across, FitToHeight: &tall}))
	s.keep(s.file.SetSheetProps(s.name, &excelize.SheetPropsOptions{FitToPage: &fit}))
}

// repeat repeats the header on every printed page, and the columns that name the rows where a table goes on beside them.
func (s *sheet) repeat(t *table, head, across int) {
	line, err := excelize.CoordinatesToCellName(1, head, true)
	s.keep(err)
	line = line[strings.LastIndexByte(line, '$'):]
	quoted := "'" + strings.ReplaceAll(s.name, "'", "''") + "'!"
	repeated := quoted + line + ":" + line
	if t.Fixed > 0 && across > 1 {
		last, err := excelize.ColumnNumberToName(t.Fixed)
		s.keep(err)
		repeated = quoted + "$A:$" + last + "," + repeated
	}
	s.keep(s.file.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: repeated, Scope: s.name}))
}
