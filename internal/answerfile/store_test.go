package answerfile

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"salesaudit/internal/answers"
	"salesaudit/internal/wholefile"
	"salesaudit/questionnaire/banktest"
)

// TestStore writes a sheet in both languages, and never over a file unasked or beside its writer.
func TestStore(t *testing.T) {
	bank := banktest.Block9(t)
	sheet := opened(t, written(t, before)).Sheet()
	for _, name := range []string{"client.yaml", "client.json"} {
		path := filepath.Join(t.TempDir(), name)
		if _, err := Store(path, sheet, false); err != nil {
			t.Fatal(err)
		}
		again, found := answers.Load(path, bank)
		if again == nil || again.Client != sheet.Client {
			t.Errorf("%s: %v", name, found)
		}
		first, _ := os.ReadFile(path)
		if _, err := Store(path, sheet, false); !errors.Is(err, wholefile.ErrExists) {
			t.Errorf("%s: over itself: %v, want ErrExists", name, err)
		}
		if _, err := Store(path, sheet, true); err != nil {
			t.Errorf("%s: with overwrite: %v", name, err)
		}
		if second, _ := os.ReadFile(path); string(second) != string(first) {
			t.Errorf("%s: other bytes the second time:\n%s", name, second)
		}
		opened(t, path)
		if _, err := Store(path, sheet, true); !errors.Is(err, ErrBusy) {
			t.Errorf("%s: beside its writer: %v, want ErrBusy", name, err)
		}
	}
}
