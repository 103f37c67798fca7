package reports

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
