package reports

import (
	"strings"
	"testing"

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
	want := []string{w.Score, w.Questions, w.GapsByCriterion, w.Matrix, w.Funnels, w.Plan, w.Calendar, w.Loads, w.Contradictions, w.StillToAsk, w.ToSend, w.Answers, w.Evidence, w.Method}
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

func BenchmarkXLSX(b *testing.B) {
	v := viewOf(b, sheetOf(b, banktest.Block9(b), "../testdata/clients/distributor.yaml"), questionnaire.Russian)
	for b.Loop() {
		bytesOf(b, ".xlsx", v)
	}
}
