package screen

import (
	"strings"

	"salesaudit/internal/clean"
	"salesaudit/internal/interview/session"
)

// keeper is a page that may hold what was typed or marked and not confirmed yet.
type keeper interface {
	// keep makes an answer of it. It reports false, with the problem as the notice, where it cannot be one.
	keep(sc *screen) bool
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
	case p.widget.kind != chooser && (p.widget.touched || p.widget.begun != ""):
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
		return p.row.keep(sc)
	case p.naming != nil:
		if name := clean.Typed(p.naming.text); name != "" {
			row, err := sc.s.AddRow(p.place, name)
			if !sc.taken(sc.s.Problem(err)) {
				return false
			}
			p.cursor = row + 1
		}
		p.naming = nil
	}
	return true
}

func (p *notePage) keep(sc *screen) bool {
	if !p.widget.touched {
		return true
	}
	return sc.taken(sc.s.Problem(sc.s.SetNote(p.question, strings.ToValidUTF8(p.widget.text, ""))))
}
