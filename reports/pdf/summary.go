package pdf

import (
	"bytes"

	"github.com/jung-kurt/gofpdf"

	"salesaudit/internal/wording"
)

// summaryPage is the page that a director reads alone. Everything on it is kept to its place: long texts are
// clamped here and set in full further on.
func (d *document) summaryPage() {
	v := d.view
	d.newPage()
	d.place("summary")
	d.bookmark(v.Header.Client, 0)
	d.letterhead()
	d.y += 3
	client, lines := d.wholeName(v.Header.Client)
	for _, line := range lines {
		d.write(left, d.y, line, client)
		d.y += client.lead()
	}
	meta := d.wrap(joinDot(v.Header.Industry, v.Header.Sellers.Text, v.Header.Profile, v.Header.Date), small, textWidth)
	meta = append(meta, d.wrap(d.people(), small, textWidth)...)
	for _, line := range d.clamp(meta, 5, small, textWidth) {
		d.write(left, d.y, line, small.in(muted))
		d.y += small.lead()
	}
	d.y += 2.5
	conclusion := style{11, regular, ink}
	for _, line := range d.clamp(d.wrap(v.Conclusion, conclusion, textWidth), 4, conclusion, textWidth) {
		d.write(left, d.y, line, conclusion)
		d.y += conclusion.lead()
	}
	d.consultant()
	d.y += 3
	if v.Empty {
		d.paragraph(v.GoOn, body)
		return
	}
	foot := pageEnd - d.trustHeight() - readOnHeight
	outlook := d.outlookHeight()
	rows, columns := d.setClose(foot - outlook - 3)
	d.scores(&rows)
	d.twoColumns(&columns)
	d.y = foot - outlook
	d.outlook()
	d.y = foot
	d.trust()
}

// consultant sets the consultant's own conclusion, whole: a long one in small type, so that what is under it keeps its
// room.
func (d *document) consultant() {
	const indent = 4.0
	if d.view.Consultant == "" {
		return
	}
	d.y += 1.5
	d.stroke(accent, 0.8)
	from := d.y
	d.y += 0.3
	d.write(left+indent, d.y, d.words.ConsultantSays, label)
	d.y += label.lead()
	const roomy = 4 // lines
	s := body
	if len(d.wrap(d.view.Consultant, body, textWidth)) > roomy {
		s = small
	}
	for _, line := range d.wrap(d.view.Consultant, s, textWidth-indent) {
		d.write(left+indent, d.y, line, s)
		d.y += s.lead()
	}
	d.Line(left+0.4, from, left+0.4, d.y+0.3)
}

// wholeName breaks the name of a client over at most three lines: the longer it is, the smaller it is set.
func (d *document) wholeName(name string) (style, []string) {
	for _, size := range []float64{20, 16, 13, 11} {
		s := style{size, bold, ink}
		if lines := d.wrap(name, s, textWidth); len(lines) <= 2 {
			return s, lines
		}
	}
	s := style{9, bold, ink}
	return s, d.clamp(d.wrap(name, s, textWidth), 3, s, textWidth)
}

// brandWidth is the room for whose report it is, beside the kind of report.
const brandWidth = 78

// letterhead is the kind of report on the left and whose it is on the right.
func (d *document) letterhead() {
	v := d.view
	d.write(left, d.y, v.Header.Title, strong.in(accent))
	x := left + textWidth
	if logo := v.Brand.Logo; logo != nil {
		width, height := logo.Fit(35, 13)
		options := gofpdf.ImageOptions{ImageType: logo.Format}
		d.RegisterImageOptionsReader("logo", options, bytes.NewReader(logo.Data))
		d.ImageOptions("logo", x-width, d.y-3, width, height, false, options, 0, "")
		x -= width + 4
	}
	bank := d.y + strong.lead()
	room := x - brandWidth - 4 - left
	if v.Brand.Consultant == "" && v.Brand.Contact == "" {
		room = x - left
	}
	for _, line := range d.clamp(d.wrap(v.Header.BankTitle, smaller, room), 3, smaller, room) {
		d.write(left, bank, line, smaller)
		bank += smaller.lead()
	}
	y := d.y
	for _, part := range []struct {
		text  string
		style style
	}{{v.Brand.Consultant, strong}, {v.Brand.Contact, smaller}} {
		for _, line := range d.clamp(d.wrap(part.text, part.style, brandWidth), 3, part.style, brandWidth) {
			d.writeRight(x, y, line, part.style)
			y += part.style.lead()
		}
	}
	d.y = max(d.y+2*strong.lead(), y, bank)
}

// people says who was asked and by whom.
func (d *document) people() string {
	asked, by := d.view.Header.People(d.words)
	return joinDot(asked, by, wording.Labeled(d.words.Bank, d.view.Header.Bank))
}

// dotMark is what stands between parts that joinDot joins.
const dotMark = wording.NoBreak + wording.NoBreak + "·  "

// joinDot joins what is not empty.
func joinDot(parts ...string) string { return wording.Joined(dotMark, parts...) }
