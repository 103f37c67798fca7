package screen

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"salesaudit/internal/clean"
	"salesaudit/internal/interview/session"
	"salesaudit/questionnaire"
)

func (p *valuePage) actions(sc *screen) []action {
	if p.naming != nil {
		return []action{leads(sc.keys.addNamed, func() session.Move { return p.named(sc) }), wayOut(does(sc.keys.cancel, func() {
			sc.unnamed(p.naming)
			p.naming = nil
		}))}
	}
	k := &sc.keys
	commit := sc.committing(func() session.Move { return p.commit(sc) })
	var out []action
	switch p.widget.kind {
	case chooser:
		commitHere := func() session.Move { return p.commit(sc) }
		out = append([]action{p.widget.choosing(sc, commitHere), p.widget.pointing(sc)}, p.widget.choosingBegun(commitHere)...)
	case several:
		out = []action{p.widget.marking(sc), commit}
	default:
		out = []action{commit}
	}
	states := p.stateActions(sc)
	if p.widget.kind == chooser { // which has an option for it
		states = quietly(states...)
	}
	out = append(out, states...)
	newTarget := does(k.newTarget, func() { p.naming = newTyped(sc.styles, "", longestAnswer) })
	out = append(out, wayBack(leads(k.back, leaves(sc, p, session.Backward))))
	if p.widget.kind == several {
		out = append(out, leads(k.none, func() session.Move { return p.none(sc) }))
		if p.place.Target.List != nil {
			out = append(out, newTarget)
		}
	}
	out = append(out, leads(k.skip, leaves(sc, p, session.Forward)))
	if len(p.place.Cells) > 0 {
		out = append(out, wayOut(leads(k.leaveRow, leaves(sc, p, session.Upward))))
	}
	if p.widget.kind == chooser {
		out = append(append(out, quietly(commit)...), quietly(p.shortcuts(sc)...)...)
		if p.place.Target.List != nil {
			out = append(out, quietly(newTarget)...)
		}
	}
	return append(out, quietly(does(k.unanswer, func() {
		sc.taken(sc.s.Problem(sc.s.Clear(p.place)))
		*p = *newValuePage(sc, p.place)
	}))...)
}

// stateActions say that there is no answer, and why. Where something is typed or marked the key has to be pressed twice.
func (p *valuePage) stateActions(sc *screen) []action {
	k := &sc.keys
	says := func(b key.Binding, set func() error) action {
		return action{Binding: b, do: func(pressed string) session.Move {
			isTyped := p.widget.kind != chooser && p.widget.isEdited() && (p.widget.text != "" || p.widget.kind == several)
			if isTyped && sc.unmarking == "" {
				sc.unmarking = pressed
				sc.news = sc.say(sayTypedWouldGo, strings.ToUpper(pressed))
				return session.Move{}
			}
			return sc.settled(set())
		}}
	}
	unknown := func(b key.Binding) action {
		return says(b, func() error { return sc.s.SetUnknown(p.place) })
	}
	notMeasured := func(b key.Binding) action {
		return says(b, func() error { return sc.s.SetNotMeasured(p.place) })
	}
	switch {
	case p.place.Measurable && p.typing():
		return []action{notMeasured(k.notMeasuredTyped), unknown(k.unknownTyped)}
	case p.place.Measurable:
		return []action{notMeasured(k.notMeasured), unknown(k.unknown)}
	case p.place.IsNumber() && p.typing():
		return []action{unknown(k.unknownTyped)}
	case !p.typing():
		return []action{unknown(k.unknown)}
	}
	var out []action
	if !p.place.NameOfRow() {
		out = append(out, says(k.noText, func() error { return sc.s.SetText(p.place, "") }))
	}
	out = append(out, unknown(k.unknownTyped))
	if p.widget.text == "" {
		out = append(out, unknown(key.NewBinding(key.WithKeys("?")))) // later it is part of the text
	}
	return out
}

// shortcuts are keys for what can be chosen with the arrows too.
func (p *valuePage) shortcuts(sc *screen) []action {
	choose := func(b key.Binding, id string) action {
		return leads(b, func() session.Move { return p.choose(sc, id) })
	}
	if p.place.Kind == questionnaire.Bool {
		return []action{choose(sc.keys.yes, session.Yes), choose(sc.keys.no, session.No), does(sc.keys.misread, sc.misread)}
	}
	if p.place.MayBeEmpty() {
		return []action{choose(sc.keys.nobody, pickNobody)}
	}
	return nil
}

// none answers that nothing applies. Where something is marked the key has to be pressed twice.
func (p *valuePage) none(sc *screen) session.Move {
	if len(p.widget.many) > 0 && sc.unmarking == "" {
		sc.unmarking = firstKey(sc.keys.none)
		sc.news = sc.say(sayMarksWouldGo)
		return session.Move{}
	}
	return sc.settled(sc.s.SetSeveral(p.place, nil))
}

// named adds a row to the list that the place refers to, and names it at once.
func (p *valuePage) named(sc *screen) session.Move {
	if !sc.taken(sc.s.Problem(sc.s.AddAndRefer(p.place, clean.Typed(p.naming.text)))) {
		return session.Move{}
	}
	if p.place.Kind == questionnaire.References {
		*p = *newValuePage(sc, p.place)
		return session.Move{}
	}
	return session.Move{Kind: session.Forward}
}

func (p *valuePage) other(_ *screen, msg tea.Msg) tea.Cmd {
	if p.naming != nil {
		return p.naming.update(msg)
	}
	return p.widget.update(msg)
}
