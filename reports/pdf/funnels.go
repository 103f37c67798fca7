package pdf

import (
	"strconv"

	"salesaudit/internal/wording"
	"salesaudit/reports/palette"
	"salesaudit/reports/view"
)

// funnels draws each funnel as a row of stages, the darker and the more dots the better the stage is tracked.
func (d *document) funnels() {
	for i := range d.view.FunnelFields {
		f := &d.view.FunnelFields[i]
		d.title(d.words.Funnels, "funnels "+f.FieldID, 40)
		switch {
		case !f.Asked:
			d.paragraph(wording.Sentence(d.words.NotAsked), body)
			continue
		case len(f.Funnels) == 0:
			d.paragraph(d.words.NoFunnels, body)
		default:
			d.wayLegend(f)
			for k := range f.Funnels {
				d.funnel(f, &f.Funnels[k])
			}
		}
		if len(f.Uncovered) > 0 {
			d.y += 1
			d.paragraph(d.words.Uncovered+": "+wording.List(f.Uncovered), small)
		}
	}
}

func (d *document) wayLegend(f *view.Funnels) {
	x := left
	for way, name := range f.Ways {
		dots := float64(len(f.Ways)-1)*1.9 + 2
		width := dots + d.width(d.printable(name), smaller) + 5
		if x+width > left+textWidth {
			x = left
			d.y += 4.6
		}
		d.pips(x, d.y+smaller.lead()/2, way, len(f.Ways)-1, ink)
		d.write(x+dots, d.y, name, smaller)
		x += width
	}
	d.y += 7
}

const (
	stageHeight  = 16.0
	stagesPerRow = 6
)

func (d *document) funnel(f *view.Funnels, v *view.Funnel) {
	d.need(section.lead() + small.lead() + stageHeight + 12)
	d.write(left, d.y, d.fit(v.Name, section, textWidth), section)
	d.y += section.lead()
	d.paragraph(joinDot(wording.Labeled(d.words.Serves, v.For), wording.Labeled(d.words.AnswersFor, v.OwnerText)), small.in(muted))
	d.y += 1.5
	perRow := min(stagesPerRow, max(3, len(v.Stages)))
	if len(v.Stages) > stagesPerRow { // even rows
		rows := (len(v.Stages) + stagesPerRow - 1) / stagesPerRow
		perRow = (len(v.Stages) + rows - 1) / rows
	}
	width := textWidth / float64(perRow)
	for from := 0; from < len(v.Stages); from += perRow {
		d.need(stageHeight + 9)
		under := 1
		for k, stage := range v.Stages[from:min(len(v.Stages), from+perRow)] {
			d.stage(f, &stage, from+k, from+k == len(v.Stages)-1, left+float64(k)*width, width)
			under = max(under, len(d.stageNote(&stage, width)))
		}
		d.y += stageHeight + 2.2 + float64(under)*smaller.lead()
	}
	if len(v.Stages) == 0 {
		d.paragraph(d.words.None, small)
	}
	d.y += 2
}

func (d *document) stage(f *view.Funnels, s *view.Stage, place int, last bool, x, width float64) {
	const gap = 4.0
	best := max(1, len(f.Ways)-1)
	text, back := ink, white
	d.stroke(ink, 0.3)
	switch {
	case s.Way < 0:
		d.SetDashPattern([]float64{1, 0.8}, 0)
	case s.Way == 0:
		back = white
	default:
		back = palette.Blend(pale, ink, float64(s.Way)/float64(best))
	}
	if 2*s.Way > best {
		text = white
	}
	d.fill(back)
	d.Rect(x, d.y, width-gap, stageHeight, "FD")
	d.SetDashPattern([]float64{}, 0)
	name, title := style{7.8, bold, text}, strconv.Itoa(place+1)+". "+s.Name
	for _, size := range []float64{7, 6.2} { // smaller where it takes many lines, and again where a word has no room
		if len(d.wrap(title, name, width-gap-3)) > 2 && size == 7 || d.longestWord(title, name) > width-gap-3 {
			name = name.sized(size)
		}
	}
	y := d.y + 1.2
	for _, line := range d.clamp(d.wrap(title, name, width-gap-3), 3, name, width-gap-3) {
		d.write(x+1.5, y, line, name)
		y += name.lead()
	}
	if s.Way >= 0 {
		d.pips(x+1.5, d.y+stageHeight-2.6, s.Way, best, text)
	}
	// the arrow to the next stage carries what passes on
	if !last {
		d.stroke(muted, 0.3)
		d.Line(x+width-gap+0.6, d.y+stageHeight/2, x+width-0.6, d.y+stageHeight/2)
		d.Line(x+width-1.6, d.y+stageHeight/2-0.9, x+width-0.6, d.y+stageHeight/2)
		d.Line(x+width-1.6, d.y+stageHeight/2+0.9, x+width-0.6, d.y+stageHeight/2)
	}
	for i, line := range d.stageNote(s, width) {
		d.write(x, d.y+stageHeight+0.4+float64(i)*smaller.lead(), line, smaller)
	}
}

// stageNote is what is said under a stage, in at most two lines: what passes on, else how it is tracked.
func (d *document) stageNote(s *view.Stage, width float64) []string {
	note := wording.LowerFirst(s.Tracking)
	if s.Measured.Text != "" {
		note = d.words.Measured + " " + s.Measured.Text
	}
	return d.clamp(d.wrap(note, smaller, width-2), 2, smaller, width-2)
}
