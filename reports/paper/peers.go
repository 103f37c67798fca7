package paper

import (
	"fmt"
	"strconv"

	"salesaudit/reports/view"
)

// Peers returns the chapter on a client's place among similar companies, without its lead: for each group the scores beside
// their quartiles, then the levels.
func Peers(p *view.Peers, w *view.Words) []Block {
	var out []Block
	for i := range p.Groups {
		g := &p.Groups[i]
		out = append(out, Heading{Level: 2, Text: g.Name + ": " + g.Companies.Text}, peerSpread(g, w), peerScores(g, w))
		if g.Gaps != "" {
			out = append(out, Paragraph{Text: g.Gaps})
		}
		out = append(out, peerLevels(g, w))
	}
	for _, note := range p.Notes {
		out = append(out, Paragraph{Text: note, Quiet: true})
	}
	return out
}

// peerSpread is a chart of the client's scores among those of a group.
func peerSpread(g *view.PeerGroup, w *view.Words) *Spread {
	out := &Spread{Key: w.PeerKey, High: 100}
	for i := range g.Scores {
		s := &g.Scores[i]
		out.Lines = append(out.Lines, SpreadLine{Name: s.Name, Value: s.Score, Q1: s.Q1, Median: s.Median, Q3: s.Q3, Strong: i == 0})
	}
	return out
}

func peerScores(g *view.PeerGroup, w *view.Words) *Table {
	t := &Table{Title: w.PeerScores, Columns: []Column{
		{Title: w.Dimension, Share: 3.2}, {Title: w.ThisCompany, Share: 1.5, Numeric: true}, {Title: w.FirstQuartile, Share: 1.4, Numeric: true},
		{Title: w.Median, Share: 1.4, Numeric: true}, {Title: w.ThirdQuartile, Share: 1.4, Numeric: true}, {Title: w.LowerSameHigher, Share: 1.8, Numeric: true}, {Title: w.PeerPlace, Share: 2.4},
	}}
	for i := range g.Scores {
		s := &g.Scores[i]
		t.Rows = append(t.Rows, []string{s.Name, s.Score.Text, s.Q1.Text, s.Median.Text, s.Q3.Text, threeWays(s.PeerRank), s.Text})
	}
	return t
}

func peerLevels(g *view.PeerGroup, w *view.Words) *Table {
	t := &Table{Title: w.PeerLevels, Columns: []Column{
		{Title: w.Criterion, Share: 5}, {Title: w.ThisCompany, Share: 1.6, Numeric: true}, {Title: w.LowerSameHigher, Share: 2, Numeric: true}, {Title: w.UnderTarget, Share: 1.8, Numeric: true},
	}}
	for i := range g.Levels {
		l := &g.Levels[i]
		t.Rows = append(t.Rows, []string{l.Name, strconv.Itoa(l.Level), threeWays(l.PeerRank), strconv.Itoa(l.Below) + " " + w.Of + " " + strconv.Itoa(l.Companies)})
	}
	return t
}

func threeWays(r view.PeerRank) string { return fmt.Sprintf("%d / %d / %d", r.Lower, r.Same, r.Higher) }
