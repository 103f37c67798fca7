package screen

import (
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"salesaudit/internal/interview/session"
	"salesaudit/questionnaire"
)

func (p *valuePage) update(sc *screen, msg tea.Msg) (session.Move, tea.Cmd) {
	if p.naming != nil {
		return p.updateNaming(sc, msg)
	}
	key, ok := msg.(tea.KeyMsg)
	if !ok {
		return session.Move{}, p.widget.update(msg)
	}
	name := key.String()
	if !p.typing() {
		name = latin(name)
	}
	switch name {
	case "enter":
		return p.commit(sc), nil
	case "tab":
		return session.Move{Kind: session.Forward}, nil
	case "shift+tab":
		return session.Move{Kind: session.Backward}, nil
	case "esc":
		return session.Move{Kind: upwardOf(p.place)}, nil
	case "f7":
		return p.settled(sc, sc.s.Problem(sc.s.SetUnknown(p.place))), nil
	case "f8":
		return p.notMeasured(sc), nil
	case "ctrl+d":
		p.settled(sc, sc.s.Problem(sc.s.Clear(p.place)))
		*p = *newValuePage(sc, p.place)
		return session.Move{}, nil
	}
	if name == "?" && (!p.typing() || p.widget.text == "") {
		return p.settled(sc, sc.s.Problem(sc.s.SetUnknown(p.place))), nil
	}
	if m, done := p.shortcut(sc, name); done {
		return m, nil
	}
	if p.place.IsNumber() && key.Type == tea.KeyRunes && strings.Trim(string(key.Runes), "0123456789.,% ") != "" {
		return session.Move{}, nil // letters are no number
	}
	if p.widget.kind == several && (name == "x" || name == " ") {
		key = tea.KeyMsg{Type: tea.KeySpace, Runes: []rune{' '}}
	}
	return session.Move{}, p.widget.update(key)
}

// upwardOf is where Esc leads: out of a row, and nowhere from a field.
func upwardOf(p session.Place) session.MoveKind {
	if len(p.Cells) > 0 {
		return session.Upward
	}
	return session.Stay
}

// shortcut carries out a key that answers at once.
func (p *valuePage) shortcut(sc *screen, name string) (session.Move, bool) {
	switch {
	case p.place.IsNumber():
		if name == "m" {
			return p.notMeasured(sc), true
		}
		return session.Move{}, false
	case p.widget.kind == typed:
		return session.Move{}, false
	case name == "0" && p.widget.kind == several:
		return p.settled(sc, sc.s.Problem(sc.s.SetSeveral(p.place, nil))), true
	case name == "0" && p.place.MayBeEmpty():
		return p.choose(sc, pickNobody), true
	case name == "+" || name == "=":
		if p.place.Target.List != nil {
			p.naming = newTyped(sc.styles, "", longestAnswer)
			return session.Move{}, true
		}
	case name == "y" && p.place.Kind == questionnaire.Bool:
		return p.choose(sc, session.Yes), true
	case name == "n" && p.place.Kind == questionnaire.Bool:
		return p.choose(sc, session.No), true
	}
	i := p.widget.number(name)
	if i < 0 {
		return session.Move{}, false
	}
	id := p.widget.choices[i].ID
	if p.widget.kind == chooser {
		return p.choose(sc, id), true
	}
	marked := p.widget.many
	if slices.Contains(marked, id) {
		marked = without(marked, id)
	} else {
		marked = append(marked, id)
	}
	p.widget.mark(sc.styles, p.inOrder(marked))
	p.widget.touched = true
	return session.Move{}, true
}

// inOrder sorts ids by the order of the choices.
func (p *valuePage) inOrder(ids []string) []string {
	var out []string
	for _, c := range p.widget.choices {
		if slices.Contains(ids, c.ID) {
			out = append(out, c.ID)
		}
	}
	return out
}

func without(list []string, s string) []string {
	var out []string
	for _, x := range list {
		if x != s {
			out = append(out, x)
		}
	}
	return out
}

// updateNaming takes the name of a new row, which is then named at once.
func (p *valuePage) updateNaming(sc *screen, msg tea.Msg) (session.Move, tea.Cmd) {
	key, ok := msg.(tea.KeyMsg)
	if !ok {
		return session.Move{}, p.naming.update(msg)
	}
	switch key.String() {
	case "esc", "shift+tab":
		p.naming = nil
		return session.Move{}, nil
	case "enter":
		if !sc.taken(sc.s.Problem(sc.s.AddAndRefer(p.place, session.Clean(p.naming.text)))) {
			return session.Move{}, nil
		}
		if p.place.Kind == questionnaire.References {
			*p = *newValuePage(sc, p.place)
			return session.Move{}, nil
		}
		return session.Move{Kind: session.Forward}, nil
	}
	return session.Move{}, p.naming.update(msg)
}
