package docx

import (
	"fmt"
	"strings"
	"unicode/utf8"
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

// leading adds a text that stays on the page of what follows it, such as a table; nothing where it is empty.
func (d *document) leading(style, text string) {
	if text != "" {
		d.body.WriteString(leadingXML(style, runXML(text, "")))
	}
}

// linesXML sets texts under each other in one paragraph.
func linesXML(lines []string, properties string) string {
	runs := make([]string, len(lines))
	for i, line := range lines {
		runs[i] = runXML(line, properties)
	}
	return strings.Join(runs, "<w:r><w:br/></w:r>")
}

// named adds the name of a document's subject, a long one in smaller type.
func (d *document) named(name string) {
	const long, smaller = 36, 30 // characters, half points
	properties := ""
	if utf8.RuneCountInString(name) > long {
		properties = size(smaller)
	}
	d.body.WriteString(paragraphXML(titleText, runXML(name, properties)))
}

// labeled adds a text behind its label in bold; nothing where it is empty.
func (d *document) labeled(label, text string) {
	if text != "" {
		d.body.WriteString(paragraphXML(normal, labeledRuns(label, text)))
	}
}

// leadingLabeled is labeled for a text that stays on the page of what follows it.
func (d *document) leadingLabeled(label, text string) {
	if text != "" {
		d.body.WriteString(leadingXML(normal, labeledRuns(label, text)))
	}
}

func labeledRuns(label, text string) string { return runXML(label+": ", "<w:b/>") + runXML(text, "") }

// list adds texts one under the other, each behind a mark.
func (d *document) list(mark func(i int) string, items []string) {
	for i, item := range items {
		d.body.WriteString(paragraphXML(bulleted, runXML(mark(i), "")+"<w:r><w:tab/></w:r>"+runXML(item, "")))
	}
}

func bullet(int) string { return "•" }

func paragraphXML(style, runs string) string { return paragraphWith(style, "", runs) }

// leadingXML is a paragraph that stays on the page of what follows it.
func leadingXML(style, runs string) string { return paragraphWith(style, keepNext, runs) }

const keepNext = `<w:keepNext/>`

// paragraphWith is a paragraph with more properties than its style, in the order of the schema.
func paragraphWith(style, properties, runs string) string {
	return `<w:p><w:pPr><w:pStyle w:val="` + style + `"/>` + properties + `</w:pPr>` + runs + `</w:p>`
}

func runXML(text, properties string) string {
	if properties != "" {
		properties = "<w:rPr>" + properties + "</w:rPr>"
	}
	return `<w:r>` + properties + `<w:t xml:space="preserve">` + escaped(text) + `</w:t></w:r>`
}

// media is a picture of the document.
type media struct {
	data   []byte
	format string // "png" or "jpeg"
}

// picture keeps a PNG, and returns its number.
func (d *document) picture(png []byte) int {
	d.pictures = append(d.pictures, media{png, "png"})
	return len(d.pictures)
}

// emu is English Metric Units a millimeter, the unit of drawings.
const emu = 36000

// pictureXML places a picture of a size in millimeters, with a text for those who do not see it.
func (d *document) pictureXML(number int, says string, width, height float64) string {
	return fmt.Sprintf(`<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="%[1]d" cy="%[2]d"/><wp:docPr id="%[3]d" name="%[3]d" descr="%[4]s"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="%[3]d" name="%[3]d"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rIdPic%[3]d"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="%[1]d" cy="%[2]d"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`,
		int(width*emu), int(height*emu), number, escaped(says))
}
