package interview

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"salesaudit/internal/answerfile"
	"salesaudit/internal/answers"
	"salesaudit/internal/wholefile"
	"salesaudit/questionnaire"
)

// goneScreen is a screen over a file whose folder vanished, after one answer. The current folder is an empty one.
func goneScreen(t *testing.T) *screen {
	t.Helper()
	t.Chdir(t.TempDir())
	folder := filepath.Join(t.TempDir(), "folder")
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(folder, "client.yaml")
	s, err := Create(path, Opening{Client: "ООО «Ромашка»", Sellers: 12, Date: fixedClock()}, Setting{Bank: embedded(t), Clock: fixedClock})
	if err != nil {
		t.Fatal(err)
	}
	s.Close()
	sc := newTestScreen(t, s.Bank, path)
	if err := os.RemoveAll(folder); err != nil {
		t.Fatal(err)
	}
	sc.at("structure_status")
	sc.press("3")
	return sc
}

func drawn(t *testing.T, path string) {
	t.Helper()
	sheet, found := answers.Load(path, embedded(t))
	if sheet == nil {
		t.Fatal(found)
	}
	if got := sheet.Value(sheet.Bank.Field("structure_status")).Text; got != "drawn" {
		t.Errorf("%s holds the answer %q", path, got)
	}
}

// TestStoppingUnsaved ends an interview whose folder vanished: another place is offered first.
func TestStoppingUnsaved(t *testing.T) {
	sc := goneScreen(t)
	if sc.field.ID != "structure_age_months" || !strings.Contains(sc.View(), "такой папки нет · F9") {
		t.Errorf("the interview does not go on with a sign:\n%s", sc.View())
	}
	if _, cmd := sc.Update(keyMsg("ctrl+c")); cmd != nil || !strings.Contains(sc.View(), "Назовите другой файл") {
		t.Fatalf("Ctrl-C does not offer another place:\n%s", sc.View())
	}
	sc.press("enter")
	here, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	if want := filepath.Join(here, "client.yaml"); sc.s.File.Path() != want || sc.s.File.SaveError() != nil {
		t.Fatalf("saved in %s: %v; want %s", sc.s.File.Path(), sc.s.File.SaveError(), want)
	}
	drawn(t, sc.s.File.Path())
	if _, cmd := sc.Update(keyMsg("ctrl+c")); cmd == nil || sc.err != ErrInterrupted {
		t.Errorf("Ctrl-C on a saved interview does not end it: %v", sc.err)
	}
}

// TestStoppedUnsaved does not take the offer: the answers go to the current folder by themselves, beside what is
// there.
func TestStoppedUnsaved(t *testing.T) {
	sc := goneScreen(t)
	if err := os.WriteFile("client.yaml", []byte("another client's\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	sc.press("ctrl+c", "esc")
	if _, cmd := sc.Update(keyMsg("ctrl+c")); cmd == nil {
		t.Fatalf("the second Ctrl-C is not obeyed:\n%s", sc.View())
	}
	var out strings.Builder
	sc.run.Out = &out
	if err := sc.run.farewell(sc.s, sc.err); err != ErrInterrupted {
		t.Errorf("the end is %v", err)
	}
	if text := out.String(); !strings.Contains(text, "client-2.yaml") || !strings.Contains(text, "такой папки нет") {
		t.Errorf("it does not say where the answers are:\n%s", text)
	}
	drawn(t, "client-2.yaml")
	if data, _ := os.ReadFile("client.yaml"); string(data) != "another client's\n" {
		t.Errorf("the other file was overwritten: %s", data)
	}
}

// TestChangedElsewhere has another program change the file within an interview: what that wrote stays, the screen says
// so, and the answers go beside it.
func TestChangedElsewhere(t *testing.T) {
	t.Chdir(t.TempDir())
	s, err := Create("client.yaml", Opening{Client: "ООО «Ромашка»", Sellers: 12, Date: fixedClock()}, Setting{Bank: embedded(t), Clock: fixedClock})
	if err != nil {
		t.Fatal(err)
	}
	s.Close()
	sc := newTestScreen(t, s.Bank, "client.yaml")
	sc.at("structure_status")
	sc.press("3")
	// The same bytes written anew, as programs that synchronise folders do, are no change.
	same, err := os.ReadFile("client.yaml")
	if err != nil {
		t.Fatal(err)
	}
	write := func(text []byte) {
		t.Helper()
		if err := os.Remove("client.yaml"); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile("client.yaml", text, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write(same)
	sc.at("structure_status")
	sc.press("2")
	if err := sc.s.File.SaveError(); err != nil {
		t.Fatalf("the same bytes are taken for a change: %v", err)
	}
	theirs := append(same, "# their remark\n"...)
	write(theirs)
	sc.at("structure_status")
	sc.press("3")
	if err := sc.s.File.SaveError(); err != answerfile.ErrChanged || !strings.Contains(sc.View(), "файл изменила другая программа") {
		t.Fatalf("the change is not noticed: %v\n%s", err, sc.View())
	}
	if _, cmd := sc.Update(keyMsg("ctrl+c")); cmd != nil || !strings.Contains(sc.View(), "client-2.yaml") {
		t.Fatalf("Ctrl-C does not offer another file:\n%s", sc.View())
	}
	sc.press("enter")
	drawn(t, "client-2.yaml")
	if got, err := os.ReadFile("client.yaml"); err != nil || !bytes.Equal(got, theirs) {
		t.Errorf("the other program's text is gone: %v\n%s", err, got)
	}
}

func TestWhyInWords(t *testing.T) {
	for want, err := range map[string]error{
		"такой папки нет":                fs.ErrNotExist,
		"на диске нет места":             syscall.ENOSPC,
		"нет права записи":               fs.ErrPermission,
		"такой файл уже есть":            wholefile.ErrExists,
		"файл открыт в другом интервью":  answerfile.ErrBusy,
		"файл изменила другая программа": answerfile.ErrChanged,
		"write client.yaml: a wild bear": errors.New("a wild bear"),
	} {
		if got := whyIn(questionnaire.Russian, fmt.Errorf("write client.yaml: %w", err)); got != want {
			t.Errorf("%v: %q, want %q", err, got, want)
		}
	}
}
