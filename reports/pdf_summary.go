package reports

import (
	"bytes"
	"strconv"

	"github.com/jung-kurt/gofpdf"
)

// summaryPage is the page that a director reads alone. Everything on it is kept to its place: long texts are
// clamped here and stand in full further on.
func (d *document) summaryPage() {
	v := d.view
	d.newPage()
	d.place("summary")
	d.bookmark(v.Header.Client, 0)
	d.letterhead()
	d.y += 5
	client := style{20, bold, ink}
	for _, line := range d.clamp(d.wrap(v.Header.Client, client, textWidth), 2, client, textWidth) {
		d.write(left, d.y, line, client)
		d.y += client.lead()
	}
	meta := d.wrap(joinDot(v.Header.Industry, v.Header.Sellers.Text, v.Header.Profile, v.Header.Date), small, textWidth)
	meta = append(meta, d.wrap(d.people(), small, textWidth)...)
	for _, line := range d.clamp(meta, 3, small, textWidth) {
		d.write(left, d.y, line, small.in(muted))
		d.y += small.lead()
	}
	d.y += 3.5
	conclusion := style{11, regular, ink}
	for _, line := range d.clamp(d.wrap(v.Conclusion, conclusion, textWidth), 4, conclusion, textWidth) {
		d.write(left, d.y, line, conclusion)
		d.y += conclusion.lead()
	}
	d.y += 3
	d.scores()
	const foot = 33.0
	d.twoColumns(pageEnd - foot)
	d.y = pageEnd - foot + 4
	d.trust()
}

// letterhead is the kind of report on the left and whose it is on the right.
func (d *document) letterhead() {
	v := d.view
	d.write(left, d.y, v.Header.Title, strong.in(accent))
	d.write(left, d.y+strong.lead(), d.fit(v.Header.BankTitle, smaller, textWidth*0.6), smaller)
	x := left + textWidth
	if logo := v.Brand.Logo; logo != nil {
		width, height := 35.0, 35*float64(logo.Height)/float64(logo.Width)
		if height > 13 {
			width, height = 13*float64(logo.Width)/float64(logo.Height), 13
		}
		options := gofpdf.ImageOptions{ImageType: logo.Format}
		d.RegisterImageOptionsReader("logo", options, bytes.NewReader(logo.Data))
		d.ImageOptions("logo", x-width, d.y-3, width, height, false, options, 0, "")
		x -= width + 4
	}
	if v.Brand.Consultant != "" {
		d.writeRight(x, d.y, d.fit(clean(v.Brand.Consultant), strong, 65), strong)
	}
	if v.Brand.Contact != "" {
		d.writeRight(x, d.y+strong.lead(), d.fit(clean(v.Brand.Contact), smaller, 65), smaller)
	}
	d.y += 2 * strong.lead()
}

// people says who was asked and by whom.
func (d *document) people() string {
	h, who, by := &d.view.Header, "", ""
	if h.Respondent != "" {
		who = d.words.Asked + ": " + h.Respondent
		if h.Position != "" {
			who += ", " + h.Position
		}
	} else if h.Position != "" {
		who = d.words.Asked + ": " + h.Position
	}
	if h.Interviewer != "" {
		by = d.words.By + ": " + h.Interviewer
	}
	return joinDot(who, by, d.words.Bank+": "+h.Bank)
}

// joinDot joins what is not empty.
func joinDot(parts ...string) string {
	out := ""
	for _, p := range parts {
		if p == "" {
			continue
		}
		if out != "" {
			out += "  ·  "
		}
		out += p
	}
	return out
}

// scores draws the overall score and a row for each dimension, with the legend of the bars.
func (d *document) scores() {
	const numberWidth = 22.0
	rows := d.view.Dimensions
	d.scoreRow(d.words.Overall, d.view.Overall.Band, "", &d.view.Overall, numberWidth, true)
	verdicts := len(rows) <= 4 // more dimensions have room for their bars only
	for i := range rows {
		r := &rows[i]
		verdict, limit := r.Verdict, r.Cap
		if !verdicts {
			verdict, limit = "", ""
		}
		d.scoreRow(r.Name, verdict, limit, &r.ScoreView, numberWidth, false)
	}
	d.legend(left, d.y)
	d.y += 6
}

func (d *document) scoreRow(name, verdict, limit string, s *ScoreView, numberWidth float64, overall bool) {
	nameStyle, numberStyle := strong, style{13, bold, ink}
	if overall {
		nameStyle, numberStyle = style{11, bold, ink}, style{20, bold, ink}
	}
	x, width := left+numberWidth, textWidth-numberWidth
	height := nameStyle.lead()
	d.write(left, d.y+(height-numberStyle.lead())/2+1.2, s.Proven.Text, numberStyle)
	d.write(x, d.y, d.fit(name, nameStyle, 60), nameStyle)
	target := d.words.Target + " " + s.Target.Text
	d.writeRight(left+textWidth, d.y+0.4, target, small.in(accent))
	if overall {
		d.write(x+d.width(d.printable(name), nameStyle)+3, d.y+0.6, verdict, small.in(muted))
		verdict = ""
	}
	note := ""
	if s.Claimed.Value > s.Proven.Value {
		note = lowerFirst(d.words.Claimed) + " " + s.Claimed.Text
	}
	if s.Possible.Value > s.Claimed.Value {
		note = joinDot(note, lowerFirst(d.words.Possible)+" "+s.Possible.Text)
	}
	if note != "" {
		d.writeRight(left+textWidth-d.width(target, small)-5, d.y+0.4, note, small.in(muted))
	}
	d.y += height + 1.9
	d.bar(x, d.y, width, 3.2, s)
	d.y += 4.4
	if verdict != "" {
		for _, line := range d.clamp(d.wrap(verdict, small, width), 2, small, width) {
			d.write(x, d.y, line, small)
			d.y += small.lead()
		}
	}
	if limit != "" {
		d.write(x, d.y, d.fit(limit, smaller, width), smaller)
		d.y += smaller.lead()
	}
	d.y += 2.2
}

// legend explains the bars and ladders.
func (d *document) legend(x, y float64) {
	const side = 3.0
	entry := func(draw func(x, y float64), name string) {
		draw(x, y+0.3)
		d.write(x+5.2, y, name, smaller)
		x += 5.2 + d.width(d.printable(name), smaller) + 5
	}
	y += 0.2
	w := d.words
	entry(func(x, y float64) { d.fill(ink); d.Rect(x, y, 4, side-0.4, "F") }, w.ProvenHint)
	entry(func(x, y float64) { d.hatch(x, y, 4, side-0.4) }, w.ClaimedHint)
	entry(func(x, y float64) { d.stroke(ink, 0.25); d.Rect(x, y+0.1, 4, side-0.6, "D") }, w.PossibleHint)
	entry(func(x, y float64) {
		d.stroke(accent, 0.5)
		d.Line(x+2, y+0.6, x+2, y+side)
		d.triangle(x+2, y-0.8, 1, accent, false)
	}, w.TargetHint)
}

// twoColumns sets the heaviest gaps on the left and the first steps on the right, down to a line of the page.
func (d *document) twoColumns(end float64) {
	const gutter = 9.0
	width := (textWidth - gutter) / 2
	start := d.y + 2
	d.stroke(ink, 0.3)
	d.Line(left, start, left+width, start)
	d.Line(left+width+gutter, start, left+textWidth, start)
	room := end - start
	d.y = start + 1.5
	d.gapColumn(left, width, room)
	d.y = start + 1.5
	d.stepColumn(left+width+gutter, width, room)
}

// entry is one item of the summary: texts under each other.
type entry struct {
	texts  []string
	styles []style
	link   int
}

// entries sets items into a column, each text with as many lines as the room allows for all.
func (d *document) entries(x, width, room float64, title, none string, items []entry, numbered bool) {
	indent := 0.0
	if numbered {
		indent = 6.5
	}
	end := d.y + room
	d.write(x, d.y, title, section)
	d.y += section.lead() + 1
	if len(items) == 0 {
		d.columnOf(x, width, none, small, 3)
	}
	lines := 6
	for lines > 1 && d.entriesHeight(items, width-indent, lines) > end-d.y {
		lines--
	}
	for i, item := range items {
		y := d.y
		if numbered {
			d.fill(ink)
			d.Circle(x+2.2, d.y+strong.lead()/2, 2.2, "F")
			d.writeCentre(x+2.2, d.y+(strong.lead()-small.lead())/2, string(rune('1'+i)), style{7.8, bold, white})
		}
		for k, text := range item.texts {
			d.columnOf(x+indent, width-indent, text, item.styles[k], lines)
		}
		d.Link(x, y, width, d.y-y, item.link)
		d.y += 2.4
	}
}

func (d *document) entriesHeight(items []entry, width float64, lines int) float64 {
	height := 0.0
	for _, item := range items {
		for k, text := range item.texts {
			height += float64(min(lines, len(d.wrap(text, item.styles[k], width)))) * item.styles[k].lead()
		}
		height += 2.4
	}
	return height
}

func (d *document) gapColumn(x, width, room float64) {
	var items []entry
	for _, g := range d.view.HeaviestGaps {
		items = append(items, entry{
			[]string{g.Name, d.words.Is + ": " + lowerFirst(g.Is), d.words.ShouldBe + ": " + lowerFirst(g.ShouldBe), g.Costs},
			[]style{strong, small, small, small.in(muted)}, d.anchor("criterion " + g.CriterionID),
		})
	}
	d.entries(x, width, room, d.words.HeaviestGaps, d.words.AllTargetsReached, items, false)
}

func (d *document) stepColumn(x, width, room float64) {
	var items []entry
	for _, s := range d.view.FirstSteps {
		items = append(items, entry{
			[]string{s.Action, joinDot(s.Owner, s.Days.Text), d.words.Artefact + ": " + lowerFirst(s.Artefact)},
			[]style{strong, small, small.in(muted)}, d.anchor("plan"),
		})
	}
	d.entries(x, width, room, d.words.FirstSteps, d.words.NoSteps, items, true)
}

// columnOf sets at most so many lines.
func (d *document) columnOf(x, width float64, text string, s style, most int) {
	for _, line := range d.clamp(d.wrap(text, s, width), most, s, width) {
		d.write(x, d.y, line, s)
		d.y += s.lead()
	}
}

// trust is the foot of the page: how far the answers can be relied on.
func (d *document) trust() {
	t := &d.view.Trust
	const height = 25.0
	d.fill(pale)
	d.Rect(left, d.y, textWidth, height, "F")
	x, y := left+4, d.y+2.2
	d.write(x, y, d.words.Trust, strong)
	figures := []struct{ number, name string }{
		{t.Completeness.Text, d.words.Answered},
		{t.Confidence.Text, d.words.Confidence + ": " + t.ConfidenceName},
		{d.view.countText(), d.words.Contradictions},
	}
	column := (textWidth - 8) / 3
	for i, f := range figures {
		at := x + float64(i)*column
		big := style{13, bold, ink}
		d.write(at, y+4.6, f.number, big)
		d.write(at+d.width(d.printable(f.number), big)+2.5, y+6, d.fit(f.name, smaller, column-d.width(d.printable(f.number), big)-5), smaller)
	}
	at := y + 11.2
	for _, line := range d.clamp(d.wrap(t.Sentence, small, textWidth-8), 2, small, textWidth-8) {
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
		text := lowerFirst(s.title) + " – " + strconv.Itoa(s.page)
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

// countText is the bare number of contradictions.
func (v *View) countText() string { return speller{v.Language}.fixed(v.Trust.Contradictions.Value, 0) }
