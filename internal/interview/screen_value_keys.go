package interview

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"salesaudit/questionnaire"
)

func (p *valuePage) update(sc *screen, msg tea.Msg) (move, tea.Cmd) {
	if p.naming != nil {
		return p.updateNaming(sc, msg)
	}
	key, ok := msg.(tea.KeyMsg)
	if !ok {
		return move{}, p.widget.update(msg)
	}
	name := key.String()
	if !p.typing() {
		name = latin(name)
	}
	switch name {
	case "enter":
		return p.commit(sc), nil
	case "tab":
		return move{kind: forward}, nil
	case "shift+tab":
		return move{kind: backward}, nil
	case "esc":
		return move{kind: upwardOf(p.place)}, nil
	case "f7":
		return p.settled(sc, sc.s.problem(sc.s.SetUnknown(p.place))), nil
	case "f8":
		return p.notMeasured(sc), nil
	case "ctrl+d":
		p.settled(sc, sc.s.problem(sc.s.Clear(p.place)))
		*p = *newValuePage(sc, p.place)
		return move{}, nil
	}
	if name == "?" && (!p.typing() || p.widget.text == "") {
		return p.settled(sc, sc.s.problem(sc.s.SetUnknown(p.place))), nil
	}
	if m, done := p.shortcut(sc, name); done {
		return m, nil
	}
	if p.place.isNumber() && key.Type == tea.KeyRunes && strings.Trim(string(key.Runes), "0123456789.,% ") != "" {
		return move{}, nil // letters are no number
	}
	if p.widget.kind == several && (name == "x" || name == " ") {
		key = tea.KeyMsg{Type: tea.KeySpace, Runes: []rune{' '}}
	}
	return move{}, p.widget.update(key)
}

// upwardOf is where Esc leads: out of a row, and nowhere from a field.
func upwardOf(p Place) moveKind {
	if len(p.Cells) > 0 {
		return upward
	}
	return stay
}

// shortcut carries out a key that answers at once.
func (p *valuePage) shortcut(sc *screen, name string) (move, bool) {
	switch {
	case p.place.isNumber():
		if name == "m" {
			return p.notMeasured(sc), true
		}
		return move{}, false
	case p.widget.kind == typed:
		return move{}, false
	case name == "0" && p.widget.kind == several:
		return p.settled(sc, sc.s.problem(sc.s.SetSeveral(p.place, nil))), true
	case name == "0" && p.place.MayBeEmpty():
		return p.choose(sc, pickNobody), true
	case name == "+" || name == "=":
		if p.place.Target.List != nil {
			p.naming = newTyped(sc.styles, "", longestAnswer)
			return move{}, true
		}
	case name == "y" && p.place.Kind == questionnaire.Bool:
		return p.choose(sc, yes), true
	case name == "n" && p.place.Kind == questionnaire.Bool:
		return p.choose(sc, no), true
	}
	i := p.widget.number(name)
	if i < 0 {
		return move{}, false
	}
	id := p.widget.choices[i].ID
	if p.widget.kind == chooser {
		return p.choose(sc, id), true
	}
	marked := p.widget.many
	if contains(marked, id) {
		marked = without(marked, id)
	} else {
		marked = append(marked, id)
	}
	p.widget.mark(sc.styles, p.inOrder(marked))
	p.widget.touched = true
	return move{}, true
}

// inOrder sorts ids by the order of the choices.
func (p *valuePage) inOrder(ids []string) []string {
	var out []string
	for _, c := range p.widget.choices {
		if contains(ids, c.ID) {
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
func (p *valuePage) updateNaming(sc *screen, msg tea.Msg) (move, tea.Cmd) {
	key, ok := msg.(tea.KeyMsg)
	if !ok {
		return move{}, p.naming.update(msg)
	}
	switch key.String() {
	case "esc", "shift+tab":
		p.naming = nil
		return move{}, nil
	case "enter":
		list := At(p.place.Target.List)
		row, err := sc.s.AddRow(list, clean(p.naming.text))
		if err == nil {
			err = sc.s.refer(p.place, sc.s.Value(list).Rows[row].ID)
		}
		if !sc.taken(sc.s.problem(err)) {
			return move{}, nil
		}
		if p.place.Kind == questionnaire.References {
			*p = *newValuePage(sc, p.place)
			return move{}, nil
		}
		return move{kind: forward}, nil
	}
	return move{}, p.naming.update(msg)
}
