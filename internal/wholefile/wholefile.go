// Package wholefile writes files whole or not at all: whoever looks at the path sees the
// old content or the new, never half of it, also after a crash or a loss of power.
//
// Everything that the program leaves behind goes through it: answer files at the start of
// the flow, reports, tables and caches at its end.
package wholefile

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// ErrExists says that there is a file at the path already, and that it was left alone.
var ErrExists = errors.New("the file exists; --force overwrites it")

// Write makes the file at path hold what data writes, with the permissions perm (which
// Windows knows only as read-only or not). A file that exists is replaced if overwrite is
// set; otherwise the error is ErrExists in the sense of errors.Is, and data is not called.
// A symbolic link is followed, so the file that it names is replaced and the link stays.
//
// The content goes to a Temporary in the same folder, which is synced and then renamed; on
// any error, that of data included, it is removed and path is as it was. What killed
// programs left behind on the way to the same path is removed too.
//
// A pipe or a terminal at path, such as /dev/stdout, takes the content as it comes: there
// is nothing to overwrite and nothing to rename.
func Write(path string, perm os.FileMode, overwrite bool, data func(w io.Writer) error) error {
	err := func() error {
		if info, err := os.Stat(path); err == nil && isStream(info.Mode()) {
			return writeStream(path, data)
		}
		target, err := resolve(path, overwrite)
		if err != nil {
			return err
		}
		return write(target, perm, overwrite, data)
	}()
	if err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	return nil
}

// isStream reports whether what is written to a file of the mode passes by: a named pipe,
// a terminal, /dev/null.
func isStream(mode fs.FileMode) bool { return mode&(fs.ModeNamedPipe|fs.ModeCharDevice) != 0 }

func writeStream(path string, data func(w io.Writer) error) error {
	stream, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return plain(err)
	}
	defer stream.Close()
	buffer := bufio.NewWriterSize(stream, bufferSize)
	if err := data(buffer); err != nil {
		return err
	}
	return plain(buffer.Flush())
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

// bufferSize is how much is gathered before it is written, in bytes.
const bufferSize = 64 << 10

func write(target string, perm os.FileMode, overwrite bool, data func(w io.Writer) error) error {
	folder, name := filepath.Split(target)
	if folder == "" {
		folder = "."
	}
	RemoveLeftovers(folder, name)
	file, err := NewTemporary(folder, name)
	if errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("the folder %s: %w", filepath.Clean(folder), plain(err))
	}
	if err != nil {
		return plain(err)
	}
	// A panic of data passes through here too, and leaves no file behind.
	defer file.Discard()
	buffer := bufio.NewWriterSize(file, bufferSize)
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
	if err := put(file, target, overwrite); err != nil {
		return err
	}
	return plain(syncFolder(folder))
}

// put gives the finished file its name.
func put(file *Temporary, target string, overwrite bool) error {
	if !overwrite {
		// A hard link, unlike a rename, fails when another program made the file meanwhile.
		// Where the file system has none, the check at the start has to do.
		switch err := os.Link(file.Name(), target); {
		case err == nil:
			return nil
		case errors.Is(err, fs.ErrExist):
			return ErrExists
		}
	}
	return plain(file.Keep(target))
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
