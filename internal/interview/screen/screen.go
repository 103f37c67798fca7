// Package screen is the interview on the full screen: a bubbletea program over a session, the only room that knows
// bubbletea and huh.
package screen

import (
	"context"
	"io"
	"os"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

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
	keys    keymap
	styles  *styles
	color   bool

	width, height int

	field   *questionnaire.Field // that is asked for; nil before the first and after the last
	page    page
	overlay page
	notice  string // a problem, in a sentence for the person
	news    string // what was just done, in a sentence

	counted int // contradictions that the page, as it was drawn last, leaves to the foot

	start []string // what to know at the start, in sentences, until the first key

	raised []*questionnaire.Check // contradictions that came up at this question or with the last answer of the one before

	refused []string // names of rows that were pasted into a list and refused, until the next key

	unkept    bool   // that what was typed cannot be saved was said; the next wish to stop is obeyed
	unmarking string // the key that was asked back for: pressed once more it takes away what is marked or typed
	numbered  bool   // this key is a number that answered
	behind    bool   // the key before it was one: Enter behind a number, out of habit, belongs to it
	warned    bool   // that the answers are not saved; the next wish to stop is obeyed
	err       error  // why the program ended; nil for a normal end
}

// page is one thing on the screen that takes keys.
type page interface {
	// actions are what keys do on the page now, the most important first.
	actions(sc *screen) []action
	// other takes what none of the actions is for: letters of a text, what was pasted.
	other(sc *screen, msg tea.Msg) tea.Cmd
	view(sc *screen, width, height int) string
	// typing reports whether letters are text here, and not commands.
	typing() bool
}

func newScreen(ctx context.Context, setting session.Setting, color bool) *screen {
	sc := &screen{ctx: ctx, setting: setting, color: color, styles: newStyles(color, true), width: 80, height: 24}
	sc.speak(setting.Language)
	return sc
}

// Run leads an interview to its end: that of s, or, where s is nil, a new one, which the opening creates; then the
// session is nil where it did not come to that. The error is session.ErrInterrupted when the person, a signal or the
// end of the input ended it.
func Run(ctx context.Context, setting session.Setting, s *session.Session, in io.Reader, out io.Writer, color bool) (*session.Session, error) {
	sc := newScreen(ctx, setting, color)
	running, stop := context.WithCancel(ctx)
	defer stop()
	if s == nil {
		sc.page = newStartPage(sc)
	} else {
		sc.begin(s)
	}
	// By the environment alone: bubbletea itself would look for terminfo in the user's home folder, which the C library
	// asks a daemon for, and inside tmux start another program.
	colors := colorprofile.ASCII
	if color {
		colors = colorprofile.Env(os.Environ())
	}
	program := tea.NewProgram(sc, tea.WithoutSignalHandler(), tea.WithInput(watched(in, stop)), tea.WithOutput(out), tea.WithColorProfile(colors))
	// A program that is told to quit waits for its reader before it closes the input; one that a context kills does not.
	defer context.AfterFunc(running, program.Quit)()
	_, err := program.Run()
	switch {
	case running.Err() != nil: // a signal, or a window that was closed
		err = sc.closed(context.WithoutCancel(ctx))
	case err != nil:
		err = sc.failed(context.WithoutCancel(ctx), err)
	default:
		err = sc.err
	}
	return sc.s, err
}

// speak puts the screen into a language.
func (sc *screen) speak(lang questionnaire.Language) {
	sc.setting.Language = lang
	sc.keys = newKeymap(lang)
}

// begin shows the field that a session begins or goes on with.
func (sc *screen) begin(s *session.Session) {
	sc.s, sc.setting = s, s.Setting
	sc.start = s.StartLines(sc.say(sayOwnOnlyKeys))
	sc.show(s.Begin())
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

// Init asks for the background of the terminal where colors depend on it; the drawing does not wait for the answer.
func (sc *screen) Init() tea.Cmd {
	if !sc.color {
		return nil
	}
	return tea.RequestBackgroundColor
}

// Update carries out one key or other event.
func (sc *screen) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		if msg.Width > 0 && msg.Height > 0 { // not of a terminal that does not say
			sc.width, sc.height = msg.Width, msg.Height
		}
		return sc, nil
	case tea.BackgroundColorMsg:
		*sc.styles = *newStyles(sc.color, msg.IsDark())
		return sc, nil
	case tea.KeyPressMsg:
		if sc.s != nil {
			defer sc.keepRaised(sc.question())
		}
		sc.notice, sc.news, sc.start = "", "", nil
		sc.unkept = sc.unkept && key.Matches(msg, sc.keys.stop)
		if msg.String() != sc.unmarking {
			sc.unmarking = ""
		}
		sc.behind, sc.numbered = sc.numbered, false
		if !key.Matches(msg, sc.keys.pasteAgain) {
			sc.refused = nil
		}
		return sc, sc.handle(msg)
	}
	return sc, sc.active().other(sc, msg)
}

// active is the page that has the keys.
func (sc *screen) active() page {
	if sc.overlay != nil {
		return sc.overlay
	}
	return sc.page
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

// follow moves through the interview, or closes what lies over it.
func (sc *screen) follow(m session.Move) tea.Cmd {
	if help, ok := sc.overlay.(*helpPage); ok && help.under != nil && m.Kind == session.Upward {
		sc.overlay = help.under
		return nil
	}
	if sc.overlay != nil && m.Kind != session.Stay && m.Kind != session.Leave {
		sc.overlay = nil
		if m.Kind != session.Jump {
			sc.refresh()
			return nil
		}
	}
	switch m.Kind {
	case session.Forward, session.Upward:
		if sc.field != nil {
			sc.show(sc.s.Next(sc.field))
		}
	case session.Backward:
		if before := sc.s.Previous(sc.field); before != nil {
			sc.show(before)
		}
	case session.Jump:
		sc.show(m.Field)
	case session.Leave:
		return sc.stop()
	}
	return nil
}

// stop ends the program. Answers that cannot be saved keep it open once, to offer another place.
func (sc *screen) stop() tea.Cmd {
	if sc.s != nil && sc.s.File.SaveError() != nil && !sc.warned {
		if unsaved := sc.s.File.Save(); unsaved != nil {
			sc.warned = true
			sc.overlay = newSavePage(sc)
			sc.notice = sc.say(sayStopUnsaved, session.Why(sc.setting.Language, unsaved))
			return nil
		}
	}
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
	return sc.setting.Say(t, args...)
}

// settled goes on when an answer was taken, and stays with the problem otherwise.
func (sc *screen) settled(err error) session.Move {
	if !sc.taken(sc.s.Problem(err)) {
		return session.Move{}
	}
	return session.Move{Kind: session.Forward}
}

// taken shows a problem, and reports whether there was none.
func (sc *screen) taken(problem string) bool {
	sc.notice = problem
	return problem == ""
}
