package answers_test

import (
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"salesaudit/internal/answers"
	"salesaudit/internal/sampling"
	"salesaudit/internal/source"
	"salesaudit/questionnaire"
	"salesaudit/questionnaire/banktest"
)

// TestTree writes drawn sheets, in YAML and JSON, and reads them again.
func TestTree(t *testing.T) {
	bank := banktest.Block9(t)
	draws := 200
	if testing.Short() {
		draws = 20
	}
	rng := rand.New(rand.NewPCG(16, 1))
	for range draws {
		sheet := sampling.Sheet(rng, bank)
		for _, name := range []string{"sample.yaml", "sample.json"} {
			again := reread(t, bank, name, sheet.Tree())
			// Where a value is in its file, and how the file is called, is all that may differ.
			if reflect.DeepEqual(placeless(sheet), placeless(again)) {
				continue // thirty times as fast as what says below where they differ
			}
			differences := cmp.Diff(sheet, again, cmpopts.IgnoreFields(answers.Value{}, "Line", "Column"), cmpopts.IgnoreFields(answers.Interview{}, "DateAt"), cmpopts.IgnoreFields(answers.Sheet{}, "File", "Bank"),
				cmpopts.EquateEmpty(), cmp.Comparer(func(a, b *questionnaire.Source) bool { return a == b }))
			if differences != "" {
				t.Fatalf("-before +after:\n%s", differences)
			}
		}
	}
}

// placeless returns a copy of a sheet without where its values are in its file, and what the file is called.
func placeless(sheet *answers.Sheet) *answers.Sheet {
	out := *sheet
	out.File, out.Values, out.Interview.DateAt = "", placelessValues(sheet.Values), source.Pos{}
	return &out
}

// placelessValues copies values. A list without rows is the same whether it was made or not.
func placelessValues(values []answers.Value) []answers.Value {
	values = slices.Clone(values)
	for i := range values {
		v := &values[i]
		v.Line, v.Column = 0, 0
		v.Texts, v.Refs, v.Options = slices.Concat(v.Texts), slices.Concat(v.Refs), slices.Concat(v.Options)
		v.Rows, v.Marks = slices.Concat(v.Rows), slices.Concat(v.Marks)
		for k := range v.Rows {
			v.Rows[k].Cells = placelessValues(v.Rows[k].Cells)
		}
	}
	return values
}

func reread(t *testing.T, bank *questionnaire.Bank, name string, tree source.Map) *answers.Sheet {
	t.Helper()
	empty := ""
	if name == "sample.json" {
		empty = "{}"
	}
	e, err := source.NewEditor(name, []byte(empty))
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range tree {
		if err := e.Set(source.Path{entry.Key}, entry.Value); err != nil {
			t.Fatal(err)
		}
	}
	sheet, found := answers.Read(e.Document(), bank)
	if sheet == nil {
		t.Fatalf("%v\n%s", found, e.Bytes())
	}
	return sheet
}
