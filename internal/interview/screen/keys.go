package screen

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"salesaudit/internal/interview/session"
)

// action is something that keys do on a page: the page carries it out, the bottom line names it and the help explains
// it, all from here. One whose binding has no help is in neither of them.
type action struct {
	key.Binding
	// do carries it out and is told which of the keys was pressed. Where it is nil the key is the field's own.
	do func(pressed string) session.Move
	// quiet leaves it out of the bottom line: the help is enough.
	quiet bool
	// out leads out of the page: the bottom line names the first such action however narrow it is.
	out bool
	// always is named there however narrow it is, too.
	always bool
	// back leads to what was asked before: the bottom line would rather name it than what the last key, the help, does.
	back bool
	// keeps says that it makes an answer itself of what is typed, or gives that up.
	keeps bool
}

// named has the bottom line name an action however narrow it is.
func named(a action) action {
	a.always = true
	return a
}

// wayBack marks the action that leads to what was asked before.
func wayBack(a action) action {
	a.back = true
	return a
}

// wayOut marks the action that leads out of a page.
func wayOut(a action) action {
	a.out = true
	return a
}

// goes is an action that only moves on.
func goes(b key.Binding, where session.MoveKind) action {
	return leads(b, func() session.Move { return session.Move{Kind: where} })
}

// does is an action that stays on the page.
func does(b key.Binding, do func()) action { return takes(b, func(string) { do() }) }

// takes is an action that stays on the page and depends on which of its keys was pressed.
func takes(b key.Binding, do func(pressed string)) action {
	return action{Binding: b, do: func(pressed string) session.Move {
		do(pressed)
		return session.Move{}
	}}
}

// leads is an action that says itself where it leads to.
func leads(b key.Binding, do func() session.Move) action {
	return action{Binding: b, do: func(string) session.Move { return do() }}
}

// quietly leaves actions out of the bottom line.
func quietly(actions ...action) []action {
	for i := range actions {
		actions[i].quiet = true
	}
	return actions
}

// then changes where actions lead to.
func then(actions []action, where func(session.Move) session.Move) []action {
	out := slices.Clone(actions)
	for i, a := range out {
		if a.do != nil {
			out[i].do = func(pressed string) session.Move { return where(a.do(pressed)) }
		}
	}
	return out
}

// actions are what keys do now, the most important first; the last is the way out or to the help.
func (sc *screen) actions() []action {
	if sc.overlay != nil {
		return sc.undoingOver(sc.helping(sc.overlay.actions(sc)))
	}
	out := sc.page.actions(sc)
	if list, ok := sc.page.(*listPage); ok && list.asking() {
		return append(out, wayOut(sc.stopping()), does(sc.keys.help, sc.openHelp))
	}
	if sc.s == nil {
		if card, ok := sc.page.(*openingPage); ok {
			out = append(out, card.undoing(sc)...)
		}
		return append(out, wayOut(sc.stopping()), does(sc.keys.help, sc.openHelp))
	}
	return append(out, keeping(sc, sc.everywhere())...)
}

func (sc *screen) stopping() action {
	return leads(sc.keys.stop, func() session.Move {
		if card, ok := sc.page.(*openingPage); ok && !card.leave(sc) {
			return session.Move{}
		}
		if !sc.keep() && !sc.unkept {
			sc.unkept = true
			sc.notice = sc.say(sayNotKept, sc.notice)
			return session.Move{}
		}
		sc.err = session.ErrInterrupted
		return session.Move{Kind: session.Leave}
	})
}

// handle carries out what a key does now.
func (sc *screen) handle(msg tea.KeyPressMsg) tea.Cmd {
	for _, a := range append([]action{sc.stopping()}, sc.actions()...) {
		if key.Matches(msg, a.Binding) {
			if a.do == nil {
				break
			}
			return sc.follow(a.do(msg.String()))
		}
	}
	return sc.active().other(sc, msg)
}

// everywhere are the actions that mean the same on every page. Their letters are off where letters are text.
func (sc *screen) everywhere() []action {
	_, marking := sc.page.(*matrixPage) // whose letters are marks, but not all
	letter := func(b key.Binding, latin string) key.Binding {
		if sc.page.typing() && !(marking && latin == "u") {
			return b
		}
		return key.NewBinding(key.WithKeys(append(b.Keys(), letters(latin)...)...), key.WithHelp(b.Help().Key+", "+latin, b.Help().Desc))
	}
	over := func(b key.Binding, p func() page) action { return does(b, func() { sc.overlay = p() }) }
	question, k := sc.question(), &sc.keys
	out := []action{
		over(letter(k.overview, "o"), func() page { return newOverviewPage(sc) }),
		over(letter(k.evidence, "e"), func() page { return newEvidencePage(sc, question) }),
		over(letter(k.note, "z"), func() page { return newNotePage(sc, question) }),
		over(letter(k.whole, "i"), func() page { return &questionPage{question: question, field: sc.field} }),
		over(letter(k.askNext, "a"), func() page { return newAskNextPage(sc) }),
		over(letter(k.scores, "p"), func() page { return &panelPage{} }),
		over(k.save, func() page { return newSavePage(sc) }),
		{Binding: letter(k.undo, "u"), do: does(k.undo, sc.undoOver).do, keeps: true},
		sc.redoing(func() { sc.goneBack(sayRedone, sc.s.Redo) }),
		does(letter(k.summary, "q"), func() { sc.show(nil) }),
		does(k.nextQuestion, func() { sc.toQuestionBeside(1) }),
		does(k.lastQuestion, func() { sc.toQuestionBeside(-1) }),
		wayOut(sc.stopping()),
		does(letter(k.help, "h"), sc.openHelp),
	}
	if !sc.page.typing() {
		out = slices.Insert(out, 6, over(k.client, func() page { return newClientPage(sc) }))
	}
	return out
}

// toQuestionBeside goes to the next question that is asked this respondent, or, by -1, to the one before.
func (sc *screen) toQuestionBeside(by int) {
	questions := sc.s.Bank.Questions
	for n := sc.question().Index + by; n >= 0 && n < len(questions); n += by {
		if sc.s.IsInScope(questions[n]) {
			sc.show(sc.s.To(questions[n]).Field)
			return
		}
	}
}

// hintGap is between two hints of the bottom line.
const hintGap = 2

// hintLine names as many actions as fit, the most important first, and always the first that leads out of the page, those that
// are always named, and the last. Where the last is the help, it goes by its key alone if that makes room for the way back.
func (sc *screen) hintLine(actions []action, width int) string {
	named := slices.DeleteFunc(slices.Clone(actions), func(a action) bool { return a.Help().Key == "" || a.quiet })
	hints := make([]string, len(named))
	for i, a := range named {
		hints[i] = firstKey(a.Binding) + " " + a.Help().Desc
	}
	out := slices.IndexFunc(named, func(a action) bool { return a.out })
	must := []int{out, len(hints) - 1}
	for i, a := range named {
		if a.always {
			must = append(must, i)
		}
	}
	back := slices.IndexFunc(named, func(a action) bool { return a.back })
	shown := fittingHints(hints, must, width)
	if last := len(hints) - 1; back >= 0 && last != out && !slices.Contains(shown, hints[back]) {
		hints[last] = firstKey(named[last].Binding)
		if shorter := fittingHints(hints, must, width); slices.Contains(shorter, hints[back]) {
			shown = shorter
		}
	}
	return sc.styles.faint.Render(strings.Join(shown, strings.Repeat(" ", hintGap)))
}

// fittingHints returns the hints that fit into a width, the first before the others, and always those at some places.
func fittingHints(hints []string, must []int, width int) []string {
	room := width + hintGap
	for i, h := range hints {
		if slices.Contains(must, i) {
			room -= ansi.StringWidth(h) + hintGap
		}
	}
	var shown []string
	for i, h := range hints {
		wide := ansi.StringWidth(h) + hintGap
		if !slices.Contains(must, i) {
			if wide > room {
				continue
			}
			room -= wide
		}
		shown = append(shown, h)
	}
	return shown
}
