package answerfile

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"salesaudit/internal/answers"
	"salesaudit/internal/source"
	"salesaudit/internal/wholefile"
)

// Text returns a sheet as the text of an answer file, and the sheet that it is read as: JSON where its name ends in .json,
// else YAML. The error says that the text does not read as an answer file, which is an error of this program.
func Text(name string, sheet *answers.Sheet) ([]byte, *answers.Sheet, error) {
	empty := ""
	if strings.EqualFold(filepath.Ext(name), ".json") {
		empty = "{}\n"
	}
	e, err := source.NewEditor(name, []byte(empty))
	if err != nil {
		return nil, nil, err
	}
	for _, entry := range sheet.Tree() {
		if err := e.Set(source.Path{entry.Key}, entry.Value); err != nil {
			return nil, nil, err
		}
	}
	again, found := answers.Read(e.Document(), sheet.Bank)
	if found.HasErrors() {
		return nil, nil, found
	}
	return e.Bytes(), again, nil
}

// Store writes a sheet to a file that no other program is writing, and returns the sheet that the file is read as. A file
// that exists is replaced only where overwrite says so; the error is then wholefile.ErrExists.
func Store(path string, sheet *answers.Sheet, overwrite bool) (*answers.Sheet, error) {
	text, again, err := Text(path, sheet)
	if err != nil {
		return nil, err
	}
	held, err := acquire(path)
	if err != nil {
		return nil, fmt.Errorf("write %s: %w", path, err)
	}
	defer held.release()
	err = wholefile.Write(path, mode, overwrite, func(w io.Writer) error {
		_, err := w.Write(text)
		return err
	})
	if err != nil {
		return nil, err
	}
	return again, nil
}
