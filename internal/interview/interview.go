// Package interview is the dialogue with a client in the room: it asks for the fields of a bank one by one and
// writes the answer file after each answer. It stands before everything else on the way of the data:
// bank + answers → assessment → report, and is one of the few writers of answer files.
//
// A Session is the interview without a terminal: the file, the sheet and the assessment, and every change that can
// be made to them. Over it stand two dialogues with the same reach: a full-screen one (screen*.go, built on
// bubbletea with fields of huh) and one line by line for screen readers and pipes (line*.go). Nothing here knows
// what a bank asks: the fields' types lead.
package interview

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"salesaudit/internal/answerfile"
	"salesaudit/internal/source"
	"salesaudit/questionnaire"
)

// ErrInterrupted says that the interview stopped before its end, by a signal or by the end of the input. What was
// answered is saved.
var ErrInterrupted = errors.New("interrupted")

type clockFunc = func() time.Time

// Interview is one run of the dialogue.
type Interview struct {
	Setting
	Path    string // of the answer file; "" for a name made from the client and the date
	In      io.Reader
	Out     io.Writer
	Lines   bool     // line by line, not on the full screen
	Echo    bool     // line by line: show what was read, because no terminal does
	Color   bool     // on the full screen
	Flags   []string // of the program, to be repeated in the commands that are shown
	Warning func(source.Diagnostics)
}

// Run leads the interview to its end. The error is ErrInterrupted when it stopped before; findings about an
// existing file that cannot be used are of type source.Diagnostics.
func (i Interview) Run(ctx context.Context) error {
	if i.Lines {
		return i.runLines(ctx)
	}
	return i.runScreen(ctx)
}

func (i Interview) runLines(ctx context.Context) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	d := &dialogue{in: readLines(ctx, i.In), out: i.Out, echo: i.Echo}
	s, err := i.existing()
	if err != nil {
		return err
	}
	if s == nil {
		o, err := d.openingDialogue(&i.Language, i.Clock)
		if err != nil {
			return err
		}
		if s, err = i.create(o); err != nil {
			return err
		}
	}
	defer s.Close()
	d.s = s
	fmt.Fprintln(d.out, s.say(sayFileHint, s.File.Path()))
	return i.farewell(s, d.run())
}

// existing resumes the interview of the named file, nil when there is no such file. A file that cannot be created
// later is an error now, before anything was asked.
func (i Interview) existing() (*Session, error) {
	if i.Path == "" {
		return nil, nil
	}
	if _, err := os.Stat(i.Path); errors.Is(err, os.ErrNotExist) {
		if folder, err := os.Stat(filepath.Dir(i.Path)); err != nil || !folder.IsDir() {
			return nil, fmt.Errorf("create %s: there is no folder %s", i.Path, filepath.Dir(i.Path))
		}
		return nil, nil
	}
	s, found, err := Resume(i.Path, i.Setting)
	if err == nil && s == nil {
		return nil, found
	}
	if err == nil && i.Warning != nil {
		i.Warning(found)
	}
	return s, err
}

// create starts a new file. One that was not named goes into the current folder, or into the home folder where
// that one cannot be written.
func (i Interview) create(o Opening) (*Session, error) {
	if i.Path != "" {
		return Create(i.Path, o, i.Setting)
	}
	s, err := i.createIn("", o)
	if err == nil {
		return s, nil
	}
	if home, homeErr := os.UserHomeDir(); homeErr == nil {
		if s, homeErr := i.createIn(home, o); homeErr == nil {
			return s, nil
		}
	}
	return nil, err
}

// createIn starts a new file in a folder under its default name.
func (i Interview) createIn(folder string, o Opening) (*Session, error) {
	return Create(answerfile.FreeName(folder, o.FileName()), o, i.Setting)
}

// farewell saves what is not saved yet, and says how to go on. It returns err, or why the answers are lost.
func (i Interview) farewell(s *Session, err error) error {
	if unsaved := s.File.SaveError(); unsaved != nil {
		own := s.File.Path()
		if lost := s.File.SaveAnywhere(); lost != nil {
			fmt.Fprintln(i.Out, s.say(sayUnsaved, s.why(lost)))
			return fmt.Errorf("save the answers: %w", lost)
		}
		if s.File.Path() != own {
			fmt.Fprintln(i.Out, s.say(saySavedElsewhere, own, s.why(unsaved), s.File.Path()))
		}
	}
	fmt.Fprintln(i.Out, s.say(sayResume, i.commandLine("interview", s.File.Path())))
	if err == nil {
		fmt.Fprintln(i.Out, s.say(sayReportWith, i.commandLine("report", s.File.Path(), "-o", "gap.pdf")))
	}
	return err
}

// commandLine words a command of the program for a shell.
func (i Interview) commandLine(parts ...string) string {
	parts = append(append([]string{"salesaudit"}, parts...), i.Flags...)
	for k, part := range parts {
		if strings.ContainsAny(part, " \t\"'«»()&;|<>*?$`\\#~!") || part == "" {
			parts[k] = "'" + strings.ReplaceAll(part, "'", `'\''`) + "'"
		}
	}
	return strings.Join(parts, " ")
}

// languageOf is the language that a person chose by its id.
func languageOf(id string) questionnaire.Language {
	if id == string(questionnaire.English) {
		return questionnaire.English
	}
	return questionnaire.Russian
}
