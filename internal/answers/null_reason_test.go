package answers

import (
	"testing"

	"salesaudit/internal/source"
	"salesaudit/questionnaire/banktest"
)

// readText reads an answer file of Block 9 that has no errors.
func readText(t *testing.T, text string) *Sheet {
	t.Helper()
	doc, err := source.Read("client.yaml", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	sheet, found := Read(doc, banktest.Block9(t))
	if sheet == nil {
		t.Fatal(found)
	}
	return sheet
}

// TestNullReason: null is absent in not_applicable as everywhere, and leaves no criterion out.
func TestNullReason(t *testing.T) {
	sheet := readText(t, `format: salesaudit.answers/1
bank: block9@1.1.0
client: {name: ООО «Ромашка», sellers: 12}
not_applicable: {integrations: null, crm_usage: one customer}
`)
	if _, out := sheet.NotApplicable["integrations"]; out || len(sheet.NotApplicable) != 1 {
		t.Errorf("left out are %v", sheet.NotApplicable)
	}
}
