package answers

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"salesaudit/internal/source"
	"salesaudit/questionnaire"
	"salesaudit/questionnaire/banktest"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// TestSpoiledFiles reads each file of testdata/err and compares all that is found wrong in it with the .out file
// beside it.
func TestSpoiledFiles(t *testing.T) {
	bank := banktest.Block9(t)
	for _, name := range filesOf(t, "testdata/err") {
		t.Run(filepath.Base(name), func(t *testing.T) {
			sheet, found := Load(name, bank)
			if sheet != nil || !found.HasErrors() {
				t.Fatalf("want errors and no sheet, got sheet %v, findings %v", sheet != nil, found)
			}
			var out strings.Builder
			source.Print(&out, found)
			golden(t, name, out.String())
		})
	}
}

// TestAcceptedFiles reads each file of testdata/ok, which are odd but valid, and compares what was read, and what
// was warned of, with the .out file beside it.
func TestAcceptedFiles(t *testing.T) {
	bank := banktest.Block9(t)
	for _, name := range filesOf(t, "testdata/ok") {
		t.Run(filepath.Base(name), func(t *testing.T) {
			sheet, found := Load(name, bank)
			var out strings.Builder
			source.Print(&out, found)
			if sheet == nil {
				t.Fatal(out.String())
			}
			dump(&out, sheet)
			golden(t, name, out.String())
		})
	}
}

// TestSamples loads every sample client: nothing may be found in them.
func TestSamples(t *testing.T) {
	bank := banktest.Block9(t)
	names := filesOf(t, "../../testdata/clients")
	if len(names) < 6 {
		t.Errorf("%d samples, want 6 or more", len(names))
	}
	for _, name := range names {
		if _, found := Load(name, bank); len(found) > 0 {
			t.Errorf("%s: %v", name, found)
		}
	}
}

// TestLargeFiles makes files that are too large in some way: each is refused at once, with a finding that says why.
func TestLargeFiles(t *testing.T) {
	bank := banktest.Block9(t)
	const head = "format: salesaudit.answers/1\nbank: block9@1.1.0\nclient: {sellers: 3}\ninterview: {date: 2026-05-20}\nanswers:\n"
	rows := func(n int, row string) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, "    - "+row+"\n", i)
		}
		return b.String()
	}
	marks := strings.Repeat("nobody, ", questionnaire.MaxRows-1) + "nobody"
	for name, c := range map[string]struct{ text, want string }{
		"rows":      {head + "  roles:\n" + rows(questionnaire.MaxRows+1, "{id: r%d, headcount: 1}"), "big.yaml:7:5: roles: found 501 rows, expected at most 500"},
		"entries":   {head + "  channels: [" + strings.Repeat("email, ", questionnaire.MaxRows+1) + "]\n", "big.yaml:6:13: channels: found 501 entries, expected at most 500"},
		"evidence":  {head + "evidence:\n  q01:\n" + rows(maxEvidence+1, "{source: crm, grade: reference, ref: n%d}"), "big.yaml:8:5: evidence.q01: found 201 pieces of evidence, expected at most 200"},
		"findings":  {head + "  roles:\n" + rows(questionnaire.MaxRows, "{id: r%d, headcount: 0}"), "roles[499].headcount"},
		"fields":    {head + strings.ReplaceAll(rows(100_000, "f%d: 1"), "    - ", "  "), "more findings (they are shown when these are settled)"},
		"keys":      {head + "  roles:\n    - {id: r, " + strings.Repeat("k: 1, ", 3) + "}\n", `duplicate key "k"`},
		"dangling":  {head + "  roles:\n" + rows(questionnaire.MaxRows, "{id: r%d, headcount: 1, directions: ["+uniqueIDs(questionnaire.MaxRows)+"]}"), "more findings (they are shown when these are settled)"},
		"same id":   {head + "  roles:\n" + rows(questionnaire.MaxRows, "{id: a, headcount: 1} # %d"), `roles[499].id: duplicate id "a"`},
		"same mark": {head + "  channels: [" + marks + "]\n", `duplicate entry "nobody"`},
		"long id":   {head + "  roles: [{id: " + strings.Repeat("x", 10_000) + ", headcount: 1}]\n", "expected an id of at most 100 characters"},
		"nesting":   {head + "  roles: " + strings.Repeat("[", 10_000) + strings.Repeat("]", 10_000), "nested more than 64 deep"},
		"bytes":     {strings.Repeat("# bytes\n", source.MaxSize/8+1), "expected at most 8 MiB"},
		"one line": {`{"format": "salesaudit.answers/1", "bank": "block9@1.0.0", "client": {"sellers": 3}, "interview": {"date": "2026-05-20"}, "answers": {"roles": [` +
			strings.TrimSuffix(strings.Repeat(`{"id": "`+strings.Repeat("я", 7000)+`", "headcount": 0},`, questionnaire.MaxRows), ",") + "]}}",
			"roles[499].headcount: found"},
	} {
		t.Run(name, func(t *testing.T) {
			start := time.Now()
			sheet, found := Parse("big.yaml", []byte(c.text), bank)
			if sheet != nil || !strings.Contains(found.Error(), c.want) {
				t.Errorf("want %q, got sheet %v, findings:\n%.2000s", c.want, sheet != nil, found.Error())
			}
			if took := time.Since(start); took > time.Minute { // a hang: it takes a fraction of a second, and many times that under the race detector
				t.Errorf("took %v", took)
			}
			if len(found) > 1000+1 {
				t.Errorf("%d findings", len(found))
			}
			for _, d := range found {
				if len(d.Excerpt) > 4<<10 { // or each of many findings in one long line would hold and print all of it
					t.Fatalf("an excerpt of %d bytes", len(d.Excerpt))
				}
			}
		})
	}
}

func uniqueIDs(n int) string {
	ids := make([]string, n)
	for i := range ids {
		ids[i] = fmt.Sprintf("direction_%d", i)
	}
	return strings.Join(ids, ", ")
}

// FuzzParse feeds arbitrary text to the reader. Nothing may panic, and a sheet must come with no errors, a lack
// of one with at least one.
func FuzzParse(f *testing.F) {
	bank := banktest.Block9(f)
	for _, folder := range []string{"testdata/err", "testdata/ok", "../../testdata/clients"} {
		for _, name := range filesOf(f, folder) {
			data, err := os.ReadFile(name)
			if err != nil {
				f.Fatal(err)
			}
			f.Add(filepath.Ext(name), data)
		}
	}
	for _, text := range []string{
		"", "\ufeff", "\xff\xfeb\x00a\x00", "{", "a: &a [*a]", "{a: 1}: 2", "<<: {a: 1}", "--- a\n--- b", "? [a]\n: b", "!!binary aGk=", "a: |\n  b\n c",
		strings.Repeat("[", 100), strings.Repeat("- ", 100), `{"a": "\ud800"}`,
	} {
		f.Add(".yaml", []byte(text))
		f.Add(".json", []byte(text))
	}
	f.Fuzz(func(t *testing.T, ext string, data []byte) {
		sheet, found := Parse("fuzz"+ext, data, bank)
		if (sheet == nil) != found.HasErrors() {
			t.Fatalf("sheet %v, findings %v", sheet != nil, found)
		}
		if sheet != nil {
			dump(new(bytes.Buffer), sheet)
		}
		source.Print(new(bytes.Buffer), found)
	})
}

// filesOf returns the answer files of a folder.
func filesOf(t testing.TB, folder string) []string {
	t.Helper()
	var names []string
	for _, pattern := range []string{"*.yaml", "*.json"} {
		found, err := filepath.Glob(filepath.FromSlash(folder + "/" + pattern))
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range found {
			names = append(names, filepath.ToSlash(name))
		}
	}
	if len(names) == 0 {
		t.Fatalf("no answer files in %s", folder)
	}
	return names
}

// golden compares with the golden file of an answer file, or rewrites it under -update.
func golden(t *testing.T, file, got string) {
	t.Helper()
	name := strings.TrimSuffix(file, filepath.Ext(file)) + ".out"
	if *update {
		if err := os.WriteFile(name, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err, "(run with -update to make it)")
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", name, diff)
	}
}
