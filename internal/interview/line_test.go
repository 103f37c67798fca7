package interview

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"salesaudit/internal/answers"
	"salesaudit/internal/scoring"
	"salesaudit/questionnaire"
	"salesaudit/questionnaire/bankfile"
)

var embeddedOnce = sync.OnceValues(bankfile.Embedded)

// embedded is Block 9, the same for all tests: a bank is only read.
func embedded(t testing.TB) *questionnaire.Bank {
	t.Helper()
	bank, err := embeddedOnce()
	if err != nil {
		t.Fatal(err)
	}
	return bank
}

// fixedClock stands on a morning; tests that measure time move it themselves.
func fixedClock() time.Time { return time.Date(2026, 11, 23, 10, 0, 0, 0, time.UTC) }

func sample(t testing.TB, bank *questionnaire.Bank) *answers.Sheet {
	t.Helper()
	sheet, found := answers.Load(exampleFile, bank)
	if sheet == nil {
		t.Fatal(found)
	}
	return sheet
}

// runLines leads an interview line by line and returns what was printed.
func runLines(t testing.TB, bank *questionnaire.Bank, path, input string) (string, error) {
	t.Helper()
	var out bytes.Buffer
	err := Interview{
		Setting: Setting{Bank: bank, Language: questionnaire.Russian, Clock: fixedClock},
		Path:    path, In: strings.NewReader(input), Out: &out, Lines: true,
	}.Run(context.Background())
	return out.String(), err
}

// results is what must be the same however the answers came into the file.
func results(t testing.TB, sheet *answers.Sheet) map[string]any {
	t.Helper()
	a, err := scoring.Assess(t.Context(), sheet)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]any{"overall": a.Overall, "completeness": a.Completeness}
	for i := range a.Criteria {
		r := &a.Criteria[i]
		out[r.Criterion.ID] = []int{r.Proven, r.Claimed, r.Possible}
	}
	for i := range a.Facts {
		out["fact "+a.Facts[i].Fact.ID] = []any{a.Facts[i].Value, a.Facts[i].Known}
	}
	var checks []string
	for _, c := range a.Contradictions {
		checks = append(checks, c.Check.ID)
	}
	out["contradictions"] = checks
	return out
}

// clients are the sheets whose answers are typed: of Block 9, and of a bank that has every type of field.
func clients(t *testing.T) map[string]*answers.Sheet {
	t.Helper()
	out := map[string]*answers.Sheet{}
	load := func(bank *questionnaire.Bank, folder string, files ...string) {
		for _, file := range files {
			sheet, found := answers.Load(filepath.Join(folder, file), bank)
			if sheet == nil {
				t.Fatal(found)
			}
			sheet.Targets = nil // an interview sets none
			out[file] = sheet
		}
	}
	load(embedded(t), filepath.Dir(exampleFile), filepath.Base(exampleFile))
	load(embedded(t), filepath.Join("..", "..", "testdata", "clients"), "factory.json", "retail.yaml", "unfinished.yaml")
	warehouse, _, err := bankfile.Load(filepath.Join("..", "..", "testdata", "banks", "warehouse"))
	if err != nil {
		t.Fatal(err)
	}
	load(warehouse, filepath.Join("..", "..", "testdata", "banks", "warehouse-clients"), "boxes.yaml", "shed.json")
	return out
}

// TestWholeInterviewByLines types whole interviews from nothing; the files score as those written by hand do.
func TestWholeInterviewByLines(t *testing.T) {
	for name, byHand := range clients(t) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			skipLong(t, byHand)
			path := filepath.Join(t.TempDir(), name)
			input := typeSheet(t, byHand)
			out, err := runLines(t, byHand.Bank, path, input)
			if err != nil {
				t.Fatalf("%v\n%s", err, out)
			}
			typed, found := answers.Load(path, byHand.Bank)
			if typed == nil {
				t.Fatal(found)
			}
			if diff := cmp.Diff(results(t, byHand), results(t, typed)); diff != "" {
				text, _ := os.ReadFile(path)
				t.Errorf("the typed interview scores otherwise than the file by hand (-hand +typed):\n%s\n%s\n%s", diff, text, input)
			}
			if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
				t.Errorf("mode %v, %v; want 0600", info.Mode(), err)
			}
		})
	}
}

// TestInterruptedAnywhere ends the input after any line and goes on in a new run: the answers that were typed are
// in the file, and the rest can be given.
func TestInterruptedAnywhere(t *testing.T) {
	bank := embedded(t)
	lines := strings.SplitAfter(typeSheet(t, sample(t, bank)), "\n")
	for _, cut := range []int{9, 12, 60, 150} {
		path := filepath.Join(t.TempDir(), "client.yaml")
		if _, err := runLines(t, bank, path, strings.Join(lines[:cut], "")); !errors.Is(err, ErrInterrupted) {
			t.Fatalf("cut after %d lines: %v, want ErrInterrupted", cut, err)
		}
		before, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if _, found := answers.Load(path, bank); found.HasErrors() {
			t.Errorf("cut after %d lines: %v", cut, found)
		}
		if out, err := runLines(t, bank, path, "выход\n"); err != nil {
			t.Errorf("resuming after %d lines: %v\n%s", cut, err, out)
		}
		after, _ := os.ReadFile(path)
		if diff := cmp.Diff(string(before), string(after)); diff != "" {
			t.Errorf("looking into the file changed it:\n%s", diff)
		}
	}
}
