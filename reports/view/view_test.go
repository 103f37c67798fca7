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
	"salesaudit/questionnaire/bankfile"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// viewOf loads, scores, plans and words a client of a bank.
func viewOf(t testing.TB, bankPath, file string, lang questionnaire.Language) *View {
	t.Helper()
	bank, found, err := bankfile.Load(bankPath)
	if err != nil {
		t.Fatal(err, found)
	}
	sheet, found := answers.Load(file, bank)
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
	return New(a, p, Options{Lang: lang})
}

// TestViewGolden holds every text and number of a view, those that only a page shows too, against its golden file.
func TestViewGolden(t *testing.T) {
	const bank, client = "../../testdata/banks/warehouse", "../../testdata/banks/warehouse-clients/boxes.yaml"
	var out bytes.Buffer
	dump(&out, 0, "", reflect.ValueOf(*viewOf(t, bank, client, questionnaire.Russian)))
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
