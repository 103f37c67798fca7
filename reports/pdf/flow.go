package pdf

// What flows down the page: headings, paragraphs, labeled lines and tables. None of them leaves a heading at the
// foot of a page, or one line of a paragraph or one row of a table alone on a page.

// title begins a part of the report on this page if there is room for it and for what follows.
func (d *document) title(text, anchor string, follows float64) {
	if d.y > top+0.01 {
		d.y += 8
	}
	d.need(14 + follows)
	d.place(anchor)
	d.sections = append(d.sections, contentsEntry{text, d.PageNo(), d.anchor(anchor)})
	d.bookmark(text, 0)
	d.write(left, d.y, text, heading)
	d.y += 10
}

// heading2 begins a section of a part.
func (d *document) heading2(text string, follows float64) {
	if d.y > top+0.01 {
		d.y += 3.5
	}
	lines := d.wrap(text, section, textWidth)
	d.need(float64(len(lines))*section.lead() + 2 + follows)
	for _, line := range lines {
		d.write(left, d.y, line, section)
		d.y += section.lead()
	}
	d.y += 1.5
}

// subheadHeight is the room of a heading within an appendix, with what is above it.
const subheadHeight = 6.6

// subhead begins a few paragraphs of an appendix that is to stay short.
func (d *document) subhead(text string, follows float64) {
	d.need(subheadHeight + follows)
	d.y += 2.0
	d.write(left, d.y, text, strong)
	d.y += subheadHeight - 2.0
}

// bookmark names a place in the outline. The library writes it as UTF-16 only once a font is chosen that has that.
func (d *document) bookmark(text string, level int) {
	d.use(body)
	d.Bookmark(d.printable(text), level, d.y)
}

// paragraph sets a text over the width of the page.
func (d *document) paragraph(text string, s style) { d.column(left, textWidth, text, s) }

// column sets a text into a column, over several pages if need be, at least two lines on each.
func (d *document) column(x, width float64, text string, s style) {
	lines := d.wrap(text, s, width)
	for i, line := range lines {
		rest := len(lines) - i
		if rest >= 2 && (i == 0 || rest == 2) {
			d.need(2 * s.lead())
		} else {
			d.need(s.lead())
		}
		d.write(x, d.y, line, s)
		d.y += s.lead()
	}
}

// labelWidth is the width of the labels left of a text.
const labelWidth = 34

// labeled sets a label and, right of it, one or more texts; an empty one is left out.
func (d *document) labeled(name string, s style, texts ...string) {
	d.labeledAt(labelWidth, name, s, texts...)
}

// labeledAt is labeled with so much room for the label.
func (d *document) labeledAt(room float64, name string, s style, texts ...string) {
	first, end, page := true, 0.0, 0
	names := d.wrap(name, label, room-3)
	for _, text := range texts {
		if text == "" {
			continue
		}
		height := float64(min(2, len(d.wrap(text, s, textWidth-room)))) * s.lead()
		if first {
			d.need(max(height, float64(len(names))*label.lead()))
			for i, line := range names {
				d.write(left, d.y+float64(i)*label.lead()+(s.lead()-label.lead())*0.7, line, label)
			}
			first, end, page = false, d.y+float64(len(names))*label.lead(), d.PageNo()
		} else {
			d.need(height)
		}
		d.column(left+room, textWidth-room, text, s)
	}
	if page == d.PageNo() {
		d.y = max(d.y, end) // a label of two lines beside a text of one
	}
	if !first {
		d.y += 0.9
	}
}

// labeledHeight measures what labeled sets.
func (d *document) labeledHeight(s style, texts ...string) float64 {
	return d.heightAt(labelWidth, s, texts...)
}

func (d *document) heightAt(room float64, s style, texts ...string) float64 {
	height := 0.0
	for _, text := range texts {
		height += float64(len(d.wrap(text, s, textWidth-room))) * s.lead()
	}
	if height > 0 {
		height += 0.9
	}
	return height
}

// table is rows under a header that is repeated on each page.
type table struct {
	columns []tableColumn
	style   style
	// minHeight, above 0, is the least height of a row in millimeters; its cells are then ruled, to be filled in by hand.
	minHeight float64
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
		if i == len(rows)-2 && heights[i]+heights[i+1] > d.room() && heights[i]+heights[i+1] < mostEmpty {
			height = heights[i] + heights[i+1] // the last row shall not go to the next page alone
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
	_, heights := d.wrapRows(t, rows)
	return startHeight(d.headerHeight(t), heights) + 1
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

// startHeight is what a table needs to begin on a page: its header and two rows, or as much of them as is sensible.
func startHeight(header float64, heights []float64) float64 {
	if len(heights) == 0 {
		return 0
	}
	height := header + min(heights[0], 40)
	if len(heights) > 1 {
		height += min(heights[1], 20)
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

func (t *table) styleOf(column int) style {
	if s := t.columns[column].style; s.size > 0 {
		return s
	}
	return t.style
}

func (d *document) headerHeight(t table) float64 {
	height := 0.0
	for _, c := range t.columns {
		height = max(height, float64(len(d.wrap(c.title, smaller, c.room())))*smaller.lead())
	}
	return height + 2*padding
}

func (d *document) header(t table) {
	height := d.headerHeight(t)
	x := left
	for _, c := range t.columns {
		lines := d.wrap(c.title, smaller, c.room())
		y := d.y + height - padding - float64(len(lines))*smaller.lead()
		d.cellLines(x, y, c, lines, smaller)
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
