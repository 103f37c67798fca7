package view

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"salesaudit/internal/answers"
	"salesaudit/internal/plan"
	"salesaudit/internal/scoring"
	"salesaudit/questionnaire"
	"salesaudit/questionnaire/banktest"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// The second bank, and a client of it.
const (
	warehouse = "../../testdata/banks/warehouse"
	boxes     = "../../testdata/banks/warehouse-clients/boxes.yaml"
)

// viewWith loads, scores, plans and words a client of a bank, which may be changed before.
func viewWith(t testing.TB, bankPath, file string, lang questionnaire.Language, change func(*questionnaire.Bank)) *View {
	t.Helper()
	bank := banktest.Load(t, bankPath)
	if change != nil {
		change(bank)
	}
	a := assessed(t, bank, file)
	p, err := plan.Make(a, plan.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return New(a, p, Options{Lang: lang})
}

// assessed loads and scores a client.
func assessed(t testing.TB, bank *questionnaire.Bank, file string) *scoring.Assessment {
	t.Helper()
	sheet, found := answers.Load(file, bank)
	if sheet == nil {
		t.Fatal(found)
	}
	a, err := scoring.Assess(t.Context(), sheet)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// TestDaysAgree makes sure that a rung and its step say the same of the effort, also where the bank gives an action no
// days.
func TestDaysAgree(t *testing.T) {
	for _, days := range []float64{0, 0.4, 3} {
		v := viewWith(t, warehouse, boxes, questionnaire.English, func(bank *questionnaire.Bank) {
			for _, c := range bank.Criteria {
				for _, r := range c.Rungs {
					for _, part := range r.Parts {
						part.Action.Days = days
					}
				}
			}
		})
		rungs := map[string]*Rung{}
		for i := range v.Criteria {
			for k := range v.Criteria[i].Rungs {
				rungs[v.Criteria[i].Rungs[k].ID] = &v.Criteria[i].Rungs[k]
			}
		}
		if len(v.Plan.Steps) < 5 {
			t.Fatalf("only %d steps", len(v.Plan.Steps))
		}
		for _, s := range v.Plan.Steps {
			if s.Kind != CountsID && s.Days != rungs[s.ID].Days {
				t.Errorf("of %v days, the step %s says %q and its rung %q", days, s.ID, s.Days.Text, rungs[s.ID].Days.Text)
			}
		}
	}
}

// TestEvidenceCountsAs: the reason why a piece of evidence counts for less is the one that lowers it.
func TestEvidenceCountsAs(t *testing.T) {
	bank := banktest.Block9(t)
	text := "format: salesaudit.answers/1\nbank: block9@" + bank.Version + `
client: {name: А, sellers: 3}
interview: {date: 2026-11-23}
evidence:
  q03:
    - {source: observation, grade: extract, date: 2026-11-20}
    - {source: observation, grade: extract, date: 2025-11-20}
    - {source: org_structure, grade: document}
    - {source: org_structure, grade: document, date: 2026-11-20}
`
	sheet, found := answers.Parse("a.yaml", []byte(text), bank)
	if sheet == nil {
		t.Fatal(found)
	}
	a, err := scoring.Assess(t.Context(), sheet)
	if err != nil {
		t.Fatal(err)
	}
	p, err := plan.Make(a, plan.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range New(a, p, Options{Lang: questionnaire.English}).Evidence {
		_, why, _ := strings.Cut(e.Counts, ": ")
		got = append(got, why)
	}
	if diff := cmp.Diff([]string{"this source proves no more", "over a year old", "no date", ""}, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// TestViewGolden holds every text and number of a view, those that only a page shows too, against its golden file.
func TestViewGolden(t *testing.T) {
	var out bytes.Buffer
	dump(&out, 0, "", reflect.ValueOf(*viewWith(t, warehouse, boxes, questionnaire.Russian, nil)))
	golden := filepath.Join("testdata", "boxes.txt")
	if *update {
		if err := os.WriteFile(golden, out.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), out.String()); diff != "" {
		t.Errorf("%s differs (-want +got); -update rewrites it:\n%s", golden, diff)
	}
}

// dump writes a value as indented text, without what is empty and what is elsewhere in the view.
func dump(out *bytes.Buffer, depth int, name string, v reflect.Value) {
	line := func(format string, args ...any) {
		fmt.Fprintf(out, "%s%s: %s\n", strings.Repeat("  ", depth), name, fmt.Sprintf(format, args...))
	}
	if v.Kind() == reflect.Pointer {
		if v = v.Elem(); !v.IsValid() {
			return
		}
	}
	if v.IsZero() || name == "Next" || name == "Words" {
		return
	}
	switch x := v.Interface().(type) {
	case Number:
		line("%s [%v]", x.Text, x.Value)
		return
	case Cell:
		line("%s", x.Text)
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		if name != "" && !strings.HasPrefix(name, "view.Score") {
			line("")
			depth++
		}
		for i := range v.NumField() {
			if field := v.Type().Field(i); field.IsExported() {
				dump(out, depth, field.Name, v.Field(i))
			}
		}
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			dump(out, depth, fmt.Sprintf("%s %d", name, i), v.Index(i))
		}
	default:
		line("%v", v)
	}
}
