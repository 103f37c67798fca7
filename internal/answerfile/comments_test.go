package answerfile

import (
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/google/go-cmp/cmp"

	"salesaudit/internal/source"
	"salesaudit/questionnaire"
	"salesaudit/questionnaire/banktest"
)

// TestChangesKeepComments changes every field of every sample that is written by hand, as a resumed interview does: the
// comments are all there afterwards, in their order, and the file that is read again says the same.
func TestChangesKeepComments(t *testing.T) {
	bank := banktest.Block9(t)
	names, err := filepath.Glob("../../testdata/clients/*.yaml")
	if err != nil || len(names) < 5 {
		t.Fatal("no samples", err)
	}
	if testing.Short() {
		names = names[:4] // each takes the race detector two seconds
	}
	comment := regexp.MustCompile(`(?m)(?:^|\s)#.*$`)
	seen := 0
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(t.TempDir(), filepath.Base(name))
		if err := os.WriteFile(path, text, 0o600); err != nil {
			t.Fatal(err)
		}
		f, found, err := Open(path, bank, nil)
		if f == nil {
			t.Fatal(err, found)
		}
		before := comment.FindAllString(string(text), -1)
		seen += len(before)
		for _, field := range bank.Fields {
			if field.Kind == questionnaire.List || field.Kind == questionnaire.Matrix { // their rows go, and what was said of them
				continue
			}
			if err := f.Change(func(e *source.Editor) error { return e.Set(source.Path{"answers", field.ID}, "unknown") }); err != nil {
				t.Fatalf("%s: %s: %v", name, field.ID, err)
			}
		}
		for _, q := range bank.Questions {
			if err := f.Change(func(e *source.Editor) error {
				return e.Set(source.Path{"notes", q.ID}, "Спросили ещё раз")
			}); err != nil {
				t.Fatalf("%s: %s: %v", name, q.ID, err)
			}
		}
		f.Close()
		after, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(before, comment.FindAllString(string(after), -1)); diff != "" {
			t.Errorf("%s (-before, +after):\n%s", name, diff)
		}
	}
	if seen < 10 && !testing.Short() || seen == 0 {
		t.Errorf("the samples have %d comments", seen)
	}
}
