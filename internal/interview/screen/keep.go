package screen

import (
	"slices"
	"strings"

	"salesaudit/internal/clean"
	"salesaudit/internal/interview/session"
)

// keeper is a page that may hold what was typed or marked and not confirmed yet.
type keeper interface {
	// keep makes an answer of it. It reports false, with the problem as the notice, where it cannot be one.
	keep(sc *screen) bool
	// holds reports whether there is anything to keep.
	holds(sc *screen) bool
}

// keep makes answers of what was typed and not confirmed, before the page that holds it is left.
func (sc *screen) keep() bool {
	if p, ok := sc.active().(keeper); ok {
		return p.keep(sc)
	}
	return true
}

// keeping leaves the page of an action only where nothing typed is lost with it.
func keeping(sc *screen, actions []action) []action {
	out := append([]action{}, actions...)
	for i, a := range out {
		if a.keeps {
			continue
		}
		out[i].do = func(pressed string) session.Move {
			if !sc.keep() {
				return session.Move{}
			}
			return a.do(pressed)
		}
	}
	return out
}

// leaves is a move out of a page that keeps what was typed there.
func leaves(sc *screen, p keeper, where session.MoveKind) func() session.Move {
	return func() session.Move {
		if !p.keep(sc) {
			return session.Move{}
		}
		return session.Move{Kind: where}
	}
}

func (p *valuePage) keep(sc *screen) bool {
	switch {
	case p.naming != nil:
		name := clean.Typed(p.naming.text)
		if name != "" && !sc.taken(sc.s.Problem(sc.s.AddAndRefer(p.place, name))) {
			return false
		}
		*p = *newValuePage(sc, p.place)
	case p.widget.begun != "" || p.widget.kind != chooser && p.widget.touched:
		return p.commit(sc).Kind != session.Stay
	}
	return true
}

func (p *rowPage) keep(sc *screen) bool {
	if inner, ok := p.page.(keeper); ok {
		return inner.keep(sc)
	}
	return true
}

func (p *listPage) keep(sc *screen) bool {
	switch {
	case p.row != nil:
		if !p.row.keep(sc) {
			return false
		}
		if p.row.drop(sc) {
			sc.news = sc.say(sayNoRow)
			p.row = nil
		}
	case p.naming != nil:
		if name := clean.Typed(p.naming.text); name != "" {
			row, err := sc.s.AddRow(p.place, name)
			if !sc.taken(sc.s.Problem(err)) {
				return false
			}
			p.cursor = row + 1
		}
		p.naming = nil
	case p.pasted != nil: // rows that nobody agreed to are not added, and not thrown away either
		sc.notice = sc.say(sayPastedWait, len(p.pasted))
		return false
	}
	return true
}

// unnamed gives up the name of a row, and says which it was.
func (sc *screen) unnamed(naming *widget) {
	if name := clean.Typed(naming.text); name != "" {
		sc.news = sc.say(sayNotAdded, name)
	}
}

func (p *notePage) keep(sc *screen) bool {
	if !p.widget.touched {
		return true
	}
	return sc.taken(sc.s.Problem(sc.s.SetNote(p.question, strings.ToValidUTF8(p.widget.text, ""))))
}

// keep corrects the card where it was changed. A new interview has its own question for that.
func (p *openingPage) keep(sc *screen) bool {
	if p.own > 0 {
		return true
	}
	p.remember()
	if slices.Equal(p.typed, p.first) {
		return true
	}
	for i, step := range p.steps {
		if sc.notice = step.Take(&session.Opening{}, p.typed[i]); sc.notice != "" {
			return false
		}
	}
	return sc.taken(sc.s.Problem(sc.s.SetOpening(p.opening())))
}

// giveUp leaves the correction of a card without it, and says so.
func (p *openingPage) giveUp(sc *screen) session.Move {
	if p.holds(sc) {
		sc.news = sc.say(sayCardAsBefore)
	}
	return session.Move{Kind: session.Upward}
}

// keep has nothing to save: the name of a file is taken by Enter alone, so that none is written unasked.
func (p *savePage) keep(sc *screen) bool {
	if p.widget.touched {
		sc.notice = sc.say(saySaveByEnter, clean.Typed(p.widget.text))
	}
	return !p.widget.touched
}
