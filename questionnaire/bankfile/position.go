package bankfile

import (
	"slices"
	"strings"
	"unicode"

	"salesaudit/internal/source"
)

// placeInside returns the line and column in the file, both from 1, of a rune of a scalar's text. The text of a
// scalar is not what stands in the file: quotes are doubled, other characters escaped, and lines folded. Where
// the scalar is an alias the place is that of the alias.
func placeInside(doc *source.Document, n *source.Node, offset int) source.Pos {
	line, column := inFile(doc, n, offset)
	return source.Pos{Line: int32(line), Column: int32(column)}
}

func inFile(doc *source.Document, n *source.Node, offset int) (line, column int) {
	raw := func(line int) []rune {
		return []rune(strings.TrimRightFunc(doc.Line(line), unicode.IsSpace))
	}
	indent := func(text []rune) int {
		return max(0, slices.IndexFunc(text, func(r rune) bool { return !unicode.IsSpace(r) }))
	}
	line, column = int(n.Line), int(n.Column)-1
	text, quote := raw(line), rune(0)
	block := -1 // the indent of a block of text
	if n.Quoted && column < len(text) {
		switch quote = text[column]; quote {
		case '\'', '"':
			column++
		case '|', '>':
			line++
			text = raw(line)
			block = indent(text)
			column = block
		default:
			return line, column + 1
		}
	}
	for i, r := range []rune(n.Value) {
		switch {
		case i == offset:
			return line, column + 1
		case column < len(text):
			column += widthInFile(text[column:], quote)
		case r == ' ' || r == '\n': // where the file breaks a line
			line++
			for text = raw(line); len(text) == 0 && quote != '|' && line < int(n.Line)+offset; text = raw(line) {
				line++
			}
			column = block
			if block < 0 {
				column = indent(text)
			}
		}
	}
	return line, column + 1
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
