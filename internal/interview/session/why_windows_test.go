package session

import (
	"os"
	"syscall"
	"testing"

	"salesaudit/questionnaire"
)

// TestWhyOnWindows words what Windows says when a file cannot be written.
func TestWhyOnWindows(t *testing.T) {
	for number, want := range map[syscall.Errno]string{
		112: "на диске нет места", 19: "нет права записи", 5: "нет права записи", 32: "файл открыт в другой программе", 3: "такой папки нет",
	} {
		err := &os.PathError{Op: "open", Path: `C:\clients\a.yaml`, Err: number}
		if got := Why(questionnaire.Russian, err); got != want {
			t.Errorf("error %d: %s, want %s", number, got, want)
		}
	}
}
