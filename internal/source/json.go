package source

import (
	"bytes"
	"errors"
	"strings"

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

// tokenStart returns the offset of the next token of JSON.
func (p *place) tokenStart() int {
	i := p.offset
	for i < len(p.text) && strings.IndexByte(" \t\r\n,:", p.text[i]) >= 0 {
		i++
	}
	return i
}
