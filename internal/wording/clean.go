package wording

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// maxText bounds the length of one client text in runes: longer ones are cut with an ellipsis. A note of a page is
// shorter; what is longer was pasted by mistake or in bad faith.
const maxText = 4000

// maxMarks bounds the combining marks on one letter after composition. No language of the report needs more; piles
// of them paint over the neighbouring lines.
const maxMarks = 2

// Clean makes a client's text safe to set in any format: valid UTF-8 in composed form (NFC), one line, single
// spaces, without control characters, direction overrides, zero-width and private-use characters, bounded length.
// What is not valid UTF-8 becomes U+FFFD, so that the loss shows.
func Clean(s string) string {
	if plain(s) {
		return s
	}
	// Cut before composing: the marks on one letter of a hostile text can be as long as the text.
	s = norm.NFC.String(Bounded(strings.ToValidUTF8(s, "\uFFFD"), 2*maxText))
	var out strings.Builder
	n, marks, space := 0, 0, false
	for _, r := range s {
		switch {
		case r == '\u00a0' || r == '\u202f' || r == '\u2009':
			r = '\u00a0' // thin spaces are not in every font and must not break a line
		case unicode.IsSpace(r):
			space = n > 0
			continue
		case unicode.Is(unicode.Variation_Selector, r), !unicode.IsGraphic(r):
			continue
		case unicode.In(r, unicode.Mn, unicode.Me):
			if marks++; marks > maxMarks || n == 0 {
				continue
			}
		}
		if !unicode.In(r, unicode.Mn, unicode.Me) {
			marks = 0
		}
		if n >= maxText {
			out.WriteRune('…')
			break
		}
		if space {
			out.WriteByte(' ')
			space = false
			n++
		}
		out.WriteRune(r)
		n++
	}
	return out.String()
}

// maxName bounds a name that comes to stand in sentences, headings and charts; tables of answers show it in full.
const maxName = 120

// CleanName is Clean for the name of a company, a person or a row.
func CleanName(s string) string {
	s = Clean(s)
	if utf8.RuneCountInString(s) > maxName {
		return Bounded(s, maxName-1) + "…"
	}
	return s
}

// plain reports whether Clean has nothing to do: short, and only letters that need no composing.
func plain(s string) bool {
	if len(s) > maxText || s == "" {
		return s == ""
	}
	before := ' '
	for _, r := range s {
		ordinary := r > ' ' && r < 0x7f || r >= 'А' && r <= 'я' || r == 'ё' || r == 'Ё' || r == '«' || r == '»' || r == '–' || r == '—' || r == '№'
		if !ordinary && (r != ' ' || before == ' ') {
			return false
		}
		before = r
	}
	return before != ' '
}

// Bounded returns at most n runes of s.
func Bounded(s string, n int) string {
	if len(s) <= n || utf8.RuneCountInString(s) <= n {
		return s
	}
	return string([]rune(s)[:n])
}
