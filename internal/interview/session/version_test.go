package session

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestOlderFile goes on with a file of version 1.0 of the bank: it says how much is new, its first answer makes it a
// file of this version, and all that was answered stays.
func TestOlderFile(t *testing.T) {
	s, path := copied(t, filepath.Join("..", "..", "answers", "testdata", "ok", "older.yaml"))
	before := string(s.File.Text())
	for _, want := range []string{"версии 1.0.0", "новых полей с тех пор: 6", "bank: block9@1.1.0"} {
		if line := s.versionLine(); !strings.Contains(line, want) {
			t.Errorf("%q is not in %q", want, line)
		}
	}
	if f := s.first(); f.Since != "1.1.0" {
		t.Errorf("the interview goes on with %s, which is not new", f.ID)
	}
	untouched, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(before, string(untouched)); diff != "" {
		t.Errorf("opening the file changes it:\n%s", diff)
	}
	if problem := s.AnswerText(At(s.Bank.Field("response_norm_minutes")), "240"); problem != "" {
		t.Fatal(problem)
	}
	const answered = "  response_norm_minutes: 240\n"
	want := strings.Replace(before, "bank: block9@1.0.0", "bank: block9@1.1.0", 1)
	onDisk, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	rest, after, found := strings.Cut(string(onDisk), answered)
	if !found {
		t.Errorf("the answer is not in the file:\n%s", onDisk)
	}
	if diff := cmp.Diff(want, rest+after); diff != "" {
		t.Errorf("what else is in the file (-want +got):\n%s", diff)
	}
	if line := s.versionLine(); line != "" {
		t.Errorf("a file of this version still says %q", line)
	}
}
