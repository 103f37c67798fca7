package source

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/go-json-experiment/json/jsontext"
)

// readJSON sets doc.Root from the text, or returns what is wrong with it.
func (doc *Document) readJSON() Diagnostics {
	if strings.TrimLeft(doc.text, " \t\r\n") == "" {
		return doc.empty()
	}
	r := jsonReader{
		checker: checker{doc: doc},
		place:   place{text: doc.text, line: 1, column: 1},
		// Duplicate names are found by checkKeys, all of them and with both positions.
		decoder: jsontext.NewDecoder(bytes.NewBufferString(doc.text), jsontext.AllowDuplicateNames(true)),
	}
	r.slab = make([]Node, 0, countJSON(doc.text))
	root, err := r.value(0)
	if err == nil {
		err = r.end()
	}
	doc.json = err == nil || errors.Is(err, errTooDeep)
	switch {
	case errors.Is(err, errTooDeep): // found already
	case err != nil:
		r.add(doc.explainJSON(err))
	case len(r.findings) == 0 && root.Kind == Null:
		return doc.empty()
	default:
		doc.Root = &root
	}
	return r.findings
}

// errTooDeep ends the reading of JSON at the first value beyond maxDepth.
var errTooDeep = errors.New("nested too deep")

// errTrailing is text after the value.
var errTrailing = errors.New("text after the value")

// jsonReader builds the tree from the decoder's tokens. Strings without escapes and
// numbers are parts of the text, and all items lie in one slab.
type jsonReader struct {
	checker
	decoder *jsontext.Decoder
	place   place
	slab    []Node // finished items; its capacity is an upper bound for the text
	pending []Node // items of the lists and mappings that are still open
}

// countJSON returns an upper bound for the number of items in the text: every item is
// followed by a comma, a colon or the end of what holds it.
func countJSON(text string) int {
	return strings.Count(text, ",") + strings.Count(text, ":") + strings.Count(text, "]") + strings.Count(text, "}")
}

// value reads one value; depth counts the lists and mappings around it.
func (r *jsonReader) value(depth int) (Node, error) {
	token, err := r.decoder.ReadToken()
	if err != nil {
		return Node{}, err
	}
	end := int(r.decoder.InputOffset())
	r.place.skipTo(r.place.tokenStart())
	start := r.place.offset
	node := Node{Line: r.place.line, Column: r.place.column}
	defer r.place.skipTo(end)
	switch token.Kind() {
	case jsontext.KindNull:
		node.Kind, node.Value = Null, "null"
	case jsontext.KindTrue, jsontext.KindFalse:
		node.Kind, node.Value = Bool, r.place.text[start:end]
	case jsontext.KindNumber:
		node.Value = r.place.text[start:end]
		node.Kind = numberKind(node.Value)
	case jsontext.KindString:
		node.Kind, node.Quoted = Text, true
		node.Value = r.place.text[start+1 : end-1]
		if strings.IndexByte(node.Value, '\\') >= 0 {
			node.Value = token.String()
		}
	case jsontext.KindBeginArray, jsontext.KindBeginObject:
		node.Kind = Sequence
		if token.Kind() == jsontext.KindBeginObject {
			node.Kind = Mapping
		}
		if depth >= maxDepth {
			r.findTooDeep(&node)
			return node, errTooDeep
		}
		r.place.skipTo(end)
		err = r.items(&node, depth)
		end = r.place.offset
	}
	return node, err
}

// items reads what stands in a list or a mapping, with its end.
func (r *jsonReader) items(node *Node, depth int) error {
	first := len(r.pending)
	for i := 0; ; i++ {
		if kind := r.decoder.PeekKind(); kind == jsontext.KindEndArray || kind == jsontext.KindEndObject {
			break
		}
		if node.Kind == Mapping {
			key, err := r.value(depth)
			if err != nil {
				return err
			}
			r.pending = append(r.pending, key)
			r.enter(step{key: key.Value})
		} else {
			r.enter(step{index: i})
		}
		item, err := r.value(depth + 1)
		if err != nil {
			return err
		}
		r.leave()
		r.pending = append(r.pending, item)
	}
	if _, err := r.decoder.ReadToken(); err != nil {
		return err
	}
	r.place.skipTo(int(r.decoder.InputOffset()))
	start := len(r.slab)
	r.slab = append(r.slab, r.pending[first:]...)
	r.pending = r.pending[:first]
	node.Items = r.slab[start:len(r.slab):len(r.slab)]
	if node.Kind == Mapping {
		r.checkKeys(node.Items)
	}
	return nil
}

// end makes sure that nothing follows the value.
func (r *jsonReader) end() error {
	if strings.TrimLeft(r.place.text[r.place.offset:], " \t\r\n") == "" {
		return nil
	}
	return errTrailing
}

// place is a position in a text that only moves forward, so that finding the lines and
// columns of all values of one long line costs one walk.
type place struct {
	text         string
	offset       int
	line, column int32
}

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

// tokenStart returns the offset of the next token of JSON.
func (p *place) tokenStart() int {
	i := p.offset
	for i < len(p.text) && strings.IndexByte(" \t\r\n,:", p.text[i]) >= 0 {
		i++
	}
	return i
}

// explainJSON makes a finding of a decoder's error.
func (doc *Document) explainJSON(err error) Diagnostic {
	p := place{text: doc.text, line: 1, column: 1}
	var syntax *jsontext.SyntacticError
	switch {
	case errors.Is(err, errTrailing):
		return doc.explainTrailing()
	case errors.Is(err, io.ErrUnexpectedEOF):
		p.skipTo(len(strings.TrimRight(doc.text, " \t\r\n")))
		return doc.At(&Node{Line: p.line, Column: p.column}, "", "the end of the file", "the rest of the JSON", "a closing quote, bracket or brace is missing, or the file was cut off")
	case errors.As(err, &syntax):
		p.skipTo(min(int(syntax.ByteOffset), len(doc.text)))
	}
	found, expected, hint := doc.wordsForJSON(p.offset, err)
	return doc.At(&Node{Line: p.line, Column: p.column}, "", found, expected, hint)
}

func (doc *Document) explainTrailing() Diagnostic {
	decoder := jsontext.NewDecoder(strings.NewReader(doc.text), jsontext.AllowDuplicateNames(true))
	if err := decoder.SkipValue(); err != nil {
		return doc.explainJSON(err)
	}
	p := place{text: doc.text, line: 1, column: 1}
	p.skipTo(int(decoder.InputOffset()))
	p.skipTo(p.tokenStart())
	return doc.At(&Node{Line: p.line, Column: p.column}, "", "text after the end of the JSON value", "one value", "several records, one a line, go into an .ndjson file")
}

// wordsForJSON says what stands at an offset where JSON broke off, and what may stand there.
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
	var syntax *jsontext.SyntacticError
	if errors.As(err, &syntax) && syntax.Err != nil {
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

// closes tells whether the next sign is a closing bracket.
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
