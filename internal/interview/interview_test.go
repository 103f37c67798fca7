package interview

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"salesaudit/internal/answers"
	"salesaudit/internal/interview/interviewtest"
	"salesaudit/internal/interview/session"
)

// TestFarewellElsewhere ends an interview whose folder vanished: the answers go to the current folder, beside what is
// there, and the last words say so.
func TestFarewellElsewhere(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows removes no folder that a file is open in")
	}
	t.Chdir(t.TempDir())
	folder := filepath.Join(t.TempDir(), "folder")
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	setting := interviewtest.Setting(t, filepath.Join(folder, "client.yaml"))
	s, err := setting.Create(t.Context(), session.Opening{Client: "ООО «Ромашка»", Sellers: 12, Date: setting.Today()})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if err := os.RemoveAll(folder); err != nil {
		t.Fatal(err)
	}
	field := s.Bank.Field("structure_status")
	if err := s.SetChoice(session.At(field), "drawn"); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile("client.yaml", []byte("another client's\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	if err := (Interview{}).farewell(s, &out, ErrInterrupted); err != ErrInterrupted {
		t.Errorf("the end is %v", err)
	}
	if text := out.String(); !strings.Contains(text, "client-2.yaml") || !strings.Contains(text, "такой папки нет") {
		t.Errorf("it does not say where the answers are:\n%s", text)
	}
	if sheet, found := answers.Load("client-2.yaml", s.Bank); sheet == nil || sheet.Value(field).Text != "drawn" {
		t.Errorf("the answer is not there: %v", found)
	}
	if data, _ := os.ReadFile("client.yaml"); string(data) != "another client's\n" {
		t.Errorf("the other file was overwritten: %s", data)
	}
}
