package source

import (
	"bytes"
	"errors"
	"strings"

	"github.com/go-json-experiment/json/jsontext"
)

// readJSON sets doc.Root from the text, or returns what is wrong with it.
func (r *Reader) readJSON(doc *Document) Diagnostics {
	if strings.TrimLeft(doc.text, " \t\r\n") == "" {
		return doc.empty()
	}
	// Duplicate names are found by checkKeys, all of them and with both positions.
	options := jsontext.AllowDuplicateNames(true)
	r.text = append(r.text[:0], doc.text...)
	text := bytes.NewBuffer(r.text)
	if r.decoder == nil {
		r.decoder = jsontext.NewDecoder(text, options)
	} else {
		r.decoder.Reset(text, options)
	}
	r.nodes.reset()
	tree := jsonTree{
		checker: r.newChecker(doc),
		place:   place{text: doc.text, line: 1, column: 1},
		decoder: r.decoder,
		nodes:   &r.nodes,
		pending: r.pending[:0],
	}
	root, err := tree.value(0)
	if err == nil {
		err = tree.end()
	}
	if r.pending = tree.pending; cap(r.pending) > maxKept || cap(r.text) > maxKeptText {
		r.pending, r.text, r.decoder = nil, nil, nil
	}
	doc.json = err == nil || errors.Is(err, errTooDeep)
	switch {
	case errors.Is(err, errTooDeep): // found already
	case err != nil:
		tree.findings.Add(doc.explainJSON(err))
	case len(tree.findings.List) == 0 && root.Kind == Null:
		return doc.empty()
	default:
		doc.Root = &root
	}
	return tree.findings.All(doc.Name)
}

// errTooDeep ends the reading of JSON at the first value beyond maxDepth.
var errTooDeep = errors.New("nested too deep")

// errTrailing is text after the value.
var errTrailing = errors.New("text after the value")

// jsonTree builds the tree from the decoder's tokens. Strings without escapes and
// numbers are parts of the text, and all items lie in one slab.
type jsonTree struct {
	checker
	decoder *jsontext.Decoder
	place   place
	nodes   *slab  // finished items
	pending []Node // items of the lists and mappings that are still open
}

// value reads one value; depth counts the lists and mappings around it.
func (t *jsonTree) value(depth int) (Node, error) {
	token, err := t.decoder.ReadToken()
	if err != nil {
		return Node{}, err
	}
	end := int(t.decoder.InputOffset())
	t.place.skipTo(t.place.tokenStart())
	start := t.place.offset
	node := Node{Pos: t.place.pos()}
	defer t.place.skipTo(end)
	switch token.Kind() {
	case jsontext.KindNull:
		node.Kind, node.Value = Null, "null"
	case jsontext.KindTrue, jsontext.KindFalse:
		node.Kind, node.Value = Bool, t.place.text[start:end]
	case jsontext.KindNumber:
		node.Value = t.place.text[start:end]
		node.Kind = numberKind(node.Value)
	case jsontext.KindString:
		node.Kind, node.Quoted = Text, true
		node.Value = t.place.text[start+1 : end-1]
		if strings.IndexByte(node.Value, '\\') >= 0 {
			node.Value = token.String()
		}
	case jsontext.KindBeginArray, jsontext.KindBeginObject:
		node.Kind = Sequence
		if token.Kind() == jsontext.KindBeginObject {
			node.Kind = Mapping
		}
		if depth >= maxDepth {
			t.findTooDeep(&node)
			return node, errTooDeep
		}
		t.place.skipTo(end)
		err = t.items(&node, depth)
	}
	return node, err
}

// items reads what is in a list or a mapping, with its end.
func (t *jsonTree) items(node *Node, depth int) error {
	first := len(t.pending)
	for i := 0; ; i++ {
		if kind := t.decoder.PeekKind(); kind == jsontext.KindEndArray || kind == jsontext.KindEndObject {
			break
		}
		if node.Kind == Mapping {
			key, err := t.value(depth)
			if err != nil {
				return err
			}
			t.pending = append(t.pending, key)
			t.enter(step{key: key.Value})
		} else {
			t.enter(step{index: i})
		}
		item, err := t.value(depth + 1)
		if err != nil {
			return err
		}
		t.leave()
		t.pending = append(t.pending, item)
	}
	if _, err := t.decoder.ReadToken(); err != nil {
		return err
	}
	t.place.skipTo(int(t.decoder.InputOffset()))
	node.Items = t.nodes.take(len(t.pending) - first)
	copy(node.Items, t.pending[first:])
	t.pending = t.pending[:first]
	if node.Kind == Mapping {
		t.checkKeys(node.Items)
	}
	return nil
}

// end makes sure that nothing follows the value.
func (t *jsonTree) end() error {
	if strings.TrimLeft(t.place.text[t.place.offset:], " \t\r\n") == "" {
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
