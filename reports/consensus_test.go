package reports

import (
	"strings"
	"testing"

	"salesaudit/questionnaire"
	"salesaudit/questionnaire/banktest"
	"salesaudit/reports/view"
)

// TestConsensusNames looks, in the chapter on who sees what differently, for what the lines of its chart are: where it is
// drawn, their marks are explained under it; where it is a table, its rows have the names.
func TestConsensusNames(t *testing.T) {
	t.Parallel()
	v := viewOf(t, sheetOf(t, banktest.Block9(t), "../testdata/clients/shop.yaml"), questionnaire.English)
	number := func(x float64, text string) *view.Number { return &view.Number{Value: x, Text: text} }
	v.Consensus = &view.Consensus{Lead: "Two were asked.", Disagreements: []view.Disagreement{
		{Question: 7, Label: "Double entry", Gap: number(1, "1"), Head: number(100, "100"), Sellers: number(0, "0")},
		{Question: 5, Label: "Structure approved", Gap: number(0.5, "0.5"), Head: number(50, "50"), Sellers: number(0, "0")},
	}}
	markdown, page := string(bytesOf(t, ".md", v)), string(bytesOf(t, ".html", v))
	for _, want := range []string{"| Double entry | 0 | 100 |", "| Structure approved | 0 | 50 |"} {
		if !strings.Contains(markdown, want) {
			t.Errorf("Markdown lacks %q", want)
		}
	}
	if !strings.Contains(page, "<li>(1) Double entry</li><li>(2) Structure approved</li>") || !strings.Contains(page, `<figure class="slope">`) {
		t.Error("HTML does not draw the chart, or say what its marks are")
	}
	body := docxParts(t, bytesOf(t, ".docx", v))["word/document.xml"]
	if !strings.Contains(string(body), "Double entry: 0 → 100; Structure approved: 0 → 50") {
		t.Error("DOCX does not say what the picture of the chart shows")
	}
	if text := textIn(body); !strings.Contains(text, "(1) Double entry(2) Structure approved") {
		t.Error("DOCX does not say what the marks of the chart are")
	}
	f, err := readPDF(bytesOf(t, ".pdf", v))
	if err != nil {
		t.Fatal(err)
	}
	texts := ""
	for _, page := range f.texts {
		texts += strings.Join(page, "|") + "|"
	}
	if !strings.Contains(texts, "|(1) Double entry|(2) Structure approved|") {
		t.Error("PDF does not say what the marks of the chart are")
	}
}
