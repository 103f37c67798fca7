// Package clean makes text that somebody else wrote fit to be shown: a name from an answer file, a title of a bank, a
// line that was typed or pasted. Such text may hold what a terminal acts on, what turns the line around, what is not
// seen, and letters in parts.
//
// It is at every border of the house where text becomes something that a person reads: package wording and the reports
// clean what they say, diagnostics and commands make visible what they quote, and the interview cleans what is typed.
package clean

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// maxText bounds the length of one client text in runes: longer ones are cut with an ellipsis. A note of a page is
// shorter; what is longer was pasted by mistake or in bad faith.
const maxText = 4000

// MaxName bounds a name that comes to be in sentences, headings and charts, in characters; tables of answers show it in
// full.
const MaxName = 120

// maxMarks bounds the combining marks on one letter after composition. No language of the report needs more; piles
// of them paint over the neighboring lines.
const maxMarks = 2

// Text makes a client's text safe to set in any format and to print on a terminal: valid UTF-8 in composed form (NFC),
// one line, single spaces, without control characters, direction overrides, zero-width and private-use characters,
// bounded length. What is not valid UTF-8 becomes U+FFFD, so that the loss shows. A text that is clean stays as it is.
func Text(s string) string {
	if plain(s) {
		return s
	}
	// Cut before composing: the marks on one letter of a hostile text can be as long as the text.
	s = Bounded(strings.ToValidUTF8(s, "\uFFFD"), 2*maxText)
	// Compose after removing: what was between a letter and its mark kept them apart.
	s = shortened(norm.NFC.String(visible(s)))
	for !norm.NFC.IsNormalString(s) { // a mark that was one too many kept others in another order
		s = shortened(norm.NFC.String(s))
	}
	return s
}

// visible returns a text without what is not seen, and with single spaces.
func visible(s string) string {
	var out strings.Builder
	space := false
	for _, r := range s {
		switch {
		case r == '\u00a0' || r == '\u202f' || r == '\u2009':
			r = '\u00a0' // thin spaces are not in every font and must not break a line
		case unicode.IsSpace(r):
			space = out.Len() > 0
			continue
		case unicode.Is(unicode.Variation_Selector, r), !unicode.IsGraphic(r):
			continue
		}
		if space {
			out.WriteByte(' ')
			space = false
		}
		out.WriteRune(r)
	}
	return out.String()
}

// shortened returns a text with at most maxMarks marks on a letter, none before the first, and maxText characters.
func shortened(s string) string {
	var out strings.Builder
	n, marks := 0, 0
	for _, r := range s {
		if n == 0 && (isMark(r) || r == ' ') {
			continue
		}
		if !isMark(r) {
			marks = 0
		} else if marks++; marks > maxMarks {
			continue
		}
		if n == maxText {
			out.WriteRune('…')
			break
		}
		out.WriteRune(r)
		n++
	}
	return out.String()
}

func isMark(r rune) bool { return unicode.In(r, unicode.Mn, unicode.Me) }

// Name is Text for the name of a company, a person or a row.
func Name(s string) string {
	s = Text(s)
	if utf8.RuneCountInString(s) > MaxName {
		return Bounded(s, MaxName-1) + "…"
	}
	return s
}

// plain reports whether Text has nothing to do: short, and only letters that need no composing.
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

// Shortened returns at most n runes of s; what is cut off, where it can be between words, leaves an ellipsis.
func Shortened(s string, n int) string {
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	short := Bounded(s, n-1)
	if at := strings.LastIndexByte(short, ' '); at > len(short)/2 {
		short = short[:at]
	}
	return short + "…"
}

// Typed makes one line of what was typed or pasted: valid UTF-8 in composed form (NFC), without control characters,
// direction overrides and zero-width characters, and without spaces around it. Nothing that is seen is lost.
func Typed(line string) string {
	line = strings.Map(func(r rune) rune {
		switch {
		case r == '\t' || r == '\n' || r == '\r' || r == '\u0085' || r == '\u2028' || r == '\u2029':
			return ' '
		case r == utf8.RuneError || Hidden(r) && r != zeroWidthJoiner:
			return -1
		}
		return r
	}, line)
	return strings.TrimSpace(norm.NFC.String(line))
}

// zeroWidthJoiner makes one sign of several, as in a family of emoji.
const zeroWidthJoiner = '\u200d'
