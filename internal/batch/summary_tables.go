package batch

import (
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"

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
	var out strings.Builder
	out.WriteString(s.lead(lang) + "\n")
	for _, t := range s.tables(lang) {
		t.writeText(&out, columns)
	}
	_, err := io.WriteString(w, out.String())
	return err
}

// WriteMarkdown writes the summary as Markdown.
func (s *Summary) WriteMarkdown(w io.Writer, lang questionnaire.Language) error {
	var out strings.Builder
	fmt.Fprintf(&out, "<!-- %s -->\n\n# %s\n\n%s\n", SummaryFormat, wordTitle.In(lang), s.lead(lang))
	for _, t := range s.tables(lang) {
		t.writeMarkdown(&out)
	}
	_, err := io.WriteString(w, out.String())
	return err
}

func (t *table) writeMarkdown(out *strings.Builder) {
	out.WriteString("\n## " + t.title + "\n\n")
	writeRow := func(cells []string) {
		for _, cell := range cells {
			out.WriteString("| " + strings.ReplaceAll(cell, "|", "\\|") + " ")
		}
		out.WriteString("|\n")
	}
	writeRow(t.header)
	out.WriteString("|---" + strings.Repeat("|---:", len(t.header)-1) + "|\n")
	for _, row := range t.rows {
		writeRow(row)
	}
}

// lead is the first sentences of a summary.
func (s *Summary) lead(lang questionnaire.Language) string {
	text := fmt.Sprintf(leadFiles.In(lang), s.counts.Scored, s.counts.Unchanged, s.counts.Rejected)
	if c := s.changes; c != nil {
		text += "\n" + fmt.Sprintf(leadChanges.In(lang), c.kinds[isChanged], c.kinds[isNew], c.kinds[isRejected], c.kinds[isAccepted], c.missing)
		if c.up+c.down > 0 {
			text += "\n" + fmt.Sprintf(leadMoves.In(lang), c.up, c.down, c.mean(), math.Abs(c.largest[0]), c.largest[1])
		}
	}
	if lang != questionnaire.English {
		text = decimalComma(text)
	}
	return text
}

// decimalComma puts commas into the numbers of a text as Russian writes them.
func decimalComma(text string) string {
	out := []byte(text)
	for i := 1; i+1 < len(out); i++ {
		if out[i] == '.' && isDigit(out[i-1]) && isDigit(out[i+1]) {
			out[i] = ','
		}
	}
	return string(out)
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

func (s *Summary) tables(lang questionnaire.Language) []table {
	if s.counts.Scored == 0 {
		return nil
	}
	number := func(x float64) string {
		text := strconv.FormatFloat(x, 'f', 1, 64)
		if lang != questionnaire.English {
			text = decimalComma(text)
		}
		return text
	}
	tables := []table{s.scoresTable(lang, number), s.sizesTable(lang, number)}
	if t := s.gapsTable(lang, number); len(t.rows) > 0 {
		tables = append(tables, t)
	}
	checks := func(i int) string { return s.bank.Checks[i].Says.In(lang) }
	if t := s.tallyTable(wordChecks, wordCheck, s.checks, checks, lang); len(t.rows) > 0 {
		tables = append(tables, t)
	}
	fields := func(i int) string { return s.bank.Fields[i].Label.In(lang) }
	if t := s.tallyTable(wordUnknown, wordField, s.unknown, fields, lang); len(t.rows) > 0 {
		tables = append(tables, t)
	}
	if s.changes != nil {
		if t := s.changes.table(lang); len(t.rows) > 0 {
			tables = append(tables, t)
		}
	}
	return tables
}

func (s *Summary) scoresTable(lang questionnaire.Language, number func(float64) string) table {
	t := table{title: wordScores.In(lang), header: []string{"", wordMean.In(lang), wordLeast.In(lang), "10\u00a0%", "25\u00a0%", wordMedian.In(lang), "75\u00a0%", "90\u00a0%", wordMost.In(lang), "0\u00a0…\u00a0100"}}
	if lang == questionnaire.English {
		t.header[3], t.header[4], t.header[6], t.header[7] = "10%", "25%", "75%", "90%"
	}
	add := func(name string, kinds *[3]distribution) {
		for k := range kinds {
			d := &kinds[k]
			row := []string{name + ", " + wordKinds[k].In(lang), number(d.mean())}
			for _, q := range quantiles {
				row = append(row, number(d.quantile(q)))
			}
			t.rows = append(t.rows, append(row, histogram(d)))
		}
	}
	add(wordOverall.In(lang), &s.overall)
	for i, d := range s.bank.Dimensions {
		add(d.Name.In(lang), &s.dimensions[i])
	}
	return t
}

func (s *Summary) sizesTable(lang questionnaire.Language, number func(float64) string) table {
	t := table{title: wordSizes.In(lang), header: []string{wordSize.In(lang), wordFiles.In(lang), wordOverall.In(lang)}}
	for _, d := range s.bank.Dimensions {
		t.header = append(t.header, d.Name.In(lang))
	}
	for i, p := range s.bank.Profiles {
		size := &s.bySize[i]
		row := []string{p.Name.In(lang), strconv.Itoa(size.files)}
		for _, d := range append([]distribution{size.overall}, size.dimensions...) {
			cell := "–"
			if d.len() > 0 {
				cell = number(d.quantile(0.5))
			}
			row = append(row, cell)
		}
		t.rows = append(t.rows, row)
	}
	return t
}

func (s *Summary) gapsTable(lang questionnaire.Language, number func(float64) string) table {
	t := table{title: wordGaps.In(lang), header: s.tallyHeader(wordCriterion, lang)}
	t.header = append(t.header, wordLevels.In(lang))
	all := s.commonestGaps()
	for _, i := range all[:min(shownRows, len(all))] {
		g := &s.gaps[i]
		row := s.tallyRow(s.bank.Criteria[i].Name.In(lang), g.files, lang)
		t.rows = append(t.rows, append(row, number(float64(g.levels)/float64(g.files.total()))))
	}
	return t
}

func (s *Summary) tallyTable(title, subject questionnaire.Text, tallies []tally, name func(i int) string, lang questionnaire.Language) table {
	t := table{title: title.In(lang), header: s.tallyHeader(subject, lang)}
	all := s.commonest(tallies)
	for _, i := range all[:min(shownRows, len(all))] {
		t.rows = append(t.rows, s.tallyRow(name(i), tallies[i], lang))
	}
	return t
}

func (s *Summary) tallyHeader(subject questionnaire.Text, lang questionnaire.Language) []string {
	header := []string{subject.In(lang), wordFiles.In(lang), wordShare.In(lang)}
	for _, p := range s.bank.Profiles {
		header = append(header, p.Name.In(lang))
	}
	return header
}

func (s *Summary) tallyRow(name string, tally tally, lang questionnaire.Language) []string {
	percent := func(n, of int) string {
		if of == 0 {
			return "–"
		}
		text := strconv.Itoa((100*n + of/2) / of)
		if lang == questionnaire.English {
			return text + "%"
		}
		return text + "\u00a0%"
	}
	row := []string{name, strconv.Itoa(tally.total()), percent(tally.total(), s.counts.Scored)}
	for i := range s.bank.Profiles {
		row = append(row, percent(tally[i], s.bySize[i].files))
	}
	return row
}

func (s *changeSummary) table(lang questionnaire.Language) table {
	t := table{title: wordChanges.In(lang), header: []string{wordRung.In(lang), wordGained.In(lang), wordLost.In(lang), wordOther.In(lang)}}
	all := s.movedRungs()
	for _, m := range all[:min(shownRows, len(all))] {
		rung := s.bank.Criteria[m.criterion].Rungs[m.rung]
		name := rung.Criterion.Name.In(lang) + ", " + strconv.Itoa(rung.Level)
		t.rows = append(t.rows, []string{name, strconv.Itoa(m.gained), strconv.Itoa(m.lost), strconv.Itoa(m.other)})
	}
	return t
}
