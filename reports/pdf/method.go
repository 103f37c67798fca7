package pdf

import (
	"strings"

	"salesaudit/reports/view"
)

// paragraphGap is what is left free under the paragraphs of the method.
const paragraphGap = 0.7

// method is the appendix that says on one page how the score is made and what it cannot say. Where it has to begin
// further down, its parts stay whole, and the last of them, what the score does not say, goes along where the closing has
// to go to the next page: a signature is not left alone on a page.
func (d *document) method() {
	whole := 0.0
	for i := range d.view.Method {
		whole += subheadHeight + d.methodHeight(&d.view.Method[i])
	}
	if premise := d.view.Header.Premise; premise != "" {
		whole += float64(len(d.wrap(premise, body, textWidth)))*body.lead() + 1
	}
	d.title(d.view.AppendixTitle(d.words.Method), "method", d.kept(whole, 30))
	if d.view.Header.Premise != "" {
		d.paragraph(d.view.Header.Premise, body)
		d.y += 1
	}
	for i := range d.view.Method {
		part := &d.view.Method[i]
		height := d.methodHeight(part)
		if i == len(d.view.Method)-1 {
			height += aboveTitle + titleHeight + d.closingHeight()
		}
		d.subhead(part.Heading, min(mostEmpty, height))
		for _, p := range d.methodTexts(part) {
			d.paragraph(p, fine)
			d.y += paragraphGap
		}
	}
}

// methodTexts are the paragraphs of a part, its table as the last of them.
func (d *document) methodTexts(part *view.MethodPart) []string {
	if part.Table == nil {
		return part.Paragraphs
	}
	var bands []string
	for _, row := range part.Table.Rows {
		bands = append(bands, row[0].Text+" — "+row[1].Text)
	}
	return append(part.Paragraphs[:len(part.Paragraphs):len(part.Paragraphs)], d.words.Band+": "+strings.Join(bands, "; ")+".")
}

// methodHeight is the room that the paragraphs of a part take.
func (d *document) methodHeight(part *view.MethodPart) float64 {
	height := 0.0
	for _, p := range d.methodTexts(part) {
		height += float64(len(d.wrap(p, fine, textWidth)))*fine.lead() + paragraphGap
	}
	return height
}
