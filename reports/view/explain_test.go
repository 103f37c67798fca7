package view

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"salesaudit/internal/answers"
	"salesaudit/internal/record"
	"salesaudit/internal/scoring"
	"salesaudit/questionnaire"
	"salesaudit/questionnaire/banktest"
)

// TestExplanations explains conditions of every shape, in words and for programs: what was found, what is needed, each
// thing named once, and where a condition cannot be put into words its fields with their values.
func TestExplanations(t *testing.T) {
	bank := banktest.Load(t, "testdata/shapes.yaml")
	sheet, found := answers.Load("testdata/shapes.json", bank)
	if sheet == nil {
		t.Fatal(found)
	}
	a, err := scoring.Assess(t.Context(), sheet)
	if err != nil {
		t.Fatal(err)
	}
	russian, english, programs := New(a, nil, Options{Lang: questionnaire.Russian}), New(a, nil, Options{Lang: questionnaire.English}), record.Of(a)
	var got bytes.Buffer
	for i, c := range bank.Criteria {
		for n, r := range c.Rungs {
			fmt.Fprintf(&got, "%s: %s\n  %s\n", r.Holds.EN, r.Parts[0].When.Text, programs.Criteria[i].Rungs[n].State)
			for _, v := range []*View{russian, english} {
				for _, d := range v.Criteria[i].Rungs[n].Deciders {
					fmt.Fprintf(&got, "  %s\n", d.Text)
				}
			}
			for _, d := range programs.Criteria[i].Rungs[n].DecidedBy {
				fmt.Fprintf(&got, "  %s = %v %s, needed %s\n", d.Name, d.Value, d.Bound, d.Needed)
			}
		}
	}
	const golden = "testdata/shapes.out"
	if *update {
		if err := os.WriteFile(golden, got.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err, "(run with -update to make it)")
	}
	if diff := cmp.Diff(string(want), got.String()); diff != "" {
		t.Errorf("%s (-want +got):\n%s", golden, diff)
	}
}

// TestWhyNotApplicable says why a criterion does not apply: by the consultant's reason, or by what its rule looked at.
func TestWhyNotApplicable(t *testing.T) {
	v := viewWith(t, "../../questionnaire/block9", "../../testdata/clients/trader-three.yaml", questionnaire.English, nil)
	reasons := map[string]string{}
	for i := range v.Criteria {
		if c := &v.Criteria[i]; !c.Applies {
			reasons[c.Name] = c.Reason
		}
	}
	want := map[string]string{
		"Sales lines": "Один товар и один круг покупателей; делить продажи между тремя продавцами на направления незачем.",
		"Rules between departments and sales lines": "Number of sales departments: 1\u00a0department; sales lines: 1.",
	}
	if diff := cmp.Diff(want, reasons); diff != "" {
		t.Error("(-want +got):\n" + diff)
	}
}

// TestOutsideIsNoNews: that nobody measures what does not count is not said beside what does: without a norm of the response
// time its minutes are neither measured nor missed.
func TestOutsideIsNoNews(t *testing.T) {
	text, err := os.ReadFile("../../testdata/clients/distributor.yaml")
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "distributor.yaml")
	if err := os.WriteFile(file, bytes.Replace(text, []byte("response_norm: written"), []byte("response_norm: none"), 1), 0o600); err != nil {
		t.Fatal(err)
	}
	v := viewWith(t, "../../questionnaire/block9", file, questionnaire.Russian, nil)
	for i := range v.Criteria {
		c := &v.Criteria[i]
		if c.ID != "client_convenience" {
			continue
		}
		is := strings.Join(c.Now(), " ")
		if !strings.Contains(is, "Норма времени ответа клиенту: нет") || strings.Contains(is, "в рабочих минутах") {
			t.Errorf("%q", is)
		}
	}
}
