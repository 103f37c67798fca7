package batch

import (
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"

	"salesaudit/internal/clean"
	"salesaudit/internal/wording"
	"salesaudit/questionnaire"
)

// table is one part of a summary, worded. All columns but the first hold numbers or histograms.
type table struct {
	title  string
	header []string
	rows   [][]string
}

// shownRows is how many of the commonest gaps, contradictions and unknown fields are shown; JSON has them all.
const shownRows = 10

// WriteTable writes the summary for a terminal of so many columns.
func (s *Summary) WriteTable(w io.Writer, lang questionnaire.Language, columns int) error {
	in := worded{s, wording.In(lang)}
	var out strings.Builder
	out.WriteString(in.lead() + "\n")
	for _, t := range in.tables() {
		t.writeText(&out, columns)
	}
	_, err := io.WriteString(w, out.String())
	return err
}

// WriteMarkdown writes the summary as Markdown.
func (s *Summary) WriteMarkdown(w io.Writer, lang questionnaire.Language) error {
	in := worded{s, wording.In(lang)}
	var out strings.Builder
	fmt.Fprintf(&out, "<!-- %s -->\n\n# %s\n\n%s\n", summaryFormat, in.Say(wordTitle), in.lead())
	for _, t := range in.tables() {
		t.writeMarkdown(&out)
	}
	_, err := io.WriteString(w, out.String())
	return err
}

// worded is a summary in a language.
type worded struct {
	*Summary
	wording.Speaker
}

// lead is the first sentences of a summary.
func (s worded) lead() string {
	text := s.Say(leadFiles, s.counts.Scored, s.counts.Unchanged, s.counts.Rejected)
	c := s.changes
	if c == nil {
		return text
	}
	text += "\n" + s.Say(leadChanges, c.kinds[isChanged], c.kinds[isNew], c.kinds[isRejected], c.kinds[isAccepted], c.missing)
	if c.up+c.down > 0 {
		mean := s.number(c.mean())
		if c.mean() >= 0 {
			mean = "+" + mean
		}
		text += "\n" + s.Say(leadMoves, c.up, c.down, mean, s.number(math.Abs(c.largest[0])), s.number(c.largest[1]))
	}
	return text
}

// number writes a score, or what is counted in points or levels, with one decimal.
func (s worded) number(x float64) string { return s.Fixed(x, 1) }

// name words what a bank calls something, safe to show.
func (s worded) name(t questionnaire.Text) string { return clean.Text(t.In(s.Language)) }

// share writes a part of a whole in per cent.
func (s worded) share(n, of int) string {
	if of == 0 {
		return wording.Nothing
	}
	return s.Percent(float64((100*n + of/2) / of))
}

func (s worded) tables() []table {
	if s.counts.Scored == 0 {
		return nil
	}
	tables := []table{s.scoresTable(), s.sizesTable()}
	tables = append(tables, s.gapsTable())
	tables = append(tables, s.tallyTable(wordChecks, wordCheck, s.checks, func(i int) questionnaire.Text { return s.bank.Checks[i].Says }))
	tables = append(tables, s.tallyTable(wordLeftOut, wordCriterion, s.leftOut, func(i int) questionnaire.Text { return s.bank.Criteria[i].Name }))
	tables = append(tables, s.tallyTable(wordUnknown, wordField, s.unknown, func(i int) questionnaire.Text { return s.bank.Fields[i].Label }))
	if s.changes != nil {
		tables = append(tables, s.changesTable())
	}
	tables = append(tables, s.answerTables()...)
	return slices.DeleteFunc(tables, func(t table) bool { return len(t.rows) == 0 })
}

func (s worded) scoresTable() table {
	t := table{title: s.Say(wordScores), header: []string{"", s.Say(wordMean), s.Say(wordLeast)}}
	for _, q := range quantiles[1 : len(quantiles)-1] {
		name := s.Percent(100 * q)
		if q == 0.5 {
			name = s.Say(wordMedian)
		}
		t.header = append(t.header, name)
	}
	t.header = append(t.header, s.Say(wordMost), "0\u00a0…\u00a0100")
	add := func(name string, kinds *[3]distribution) {
		for k := range kinds {
			d := &kinds[k]
			number := func(x float64) string {
				if d.len() == 0 {
					return wording.Nothing
				}
				return s.number(x)
			}
			row := []string{name + ", " + s.Say(wordKinds[k]), number(d.mean())}
			for _, q := range quantiles {
				row = append(row, number(d.quantile(q)))
			}
			t.rows = append(t.rows, append(row, histogram(d)))
		}
	}
	add(s.Say(wordOverall), &s.overall)
	for i, d := range s.bank.Dimensions {
		add(s.name(d.Name), &s.dimensions[i])
	}
	return t
}

func (s worded) sizesTable() table {
	t := table{title: s.Say(wordSizes), header: []string{s.Say(wordSize), s.Say(wordFiles), s.Say(wordOverall)}}
	for _, d := range s.bank.Dimensions {
		t.header = append(t.header, s.name(d.Name))
	}
	for i, p := range s.bank.Profiles {
		size := &s.bySize[i]
		row := []string{s.name(p.Name), strconv.Itoa(size.files)}
		for _, d := range append([]distribution{size.overall}, size.dimensions...) {
			cell := wording.Nothing
			if d.len() > 0 {
				cell = s.number(d.quantile(0.5))
			}
			row = append(row, cell)
		}
		t.rows = append(t.rows, row)
	}
	return t
}

func (s worded) gapsTable() table {
	t := table{title: s.Say(wordGaps), header: append(s.tallyHeader(wordCriterion), s.Say(wordLevels))}
	all := s.commonestGaps()
	for _, i := range all[:min(shownRows, len(all))] {
		g := &s.gaps[i]
		row := s.tallyRow(s.bank.Criteria[i].Name, g.files)
		t.rows = append(t.rows, append(row, s.number(float64(g.levels)/float64(g.files.total()))))
	}
	return t
}

func (s worded) tallyTable(title, subject questionnaire.Text, tallies []tally, name func(i int) questionnaire.Text) table {
	t := table{title: s.Say(title), header: s.tallyHeader(subject)}
	all := commonest(tallies)
	for _, i := range all[:min(shownRows, len(all))] {
		t.rows = append(t.rows, s.tallyRow(name(i), tallies[i]))
	}
	return t
}

func (s worded) tallyHeader(subject questionnaire.Text) []string {
	header := []string{s.Say(subject), s.Say(wordFiles), s.Say(wordShare)}
	for _, p := range s.bank.Profiles {
		header = append(header, s.name(p.Name))
	}
	return header
}

func (s worded) tallyRow(name questionnaire.Text, t tally) []string {
	row := []string{s.name(name), strconv.Itoa(t.total()), s.share(t.total(), s.counts.Scored)}
	for i := range s.bank.Profiles {
		row = append(row, s.share(t[i], s.bySize[i].files))
	}
	return row
}

func (s worded) changesTable() table {
	t := table{title: s.Say(wordChanges), header: []string{s.Say(wordRung), s.Say(wordGained), s.Say(wordLost), s.Say(wordOther)}}
	all := s.changes.movedRungs()
	for _, m := range all[:min(shownRows, len(all))] {
		rung := s.bank.Criteria[m.criterion].Rungs[m.rung]
		name := s.name(rung.Criterion.Name) + ", " + strconv.Itoa(rung.Level)
		t.rows = append(t.rows, []string{name, strconv.Itoa(m.gained), strconv.Itoa(m.lost), strconv.Itoa(m.other)})
	}
	return t
}
