package progress

import (
	"slices"
	"strings"
	"testing"

	"salesaudit/internal/answers"
	"salesaudit/internal/compare"
	"salesaudit/internal/plan"
	"salesaudit/internal/scoring"
	"salesaudit/questionnaire"
	"salesaudit/questionnaire/banktest"
	"salesaudit/reports/paper"
)

// TestStepToShow says of a step that was to prove what is done already, and did not, that it is not proven: «не сделано»
// would deny the work.
func TestStepToShow(t *testing.T) {
	sheet, found := answers.Load("../../testdata/clients/factory.json", banktest.Block9(t))
	if sheet == nil {
		t.Fatal(found)
	}
	a, err := scoring.Assess(t.Context(), sheet)
	if err != nil {
		t.Fatal(err)
	}
	old, err := plan.Make(a, plan.Options{})
	if err != nil {
		t.Fatal(err)
	}
	c := compare.Of(old, a)
	shows := 0
	for _, s := range c.Steps {
		if s.Step.Kind == plan.Show {
			shows++
		}
	}
	proofs := 0
	for _, b := range Document(c, questionnaire.Russian).Blocks {
		table, is := b.(*paper.Table)
		if !is || !slices.ContainsFunc(table.Columns, func(c paper.Column) bool { return c.Title == "Что было нужно" }) {
			continue
		}
		for _, row := range table.Rows {
			if strings.HasPrefix(row[1], "Подтвердить: ") != (row[2] == "не подтверждено") {
				t.Errorf("%q", row)
			}
			if row[2] == "не подтверждено" {
				proofs++
			}
		}
	}
	if proofs != shows || shows == 0 {
		t.Errorf("%d steps of %d are not proven", proofs, shows)
	}
}
