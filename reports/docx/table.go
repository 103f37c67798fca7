package docx

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

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
	whole   bool    // stays on one page with what is above it; a few rows of short texts do anyhow
	led     bool    // its last row stays with what follows it
}

// keptWhole reports whether no page ends within a table.
func (t *table) keptWhole() bool {
	const few, short = 6, 60 // rows, characters
	return t.whole || len(t.rows) <= few && !slices.ContainsFunc(t.rows, func(row []cell) bool {
		return slices.ContainsFunc(row, func(c cell) bool { return utf8.RuneCountInString(c.text) > short })
	})
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
	whole := t.keptWhole()
	for k, r := range t.rows {
		last := len(t.rows) - 1
		// No page ends with the first row of a table, or begins with its last, but for one that is high by itself.
		keep := k == last && t.led || k < last && (whole || k == 0 && !d.high(r, widths, size) || k == last-1 && !d.high(t.rows[last], widths, size))
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
			d.body.WriteString(cellOf(widths[i], shade, d.cellXML(&c, t.columns[i].right, keep, size.textStyle)))
		}
		d.body.WriteString(`</w:tr>`)
	}
	if t.led {
		d.body.WriteString(ledTableEnd)
		return
	}
	d.body.WriteString(tableEnd)
}

// high reports whether a row has so many lines that it may be alone at the foot or the head of a page.
func (d *document) high(row []cell, widths []int, size cellSize) bool {
	const lines = 5
	for i, c := range row[:min(len(row), len(widths))] {
		n := 0
		for line := range strings.SplitSeq(c.text, "\n") {
			n += len(d.types.Wrap(line, size.text, typeface.Regular, float64(widths[i]-cellMargins)/perMillimeter))
		}
		if n >= lines {
			return true
		}
	}
	return false
}

// rowProperties are those of a row by its number from 0. Rows are not split over pages, but for the first: where it may
// not be split either, LibreOffice loses what is on the second page of a table that begins at the foot of the first, in one
// of sixty documents; where it may, in none of some hundreds. Word keeps the lines of its texts together even so.
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

// cellXML sets the lines of a cell as paragraphs, kept on the page of what follows or not: a cell has one at least.
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
	for line := range strings.SplitSeq(c.text, "\n") {
		out += paragraph(runXML(line, properties))
	}
	return out
}
