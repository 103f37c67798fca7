package source

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"gopkg.in/yaml.v3"
)

// readYAML sets doc.Root from the text, or returns what is wrong with it.
func (r *Reader) readYAML(doc *Document) Diagnostics {
	first, second, err := parseYAML(strings.NewReader(doc.text))
	switch {
	case first == nil && errors.Is(err, io.EOF):
		return doc.empty()
	case err != nil:
		return doc.explainSyntax(err)
	}
	r.nodes.reset()
	c := converter{r.newChecker(doc), &r.nodes}
	root := c.convert(first, 0)
	if second != nil {
		c.findings.Add(doc.At(posOf(second), "",
			"a second document", "one document in a file", "remove the line --- or save the parts as files of their own"))
	}
	if len(c.findings.List) == 0 && root.Kind == Null {
		return doc.empty()
	}
	if !c.lossy {
		doc.Root = &root
	}
	return c.findings.All(doc.Name)
}

// parseYAML returns the value of the first document, and of the second if there is one.
// The library answers some odd input with a panic; here it becomes an error.
func parseYAML(text io.Reader) (first, second *yaml.Node, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("yaml: %v", r)
		}
	}()
	decoder := yaml.NewDecoder(text)
	var document, next yaml.Node
	if err := decoder.Decode(&document); err != nil {
		return nil, nil, err
	}
	switch err := decoder.Decode(&next); {
	case err == nil:
		return document.Content[0], &next, nil
	case errors.Is(err, io.EOF):
		return document.Content[0], nil, nil
	default:
		return document.Content[0], nil, err
	}
}

// converter turns the library's tree into Nodes that lie in one slab.
type converter struct {
	checker
	nodes *slab
}

func posOf(n *yaml.Node) Pos { return Pos{int32(n.Line), int32(n.Column)} }

// convert returns the Node of n; depth counts the lists and mappings around it.
func (c *converter) convert(n *yaml.Node, depth int) Node {
	out := Node{Pos: posOf(n), Value: n.Value}
	if n.Style&yaml.TaggedStyle != 0 {
		c.find(&out, "the tag "+n.Tag, "a plain value", "tags are not used here; put a text into quotes")
	}
	switch n.Kind {
	case yaml.ScalarNode:
		out.Kind, out.Quoted = kindOf(n)
		if out.Kind == Bool {
			out.Value = strings.ToLower(n.Value)
		}
		return out
	case yaml.AliasNode:
		return c.convertAlias(n, out)
	}
	out.Kind = Sequence
	if n.Kind == yaml.MappingNode {
		out.Kind = Mapping
	}
	if n.Anchor != "" {
		c.find(&out, "the anchor &"+n.Anchor+" on "+out.Kind.String(), "anchors on single values only", "write the values out where they are used")
	}
	if depth >= maxDepth {
		c.findTooDeep(&out)
		return out
	}
	out.Items = c.nodes.take(len(n.Content))
	if out.Kind == Sequence {
		for i, child := range n.Content {
			c.enter(step{index: i})
			out.Items[i] = c.convert(child, depth+1)
			c.leave()
		}
		return out
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		out.Items[i] = c.convertKey(n.Content[i])
		c.enter(step{key: out.Items[i].Value})
		out.Items[i+1] = c.convert(n.Content[i+1], depth+1)
		c.leave()
	}
	c.checkKeys(out.Items)
	return out
}

func (c *converter) convertAlias(n *yaml.Node, out Node) Node {
	if n.Alias.Kind != yaml.ScalarNode {
		c.findLost(&out, "the alias *"+n.Value+" of a list or a mapping", "the values written out", "only a single value may have an alias")
		return out
	}
	out.Kind, out.Quoted = kindOf(n.Alias)
	out.Value = n.Alias.Value
	if out.Kind == Bool {
		out.Value = strings.ToLower(out.Value)
	}
	return out
}

// convertKey returns the Node of a key, which must be a scalar.
func (c *converter) convertKey(n *yaml.Node) Node {
	key := Node{Pos: posOf(n), Value: n.Value}
	switch {
	case n.Kind == yaml.SequenceNode || n.Kind == yaml.MappingNode:
		key.Kind = Sequence
		if n.Kind == yaml.MappingNode {
			key.Kind = Mapping
		}
		c.findLost(&key, key.Kind.String()+" as a key", "a name as the key", "a text with { or [ in it needs quotes")
		return key
	case n.Tag == "!!merge":
		c.findLost(&key, "the merge key <<", "a name as the key", "write the values out where they are used")
	case n.Style == 0 && strings.HasPrefix(n.Value, "\u00a0"):
		c.findLost(&key, "a no-break space before the key", "ordinary spaces as indentation", "it comes with text copied from a web page or a document")
	}
	return c.convert(n, 0)
}

// kindOf resolves a scalar, and says whether it was in quotes or a block of text.
func kindOf(n *yaml.Node) (kind Kind, quoted bool) {
	const quotes = yaml.SingleQuotedStyle | yaml.DoubleQuotedStyle | yaml.LiteralStyle | yaml.FoldedStyle
	if n.Style&quotes != 0 {
		return Text, true
	}
	switch n.Tag {
	case "!!null":
		return Null, false
	case "!!bool":
		return Bool, false
	case "!!int", "!!float":
		return numberKind(n.Value), false
	}
	return Text, false
}
