package screen

import (
	"slices"
	"strconv"
	"strings"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/huh"
	"github.com/charmbracelet/x/ansi"

	"salesaudit/internal/interview/session"
)

// widget is one field of huh, driven without a form: huh's forms refuse to leave a field that is not valid, and
// its fields write into their variable before anybody chose. Here the variable is the widget's own and the page
// decides when it becomes an answer; keys for moving on never reach the field.
type widget struct {
	field huh.Field

	choices []session.Choice // of a chooser or a several
	one     string           // chooser: the id under the cursor
	many    []string         // several: the ids that are marked
	text    string           // typed
	kind    widgetKind
	touched bool // several, typed: something was changed
	lines   int  // rows that the options take
}

type widgetKind uint8

const (
	chooser widgetKind = iota
	several
	typed
	paragraph
)

// newChooser makes a widget to choose one thing; current is where the cursor stands.
func newChooser(st styles, choices []session.Choice, current string) *widget {
	w := &widget{kind: chooser, choices: choices, one: current, lines: len(choices)}
	options := make([]huh.Option[string], len(choices))
	for i, c := range choices {
		options[i] = huh.NewOption(c.Label, c.ID)
	}
	keys := huh.NewDefaultKeyMap()
	keys.Select.Filter = key.NewBinding(key.WithDisabled())
	w.ready(huh.NewSelect[string]().Options(options...).Value(&w.one).WithKeyMap(keys), st)
	return w
}

// newSeveral makes a widget to mark any number of things.
func newSeveral(st styles, choices []session.Choice, current []string) *widget {
	w := &widget{kind: several, choices: choices, lines: len(choices)}
	w.mark(st, current)
	return w
}

// mark makes the field of a several anew with other marks: huh has no way to set them from outside.
func (w *widget) mark(st styles, ids []string) {
	hovered := 0
	if m, ok := w.field.(*huh.MultiSelect[string]); ok {
		if id, ok := m.Hovered(); ok {
			hovered = w.place(id)
		}
	}
	w.many = append([]string{}, ids...)
	options := make([]huh.Option[string], len(w.choices))
	for i, c := range w.choices {
		options[i] = huh.NewOption(c.Label, c.ID).Selected(slices.Contains(ids, c.ID))
	}
	keys := huh.NewDefaultKeyMap()
	keys.MultiSelect.Filter = key.NewBinding(key.WithDisabled())
	w.ready(huh.NewMultiSelect[string]().Options(options...).Value(&w.many).Filterable(false).WithKeyMap(keys), st)
	for range hovered {
		w.field.Update(tea.KeyMsg{Type: tea.KeyDown})
	}
}

// newTyped makes a widget for one line of text.
func newTyped(st styles, current string, limit int) *widget {
	w := &widget{kind: typed, text: current, lines: 1}
	input := huh.NewInput().Value(&w.text).Prompt("> ").CharLimit(limit)
	w.ready(input.WithKeyMap(huh.NewDefaultKeyMap()), st)
	return w
}

// newParagraph makes a widget for a text of several lines.
func newParagraph(st styles, current string) *widget {
	w := &widget{kind: paragraph, text: current, lines: 6}
	area := huh.NewText().Value(&w.text).Lines(w.lines).CharLimit(4000).ExternalEditor(false)
	w.ready(area.WithKeyMap(huh.NewDefaultKeyMap()), st)
	return w
}

func (w *widget) ready(field huh.Field, st styles) {
	w.field = field.WithTheme(st.theme)
	w.field.Focus()
}

func (w *widget) place(id string) int {
	for i, c := range w.choices {
		if c.ID == id {
			return i
		}
	}
	return -1
}

// number returns the choice that a digit key names: its place from 0, or -1.
func (w *widget) number(keyName string) int {
	n, err := strconv.Atoi(keyName)
	if err != nil || len(keyName) != 1 || n == 0 {
		return -1
	}
	for i, c := range w.choices {
		if len(c.Label) > 0 && c.Label[0] == keyName[0] && (len(c.Label) == 1 || c.Label[1] == ' ') {
			return i
		}
	}
	return -1
}

// update passes an event to the field.
func (w *widget) update(msg tea.Msg) tea.Cmd {
	before := w.text
	_, isKey := msg.(tea.KeyMsg)
	marked := len(w.many)
	m, cmd := w.field.Update(msg)
	w.field = m.(huh.Field)
	w.touched = w.touched || isKey && (w.text != before || len(w.many) != marked)
	return cmd
}

// view draws the field in a width and at most a height. huh draws all options; which of them are shown is decided
// here, so that the one at the cursor is, and that the others can be seen to be there.
func (w *widget) view(width, height int) string {
	w.field = w.field.WithWidth(width)
	if w.kind == typed || w.kind == paragraph {
		return w.field.View()
	}
	w.field = w.field.WithHeight(0) // as many lines as the options take in this width
	lines := strings.Split(w.field.View(), "\n")
	cursor := slices.IndexFunc(lines, func(line string) bool { return strings.HasPrefix(ansi.Strip(line), ">") })
	return strings.Join(window(lines, max(cursor, 0), height), "\n")
}
