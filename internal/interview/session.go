package interview

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"salesaudit/internal/answers"
	"salesaudit/internal/scoring"
	"salesaudit/internal/source"
	"salesaudit/internal/wholefile"
	"salesaudit/questionnaire"
)

// Session is one interview under way, without any terminal: the answer file as text, the sheet and the assessment
// that follow from it, and what every change does to them. Each change is checked by the same strict reading as
// an answer file, scored, and saved at once; a change that the reading refuses leaves everything as it was.
//
// It is used by one goroutine at a time.
type Session struct {
	Bank     *questionnaire.Bank
	Language questionnaire.Language

	path       string
	text       []byte         // of the answer file as it is now
	editor     *source.Editor // of text; nil where it has to be made anew
	document   *source.Document
	sheet      *answers.Sheet
	assessment *scoring.Assessment
	scorer     *scoring.Scorer

	lock      *lock
	onDisk    fs.FileInfo // of the file as the session read or wrote it last; nil before that
	saved     []byte      // what it held then
	saveError error       // why the text on disk is older than text; nil when it is not
	clock     func() time.Time
	pace      pace
}

// fileMode is the mode of answer files: a client's answers are for their owner only.
const fileMode = 0o600

// Setting is what a session needs besides the answers.
type Setting struct {
	Bank     *questionnaire.Bank
	Language questionnaire.Language
	Clock    func() time.Time // the time of day; time.Now in a program
}

func (setting Setting) session(path string) *Session {
	return &Session{
		Bank: setting.Bank, Language: setting.Language, path: path,
		scorer: scoring.NewScorer(setting.Bank), clock: setting.Clock, pace: newPace(setting.Clock()),
	}
}

// Create starts an interview in a new file, which exists when Create returns. It refuses a file that exists.
func Create(path string, o Opening, setting Setting) (*Session, error) {
	s := setting.session(path)
	var err error
	if s.lock, err = acquire(path); err != nil {
		return nil, err
	}
	if _, err := os.Lstat(path); err == nil {
		s.lock.release()
		return nil, fmt.Errorf("%s exists already", path)
	}
	if strings.EqualFold(filepath.Ext(path), ".json") {
		s.text = []byte("{}\n") // the editor goes on in the language that it finds
	}
	err = s.change(func(e *source.Editor) error { return o.write(e, setting.Bank) })
	if err == nil {
		err = s.saveError
	}
	if err != nil {
		s.lock.release()
		return nil, fmt.Errorf("create %s: %w", path, err)
	}
	return s, nil
}

// Resume goes on with the interview of an existing file. The findings say what is wrong with the file, or, where
// the session is not nil, what is worth a look.
func Resume(path string, setting Setting) (*Session, source.Diagnostics, error) {
	s := setting.session(path)
	var err error
	if s.lock, err = acquire(path); err != nil {
		return nil, nil, err
	}
	data, err := os.ReadFile(path)
	if err == nil {
		s.text = data
		s.remember()
		err = s.read(data)
	}
	if err != nil {
		s.lock.release()
		if found, ok := err.(source.Diagnostics); ok {
			return nil, found, nil
		}
		return nil, nil, fmt.Errorf("resume %s: %w", path, err)
	}
	_, found := answers.ReadKeepingUnknownKeys(s.document, s.Bank)
	return s, found, nil
}

// Close gives the file free for others. What could not be saved is lost with it.
func (s *Session) Close() { s.lock.release() }

// Path returns the name of the answer file.
func (s *Session) Path() string { return s.path }

// Sheet returns the answers as they are now. It is valid until the next change.
func (s *Session) Sheet() *answers.Sheet { return s.sheet }

// Assessment returns what follows from the answers as they are now. It is valid until the next change.
func (s *Session) Assessment() *scoring.Assessment { return s.assessment }

// Text returns the answer file as it is now.
func (s *Session) Text() []byte { return s.text }

// SaveError says why the last change is not on disk, nil when it is.
func (s *Session) SaveError() error { return s.saveError }

// change edits the text, checks it, scores it and saves it. After an error everything is as it was.
func (s *Session) change(edit func(e *source.Editor) error) error {
	editor := s.editor
	s.editor = nil // until the change is taken
	if editor == nil {
		var err error
		if editor, err = source.NewEditor(s.text); err != nil {
			return fmt.Errorf("edit the answers: %w", err)
		}
	}
	if err := edit(editor); err != nil {
		return err
	}
	text := editor.Bytes()
	if err := s.read(text); err != nil {
		return err
	}
	s.text, s.editor = text, editor
	s.Save()
	return nil
}

// read takes a text for the answers when it is a valid answer file.
func (s *Session) read(text []byte) error {
	doc, err := source.Read(s.path, text)
	if err != nil {
		return err
	}
	sheet, found := answers.ReadKeepingUnknownKeys(doc, s.Bank)
	if sheet == nil {
		return found
	}
	assessment, err := s.scorer.Score(sheet)
	if err != nil {
		return err
	}
	s.document, s.sheet, s.assessment = doc, sheet, assessment
	return nil
}

// ErrChanged is why a file is not saved that another program has changed since the session read or wrote it last.
var ErrChanged = errors.New("another program has changed the file")

// Save writes the file once more, for when the last attempt failed.
func (s *Session) Save() error {
	if s.changedElsewhere() {
		s.saveError = ErrChanged
		return s.saveError
	}
	s.saveError = wholefile.Write(s.path, fileMode, true, func(w io.Writer) error {
		_, err := w.Write(s.text)
		return err
	})
	if s.saveError == nil {
		s.remember()
	}
	return s.saveError
}

// remember takes note of the file as it is on disk now, with the answers as they are now.
func (s *Session) remember() {
	s.saved = s.text
	s.onDisk, _ = os.Stat(s.path)
}

// changedElsewhere tells whether the file holds what this session neither read nor wrote. One that is gone, or cannot be
// read, is left to the writing.
func (s *Session) changedElsewhere() bool {
	info, err := os.Stat(s.path)
	if err != nil || s.onDisk == nil || os.SameFile(info, s.onDisk) && info.Size() == s.onDisk.Size() && info.ModTime().Equal(s.onDisk.ModTime()) {
		return false
	}
	text, err := os.ReadFile(s.path)
	return err == nil && !bytes.Equal(text, s.saved)
}

// SaveAs goes on in another file, which must not exist yet. The old file keeps what it has.
func (s *Session) SaveAs(path string) error {
	if same(path, s.path) {
		return s.Save()
	}
	held, err := acquire(path)
	if err != nil {
		return err
	}
	err = wholefile.Write(path, fileMode, false, func(w io.Writer) error {
		_, err := w.Write(s.text)
		return err
	})
	if err != nil {
		held.release()
		return err
	}
	s.lock.release()
	s.lock, s.path, s.saveError = held, path, nil
	s.remember()
	return s.read(s.text) // so that messages name the new file
}

// same tells whether two names are those of one file.
func same(a, b string) bool {
	a, errA := filepath.Abs(a)
	b, errB := filepath.Abs(b)
	return errA == nil && errB == nil && a == b
}
