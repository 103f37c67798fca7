package docx

import (
	"fmt"
	"strings"

	"salesaudit/reports/palette"
	"salesaudit/reports/typeface"
)

// column is a column of a table.
type column struct {
	title string
	share float64 // of the width, against those of the others
	right bool    // numbers are set to the right
}

// cell is one cell of a table.
type cell struct {
	text    string
	bold    bool
	fill    *palette.Color // nil for none
	color   *palette.Color // of the text; nil for that of the style
	center  bool
	picture int    // number of a picture above the text, from 1; 0 for none
	says    string // what the picture says, for those who do not see it
}

// texts makes plain cells.
func texts(all ...string) []cell {
	out := make([]cell, len(all))
	for i, text := range all {
		out[i].text = text
	}
	return out
}

// table is rows under a head that is repeated on each page.
type table struct {
	columns []column
	rows    [][]cell
	height  float64 // least height of a row in millimeters, for what is to be filled in by hand; 0 for as high as its texts are
	upright int     // the first column whose title is turned, as those after it are; 0 for none
	whole   bool    // stays on one page with what is above it; one of a few lines does anyhow
	led     bool    // its last row stays with what follows it
}

// turned reports whether the title of a column is.
func (t *table) turned(column int) bool { return t.upright > 0 && column >= t.upright }

// table adds a table; nothing without rows. height is that of its rows.
func (d *document) table(columns []column, rows [][]cell, height float64) {
	d.grid(&table{columns: columns, rows: rows, height: height})
}

// grid adds a table; nothing without rows.
func (d *document) grid(t *table) {
	if len(t.rows) == 0 {
		return
	}
	widths, size := d.fitted(t)
	var columns strings.Builder
	for _, width := range widths {
		fmt.Fprintf(&columns, `<w:gridCol w:w="%d"/>`, width)
	}
	rule := palette.Rule.Hex()
	border := func(side string) string {
		return `<w:` + side + ` w:val="single" w:sz="4" w:space="0" w:color="` + rule + `"/>`
	}
	borders := border("bottom") + border("insideH")
	if t.height > 0 {
		borders = border("top") + border("left") + border("bottom") + border("right") + border("insideH") + border("insideV")
	}
	d.body.WriteString(`<w:tbl><w:tblPr><w:tblW w:w="` + fmt.Sprint(pageWidth) + `" w:type="dxa"/><w:tblBorders>` + borders + `</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="70" w:type="dxa"/><w:right w:w="70" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>` + columns.String() + `</w:tblGrid>`)
	d.head(t, widths, size)
	lines := make([]int, len(t.rows))
	for k, r := range t.rows {
		lines[k] = d.lines(r, widths, size)
	}
	kept := t.kept(lines)
	for k, r := range t.rows {
		d.body.WriteString(`<w:tr><w:trPr>` + t.rowProperties(k) + `</w:trPr>`)
		for i := range t.columns {
			var c cell
			if i < len(r) {
				c = r[i]
			}
			shade := ""
			if c.fill != nil {
				shade = `<w:shd w:val="clear" w:color="auto" w:fill="` + c.fill.Hex() + `"/>`
			}
			d.body.WriteString(cellOf(widths[i], shade, d.cellXML(&c, t.columns[i].right, kept[k], size.textStyle)))
		}
		d.body.WriteString(`</w:tr>`)
	}
	if t.led {
		d.body.WriteString(ledTableEnd)
		return
	}
	d.body.WriteString(tableEnd)
}

// lines returns how many lines the highest cell of a row takes.
func (d *document) lines(row []cell, widths []int, size cellSize) int {
	most := 0
	for i, c := range row[:min(len(row), len(widths))] {
		n := 0
		for line := range strings.SplitSeq(c.text, "\n") {
			n += max(1, len(d.types.Wrap(line, size.text, typeface.Regular, float64(widths[i]-cellMargins)/perMillimeter)))
		}
		most = max(most, n)
	}
	return most
}

// kept reports of each row of a table, by the lines that they take, whether it stays on the page of the next: no page ends
// within a table of a few lines or one that is to be whole, with the first row of another, or begins with its last, unless
// two rows are so high that they would leave much of a page empty.
func (t *table) kept(lines []int) []bool {
	const few, high = 12, 26 // lines
	sum := 0
	for _, n := range lines {
		sum += n
	}
	kept, last := make([]bool, len(lines)), len(lines)-1
	for k := range kept[:last] {
		kept[k] = t.whole || sum <= few || (k == 0 || k == last-1) && lines[k]+lines[k+1] <= high
	}
	kept[last] = t.led
	return kept
}

// rowProperties are those of a row by its number from 0. Rows are not split over pages, but for the first, which is kept
// with the second: where it may not be split either, LibreOffice loses what is on the second page of a table that begins at
// the foot of the first, in one of sixty documents; where it may, in none of some hundreds.
func (t *table) rowProperties(row int) string {
	properties := ""
	if row > 0 || t.whole {
		properties = `<w:cantSplit/>`
	}
	if t.height > 0 {
		properties += rowHeight(t.height)
	}
	return properties
}

// tableEnd has a paragraph for the room below a table; without one Word would take it and one that follows for one table.
var tableEnd = `</w:tbl>` + paragraphXML(cellText, "")

// ledTableEnd is that of a table with which what follows stays.
var ledTableEnd = `</w:tbl>` + leadingXML(cellText, "")

// ended is the text of the document. A table at its end must have a paragraph behind it, which is so low here that it has
// room wherever the table has: else it would be a page of its own.
func (d *document) ended() string {
	text := d.body.String()
	rest := strings.TrimSuffix(strings.TrimSuffix(text, tableEnd), ledTableEnd)
	if rest != text {
		text = rest + `</w:tbl><w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/><w:rPr><w:sz w:val="2"/></w:rPr></w:pPr></w:p>`
	}
	return text
}

// head adds the titles of the columns, which are repeated on each page; nothing where none has one.
func (d *document) head(t *table, widths []int, size cellSize) {
	named := false
	for _, c := range t.columns {
		named = named || c.title != ""
	}
	if !named {
		return
	}
	properties := `<w:cantSplit/>`
	if t.upright > 0 {
		properties += rowHeight(d.headHeight(t, widths, size))
	}
	d.body.WriteString(`<w:tr><w:trPr>` + properties + `<w:tblHeader/></w:trPr>`)
	for i, c := range t.columns {
		look := `<w:vAlign w:val="bottom"/>`
		if t.turned(i) {
			look = `<w:tcMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tcMar><w:textDirection w:val="btLr"/><w:vAlign w:val="center"/>`
		}
		d.body.WriteString(cellOf(widths[i], look, d.cellXML(&cell{text: c.title}, c.right && !t.turned(i), false, size.headStyle)))
	}
	d.body.WriteString(`</w:tr>`)
}

// rowHeight is the property of a row of a least height in millimeters.
func rowHeight(height float64) string {
	return fmt.Sprintf(`<w:trHeight w:val="%d" w:hRule="atLeast"/>`, int(height*perMillimeter))
}

// cellOf is a cell of a width, with its properties in the order of the schema.
func cellOf(width int, properties, content string) string {
	return fmt.Sprintf(`<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/>%s</w:tcPr>%s</w:tc>`, width, properties, content)
}

// cellXML sets the lines of a cell as one paragraph, which its style keeps on one page: so rows that may be split are not,
// if they need not. It is kept on the page of what follows or not; a picture has a paragraph of its own above it.
func (d *document) cellXML(c *cell, right, keep bool, style string) string {
	look := ""
	if keep {
		look = keepNext
	}
	switch {
	case c.center:
		look += `<w:jc w:val="center"/>`
	case right:
		look += `<w:jc w:val="right"/>`
	}
	properties := ""
	if c.bold {
		properties += "<w:b/>"
	}
	if c.color != nil {
		properties += textColor(c.color.Hex())
	}
	paragraph := func(runs string) string { return paragraphWith(style, look, runs) }
	out := ""
	if c.picture > 0 {
		if out = paragraph(d.pictureXML(c.picture, c.says, barWidth, barHeight)); c.text == "" {
			return out
		}
	}
	return out + paragraph(linesXML(strings.Split(c.text, "\n"), properties))
}
