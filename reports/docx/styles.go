package docx

import (
	"fmt"

	"salesaudit/questionnaire"
	"salesaudit/reports/palette"
)

// font is the typeface of all formats.
const font = "Golos Text"

// The styles of paragraphs by their ids. Headings are those of Word itself, so that its outline works.
const (
	normal   = "Normal"
	quiet    = "Quiet"
	lead     = "Lead"
	cellText = "CellText"
	cellHead = "CellHead"

	cellTextSmall = "CellTextSmall" // of tables with many columns
	cellHeadSmall = "CellHeadSmall"

	bulleted  = "Bulleted"
	titleText = "Title"
)

// styles returns the style sheet.
func (d *document) styles() string {
	lang := "ru-RU"
	if d.language == questionnaire.English {
		lang = "en-GB"
	}
	ink, muted, accent := palette.Ink.Hex(), palette.Muted.Hex(), palette.Accent.Hex()
	out := declaration + `<w:styles xmlns:w="` + wordML + `"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="` + font + `" w:hAnsi="` + font + `" w:cs="` + font + `" w:eastAsia="` + font + `"/><w:color w:val="` + ink + `"/><w:sz w:val="19"/><w:szCs w:val="19"/><w:lang w:val="` + lang + `"/></w:rPr></w:rPrDefault>` +
		`<w:pPrDefault><w:pPr><w:spacing w:after="100" w:line="269" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>`
	out += paragraphStyle(normal, "Normal", "", "", true)
	out += paragraphStyle(titleText, "Title", `<w:spacing w:after="60"/>`, size(44)+`<w:b/>`, false)
	for level, points := range []int{32, 24, 20} { // half points
		id := fmt.Sprintf("Heading%d", level+1)
		outline := fmt.Sprintf(`<w:keepNext/><w:keepLines/><w:spacing w:before="%d" w:after="100"/><w:outlineLvl w:val="%d"/>`, 360-80*level, level)
		out += paragraphStyle(id, fmt.Sprintf("heading %d", level+1), outline, size(points)+`<w:b/>`, false)
	}
	out += paragraphStyle(quiet, "Quiet", "", textColor(muted)+size(17), false)
	out += paragraphStyle(lead, "Lead", `<w:spacing w:after="160"/>`, size(24), false)
	out += paragraphStyle(cellText, "Cell Text", `<w:keepLines/><w:spacing w:before="30" w:after="30" w:line="240" w:lineRule="auto"/>`, size(17), false)
	out += paragraphStyle(cellHead, "Cell Head", `<w:keepNext/><w:spacing w:before="30" w:after="30" w:line="240" w:lineRule="auto"/>`, size(15)+textColor(muted), false)
	out += paragraphStyle(cellTextSmall, "Cell Text Small", `<w:keepLines/><w:spacing w:before="20" w:after="20" w:line="240" w:lineRule="auto"/>`, size(13), false)
	out += paragraphStyle(cellHeadSmall, "Cell Head Small", `<w:keepNext/><w:spacing w:before="20" w:after="20" w:line="240" w:lineRule="auto"/>`, size(12)+textColor(muted), false)
	out += paragraphStyle(bulleted, "Bulleted", `<w:spacing w:after="60"/><w:ind w:left="340" w:hanging="340"/>`, "", false)
	out += paragraphStyle("Foot", "Foot", `<w:tabs><w:tab w:val="right" w:pos="9866"/></w:tabs>`, size(15)+textColor(muted), false)
	out += paragraphStyle("Own", "Own", `<w:pBdr><w:left w:val="single" w:sz="18" w:space="8" w:color="`+accent+`"/></w:pBdr>`, "", false)
	return out + `</w:styles>`
}

func paragraphStyle(id, name, paragraph, run string, isDefault bool) string {
	first := ""
	if isDefault {
		first = ` w:default="1"`
	}
	return `<w:style w:type="paragraph"` + first + ` w:styleId="` + id + `"><w:name w:val="` + name + `"/><w:qFormat/><w:pPr>` + paragraph + `</w:pPr><w:rPr>` + run + `</w:rPr></w:style>`
}

// size is a size of type in half points.
func size(halves int) string {
	return fmt.Sprintf(`<w:sz w:val="%d"/><w:szCs w:val="%d"/>`, halves, halves)
}

func textColor(hex string) string { return `<w:color w:val="` + hex + `"/>` }
