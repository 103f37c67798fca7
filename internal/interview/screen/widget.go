package screen

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"
	"github.com/charmbracelet/x/ansi"
)

// widget is one field of huh, driven without a form: huh's forms refuse to leave a field that is not valid, and
// its fields write into their variable before anybody chose. Here the variable is the widget's own and the page
// decides when it becomes an answer; keys for moving on never reach the field.
type widget struct {
	field  huh.Field
	styles *styles // of a several, which makes its field anew

	options []option // of a chooser or a several
	one     string   // chooser: the id under the cursor
	many    []string // several: the ids that are marked
	text    string   // typed, paragraph
	from    string   // typed, paragraph: the text that it began with
	kind    widgetKind
	touched bool   // several, typed: something was changed
	lines   int    // rows that the options take
	wide    int    // columns of the widest of them
	room    int    // rows that they had when they were drawn last
	begun   string // chooser, several: a number that may go on, as 1 where there is an option 10
}

// option is one line of a chooser or a several.
type option struct {
	id    string
	label string
	digit string // the number that picks it; "" for none
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
	w := &widget{kind: chooser, options: options, one: current, lines: len(options), wide: widestOption(options)}
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
	w := &widget{kind: several, options: options, lines: len(options), wide: widestOption(options), styles: st}
	w.mark(current)
	return w
}

// mark makes the field of a several anew with other marks: huh has no way to set them from outside.
func (w *widget) mark(ids []string) {
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
	w.ready(huh.NewMultiSelect[string]().Options(lines...).Value(&w.many).Filterable(false).WithKeyMap(keys), w.styles)
	w.field.Update(tea.KeyPressMsg{Code: tea.KeyHome}) // huh begins at what is marked
	for range hovered {
		w.field.Update(tea.KeyPressMsg{Code: tea.KeyDown})
	}
}

func widestOption(options []option) int {
	wide := 0
	for _, o := range options {
		wide = max(wide, ansi.StringWidth(o.label))
	}
	return wide
}

// newTyped makes a widget for one line of text.
func newTyped(st *styles, current string, limit int) *widget {
	w := &widget{kind: typed, text: current, from: current, lines: 1}
	input := huh.NewInput().Value(&w.text).Prompt("> ").CharLimit(max(limit, len(current)))
	w.ready(input.WithKeyMap(huh.NewDefaultKeyMap()), st)
	return w
}

// longestNote bounds a text of several lines, in characters.
const longestNote = 4000

// newParagraph makes a widget for a text of several lines.
func newParagraph(st *styles, current string) *widget {
	w := &widget{kind: paragraph, text: current, from: current, lines: 6}
	area := huh.NewText().Value(&w.text).Lines(w.lines).CharLimit(max(longestNote, len(current))).ExternalEditor(false)
	w.ready(area.WithKeyMap(huh.NewDefaultKeyMap()), st)
	return w
}

func (w *widget) ready(field huh.Field, st *styles) {
	w.field = field.WithTheme(st)
	w.field.Focus()
}

// toggle marks or unmarks the options that a digit names, or, by any other key, the one that a number was begun for
// or that is under the cursor.
func (w *widget) toggle(pressed string) {
	switch {
	case isDigit(pressed):
		for _, id := range w.typeDigit(pressed) {
			w.toggleOne(id)
		}
	case w.begun != "":
		w.settle()
	default:
		id, _ := w.field.(*huh.MultiSelect[string]).Hovered()
		w.toggleOne(id)
	}
}

func (w *widget) toggleOne(id string) {
	var marked []string
	for _, o := range w.options {
		if slices.Contains(w.many, o.id) != (o.id == id) {
			marked = append(marked, o.id)
		}
	}
	w.mark(marked)
	w.touched = true
}

// update passes an event to the field.
func (w *widget) update(msg tea.Msg) tea.Cmd {
	if _, pressed := msg.(tea.KeyPressMsg); pressed && w.kind == several {
		w.settle()
	} else if pressed {
		w.begun = ""
	}
	if (w.kind == typed || w.kind == paragraph) && !edits(msg) {
		return nil
	}
	text, many := w.text, slices.Clone(w.many)
	m, cmd := w.field.Update(msg)
	w.field = m.(huh.Field)
	w.touched = w.touched || w.text != text || !slices.Equal(w.many, many)
	return cmd
}

// besideOption is what huh draws before an option, the cursor and the box, with a column to spare.
const besideOption = 8

// view draws the field in a width and at most a height. huh draws all options; which of them are shown is decided
// here, so that the one at the cursor is, and that the others can be seen to be there.
func (w *widget) view(width, height int) string {
	if w.kind == typed || w.kind == paragraph {
		w.field = w.field.WithWidth(width)
		return w.field.View()
	}
	w.room = height
	w.field = w.field.WithWidth(max(width, w.wide+besideOption)).WithHeight(0) // huh would cut an option without a sign of it
	lines := strings.Split(w.field.View(), "\n")
	for i := range lines {
		lines[i] = cut(strings.TrimRight(lines[i], " "), width)
	}
	cursor := slices.IndexFunc(lines, func(line string) bool { return strings.HasPrefix(ansi.Strip(line), ">") })
	return strings.Join(window(lines, max(cursor, 0), height), "\n")
}
