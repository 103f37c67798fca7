// Package wholefile writes files whole or not at all: whoever looks at the path sees the
// old content or the new, never half of it, also after a crash or a loss of power.
//
// Everything that the program leaves behind goes through it: answer files at the start of
// the way through the house, reports and tables at its end.
package wholefile

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/natefinch/atomic"
)

// ErrExists says that there is a file at the path already, and that it was left alone.
var ErrExists = errors.New("the file exists; --force overwrites it")

// Write makes the file at path hold what data writes, with the permissions perm (which
// Windows knows only as read-only or not). A file that exists is replaced if overwrite is
// set; otherwise the error is ErrExists in the sense of errors.Is, and data is not called.
// A symbolic link is followed, so the file that it names is replaced and the link stays.
//
// The content goes to a new file in the same folder, which is synced and then renamed;
// on any error, that of data included, the new file is removed and path is as it was.
func Write(path string, perm os.FileMode, overwrite bool, data func(w io.Writer) error) error {
	target, err := resolve(path, overwrite)
	if err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	if err := write(target, perm, overwrite, data); err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	return nil
}

// resolve follows symbolic links and makes sure that a file may be put in place.
func resolve(path string, overwrite bool) (target string, err error) {
	if target, err = filepath.EvalSymlinks(path); err != nil {
		target = path // nothing there yet, or a link to nothing
	}
	info, err := os.Lstat(target)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return target, nil
	case err != nil:
		return "", plain(err)
	case info.IsDir():
		return "", errors.New("it is a folder")
	case !overwrite:
		return "", ErrExists
	case !info.Mode().IsRegular():
		return "", errors.New("it is not an ordinary file")
	}
	return target, nil
}

func write(target string, perm os.FileMode, overwrite bool, data func(w io.Writer) error) (err error) {
	folder := filepath.Dir(target)
	// The leading dot hides the file from listings and from patterns such as *.yaml.
	file, err := os.CreateTemp(folder, "."+filepath.Base(target)+".*.tmp")
	if errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("the folder %s: %w", folder, plain(err))
	}
	if err != nil {
		return plain(err)
	}
	temporary := file.Name()
	// A panic of data passes through here too, and leaves no file behind.
	defer func() {
		file.Close()
		os.Remove(temporary)
	}()
	buffer := bufio.NewWriter(file)
	if err := data(buffer); err != nil {
		return err
	}
	if err := buffer.Flush(); err != nil {
		return plain(err)
	}
	if err := file.Chmod(perm); err != nil && !errors.Is(err, errors.ErrUnsupported) {
		return plain(err)
	}
	if err := file.Sync(); err != nil {
		return plain(err)
	}
	if err := file.Close(); err != nil {
		return plain(err)
	}
	if err := put(temporary, target, overwrite); err != nil {
		return err
	}
	return plain(syncFolder(folder))
}

// put gives the finished file its name.
func put(temporary, target string, overwrite bool) error {
	if !overwrite {
		// A hard link, unlike a rename, fails when another program made the file meanwhile.
		// Where the file system has none, the check at the start has to do.
		switch err := os.Link(temporary, target); {
		case err == nil:
			return nil
		case errors.Is(err, fs.ErrExist):
			return ErrExists
		}
	}
	return plain(atomic.ReplaceFile(temporary, target))
}

// plain takes the path off an error of package os: Write names the file that was asked
// for, and the temporary one means nothing to the reader.
func plain(err error) error {
	var path *fs.PathError
	var link *os.LinkError
	switch {
	case errors.As(err, &path):
		return path.Err
	case errors.As(err, &link):
		return link.Err
	}
	return err
}
