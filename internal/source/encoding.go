package source

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"
)

const byteOrderMark = "\uFEFF"

// checkEncoding accepts UTF-8 text of printable characters, tabs and line breaks, and
// otherwise returns a finding about the first byte that is none. The parsers would stop
// there too, but without a position and without a word about encodings.
func checkEncoding(data []byte) (Diagnostic, bool) {
	if d, known := recognize(data); known {
		return d, false
	}
	for i := 0; i < len(data); {
		c := data[i]
		if c >= 0x20 && c < 0x7F || c == '\n' || c == '\r' || c == '\t' {
			i++
			continue
		}
		r, size := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && size <= 1 {
			return notUTF8(data, i), false
		}
		if !printable(r) {
			return controlCharacter(data, i, r), false
		}
		i += size
	}
	return Diagnostic{}, true
}

// printable is the character set of YAML.
func printable(r rune) bool {
	switch {
	case r < 0x20:
		return r == '\t' || r == '\n' || r == '\r'
	case r < 0x7F, r == 0x85:
		return true
	case r < 0xA0:
		return false
	}
	return r <= 0xFFFD && r != 0xFEFF || r >= 0x10000
}

// recognize names files that are no UTF-8 text by their first bytes.
func recognize(data []byte) (Diagnostic, bool) {
	refuse := func(found, hint string) (Diagnostic, bool) {
		return Diagnostic{Found: found, Expected: "text in UTF-8", Hint: hint}, true
	}
	const saveAs = "save the file as UTF-8: in Notepad, Save As and then Encoding"
	switch {
	case bytes.HasPrefix(data, []byte("PK\x03\x04")):
		return refuse("a spreadsheet or another packed file", "answers are YAML or JSON, as a form in HTML downloads them")
	case bytes.HasPrefix(data, []byte("%PDF-")):
		return refuse("a PDF file", "give the answer file, not the report")
	case bytes.HasPrefix(data, []byte{0xFF, 0xFE, 0, 0}), bytes.HasPrefix(data, []byte{0, 0, 0xFE, 0xFF}):
		return refuse("text in UTF-32", saveAs)
	case bytes.HasPrefix(data, []byte{0xFF, 0xFE}), bytes.HasPrefix(data, []byte{0xFE, 0xFF}):
		return refuse("text in UTF-16", saveAs)
	}
	// Without a byte order mark, wide encodings show in the regular zeros beside
	// ASCII characters: on every second byte, or on three of four.
	head := data[:min(len(data), 1024)]
	var zeros [4]int
	for i, c := range head {
		if c == 0 {
			zeros[i%4]++
		}
	}
	even, odd := zeros[0]+zeros[2], zeros[1]+zeros[3]
	total := even + odd
	switch {
	case total == 0:
		return Diagnostic{}, false
	case total*2 > len(head) && (zeros[0] == 0 || zeros[3] == 0):
		return refuse("text in UTF-32", saveAs)
	case total*8 > len(head) && (even == 0 || odd == 0):
		return refuse("text in UTF-16", saveAs)
	}
	return Diagnostic{}, false
}

func notUTF8(data []byte, offset int) Diagnostic {
	hint := "save the file as UTF-8"
	// Russian letters of Windows-1251 are the bytes from 0xC0 up; what follows the
	// first of them tells letters from stray bytes.
	letters, other := 0, 0
	for _, c := range data[offset:min(len(data), offset+512)] {
		switch {
		case c >= 0xC0:
			letters++
		case c >= 0x80:
			other++
		}
	}
	if letters > 4*other {
		hint = "it looks like Windows-1251; save the file as UTF-8: in Notepad, Save As and then Encoding"
	}
	return atOffset(data, offset, fmt.Sprintf("byte 0x%02X, which is not UTF-8", data[offset]), "text in UTF-8", hint)
}

func controlCharacter(data []byte, offset int, r rune) Diagnostic {
	hint := "remove it; inside double quotes it can be written as an escape"
	if r == 0 {
		hint = "is this a text file?"
	}
	return atOffset(data, offset, fmt.Sprintf("the control character U+%04X", r), "text", hint)
}

// atOffset makes a finding about one byte of data whose bytes before it are UTF-8.
func atOffset(data []byte, offset int, found, expected, hint string) Diagnostic {
	before := string(data[:offset])
	starts := lineStarts(before)
	line := int(starts[len(starts)-1])
	// The rest of the line may be of any encoding, so only the plain line breaks end it.
	rest := string(data[line:min(len(data), offset+excerptRunes)])
	if end := strings.IndexAny(rest[offset-line:], "\r\n"); end >= 0 {
		rest = rest[:offset-line+end]
	}
	d := Diagnostic{Line: len(starts), Column: 1 + utf8.RuneCountInString(before[line:]), Found: found, Expected: expected, Hint: hint}
	d.Excerpt, d.caret = window(rest, offset-line)
	return d
}
