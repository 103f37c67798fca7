package interview

import (
	"context"
	"time"

	"salesaudit/internal/answerfile"
	"salesaudit/internal/answers"
	"salesaudit/internal/scoring"
	"salesaudit/internal/source"
	"salesaudit/questionnaire"
)

// Session is one interview under way, without any terminal: the answer file, the assessment that follows from it, and
// what every change does to them. Each change is checked by the same strict reading as an answer file, scored, and
// saved at once; a change that the reading refuses leaves everything as it was.
//
// It is used by one goroutine at a time.
type Session struct {
	Bank     *questionnaire.Bank
	Language questionnaire.Language
	File     *answerfile.File // changed through the session alone

	assessment *scoring.Assessment
	scorer     *scoring.Scorer
	clock      func() time.Time
	pace       pace
}

// Setting is what a session needs besides the answers.
type Setting struct {
	Bank     *questionnaire.Bank
	Language questionnaire.Language
	Clock    func() time.Time // the time of day; time.Now in a program
}

func (setting Setting) session() *Session {
	return &Session{
		Bank: setting.Bank, Language: setting.Language,
		scorer: scoring.NewScorer(setting.Bank), clock: setting.Clock, pace: newPace(setting.Clock()),
	}
}

// Create starts an interview in a new file, which exists when Create returns. It refuses a file that exists.
func Create(path string, o Opening, setting Setting) (*Session, error) {
	s := setting.session()
	var err error
	s.File, err = answerfile.Create(path, s.Bank, func(e *source.Editor) error { return o.write(e, s.Bank) }, s.assess)
	if err != nil {
		return nil, err
	}
	return s, nil
}

// Resume goes on with the interview of an existing file. The findings say what is wrong with the file, or, where
// the session is not nil, what is worth a look.
func Resume(path string, setting Setting) (*Session, source.Diagnostics, error) {
	s := setting.session()
	var found source.Diagnostics
	var err error
	if s.File, found, err = answerfile.Open(path, s.Bank, s.assess); s.File == nil {
		return nil, found, err
	}
	return s, found, nil
}

// Close lets others have the file. What could not be saved is lost with it.
func (s *Session) Close() { s.File.Close() }

// sheet returns the answers as they are now.
func (s *Session) sheet() *answers.Sheet { return s.File.Sheet() }

// assess takes the sheet that a change leads to, unless its rules cannot be worked out.
func (s *Session) assess(sheet *answers.Sheet) error {
	assessment, err := s.scorer.Score(context.Background(), sheet)
	if err == nil {
		s.assessment = assessment
	}
	return err
}
