package reports

import (
	"strings"
	"testing"

	"salesaudit/questionnaire"
	"salesaudit/questionnaire/banktest"
	"salesaudit/reports/view"
)

// TestPeersChart: a client's scores among those of similar companies are a chart in HTML, with what it says for those who
// do not see it; the bands are where the quartiles are.
func TestPeersChart(t *testing.T) {
	t.Parallel()
	v := viewOf(t, sheetOf(t, banktest.Block9(t), "../testdata/clients/distributor.yaml"), questionnaire.English)
	number := func(x float64, text string) view.Number { return view.Number{Value: x, Text: text} }
	v.Peers = &view.Peers{Lead: "Lead", Groups: []view.PeerGroup{{Name: "Of the same size", Companies: number(5, "5 companies"), Scores: []view.PeerScore{
		{Name: "Overall score", Score: number(10, "10.0"), Q1: number(20, "20.0"), Median: number(40, "40.0"), Q3: number(60, "60.0")},
	}}}}
	html := string(bytesOf(t, ".html", v))
	for _, want := range []string{
		`aria-label="Overall score: 10.0 (20.0 – 40.0 – 60.0)"`,
		`<rect x="446" y="8" width="212" height="14"/>`, `<line class="median" x1="552" x2="552"`, `<g class="low sum">`, `<circle cx="393" cy="15" r="5"/>`,
	} {
		if !strings.Contains(html, want) {
			t.Errorf("missing %s", want)
		}
	}
	for _, suffix := range []string{".md", ".docx", ".pdf"} {
		bytesOf(t, suffix, v)
	}
}

// TestNoPeersInWorkbook: where there is no group to compare with, a workbook says so and has no table that is a head alone.
func TestNoPeersInWorkbook(t *testing.T) {
	t.Parallel()
	v := viewOf(t, sheetOf(t, banktest.Block9(t), "../testdata/clients/distributor.yaml"), questionnaire.English)
	v.Peers = &view.Peers{Lead: "Nothing to compare with."}
	data := bytesOf(t, ".xlsx", v)
	rows, err := openXLSX(t, data).GetRows(v.Words.Peers)
	if err != nil {
		t.Fatal(err)
	}
	said := ""
	for _, row := range rows {
		said += strings.Join(row, "|") + "\n"
	}
	if !strings.Contains(said, "Nothing to compare with.") || strings.Contains(said, v.Words.ThirdQuartile) {
		t.Errorf("the sheet says:\n%s", said)
	}
}
