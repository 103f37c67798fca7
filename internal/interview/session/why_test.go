package session

import (
	"errors"
	"fmt"
	"io/fs"
	"syscall"
	"testing"

	"salesaudit/internal/answerfile"
	"salesaudit/internal/wholefile"
	"salesaudit/questionnaire"
)

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
		if got := Why(questionnaire.Russian, fmt.Errorf("write client.yaml: %w", err)); got != want {
			t.Errorf("%v: %q, want %q", err, got, want)
		}
	}
}
