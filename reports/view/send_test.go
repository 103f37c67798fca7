package view

import (
	"path/filepath"
	"strings"
	"testing"

	"salesaudit/questionnaire"
	"salesaudit/questionnaire/banktest"
)

// TestCardsAndSheetAskForTheSameDocument: what is claimed is proven by the document that its card names first.
func TestCardsAndSheetAskForTheSameDocument(t *testing.T) {
	short := map[string]string{}
	for _, s := range banktest.Load(t, "../../questionnaire/block9").Sources {
		short[s.ID] = s.Short.EN
	}
	files, _ := filepath.Glob("../../testdata/clients/*")
	proofs := 0
	for _, file := range files {
		v := viewWith(t, "../../questionnaire/block9", file, questionnaire.English, nil)
		for _, d := range v.ToSend {
			for _, p := range d.Proves {
				proofs++
				for i := range v.Criteria {
					c := &v.Criteria[i]
					if c.ID != p.CriterionID || c.Next == nil {
						continue
					}
					if _, names, _ := strings.Cut(c.Next.EvidenceNeeded, ": "); !strings.HasPrefix(names, "“"+short[d.SourceID]+"”") {
						t.Errorf("%s: %q asks for %q, the sheet for %q", filepath.Base(file), c.Name, names, d.Name)
					}
				}
			}
		}
	}
	if proofs < 20 {
		t.Errorf("only %d claims to prove", proofs)
	}
}
