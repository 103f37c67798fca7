package source

import (
	"strings"
	"unicode/utf8"
)

// isLineBreak reports whether YAML ends a line at r.
func isLineBreak(r rune) bool {
	switch r {
	case '\n', '\r', '\u0085', '\u2028', '\u2029':
		return true
	}
	return false
}

// lineBreak returns the length of the line break at the start of text, 0 when there is none.
func lineBreak(text string) int {
	switch {
	case text == "":
		return 0
	case text[0] == '\n':
		return 1
	case text[0] == '\r':
		if strings.HasPrefix(text, "\r\n") {
			return 2
		}
		return 1
	case text[0] == 0xC2 && strings.HasPrefix(text, "\u0085"):
		return 2
	case text[0] == 0xE2 && (strings.HasPrefix(text, "\u2028") || strings.HasPrefix(text, "\u2029")):
		return 3
	}
	return 0
}

// lineStarts returns the byte offset of every line.
func lineStarts(text string) []int32 {
	starts := make([]int32, 1, 1+strings.Count(text, "\n"))
	for i := 0; i < len(text); {
		n := lineBreak(text[i:])
		if n == 0 {
			i++
			continue
		}
		i += n
		starts = append(starts, int32(i))
	}
	return starts
}

// lineStart returns the offset where the line of an offset begins.
func lineStart(text string, offset int) int {
	for i := offset; i > 0; {
		r, size := utf8.DecodeLastRuneInString(text[:i])
		if isLineBreak(r) {
			return i
		}
		i -= size
	}
	return 0
}

// lineEnd returns the offset of the line break that ends the line of an offset.
func lineEnd(text string, offset int) int {
	if end := strings.IndexFunc(text[offset:], isLineBreak); end >= 0 {
		return offset + end
	}
	return len(text)
}

// place is a position in a text that only moves forward, so that finding the lines and
// columns of all values of one long line costs one walk.
type place struct {
	text         string
	offset       int
	line, column int32
}

func (p *place) pos() Pos { return Pos{p.line, p.column} }

// skipTo moves to a byte offset; it does nothing when that lies behind.
func (p *place) skipTo(offset int) {
	for p.offset < offset {
		if c := p.text[p.offset]; c >= 0x20 && c < 0x7F {
			p.offset++
			p.column++
		} else if n := lineBreak(p.text[p.offset:]); n > 0 {
			p.offset += n
			p.line++
			p.column = 1
		} else {
			_, size := utf8.DecodeRuneInString(p.text[p.offset:])
			p.offset += size
			p.column++
		}
	}
}
