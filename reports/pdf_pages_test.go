package reports

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"salesaudit/internal/anonymous"
	"salesaudit/internal/answers"
	"salesaudit/questionnaire"
	"salesaudit/questionnaire/banktest"
	"salesaudit/reports/paper"
	"salesaudit/reports/view"
)

// longName is a name of 120 characters, the longest that an interview takes.
var longName = string([]rune("Межрегиональное " + strings.Repeat("торгово-производственное объединение ", 4))[:119]) + "я"

// largest is a client with so many roles, and twelve groups of customers with a funnel each.
func largest(t testing.TB, roles int) *answers.Sheet {
	var segments, funnels strings.Builder
	for i := range 12 {
		fmt.Fprintf(&segments, "    - {id: s%d, name: Группа клиентов %d, criteria: закупка от %d тыс. руб., priority: B, owner_role: r0, conditions_defined: true}\n", i, i+1, i+1)
		var stages []string
		for k := range 3 + i%8 {
			stages = append(stages, fmt.Sprintf("{name: Этап %d, tracking: %s}", k+1, []string{"crm_manual", "spreadsheet", "paper", "crm_auto"}[k%4]))
		}
		fmt.Fprintf(&funnels, "    - {id: f%d, name: Воронка %d, segments: [s%d], stages: [%s]}\n", i, i+1, i, strings.Join(stages, ", "))
	}
	return written(t, manyRoles(roles)+"  segments:\n"+segments.String()+"  funnels:\n"+funnels.String())
}

// TestPDFPagesFull measures how far down the pages are used: but for the last, none is emptier than about a third,
// none ends with a heading, and the signatures are not left alone on the last.
func TestPDFPagesFull(t *testing.T) {
	if underRace {
		t.Skip("how full a page is needs no race detector")
	}
	t.Parallel()
	views := map[string]*view.View{}
	for name, v := range cases(t) {
		if name != "hostile" { // its rows are higher than a page
			views[name] = v
		}
	}
	for _, lang := range languages {
		views["thirty roles, twelve groups "+string(lang)] = viewOf(t, largest(t, 30), lang)
		long := sheetOf(t, banktest.Block9(t), "../testdata/clients/distributor.yaml")
		setTexts(long, longName)
		views["long names "+string(lang)] = viewOf(t, long, lang)
	}
	// A third of the page, and what was left free above a heading that then had no room. A matrix stays on one page, though,
	// and may need more than is left.
	const mostEmpty = 0.45
	for name, v := range views {
		f, err := readPDF(drawn(t, v))
		if err != nil {
			t.Fatal(err)
		}
		for i, page := range f.drawings {
			if size := lowestSize(page); size > 11 {
				t.Errorf("%s: page %d of %d ends with a heading, in %.1f points", name, i+1, f.pages, size)
			}
			if i == f.pages-1 {
				if texts := textsOf(page); len(texts) > 0 && texts[0] == v.Words.Closing {
					t.Errorf("%s: the signatures are alone on page %d", name, f.pages)
				}
				break
			}
			if empty := emptiness(page); empty > mostEmpty {
				t.Errorf("%s: page %d of %d is empty for %.0f %%", name, i+1, f.pages, 100*empty)
			}
		}
	}
}

// TestPDFPaperHeadings puts a heading with a section under it at every height of a page: neither is left at its end.
func TestPDFPaperHeadings(t *testing.T) {
	if underRace {
		t.Skip("what a page ends with needs no race detector")
	}
	t.Parallel()
	for lines := range 40 {
		p := &paper.Document{Language: questionnaire.Russian, Title: "Заголовок", Foot: "Подвал", Blocks: []paper.Block{
			paper.List{Items: slices.Repeat([]string{"Строка"}, 20+lines)}, paper.Paragraph{Text: "Абзац"},
			paper.Heading{Level: 1, Text: "Противоречия"}, paper.Heading{Level: 2, Text: "Появились"}, paper.List{Items: []string{"Первое", "Второе"}},
		}}
		f, err := readPDF(paperBytes(t, ".pdf", p))
		if err != nil {
			t.Fatal(err)
		}
		for i, page := range f.drawings {
			if size := lowestSize(page); size > 11 {
				t.Errorf("after %d lines page %d of %d ends with a heading, in %.1f points", 20+lines, i+1, f.pages, size)
			}
		}
	}
}

// TestPDFTotals puts the line for a total under a table to fill in by hand, at every height of a page: it begins none.
func TestPDFTotals(t *testing.T) {
	t.Parallel()
	const total = "Итог"
	for rows := range 30 {
		p := &paper.Document{Language: questionnaire.Russian, Title: "Листы", Foot: "Подвал", Blocks: []paper.Block{
			&paper.Table{RowHeight: 9, Columns: []paper.Column{{Title: "№", Share: 1}}, Rows: slices.Repeat([][]string{{"Строка"}}, 10+rows)}, paper.Paragraph{Text: total},
		}}
		f, err := readPDF(paperBytes(t, ".pdf", p))
		if err != nil {
			t.Fatal(err)
		}
		for i, texts := range f.texts {
			if k := slices.Index(texts, total); k >= 0 && (k == 0 || texts[k-1] != "Строка") {
				t.Errorf("after %d rows page %d of %d begins with the total", 10+rows, i+1, f.pages)
			}
		}
	}
}

// TestPDFAppendixColumns looks for an answer that is broken word by word beside columns that are empty, and for columns
// on evidence: that it counts as less, where some does, and what it is, where the names are not left out.
func TestPDFAppendixColumns(t *testing.T) {
	t.Parallel()
	for client, less := range map[string]bool{"integrator-presale": true, "call-centre": false} {
		f, err := readPDF(drawn(t, viewOf(t, sheetOf(t, banktest.Block9(t), "../testdata/clients/"+client+".yaml"), questionnaire.Russian)))
		if err != nil {
			t.Fatal(err)
		}
		texts := slices.Concat(f.texts...)
		if slices.Contains(texts, "В") || !slices.ContainsFunc(texts, func(s string) bool { return strings.HasPrefix(s, "В компании,") }) {
			t.Errorf("%s: where a role works is broken after its first letter", client)
		}
		if slices.Contains(texts, "Засчитано как") != less {
			t.Errorf("%s: the column on what evidence counts as is there: %v, expected %v", client, !less, less)
		}
		if !slices.Contains(texts, "Что именно") {
			t.Errorf("%s: no column on what the evidence is", client)
		}
	}
	f, err := readPDF(drawn(t, viewOf(t, anonymous.Sheet(sheetOf(t, banktest.Block9(t), "../testdata/clients/retail.yaml"), questionnaire.Russian), questionnaire.Russian)))
	if err != nil {
		t.Fatal(err)
	}
	if texts := slices.Concat(f.texts...); slices.Contains(texts, "Что именно") || !slices.Contains(texts, "Засчитано как") {
		t.Error("a report without names has a column for those of evidence, or lacks that on what it counts as")
	}
}

// inkPattern is a place that is drawn at: a text, a rectangle, an end of a line.
var inkPattern = regexp.MustCompile(`[0-9.]+ ([0-9.]+)(?: [0-9.-]+ ([0-9.-]+) re| Td| m| l)\b`)

// foot is where the text of a page ends, in points from its lower edge, as in package pdf.
const foot = 53.9

// emptiness is the share of a page that is free under its lowest ink, from 0 to 1. The footer does not count.
func emptiness(drawing []byte) float64 {
	const top = 793.7
	lowest := top
	for _, m := range inkPattern.FindAllSubmatch(drawing, -1) {
		y, _ := strconv.ParseFloat(string(m[1]), 64)
		if height, err := strconv.ParseFloat(string(m[2]), 64); err == nil {
			y += min(0, height)
		}
		if y >= foot-1 {
			lowest = min(lowest, y)
		}
	}
	return max(0, lowest-foot) / (top - foot)
}

// sizedText is the choice of a size of type, or the height at which a text is written.
var sizedText = regexp.MustCompile(` ([0-9.]+) Tf ET|[0-9.]+ ([0-9.]+) Td `)

// lowestSize is the size in points of the lowest text of a page, its footer aside.
func lowestSize(drawing []byte) float64 {
	size, lowest, of := 0.0, 1000.0, 0.0
	for _, m := range sizedText.FindAllSubmatch(drawing, -1) {
		if len(m[1]) > 0 {
			size, _ = strconv.ParseFloat(string(m[1]), 64)
		} else if y, _ := strconv.ParseFloat(string(m[2]), 64); y >= foot-1 && y < lowest {
			lowest, of = y, size
		}
	}
	return of
}
