// Package source reads YAML and JSON text into trees of values that know where they are,
// finds what is wrong with the text itself, and edits answer files without disturbing
// what a person wrote around the values.
//
// It is the first room on the way through the house: the bank (questionnaire) and the
// answer file (answers) are both read here, and every message that names a line and a
// column is a Diagnostic of this package. It knows nothing of banks or answers, and it is
// the only importer of yaml.v3.
//
// Reading is stricter than YAML: one document, UTF-8, no keys twice, no anchors but on
// single values, no tags, no merge keys. What is refused is refused with a sentence
// that says what to do.
package source

import (
	"bytes"
	"fmt"
	"path/filepath"
	"strings"
	"sync"

	"github.com/go-json-experiment/json/jsontext"
)

// MaxSize is the largest text that is read, in bytes. An answer file has about 5 kB and
// a large bank 200 kB; 8 MiB leaves room for both and is still parsed in about a second.
const MaxSize = 8 << 20

// maxDepth bounds the nesting of lists and mappings. Answers need 7 levels and banks 10;
// whatever nests deeper is a mistake or an attack on the reader's stack.
const maxDepth = 64

// maxValues bounds the values of a text, estimated from its punctuation. A tree of more
// takes a second and some hundred megabytes, and no bank has a tenth of it.
const maxValues = 400_000

// Document is a text that was read: its values and, for excerpts, its lines.
// A Document is safe for use by several goroutines.
type Document struct {
	Name string // the name of the file as messages show it; "" when it has none
	Root *Node  // never nil, never Null

	text string // without the byte order mark
	json bool   // read as JSON

	indexOnce sync.Once
	lines     []int32 // byte offsets where lines begin, made when first needed
	mark      mark    // in the long line of the finding that was made last
}

// Read reads YAML, or JSON when the name ends in .json or the text starts with { and is
// valid JSON. The error, if any, is of type Diagnostics and holds every finding about the text itself. Where the values can
// be told all the same, as with a key that is there twice, the document comes with the error, so that whoever knows what the
// values should be can say what else is wrong.
func Read(name string, data []byte) (*Document, error) { return new(Reader).Read(name, data) }

// Reader reads one text after another into the same memory: the values of a Document that
// it returned are valid until it reads the next. Its zero value is ready. It is used by
// one goroutine at a time.
type Reader struct {
	nodes   slab
	pending []Node // JSON: items of the lists and mappings that are still open
	decoder *jsontext.Decoder
	text    []byte // JSON: what the decoder reads
	path    []step
}

// Read is as the function Read.
func (r *Reader) Read(name string, data []byte) (*Document, error) {
	doc, err := open(name, data)
	if err != nil {
		return nil, err
	}
	if strings.EqualFold(filepath.Ext(name), ".json") {
		return doc.finish(r.readJSON(doc))
	}
	if start := strings.TrimLeft(doc.text, " \t\r\n"); strings.HasPrefix(start, "{") {
		jsonErr := r.readJSON(doc)
		if doc.json {
			return doc.finish(jsonErr)
		}
		yamlErr := r.readYAML(doc)
		if yamlErr != nil && strings.HasPrefix(strings.TrimLeft(start[1:], " \t\r\n"), `"`) {
			return doc.finish(jsonErr) // it was meant as JSON, so speak of JSON
		}
		return doc.finish(yamlErr)
	}
	return doc.finish(r.readYAML(doc))
}

// ReadJSON reads one JSON value, such as one line of NDJSON. The error, if any, is of type Diagnostics.
func (r *Reader) ReadJSON(name string, data []byte) (*Document, error) {
	doc, err := open(name, data)
	if err != nil {
		return nil, err
	}
	return doc.finish(r.readJSON(doc))
}

// slab gives Nodes that lie side by side, in place of a small list for each value.
type slab struct{ taken []Node }

// maxKept is the most Nodes that a slab keeps for the next text, about 1 MB: the memory of a rare large text is let go.
const maxKept = 1 << 14

// maxKeptText is the same for bytes of text.
const maxKeptText = 1 << 20

// take returns n Nodes whose content is up to the caller. Those that were given before stay where they are.
func (s *slab) take(n int) []Node {
	if n == 0 {
		return []Node{}
	}
	start := len(s.taken)
	if start+n > cap(s.taken) {
		s.taken, start = make([]Node, 0, max(n, 2*cap(s.taken), 256)), 0
	}
	s.taken = s.taken[:start+n]
	return s.taken[start : start+n : start+n]
}

// reset takes back all that was given.
func (s *slab) reset() {
	if s.taken = s.taken[:0]; cap(s.taken) > maxKept {
		s.taken = nil
	}
}

// open checks size and encoding and makes a Document without values.
func open(name string, data []byte) (*Document, error) {
	if len(data) > MaxSize {
		return nil, Diagnostics{TooLarge(name, int64(len(data)), MaxSize)}
	}
	data = bytes.TrimPrefix(data, []byte(byteOrderMark))
	if d, ok := checkEncoding(data); !ok {
		d.File = name
		return nil, Diagnostics{d}
	}
	if d, ok := checkAmount(data); !ok {
		d.File = name
		return nil, Diagnostics{d}
	}
	return &Document{Name: name, text: string(data)}, nil
}

// checkAmount refuses texts of more than maxValues values.
func checkAmount(data []byte) (Diagnostic, bool) {
	if len(data) < maxValues {
		return Diagnostic{}, true
	}
	amount := 0
	for _, mark := range []string{"\n", ",", ":", "- "} {
		amount += bytes.Count(data, []byte(mark))
	}
	return Diagnostic{
		Found:    fmt.Sprintf("about %d lines and values", amount),
		Expected: fmt.Sprintf("at most %d", maxValues),
		Hint:     "an answer file has some hundred: is this the right file?",
	}, amount <= maxValues
}

// finish returns the document, or the findings in the order of the text: with the document where it has every value.
func (doc *Document) finish(findings Diagnostics) (*Document, error) {
	switch {
	case len(findings) == 0:
		return doc, nil
	case doc.Root == nil:
		return nil, findings
	}
	return doc, findings
}

// empty is the finding about a text without any value.
func (doc *Document) empty() Diagnostics {
	found := "an empty file"
	if strings.TrimSpace(doc.text) != "" {
		found = "a file with no values in it, only comments or nothing"
	}
	return Diagnostics{{File: doc.Name, Line: 1, Column: 1, Found: found, Expected: "keys with values, such as \"format: …\""}}
}
