package answerfile

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"salesaudit/internal/answers"
	"salesaudit/internal/source"
	"salesaudit/questionnaire/banktest"
)

const before = `# разговор 23 ноября
format: salesaudit.answers/1
bank: block9@1.1.0
client: {name: ООО «Ромашка», sellers: 12} # со слов
interview: {date: 2026-11-23}
our_number: 17
answers:
  roles:
    - {id: head, title: РОП, headcount: 1, is_seller: false} # сам не продаёт
`

func opened(t *testing.T, path string) *File {
	t.Helper()
	f, found, err := Open(path, banktest.Block9(t), nil)
	if f == nil {
		t.Fatal(found, err)
	}
	t.Cleanup(f.Close)
	return f
}

func written(t *testing.T, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "client.yaml")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// headcount sets a cell of the first role.
func headcount(n any) func(e *source.Editor) error {
	return func(e *source.Editor) error { return e.Set(source.Path{"answers", "roles", 0, "headcount"}, n) }
}

func TestChange(t *testing.T) {
	path := written(t, before)
	f, found, err := Open(path, banktest.Block9(t), nil)
	if f == nil || len(found) != 1 {
		t.Fatal(found, err)
	}
	defer f.Close()
	if err := f.Change(headcount(2)); err != nil {
		t.Fatal(err)
	}
	want := bytes.Replace([]byte(before), []byte("headcount: 1"), []byte("headcount: 2"), 1)
	onDisk, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(onDisk)); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// TestRefusedChange leaves file and sheet as they were, whoever refuses.
func TestRefusedChange(t *testing.T) {
	path := written(t, before)
	refuse := false
	f, found, err := Open(path, banktest.Block9(t), func(*answers.Sheet) error {
		if refuse {
			return errors.New("not this one")
		}
		return nil
	})
	if f == nil {
		t.Fatal(found, err)
	}
	defer f.Close()
	sheet := f.Sheet()
	if err := f.Change(headcount("many")); err == nil {
		t.Error("a word is taken for a number")
	}
	refuse = true
	if err := f.Change(headcount(3)); err == nil {
		t.Error("accept is not asked")
	}
	if onDisk, _ := os.ReadFile(path); string(onDisk) != before || string(f.Text()) != before || f.Sheet() != sheet {
		t.Errorf("a refused change left traces:\n%s\n%s", onDisk, f.Text())
	}
}

// TestChangedElsewhere has another program write the file: what that wrote stays, and the answers can go beside it.
func TestChangedElsewhere(t *testing.T) {
	path := written(t, before)
	f := opened(t, path)
	theirs := before + "# their remark\n"
	if err := os.WriteFile(path, []byte(theirs), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := f.Change(headcount(2)); err != nil {
		t.Fatalf("the answer is refused: %v", err)
	}
	if f.SaveError() != ErrChanged {
		t.Errorf("SaveError is %v", f.SaveError())
	}
	beside := FreeName(filepath.Dir(path), "client.yaml")
	if err := f.SaveAs(beside); err != nil || f.SaveError() != nil || f.Path() != beside {
		t.Errorf("beside: %v, %v, %s", err, f.SaveError(), f.Path())
	}
	if got, _ := os.ReadFile(path); string(got) != theirs {
		t.Errorf("the other program's text is gone:\n%s", got)
	}
	if sheet, found := answers.Load(beside, banktest.Block9(t)); sheet == nil && len(found) != 1 {
		t.Error(found)
	}
}

func TestLock(t *testing.T) {
	path := written(t, before)
	first := opened(t, path)
	if _, _, err := Open(path, banktest.Block9(t), nil); !errors.Is(err, ErrBusy) {
		t.Errorf("a second writer: %v, want ErrBusy", err)
	}
	first.Close()
	opened(t, path).Close()
	if entries, _ := os.ReadDir(filepath.Dir(path)); len(entries) != 1 {
		t.Errorf("closing leaves %v behind", entries)
	}
	// A lock file that a crash left behind stops nobody.
	if err := os.WriteFile(filepath.Join(filepath.Dir(path), ".client.yaml.lock"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	opened(t, path).Close()
}

// start sets the least that makes an answer file.
func start(e *source.Editor) error {
	for _, entry := range []source.Entry{
		{Key: "format", Value: answers.Format},
		{Key: "bank", Value: "block9@1.1.0"},
		{Key: "client", Value: source.Map{{Key: "name", Value: "А"}, {Key: "sellers", Value: 3}}},
		{Key: "interview", Value: source.Map{{Key: "date", Value: "2026-11-23"}}},
	} {
		if err := e.Set(source.Path{entry.Key}, entry.Value); err != nil {
			return err
		}
	}
	return nil
}

func TestCreateRefusesAnExistingFile(t *testing.T) {
	path := written(t, before)
	if _, err := Create(path, banktest.Block9(t), start, nil); err == nil {
		t.Error("an existing file was taken for a new one")
	}
	if after, _ := os.ReadFile(path); string(after) != before {
		t.Error("the existing file was changed")
	}
}

// TestModeStays: a file that is changed keeps its mode, and one that is read-only is not opened to be replaced.
func TestModeStays(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("modes are those of Unix")
	}
	path := written(t, before)
	if err := os.Chmod(path, 0o664); err != nil {
		t.Fatal(err)
	}
	f := opened(t, path)
	if err := f.Change(headcount(3)); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o664 || f.SaveError() != nil {
		t.Errorf("the mode is %v after a change: %v, %v", info.Mode(), err, f.SaveError())
	}
	f.Close()
	if err := os.Chmod(path, 0o444); err != nil {
		t.Fatal(err)
	}
	if _, found, err := Open(path, banktest.Block9(t), nil); !errors.Is(err, ErrReadOnly) {
		t.Errorf("a read-only file is opened: %v, %v", found, err)
	}
}

func TestFolderVanishes(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows removes no folder that a file is open in")
	}
	for _, name := range []string{"client.yaml", "client.json"} {
		folder := filepath.Join(t.TempDir(), "folder")
		if err := os.Mkdir(folder, 0o700); err != nil {
			t.Fatal(err)
		}
		f, err := Create(filepath.Join(folder, name), banktest.Block9(t), start, nil)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		if err := os.RemoveAll(folder); err != nil {
			t.Fatal(err)
		}
		set := func(e *source.Editor) error { return e.Set(source.Path{"answers", "structure_status"}, "drawn") }
		if err := f.Change(set); err != nil {
			t.Fatalf("the answer is refused: %v", err)
		}
		if f.SaveError() == nil {
			t.Fatal("nothing says that the file could not be written")
		}
		t.Chdir(t.TempDir())
		if err := f.SaveAnywhere(); err != nil || f.Path() == filepath.Join(folder, name) {
			t.Fatal(err, f.Path())
		}
		sheet, found := answers.Load(f.Path(), banktest.Block9(t))
		if sheet == nil || sheet.Value(sheet.Bank.Field("structure_status")).Text != "drawn" {
			t.Errorf("the answer is not in the other file: %v", found)
		}
	}
}

// TestLongNames opens and saves files whose names are as long as the file system allows.
func TestLongNames(t *testing.T) {
	for _, length := range []int{100, 101, 241, 249, 250, 255} {
		name := strings.Repeat("ж", (length-5)/2) + strings.Repeat("x", (length-5)%2) + ".yaml"
		path := filepath.Join(t.TempDir(), name)
		f, err := Create(path, banktest.Block9(t), start, nil)
		if err != nil {
			t.Errorf("%d bytes: %v", length, err)
			continue
		}
		if _, _, err := Open(path, banktest.Block9(t), nil); !errors.Is(err, ErrBusy) {
			t.Errorf("%d bytes: a second writer: %v", length, err)
		}
		f.Close()
		f = opened(t, path)
		set := func(e *source.Editor) error { return e.Set(source.Path{"answers", "structure_status"}, "drawn") }
		if err := f.Change(set); err != nil || f.SaveError() != nil {
			t.Errorf("%d bytes: %v, %v", length, err, f.SaveError())
		}
		f.Close()
		if entries, _ := os.ReadDir(filepath.Dir(path)); len(entries) != 1 {
			t.Errorf("%d bytes: left %v", length, entries)
		}
	}
	if _, err := Create(filepath.Join(t.TempDir(), strings.Repeat("x", 256)), banktest.Block9(t), start, nil); err == nil {
		t.Error("a name of 256 bytes is taken")
	}
	if a, b := lockName(strings.Repeat("ж", 120)+"1"), lockName(strings.Repeat("ж", 120)+"2"); a == b || len(a) > 143 {
		t.Errorf("two long names share the lock %s, of %d bytes", a, len(a))
	}
}

// TestChangeUnsaved leaves the file alone until the next change, with which it is one step to undo.
func TestChangeUnsaved(t *testing.T) {
	path := written(t, before)
	f := opened(t, path)
	onDisk := func() string {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
	if err := f.ChangeUnsaved(headcount(2)); err != nil || onDisk() != before || string(f.Text()) == before {
		t.Fatalf("begun: %v\n%s", err, onDisk())
	}
	if err := f.Change(headcount(3)); err != nil || onDisk() != string(f.Text()) {
		t.Fatalf("changed: %v\n%s", err, onDisk())
	}
	if moved, err := f.Undo(); !moved || err != nil || onDisk() != before {
		t.Errorf("undone: %v, %v\n%s", moved, err, onDisk())
	}
	if moved, err := f.Redo(); !moved || err != nil || onDisk() == before {
		t.Errorf("redone: %v, %v\n%s", moved, err, onDisk())
	}
}
