package source

import (
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/go-json-experiment/json/jsontext"
)

// explainJSON makes a finding of a decoder's error.
func (doc *Document) explainJSON(err error) Diagnostic {
	p := place{text: doc.text, line: 1, column: 1}
	var syntax *jsontext.SyntacticError
	switch {
	case errors.Is(err, errTrailing):
		return doc.explainTrailing()
	case errors.Is(err, io.ErrUnexpectedEOF):
		p.skipTo(len(strings.TrimRight(doc.text, " \t\r\n")))
		return doc.At(p.pos(), "", "the end of the file", "the rest of the JSON", "a closing quote, bracket or brace is missing, or the file was cut off")
	case errors.As(err, &syntax):
		p.skipTo(min(int(syntax.ByteOffset), len(doc.text)))
	}
	found, expected, hint := doc.wordsForJSON(p.offset, err)
	return doc.At(p.pos(), "", found, expected, hint)
}

func (doc *Document) explainTrailing() Diagnostic {
	decoder := jsontext.NewDecoder(strings.NewReader(doc.text), jsontext.AllowDuplicateNames(true))
	if err := decoder.SkipValue(); err != nil {
		return doc.explainJSON(err)
	}
	p := place{text: doc.text, line: 1, column: 1}
	p.skipTo(int(decoder.InputOffset()))
	p.skipTo(p.tokenStart())
	return doc.At(p.pos(), "", "text after the end of the JSON value", "one value", "several records, one a line, go into an .ndjson file")
}

// wordsForJSON says what is at an offset where JSON broke off, and what may be there.
func (doc *Document) wordsForJSON(offset int, err error) (found, expected, hint string) {
	rest := doc.text[offset:]
	before := strings.TrimRight(doc.text[:offset], " \t\r\n")
	word := rest[:min(len(rest), max(1, wordLength(rest)))]
	if r, size := utf8.DecodeRuneInString(rest); len(word) < size && r != utf8.RuneError {
		word = rest[:size]
	}
	found = word
	if !strings.HasPrefix(word, "\"") {
		found = "\"" + shorten(strings.TrimRight(word, "\"")) + "\""
	}
	message := err.Error()
	if syntax, ok := errors.AsType[*jsontext.SyntacticError](err); ok && syntax.Err != nil {
		message = strings.TrimPrefix(syntax.Err.Error(), "jsontext: ")
	}
	says := func(part string) bool { return strings.Contains(message, part) }
	switch {
	case says("in string") && (strings.HasPrefix(word, "\n") || strings.HasPrefix(word, "\r")):
		return "a line break inside a text", "a closing quote", `a line break in a text is written as \n`
	case says("surrogate"):
		return found, "a character", "half of a pair of escapes"
	case says("in string"):
		return found, "a text", `a backslash is written twice: \\`
	case strings.HasPrefix(word, "'"):
		return "a single quote", "double quotes around texts and keys", ""
	case strings.HasPrefix(rest, "//"), strings.HasPrefix(rest, "/*"), strings.HasPrefix(rest, "#"):
		return "a comment", "JSON, which has none", "save the file as .yaml to keep comments"
	case word == "," && closes(rest[1:]):
		return "a comma after the last value", "no comma before a closing bracket", ""
	case word == "NaN" || strings.HasSuffix(word, "Infinity"):
		return found, "a number or null", "JSON has no such number"
	case strings.EqualFold(word, "true"), strings.EqualFold(word, "false"), strings.EqualFold(word, "null"), word == "None":
		return found, "true, false or null in small letters", ""
	case strings.HasSuffix(before, "0") && word[0] >= '0' && word[0] <= '9':
		return "a number that starts with 0", "a number", "a code with zeros goes into quotes"
	case says("',' or '}'"), says("',' or ']'"):
		return found, "a comma or a closing bracket", ""
	case says("expecting ':'"):
		return found, "a colon after the key", ""
	case says("object name"), strings.HasSuffix(before, ",") || strings.HasSuffix(before, "{"):
		return found, "a key or a value in double quotes", ""
	}
	return found, "a value", ""
}

// closes reports whether the next sign is a closing bracket.
func closes(s string) bool {
	s = strings.TrimLeft(s, " \t\r\n")
	return s != "" && (s[0] == '}' || s[0] == ']')
}

// shorten bounds what a message quotes.
func shorten(s string) string {
	const longest = 40
	for i := range s {
		if i >= longest {
			return s[:i] + "…"
		}
	}
	return s
}
