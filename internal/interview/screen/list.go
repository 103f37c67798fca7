package screen

import (
	"slices"
	"strconv"
	"unicode"
	"unicode/utf8"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"salesaudit/internal/clean"
	"salesaudit/internal/interview/session"
)

// listPage shows the rows of a list, of a field or of a cell, and changes them.
type listPage struct {
	place    session.Place
	cursor   int // the row, or the number of rows for the line that adds one
	naming   *widget
	deleting bool
	pasted   []string // names of rows, of which it is asked whether they are to be added; nil for none
	there    []string // other names that were pasted, of rows that there are already
	row      *rowPage // the row being answered; nil while the list itself has the keys
	adding   bool     // the cursor is on the line that adds a row with a name: letters begin it
}

func newListPage(p session.Place) *listPage { return &listPage{place: p} }

func (p *listPage) typing() bool {
	return p.naming != nil || p.deleting || p.pasted != nil || p.row == nil && p.adding || p.row != nil && p.row.typing()
}

// asking reports whether the page waits for a yes or no, before which nothing else goes on.
func (p *listPage) asking() bool {
	if p.row != nil {
		inner, ok := p.row.page.(*listPage)
		return ok && inner.asking()
	}
	return p.deleting || p.pasted != nil
}

func (p *listPage) actions(sc *screen) []action {
	switch {
	case p.row != nil:
		return then(p.row.actions(sc), func(m session.Move) session.Move {
			if m.Kind == session.Upward {
				p.leaveRow(sc)
				return session.Move{}
			}
			return m
		})
	case p.naming != nil:
		return p.namingActions(sc)
	case p.pasted != nil:
		return p.pasteActions(sc)
	case p.deleting:
		return []action{
			does(sc.keys.confirm, func() {
				sc.taken(sc.s.Problem(sc.s.DeleteRow(p.place, p.cursor)))
				p.deleting = false
			}),
			wayOut(does(sc.keys.refuse, func() { p.deleting = false })),
		}
	}
	rows := len(sc.s.Value(p.place).Rows)
	p.cursor = min(p.cursor, rows)
	p.adding = p.cursor == rows && p.place.NameColumn() != nil
	k := &sc.keys
	out := append(p.refusedActions(sc), does(k.add, func() { p.add(sc) }))
	if rows == 0 {
		out = append(out,
			leads(k.noRows, func() session.Move { return sc.settled(sc.s.SetNone(p.place)) }),
			leads(k.unknown, func() session.Move { return sc.settled(sc.s.SetUnknown(p.place)) }))
	}
	if p.cursor < rows {
		out = append(out, does(k.change, func() { p.row = newRowPage(sc, p.place, p.cursor, true) }))
	} else {
		out = append(out, does(key.NewBinding(key.WithKeys("enter")), func() { p.add(sc) }))
	}
	out = append(out, goes(k.goOn, session.Forward), wayBack(goes(k.back, session.Backward)))
	if rows > 0 {
		out = append(out,
			does(k.remove, func() { p.deleting = p.cursor < rows }),
			takes(k.move, func(pressed string) { p.moveRow(sc, pressed) }))
	}
	out = append(out, quietly(takes(p.pointing(k.rows), func(pressed string) { p.point(pressed, rows) }))...)
	if rows == 0 {
		out = append(out, quietly(does(k.unanswer, func() { sc.taken(sc.s.Problem(sc.s.Clear(p.place))) }))...)
	}
	if len(p.place.Cells) > 0 {
		out = append(out, wayOut(goes(k.leaveRow, session.Forward)))
	}
	return out
}

func (p *listPage) other(sc *screen, msg tea.Msg) tea.Cmd {
	switch {
	case p.row != nil:
		return p.row.other(sc, msg)
	case p.deleting || p.pasted != nil:
		sc.misreads(msg)
	case p.pastes(sc, msg):
	case p.naming != nil:
		return p.naming.update(msg)
	case p.adding && begins(msg):
		p.add(sc)
		return p.naming.update(msg)
	}
	return nil
}

// begins reports whether a message begins the name of a row: a letter, or something pasted.
func begins(msg tea.Msg) bool {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		letter, _ := utf8.DecodeRuneInString(msg.Text)
		return unicode.IsLetter(letter)
	case tea.PasteMsg:
		return true
	}
	return false
}

// pointing are the keys of the cursor, without those that begin a name.
func (p *listPage) pointing(b key.Binding) key.Binding {
	if !p.adding {
		return b
	}
	keys := slices.DeleteFunc(slices.Clone(b.Keys()), func(each string) bool { return slices.Contains(letters("jk"), each) })
	return key.NewBinding(key.WithKeys(keys...), key.WithHelp(b.Help().Key, b.Help().Desc))
}

// point moves the cursor: to a row, or behind the last to the line that adds one.
func (p *listPage) point(pressed string, rows int) {
	if n, err := strconv.Atoi(pressed); err == nil {
		if n <= rows {
			p.cursor = n - 1
		}
		return
	}
	p.cursor = pointed(pressed, p.cursor, rows+1)
}

func (p *listPage) moveRow(sc *screen, pressed string) {
	to := p.cursor - 1
	if pressed == "shift+down" {
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
		if p.row = newRowPage(sc, p.place, row, false); p.row != nil {
			p.row.added = p.place.NameColumn() == nil // a name says something
		}
	}
}

// leaveRow gives the keys back to the list.
func (p *listPage) leaveRow(sc *screen) {
	if p.row.drop(sc) {
		sc.news = sc.say(sayNoRow)
	}
	p.row = nil
}

// namingActions are for the name of a new row. Nothing typed adds nothing: then the list is complete.
func (p *listPage) namingActions(sc *screen) []action {
	return []action{
		leads(sc.keys.addNamed, func() session.Move {
			if name := clean.Typed(p.naming.text); name != "" {
				p.added(sc, name)
				return session.Move{}
			}
			p.naming = nil
			if len(sc.s.Value(p.place).Rows) > 0 {
				return session.Move{Kind: session.Forward}
			}
			return session.Move{}
		}),
		leads(sc.keys.goOn, leaves(sc, p, session.Forward)),
		wayOut(does(sc.keys.cancel, func() {
			sc.unnamed(p.naming)
			p.naming = nil
		})),
	}
}
