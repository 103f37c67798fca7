package source

import (
	"errors"
	"strings"
	"unicode/utf8"
)

// region is where a value is in a text. Offsets count bytes.
type region struct {
	node       *Node
	start, end int  // the value with its anchor; both equal after where nothing is written
	flow       bool // a list or mapping in brackets
	inFlow     bool // it is inside brackets
	indent     int  // the column (0-based) of the block list or mapping around it, -1 at the root

	// How the value is introduced: by a key and a colon, by a dash, or by nothing (in
	// brackets, at the root). intro is where the key or dash starts, keyEnd where the
	// key ends, after the offset after colon or dash.
	intro, keyEnd, after int

	items []region // of a list: the elements; of a mapping: the values, each with its key as intro
}

// anchor is an anchor on a single value, or an alias of one.
type anchor struct {
	name       string
	start, end int   // of &name with the space after it, or of *name
	node       *Node // the value
}

// layout finds the regions of a document's values. YAML's parser gives starts only, so
// the ends are found in the text: of a quoted text by its quote, of a plain one by
// walking through it beside its value.
type layout struct {
	doc     *Document
	place   place
	anchors []anchor
	aliases []anchor
}

// errUnusual is a construct of YAML that layout does not follow, such as an explicit key.
var errUnusual = errors.New("an unusual construct of YAML")

func newLayout(doc *Document) (*layout, region, error) {
	l := &layout{doc: doc, place: place{text: doc.text, line: 1, column: 1}}
	root := region{node: doc.Root, indent: -1}
	if doc.Root.Line == 0 {
		return l, root, nil // a text without values
	}
	err := l.measure(&root)
	return l, root, err
}

// seek returns the offset of a node. Nodes come in the order of the text.
func (l *layout) seek(n *Node) (int, error) {
	for l.place.offset < len(l.place.text) && (l.place.line < n.Line || l.place.line == n.Line && l.place.column < n.Column) {
		l.place.skipTo(l.place.offset + 1)
	}
	if l.place.line != n.Line || l.place.column != n.Column {
		return 0, errUnusual
	}
	return l.place.offset, nil
}

// measure fills in start, end and items of r, whose node, after, indent and inFlow are known.
func (l *layout) measure(r *region) error {
	text := l.doc.text
	r.start = l.skipSpace(r.after)
	if r.node.Kind == Null && r.node.Value == "" && (r.start >= len(text) || text[r.start] != '&' && text[r.start] != '*') {
		r.start, r.end = r.after, r.after
		return nil
	}
	if r.node.Value != "" || r.node.Kind != Null {
		at, err := l.seek(r.node)
		if err != nil {
			return err
		}
		r.start = at
	}
	at := r.start
	switch {
	case at >= len(text):
		return errUnusual
	case text[at] == '*' && r.node.Kind < Sequence && !r.node.Quoted || text[at] == '*' && r.node.Quoted:
		r.end = at + 1 + nameLength(text[at+1:])
		l.aliases = append(l.aliases, anchor{text[at+1 : r.end], at, r.end, r.node})
		return nil
	case text[at] == '&':
		nameEnd := at + 1 + nameLength(text[at+1:])
		spaces := len(text[nameEnd:]) - len(strings.TrimLeft(text[nameEnd:], " "))
		l.anchors = append(l.anchors, anchor{text[at+1 : nameEnd], at, nameEnd + spaces, r.node})
		if at = l.skipSpace(nameEnd); r.node.Kind == Null && r.node.Value == "" {
			r.end = nameEnd
			return nil
		}
	}
	return l.measureContent(r, at)
}

// measureContent does the rest of measure; the value without its anchor starts at at.
func (l *layout) measureContent(r *region, at int) error {
	text := l.doc.text
	if at >= len(text) {
		return errUnusual
	}
	switch {
	case r.node.Kind >= Sequence && (text[at] == '[' || text[at] == '{'):
		r.flow = true
		return l.measureFlow(r, at)
	case r.node.Kind >= Sequence && r.inFlow:
		return errUnusual // a pair without braces in a list in brackets
	case r.node.Kind == Sequence:
		return l.measureList(r, at)
	case r.node.Kind == Mapping:
		return l.measureMapping(r, at)
	case r.node.Quoted && (text[at] == '|' || text[at] == '>'):
		r.end = l.blockTextEnd(at, r.indent)
	case r.node.Quoted:
		r.end = quotedEnd(text, at)
	default:
		r.end = plainEnd(text, at, r.node.Value)
	}
	return nil
}

// measureFlow measures a list or mapping in brackets.
func (l *layout) measureFlow(r *region, at int) error {
	text := l.doc.text
	at++
	for i := range r.node.Len() {
		item := region{inFlow: true, indent: r.indent}
		if r.node.Kind == Mapping {
			var key *Node
			key, item.node = r.node.Pair(i)
			if err := l.measureKey(&item, key); err != nil {
				return err
			}
		} else {
			item.node = &r.node.Items[i]
			for item.after = l.skipSpace(at); item.after < len(text) && text[item.after] == ','; {
				item.after = l.skipSpace(item.after + 1)
			}
			item.intro, item.keyEnd = item.after, item.after
		}
		if err := l.measure(&item); err != nil {
			return err
		}
		r.items = append(r.items, item)
		at = item.end
	}
	for at = l.skipSpace(at); at < len(text) && text[at] == ','; {
		at = l.skipSpace(at + 1)
	}
	if at >= len(text) || text[at] != ']' && text[at] != '}' {
		return errUnusual
	}
	r.end = at + 1
	return nil
}

// measureMapping measures a mapping of one key a line.
func (l *layout) measureMapping(r *region, at int) error {
	indent := l.column(at)
	for i := range r.node.Len() {
		key, value := r.node.Pair(i)
		item := region{node: value, indent: indent}
		if err := l.measureKey(&item, key); err != nil {
			return err
		}
		if l.column(item.intro) != indent {
			return errUnusual // an explicit key, introduced by a question mark
		}
		if err := l.measure(&item); err != nil {
			return err
		}
		r.items = append(r.items, item)
		r.end = item.end
	}
	return nil
}

// measureKey finds a key and its colon.
func (l *layout) measureKey(item *region, key *Node) error {
	text := l.doc.text
	name := region{node: key, inFlow: true}
	if key.Value == "" && !key.Quoted {
		return errUnusual
	}
	at, err := l.seek(key)
	if err != nil {
		return err
	}
	name.after = at
	if err := l.measure(&name); err != nil {
		return err
	}
	item.intro, item.keyEnd = name.start, name.end
	colon := l.skipSpace(name.end)
	if colon >= len(text) || text[colon] != ':' {
		return errUnusual
	}
	item.after = colon + 1
	return nil
}

// measureList measures a list of one dash a line.
func (l *layout) measureList(r *region, at int) error {
	text := l.doc.text
	indent := l.column(at)
	for i := range r.node.Items {
		dash := l.skipSpace(at)
		if dash >= len(text) || text[dash] != '-' {
			return errUnusual
		}
		item := region{node: &r.node.Items[i], indent: indent, intro: dash, keyEnd: dash + 1, after: dash + 1}
		if err := l.measure(&item); err != nil {
			return err
		}
		r.items = append(r.items, item)
		at, r.end = item.end, item.end
	}
	return nil
}

// column returns how many runes are before an offset on its line.
func (l *layout) column(offset int) int {
	return utf8.RuneCountInString(l.doc.text[lineStart(l.doc.text, offset):offset])
}

// skipSpace skips white space, line breaks and comments.
func (l *layout) skipSpace(at int) int {
	text := l.doc.text
	for at < len(text) {
		switch n := lineBreak(text[at:]); {
		case n > 0:
			at += n
		case text[at] == ' ' || text[at] == '\t':
			at++
		case text[at] == '#' && (at == 0 || strings.IndexByte(" \t\r\n,[]{}", text[at-1]) >= 0):
			at = lineEnd(text, at)
		default:
			return at
		}
	}
	return at
}

// blockTextEnd returns the end of a block of text whose | or > is at at, inside a
// list or mapping of the given indentation.
func (l *layout) blockTextEnd(at, indent int) int {
	text := l.doc.text
	end := lineEnd(text, at)
	header, _, _ := strings.Cut(text[at:end], " ")
	content := 0 // the indentation of the content; 0 as long as it is not known
	for _, c := range header {
		if c >= '1' && c <= '9' {
			content = max(indent, 0) + int(c-'0')
		}
	}
	for next := end; next < len(text); {
		start := next + lineBreak(text[next:])
		next = lineEnd(text, start)
		line := text[start:next]
		spaces := len(line) - len(strings.TrimLeft(line, " "))
		switch {
		case spaces == len(line) && (content == 0 || spaces <= content):
			if !strings.Contains(header, "+") || next == len(text) && start == next {
				continue
			}
		case content == 0 && spaces > indent:
			content = spaces
		case content == 0 || spaces < content:
			return end
		}
		end = next
	}
	return end
}

// quotedEnd returns the end of the text whose opening quote is at at.
func quotedEnd(text string, at int) int {
	quote := text[at]
	for i := at + 1; i < len(text); i++ {
		switch {
		case text[i] == '\\' && quote == '"':
			i++
		case text[i] == quote && quote == '\'' && strings.HasPrefix(text[i+1:], "'"):
			i++
		case text[i] == quote:
			return i + 1
		}
	}
	return len(text)
}

// plainEnd returns the end of a plain text, which may go on over lines: the end of as
// many characters as value has, white space apart.
func plainEnd(text string, at int, value string) int {
	end := at
	for _, want := range value {
		if want == ' ' || want == '\t' || isLineBreak(want) {
			continue
		}
		for at < len(text) {
			r, size := utf8.DecodeRuneInString(text[at:])
			at += size
			if r != ' ' && r != '\t' && !isLineBreak(r) {
				end = at
				break
			}
		}
	}
	return end
}

// nameLength returns the length of the anchor's name at the start of s.
func nameLength(s string) int {
	for i, r := range s {
		if r != '_' && r != '-' && (r < '0' || r > '9') && (r < 'A' || r > 'Z') && (r < 'a' || r > 'z') {
			return i
		}
	}
	return len(s)
}
