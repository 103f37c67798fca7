package docx

import (
	"fmt"

	"salesaudit/reports/view"
)

// The room for a logo, in millimeters, as on the first page of the PDF.
const (
	logoWidth  = 35.0
	logoHeight = 13.0
)

// letterhead is the kind of report on the left and whose it is on the right: name, contact and logo.
func (r *report) letterhead(kind string) {
	b := &r.v.Brand
	if b.Consultant == "" && b.Contact == "" && b.Logo == nil {
		r.paragraph(quiet, kind)
		return
	}
	const left, right = 6400, pageWidth - 6400
	whose := ""
	if b.Logo != nil {
		whose += rightParagraph(quiet, r.logo(b.Logo, b.Consultant))
	}
	for i, text := range []string{b.Consultant, b.Contact} {
		if text != "" {
			whose += rightParagraph(quiet, runXML(text, []string{"<w:b/>", ""}[i]))
		}
	}
	r.body.WriteString(`<w:tbl><w:tblPr><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>` + fmt.Sprintf(`<w:gridCol w:w="%d"/><w:gridCol w:w="%d"/>`, left, right) + `</w:tblGrid><w:tr>` +
		cellOf(left, "", paragraphXML(quiet, runXML(kind, ""))) + cellOf(right, "", whose) + `</w:tr></w:tbl>`)
}

// logo keeps the picture of a logo and places it.
func (r *report) logo(l *view.Logo, says string) string {
	r.pictures = append(r.pictures, media{l.Data, l.Format})
	width, height := l.Fit(logoWidth, logoHeight)
	return r.pictureXML(len(r.pictures), says, width, height)
}

func rightParagraph(style, runs string) string {
	return `<w:p><w:pPr><w:pStyle w:val="` + style + `"/><w:jc w:val="right"/></w:pPr>` + runs + `</w:p>`
}
