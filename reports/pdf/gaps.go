package pdf

import (
	"strconv"

	"salesaudit/internal/wording"
	"salesaudit/reports/view"
)

// gaps says of each criterion that is under its target where the client is, what is missing and what to do.
func (d *document) gaps() {
	d.title(d.words.GapsByCriterion, "gaps", 70)
	d.legend(left, d.y)
	d.y += 6
	var reached []*view.Criterion
	dimension := ""
	open := 0
	for i := range d.view.Criteria {
		c := &d.view.Criteria[i]
		if c.Gap == 0 {
			reached = append(reached, c)
			continue
		}
		open++
		if c.DimensionID != dimension {
			dimension = c.DimensionID
			d.need(12 + d.gapHeight(c))
			d.bookmark(c.Dimension, 1)
		}
		d.gap(c)
	}
	if open == 0 {
		d.paragraph(d.words.AllTargetsReached, body)
	}
	d.reached(reached)
}

// gapHeight measures the block of one criterion.
func (d *document) gapHeight(c *view.Criterion) float64 {
	r := c.Next
	height := section.lead() + 2 + float64(len(d.wrap(c.Matters, small, textWidth)))*small.lead() + 2
	for _, text := range []string{c.Holds, r.Asks, r.LacksText, r.Action, "x", wording.List(r.MakesPossible), wording.List(r.StandsOn), d.gapEvidence(c)} {
		if text != "" {
			height += d.labeledHeight(small, text)
		}
	}
	for _, decider := range r.Deciders {
		height += d.labeledHeight(small, decider.Text)
	}
	return height + d.labeledHeight(small, d.later(c)...) + d.labeledHeight(small, c.Contradictions...) + 4
}

// gapEvidence says what evidence the next rung still needs.
func (d *document) gapEvidence(c *view.Criterion) string {
	if c.Next.Lacks == view.LacksLower {
		return ""
	}
	return c.Next.EvidenceNeeded
}

// later words the rungs between the next one and the target.
func (d *document) later(c *view.Criterion) []string {
	var out []string
	for i := range c.Rungs {
		if r := &c.Rungs[i]; r.Level > c.Next.Level && r.Level <= c.Target {
			text := strconv.Itoa(r.Level) + ". " + wording.Sentence(r.Asks)
			if r.State == view.MetID || r.State == view.UnprovenID {
				text += " (" + r.StateName + ")"
			}
			out = append(out, text)
		}
	}
	return out
}

func (d *document) gap(c *view.Criterion) {
	r, w := c.Next, d.words
	if height := d.gapHeight(c); height < pageEnd-top {
		d.need(height)
	}
	d.place("criterion " + c.ID)
	d.bookmark(c.Name, 2)
	d.gapTitle(c)
	d.paragraph(c.Matters, small.in(muted))
	d.y += 1.2
	d.labeled(w.WhereNow, small, c.Holds)
	d.labeled(w.NextRung+" "+strconv.Itoa(r.Level), small, wording.Sentence(r.Asks))
	if len(r.Deciders) > 0 {
		d.deciders(r)
	} else {
		d.labeled(w.Lacks, small, r.LacksText)
	}
	d.labeled(w.EvidenceNeeded, small, d.gapEvidence(c))
	d.labeled(w.StandsOn, small, wording.List(r.StandsOn))
	if r.Lacks != view.LacksLower {
		d.labeled(w.Action, strong.sized(small.size), r.Action)
		d.labeled(w.Artefact, small, joinDot(r.Artefact, r.Owner, r.Days.Text))
	}
	d.labeled(w.MakesPossible, small, wording.List(r.MakesPossible))
	d.labeled(w.NextAfter, small.in(muted), d.later(c)...)
	d.labeled(w.OpenContradictions, small, c.Contradictions...)
	d.y += 1.5
	d.stroke(rule, 0.15)
	d.Line(left, d.y, left+textWidth, d.y)
	d.y += 3.5
}

// sized changes the size of a style.
func (s style) sized(size float64) style { s.size = size; return s }

func (d *document) gapTitle(c *view.Criterion) {
	const ladderWidth = 24.0
	w := d.words
	levels := wording.LowerFirst(w.Level) + " " + strconv.Itoa(c.Proven) + ", " + wording.LowerFirst(w.Target) + " " + strconv.Itoa(c.Target) + ", " + c.ToTarget
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

// deciders lists what decided the next rung, with a cross before what fails.
func (d *document) deciders(r *view.Rung) {
	name := d.words.Lacks
	if r.Lacks != view.LacksCondition {
		name = d.words.Decided
	}
	if r.Lacks == view.LacksEvidence || r.Lacks == view.LacksLower {
		d.labeled(d.words.Lacks, small, r.LacksText)
		name = d.words.Decided
	}
	for i, decider := range r.Deciders {
		if i > 0 {
			name = ""
		}
		const indent = 3.4
		lines := d.wrap(decider.Text, small, textWidth-labelWidth-indent)
		d.need(float64(min(2, len(lines))) * small.lead())
		if name != "" {
			d.write(left, d.y, d.fit(name, label, labelWidth-2), label)
		}
		if decider.Holds {
			d.tick(left+labelWidth, d.y+1.2)
		} else {
			d.cross(left+labelWidth, d.y+1.2)
		}
		d.column(left+labelWidth+indent, textWidth-labelWidth-indent, decider.Text, small)
	}
	d.y += 0.9
}

// reached lists the criteria that are at their targets and those that do not apply.
func (d *document) reached(criteria []*view.Criterion) {
	if len(criteria) == 0 {
		return
	}
	var rows [][]string
	for _, c := range criteria {
		level, holds := strconv.Itoa(c.Proven)+" / "+strconv.Itoa(c.Target), c.Holds
		if !c.Applies {
			level, holds = "–", c.WhyNot
		}
		rows = append(rows, []string{c.Name, level, holds, c.Evidence})
	}
	t := table{style: small, columns: []tableColumn{{title: d.words.Criterion, width: 48}, {title: d.words.Level + " / " + wording.LowerFirst(d.words.Target), width: 22}, {title: d.words.WhereNow, width: 74}, {title: d.words.Evidence, width: 30}}}
	t.draw = func(row, column int, _, y, _, _ float64) {
		if column == 0 {
			d.SetLink(d.anchor("criterion "+criteria[row].ID), y, d.PageNo())
		}
	}
	d.heading2(d.words.TargetReached, d.beginHeight(t, rows))
	d.rows(t, rows)
}
