package answerfile

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// FreeName returns the path of a file that does not exist yet: its name in a folder, "" for the current one, with a
// number where the name is taken.
func FreeName(folder, name string) string {
	suffix := filepath.Ext(name)
	path := filepath.Join(folder, name)
	for n := 2; ; n++ {
		if _, err := os.Lstat(path); err != nil { // not there, or not to be told: writing will say
			return path
		}
		path = filepath.Join(folder, fmt.Sprintf("%s-%d%s", strings.TrimSuffix(name, suffix), n, suffix))
	}
}

// OtherPlaces are where the answers may go when their own place cannot be written any more: the current folder, the
// home folder, and the one for temporary files, which is better than nothing.
func (f *File) OtherPlaces() []string {
	here, _ := os.Getwd()
	home, _ := os.UserHomeDir()
	var out []string
	for _, folder := range []string{here, home, os.TempDir()} {
		path := FreeName(folder, filepath.Base(f.path))
		if folder != "" && !samePath(path, f.path) {
			out = append(out, path)
		}
	}
	return out
}

// SaveAnywhere saves the file, in another place where its own cannot be written. The error is about its own.
func (f *File) SaveAnywhere() error {
	err := f.Save()
	if err == nil {
		return nil
	}
	for _, path := range f.OtherPlaces() {
		if f.SaveAs(path) == nil {
			return nil
		}
	}
	return err
}

// samePath reports whether two names are those of one file.
func samePath(a, b string) bool {
	a, errA := filepath.Abs(a)
	b, errB := filepath.Abs(b)
	return errA == nil && errB == nil && a == b
}

// CanCreate says why a new answer file cannot be made at a path: it makes and removes what locks it.
func CanCreate(path string) error {
	held, err := acquire(path)
	if err == nil {
		held.release()
	}
	return err
}
