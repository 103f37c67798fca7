package typeface

import (
	"strings"
	"unicode/utf8"
)

// Wrap breaks a text into lines of at most so many millimeters, between words, or inside a word that has no room.
func (t *Typesetter) Wrap(text string, size float64, weight Weight, width float64) []string {
	text = t.Printable(text)
	if text == "" {
		return nil
	}
	var lines []string
	line, used := "", 0.0
	gap := t.Width(" ", size, weight)
	for len(text) > 0 {
		word := text
		if i := indexSpace(text); i >= 0 {
			word, text = text[:i], text[i+1:]
		} else {
			text = ""
		}
		w := t.Width(word, size, weight)
		if line != "" && used+gap+w <= width {
			line, used = line+" "+word, used+gap+w
			continue
		}
		if line != "" && w > width { // the word is broken anyway: what fits up to a hyphen stays on this line
			if head := t.breakWord(word, size, weight, width-used-gap); head > 1 && word[head-1] == '-' {
				line, word = line+" "+word[:head], word[head:]
				w = t.Width(word, size, weight)
			}
		}
		if line != "" {
			lines = append(lines, line)
		}
		for w > width && utf8.RuneCountInString(word) > 1 {
			head := t.breakWord(word, size, weight, width)
			lines = append(lines, word[:head])
			word = word[head:]
			w = t.Width(word, size, weight)
		}
		line, used = word, w
	}
	return append(lines, line)
}

// indexSpace returns the place of the first space that a line may break at; a no-break space is none.
func indexSpace(text string) int {
	for i := range len(text) {
		if text[i] == ' ' {
			return i
		}
	}
	return -1
}

// breakWord returns how many bytes of a word fit, up to a hyphen or a slash where there is one and what follows it has
// room on the next line, or where that leaves the line half full; at least one character.
func (t *Typesetter) breakWord(word string, size float64, weight Weight, width float64) int {
	used, fits, after := 0.0, 0, 0
	for i, r := range word {
		if used += t.Width(string(r), size, weight); used > width && i > 0 {
			break
		}
		fits = i + utf8.RuneLen(r)
		if breaksAfter(r) {
			after = fits
		}
	}
	if after == 0 {
		return fits
	}
	next := word[after:]
	if i := strings.IndexFunc(next, breaksAfter); i >= 0 {
		next = next[:i+1]
	}
	if after > fits/2 || t.Width(next, size, weight) <= width {
		return after
	}
	return fits
}

// breaksAfter reports whether a line may break after a character within a word.
func breaksAfter(r rune) bool {
	return r == '-' || r == '/' || r == '_' || r == '@' || r == '.' || r == '\u00a0'
}
