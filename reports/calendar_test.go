package reports

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"salesaudit/questionnaire"
	"salesaudit/questionnaire/banktest"
	"salesaudit/reports/view"
)

// TestCalendarInFormats looks for every line of the plan, with its whole name and its dates, in the chart by week of each
// format that has one.
func TestCalendarInFormats(t *testing.T) {
	t.Parallel()
	for _, client := range []string{"distributor", "trader-three", "unfinished"} {
		v := viewOf(t, sheetOf(t, banktest.Block9(t), "../testdata/clients/"+client+".yaml"), questionnaire.Russian)
		var lines []view.Step
		for _, w := range v.Plan.Waves {
			for _, s := range w.Lines {
				if s.Place > 0 {
					lines = append(lines, s)
				}
			}
		}
		calendarInPDF(t, client, v, lines)
		calendarInHTML(t, client, v, lines)
		calendarInXLSX(t, client, v, lines)
	}
}

// calendarInPDF also counts the heads: a page that goes on with the chart repeats it.
func calendarInPDF(t *testing.T, client string, v *view.View, lines []view.Step) {
	pages := extract(t, bytesOf(t, ".pdf", v))
	for i := range lines {
		s := &lines[i]
		n := slices.IndexFunc(pages, func(page []string) bool { return rowOn(page, v, s) >= 0 })
		if n < 0 {
			t.Errorf("%s.pdf: no row %d %q under the head of the chart", client, s.Place, s.Name)
			continue
		}
		// The name goes on below, with that of the owner between its lines.
		at := rowOn(pages[n], v, s)
		below := " " + strings.Join(pages[n][at:min(len(pages[n]), at+6)], " ") + " "
		for word := range strings.FieldsSeq(s.Name) {
			if !strings.Contains(below, " "+word+" ") {
				t.Errorf("%s.pdf: row %d %q lacks %q: %q", client, s.Place, s.Name, word, below)
			}
		}
	}
}

// rowOn returns the line of a page that begins the row of a step in the chart, below its head; -1 for none.
func rowOn(page []string, v *view.View, s *view.Step) int {
	head := slices.IndexFunc(page, func(line string) bool {
		return strings.Contains(spaceless(line), spaceless(v.Plan.Calendar.Milestones[0].Text))
	})
	if head < 0 {
		return -1
	}
	begins := strconv.Itoa(s.Place) + " " + strings.Fields(s.Name)[0]
	for i, line := range page[head:] {
		if strings.HasPrefix(line, begins) {
			return head + i
		}
	}
	return -1
}

func calendarInHTML(t *testing.T, client string, v *view.View, lines []view.Step) {
	rows := parsePage(t, bytesOf(t, ".html", v)).first("table.calendar").first("tbody").all("tr")
	if len(rows) != len(lines) {
		t.Fatalf("%s.html: %d rows for %d lines", client, len(rows), len(lines))
	}
	for i, row := range rows {
		s, cells := &lines[i], row.all("td")
		name := strings.TrimSuffix(row.first("th").text(), ", "+s.Owner) // where the bars leave it no room
		if shown := fmt.Sprint(cells[0].text(), name, cells[1].text()); shown != fmt.Sprint(strconv.Itoa(s.Place), s.Name, s.When) {
			t.Errorf("%s.html: row %q of line %d, %s, %s", client, shown, s.Place, s.Name, s.When)
		}
		if !strings.Contains(row.text(), s.Owner) {
			t.Errorf("%s.html: line %d does not name %q", client, s.Place, s.Owner)
		}
		if bars := len(row.all("rect")); bars != len(s.Bars) {
			t.Errorf("%s.html: line %d has %d bars of %d", client, s.Place, bars, len(s.Bars))
		}
	}
}

// calendarInXLSX holds that just those weeks are filled in which a line is worked on.
func calendarInXLSX(t *testing.T, client string, v *view.View, lines []view.Step) {
	file := openXLSX(t, bytesOf(t, ".xlsx", v))
	sheet := v.Words.Calendar
	all, err := file.GetRows(sheet)
	if err != nil {
		t.Fatal(err)
	}
	head := 0
	for all[head] == nil || all[head][0] != v.Words.Step {
		head++
	}
	const weeks = 6 // the first column of a week
	for i, s := range lines {
		for k, week := range v.Plan.Calendar.Weeks {
			worked := false
			for _, bar := range s.Bars {
				worked = worked || bar.From < week.Day+7 && week.Day < bar.To
			}
			at, err := excelize.CoordinatesToCellName(weeks+k, head+2+i)
			if err != nil {
				t.Fatal(err)
			}
			id, _ := file.GetCellStyle(sheet, at)
			style, err := file.GetStyle(id)
			if err != nil || (style.Fill.Pattern == 1) != worked {
				t.Errorf("%s.xlsx: %s of line %d, week of %s, is filled: %v, %v", client, at, s.Place, week.Name, !worked, err)
			}
		}
	}
}
