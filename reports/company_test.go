package reports

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"

	"salesaudit/questionnaire/banktest"
	"salesaudit/reports/markdown"
)

// companies are samples that were written as a consultant meets them, each with a weakness of its own. Their reports are
// held whole, so that whoever changes a wording, an action or its order reads what directors then read.
var companies = []string{"call-centre", "integrator-presale", "manufacturer-dealers", "online-shop", "trader-three"}

// nameOf returns the name of a sample client: that of its file.
func nameOf(file string) string {
	return strings.TrimSuffix(filepath.Base(file), filepath.Ext(file))
}

// TestCompanyGolden holds the whole reports and plans of the companies in both languages.
func TestCompanyGolden(t *testing.T) {
	t.Parallel()
	for _, name := range companies {
		sheet := sheetOf(t, banktest.Block9(t), "../testdata/clients/"+name+".yaml")
		p := planOf(t, sheet)
		for _, lang := range languages {
			var report bytes.Buffer
			if err := markdown.Write(&report, planView(p, lang)); err != nil {
				t.Fatal(err)
			}
			golden(t, "company/"+name+"."+string(lang)+".md", report.Bytes())
			golden(t, "company/"+name+"."+string(lang)+".plan.txt", []byte(writtenPlan(t, "txt", p, lang)))
		}
	}
}
