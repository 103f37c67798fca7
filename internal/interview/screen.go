package interview

import (
	"context"
	"errors"
	"fmt"
	"io"

	tea "github.com/charmbracelet/bubbletea"

	"salesaudit/questionnaire"
)

// screen is the interview on the full screen: a bubbletea program that owns all navigation. One page asks for the
// current field; at most one overlay (the overview, evidence, a note …) lies over it. The fields that are typed
// into are huh's, one at a time (widget.go); what they hold becomes an answer only when the page says so.
type screen struct {
	run    Interview
	lang   questionnaire.Language
	s      *Session // nil until the file exists
	styles styles

	width, height int

	field   *questionnaire.Field // that is asked for; nil before the first and after the last
	page    page
	overlay page
	notice  string // a problem, in a sentence for the person
	news    string // what was just done, in a sentence

	seen   map[*questionnaire.Check]bool // contradictions that were on the screen, or there from the start
	raised []*questionnaire.Check        // those that came up at this question or with the last answer of the one before

	warned bool  // that the answers are not saved; the next wish to stop is obeyed
	err    error // why the program ended; nil for a normal end
}

// page is one thing on the screen that takes keys. Its move says where the interview goes after a key.
type page interface {
	update(sc *screen, msg tea.Msg) (move, tea.Cmd)
	view(sc *screen, width, height int) string
	// hints are the keys of the page for the bottom line, the most important first.
	hints() []text
	// typing tells whether letters are text here, and not commands.
	typing() bool
}

func newScreen(run Interview) *screen {
	return &screen{run: run, lang: run.Language, styles: newStyles(run.Out, run.Color), width: 80, height: 24}
}

func (i Interview) runScreen(ctx context.Context) error {
	sc := newScreen(i)
	s, err := i.existing()
	if err != nil {
		return err
	}
	if s == nil {
		sc.page = newOpeningPage(sc)
	} else {
		sc.begin(s)
	}
	_, err = tea.NewProgram(sc, tea.WithAltScreen(), tea.WithContext(ctx), tea.WithoutSignalHandler(),
		tea.WithInput(i.In), tea.WithOutput(i.Out)).Run()
	if sc.s != nil {
		defer sc.s.Close()
	}
	switch {
	case ctx.Err() != nil:
		err = ErrInterrupted
	case errors.Is(err, io.EOF):
		err = ErrInterrupted
	case err != nil:
		err = fmt.Errorf("run the full screen: %w", err)
	default:
		err = sc.err
	}
	if sc.s != nil {
		return i.farewell(sc.s, err)
	}
	return err
}

// begin shows the first open field of a session.
func (sc *screen) begin(s *Session) {
	sc.s = s
	sc.lang = s.Language
	sc.seen = map[*questionnaire.Check]bool{}
	for _, c := range s.assessment.Contradictions {
		sc.seen[c.Check] = true
	}
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
		sc.page = newListPage(At(f))
	case f.Kind == questionnaire.Matrix:
		sc.page = newMatrixPage(sc, f)
	default:
		sc.page = newValuePage(sc, At(f))
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
			return sc, sc.stop(ErrInterrupted)
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
	if sc.overlay != nil && m.kind != stay {
		sc.overlay = nil
		if m.kind != jump && m.kind != leave {
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
	for _, c := range sc.s.assessment.Contradictions {
		if !sc.seen[c.Check] && !premature(c, sc.field) {
			sc.seen[c.Check] = true
			sc.raised = append(sc.raised, c.Check)
		}
	}
}

// refresh makes the page anew after an overlay may have changed what it shows.
func (sc *screen) refresh() {
	if p, ok := sc.page.(*valuePage); ok && !p.touched() {
		sc.show(sc.field)
	}
}

// follow moves through the interview.
func (sc *screen) follow(m move) tea.Cmd {
	switch m.kind {
	case forward, upward:
		if sc.field != nil {
			sc.show(sc.s.After(sc.field))
		}
	case backward:
		before := sc.lastField()
		if sc.field != nil {
			before = sc.s.Before(sc.field)
		}
		if before != nil {
			sc.show(before)
		}
	case jump:
		sc.show(m.field)
	case leave:
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
			sc.notice = sc.say(sayStopUnsaved, sc.s.why(unsaved))
			return nil
		}
	}
	sc.err = err
	return tea.Quit
}

func (sc *screen) lastField() *questionnaire.Field {
	fields := sc.s.Bank.Fields
	last := fields[len(fields)-1]
	if sc.s.StateOf(last) == Hidden {
		return sc.s.Before(last)
	}
	return last
}

// question is the one that the current field belongs to, the last one after the end.
func (sc *screen) question() *questionnaire.Question {
	if sc.field == nil {
		return sc.s.Bank.Questions[len(sc.s.Bank.Questions)-1]
	}
	return sc.field.Question
}

// say words a text in the language of the interview.
func (sc *screen) say(t text, args ...any) string { return sayIn(sc.lang, t, args...) }

// taken shows a problem, and tells whether there was none.
func (sc *screen) taken(problem string) bool {
	sc.notice = problem
	return problem == ""
}
