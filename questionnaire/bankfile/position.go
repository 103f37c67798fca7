package bankfile

import (
	"slices"
	"strings"
	"unicode"

	"salesaudit/internal/source"
)

// placeInside returns the place in the file of a rune of a scalar's text. The text of a scalar is not what is in the
// file: quotes are doubled, other characters escaped, and lines folded. Where the scalar is an alias the place is that
// of the alias.
func placeInside(doc *source.Document, n *source.Node, offset int) source.Pos {
	// What is read of the line is bounded, as it may be all of a file: no character takes more in the file than \U and
	// eight digits.
	const longest = 10
	w := walker{doc: doc, line: int(n.Line), before: int(n.Column) - 1, block: -1}
	w.text = []rune(strings.TrimRightFunc(doc.From(n.Pos, longest*(offset+2)), unicode.IsSpace))
	if n.Quoted && !w.open() {
		return n.Pos
	}
	last := int(n.Line) + offset // no line of the text is beyond, as each takes a character
	for i, r := range []rune(n.Value) {
		switch {
		case i == offset:
			return w.pos()
		case w.column < len(w.text):
			w.column += widthInFile(w.text[w.column:], w.quote)
		case r == ' ' || r == '\n': // where the file breaks a line
			w.next(last)
		}
	}
	return w.pos()
}

// walker goes along the text of a scalar in the file.
type walker struct {
	doc    *source.Document
	line   int
	before int    // how much of the line is before text
	text   []rune // the line, or what it has from the scalar on
	column int    // in text, from 0
	quote  rune   // that the scalar begins with: ' or ", | or > of a block of text, 0 for none
	block  int    // the indent of a block of text, -1 outside one
}

func (w *walker) pos() source.Pos {
	return source.Pos{Line: int32(w.line), Column: int32(w.before + w.column + 1)}
}

// open goes past the beginning of a scalar in quotes or of a block of text. It reports whether there is one.
func (w *walker) open() bool {
	if w.column >= len(w.text) {
		return true
	}
	switch w.quote = w.text[w.column]; w.quote {
	case '\'', '"':
		w.column++
		return true
	case '|', '>':
		w.goTo(w.line + 1)
		w.block = indent(w.text)
		w.column = w.block
		return true
	}
	return false
}

func (w *walker) goTo(line int) {
	w.line, w.before = line, 0
	w.text = []rune(strings.TrimRightFunc(w.doc.Line(line), unicode.IsSpace))
}

// next goes to the beginning of the next line, over empty ones where lines are folded, and not beyond last.
func (w *walker) next(last int) {
	w.goTo(w.line + 1)
	for len(w.text) == 0 && w.quote != '|' && w.line < last {
		w.goTo(w.line + 1)
	}
	if w.column = w.block; w.block < 0 {
		w.column = indent(w.text)
	}
}

// indent returns the number of spaces before a text.
func indent(text []rune) int {
	return max(0, slices.IndexFunc(text, func(r rune) bool { return !unicode.IsSpace(r) }))
}

// widthInFile returns how many runes of the file make the first one of a scalar's text.
func widthInFile(text []rune, quote rune) int {
	switch {
	case len(text) < 2:
	case quote == '\'' && text[0] == '\'' && text[1] == '\'':
		return 2
	case quote == '"' && text[0] == '\\':
		return 2 + map[rune]int{'x': 2, 'u': 4, 'U': 8}[text[1]]
	}
	return 1
}
