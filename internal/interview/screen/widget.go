package screen

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"
	"github.com/charmbracelet/x/ansi"

	"salesaudit/internal/interview/session"
)

// widget is one field of huh, driven without a form: huh's forms refuse to leave a field that is not valid, and
// its fields write into their variable before anybody chose. Here the variable is the widget's own and the page
// decides when it becomes an answer; keys for moving on never reach the field.
type widget struct {
	field huh.Field

	options []option // of a chooser or a several
	one     string   // chooser: the id under the cursor
	many    []string // several: the ids that are marked
	text    string   // typed
	kind    widgetKind
	touched bool // several, typed: something was changed
	lines   int  // rows that the options take
}

// option is one line of a chooser or a several.
type option struct {
	id    string
	label string
	digit string // the key that picks it; "" for none
}

type widgetKind uint8

const (
	chooser widgetKind = iota
	several
	typed
	paragraph
)

// newChooser makes a widget to choose one thing; current is where the cursor is.
func newChooser(st *styles, options []option, current string) *widget {
	w := &widget{kind: chooser, options: options, one: current, lines: len(options)}
	lines := make([]huh.Option[string], len(options))
	for i, o := range options {
		lines[i] = huh.NewOption(o.label, o.id)
	}
	keys := huh.NewDefaultKeyMap()
	keys.Select.Filter = key.NewBinding(key.WithDisabled())
	w.ready(huh.NewSelect[string]().Options(lines...).Value(&w.one).WithKeyMap(keys), st)
	return w
}

// newSeveral makes a widget to mark any number of things.
func newSeveral(st *styles, options []option, current []string) *widget {
	w := &widget{kind: several, options: options, lines: len(options)}
	w.mark(st, current)
	return w
}

// mark makes the field of a several anew with other marks: huh has no way to set them from outside.
func (w *widget) mark(st *styles, ids []string) {
	hovered := 0
	if m, ok := w.field.(*huh.MultiSelect[string]); ok {
		if id, ok := m.Hovered(); ok {
			hovered = slices.IndexFunc(w.options, func(o option) bool { return o.id == id })
		}
	}
	w.many = append([]string{}, ids...)
	lines := make([]huh.Option[string], len(w.options))
	for i, o := range w.options {
		lines[i] = huh.NewOption(o.label, o.id).Selected(slices.Contains(ids, o.id))
	}
	keys := huh.NewDefaultKeyMap()
	keys.MultiSelect.Filter = key.NewBinding(key.WithDisabled())
	w.ready(huh.NewMultiSelect[string]().Options(lines...).Value(&w.many).Filterable(false).WithKeyMap(keys), st)
	for range hovered {
		w.field.Update(tea.KeyPressMsg{Code: tea.KeyDown})
	}
}

// newTyped makes a widget for one line of text.
func newTyped(st *styles, current string, limit int) *widget {
	w := &widget{kind: typed, text: current, lines: 1}
	input := huh.NewInput().Value(&w.text).Prompt("> ").CharLimit(max(limit, len(current)))
	w.ready(input.WithKeyMap(huh.NewDefaultKeyMap()), st)
	return w
}

// longestNote bounds a text of several lines, in characters.
const longestNote = 4000

// newParagraph makes a widget for a text of several lines.
func newParagraph(st *styles, current string) *widget {
	w := &widget{kind: paragraph, text: current, lines: 6}
	area := huh.NewText().Value(&w.text).Lines(w.lines).CharLimit(max(longestNote, len(current))).ExternalEditor(false)
	w.ready(area.WithKeyMap(huh.NewDefaultKeyMap()), st)
	return w
}

func (w *widget) ready(field huh.Field, st *styles) {
	w.field = field.WithTheme(st)
	w.field.Focus()
}

// picked returns the id of the option that a digit picks, "" for none.
func (w *widget) picked(digit string) string {
	for _, o := range w.options {
		if o.digit == digit {
			return o.id
		}
	}
	return ""
}

// choosing is the action that picks an option by its digit and commits it.
func (w *widget) choosing(b key.Binding, commit func() session.Move) action {
	return action{Binding: b, do: func(digit string) session.Move {
		id := w.picked(digit)
		if id == "" {
			return session.Move{}
		}
		w.one = id
		return commit()
	}}
}

// toggle marks or unmarks the option that a digit picks, or, by any other key, the one under the cursor.
func (w *widget) toggle(st *styles, pressed string) {
	id := w.picked(pressed)
	if id == "" {
		if slices.Contains(digits(), pressed) {
			return
		}
		id, _ = w.field.(*huh.MultiSelect[string]).Hovered()
	}
	var marked []string
	for _, o := range w.options {
		if slices.Contains(w.many, o.id) != (o.id == id) {
			marked = append(marked, o.id)
		}
	}
	w.mark(st, marked)
	w.touched = true
}

// update passes an event to the field.
func (w *widget) update(msg tea.Msg) tea.Cmd {
	text, many := w.text, slices.Clone(w.many)
	m, cmd := w.field.Update(msg)
	w.field = m.(huh.Field)
	w.touched = w.touched || w.text != text || !slices.Equal(w.many, many)
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
