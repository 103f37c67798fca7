package answerfile

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"salesaudit/internal/wholefile"
)

// ErrBusy says that another interview has the file open.
var ErrBusy = errors.New("another interview has this file open; close it first")

// lock keeps a second interview away from an answer file. The system frees it when the process ends, however it
// ends, so a crash leaves at most an empty file behind that stops nobody. It lies beside the answer file, since
// saving replaces the answer file itself.
type lock struct {
	file *os.File
}

// acquire locks an answer file, which need not exist. The error is ErrBusy when another process has it.
func acquire(path string) (*lock, error) {
	// The same answer file under two names, through a link, is still one.
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real
	}
	name := filepath.Join(filepath.Dir(path), lockName(filepath.Base(path)))
	for {
		file, err := os.OpenFile(name, os.O_CREATE|os.O_RDWR, mode)
		if err != nil {
			if cause := (*fs.PathError)(nil); errors.As(err, &cause) {
				err = cause.Err // not the name of the lock, which says nothing to anybody
			}
			return nil, fmt.Errorf("the folder %s cannot be written: %w", filepath.Dir(path), err)
		}
		if err := wholefile.TryLock(file); err != nil {
			file.Close()
			if errors.Is(err, wholefile.ErrLocked) {
				return nil, fmt.Errorf("%s: %w", path, ErrBusy)
			}
			return nil, fmt.Errorf("lock %s: %w", path, err)
		}
		if wholefile.StillThere(file) {
			return &lock{file}, nil
		}
		file.Close()
	}
}

// longestInLock is how many bytes of a name its lock has. File systems allow names of 255 bytes, encrypting ones of 143.
const longestInLock = 100

// lockName is the name of the lock of a file; two long names that begin alike do not share one.
func lockName(name string) string {
	if len(name) > longestInLock {
		name = fmt.Sprintf("%s-%x", strings.ToValidUTF8(name[:longestInLock], ""), sha256.Sum256([]byte(name)))[:longestInLock+9]
	}
	return "." + name + ".lock"
}

// release lets others have the answer file. A nil lock holds nothing.
func (l *lock) release() {
	if l == nil || l.file == nil {
		return
	}
	// Removed while it is still held, where the system allows that, so that nobody can lock a file that goes.
	removed := os.Remove(l.file.Name()) == nil
	l.file.Close()
	if !removed {
		os.Remove(l.file.Name())
	}
	l.file = nil
}
