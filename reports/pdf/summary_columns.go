package pdf

import (
	"strconv"
	"strings"

	"salesaudit/internal/wording"
	"salesaudit/reports/view"
)

// gapShares are the parts of the page's width that the gaps may take, in the order in which they are preferred: a gap
// takes more words than a step.
var gapShares = []float64{0.54, 0.5, 0.58, 0.46}

// What is free around the rule above the columns, and between them, in millimeters.
const (
	aboveRule = 2.0
	belowRule = 1.5
	gutter    = 9.0
)

// columns are the heaviest gaps on the left and the first steps on the right, as they fit into a room.
type columns struct {
	gaps, steps fitted
	room        float64
}

// setClose sets the scores as close as the columns below them need so that all that they say has room above a line of the
// page. Where nothing serves, what leaves out least is taken, and of that the first.
func (d *document) setClose(end float64) (best spacing, set columns) {
	for i, s := range spacings {
		if !s.strengths && !set.crowding().cut() {
			break
		}
		c := d.columns(end - d.y - d.scoresHeight(&s) - aboveRule - belowRule)
		if i == 0 || c.crowding().less(set.crowding()) {
			best, set = s, c
		}
		if set.crowding() == (crowding{}) {
			break
		}
	}
	return best, set
}

// columns fits both columns into a height. They are as wide as serves the one that is shorter of room.
func (d *document) columns(room float64) columns {
	var best columns
	for i, share := range gapShares {
		width := share * (textWidth - gutter)
		c := columns{d.fitted(d.gapColumn(), width, room), d.fitted(d.stepColumn(), textWidth-gutter-width, room), room}
		if i == 0 || c.crowding().less(best.crowding()) {
			best = c
		}
	}
	return best
}

// twoColumns sets both columns, each under a rule.
func (d *document) twoColumns(c *columns) {
	start := d.y + aboveRule
	d.stroke(ink, 0.3)
	for _, column := range []struct {
		x float64
		*fitted
	}{{left, &c.gaps}, {left + textWidth - c.steps.width, &c.steps}} {
		d.Line(column.x, start, column.x+column.width, start)
		d.y = start + belowRule
		d.summaryColumn(column.x, c.room, column.fitted)
	}
}

// crowding is how much two columns lack room: which try makes the worse one fit, and how many texts both leave out.
type crowding struct{ try, leftOut int }

func (c *columns) crowding() crowding {
	return crowding{max(c.gaps.try, c.steps.try), c.gaps.leftOut + c.steps.leftOut}
}

func (c crowding) less(than crowding) bool {
	return c.try < than.try || c.try == than.try && c.leftOut < than.leftOut
}

// cut reports whether texts must be shortened.
func (c crowding) cut() bool { return c.try == len(tries) }

// entry is one item of the summary: texts under each other.
type entry struct {
	number int // of a step; 0 for none
	texts  []entryText
	link   int
}

// entryText is one text of an item.
type entryText struct {
	text  string
	style style
	spare int    // where room is short, texts with the highest number are left out first; 0 for those that stay
	whole string // what is said instead where there is room; "" for the text itself
	brief string // what is said instead where room is short; "" for the text itself
	label string // what the text begins with, to be set apart; "" for nothing
	fits  bool   // there is room for what can be spared, and for more than is said briefly
}

// itemGap is the room under an item.
const itemGap = 2.4

// column is a column of the summary: items under a title.
type summaryColumn struct {
	title string
	none  string // what is said where there are no items
	items []entry
}

// summaryColumn sets columns of items under each other.
func (d *document) summaryColumn(x, room float64, f *fitted) {
	end := d.y + room
	for i, c := range f.columns {
		d.write(x, d.y, c.title, section)
		d.y += section.lead() + 1
		if len(c.items) == 0 {
			d.columnOf(x, f.width, c.none, small, 3)
			d.y += itemGap
		}
		d.entries(x, f.width, end-d.y-d.columnsHeight(f.columns[i+1:], f.width), c.items)
	}
}

// indent is the room for the number of an item.
func (e *entry) indent() float64 {
	if e.number > 0 {
		return 7.5
	}
	return 0
}

// entries sets items into a column.
func (d *document) entries(x, width, room float64, items []entry) {
	most := d.allot(items, width, room)
	for i, item := range items {
		y, indent := d.y, item.indent()
		if item.number > 0 {
			d.numbered(x, item.number)
		}
		for k, t := range item.texts {
			d.entryText(x+indent, width-indent, &t, most[i][k])
		}
		if item.link != 0 {
			d.Link(x, y, width, d.y-y, item.link)
		}
		d.y += itemGap
	}
}

// entryText sets at most so many lines of a text, with its label set apart.
func (d *document) entryText(x, width float64, t *entryText, most int) {
	for i, line := range d.clamp(d.wrap(t.text, t.style, width), most, t.style, width) {
		at := x
		line = strings.TrimRight(line, wording.NoBreak+" ·") // a dot between two lines parts nothing
		if rest, labeled := strings.CutPrefix(line, t.label+" "); i == 0 && t.label != "" && labeled {
			d.write(x, d.y, t.label, t.style.in(muted))
			at, line = x+d.width(d.printable(t.label+" "), t.style), rest
		}
		d.write(at, d.y, line, t.style)
		d.y += t.style.lead()
	}
}

// numbered draws the number of a step in a disc.
func (d *document) numbered(x float64, number int) {
	d.fill(ink)
	d.Circle(x+2.6, d.y+strong.lead()/2, 2.6, "F")
	d.writeCenter(x+2.6, d.y+(strong.lead()-small.lead())/2, strconv.Itoa(number), style{7.2, bold, white})
}

// allot shares the room of a column out among the texts of its items: a line to each, then one more to each that
// wants it, in their order, until the room is full or every text is whole. It returns lines by item and text.
func (d *document) allot(items []entry, width, room float64) [][]int {
	wanted, most := make([][]int, len(items)), make([][]int, len(items))
	for i, item := range items {
		room -= itemGap
		for _, t := range item.texts {
			lines := len(d.wrap(t.text, t.style, width-item.indent()))
			wanted[i], most[i] = append(wanted[i], lines), append(most[i], min(lines, 1))
			room -= t.style.lead()
		}
	}
	for more := true; more; {
		more = false
		for i, item := range items {
			for k, t := range item.texts {
				if lead := t.style.lead(); most[i][k] < wanted[i][k] && lead <= room+0.01 {
					most[i][k]++
					room -= lead
					more = true
				}
			}
		}
	}
	return most
}

// gapColumn is what is missing: the gaps, and what is but claimed.
func (d *document) gapColumn() []summaryColumn {
	v, w := d.view, d.words
	columns := []summaryColumn{{title: v.TopGapsTitle(), none: v.NoGapsText(), items: d.gapItems(v.TopGaps())}}
	if len(v.ClaimedGaps) > 0 {
		columns = append(columns, summaryColumn{title: w.ClaimedGaps, items: []entry{{texts: []entryText{{text: v.ClaimedText(), style: small}}, link: d.anchor("send")}}})
	}
	return columns
}

func (d *document) gapItems(gaps []view.Gap) []entry {
	var items []entry
	for i := range gaps {
		g := &gaps[i]
		is, should := d.words.Is+":", g.Wanted(d.words)+":"
		items = append(items, entry{texts: []entryText{
			{text: g.Name, style: strong}, {text: is + " " + wording.LowerFirst(g.Is), style: small, brief: is + " " + wording.LowerFirst(g.IsBriefly), label: is},
			{text: should + " " + wording.LowerFirst(g.ShouldBe), style: small, label: should},
			{text: g.Nearest, whole: g.NearestNow, style: small.in(muted), spare: 1},
			{text: g.Costs, style: small.in(muted), spare: 3},
		}, link: d.anchor("criterion " + g.CriterionID)})
	}
	return items
}

// stepColumn is what to do first, and before that, what to ask.
func (d *document) stepColumn() []summaryColumn {
	var items []entry
	for i := range d.view.FirstSteps {
		s := &d.view.FirstSteps[i]
		items = append(items, entry{number: s.Place, texts: []entryText{
			{text: s.Action, style: strong.sized(8.4)}, {text: joinDot(s.Owner, s.Effort(), s.When, wording.LowerFirst(d.words.Impact)+":"+wording.NoBreak+s.Impact.Text), style: small}, {text: s.Serves, style: small.in(accent)},
			{text: d.words.Artefact + ": " + wording.LowerFirst(s.Artefact), style: small.in(muted), spare: 2},
		}, link: d.anchor("plan")})
	}
	if note := d.view.FirstNote; note != "" {
		items = append(items, entry{texts: []entryText{{text: note, style: smaller}}})
	}
	var columns []summaryColumn
	if asks := d.askItems(); len(asks) > 0 {
		columns = append(columns, summaryColumn{title: d.words.AskFirst, items: asks})
	}
	if len(items) > 0 || columns == nil {
		columns = append(columns, summaryColumn{title: d.view.FirstTitle, none: d.words.NoSteps, items: items})
	}
	return columns
}

// askItems are the answers on which most hangs, as one item.
func (d *document) askItems() []entry {
	asks := entry{link: d.anchor("next")}
	for i, q := range d.view.FirstToAsk() {
		asks.texts = append(asks.texts, entryText{text: "– " + q.Line, style: small, spare: max(0, i-1)})
	}
	if asks.texts == nil {
		return nil
	}
	return []entry{asks}
}

// columnOf sets at most so many lines.
func (d *document) columnOf(x, width float64, text string, s style, most int) {
	for _, line := range d.clamp(d.wrap(text, s, width), most, s, width) {
		d.write(x, d.y, line, s)
		d.y += s.lead()
	}
}
