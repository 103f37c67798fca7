package pdf

import (
	"slices"
	"strings"

	"salesaudit/reports/typeface"
)

// table is rows under a header that is repeated on each page.
type table struct {
	columns []tableColumn
	style   style
	// minHeight, above 0, is the least height of a row in millimeters; its cells are then ruled, to be filled in by hand.
	minHeight float64
	// after is what of the text below stays with the last row, in millimeters.
	after float64
	// draw, when set, paints into a cell beside or instead of its text.
	draw func(row, column int, x, y, width, height float64)
	link func(row int) int // internal link of a row, 0 for none
}

type tableColumn struct {
	title string
	width float64 // millimeters; they add up to the width of the page
	right bool    // numbers are set under each other
	style style   // zero: that of the table
}

const (
	// padding is the wording.NoBreak round the text of a cell.
	padding = 1.3
	// numberGap keeps numbers away from the text of the next column.
	numberGap = 1.2
)

// rows draws the table. Each row is one text a column.
func (d *document) rows(t table, rows [][]string) { d.titledRows("", t, rows) }

// titledRows draws the table under a small title, which stays with it.
func (d *document) titledRows(title string, t table, rows [][]string) {
	if len(rows) == 0 {
		return
	}
	t = d.roomy(t, rows)
	wrapped, heights := d.wrapRows(t, rows)
	header := d.headerHeight(t)
	if title != "" {
		d.need(label.lead() + startHeight(header, heights))
		d.paragraph(title, label)
	}
	d.need(startHeight(header, heights))
	d.header(t)
	for i := range rows {
		height := min(heights[i], pageEnd-top-header)
		if i == len(rows)-2 && heights[i]+heights[i+1]+t.after > d.room() && heights[i]+heights[i+1]+t.after < mostEmpty {
			height = heights[i] + heights[i+1] + t.after // the last row shall not go to the next page alone
		}
		if d.room() < height && d.room() < pageEnd-top-header-1 && (heights[i] < 60 || d.room() < 25) {
			d.newPage()
			d.header(t)
		}
		d.row(t, i, wrapped[i], heights[i])
	}
}

// beginHeight is the room that a heading must leave below it, so that the table does not begin on the next page.
func (d *document) beginHeight(t table, rows [][]string) float64 {
	t = d.roomy(t, rows)
	_, heights := d.wrapRows(t, rows)
	return startHeight(d.headerHeight(t), heights) + 1
}

// roomy widens the columns of a table that have no room for their longest word, at the cost of those that have.
func (d *document) roomy(t table, rows [][]string) table {
	wanted, least := make([]float64, len(t.columns)), make([]float64, len(t.columns))
	for k := range t.columns {
		wanted[k], least[k] = t.columns[k].width, d.leastWidth(t, k, rows)
	}
	t.columns = slices.Clone(t.columns)
	for k, width := range typeface.Columns(wanted, least, textWidth) {
		t.columns[k].width = width
	}
	return t
}

// mostOfWord is how wide a word may be for a column to be widened for it, in millimeters.
const mostOfWord = 45.0

// leastWidth is the width with which a column has room for its longest word.
func (d *document) leastWidth(t table, column int, rows [][]string) float64 {
	c, s := &t.columns[column], t.styleOf(column)
	longest := d.longestWord(c.title, t.head())
	for _, row := range rows {
		longest = max(longest, min(mostOfWord, d.longestWord(row[column], s)))
	}
	if longest == 0 { // filled by what is drawn into it
		return c.width
	}
	longest += 2*padding + 0.1
	if c.right {
		longest += numberGap
	}
	return longest
}

// longestWord measures the longest part of a text that is not broken: a word, or what of it goes up to a hyphen.
func (d *document) longestWord(text string, s style) float64 {
	longest := 0.0
	for word := range strings.FieldsSeq(d.printable(text)) {
		for part := range strings.SplitAfterSeq(word, "-") {
			longest = max(longest, d.width(part, s))
		}
	}
	return longest
}

// wrapRows breaks the texts of the cells into lines and measures the rows.
func (d *document) wrapRows(t table, rows [][]string) (wrapped [][][]string, heights []float64) {
	wrapped = make([][][]string, len(rows))
	heights = make([]float64, len(rows))
	for i, row := range rows {
		wrapped[i] = make([][]string, len(row))
		for k, text := range row {
			s := t.styleOf(k)
			wrapped[i][k] = d.wrap(text, s, t.columns[k].room())
			heights[i] = max(heights[i], float64(max(1, len(wrapped[i][k])))*s.lead())
		}
		heights[i] = max(heights[i]+2*padding, t.minHeight)
	}
	return wrapped, heights
}

// startHeight is what a table needs to begin on a page: its header and two rows, or as much of them as is sensible; three
// where there are three, as the last two stay together and would leave the first alone.
func startHeight(header float64, heights []float64) float64 {
	if len(heights) == 0 {
		return 0
	}
	height := header + min(heights[0], 40)
	if len(heights) > 1 {
		height += min(heights[1], 20)
	}
	if len(heights) == 3 {
		height += min(heights[2], 20)
	}
	return height
}

// room is the width that a column has for text.
func (c *tableColumn) room() float64 {
	if c.right {
		return c.width - 2*padding - numberGap
	}
	return c.width - 2*padding
}

// head is the style of the heads of the columns: no larger than the text under them.
func (t *table) head() style { return smaller.sized(min(smaller.size, t.style.size)) }

func (t *table) styleOf(column int) style {
	if s := t.columns[column].style; s.size > 0 {
		return s
	}
	return t.style
}

func (d *document) headerHeight(t table) float64 {
	height := 0.0
	for _, c := range t.columns {
		height = max(height, float64(len(d.wrap(c.title, t.head(), c.room())))*t.head().lead())
	}
	return height + 2*padding
}

func (d *document) header(t table) {
	height := d.headerHeight(t)
	x := left
	for _, c := range t.columns {
		lines := d.wrap(c.title, t.head(), c.room())
		y := d.y + height - padding - float64(len(lines))*t.head().lead()
		d.cellLines(x, y, c, lines, t.head())
		x += c.width
	}
	d.y += height
	d.stroke(ink, 0.3)
	d.Line(left, d.y, left+textWidth, d.y)
}

func (d *document) cellLines(x, y float64, c tableColumn, lines []string, s style) {
	for i, line := range lines {
		at := y + float64(i)*s.lead()
		if c.right {
			d.writeRight(x+c.width-padding-numberGap, at, line, s)
		} else {
			d.write(x+padding, at, line, s)
		}
	}
}

// row draws one row; one that is higher than the page goes on on the next.
func (d *document) row(t table, i int, cells [][]string, height float64) {
	for {
		available := d.room()
		part := min(height, available)
		x := left
		for k, lines := range cells {
			c, s := t.columns[k], t.styleOf(k)
			fits := len(lines)
			if height > available {
				fits = min(fits, max(1, int((available-2*padding)/s.lead())))
			}
			d.cellLines(x, d.y+padding, c, lines[:fits], s)
			if t.draw != nil {
				t.draw(i, k, x, d.y, c.width, part)
			}
			cells[k] = lines[fits:]
			x += c.width
		}
		d.ruleCells(t, part)
		if t.link != nil {
			if link := t.link(i); link != 0 {
				d.Link(left, d.y, textWidth, part, link)
			}
		}
		d.y += part
		if height <= available {
			break
		}
		d.newPage()
		d.header(t)
		height = 2 * padding
		for k := range cells {
			height = max(height, float64(len(cells[k]))*t.styleOf(k).lead()+2*padding)
		}
		t.draw = nil
	}
	d.stroke(rule, 0.15)
	d.Line(left, d.y, left+textWidth, d.y)
}

// ruleCells draws lines between the cells of a row that is to be filled in by hand.
func (d *document) ruleCells(t table, height float64) {
	if t.minHeight == 0 {
		return
	}
	d.stroke(rule, 0.15)
	x := left
	for _, c := range t.columns {
		d.Line(x, d.y, x, d.y+height)
		x += c.width
	}
	d.Line(x, d.y, x, d.y+height)
}
