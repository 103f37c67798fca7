// Package answerfile is the one writer of answer files: it opens or creates one, holds it against a second writer,
// makes changes that keep what a person wrote around the values, and has the whole file on disk after each of them.
//
// The interview, forms and merging write through it; reading without writing is answers.Load.
package answerfile

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"salesaudit/internal/answers"
	"salesaudit/internal/source"
	"salesaudit/internal/wholefile"
	"salesaudit/questionnaire"
)

// mode is the mode of new answer files: a client's answers are for their owner only. One that is there keeps its own.
const mode = 0o600

// ErrChanged is why a file is not saved that another program has changed since it was read or written here last:
// what that program wrote stays.
var ErrChanged = errors.New("another program has changed the file")

// ErrReadOnly is why a file is not opened that its owner has protected: replacing it would be possible all the same.
var ErrReadOnly = errors.New("the file is read-only")

// ErrNotFile is why answers are not saved where something else has taken the place of the file: a folder, a named pipe.
var ErrNotFile = errors.New("something that is no file has taken its place")

// ErrExists is why a new file is not created where something is already.
var ErrExists = errors.New("it exists already")

// File is an open answer file: its text, the sheet that follows from it, and the lock that keeps a second writer
// away. Each change is checked by the same strict reading as any answer file, but for keys that nobody knows, which
// stay; a change that the reading refuses leaves everything as it was.
//
// It is used by one goroutine at a time.
type File struct {
	bank   *questionnaire.Bank
	accept func(*answers.Sheet) error
	path   string
	editor source.Editor
	sheet  *answers.Sheet

	done, undone [][]byte // texts before each change and before each Undo, the latest last
	begun        bool     // the last change is not saved yet, and the next one joins it

	lock      *lock
	onDisk    fs.FileInfo // of the file as it was read or written here last; nil before that
	saved     []byte      // what it held then
	saveError error       // why the text on disk is older than that of editor; nil when it is not
}

// Create makes a new file of what write sets, and has it on disk when it returns. It refuses a path where something
// is already. accept has the last word on this text and on every later change; nil takes whatever reads well.
func Create(path string, bank *questionnaire.Bank, write func(e *source.Editor) error, accept func(*answers.Sheet) error) (*File, error) {
	var empty []byte
	if strings.EqualFold(filepath.Ext(path), ".json") {
		empty = []byte("{}\n") // the editor goes on in the language that it finds
	}
	f, err := locked(path, bank, accept)
	if err != nil {
		return nil, err
	}
	if _, missing := os.Lstat(path); missing == nil {
		err = ErrExists
	} else if err = f.edit(empty); err == nil {
		err = f.Change(write)
	}
	if err == nil {
		err = f.saveError
	}
	if err != nil {
		f.Close()
		return nil, fmt.Errorf("create %s: %w", path, err)
	}
	return f, nil
}

// Open opens a file that exists. The findings say what is wrong with it, or, where the file is not nil, what is worth
// a look. For accept see Create.
func Open(path string, bank *questionnaire.Bank, accept func(*answers.Sheet) error) (*File, source.Diagnostics, error) {
	f, err := locked(path, bank, accept)
	if err != nil {
		return nil, nil, err
	}
	data, err := read(path)
	if info, missing := os.Stat(path); err == nil && missing == nil && info.Mode().Perm()&0o200 == 0 {
		err = fmt.Errorf("%s: %w", path, ErrReadOnly)
	}
	if err == nil {
		err = f.edit(data)
	}
	var found source.Diagnostics
	if err == nil {
		found, err = f.take(f.editor)
	}
	if err != nil {
		f.Close()
		if errors.As(err, &found) {
			return nil, found, nil
		}
		return nil, nil, err
	}
	f.remember()
	return f, found, nil
}

// read returns the content of an answer file: an ordinary file of a bounded size, since it is to be written too.
func read(path string) ([]byte, error) {
	if info, err := os.Stat(path); err == nil && !info.IsDir() && !info.Mode().IsRegular() {
		return nil, source.Diagnostics{{File: path, Found: "something that is no file", Expected: "an answer file, or none yet"}}
	}
	return source.ReadBytes(path, source.MaxSize)
}

func locked(path string, bank *questionnaire.Bank, accept func(*answers.Sheet) error) (*File, error) {
	lock, err := acquire(path)
	if err != nil {
		return nil, err
	}
	return &File{bank: bank, accept: accept, path: path, lock: lock}, nil
}

// edit makes an editor of a text.
func (f *File) edit(text []byte) error {
	editor, err := source.NewEditor(f.path, text)
	if err == nil {
		f.editor = *editor
	}
	return err
}

// Close lets others have the file. What could not be saved is lost with it.
func (f *File) Close() { f.lock.release() }

// Path returns the name of the file.
func (f *File) Path() string { return f.path }

// Sheet returns the answers as they are now; later changes leave it alone.
func (f *File) Sheet() *answers.Sheet { return f.sheet }

// Text returns the file as it is now.
func (f *File) Text() []byte { return f.editor.Bytes() }

// Keys returns the keys of a section in the order of the file, at the end the one that an interview added last.
func (f *File) Keys(section string) []string {
	entries := f.editor.Document().Root.Get(section)
	out := make([]string, entries.Len())
	for i := range out {
		key, _ := entries.Pair(i)
		out[i] = key.Value
	}
	return out
}

// SaveError says why the last change is not on disk, nil when it is.
func (f *File) SaveError() error { return f.saveError }

// Change edits the text, checks it and saves it. After an error everything is as it was; that the text could not be
// saved is none, but SaveError's.
func (f *File) Change(edit func(e *source.Editor) error) error {
	if err := f.apply(edit, f.begun); err != nil {
		return err
	}
	f.begun = false
	f.Save()
	return nil
}

// ChangeUnsaved begins a change that the next one saves, and is undone with: for what is worth nothing alone, as a row of
// which nothing is said yet.
func (f *File) ChangeUnsaved(edit func(e *source.Editor) error) error {
	if err := f.apply(edit, f.begun); err != nil {
		return err
	}
	f.begun = true
	return nil
}

// apply makes a change, in one step of undoing with the one before where it joins that.
func (f *File) apply(edit func(e *source.Editor) error, joins bool) error {
	editor := f.editor
	if err := edit(&editor); err != nil {
		return err
	}
	before := f.editor.Bytes()
	if _, err := f.take(editor); err != nil {
		return err
	}
	if after := f.editor.Bytes(); f.sheet != nil && !bytes.Equal(before, after) {
		if !joins {
			f.done = append(f.done, before)
		}
		f.undone = nil
		f.done = f.done[max(len(f.done)-maxUndo, 0):]
	}
	return nil
}

// take makes the text of an editor the file's when it is a valid answer file.
func (f *File) take(editor source.Editor) (source.Diagnostics, error) {
	sheet, found := answers.ReadKeepingUnknownKeys(editor.Document(), f.bank)
	if sheet == nil {
		return nil, found
	}
	if f.accept != nil {
		if err := f.accept(sheet); err != nil {
			return nil, err
		}
	}
	f.editor, f.sheet = editor, sheet
	return found, nil
}

// Save writes the file once more, for when the last attempt failed.
func (f *File) Save() error {
	if f.saveError = f.taken(); f.saveError != nil {
		return f.saveError
	}
	if f.saveError = f.write(f.path, true); f.saveError == nil {
		f.remember()
	}
	return f.saveError
}

// SaveAs goes on in another file, which must not exist yet. The old file keeps what it has.
func (f *File) SaveAs(path string) error {
	if samePath(path, f.path) {
		return f.Save()
	}
	if _, missing := os.Lstat(path); missing == nil {
		return fmt.Errorf("write %s: %w", path, wholefile.ErrExists)
	}
	held, err := acquire(path)
	if err != nil {
		return err
	}
	if err := f.write(path, false); err != nil {
		held.release()
		return err
	}
	f.lock.release()
	f.lock, f.path, f.saveError = held, path, nil
	f.remember()
	return f.edit(f.Text()) // so that messages name the new file
}

func (f *File) write(path string, overwrite bool) error {
	perm := fs.FileMode(mode)
	if overwrite && f.onDisk != nil {
		perm = f.onDisk.Mode().Perm()
	}
	return wholefile.Write(path, perm, overwrite, func(w io.Writer) error {
		_, err := w.Write(f.Text())
		return err
	})
}

// remember takes note of the file as it is on disk now, which is what the text is now.
func (f *File) remember() {
	f.saved = f.Text()
	f.onDisk, _ = os.Stat(f.path)
}

// taken says why the file is not to be replaced: it holds what was neither read nor written here, or is no file any more.
// One that is gone, or cannot be read, is left to the writing.
func (f *File) taken() error {
	info, err := os.Stat(f.path)
	switch {
	case err != nil:
		return nil
	case !info.Mode().IsRegular():
		return ErrNotFile
	case f.onDisk == nil || os.SameFile(info, f.onDisk) && info.Size() == f.onDisk.Size() && info.ModTime().Equal(f.onDisk.ModTime()):
		return nil
	case info.Size() != int64(len(f.saved)):
		return ErrChanged
	}
	if text, err := read(f.path); err == nil && !bytes.Equal(text, f.saved) {
		return ErrChanged
	}
	return nil
}
