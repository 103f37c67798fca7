package screen

import (
	"strings"

	"charm.land/huh/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"salesaudit/internal/wording"
)

// styles are the few ways in which the screen draws. Every meaning also has a sign, for screens without colors.
type styles struct {
	title, faint, accent, warning, chosen lipgloss.Style
	fields                                huh.Styles
}

// newStyles returns the styles for a dark or a light background, or those without colors: then what is bold or
// reversed is left, so that the cursor is seen.
func newStyles(color, dark bool) *styles {
	plain := lipgloss.NewStyle()
	st := &styles{title: plain.Bold(true), faint: plain, accent: plain.Bold(true), warning: plain, chosen: plain.Reverse(true)}
	if color {
		shade := func(light, onDark string) lipgloss.Style {
			return plain.Foreground(lipgloss.LightDark(dark)(lipgloss.Color(light), lipgloss.Color(onDark)))
		}
		st.faint = shade("242", "246")
		st.accent = shade("25", "75").Bold(true)
		st.warning = shade("130", "214")
	}
	field := huh.FieldStyles{
		Base: plain, Title: plain, Description: plain, ErrorIndicator: plain, ErrorMessage: plain,
		SelectSelector: st.accent.SetString("> "), Option: plain, SelectedOption: st.accent, UnselectedOption: plain,
		MultiSelectSelector: st.accent.SetString("> "), SelectedPrefix: st.accent.SetString("[x] "), UnselectedPrefix: plain.SetString("[ ] "),
		TextInput: huh.TextInputStyles{Cursor: plain, CursorText: plain, Placeholder: st.faint, Prompt: st.accent, Text: plain},
	}
	st.fields.Focused, st.fields.Blurred = field, field
	return st
}

// Theme makes the styles a theme of huh. They follow the background by themselves.
func (st *styles) Theme(bool) *huh.Styles { return &st.fields }

// hang breaks an indented line into lines of at most a width; those after the first are indented further.
func hang(line string, width int) []string {
	words := strings.TrimLeft(line, " ")
	indent := strings.Repeat(" ", len(line)-len(words))
	lines := wording.Wrap(words, width-len(indent)-2)
	for i := range lines {
		lines[i] = indent + strings.Repeat(" ", 2*min(i, 1)) + lines[i]
	}
	return lines
}

// firstLine is a sign before the first line of a text, and as many spaces before the others.
func firstLine(i int, sign string) string {
	if i == 0 {
		return sign
	}
	return strings.Repeat(" ", ansi.StringWidth(sign))
}

// cut shortens a line to a width.
func cut(line string, width int) string { return ansi.Truncate(line, max(width, 0), "…") }

// between puts one text on the left and one on the right of a line; the left one is shortened first.
func between(left, right string, width int) string {
	right = cut(right, width*2/3)
	if right != "" {
		left = cut(left, width-ansi.StringWidth(right)-2)
	}
	space := width - ansi.StringWidth(left) - ansi.StringWidth(right)
	return cut(left+strings.Repeat(" ", max(space, 0))+right, width)
}

// padTo fills a line with spaces to a width.
func padTo(line string, width int) string {
	return line + strings.Repeat(" ", max(0, width-ansi.StringWidth(line)))
}
