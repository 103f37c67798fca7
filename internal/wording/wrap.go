package wording

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// Wrap breaks a text into lines of at most so many columns of a terminal, between words but not at a no-break space;
// a word that is wider than a line is cut. An empty text has no lines.
func Wrap(text string, width int) []string {
	if text == "" {
		return nil
	}
	lines := strings.Split(ansi.Wrap(text, max(width, 1), ""), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ") // a space that the line was broken at may be left
	}
	return lines
}
