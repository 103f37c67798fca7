package reports

import (
	"bytes"
	"testing"

	"github.com/google/go-cmp/cmp"

	"salesaudit/questionnaire"
	"salesaudit/reports/pdf"
	"salesaudit/reports/typeface"
)

// TestPDFLacking names the characters of a client that the typeface of the PDF lacks, each once, and none of a client
// whose texts it can show.
func TestPDFLacking(t *testing.T) {
	t.Parallel()
	for text, want := range map[string][]typeface.Lack{
		beginning + "client: {name: ООО «漢字 😀», sellers: 3}\nanswers: {channels: [email]}\nnotes: {q01: Сказал 漢}\n": {
			{Text: "ООО «漢字 😀»", Replaced: "字", LeftOut: "😀"}, {Text: "Сказал 漢", Replaced: "漢"},
		},
		beginning + "client: {name: \"ООО «Ёж» — № 5, 3 × 2 ≥ 1\", sellers: 3}\nanswers: {channels: [email]}\n": nil,
	} {
		got, err := pdf.Write(&bytes.Buffer{}, viewOf(t, written(t, text), questionnaire.Russian))
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("-want +got:\n%s", diff)
		}
	}
}
