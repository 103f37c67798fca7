package xlsx

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"salesaudit/internal/wording"
	"salesaudit/reports/view"
)

// gaps writes where each criterion is and where it should be.
func (b *workbook) gaps() {
	words := b.words
	t := table{Columns: []column{
		{words.Dimension, 15, textStyle}, {words.Criterion, 26, textStyle}, {words.Proven, 6, wholeStyle}, {words.Claimed, 6, wholeStyle},
		{words.Possible, 6, wholeStyle}, {words.Target, 6, wholeStyle}, {words.Gap, 6, wholeStyle}, {words.Points, 6, pointsStyle},
		{words.Weight, 6, plainStyle}, {words.Confidence, 6, percentStyle}, {words.WhereNow, 40, textStyle}, {words.ShouldBe, 36, textStyle},
		{words.Evidence, 17, textStyle}, {words.Matters, 40, textStyle}, {words.OpenContradictions, 30, textStyle}, {words.Comment, 30, textStyle},
	}, Fixed: 2, Turned: true}
	for i := range b.v.Criteria {
		c := &b.v.Criteria[i]
		if !c.Applies {
			row := make([]any, len(t.Columns))
			row[0], row[1], row[10] = c.Dimension, c.Name, cmp.Or(c.WhyNot, words.DoesNotApply)
			t.Rows = append(t.Rows, row)
			continue
		}
		t.Rows = append(t.Rows, []any{c.Dimension, c.Name, c.Proven, c.Claimed, c.Possible, c.Target, c.Gap, c.Points, c.Weight, c.Confidence,
			wording.Joined(" ", strings.Join(c.Is, "\n"), c.WhyNot), c.Needed(), c.Evidence, c.Matters, strings.Join(c.Contradictions, "\n"), c.Comment})
	}
	if !slices.ContainsFunc(b.v.Criteria, func(c view.Criterion) bool { return c.Comment != "" }) {
		t.dropLast()
	}
	b.addSheet(words.GapsByCriterion, words.GapsByCriterion).table(t)
}

// dropLast takes the last column away: an empty one would make the others narrower in print.
func (t *table) dropLast() {
	last := len(t.Columns) - 1
	t.Columns = t.Columns[:last]
	for i := range t.Rows {
		t.Rows[i] = t.Rows[i][:last]
	}
}

// nextRungs writes what leads each criterion to its next rung.
func (b *workbook) nextRungs() {
	words := b.words
	t := table{Columns: []column{
		{words.Criterion, 26, textStyle}, {words.NextRung, 36, textStyle}, {words.Lacks, 30, textStyle}, {words.EvidenceNeeded, 26, textStyle},
		{words.Action, 42, textStyle}, {words.Owner, 17, textStyle}, {words.InDays, 6, pointsStyle}, {words.Artefact, 24, textStyle},
		{words.StandsOn, 24, textStyle}, {words.MakesPossible, 24, textStyle},
	}, Fixed: 1, Turned: true}
	for i := range b.v.Criteria {
		c := &b.v.Criteria[i]
		if c.Next == nil || !c.Applies {
			continue
		}
		next := c.Next
		rung := wording.Joined(". ", strconv.Itoa(next.Level), next.Asks)
		if next.Level > c.Target {
			rung += " (" + words.BeyondTarget + ")"
		}
		t.Rows = append(t.Rows, []any{c.Name, rung, next.LacksText, next.EvidenceNeeded,
			next.Action, next.Owner, next.Days, next.Artefact, strings.Join(next.StandsOn, "\n"), strings.Join(next.MakesPossible, "\n")})
	}
	if len(t.Rows) > 0 {
		b.addSheet(words.NextRung, words.NextRung).table(t)
	}
}
