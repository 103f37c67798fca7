package source

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// Map is a mapping with its keys in order, as a value for Editor.Set.
type Map []Entry

// index returns the place of a key, -1 where there is none.
func (m Map) index(key string) int {
	return slices.IndexFunc(m, func(e Entry) bool { return e.Key == key })
}

// Get returns the value of a key, nil where there is none.
func (m Map) Get(key string) any {
	if i := m.index(key); i >= 0 {
		return m[i].Value
	}
	return nil
}

// Entry is one key of a Map with its value.
type Entry struct {
	Key   string
	Value any
}

// Editor changes values in the text of an answer file, YAML or JSON, and leaves everything
// else as it was written: comments, blank lines, the order of keys, keys that nobody
// knows, and the style of lists and mappings.
//
// It replaces pieces of the text. After each change it reads the new text and compares
// all values with what they should be. A change that would come out wrong in an unusual
// construct of YAML, such as an explicit key, is made by writing the section anew, or the
// whole file if need be; only then comments are lost.
//
// The zero Editor is not ready for use; see NewEditor. A copy of an Editor goes its own way.
type Editor struct {
	mark    string    // the byte order mark, or nothing
	newline string    // the line break of the file
	doc     *Document // Root is an empty mapping in a file without values
}

// NewEditor returns an editor for the text of a file whose root is a mapping; a name that ends in .json makes it JSON.
// An empty text, or one of comments only, is a file without values. The error is of type Diagnostics.
func NewEditor(name string, data []byte) (*Editor, error) {
	e := &Editor{newline: "\n"}
	text, marked := strings.CutPrefix(string(data), byteOrderMark)
	if marked {
		e.mark = byteOrderMark
	}
	if i := strings.IndexByte(text, '\n'); i > 0 && text[i-1] == '\r' {
		e.newline = "\r\n"
	}
	doc, err := readForEdit(name, text)
	if err != nil {
		return nil, err
	}
	if doc.Root.Kind != Mapping {
		return nil, Diagnostics{doc.At(doc.Root.Pos, "", doc.Root.Kind.String(), "a mapping", "")}
	}
	e.doc = doc
	return e, nil
}

// readForEdit reads a text, and takes one without values for an empty mapping.
func readForEdit(name, text string) (*Document, error) {
	blank := true
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		blank = blank && (line == "" || line[0] == '#')
	}
	if blank {
		return &Document{Name: name, text: text, Root: &Node{Kind: Mapping}}, nil
	}
	return Read(name, []byte(text))
}

// Bytes returns the text as it is now.
func (e *Editor) Bytes() []byte {
	return []byte(e.mark + e.doc.text)
}

// Document returns the text as it is now, read; later changes leave it alone.
func (e *Editor) Document() *Document { return e.doc }

// Set makes the value at a path equal to value, which is a string, an int, a finite float64, a bool, nil, a []any or
// a Map of such values. The index behind the last row of a list adds one. Mappings that are missing on the way are
// made; anything else in the way is an error. Where a list or a mapping is replaced, the rows and keys that stay the
// same keep their text. A mapping keeps the order of its keys, and new keys come last. Setting what is there already
// changes nothing. After an error the text is as it was.
func (e *Editor) Set(path Path, value any) error {
	if len(path) == 0 {
		return errors.New("set: an empty path")
	}
	if err := checkValue(value, len(path)); err != nil {
		return fmt.Errorf("set %s: %w", path, err)
	}
	n := e.doc.Root
	for i, step := range path {
		child, err := n.child(step)
		if err != nil {
			return fmt.Errorf("set %s: %s is %w", path, path[:i], err)
		}
		if child == nil || child.Kind == Null && i < len(path)-1 {
			path, value, err = missing(path, i, value)
			if err != nil {
				return fmt.Errorf("set %w", err)
			}
			break
		}
		n = child
	}
	return e.change(path, func(parent any) any { return put(parent, path[len(path)-1], value) })
}

// missing returns the path as far as step i, and the value at its end that holds all that is missing below.
func missing(path Path, i int, value any) (Path, any, error) {
	for j := len(path) - 1; j > i; j-- {
		key, ok := path[j].(string)
		if !ok {
			return nil, nil, fmt.Errorf("%s: there is no list %s", path, path[:j])
		}
		value = parents{{key, value}}
	}
	return path[:i+1], value, nil
}

// Delete removes the key or the row at a path with its value. A path that is not there is no error. A mapping that
// loses its last key, and a list its last row, stay, empty.
func (e *Editor) Delete(path Path) error {
	if len(path) == 0 {
		return errors.New("delete: an empty path")
	}
	if e.doc.Root.find(path) == nil {
		return nil
	}
	return e.change(path, func(parent any) any {
		switch step := path[len(path)-1].(type) {
		case string:
			m := parent.(Map)
			at := m.index(step)
			return slices.Delete(m, at, at+1)
		default:
			row := step.(int)
			return slices.Delete(parent.([]any), row, row+1)
		}
	})
}

// Move moves the row at a path to another index of its list.
func (e *Editor) Move(path Path, to int) error {
	if e.doc.Root.find(path) == nil {
		return fmt.Errorf("move %s: it is not there", path)
	}
	row, ok := path[len(path)-1].(int)
	if n := e.doc.Root.find(path[:len(path)-1]).Len(); !ok || to < 0 || to >= n {
		return fmt.Errorf("move %s: there is no row %d", path, to)
	}
	return e.change(path, func(parent any) any {
		rows := parent.([]any)
		moved := rows[row]
		return slices.Insert(slices.Delete(rows, row, row+1), to, moved)
	})
}

// change edits the list or mapping that holds the last step of path; the steps before it are there.
func (e *Editor) change(path Path, edit func(parent any) any) error {
	want := withChange(e.doc.Root, path[:len(path)-1], edit).(Map)
	if equal(e.doc.Root, want) {
		return nil
	}
	for _, attempt := range []func() (string, error){
		func() (string, error) { return e.splice(e.doc, func(p *patch, root *region) { p.update(root, want) }) },
		func() (string, error) {
			return e.splice(e.doc, func(p *patch, root *region) { p.rewrite(root, path[0].(string), want) })
		},
		func() (string, error) { return e.writeAnew(want), nil },
	} {
		text, err := attempt()
		if err != nil {
			continue
		}
		if doc, err := readForEdit(e.doc.Name, text); err == nil && equal(doc.Root, want) {
			e.doc = doc
			return nil
		}
	}
	return fmt.Errorf("change %s: the value cannot be written into this file", path)
}

// withChange returns the value of n after edit changed what path leads to.
func withChange(n *Node, path Path, edit func(value any) any) any {
	value := valueOf(n)
	if len(path) == 0 {
		return edit(value)
	}
	child, _ := n.child(path[0])
	changed := withChange(child, path[1:], edit)
	if m, ok := changed.(Map); ok && child.Len() == 0 {
		if _, ok := path[0].(string); ok {
			changed = parents(m)
		}
	}
	return put(value, path[0], changed)
}

// put returns a list or a mapping after one step from it leads to a value.
func put(parent, step, value any) any {
	switch step := step.(type) {
	case string:
		m := parent.(Map)
		if at := m.index(step); at >= 0 {
			m[at].Value = value
			return m
		}
		return append(m, Entry{step, value})
	default:
		rows, row := parent.([]any), step.(int)
		if row == len(rows) {
			return append(rows, value)
		}
		rows[row] = value
		return rows
	}
}

// splice returns the text of doc with the pieces replaced that edit chooses.
func (e *Editor) splice(doc *Document, edit func(*patch, *region)) (string, error) {
	layout, root, err := newLayout(doc)
	if err != nil {
		return "", err
	}
	p := &patch{text: doc.text, newline: e.newline, json: doc.json}
	edit(p, &root)
	for _, a := range layout.anchors {
		if p.touches(a.start, a.end) {
			// Aliases would lose their value: write it out where they are used, then edit that.
			if doc, err = readForEdit(doc.Name, layout.withoutAnchors()); err != nil {
				return "", err
			}
			return e.splice(doc, edit)
		}
	}
	return p.apply(), nil
}

// withoutAnchors returns the text with every anchor removed and every alias replaced by its value.
func (l *layout) withoutAnchors() string {
	p := &patch{text: l.doc.text}
	for _, a := range l.anchors {
		p.replace(a.start, a.end, "")
	}
	for _, a := range l.aliases {
		value, _ := scalar(valueOf(a.node), true)
		p.replace(a.start, a.end, value)
	}
	return p.apply()
}

// writeAnew returns a text of the values alone.
func (e *Editor) writeAnew(values Map) string {
	if e.doc.json {
		return strings.ReplaceAll(jsonText(values, 0, !strings.Contains(e.doc.text, "\n")), "\n", e.newline) + e.newline
	}
	return strings.Join(append(mappingLines(values, 0), ""), e.newline)
}

// patch collects replacements of pieces of a text.
type patch struct {
	text    string
	newline string
	json    bool
	pieces  []piece
}

// piece is a replacement of text[start:end].
type piece struct {
	start, end int
	text       string
}

func (p *patch) replace(start, end int, text string) {
	if p.text[start:end] != text {
		p.pieces = append(p.pieces, piece{start, end, text})
	}
}

func (p *patch) touches(start, end int) bool {
	return slices.ContainsFunc(p.pieces, func(s piece) bool { return s.start < end && start < s.end })
}

// apply returns the text with all pieces replaced. Pieces that begin at one offset come
// in the order in which they were added.
func (p *patch) apply() string {
	slices.SortStableFunc(p.pieces, func(a, b piece) int { return cmp.Compare(a.start, b.start) })
	var b strings.Builder
	at := 0
	for _, s := range p.pieces {
		if s.start > at {
			b.WriteString(p.text[at:s.start])
		}
		b.WriteString(s.text)
		at = max(at, s.end)
	}
	b.WriteString(p.text[at:])
	if n := len(p.pieces); n > 0 && p.pieces[n-1].end == len(p.text) && strings.Contains(p.pieces[n-1].text, "\n") && !p.json {
		// A last line that was added is a whole line.
		return strings.TrimSuffix(b.String(), p.newline) + p.newline
	}
	return b.String()
}
