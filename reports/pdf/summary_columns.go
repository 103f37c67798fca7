package pdf

import (
	"salesaudit/internal/wording"
)

// twoColumns sets the heaviest gaps on the left and the first steps on the right, down to a line of the page.
func (d *document) twoColumns(end float64) {
	const gutter = 9.0
	const gaps = 0.54 * (textWidth - gutter) // a gap takes more words than a step
	const steps = textWidth - gutter - gaps
	start := d.y + 2
	d.stroke(ink, 0.3)
	d.Line(left, start, left+gaps, start)
	d.Line(left+textWidth-steps, start, left+textWidth, start)
	room := end - start
	d.y = start + 1.5
	d.gapColumn(left, gaps, room)
	d.y = start + 1.5
	d.stepColumn(left+textWidth-steps, steps, room)
}

// entry is one item of the summary: texts under each other.
type entry struct {
	texts  []string
	styles []style
	link   int
}

// itemGap is the wording.NoBreak under an item.
const itemGap = 2.4

// entries sets items into a column, each text with as many lines as the room allows.
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
	most := d.allot(items, width-indent, end-d.y)
	for i, item := range items {
		y := d.y
		if numbered {
			d.fill(ink)
			d.Circle(x+2.2, d.y+strong.lead()/2, 2.2, "F")
			d.writeCenter(x+2.2, d.y+(strong.lead()-small.lead())/2, string(rune('1'+i)), style{7.8, bold, white})
		}
		for k, text := range item.texts {
			d.columnOf(x+indent, width-indent, text, item.styles[k], most[i][k])
		}
		d.Link(x, y, width, d.y-y, item.link)
		d.y += itemGap
	}
}

// allot shares the room of a column out among the texts of its items: a line to each, then one more to each that
// wants it, in their order, until the room is full or every text is whole. It returns lines by item and text.
func (d *document) allot(items []entry, width, room float64) [][]int {
	wanted, most := make([][]int, len(items)), make([][]int, len(items))
	for i, item := range items {
		room -= itemGap
		for k, text := range item.texts {
			lines := len(d.wrap(text, item.styles[k], width))
			wanted[i], most[i] = append(wanted[i], lines), append(most[i], min(lines, 1))
			room -= float64(most[i][k]) * item.styles[k].lead()
		}
	}
	for more := true; more; {
		more = false
		for i, item := range items {
			for k := range item.texts {
				if lead := item.styles[k].lead(); most[i][k] < wanted[i][k] && lead <= room {
					most[i][k]++
					room -= lead
					more = true
				}
			}
		}
	}
	return most
}

func (d *document) gapColumn(x, width, room float64) {
	title, gaps := d.words.HeaviestGaps, d.view.HeaviestGaps
	if len(gaps) == 0 && len(d.view.NextRungs) > 0 {
		title, gaps = d.words.NextRungs, d.view.NextRungs
	}
	var items []entry
	for _, g := range gaps {
		items = append(items, entry{
			[]string{g.Name, d.words.Is + ": " + wording.LowerFirst(g.Is), d.words.ShouldBe + ": " + wording.LowerFirst(g.ShouldBe), g.Costs},
			[]style{strong, small, small, small.in(muted)}, d.anchor("criterion " + g.CriterionID),
		})
	}
	d.entries(x, width, room, title, d.words.AllTargetsReached, items, false)
}

func (d *document) stepColumn(x, width, room float64) {
	var items []entry
	for _, s := range d.view.FirstSteps {
		artefact := ""
		if s.Artefact != "" {
			artefact = d.words.Artefact + ": " + wording.LowerFirst(s.Artefact)
		}
		items = append(items, entry{
			[]string{s.Action, joinDot(s.Owner, s.Days.Text), artefact},
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
