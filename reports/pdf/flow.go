package pdf

// What flows down the page: headings, paragraphs and labeled lines; table.go has the tables. None of them leaves a heading at the
// foot of a page, or one line of a paragraph or one row of a table alone on a page.

// What is free above and asked for with the heading of a part, in millimeters.
const (
	aboveTitle  = 8.0
	titleHeight = 14.0
)

// title begins a part of the report on this page if there is room for it and for what follows.
func (d *document) title(text, anchor string, follows float64) {
	if d.y > top+0.01 {
		d.y += aboveTitle
	}
	d.need(titleHeight + follows)
	d.place(anchor)
	d.sections = append(d.sections, contentsEntry{text, d.PageNo(), d.anchor(anchor)})
	d.bookmark(text, 0)
	d.write(left, d.y, text, heading)
	d.y += 10
}

// What is free above and asked for below the heading of a section, in millimeters.
const (
	aboveSection = 3.5
	belowSection = 2.0
)

// heading2 begins a section of a part.
func (d *document) heading2(text string, follows float64) {
	if d.y > top+0.01 {
		d.y += aboveSection
	}
	lines := d.wrap(text, section, textWidth)
	d.need(float64(len(lines))*section.lead() + belowSection + follows)
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
