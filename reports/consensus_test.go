package reports

import (
	"regexp"
	"strings"
	"testing"

	"salesaudit/questionnaire"
	"salesaudit/reports/view"
)

// TestConsensusNumbers looks, in the chapter on who sees what differently, for the numbers by which the lines of its
// chart are named: each format numbers the list of what they stand for.
func TestConsensusNumbers(t *testing.T) {
	t.Parallel()
	v := viewOf(t, sheetOf(t, embedded(t), "../testdata/clients/shop.yaml"), questionnaire.English)
	number := func(x float64, text string) *view.Number { return &view.Number{Value: x, Text: text} }
	v.Consensus = &view.Consensus{Lead: "Two were asked.", Disagreements: []view.Disagreement{
		{Question: 7, Label: "Double entry", Gap: number(1, "1"), Head: number(100, "100"), Sellers: number(0, "0")},
		{Question: 5, Label: "Structure approved", Gap: number(0.5, "0.5"), Head: number(50, "50"), Sellers: number(0, "0")},
	}}
	markdown, page := string(bytesOf(t, ".md", v)), string(bytesOf(t, ".html", v))
	for _, want := range []string{"(1)", "1. Double entry", "2. Structure approved"} {
		if !strings.Contains(markdown, want) {
			t.Errorf("Markdown lacks %q", want)
		}
	}
	if !regexp.MustCompile(`<ol[^>]*><li>Double entry</li><li>Structure approved</li></ol>`).MatchString(page) {
		t.Error("HTML does not number the lines of the chart")
	}
	if text := textIn(docxParts(t, bytesOf(t, ".docx", v))["word/document.xml"]); !regexp.MustCompile(`1\.\s*Double entry2\.\s*Structure approved`).MatchString(text) {
		t.Error("DOCX does not number the lines of the chart")
	}
	f, err := readPDF(bytesOf(t, ".pdf", v))
	if err != nil {
		t.Fatal(err)
	}
	texts := ""
	for _, page := range f.texts {
		texts += strings.Join(page, "|") + "|"
	}
	if !strings.Contains(texts, "|1.|Double entry|2.|Structure approved|") {
		t.Error("PDF does not number the lines of the chart")
	}
}
