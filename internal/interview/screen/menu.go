package screen

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"salesaudit/internal/interview/session"
	"salesaudit/internal/wording"
)

// menu is a list of lines with a cursor, of which one can be chosen.
type menu struct {
	cursor, size int
}

// actions move the cursor, choose and close; of an empty menu Enter closes it too.
func (m *menu) actions(sc *screen, choose func() session.Move) []action {
	return m.choosing(sc, sc.keys.goThere, choose)
}

// choosing are the actions where choosing has a name of its own.
func (m *menu) choosing(sc *screen, by key.Binding, choose func() session.Move) []action {
	return []action{
		leads(by, func() session.Move {
			if m.size == 0 {
				return session.Move{Kind: session.Upward}
			}
			return choose()
		}),
		takes(sc.keys.menu, func(pressed string) { m.cursor = pointed(pressed, m.cursor, m.size) }),
		goes(sc.keys.close, session.Upward),
	}
}

func (m *menu) other(*screen, tea.Msg) tea.Cmd { return nil }
func (m *menu) typing() bool                   { return false }

// pointed is where a cursor among lines goes by a key.
func pointed(pressed string, cursor, lines int) int {
	switch {
	case pressed == "up" || slices.Contains(letters("k"), pressed):
		cursor--
	case pressed == "down" || slices.Contains(letters("j"), pressed):
		cursor++
	case pressed == "home" || pressed == "pgup":
		cursor = 0
	case pressed == "end" || pressed == "pgdown":
		cursor = lines
	}
	return max(min(cursor, lines-1), 0)
}

func (m *menu) lines(sc *screen, lines []string, width, height int) string {
	for i, line := range lines {
		line = cut(line, width-2)
		if i == m.cursor {
			lines[i] = sc.styles.accent.Render("> " + line)
		} else {
			lines[i] = "  " + line
		}
	}
	return strings.Join(window(lines, m.cursor, height), "\n")
}

// whole is lines, and below them the one at the cursor with all that the width cut off.
func (m *menu) whole(sc *screen, lines []string, width, height int) string {
	below := wording.Wrap(lines[m.cursor], width)
	if len(below) < 2 {
		below = nil
	}
	room := height - len(below) - min(len(below), 1)
	if room < min(fewestRows, len(lines)) { // the lines themselves are what is chosen from
		return m.lines(sc, lines, width, height)
	}
	list := m.lines(sc, lines, width, room)
	if below == nil {
		return list
	}
	return list + "\n\n" + strings.Join(sc.faint(below), "\n")
}
