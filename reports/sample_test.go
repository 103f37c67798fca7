package reports

import (
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/google/go-cmp/cmp"

	"salesaudit/internal/answers"
	"salesaudit/questionnaire"
	"salesaudit/reports/view"
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
func viewOf(t testing.TB, sheet *answers.Sheet, lang questionnaire.Language) *view.View {
	t.Helper()
	return viewWith(t, sheet, view.Options{Lang: lang})
}

func viewWith(t testing.TB, sheet *answers.Sheet, o view.Options) *view.View {
	t.Helper()
	p := planOf(t, sheet)
	return view.New(p.Assessment, p, o)
}

// fontData is a typeface that a page carries in itself: a file of its own in package typeface.
var fontData = regexp.MustCompile(`data:font/ttf;base64,[A-Za-z0-9+/=]+`)

// golden holds a whole output against testdata/NAME, but for typefaces.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	got = fontData.ReplaceAll(got, []byte("data:font/ttf;base64,…"))
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
