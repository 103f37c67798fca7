package pdf

import (
	"strconv"

	"salesaudit/internal/wording"
)

// readOnHeight is the room under the trust box for the names of the parts, on two lines.
const readOnHeight = 8.0

// outlookHeight is the room for what the plan takes and brings; 0 where there is no plan.
func (d *document) outlookHeight() float64 {
	if len(d.view.Outlook) == 0 {
		return 0
	}
	return 14.5 + float64(len(d.outlookNote()))*smaller.lead()
}

func (d *document) outlookNote() []string {
	if d.view.OutlookNote == "" {
		return nil
	}
	return d.wrap(d.view.OutlookNote, smaller, textWidth)
}

// outlook is a strip across the page: the days of each wave, and the score after it.
func (d *document) outlook() {
	waves := d.view.Outlook
	if len(waves) == 0 {
		return
	}
	d.stroke(ink, 0.3)
	d.Line(left, d.y, left+textWidth, d.y)
	y := d.y + 1.4
	d.write(left, y, d.words.CostsAndBrings, strong)
	d.Link(left, y, textWidth, 10, d.anchor("plan"))
	y += strong.lead() + 0.4
	column := textWidth / float64(len(waves))
	big := style{13, bold, ink}
	for i, wave := range waves {
		x := left + float64(i)*column
		d.write(x, y, wave.Score.Text, big)
		x += d.width(d.printable(wave.Score.Text), big) + 2.2
		d.write(x, y+0.1, wave.Name, smaller.in(ink))
		d.write(x, y+0.1+smaller.lead(), wording.LowerFirst(d.words.Days)+": "+wave.Days.Text, smaller)
	}
	y += 7.6
	for _, line := range d.outlookNote() {
		d.write(left, y, line, smaller)
		y += smaller.lead()
	}
}

// trustLines is the sentence of the trust box, broken into at most three lines.
func (d *document) trustLines() []string {
	const width = textWidth - 8
	return d.clamp(d.wrap(d.view.Trust.Sentence, small, width), 3, small, width)
}

func (d *document) trustHeight() float64 { return 16 + float64(len(d.trustLines()))*small.lead() }

// trust is the foot of the page: how far the answers can be relied on.
func (d *document) trust() {
	t := &d.view.Trust
	height := d.trustHeight()
	d.fill(pale)
	d.Rect(left, d.y, textWidth, height, "F")
	x, y := left+4, d.y+2.2
	d.write(x, y, d.words.Trust, strong)
	figures := []struct{ number, name string }{
		{t.Completeness.Text, d.words.Answered},
		{t.Confidence.Text, d.words.Confidence + ": " + t.ConfidenceName},
		{t.Count, t.Counted},
	}
	column := (textWidth - 8) / 3
	for i, f := range figures {
		at := x + float64(i)*column
		big := style{13, bold, ink}
		d.write(at, y+4.6, f.number, big)
		d.write(at+d.width(d.printable(f.number), big)+2.5, y+6, d.fit(f.name, smaller, column-d.width(d.printable(f.number), big)-5), smaller)
	}
	at := y + 11.2
	for _, line := range d.trustLines() {
		d.write(x, at, line, small)
		at += small.lead()
	}
	d.readOnTop = d.y + height + 1.2
}

// readOn names the parts of the report and their pages at the foot of the summary, once they are known.
func (d *document) readOn() {
	x, y := left, d.readOnTop
	d.write(x, y, d.words.ReadOn+":", smaller)
	x += d.width(d.words.ReadOn+":", smaller) + 2
	for i, s := range d.sections {
		if i >= readOnParts {
			break
		}
		text := wording.LowerFirst(s.title) + " – " + strconv.Itoa(s.page)
		width := d.width(d.printable(text), smaller)
		if x+width > left+textWidth {
			x = left
			y += smaller.lead()
		}
		d.write(x, y, text, smaller.in(accent))
		d.Link(x, y, width, smaller.lead(), s.link)
		x += width + 4
	}
}

// readOnParts is how many parts the foot of the summary names: those before the appendices.
const readOnParts = 7
