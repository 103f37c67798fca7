package docx

import (
	"strings"
	"testing"

	"salesaudit/reports/typeface"
	"salesaudit/reports/view"
)

// TestLastTable: what is behind the table of signatures takes no page of its own, and what is signed stands with it.
func TestLastTable(t *testing.T) {
	types, err := typeface.New()
	if err != nil {
		t.Fatal(err)
	}
	v := &view.View{}
	v.Closing.Scope, v.Closing.Confidential, v.Closing.Signatures = []string{"Что обследовано"}, "Кому можно читать", []string{"Консультант"}
	r := &report{document: &document{types: types}, v: v, words: &v.Words}
	r.closing()
	text := r.ended()
	if !strings.HasSuffix(text, `w:lineRule="exact"/><w:rPr><w:sz w:val="2"/></w:rPr></w:pPr></w:p>`) {
		t.Errorf("the document ends with %q", text[max(len(text)-200, 0):])
	}
	for _, said := range []string{"Что обследовано", "Кому можно читать"} {
		before, _, _ := strings.Cut(text, said)
		if paragraph := before[strings.LastIndex(before, "<w:p>"):]; !strings.Contains(paragraph, "<w:keepNext/>") {
			t.Errorf("%q may be left on another page: %s", said, paragraph)
		}
	}
}
