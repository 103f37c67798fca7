//go:build !windows

package answerfile

import (
	"errors"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"salesaudit/internal/source"
	"salesaudit/questionnaire/banktest"
)

// soon fails where something takes its time: a pipe that nobody reads or writes is waited for for ever.
func soon(t *testing.T, what string, do func()) {
	t.Helper()
	done := make(chan struct{})
	go func() {
		defer close(done)
		do()
	}()
	select {
	case <-done:
	case <-time.After(10 * time.Second):
		t.Fatalf("%s hangs", what)
	}
}

// TestPipe has a named pipe or a folder in the place of an answer file: from the start, or later.
func TestPipe(t *testing.T) {
	for _, kind := range []string{"pipe", "folder"} {
		path := filepath.Join(t.TempDir(), "client.yaml")
		put := func() {
			t.Helper()
			err := os.Mkdir(path, 0o700)
			if kind == "pipe" {
				err = errors.Join(os.Remove(path), syscall.Mkfifo(path, 0o600))
			}
			if err != nil {
				t.Fatal(err)
			}
		}
		put()
		soon(t, "opening a "+kind, func() {
			if f, found, err := Open(path, banktest.Block9(t), nil); f != nil || len(found) == 0 {
				t.Errorf("a %s is opened: %v", kind, err)
			}
			if f, err := Create(path, banktest.Block9(t), start, nil); err == nil {
				f.Close()
				t.Errorf("a %s is taken for a new file", kind)
			}
		})
		if err := os.Remove(path); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(before), 0o600); err != nil {
			t.Fatal(err)
		}
		f := opened(t, path)
		if err := os.Remove(path); err != nil {
			t.Fatal(err)
		}
		put()
		soon(t, "saving over a "+kind, func() {
			set := func(e *source.Editor) error { return e.Set(source.Path{"answers", "structure_status"}, "drawn") }
			if err := f.Change(set); err != nil || f.SaveError() != ErrNotFile {
				t.Errorf("a %s in its place: %v, %v", kind, err, f.SaveError())
			}
			beside := filepath.Join(filepath.Dir(path), "beside.yaml")
			if err := f.SaveAs(beside); err != nil {
				t.Errorf("beside a %s: %v", kind, err)
			}
			if err := f.SaveAs(path); err == nil {
				t.Errorf("the answers go into a %s", kind)
			}
		})
	}
}

// TestTooLarge refuses a file of a size that no answer file has before it is read.
func TestTooLarge(t *testing.T) {
	path := filepath.Join(t.TempDir(), "client.yaml")
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(path, 1<<40); err != nil {
		t.Skip(err)
	}
	if f, found, err := Open(path, banktest.Block9(t), nil); f != nil || len(found) == 0 {
		t.Errorf("a terabyte is opened: %v", err)
	}
}
