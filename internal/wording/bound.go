package wording

import "strings"

// Bound returns somebody's own text with the spaces within its numbers, «1 480», and behind «№» such that no line breaks
// there.
func Bound(text string) string {
	var out strings.Builder
	for i, r := range text {
		if r == ' ' && binds(text[:i], text[i+1:]) {
			out.WriteString(NoBreak)
			continue
		}
		out.WriteRune(r)
	}
	return out.String()
}

// binds reports whether a number goes on, or is called one, over a space: a group of a number has three figures.
func binds(before, after string) bool {
	const figures, group = "0123456789", 3
	n := len(after) - len(strings.TrimLeft(after, figures))
	return n > 0 && strings.HasSuffix(before, "№") || n == group && strings.TrimRight(before, figures) != before
}
