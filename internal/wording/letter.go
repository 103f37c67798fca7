package wording

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// LowerFirst takes the capital off a label that comes to be inside a sentence, unless it begins with an abbreviation
// or a letter that is a name, such as CRM or A.
func LowerFirst(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	second, _ := utf8.DecodeRuneInString(s[size:])
	if unicode.IsUpper(first) && (unicode.IsLower(second) || second == ' ') {
		return string(unicode.ToLower(first)) + s[size:]
	}
	return s
}

// UpperFirst gives a sentence or a label its capital.
func UpperFirst(s string) string {
	if s == "" {
		return ""
	}
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[size:]
}

// Sentence gives a wording its capital and its full stop.
func Sentence(s string) string {
	if s == "" {
		return ""
	}
	s = UpperFirst(s)
	if last, _ := utf8.DecodeLastRuneInString(s); !strings.ContainsRune(".…!?", last) {
		s += "."
	}
	return s
}
