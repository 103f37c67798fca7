package clean

import (
	"fmt"
	"unicode/utf16"
	"unicode/utf8"
)

// JSON escapes in a JSON text what a terminal acts on or what is not seen, as JSON itself does with some of it: a program
// that reads the text finds the same, and a person who looks at it is safe. The text must be valid UTF-8.
func JSON(text []byte) []byte {
	at := nextHidden(text, 0)
	if at == len(text) {
		return text
	}
	out := make([]byte, 0, len(text)+64)
	from := 0
	for ; at < len(text); at = nextHidden(text, from) {
		out = append(out, text[from:at]...)
		r, size := utf8.DecodeRune(text[at:])
		if r1, r2 := utf16.EncodeRune(r); r1 != utf8.RuneError {
			out = fmt.Appendf(out, `\u%04x\u%04x`, r1, r2)
		} else {
			out = fmt.Appendf(out, `\u%04x`, r)
		}
		from = at + size
	}
	return append(out, text[from:]...)
}

// nextHidden returns the place of the first hidden character from a place on, or the length of the text. Below DEL,
// JSON escapes inside its strings, and what is outside them lays the text out.
func nextHidden(text []byte, from int) int {
	for i := from; i < len(text); i++ {
		switch b := text[i]; {
		case b < 0x7f, b == 0xD0, b == 0xD1: // ASCII and the heads of Cyrillic letters: nearly all of our texts
		case utf8.RuneStart(b):
			if r, _ := utf8.DecodeRune(text[i:]); r != utf8.RuneError && Hidden(r) {
				return i
			}
		}
	}
	return len(text)
}
