// Package session is one interview without a terminal: which fields are asked for and in which order, what is written
// into the answer file after each answer, and what follows from it. The dialogues, full screen and line by line, are
// over it and have the same reach. Nothing here knows what a bank asks: the fields' types lead.
package session

import (
	"context"
	"errors"
	"time"

	"salesaudit/internal/answerfile"
	"salesaudit/internal/answers"
	"salesaudit/internal/clean"
	"salesaudit/internal/scoring"
	"salesaudit/internal/source"
	"salesaudit/questionnaire"
)

// ErrInterrupted says that the interview stopped before its end, by a signal or by the end of the input. What was
// answered is saved.
var ErrInterrupted = errors.New("interrupted")

// Lost is ErrInterrupted where something was typed that cannot be an answer, and so is not saved.
type Lost struct{ Words string } // what is lost and why, in the language of the interview

func (l *Lost) Error() string { return ErrInterrupted.Error() + ": " + l.Words }
func (l *Lost) Unwrap() error { return ErrInterrupted }

// Session is one interview under way: the answer file, the assessment that follows from it, and what every change
// does to them. Each change is checked by the same strict reading as an answer file, scored, and saved at once; a
// change that the reading refuses leaves everything as it was.
//
// It is used by one goroutine at a time.
type Session struct {
	Setting
	File *answerfile.File // changed through the session alone

	ctx        context.Context // of the run: when it ends, so does scoring
	assessment *scoring.Assessment
	scorer     *scoring.Scorer
	pace       pace
	walk       walk
	hanging    hanging
	told       map[*questionnaire.Check]bool // contradictions that the person was told of, or that were there before
}

// Setting is what a session needs besides the answers.
type Setting struct {
	Bank     *questionnaire.Bank
	Language questionnaire.Language
	Clock    func() time.Time // the time of day; time.Now in a program
	Named    string           // the answer file; "" for a name made from the client and the date
	Folder   string           // that such a file goes into, see InFolder; "" for the current one
	Chosen   bool             // the language was chosen before: the card of a new interview does not begin with it
	Minutes  int              // that the interview may take; 0 for no limit
	Flags    []string         // of the program, to be repeated in the commands that are shown
}

func (setting Setting) session(ctx context.Context) *Session {
	return &Session{Setting: setting, ctx: ctx, scorer: scoring.NewScorer(setting.Bank), pace: newPace(setting.Clock())}
}

// Close lets others have the file. What could not be saved is lost with it.
func (s *Session) Close() { s.File.Close() }

// Outlive lets changes be made after the run has ended, so that what was typed when a window was closed is saved.
func (s *Session) Outlive() { s.ctx = context.WithoutCancel(s.ctx) }

// Path returns the name of the answer file, safe to print.
func (s *Session) Path() string { return clean.Visible(s.File.Path()) }

// older reports whether the file answers another version of the bank than this one: an older one, or it would not have
// been opened.
func (s *Session) older() bool { return s.sheet().Version != s.Bank.Version }

// versionLine says of a file that answers an older version of the bank how much is new, "" of any other.
func (s *Session) versionLine() string {
	if !s.older() {
		return ""
	}
	return s.Say(sayOlder, s.sheet().Version, len(s.sheet().New()), clean.Visible(answers.BankReference(s.Bank)))
}

// Assessment returns what follows from the answers as they are now.
func (s *Session) Assessment() *scoring.Assessment { return s.assessment }

// sheet returns the answers as they are now.
func (s *Session) sheet() *answers.Sheet { return s.File.Sheet() }

// assess takes the sheet that a change leads to, unless its rules cannot be worked out.
func (s *Session) assess(sheet *answers.Sheet) error {
	assessment, err := s.scorer.Score(s.ctx, sheet)
	if err == nil {
		s.assessment = assessment
	}
	return err
}

// opened makes a session of a file that is open now.
func (s *Session) opened(f *answerfile.File) *Session {
	s.File = f
	if s.Minutes > 0 {
		s.SetAgenda(s.Minutes)
	}
	s.told = map[*questionnaire.Check]bool{}
	half := s.Begin() // what a table that was left half done is at odds with is told when it is left
	if half != nil && s.StateOf(half) != Partial {
		half = nil
	}
	s.Raised(half)
	return s
}

// create starts an interview in a new file.
func (setting Setting) create(ctx context.Context, path string, o Opening) (*Session, error) {
	s := setting.session(ctx)
	f, err := answerfile.Create(path, s.Bank, func(e *source.Editor) error { return o.write(e, s.Bank) }, s.assess)
	if err != nil {
		return nil, err
	}
	return s.opened(f), nil
}
