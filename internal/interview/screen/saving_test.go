package screen

import (
	"bytes"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"salesaudit/internal/answerfile"
	"salesaudit/internal/answers"
	"salesaudit/internal/interview/interviewtest"
	"salesaudit/internal/interview/session"
	"salesaudit/questionnaire/banktest"
)

// goneScreen is a screen over a file whose folder vanished, after one answer. The current folder is an empty one.
func goneScreen(t *testing.T) *screen {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("Windows removes no folder that a file is open in")
	}
	t.Chdir(t.TempDir())
	folder := filepath.Join(t.TempDir(), "folder")
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(folder, "client.yaml")
	setting := interviewtest.Setting(t, path)
	s, err := setting.Create(t.Context(), session.Opening{Client: "ООО «Ромашка»", Sellers: 12, Date: setting.Today()})
	if err != nil {
		t.Fatal(err)
	}
	s.Close()
	sc := newTestScreen(t, path)
	if err := os.RemoveAll(folder); err != nil {
		t.Fatal(err)
	}
	sc.at("structure_status")
	sc.press("3")
	return sc
}

func drawn(t *testing.T, path string) {
	t.Helper()
	sheet, found := answers.Load(path, banktest.Block9(t))
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
	if sc.field.ID != "structure_age_months" || !strings.Contains(sc.draw(), "такой папки нет · F9") {
		t.Errorf("the interview does not go on with a sign:\n%s", sc.draw())
	}
	if _, cmd := sc.Update(keyMsg("ctrl+c")); cmd != nil || !strings.Contains(sc.draw(), "Назовите другой файл") {
		t.Fatalf("Ctrl-C does not offer another place:\n%s", sc.draw())
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
	if _, cmd := sc.Update(keyMsg("ctrl+c")); cmd == nil || sc.err != session.ErrInterrupted {
		t.Errorf("Ctrl-C on a saved interview does not end it: %v", sc.err)
	}
}

// TestStoppedUnsaved does not take the offer: the second wish to stop is obeyed.
func TestStoppedUnsaved(t *testing.T) {
	sc := goneScreen(t)
	sc.press("ctrl+c", "esc")
	if _, cmd := sc.Update(keyMsg("ctrl+c")); cmd == nil || sc.err != session.ErrInterrupted {
		t.Fatalf("the second Ctrl-C is not obeyed:\n%s", sc.draw())
	}
}

// TestChangedElsewhere has another program change the file within an interview: what that wrote stays, the screen says
// so, and the answers go beside it.
func TestChangedElsewhere(t *testing.T) {
	t.Chdir(t.TempDir())
	setting := interviewtest.Setting(t, "client.yaml")
	s, err := setting.Create(t.Context(), session.Opening{Client: "ООО «Ромашка»", Sellers: 12, Date: setting.Today()})
	if err != nil {
		t.Fatal(err)
	}
	s.Close()
	sc := newTestScreen(t, "client.yaml")
	sc.at("structure_status")
	sc.press("3")
	// The same bytes written anew, as programs that synchronize folders do, are no change.
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
	if err := sc.s.File.SaveError(); err != answerfile.ErrChanged || !strings.Contains(sc.draw(), "файл изменила другая программа") {
		t.Fatalf("the change is not noticed: %v\n%s", err, sc.draw())
	}
	if _, cmd := sc.Update(keyMsg("ctrl+c")); cmd != nil || !strings.Contains(sc.draw(), "client-2.yaml") {
		t.Fatalf("Ctrl-C does not offer another file:\n%s", sc.draw())
	}
	sc.press("enter")
	drawn(t, "client-2.yaml")
	if got, err := os.ReadFile("client.yaml"); err != nil || !bytes.Equal(got, theirs) {
		t.Errorf("the other program's text is gone: %v\n%s", err, got)
	}
}
