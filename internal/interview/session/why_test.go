package session

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
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
		"имя файла слишком длинное":      syscall.ENAMETOOLONG,
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

// TestWhyNoNewFile says in the language of the person why a new interview cannot be created.
func TestWhyNoNewFile(t *testing.T) {
	folder := t.TempDir()
	there := filepath.Join(folder, "there.yaml")
	if err := os.WriteFile(there, []byte(head), 0o600); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]string{
		there:  "такой файл уже есть",
		folder: "такой файл уже есть",
		filepath.Join(folder, strings.Repeat("я", 300)+".yaml"): "имя файла слишком длинное",
		filepath.Join(folder, "none", "client.yaml"):            "такой папки нет",
	} {
		setting := testSetting(t, path)
		_, err := setting.Create(t.Context(), Opening{Client: "ООО «Ромашка»", Sellers: 3, Date: setting.Today()})
		if err == nil {
			t.Errorf("%s is created", path)
		} else if got := Why(questionnaire.Russian, err); got != want {
			t.Errorf("%s: %q, want %q", path, got, want)
		}
	}
}
