package reports

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"salesaudit/internal/answers"
	"salesaudit/internal/plan"
	"salesaudit/internal/scoring"
	"salesaudit/questionnaire"
	"salesaudit/questionnaire/bankfile"
)

var update = flag.Bool("update", false, "rewrite the golden files")

var languages = []questionnaire.Language{questionnaire.Russian, questionnaire.English}

// clients are the sample clients that the reports are tested with.
func clients(t testing.TB) []string {
	t.Helper()
	files, err := filepath.Glob("../testdata/clients/*.*")
	if err != nil || len(files) == 0 {
		t.Fatalf("no sample clients: %v", err)
	}
	return files
}

// embeddedBank loads Block 9 once for all tests; a bank is not changed after it was loaded.
var embeddedBank = sync.OnceValues(bankfile.Embedded)

// embedded returns the embedded bank.
func embedded(t testing.TB) *questionnaire.Bank {
	t.Helper()
	bank, err := embeddedBank()
	if err != nil {
		t.Fatal(err)
	}
	return bank
}

// sheetOf loads an answer file; warnings are allowed.
func sheetOf(t testing.TB, bank *questionnaire.Bank, file string) *answers.Sheet {
	t.Helper()
	sheet, found := answers.Load(file, bank)
	if sheet == nil {
		t.Fatal(found)
	}
	return sheet
}

// viewOf scores a sheet, plans and words the result.
func viewOf(t testing.TB, sheet *answers.Sheet, lang questionnaire.Language) *View {
	t.Helper()
	a, err := scoring.Assess(t.Context(), sheet)
	if err != nil {
		t.Fatal(err)
	}
	p, err := plan.Make(a, plan.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return NewView(a, p, lang)
}

// golden holds a whole output against testdata/NAME.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s differs (-want +got); -update rewrites it:\n%s", path, diff)
	}
}

// TestViewGolden holds every text and number of a report against its golden file.
func TestViewGolden(t *testing.T) {
	t.Parallel()
	bank := embedded(t)
	for _, file := range []string{"../testdata/clients/distributor.yaml", "../testdata/clients/unfinished.yaml"} {
		for _, lang := range languages {
			name := strings.TrimSuffix(filepath.Base(file), ".yaml") + "." + string(lang)
			t.Run(name, func(t *testing.T) {
				v := viewOf(t, sheetOf(t, bank, file), lang)
				var out bytes.Buffer
				dump(&out, 0, "", reflect.ValueOf(*v))
				golden(t, "view/"+name+".txt", out.Bytes())
			})
		}
	}
}

// dump writes a value as indented text, without what is empty and what stands elsewhere in the view.
func dump(out *bytes.Buffer, depth int, name string, v reflect.Value) {
	line := func(format string, args ...any) {
		fmt.Fprintf(out, "%s%s: %s\n", strings.Repeat("  ", depth), name, fmt.Sprintf(format, args...))
	}
	if v.Kind() == reflect.Pointer {
		if v = v.Elem(); !v.IsValid() {
			return
		}
	}
	if v.IsZero() || name == "Next" || name == "Words" || (name == "Matrix" && depth > 1) {
		return
	}
	switch x := v.Interface().(type) {
	case Number:
		line("%s [%v]", x.Text, x.Value)
		return
	case CellView:
		line("%s", x.Text)
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		if name != "" && !strings.HasPrefix(name, "ScoreView") {
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
