package interview

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"

	"salesaudit/internal/wholefile"
	"salesaudit/questionnaire"
)

// The common reasons why a file cannot be written, as a person who is no programmer knows them.
var (
	sayFolderGone   = text{RU: "такой папки нет", EN: "there is no such folder"}
	sayDiskFull     = text{RU: "на диске нет места", EN: "the disk is full"}
	sayNoPermission = text{RU: "нет права записи", EN: "no permission to write"}
	sayFileExists   = text{RU: "такой файл уже есть", EN: "there is such a file already"}
	sayFileChanged  = text{RU: "файл изменила другая программа", EN: "another program has changed the file"}
	sayFileInUse    = text{RU: "файл открыт в другом интервью", EN: "the file is open in another interview"}
)

// why words the reason of an error from saving.
func (s *Session) why(err error) string { return whyIn(s.Language, err) }

func whyIn(lang questionnaire.Language, err error) string {
	switch {
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, syscall.ENOTDIR):
		return sayFolderGone.In(lang)
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT):
		return sayDiskFull.In(lang)
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		return sayNoPermission.In(lang)
	case errors.Is(err, wholefile.ErrExists):
		return sayFileExists.In(lang)
	case errors.Is(err, ErrChanged):
		return sayFileChanged.In(lang)
	case errors.Is(err, ErrBusy):
		return sayFileInUse.In(lang)
	}
	return err.Error()
}

// freeName returns the path of a file that does not exist yet: its name in a folder, with a number where the name is
// taken.
func freeName(folder, base string) string {
	suffix := filepath.Ext(base)
	path := filepath.Join(folder, base)
	for n := 2; ; n++ {
		if _, err := os.Lstat(path); err != nil { // not there, or not to be told: writing will say
			return path
		}
		path = filepath.Join(folder, fmt.Sprintf("%s-%d%s", strings.TrimSuffix(base, suffix), n, suffix))
	}
}

// otherPlaces are where the answers may go when their own place cannot be written any more: the current folder, the
// home folder, and the one for temporary files, which is better than nothing.
func (s *Session) otherPlaces() []string {
	here, _ := os.Getwd()
	home, _ := os.UserHomeDir()
	var out []string
	for _, folder := range []string{here, home, os.TempDir()} {
		path := freeName(folder, filepath.Base(s.path))
		if folder != "" && !same(path, s.path) {
			out = append(out, path)
		}
	}
	return out
}

// saveAnywhere writes the file, in another place where its own cannot be written. The error is about its own.
func (s *Session) saveAnywhere() error {
	err := s.Save()
	if err == nil {
		return nil
	}
	for _, path := range s.otherPlaces() {
		if s.SaveAs(path) == nil {
			return nil
		}
	}
	return err
}
