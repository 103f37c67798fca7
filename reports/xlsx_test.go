package reports

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"salesaudit/questionnaire"
	"salesaudit/questionnaire/banktest"
	"salesaudit/reports/view"
)

// TestXLSXSheets checks what a reader of the workbook sees first: sheets named in the language, headers that stay and
// filter, numbers that are numbers, and who wrote it.
func TestXLSXSheets(t *testing.T) {
	t.Parallel()
	v := viewOf(t, sheetOf(t, banktest.Block9(t), "../testdata/clients/distributor.yaml"), questionnaire.English)
	data := bytesOf(t, ".xlsx", v)
	checkWorkbook(t, data)
	file := openXLSX(t, data)
	w := &v.Words
	want := []string{w.Score, w.Questions, w.GapsByCriterion, w.NextRung, w.Matrix, w.Funnels, w.Plan, w.Calendar, w.Loads, w.Contradictions, w.StillToAsk, w.ToSend, w.Answers, w.Evidence, w.Method}
	if diff := cmp.Diff(want, file.GetSheetList()); diff != "" {
		t.Errorf("other sheets (-want +got):\n%s", diff)
	}
	for _, name := range file.GetSheetList() {
		panes, err := file.GetPanes(name)
		if err != nil || !panes.Freeze || panes.YSplit == 0 {
			t.Errorf("the header of %q does not stay: %+v, %v", name, panes, err)
		}
	}
	filters := 0
	for _, name := range file.GetDefinedName() {
		if name.Name == "_xlnm._FilterDatabase" {
			filters++
		}
	}
	if filters < 9 {
		t.Errorf("%d sheets filter", filters)
	}
	for cell, wantStyle := range map[string]string{"C4": "0", "H4": "0.0", "J4": `0"%"`} {
		kind, _ := file.GetCellType(w.GapsByCriterion, cell)
		id, _ := file.GetCellStyle(w.GapsByCriterion, cell)
		style, err := file.GetStyle(id)
		if err != nil || kind != excelize.CellTypeUnset || style.CustomNumFmt == nil || *style.CustomNumFmt != wantStyle {
			t.Errorf("%s is of kind %v and style %+v, expected a number shown as %s", cell, kind, style, wantStyle)
		}
	}
	props, err := file.GetDocProps()
	if err != nil || props.Creator != view.Generator || props.LastModifiedBy != view.Generator || !strings.Contains(props.Title, v.Header.Client) || props.Created != "2026-10-06T00:00:00Z" {
		t.Errorf("document properties %+v, %v", props, err)
	}
}

// TestXLSXPrints holds what a printed workbook needs: every sheet of every client is landscape and fits its width at 8
// points or more, and titles and leads stand whole above the columns of their page, on which no column is repeated.
func TestXLSXPrints(t *testing.T) {
	t.Parallel()
	const point, margins = 5.25, 58.0 // of a character of 11 points, and of both margins
	paperWidth := map[int]float64{8: 1191, 9: 842}
	for _, client := range clients(t) {
		for _, lang := range []questionnaire.Language{questionnaire.Russian, questionnaire.English} {
			v := viewOf(t, sheetOf(t, banktest.Block9(t), client), lang)
			file := openXLSX(t, bytesOf(t, ".xlsx", v))
			for _, sheet := range file.GetSheetList() {
				page, err := file.GetPageLayout(sheet)
				if err != nil || *page.Orientation != "landscape" || *page.FitToWidth != 1 || page.FitToHeight == nil || *page.FitToHeight != 0 {
					t.Fatalf("%s, %s: page layout %+v, %v", client, sheet, page, err)
				}
				rows, err := file.GetRows(sheet)
				if err != nil {
					t.Fatal(err)
				}
				columns := 0
				for _, row := range rows {
					columns = max(columns, len(row))
				}
				width := 0.0
				for c := 1; c <= columns; c++ {
					name, err := excelize.ColumnNumberToName(c)
					if err != nil {
						t.Fatal(err)
					}
					w, err := file.GetColWidth(sheet, name)
					if err != nil {
						t.Fatal(err)
					}
					width += w
				}
				if size := 11 * (paperWidth[*page.Size] - margins) / (width * point); size < 8 {
					t.Errorf("%s, %q: %.0f characters are printed at %.1f points", client, sheet, width, size)
				}
				for n, row := range rows {
					if len(row) > 1 { // the head of the table
						break
					}
					for _, text := range row {
						size := 1.0
						if n == 0 {
							size = 16.0 / 11
						}
						if at := float64(utf8.RuneCountInString(text)) * size; at > max(width, 60) {
							t.Errorf("%s, %q: %q runs over %.0f characters", client, sheet, text, width)
						}
					}
				}
			}
			for _, name := range file.GetDefinedName() {
				if name.Name == "_xlnm.Print_Titles" && strings.Contains(name.RefersTo, "$A:") {
					t.Errorf("%s: %q repeats columns on one page: %s", client, name.Scope, name.RefersTo)
				}
			}
		}
	}
}

func BenchmarkXLSX(b *testing.B) {
	v := viewOf(b, sheetOf(b, banktest.Block9(b), "../testdata/clients/distributor.yaml"), questionnaire.Russian)
	for b.Loop() {
		bytesOf(b, ".xlsx", v)
	}
}

// TestXLSXSigns gives shares among the answers their sign, and marks the days of what may turn out to be needless; both
// stay numbers.
func TestXLSXSigns(t *testing.T) {
	t.Parallel()
	for _, want := range []struct{ client, sheet, column, number, format string }{
		{"retail", "Все ответы", "Ответ", "91", `0"%"`},
		{"manufacturer-dealers", "Все ответы", "Ответ", "11.48", `0.0"%"`}, // 62 of 540
		{"unfinished", "План работ", "Дней", "2", `"≤ "0.0`},
	} {
		v := viewOf(t, sheetOf(t, banktest.Block9(t), "../testdata/clients/"+want.client+".yaml"), questionnaire.Russian)
		file := openXLSX(t, bytesOf(t, ".xlsx", v))
		rows, err := file.GetRows(want.sheet, excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		at, formats := -1, map[string]bool{}
		for y, row := range rows {
			if at < 0 {
				at = slices.Index(row, want.column)
				continue
			}
			if at >= len(row) || !strings.HasPrefix(row[at], want.number) {
				continue
			}
			cell, err := excelize.CoordinatesToCellName(at+1, y+1)
			if err != nil {
				t.Fatal(err)
			}
			id, err := file.GetCellStyle(want.sheet, cell)
			if err != nil {
				t.Fatal(err)
			}
			style, err := file.GetStyle(id)
			if err != nil {
				t.Fatal(err)
			}
			if style.CustomNumFmt != nil {
				formats[*style.CustomNumFmt] = true
			}
		}
		if sample := "Доля дублей в клиентской базе (62 из 540)"; want.client == "manufacturer-dealers" &&
			!slices.ContainsFunc(rows, func(row []string) bool { return slices.Contains(row, sample) }) {
			t.Errorf("no answer is %q", sample)
		}
		if !formats[want.format] {
			t.Errorf("%s: no %s is written as %s, but as %v", want.sheet, want.number, want.format, formats)
		}
	}
}
