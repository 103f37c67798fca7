// Package interview is the dialogue with a client in the room: it asks for the fields of a bank one by one and
// writes the answer file after each answer. It comes before everything else on the way of the data:
// bank + answers → assessment → report, and is one of the few writers of answer files.
//
// The session package is the interview without a terminal. Over it are two dialogues with the same reach: screen, on
// the full screen, and line, line by line, for screen readers and pipes.
package interview

import (
	"context"
	"fmt"
	"io"
	"time"

	"salesaudit/internal/interview/line"
	"salesaudit/internal/interview/screen"
	"salesaudit/internal/interview/session"
	"salesaudit/internal/source"
	"salesaudit/questionnaire"
)

// ErrInterrupted says that the interview stopped before its end, by a signal or by the end of the input. What was
// answered is saved.
var ErrInterrupted = session.ErrInterrupted

// Lost is ErrInterrupted where what was typed last could not be saved: it says what and why.
type Lost = session.Lost

// TakenError says that a pipe would start a second interview with one client on one day.
type TakenError = session.TakenError

// LongestAgenda is the most minutes that an agenda may have.
const LongestAgenda = session.LongestAgenda

// Interview is one run of the dialogue.
type Interview struct {
	Bank     *questionnaire.Bank
	Language questionnaire.Language // to begin with: a new interview asks for it, but where it is Chosen
	Chosen   bool                   // the language is; a pipe says it all the same, so that its lines do not depend on flags
	Clock    func() time.Time       // the time of day; time.Now in a program
	Path     string                 // of the answer file; "" for a name made from the client and the date
	In       io.Reader
	Out      io.Writer
	Minutes  int      // that it may take; 0 for no limit
	Lines    bool     // line by line, not on the full screen
	Again    []string // flags of the interview alone, to be repeated in the command that goes on
	Piped    bool     // line by line: the input is no terminal; what was read is shown, and a line that cannot be an answer ends the interview
	Width    int      // line by line: columns that a line may have; 0 for any
	Color    bool     // on the full screen
	Flags    []string // of the program, to be repeated in the commands that are shown
	Warning  func(source.Diagnostics)
}

// Run leads the interview to its end. The error is ErrInterrupted when it stopped before; findings about an
// existing file that cannot be used are of type source.Diagnostics.
func (i Interview) Run(ctx context.Context) error {
	setting := session.Setting{Bank: i.Bank, Language: i.Language, Clock: i.Clock, Named: i.Path, Chosen: i.Chosen && !i.Piped, Minutes: i.Minutes, Flags: i.Flags}
	s, found, err := setting.Resume(ctx)
	if err != nil {
		return err
	}
	if s == nil {
		if setting, err = setting.InFolder(); err != nil {
			return err
		}
	}
	if s != nil && i.Warning != nil {
		i.Warning(found)
	}
	if i.Lines {
		s, err = line.Run(ctx, setting, s, line.Streams{In: i.In, Out: i.Out, Width: i.Width, Piped: i.Piped})
	} else {
		s, err = screen.Run(ctx, setting, s, i.In, i.Out, i.Color)
	}
	if s == nil {
		return err
	}
	defer s.Close()
	out := i.Out
	if i.Lines {
		out = line.Wrapped(i.Out, i.Width)
	}
	return i.farewell(s, out, err)
}

// farewell saves what is not saved yet, and says how to go on. It returns err, or why the answers are lost.
func (i Interview) farewell(s *session.Session, out io.Writer, err error) error {
	if unsaved := s.File.SaveError(); unsaved != nil {
		own := s.Path()
		if lost := s.File.SaveAnywhere(); lost != nil {
			fmt.Fprintln(out, s.Say(sayUnsaved, session.Why(s.Language, lost)))
			return fmt.Errorf("save the answers: %w", lost)
		}
		if s.Path() != own {
			fmt.Fprintln(out, s.Say(saySavedElsewhere, own, session.Why(s.Language, unsaved), s.Path()))
		}
	}
	fmt.Fprintln(out, s.Say(sayResume, s.Command(append([]string{"interview", s.File.Path()}, i.Again...)...)))
	if err == nil {
		fmt.Fprintln(out, s.ReportLine())
	}
	return err
}

var (
	sayResume  = questionnaire.Text{RU: "Интервью сохранено. Продолжить: %s", EN: "The interview is saved. To go on: %s"}
	sayUnsaved = questionnaire.Text{RU: "Последние ответы не сохранены: %s", EN: "The last answers are not saved: %s"}
	// saySavedElsewhere has the file that could not be written, why, and the one that was.
	saySavedElsewhere = questionnaire.Text{RU: "Файл %s записать не удалось (%s). Все ответы сохранены здесь: %s", EN: "%s could not be written (%s). All answers are saved here: %s"}
)
