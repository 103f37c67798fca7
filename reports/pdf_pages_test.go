package reports

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"salesaudit/internal/answers"
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

// TestPDFPagesFull measures how far down the pages are used: but for the last, none is emptier than about a third.
func TestPDFPagesFull(t *testing.T) {
	t.Parallel()
	views := map[string]*view.View{}
	for name, v := range cases(t) {
		if name != "hostile" { // its rows are higher than a page
			views[name] = v
		}
	}
	for _, lang := range languages {
		views["thirty roles, twelve groups "+string(lang)] = viewOf(t, largest(t, 30), lang)
		long := sheetOf(t, embedded(t), "../testdata/clients/distributor.yaml")
		setTexts(long, longName)
		views["long names "+string(lang)] = viewOf(t, long, lang)
	}
	const mostEmpty = 0.37 // a third of the page, and what was left free above a heading that then had no room
	for name, v := range views {
		f, err := readPDF(pdfOf(t, v))
		if err != nil {
			t.Fatal(err)
		}
		for i, page := range f.drawings[:f.pages-1] {
			if empty := emptiness(page); empty > mostEmpty {
				t.Errorf("%s: page %d of %d is empty for %.0f %%", name, i+1, f.pages, 100*empty)
			}
		}
	}
}

// inkPattern is a place that is drawn at: a text, a rectangle, an end of a line.
var inkPattern = regexp.MustCompile(`[0-9.]+ ([0-9.]+)(?: [0-9.-]+ ([0-9.-]+) re| Td| m| l)\b`)

// emptiness is the share of a page that is free under its lowest ink, from 0 to 1. The footer does not count.
func emptiness(drawing []byte) float64 {
	const top, foot = 793.7, 53.9 // in points from the lower edge, as in package pdf
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
