package screen

import (
	"slices"

	tea "charm.land/bubbletea/v2"
)

// editingKeys are the keys beside characters that reach a field that is typed into. The library's fields know more, and
// some of them end the program: a selection (Shift with arrows, Ctrl+G) outlives the text that it was of, and deleting the
// word in front of the cursor reads behind the end of a line.
var editingKeys = []string{
	"left", "right", "up", "down", "home", "end", "pgup", "pgdown", "backspace", "delete",
	"ctrl+left", "ctrl+right", "ctrl+home", "ctrl+end", "ctrl+backspace", "alt+left", "alt+right", "alt+backspace",
	"ctrl+a", "ctrl+b", "ctrl+d", "ctrl+e", "ctrl+f", "ctrl+h", "ctrl+k", "ctrl+n", "ctrl+p", "ctrl+u", "ctrl+v", "ctrl+w",
	"ctrl+j", "alt+enter", // a new line of a note
}

// edits reports whether an event may reach a field that is typed into.
func edits(msg tea.Msg) bool {
	pressed, ok := msg.(tea.KeyPressMsg)
	return !ok || pressed.Text != "" || slices.Contains(editingKeys, pressed.String())
}
