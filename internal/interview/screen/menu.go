package screen

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"salesaudit/internal/interview/session"
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

// whole is lines, each broken where the width ends, with all of the one at the cursor in sight where that has room.
func (m *menu) whole(sc *screen, lines []string, width, height int) string {
	var out []string
	at := 0
	for i, line := range lines {
		parts := indented(hang(line, width-2), 2)
		if i == m.cursor {
			at = len(out) + len(parts)/2
			parts[0] = ">" + parts[0][1:]
			for k := range parts {
				parts[k] = sc.styles.accent.Render(parts[k])
			}
		}
		out = append(out, parts...)
	}
	return strings.Join(window(out, at, height), "\n")
}
