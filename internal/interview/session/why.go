package session

import (
	"errors"
	"io/fs"
	"slices"
	"syscall"

	"salesaudit/internal/answerfile"
	"salesaudit/internal/clean"
	"salesaudit/internal/wholefile"
	"salesaudit/questionnaire"
)

// The common reasons why a file cannot be written, as a person who is no programmer knows them.
var (
	sayFolderGone   = text{RU: "такой папки нет", EN: "there is no such folder"}
	sayDiskFull     = text{RU: "на диске нет места", EN: "the disk is full"}
	sayNoPermission = text{RU: "нет права записи", EN: "no permission to write"}
	sayFileExists   = text{RU: "такой файл уже есть", EN: "there is such a file already"}
	sayNameTooLong  = text{RU: "имя файла слишком длинное", EN: "the name of the file is too long"}
	sayFileChanged  = text{RU: "файл изменила другая программа", EN: "another program has changed the file"}
	sayNoFile       = text{RU: "на месте файла лежит что-то другое", EN: "something that is no file has taken its place"}
	sayFileOpen     = text{RU: "файл открыт в другой программе", EN: "another program has the file open"}
	sayFileInUse    = text{RU: "файл открыт в другом интервью", EN: "the file is open in another interview"}
)

// isAny reports whether an error is one of several.
func isAny(err error, of []error) bool {
	return slices.ContainsFunc(of, func(each error) bool { return errors.Is(err, each) })
}

// Why words the reason of an error from saving, safe to print.
func Why(lang questionnaire.Language, err error) string {
	switch {
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, syscall.ENOTDIR):
		return sayFolderGone.In(lang)
	case isAny(err, diskFull):
		return sayDiskFull.In(lang)
	case errors.Is(err, fs.ErrPermission), isAny(err, writeProtected):
		return sayNoPermission.In(lang)
	case isAny(err, openElsewhere):
		return sayFileOpen.In(lang)
	case isAny(err, []error{wholefile.ErrExists, answerfile.ErrExists}):
		return sayFileExists.In(lang)
	case errors.Is(err, syscall.ENAMETOOLONG):
		return sayNameTooLong.In(lang)
	case errors.Is(err, answerfile.ErrChanged):
		return sayFileChanged.In(lang)
	case errors.Is(err, answerfile.ErrNotFile):
		return sayNoFile.In(lang)
	case errors.Is(err, answerfile.ErrBusy):
		return sayFileInUse.In(lang)
	}
	return clean.Visible(err.Error())
}
