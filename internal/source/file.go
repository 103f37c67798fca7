package source

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// ReadFile reads a file as Read does. The error is of type Diagnostics.
func ReadFile(path string) (*Document, error) {
	data, err := ReadBytes(path, MaxSize)
	if err != nil {
		return nil, err
	}
	return Read(path, data)
}

// ReadBytes returns the content of a file of at most so many bytes; a larger one is refused before it is read. The
// error is of type Diagnostics.
func ReadBytes(path string, most int64) ([]byte, error) {
	file, err := Open(path)
	var refused Diagnostics
	switch {
	case errors.As(err, &refused):
		return nil, refused
	case err != nil:
		return nil, Diagnostics{unreadable(path, err)}
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return nil, Diagnostics{unreadable(path, err)}
	}
	if info.Size() > most {
		return nil, Diagnostics{TooLarge(path, info.Size(), most)}
	}
	var content bytes.Buffer
	content.Grow(int(info.Size()) + bytes.MinRead)
	// A pipe says no size, and a file may grow, so what is read is bounded too.
	size, err := content.ReadFrom(io.LimitReader(file, most+1))
	switch {
	case err != nil:
		return nil, Diagnostics{unreadable(path, err)}
	case size > most:
		return nil, Diagnostics{TooLarge(path, size, most)}
	}
	return content.Bytes(), nil
}

// Open opens a file for reading: a regular one, or a pipe that the shell has opened, as in <(zcat answers.gz). A folder,
// a device or a named pipe is refused at once with Diagnostics, as reading it may never end. Any other error is that of
// the operating system.
func Open(path string) (*os.File, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	refuse := func(found, hint string) (*os.File, error) {
		return nil, Diagnostics{{File: path, Found: found, Expected: "a file", Hint: hint}}
	}
	switch mode := info.Mode(); {
	case mode.IsRegular():
	case mode.IsDir():
		return refuse("a folder", "name the files in it")
	case mode&fs.ModeNamedPipe != 0:
		if !isOpen(path) {
			return refuse("a named pipe", "its content can be given on standard input: -")
		}
	case mode&fs.ModeDevice != 0:
		return refuse("a device", "")
	default:
		return refuse("something that is no file", "")
	}
	return os.Open(path)
}

// isOpen reports whether a path names a file that this program was started with.
func isOpen(path string) bool {
	path = filepath.ToSlash(filepath.Clean(path))
	return strings.HasPrefix(path, "/dev/fd/") || strings.HasPrefix(path, "/proc/self/fd/") || path == "/dev/stdin"
}

// unreadable is the finding about a file that the operating system does not let us read.
func unreadable(path string, err error) Diagnostic {
	if inner, ok := errors.AsType[*fs.PathError](err); ok { // it names the file again
		err = inner.Err
	}
	d := Diagnostic{File: path, Hint: err.Error()}
	if near := nearestFile(path); near != "" && errors.Is(err, fs.ErrNotExist) {
		d.Hint += " (did you mean " + near + "?)"
	}
	return d
}

// nearestFile returns the path of the file beside path with the name nearest to its, "" when none is near.
func nearestFile(path string) string {
	folder, name := filepath.Split(path)
	entries, err := os.ReadDir(filepath.Clean(folder)) // of "", the current folder
	if err != nil {
		return ""
	}
	names := make([]string, len(entries))
	for i, e := range entries {
		names[i] = e.Name()
	}
	if near := Nearest(name, names); near != "" {
		return folder + near
	}
	return ""
}

// TooLarge is the finding about a file of more than most bytes.
func TooLarge(name string, size, most int64) Diagnostic {
	d := Diagnostic{
		File:     name,
		Found:    fmt.Sprintf("%.1f MiB", float64(size)/(1<<20)),
		Expected: fmt.Sprintf("at most %d MiB", most>>20),
		Hint:     "answer files and banks have some kilobytes: is this the right file?",
	}
	if most < 1<<20 { // a picture
		d.Found, d.Expected, d.Hint = fmt.Sprintf("%d KiB", (size+1<<10-1)>>10), fmt.Sprintf("at most %d KiB", most>>10), ""
	}
	return d
}
