package pdf

// closing is the last page: what was examined, who may read the report, and where it is signed.
func (d *document) closing() {
	c, w := &d.view.Closing, d.words
	d.title(w.Closing, "closing", 90)
	d.heading2(w.Scope, 20)
	for _, sentence := range c.Scope {
		d.paragraph(sentence, body)
		d.y += 0.8
	}
	d.heading2(w.Confidentiality, 16)
	d.paragraph(c.Confidential, body)
	d.heading2(w.Signatures, 44)
	d.y += 8
	for _, who := range c.Signatures {
		d.need(16)
		d.write(left, d.y, who, body)
		const name, date = 40.0, 125.0 // where the rules begin, from the left edge
		foot := d.y + body.lead()
		d.stroke(ink, 0.2)
		d.Line(left+name, foot, left+date-8, foot)
		d.Line(left+date, foot, left+textWidth, foot)
		d.write(left+name, foot+0.6, w.SignName, smaller)
		d.write(left+date, foot+0.6, w.SignDate, smaller)
		d.y += 16
	}
}
