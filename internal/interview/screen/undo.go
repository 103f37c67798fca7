package screen

import (
	"slices"

	"salesaudit/internal/interview/session"
	"salesaudit/internal/wording"
	"salesaudit/questionnaire"
)

// goneBack undoes or redoes a change and says what it was. It shows the field that the change was made in, or, where that
// was made in what lies over a question, that again.
func (sc *screen) goneBack(words questionnaire.Text, step func() (session.Change, error)) {
	change, err := step()
	if !sc.taken(sc.s.Problem(err)) {
		return
	}
	if change.Words == "" {
		sc.news = sc.say(sayNoStep)
		return
	}
	if again := sc.reopened(change); again != nil {
		sc.overlay = again
	} else {
		f := change.Field
		if f == nil {
			f = sc.field
		}
		if f != nil && sc.s.StateOf(f) == session.Hidden {
			f = sc.s.After(f)
		}
		sc.show(f)
		switch p := sc.page.(type) {
		case *matrixPage:
			if change.Field == f {
				p.row = max(slices.Index(p.functions, change.Function), 0)
			}
		case *listPage:
			p.cursor = change.Row
		}
	}
	sc.news = sc.say(words, change.Words)
}

// reopened is what lies over a question, as a change has left it; nil where the change was made elsewhere.
func (sc *screen) reopened(change session.Change) page {
	switch p := sc.overlay.(type) {
	case *notePage:
		if change.Part == session.InNotes && change.Field.Question == p.question {
			return newNotePage(sc, p.question)
		}
	case *evidencePage:
		if change.Part == session.InEvidence && change.Field.Question == p.question {
			return newEvidencePage(sc, p.question)
		}
	case *reviewPage:
		if change.Part == session.InReview {
			p := newReviewPage(sc)
			p.cursor = change.Criterion + 1
			return p
		}
	case *openingPage:
		if change.Part == session.InCard {
			return newClientPage(sc)
		}
	case *scopesPage:
		if after := p.after(sc, change); after != nil {
			return after
		}
	case *sharedPage:
		if change.Field == p.field.Matrix.Rules.List {
			return p
		}
	}
	return nil
}

// undoingOver adds undoing and redoing to the actions of what lies over a question, before the last, the way out.
func (sc *screen) undoingOver(actions []action) []action {
	if sc.s == nil || len(actions) == 0 {
		return actions
	}
	var undoing []action
	if card, ok := sc.overlay.(*openingPage); ok {
		undoing = card.undoing(sc)
	} else {
		undoing = []action{does(sc.keys.undo, sc.undoOver), sc.redoing(sc.redoOver)}
	}
	_, help := sc.overlay.(*helpPage)
	if _, ok := sc.overlay.(keeper); !ok || help { // nothing is changed there
		quietly(undoing...)
	}
	return slices.Insert(slices.Clone(actions), len(actions)-1, undoing...)
}

// redoing is the action that makes a change again, which the bottom line names where there is one.
func (sc *screen) redoing(do func()) action {
	redo := does(sc.keys.redo, do)
	redo.quiet = !sc.s.File.CanRedo()
	return redo
}

// undoOver undoes. What was typed is the last change: it is saved first, so that it can be brought back. What cannot be
// saved is given up, and said.
func (sc *screen) undoOver() {
	if sc.keep() {
		sc.goneBack(sayUndone, sc.s.Undo)
	} else if gone := sc.dropped(); gone != "" {
		sc.notice, sc.news = "", sc.say(sayUndoneTyped, gone)
	}
}

func (sc *screen) redoOver() {
	if sc.keep() {
		sc.goneBack(sayRedone, sc.s.Redo)
	}
}

// dropped gives up what was typed and cannot be saved, and returns it; "" where it stays.
func (sc *screen) dropped() (gone string) {
	switch p := sc.active().(type) {
	case *valuePage:
		gone = p.dropped(sc)
	case *listPage:
		if p.row != nil {
			gone = p.row.dropped(sc)
		}
	case *evidencePage:
		gone = wording.Joined(" · ", sc.setting.Text(p.form.piece.Source.Name), p.form.piece.Ref, p.form.date)
		p.form = newEvidenceForm(sc, p.question)
	case *reviewPage:
		gone = p.form.widget.text
		*p.form = *p.form.again(sc)
	case *savePage:
		gone = p.widget.text
		sc.overlay = newSavePage(sc)
	case *rulePage:
		gone = p.dropped(sc)
	case *sharedPage:
		gone = p.rule.dropped(sc)
	case *scopesPage:
		gone = p.cell.dropped(sc)
	}
	return gone
}

// dropped gives up what was typed into a cell, and returns it.
func (p *rowPage) dropped(sc *screen) (gone string) {
	switch page := p.page.(type) {
	case *valuePage:
		gone = page.dropped(sc)
	case *listPage:
		if page.row != nil {
			gone = page.row.dropped(sc)
		}
	}
	return gone
}

// dropped gives up what was typed, and returns it.
func (p *valuePage) dropped(sc *screen) (gone string) {
	typed := p.widget
	if p.naming != nil {
		typed = p.naming
	}
	gone = typed.text
	*p = *newValuePage(sc, p.place)
	return gone
}

// cardState is what a card holds when one of its steps begins.
type cardState struct {
	typed []string
	at    int
}

// undoing take back what was typed into a card and not saved, and then, of an interview, its last change.
func (p *openingPage) undoing(sc *screen) []action {
	step := func(words questionnaire.Text, from *[]cardState, saved func()) func() {
		return func() {
			switch what := p.goBackTo(sc, from); {
			case what != "":
				sc.news = sc.say(words, what)
			case sc.s == nil:
				sc.news = sc.say(sayNoStep)
			default:
				saved()
			}
		}
	}
	redo := does(sc.keys.redo, step(sayRedone, &p.undone, sc.redoOver))
	redo.quiet = len(p.undone) == 0 && (sc.s == nil || !sc.s.File.CanRedo())
	return []action{does(sc.keys.undo, step(sayUndone, &p.done, sc.undoOver)), redo}
}

// goBackTo restores the last state of one pile that differs from the present one, which it lays on the other. It returns
// the title of the step that changed, "" when none did.
func (p *openingPage) goBackTo(sc *screen, from *[]cardState) string {
	p.remember()
	now := cardState{slices.Clone(p.typed), p.at}
	if from == &p.undone && len(p.done) > 0 && !slices.Equal(p.done[len(p.done)-1].typed, now.typed) {
		p.undone = nil // another change was made since
	}
	for n := len(*from); n > 0; n-- {
		was := (*from)[n-1]
		if slices.Equal(was.typed, now.typed) {
			continue
		}
		*from = (*from)[:n-1]
		undone := p.undone
		if from == &p.done {
			undone = append(undone, now)
		}
		p.restore(sc, was)
		p.undone = undone
		changed := 0
		for changed < len(now.typed)-1 && was.typed[changed] == now.typed[changed] {
			changed++
		}
		return p.steps[changed].Title
	}
	return ""
}

// restore puts a card back into a state.
func (p *openingPage) restore(sc *screen, was cardState) {
	if p.own > 0 { // the language
		p.steps[0].Take(&session.Opening{}, was.typed[0])
	}
	p.typed = slices.Clone(was.typed)
	p.open(sc, was.at)
}

var sayUndoneTyped = questionnaire.Text{RU: "Отменено: набранное «%s».", EN: "Undone: what was typed, “%s”."}
