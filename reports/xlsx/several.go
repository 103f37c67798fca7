package xlsx

import (
	"strings"

	"salesaudit/reports/view"
)

// consensus adds a sheet on who sees what differently, where the file was merged of several respondents'.
func (b *workbook) consensus() {
	c, words := b.v.Consensus, b.words
	if c == nil {
		return
	}
	lines := []string{c.Lead}
	for _, a := range c.Agreement {
		lines = append(lines, words.Alpha+", "+a.Dimension+": "+a.Alpha.Text+" ("+a.Text+")")
	}
	t := table{Columns: []column{{words.NumberSign, 6, wholeStyle}, {words.Question, 44, textStyle}, {words.Said, 60, textStyle}, {words.Taken, 36, textStyle}, {words.Spread, 10, plainStyle}, {words.Changes, 60, textStyle}}}
	for i := range c.Disagreements {
		d := &c.Disagreements[i]
		said := make([]string, len(d.Said))
		for k, s := range d.Said {
			said[k] = s.Label + ": " + s.Text
		}
		t.Rows = append(t.Rows, []any{d.Question, d.Label, strings.Join(said, "\n"), d.Taken + " (" + d.Why + ")", d.Spread, strings.Join(d.Moves, "\n")})
	}
	b.addSheet(words.Consensus, words.Consensus, lines...).table(t)
}

// peers adds a sheet on the client's place among similar companies: scores and then levels of each group.
func (b *workbook) peers() {
	p, words := b.v.Peers, b.words
	if p == nil {
		return
	}
	t := table{Columns: []column{{words.PeerPlace, 34, textStyle}, {words.Criterion, 44, textStyle}, {words.ThisCompany, 12, plainStyle}, {words.FirstQuartile, 12, plainStyle}, {words.Median, 12, plainStyle},
		{words.ThirdQuartile, 12, plainStyle}, {words.Lower, 10, wholeStyle}, {words.Same, 10, wholeStyle}, {words.Higher, 10, wholeStyle}, {words.UnderTarget, 10, wholeStyle}}}
	for i := range p.Groups {
		g := &p.Groups[i]
		group := g.Name + ": " + g.Companies.Text
		add := func(name string, rank view.PeerRank, own any, others ...any) {
			row := append([]any{group, name, own}, others[:3]...)
			t.Rows = append(t.Rows, append(row, rank.Lower, rank.Same, rank.Higher, others[3]))
		}
		for k := range g.Scores {
			s := &g.Scores[k]
			add(s.Name, s.PeerRank, s.Score, s.Q1, s.Median, s.Q3, nil)
		}
		for k := range g.Levels {
			l := &g.Levels[k]
			add(l.Name, l.PeerRank, l.Level, nil, nil, nil, l.Below)
		}
	}
	sheet := b.addSheet(words.Peers, words.Peers, append([]string{p.Lead}, p.Notes...)...)
	if len(t.Rows) == 0 { // a head alone would say nothing
		sheet.text()
		return
	}
	sheet.table(t)
}
