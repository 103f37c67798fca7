package figures_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"salesaudit/internal/answers"
	"salesaudit/internal/figures"
	"salesaudit/internal/scoring"
	"salesaudit/internal/wording"
	"salesaudit/questionnaire"
	"salesaudit/questionnaire/banktest"
)

// row is what a matrix says of one function.
func row(function, marks string) string { return "    " + function + ": " + marks + "\n" }

// rows gives all functions but one and the extra ones the same marks.
func rows(m *questionnaire.MatrixModel, without, marks string) string {
	var out strings.Builder
	for _, e := range m.Rows.Entries {
		if e.ID != without && !e.Extra {
			out.WriteString(row(e.ID, marks))
		}
	}
	return out.String()
}

// TestAtOdds words the facts that make the rules of contradictions true, and none that agrees with what is claimed.
func TestAtOdds(t *testing.T) {
	bank := banktest.Block9(t)
	for _, c := range []struct {
		name, answers, check string
		want                 []string
	}{
		{"one of two sums", `
  segments: [{id: a, name: Опт, revenue_share_pct: 60}, {id: b, name: Розница, revenue_share_pct: 20}]
  directions: [{id: x, name: Плитка, revenue_share_pct: 100}]
`, "revenue_shares_do_not_add_up", []string{"Сумма долей выручки по сегментам: 80"}},
		{"an answer alone", `
  duties_claim: all
  duties_control: none
  duties_compliance_pct: 95
`, "conscientious_without_control", nil},
		{"one of several tests", `
  departments_count: 2
  directions: []
  departments: [{id: d, name: Продажи, headcount: 5}]
  roles:
    - {id: a, title: Аня, headcount: 1, is_seller: true, department: d}
    - {id: b, title: Боря, headcount: 4, is_seller: true, department: d}
`, "departments_do_not_add_up", []string{"Число сотрудников по ролям: 5", "Число сотрудников по отделам: 5"}},
		{"one of two counts", `
  duplication_claim: excluded
  directions: []
  segments: []
  departments: [{id: d, name: Продажи, headcount: 2}]
  roles:
    - {id: a, title: Аня, headcount: 1, is_seller: true, department: d}
    - {id: b, title: Боря, headcount: 1, is_seller: true, department: d}
  split_rules: []
  functions_absent: []
  extra_functions: []
  responsibilities:
` + row("lead_capture", "{a: R, b: R}") + rows(bank.Field("responsibilities").Matrix, "lead_capture", "{a: R}"), "claim_vs_matrix", []string{
			"Число функций, дублируемых без записанного правила (устное не в счёт): 1 из 15 функций компании (приём обращений)",
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			text := "format: salesaudit.answers/1\nbank: block9@" + bank.Version + "\nclient: {name: А, sellers: 2}\nanswers:" + c.answers
			sheet, found := answers.Parse("a.yaml", []byte(text), bank)
			if sheet == nil {
				t.Fatal(found)
			}
			a, err := scoring.Assess(t.Context(), sheet)
			if err != nil {
				t.Fatal(err)
			}
			for _, is := range a.Contradictions {
				if is.Check.ID != c.check {
					continue
				}
				var got []string
				for _, f := range a.AtOdds(is.Check) {
					got = append(got, figures.Words{Speaker: wording.In(questionnaire.Russian), Assessment: a}.Fact(f))
				}
				if diff := cmp.Diff(c.want, got); diff != "" {
					t.Errorf("(-want +got):\n%s", diff)
				}
				return
			}
			t.Errorf("no contradiction %s among %d", c.check, len(a.Contradictions))
		})
	}
}
