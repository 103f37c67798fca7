package pdf

import (
	"strconv"

	"salesaudit/internal/wording"
)

// readOnHeight is the room under the trust box for the names of the parts, on two lines.
const readOnHeight = 8.0

// footTitle is the width of the titles left of the figures at the foot of the summary.
const footTitle = 40.0

// outlookHeight is the room for what the plan takes and brings; 0 where there is no plan.
func (d *document) outlookHeight() float64 {
	if len(d.view.Outlook) == 0 {
		return 0
	}
	height := 10.5 + float64(len(d.outlookNote()))*smaller.lead()
	if len(d.view.Outlook) > besideTitle {
		height += strong.lead()
	}
	return height
}

// besideTitle is how many waves have room right of their title; more stand under it.
const besideTitle = 3

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
	y := d.y + 1.6
	x, titleWidth := left+footTitle, footTitle-3
	if len(waves) > besideTitle {
		x, titleWidth = left, textWidth
	}
	d.columnAt(left, y, titleWidth, d.words.CostsAndBrings, strong.sized(small.size))
	d.Link(left, y, textWidth, 8, d.anchor("plan"))
	if len(waves) > besideTitle {
		y += strong.lead()
	}
	column := (left + textWidth - x) / float64(len(waves))
	for i, wave := range waves {
		d.figure(x+float64(i)*column, y, column, wave.Score.Text, wave.Name, wave.Days.Text)
	}
	y += 7.6
	for _, line := range d.outlookNote() {
		d.write(left, y, line, smaller)
		y += smaller.lead()
	}
}

// columnAt sets a text into a column, with its top at y. Its lines are of like lengths.
func (d *document) columnAt(x, y, width float64, text string, s style) {
	lines := d.wrap(text, s, width)
	for narrower := width - 1; narrower > width/2; narrower-- {
		even := d.wrap(text, s, narrower)
		if len(even) > len(lines) {
			break
		}
		lines = even
	}
	for _, line := range lines {
		d.write(x, y, line, s)
		y += s.lead()
	}
}

// figure sets a large number, and right of it what it is, in at most two lines.
func (d *document) figure(x, y, width float64, number string, lines ...string) {
	big := style{13, bold, ink}
	d.write(x, y, number, big)
	taken := d.width(d.printable(number), big) + 2.2
	if len(lines) == 1 {
		lines = d.clamp(d.wrap(lines[0], smaller, width-taken-2), 2, smaller, width-taken-2)
	}
	if len(lines) == 1 {
		y += smaller.lead() / 2
	}
	for i, line := range lines {
		s := smaller
		if i == 0 && len(lines) > 1 {
			s = smaller.in(ink)
		}
		d.write(x+taken, y+0.1+float64(i)*smaller.lead(), line, s)
	}
}

// trustLines is the sentence of the trust box, broken into at most three lines.
func (d *document) trustLines() []string {
	const width = textWidth - 8
	return d.clamp(d.wrap(d.view.Trust.Sentence, small, width), 3, small, width)
}

func (d *document) trustHeight() float64 { return 12 + float64(len(d.trustLines()))*small.lead() }

// trust is the foot of the page: how far the answers can be relied on.
func (d *document) trust() {
	t := &d.view.Trust
	height := d.trustHeight()
	d.fill(pale)
	d.Rect(left, d.y, textWidth, height, "F")
	x, y := left+4, d.y+2.2
	d.columnAt(x, y, footTitle-7, d.words.Trust, strong.sized(small.size))
	column := (textWidth - footTitle) / 3
	for i, f := range [][2]string{
		{t.Completeness.Text, d.words.Answered}, {t.Confidence.Text, wording.LowerFirst(d.words.Confidence) + ": " + t.ConfidenceName}, {t.Count, t.Counted},
	} {
		d.figure(left+footTitle+float64(i)*column, y, column, f[0], f[1])
	}
	at := y + 7.9
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
		if i >= readOnParts && s.title != d.words.Plan {
			continue
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

// readOnParts is how many parts the foot of the summary names beside the plan: the first, which are before it.
const readOnParts = 6
