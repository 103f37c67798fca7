package answers_test

import (
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"salesaudit/internal/answers"
	"salesaudit/internal/sampling"
	"salesaudit/internal/source"
	"salesaudit/questionnaire"
	"salesaudit/questionnaire/bankfile"
)

// TestTree writes drawn sheets, in YAML and JSON, and reads them again.
func TestTree(t *testing.T) {
	bank, err := bankfile.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	draws := 200
	if testing.Short() {
		draws = 40
	}
	rng := rand.New(rand.NewPCG(16, 1))
	for range draws {
		sheet := sampling.Sheet(rng, bank)
		for _, name := range []string{"sample.yaml", "sample.json"} {
			again := reread(t, bank, name, sheet.Tree())
			// Where a value is in its file, and how the file is called, is all that may differ.
			differences := cmp.Diff(sheet, again, cmpopts.IgnoreFields(answers.Value{}, "Line", "Column"), cmpopts.IgnoreFields(answers.Sheet{}, "File", "Bank"),
				cmpopts.EquateEmpty(), cmp.Comparer(func(a, b *questionnaire.Source) bool { return a == b }))
			if differences != "" {
				t.Fatalf("-before +after:\n%s", differences)
			}
		}
	}
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
