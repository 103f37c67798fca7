package bankfile

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"salesaudit/internal/source"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// TestSpoiltBanks loads each bank of testdata/err, a file or a folder, and compares all that is found wrong in it
// with the .out file beside it.
func TestSpoiltBanks(t *testing.T) {
	entries, err := os.ReadDir("testdata/err")
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		name := strings.TrimSuffix(entry.Name(), ".yaml")
		if filepath.Ext(name) == ".out" {
			continue
		}
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			bank, _, err := Load("testdata/err/" + entry.Name())
			found, ok := err.(source.Diagnostics)
			if bank != nil || !ok {
				t.Fatalf("want findings and no bank, got bank %v, error %v", bank != nil, err)
			}
			var out strings.Builder
			source.Print(&out, found)
			golden(t, "testdata/err/"+name+".out", out.String())
		})
	}
}

// TestValidBanks loads each bank of testdata/ok: nothing may be found, not even a warning.
func TestValidBanks(t *testing.T) {
	names, err := filepath.Glob("testdata/ok/*.yaml")
	if err != nil || len(names) == 0 {
		t.Fatal("no banks", err)
	}
	for _, name := range append(names, "../block9") {
		bank, found, err := Load(name)
		if err != nil || len(found) > 0 {
			t.Errorf("%s: %v %v", name, err, found)
		}
		if bank != nil && bank.Digest == "" {
			t.Errorf("%s: no digest", name)
		}
	}
}

// TestWordings pins what Block 9 prescribes and nobody may polish: the numbers and the Russian wording of the 14
// questions, and the names of the sources of evidence.
func TestWordings(t *testing.T) {
	bank, err := Embedded()
	if err != nil {
		t.Fatal(err)
	}
	var got strings.Builder
	for _, q := range bank.Questions {
		fmt.Fprintln(&got, q.ID, q.Text.RU)
	}
	for _, s := range bank.Sources {
		fmt.Fprintln(&got, s.ID, s.Name.RU)
	}
	golden(t, "testdata/wordings.out", got.String())
}

// golden compares with a golden file, or rewrites it under -update.
func golden(t *testing.T, name, got string) {
	t.Helper()
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
