package clean

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Visible writes everything that a terminal would act on, or that would not be seen,
// as an escape: control and formatting characters and bytes that are not UTF-8.
func Visible(s string) string {
	clean := true
	for _, r := range s {
		if Hidden(r) {
			clean = false
			break
		}
	}
	if clean {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == '\t':
			b.WriteRune('→')
		case r == '\n':
			b.WriteRune('↵')
		case r == utf8.RuneError && size == 1, r < 0x80 && Hidden(r):
			fmt.Fprintf(&b, `\x%02x`, s[i])
		case Hidden(r) && r != utf8.RuneError:
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			b.WriteString(s[i : i+size])
		}
		i += size
	}
	return b.String()
}

// Hidden reports whether a character is one that a terminal acts on, or that is not seen. It also holds for the
// replacement character, which range yields for a byte that is not UTF-8.
func Hidden(r rune) bool {
	return r < 0x20 || r >= 0x7F && r < 0xA0 || r == utf8.RuneError || unicode.In(r, unicode.Cf, unicode.Zl, unicode.Zp)
}
