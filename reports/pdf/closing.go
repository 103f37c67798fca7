package pdf

import "strings"

// signHeight is the room for a line to sign on, with the name of who signs and what is written on it.
const signHeight = 18.5

// closing is the end of the last page: what was examined, who may read the report, and where it is signed. It stays
// together, so that a signature is on the page that says for what.
func (d *document) closing() {
	c, w := &d.view.Closing, d.words
	scope := strings.Join(c.Scope, " ")
	d.title(w.Closing, "closing", d.closingHeight())
	d.subhead(w.Scope, 8)
	d.paragraph(scope, fine)
	d.subhead(w.Confidentiality, 8)
	d.paragraph(c.Confidential, fine)
	d.y += 1
	for i := 0; i < len(c.Signatures); i += 2 {
		d.need(signHeight)
		for k, who := range c.Signatures[i:min(i+2, len(c.Signatures))] {
			d.signature(left+float64(k)*(textWidth+8)/2, who)
		}
		d.y += signHeight
	}
}

// closingHeight is the room under the heading of the closing.
func (d *document) closingHeight() float64 {
	c := &d.view.Closing
	height := signHeight*float64((len(c.Signatures)+1)/2) - 4 // a heading asks for more than it takes
	for _, text := range []string{strings.Join(c.Scope, " "), c.Confidential} {
		height += subheadHeight + float64(len(d.wrap(text, fine, textWidth)))*fine.lead()
	}
	return height
}

// signature is a line to sign on, half as wide as the page.
func (d *document) signature(x float64, who string) {
	const name, date, between = 52.0, 27.0, 4.0
	d.write(x, d.y+2, who, strong)
	foot := d.y + 14
	d.stroke(ink, 0.2)
	d.Line(x, foot, x+name, foot)
	d.Line(x+name+between, foot, x+name+between+date, foot)
	d.write(x, foot+0.6, d.words.SignName, smaller)
	d.write(x+name+between, foot+0.6, d.words.SignDate, smaller)
}
