package screen

import (
	"strconv"

	tea "github.com/charmbracelet/bubbletea"

	"salesaudit/internal/interview/session"
)

// listPage shows the rows of a list, of a field or of a cell, and changes them.
type listPage struct {
	place    session.Place
	rows     int // at the last drawing
	cursor   int // the row, or the number of rows for the line that adds one
	naming   *widget
	deleting bool
	row      *rowPage // the row being answered; nil while the list itself has the keys
}

func newListPage(p session.Place) *listPage { return &listPage{place: p} }

func (p *listPage) typing() bool {
	return p.naming != nil || p.deleting || p.row != nil && p.row.typing()
}

func (p *listPage) update(sc *screen, msg tea.Msg) (session.Move, tea.Cmd) {
	if p.row != nil {
		m, cmd := p.row.update(sc, msg)
		if m.Kind == session.Upward {
			p.row = nil
			m = session.Move{}
		}
		return m, cmd
	}
	key, ok := msg.(tea.KeyMsg)
	if p.naming != nil {
		return p.updateNaming(sc, msg)
	}
	if !ok {
		return session.Move{}, nil
	}
	rows := len(sc.s.Value(p.place).Rows)
	p.cursor = min(p.cursor, rows)
	if p.deleting {
		p.confirmDelete(sc, latin(key.String()))
		return session.Move{}, nil
	}
	switch name := latin(key.String()); name {
	case "up", "k":
		p.cursor = max(p.cursor-1, 0)
	case "down", "j":
		p.cursor = min(p.cursor+1, rows)
	case "home":
		p.cursor = 0
	case "end":
		p.cursor = rows
	case "shift+up", "shift+down":
		p.moveRow(sc, name)
	case "+", "=", "insert":
		p.add(sc)
	case "delete", "-", "backspace":
		p.deleting = p.cursor < rows
	case "enter":
		if p.cursor < rows {
			p.row = newRowPage(sc, p.place, p.cursor, true)
		} else {
			p.add(sc)
		}
	case "0":
		if rows == 0 && sc.taken(sc.s.Problem(sc.s.SetNone(p.place))) {
			return session.Move{Kind: session.Forward}, nil
		}
	case "?", "f7":
		if rows == 0 && sc.taken(sc.s.Problem(sc.s.SetUnknown(p.place))) {
			return session.Move{Kind: session.Forward}, nil
		}
	case "ctrl+d":
		if rows == 0 {
			sc.taken(sc.s.Problem(sc.s.Clear(p.place)))
		}
	case "tab":
		return session.Move{Kind: session.Forward}, nil
	case "shift+tab":
		return session.Move{Kind: session.Backward}, nil
	case "esc":
		if len(p.place.Cells) > 0 {
			return session.Move{Kind: session.Forward}, nil
		}
	default:
		if n, err := strconv.Atoi(name); err == nil && n >= 1 && n <= rows {
			p.cursor = n - 1
		}
	}
	return session.Move{}, nil
}

func (p *listPage) moveRow(sc *screen, name string) {
	to := p.cursor - 1
	if name == "shift+down" {
		to = p.cursor + 1
	}
	if err := sc.s.MoveRow(p.place, p.cursor, to); err == nil {
		p.cursor = to
	}
}

// add begins a new row: with its name where rows have one.
func (p *listPage) add(sc *screen) {
	if p.place.NameColumn() != nil {
		p.naming = newTyped(sc.styles, "", longestAnswer)
		return
	}
	p.added(sc, "")
}

func (p *listPage) added(sc *screen, name string) {
	row, err := sc.s.AddRow(p.place, name)
	if sc.taken(sc.s.Problem(err)) {
		p.naming = nil
		p.cursor = row + 1
		p.row = newRowPage(sc, p.place, row, false)
	}
}

func (p *listPage) updateNaming(sc *screen, msg tea.Msg) (session.Move, tea.Cmd) {
	key, ok := msg.(tea.KeyMsg)
	if !ok {
		return session.Move{}, p.naming.update(msg)
	}
	switch key.String() {
	case "esc", "shift+tab":
		p.naming = nil
	case "tab":
		p.naming = nil
		return session.Move{Kind: session.Forward}, nil
	case "enter":
		if session.Clean(p.naming.text) == "" {
			p.naming = nil // nothing typed, nothing added: the list is complete
			if len(sc.s.Value(p.place).Rows) > 0 {
				return session.Move{Kind: session.Forward}, nil
			}
			return session.Move{}, nil
		}
		p.added(sc, session.Clean(p.naming.text))
	default:
		return session.Move{}, p.naming.update(msg)
	}
	return session.Move{}, nil
}

func (p *listPage) confirmDelete(sc *screen, name string) {
	switch name {
	case "y", "l": // y, and the key of д on the Russian layout
		sc.taken(sc.s.Problem(sc.s.DeleteRow(p.place, p.cursor)))
		p.deleting = false
	case "n", "esc", "tab", "shift+tab":
		p.deleting = false
	}
}
