package wholefile

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/natefinch/atomic"
)

// Temporary is a file under a passing name, .NAME.NUMBER.tmp, until it is whole. While it is
// open it is locked, so that others know it from one that a killed program left behind.
type Temporary struct{ *os.File }

// NewTemporary makes a new file in a folder on the way to a name, for its owner only.
func NewTemporary(folder, name string) (*Temporary, error) {
	for {
		// The leading dot hides the file from listings and from patterns such as *.yaml.
		file, err := os.CreateTemp(folder, passingPrefix(name)+"*"+passingSuffix)
		if err != nil {
			return nil, err
		}
		// Who removes leftovers may have met it before it was locked. Where the file system
		// has no locks, they are left alone.
		if err := TryLock(file); errors.Is(err, ErrLocked) || err == nil && !StillThere(file) {
			file.Close()
			os.Remove(file.Name())
			continue
		}
		return &Temporary{file}, nil
	}
}

// Keep gives the file its name, in place of one that has it, and closes it.
func (t *Temporary) Keep(target string) error {
	if runtime.GOOS == "windows" {
		t.Close() // an open file has its name for good there; elsewhere the lock holds until it is renamed
	}
	if err := atomic.ReplaceFile(t.Name(), target); err != nil {
		return err
	}
	t.Close()
	return nil
}

// Discard closes and removes a file that was not kept; otherwise it does nothing.
func (t *Temporary) Discard() {
	t.Close()
	os.Remove(t.Name())
}

const passingSuffix = ".tmp"

// longestPassing is how many bytes of a name its temporary one has: enough to know it by. File
// systems allow names of 255 bytes, encrypting ones of 143, and both hold dots, number and suffix too.
const longestPassing = 100

// passingPrefix is how the temporary names of a file begin.
func passingPrefix(name string) string {
	if len(name) > longestPassing {
		end := longestPassing
		for end > longestPassing-utf8.UTFMax && !utf8.RuneStart(name[end]) {
			end--
		}
		name = name[:end]
	}
	return "." + name + "."
}

// IsPassing reports whether a file has the temporary name of one that is on the way to a name.
func IsPassing(file, name string) bool {
	number, hasPrefix := strings.CutPrefix(file, passingPrefix(name))
	number, hasSuffix := strings.CutSuffix(number, passingSuffix)
	return hasPrefix && hasSuffix && number != "" && strings.Trim(number, "0123456789") == ""
}

// RemoveLeftovers removes the temporary files of a name in a folder that nobody holds: a killed
// program left them. What cannot be removed stays, and is no reason not to go on.
func RemoveLeftovers(folder, name string) {
	dir, err := os.Open(folder)
	if err != nil {
		return
	}
	defer dir.Close()
	files, _ := dir.Readdirnames(-1)
	for _, file := range files {
		if IsPassing(file, name) {
			removeLeftover(filepath.Join(folder, file))
		}
	}
}

// windowsRenames is how long a file may lie about unlocked on Windows, where it is closed before it is renamed.
const windowsRenames = time.Minute

func removeLeftover(path string) {
	info, err := os.Lstat(path)
	if err != nil || !info.Mode().IsRegular() || runtime.GOOS == "windows" && time.Since(info.ModTime()) < windowsRenames {
		return
	}
	file, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return
	}
	defer file.Close()
	if TryLock(file) != nil || !StillThere(file) {
		return
	}
	if runtime.GOOS == "windows" {
		file.Close()
	}
	os.Remove(path)
}

// StillThere reports whether an open file still has its name: whoever had it before may have removed it between its
// opening and its locking, and then the lock holds nobody off.
func StillThere(file *os.File) bool {
	mine, err := file.Stat()
	if err != nil {
		return false
	}
	there, err := os.Stat(file.Name())
	return !errors.Is(err, fs.ErrNotExist) && os.SameFile(mine, there)
}
