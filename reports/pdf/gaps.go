package pdf

import (
	"slices"
	"strconv"
	"strings"

	"salesaudit/internal/wording"
	"salesaudit/reports/view"
)

// gaps says of each criterion that is under its target where the client is, what is missing and what to do: gaps first,
// then what missing answers decide, then what is done by the answers and not shown.
func (d *document) gaps() {
	const legendHeight = 6.0
	parts := []struct{ standing, title string }{
		{view.GapStanding, ""}, {view.OpenStanding, d.words.NotKnownYet}, {view.ClaimedStanding, d.words.ClaimedGaps},
	}
	var first *view.Criterion
	for i := len(parts) - 1; i >= 0; i-- {
		if k := slices.IndexFunc(d.view.Criteria, func(c view.Criterion) bool { return c.Standing == parts[i].standing }); k >= 0 {
			first = &d.view.Criteria[k]
		}
	}
	if first == nil {
		d.title(d.words.GapsByCriterion, "gaps", 70)
		d.paragraph(d.words.AllTargetsReached, body)
		d.atTarget()
		return
	}
	d.title(d.words.GapsByCriterion, "gaps", legendHeight+12+d.cardRoom(first))
	d.legend(left, d.y)
	d.y += legendHeight
	for _, part := range parts {
		d.gapsOf(part.standing, part.title, first)
	}
	d.atTarget()
}

// leastOfCard is how much of a card has to have room for it to begin on a page, in millimeters.
const leastOfCard = 40.0

// cardRoom is the room that the card of a criterion asks for: that of the whole card as a rule.
func (d *document) cardRoom(c *view.Criterion) float64 {
	height := d.gapHeight(c)
	if height > (pageEnd-top)/2 {
		return leastOfCard
	}
	return d.kept(height, leastOfCard)
}

// gapsOf sets the cards of one standing. The title of the part has asked for the room of the first card already.
func (d *document) gapsOf(standing, title string, first *view.Criterion) {
	dimension, n := "", 0
	for i := range d.view.Criteria {
		c := &d.view.Criteria[i]
		if c.Standing != standing {
			continue
		}
		room := d.cardRoom(c)
		if c == first {
			room = 0
		}
		if n == 0 && title != "" {
			d.heading2(title, room)
			d.bookmark(title, 1)
		} else {
			d.need(room)
		}
		if c.DimensionID != dimension && title == "" {
			d.bookmark(c.Dimension, 1)
		}
		dimension = c.DimensionID
		n++
		d.gap(c)
	}
}

// cardLine is one labeled text of a card.
type cardLine struct {
	label string
	style style
	texts []string
}

// card returns what the card of a criterion says, in its order.
func (d *document) card(c *view.Criterion) []cardLine {
	r, w := c.Next, d.words
	lines := []cardLine{
		{w.Question, small.in(muted), []string{d.view.QuestionOf(c)}},
		{w.WhereNow, small, c.Is},
		{w.ShouldBe, small, []string{c.ShouldBe, c.NearestNow()}},
	}
	if c.Standing == view.GapStanding {
		lines = append(lines, cardLine{w.EvidenceNeeded, small, []string{d.gapEvidence(c)}})
	}
	lines = append(lines, cardLine{w.StandsOn, small, []string{strings.Join(r.StandsOn, "; ")}})
	if r.Lacks != view.LacksLower && c.Standing != view.ClaimedStanding {
		lines = append(lines, cardLine{w.Action, strong.sized(small.size), []string{r.Action}},
			cardLine{w.Artefact, small, []string{joinDot(r.Artefact, r.Owner, r.Days.Text)}})
	}
	return append(lines,
		cardLine{w.MakesPossible, small, []string{strings.Join(r.MakesPossible, "; ")}},
		cardLine{w.NextAfter, small.in(muted), c.Later()},
		cardLine{w.OpenContradictions, small, c.Contradictions},
		cardLine{w.Note, small, []string{d.view.NoteOn(c)}},
		cardLine{w.Comment, small, []string{c.Comment}})
}

// gapHeight measures the block of one criterion.
func (d *document) gapHeight(c *view.Criterion) float64 {
	height := section.lead() + 2 + float64(len(d.wrap(c.Matters, small, textWidth)))*small.lead() + 6
	for _, line := range d.card(c) {
		height += d.labeledHeight(line.style, line.texts...)
	}
	return height
}

// gapEvidence says what evidence the next rung still needs.
func (d *document) gapEvidence(c *view.Criterion) string {
	if c.Next.Lacks == view.LacksLower {
		return ""
	}
	return c.Next.EvidenceNeeded
}

func (d *document) gap(c *view.Criterion) {
	d.place("criterion " + c.ID)
	d.bookmark(c.Name, 2)
	d.gapTitle(c)
	d.paragraph(c.Matters, small.in(muted))
	d.y += 1.2
	d.cardLines(d.card(c))
	d.y += 1.5
	d.stroke(rule, 0.15)
	d.Line(left, d.y, left+textWidth, d.y)
	d.y += 3.5
}

// cardLines sets the labeled texts of a card. The last two stay together, so that a card that goes on on the next page
// leaves more than a line there.
func (d *document) cardLines(lines []cardLine) {
	lines = slices.DeleteFunc(lines, func(l cardLine) bool { return wording.Joined("", l.texts...) == "" })
	for i, line := range lines {
		if i > 0 && i == len(lines)-2 {
			next := lines[i+1]
			d.need(min(mostEmpty, d.labeledHeight(line.style, line.texts...)+d.labeledHeight(next.style, next.texts...)))
		}
		d.labeled(line.label, line.style, line.texts...)
	}
}

// sized changes the size of a style.
func (s style) sized(size float64) style { s.size = size; return s }

func (d *document) gapTitle(c *view.Criterion) {
	const ladderWidth = 24.0
	w := d.words
	levels := c.LevelText + ", " + wording.LowerFirst(w.Target) + " " + strconv.Itoa(c.Target) + ", " + c.ToTarget
	if c.OwnTarget {
		levels += ", " + w.OwnTarget
	}
	width := d.width(d.printable(levels), smaller)
	d.writeRight(left+textWidth-ladderWidth, d.y+0.9, levels, smaller)
	d.ladder(left+textWidth-ladderWidth+3, d.y+1.4, c)
	for _, line := range d.clamp(d.wrap(c.Name, section, textWidth-ladderWidth-width-4), 2, section, textWidth-ladderWidth-width-4) {
		d.write(left, d.y, line, section)
		d.y += section.lead()
	}
	d.y += 0.5
	if c.WhyNot != "" {
		d.paragraph(c.WhyNot, small.in(accent))
	}
}

// atTarget lists the criteria that are at their targets, and apart from them those that do not apply.
func (d *document) atTarget() {
	var reached, none []*view.Criterion
	var rows, outside [][]string
	for i := range d.view.Criteria {
		switch c := &d.view.Criteria[i]; {
		case !c.Applies:
			none, outside = append(none, c), append(outside, []string{c.Name, c.Reason})
		case c.Standing == view.ReachedStanding:
			reached = append(reached, c)
			rows = append(rows, []string{c.Name, strconv.Itoa(c.Proven) + " / " + strconv.Itoa(c.Target), wording.Joined(" ", c.Is...), c.Evidence})
		}
	}
	d.criterionTable(d.words.TargetReached, reached, rows, []tableColumn{{title: d.words.Criterion, width: 48},
		{title: d.words.Level + " / " + wording.LowerFirst(d.words.Target), width: 22}, {title: d.words.WhereNow, width: 74}, {title: d.words.Evidence, width: 30}})
	d.criterionTable(wording.UpperFirst(d.words.DoesNotApply), none, outside, []tableColumn{{title: d.words.Criterion, width: 48}, {title: d.words.Why, width: 126}})
}

// criterionTable sets a table of criteria under a heading; nothing without criteria.
func (d *document) criterionTable(title string, criteria []*view.Criterion, rows [][]string, columns []tableColumn) {
	if len(criteria) == 0 {
		return
	}
	t := table{style: small, columns: columns}
	t.draw = func(row, column int, _, y, _, _ float64) {
		if column == 0 {
			d.SetLink(d.anchor("criterion "+criteria[row].ID), y, d.PageNo())
		}
	}
	d.heading2(title, d.beginHeight(t, rows))
	d.rows(t, rows)
}
