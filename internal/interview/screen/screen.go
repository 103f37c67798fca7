// Package screen is the interview on the full screen: a bubbletea program over a session, the only room that knows
// bubbletea and huh.
package screen

import (
	"context"
	"errors"
	"fmt"
	"io"

	tea "github.com/charmbracelet/bubbletea"

	"salesaudit/internal/interview/session"
	"salesaudit/questionnaire"
)

// screen is the interview on the full screen: a bubbletea program that owns all navigation. One page asks for the
// current field; at most one overlay (the overview, evidence, a note …) lies over it. The fields that are typed
// into are huh's, one at a time (widget.go); what they hold becomes an answer only when the page says so.
type screen struct {
	ctx     context.Context // of the run, for the session that the opening creates
	setting session.Setting
	s       *session.Session // nil until the file exists
	styles  styles

	width, height int

	field   *questionnaire.Field // that is asked for; nil before the first and after the last
	page    page
	overlay page
	notice  string // a problem, in a sentence for the person
	news    string // what was just done, in a sentence

	raised []*questionnaire.Check // those that came up at this question or with the last answer of the one before

	warned bool  // that the answers are not saved; the next wish to stop is obeyed
	err    error // why the program ended; nil for a normal end
}

// page is one thing on the screen that takes keys. Its move says where the interview goes after a key.
type page interface {
	update(sc *screen, msg tea.Msg) (session.Move, tea.Cmd)
	view(sc *screen, width, height int) string
	// hints are the keys of the page for the bottom line, the most important first.
	hints() []questionnaire.Text
	// typing tells whether letters are text here, and not commands.
	typing() bool
}

func newScreen(ctx context.Context, setting session.Setting, out io.Writer, color bool) *screen {
	return &screen{ctx: ctx, setting: setting, styles: newStyles(out, color), width: 80, height: 24}
}

// Run leads an interview to its end: that of s, or, where s is nil, a new one, which the opening creates; then the
// session is nil where it did not come to that. The error is session.ErrInterrupted when the person or a signal ended
// it.
func Run(ctx context.Context, setting session.Setting, s *session.Session, in io.Reader, out io.Writer, color bool) (*session.Session, error) {
	sc := newScreen(ctx, setting, out, color)
	if s == nil {
		sc.page = newOpeningPage(sc)
	} else {
		sc.begin(s)
	}
	_, err := tea.NewProgram(sc, tea.WithAltScreen(), tea.WithContext(ctx), tea.WithoutSignalHandler(),
		tea.WithInput(in), tea.WithOutput(out)).Run()
	switch {
	case ctx.Err() != nil, errors.Is(err, io.EOF):
		err = session.ErrInterrupted
	case err != nil:
		err = fmt.Errorf("run the full screen: %w", err)
	default:
		err = sc.err
	}
	return sc.s, err
}

// begin shows the first open field of a session.
func (sc *screen) begin(s *session.Session) {
	sc.s, sc.setting = s, s.Setting
	sc.show(s.First())
}

// show goes to a field, nil for the summary at the end.
func (sc *screen) show(f *questionnaire.Field) {
	sc.field = f
	sc.overlay = nil
	switch {
	case f == nil:
		sc.page = &summaryPage{}
	case f.Kind == questionnaire.List:
		sc.page = newListPage(session.At(f))
	case f.Kind == questionnaire.Matrix:
		sc.page = newMatrixPage(sc, f)
	default:
		sc.page = newValuePage(sc, session.At(f))
	}
}

// Init does nothing: the first size message starts the drawing.
func (sc *screen) Init() tea.Cmd { return nil }

// Update carries out one key or other event.
func (sc *screen) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if size, ok := msg.(tea.WindowSizeMsg); ok {
		sc.width, sc.height = size.Width, size.Height
		return sc, nil
	}
	key, isKey := msg.(tea.KeyMsg)
	if isKey && key.Type == tea.KeyRunes && len(key.Runes) > 1 && !key.Paste {
		return sc.updateEach(key)
	}
	if sc.s != nil {
		defer sc.keepRaised(sc.question())
	}
	if isKey {
		if key.Type == tea.KeyCtrlC {
			return sc, sc.stop(session.ErrInterrupted)
		}
		sc.notice, sc.news = "", ""
		if sc.s != nil && sc.overlay == nil && sc.global(key) {
			return sc, nil
		}
	}
	active := sc.page
	if sc.overlay != nil {
		active = sc.overlay
	}
	m, cmd := active.update(sc, msg)
	if sc.overlay != nil && m.Kind != session.Stay {
		sc.overlay = nil
		if m.Kind != session.Jump && m.Kind != session.Leave {
			sc.refresh()
			return sc, cmd
		}
	}
	return sc, tea.Batch(cmd, sc.follow(m))
}

// keepRaised notes the contradictions that a key raised, so that they are shown even where the answer was the last
// of its question.
func (sc *screen) keepRaised(before *questionnaire.Question) {
	if sc.question() != before {
		sc.raised = nil
	}
	sc.raised = append(sc.raised, sc.s.Raised(sc.field)...)
}

// refresh makes the page anew after an overlay may have changed what it shows.
func (sc *screen) refresh() {
	if p, ok := sc.page.(*valuePage); ok && !p.touched() {
		sc.show(sc.field)
	}
}

// follow moves through the interview.
func (sc *screen) follow(m session.Move) tea.Cmd {
	switch m.Kind {
	case session.Forward, session.Upward:
		if sc.field != nil {
			sc.show(sc.s.After(sc.field))
		}
	case session.Backward:
		before := sc.s.Last()
		if sc.field != nil {
			before = sc.s.Before(sc.field)
		}
		if before != nil {
			sc.show(before)
		}
	case session.Jump:
		sc.show(m.Field)
	case session.Leave:
		return sc.stop(nil)
	}
	return nil
}

// stop ends the program. Answers that cannot be saved keep it open once, to offer another place.
func (sc *screen) stop(err error) tea.Cmd {
	if sc.s != nil && sc.s.File.SaveError() != nil && !sc.warned {
		if unsaved := sc.s.File.Save(); unsaved != nil {
			sc.warned = true
			sc.overlay = newSavePage(sc)
			sc.notice = sc.say(sayStopUnsaved, session.Why(sc.setting.Language, unsaved))
			return nil
		}
	}
	sc.err = err
	return tea.Quit
}

// question is the one that the current field belongs to, the last one after the end.
func (sc *screen) question() *questionnaire.Question {
	if sc.field == nil {
		return sc.s.Bank.Questions[len(sc.s.Bank.Questions)-1]
	}
	return sc.field.Question
}

// say words a text in the language of the interview.
func (sc *screen) say(t questionnaire.Text, args ...any) string {
	return session.Say(sc.setting.Language, t, args...)
}

// taken shows a problem, and tells whether there was none.
func (sc *screen) taken(problem string) bool {
	sc.notice = problem
	return problem == ""
}
