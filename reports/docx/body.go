package docx

import (
	"fmt"
	"strings"

	"salesaudit/reports/palette"
)

// pageWidth is the width of the text in twentieths of a point, the unit of Word.
const pageWidth = 9866

// heading begins a part, 1 to 3.
func (d *document) heading(level int, text string) {
	d.paragraph(fmt.Sprintf("Heading%d", level), text)
}

// paragraph adds a text in a style; nothing where it is empty.
func (d *document) paragraph(style, text string) {
	if text != "" {
		d.body.WriteString(paragraphXML(style, runXML(text, "")))
	}
}

// labeled adds a text behind its label in bold; nothing where it is empty.
func (d *document) labeled(label, text string) {
	if text != "" {
		d.body.WriteString(paragraphXML(normal, runXML(label+": ", "<w:b/>")+runXML(text, "")))
	}
}

// list adds texts one under the other, each behind a mark.
func (d *document) list(mark func(i int) string, items []string) {
	for i, item := range items {
		d.body.WriteString(paragraphXML(bulleted, runXML(mark(i), "")+"<w:r><w:tab/></w:r>"+runXML(item, "")))
	}
}

func bullet(int) string { return "•" }

func paragraphXML(style, runs string) string {
	return `<w:p><w:pPr><w:pStyle w:val="` + style + `"/></w:pPr>` + runs + `</w:p>`
}

func runXML(text, properties string) string {
	if properties != "" {
		properties = "<w:rPr>" + properties + "</w:rPr>"
	}
	return `<w:r>` + properties + `<w:t xml:space="preserve">` + escaped(text) + `</w:t></w:r>`
}

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
	picture int // number of a picture in place of the text, from 1; 0 for none
}

// texts makes plain cells.
func texts(all ...string) []cell {
	out := make([]cell, len(all))
	for i, text := range all {
		out[i].text = text
	}
	return out
}

// table adds a table with a head that is repeated on each page; nothing without rows. height is the least height of a
// row in millimeters, for what is to be filled in by hand; 0 for as high as its texts are.
func (d *document) table(columns []column, rows [][]cell, height float64) {
	if len(rows) == 0 {
		return
	}
	widths := widths(columns, rows)
	var grid strings.Builder
	for _, width := range widths {
		fmt.Fprintf(&grid, `<w:gridCol w:w="%d"/>`, width)
	}
	rule := palette.Rule.Hex()
	border := func(side string) string {
		return `<w:` + side + ` w:val="single" w:sz="4" w:space="0" w:color="` + rule + `"/>`
	}
	borders := border("bottom") + border("insideH")
	if height > 0 {
		borders = border("top") + border("left") + border("bottom") + border("right") + border("insideH") + border("insideV")
	}
	d.body.WriteString(`<w:tbl><w:tblPr><w:tblW w:w="` + fmt.Sprint(pageWidth) + `" w:type="dxa"/><w:tblBorders>` + borders + `</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="70" w:type="dxa"/><w:right w:w="70" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>` + grid.String() + `</w:tblGrid>`)
	head, named := make([]cell, len(columns)), false
	for i, c := range columns {
		head[i].text, named = c.title, named || c.title != ""
	}
	if named {
		d.row(columns, widths, head, `<w:cantSplit/><w:tblHeader/>`, cellHead)
	}
	properties := `<w:cantSplit/>`
	if height > 0 {
		properties += fmt.Sprintf(`<w:trHeight w:val="%d" w:hRule="atLeast"/>`, int(height*56.7))
	}
	for _, r := range rows {
		d.row(columns, widths, r, properties, cellText)
	}
	d.body.WriteString(`</w:tbl>` + paragraphXML(cellText, ""))
}

func (d *document) row(columns []column, widths []int, cells []cell, properties, style string) {
	d.body.WriteString(`<w:tr><w:trPr>` + properties + `</w:trPr>`)
	for i := range columns {
		var c cell
		if i < len(cells) {
			c = cells[i]
		}
		shade := ""
		if c.fill != nil {
			shade = `<w:shd w:val="clear" w:color="auto" w:fill="` + c.fill.Hex() + `"/>`
		}
		d.body.WriteString(fmt.Sprintf(`<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/>%s</w:tcPr>`, widths[i], shade) + d.cellXML(&c, columns[i].right, style) + `</w:tc>`)
	}
	d.body.WriteString(`</w:tr>`)
}

// cellXML sets the lines of a cell as paragraphs: a cell has one at least.
func (d *document) cellXML(c *cell, right bool, style string) string {
	align := ""
	switch {
	case c.center:
		align = `<w:jc w:val="center"/>`
	case right:
		align = `<w:jc w:val="right"/>`
	}
	properties := ""
	if c.bold {
		properties += "<w:b/>"
	}
	if c.color != nil {
		properties += textColor(c.color.Hex())
	}
	paragraph := func(runs string) string {
		return `<w:p><w:pPr><w:pStyle w:val="` + style + `"/>` + align + `</w:pPr>` + runs + `</w:p>`
	}
	if c.picture > 0 {
		return paragraph(d.pictureXML(c.picture, c.text, barWidth, barHeight))
	}
	out := ""
	for line := range strings.SplitSeq(c.text, "\n") {
		out += paragraph(runXML(line, properties))
	}
	return out
}

// picture keeps a PNG, and returns its number.
func (d *document) picture(png []byte) int {
	d.pictures = append(d.pictures, png)
	return len(d.pictures)
}

// emu is English Metric Units a millimeter, the unit of drawings.
const emu = 36000

// pictureXML places a picture of a size in millimeters, with a text for those who do not see it.
func (d *document) pictureXML(number int, says string, width, height int) string {
	width, height = width*emu, height*emu
	return fmt.Sprintf(`<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="%[1]d" cy="%[2]d"/><wp:docPr id="%[3]d" name="%[3]d" descr="%[4]s"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="%[3]d" name="%[3]d"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rIdPic%[3]d"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="%[1]d" cy="%[2]d"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`,
		width, height, number, escaped(says))
}
