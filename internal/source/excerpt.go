package source

import (
	"strings"
	"sync"
	"unicode/utf8"
)

// excerptRunes is how much of a line a finding keeps on each side of its place: more than
// a terminal shows, and little of a JSON file of many megabytes that is one line.
const excerptRunes = 256

// At makes a finding about a place in the document, with the line that it is in. The zero
// Pos makes one without a position.
func (doc *Document) At(pos Pos, where, found, expected, hint string) Diagnostic {
	d := Diagnostic{File: doc.Name, Where: where, Found: found, Expected: expected, Hint: hint}
	if pos.Line > 0 {
		d.Line, d.Column = int(pos.Line), int(pos.Column)
		d.Excerpt, d.caret = doc.excerpt(pos)
	}
	return d
}

// Line returns a line of the text (1-based) without its line break, "" when there is none.
func (doc *Document) Line(number int) string {
	start, end := doc.bounds(number)
	return doc.text[start:end]
}

// From returns what the line of a place has from there on, at most so many bytes of it.
func (doc *Document) From(pos Pos, most int) string {
	_, end := doc.bounds(int(pos.Line))
	start := doc.offset(pos)
	return doc.text[start:min(end, start+most)]
}

// bounds returns where a line begins and ends, without its line break.
func (doc *Document) bounds(number int) (start, end int) {
	doc.indexOnce.Do(func() { doc.lines = lineStarts(doc.text) })
	if number < 1 || number > len(doc.lines) {
		return 0, 0
	}
	start, end = int(doc.lines[number-1]), len(doc.text)
	if number < len(doc.lines) {
		end = int(doc.lines[number])
	}
	return start, start + len(strings.TrimRightFunc(doc.text[start:end], isLineBreak))
}

// mark remembers the offset of a column, so that the places of many findings in one long
// line cost one walk along it.
type mark struct {
	sync.Mutex
	pos    Pos
	offset int
}

// offset returns the offset of a place, that of the end of its line where it has fewer columns.
func (doc *Document) offset(pos Pos) int {
	start, end := doc.bounds(int(pos.Line))
	doc.mark.Lock()
	defer doc.mark.Unlock()
	at, column := start, int32(1)
	if m := &doc.mark; m.pos.Line == pos.Line && m.pos.Column/2 < pos.Column { // nearer than the start of the line
		at, column = m.offset, m.pos.Column
	}
	for ; column > pos.Column; column-- {
		_, size := utf8.DecodeLastRuneInString(doc.text[start:at])
		at -= size
	}
	for ; column < pos.Column && at < end; column++ {
		_, size := utf8.DecodeRuneInString(doc.text[at:])
		at += size
	}
	doc.mark.pos, doc.mark.offset = Pos{pos.Line, column}, at
	return at
}

// excerpt returns the part of a line around a place, and the offset of the place in it.
func (doc *Document) excerpt(pos Pos) (part string, caret int) {
	start, end := doc.bounds(int(pos.Line))
	at := doc.offset(pos)
	return window(doc.text[start:end], at-start)
}

// window returns the part of a line around an offset, and the offset in it.
func window(line string, at int) (part string, caret int) {
	from, to := at, at
	for range excerptRunes {
		_, size := utf8.DecodeLastRuneInString(line[:from])
		from -= size
		_, size = utf8.DecodeRuneInString(line[to:])
		to += size
	}
	return line[from:to], at - from
}
