package source

import (
	"fmt"
	"strconv"
	"strings"
)

// Path leads from the root of a file to one of its values: a string is a key of a mapping, an int the index of a row
// of a list, from 0.
type Path []any

// Then returns the path that goes on with more steps; p is left alone.
func (p Path) Then(steps ...any) Path { return append(p[:len(p):len(p)], steps...) }

// String writes the path as answers.roles[2].headcount.
func (p Path) String() string {
	var b strings.Builder
	for _, step := range p {
		switch step := step.(type) {
		case int:
			b.WriteString("[" + strconv.Itoa(step) + "]")
		default:
			if b.Len() > 0 {
				b.WriteByte('.')
			}
			fmt.Fprint(&b, step)
		}
	}
	return b.String()
}

// child returns what one step leads to, nil where nothing is there yet. The error says what n is instead of what the
// step goes into.
func (n *Node) child(step any) (*Node, error) {
	switch step := step.(type) {
	case string:
		if n.Kind != Mapping {
			return nil, fmt.Errorf("%s, not a mapping", n.Kind)
		}
		return n.Get(step), nil
	case int:
		switch {
		case n.Kind != Sequence:
			return nil, fmt.Errorf("%s, not a list", n.Kind)
		case step < 0 || step > len(n.Items):
			return nil, fmt.Errorf("a list of %d rows", len(n.Items))
		case step == len(n.Items):
			return nil, nil
		}
		return &n.Items[step], nil
	}
	return nil, fmt.Errorf("no place for a step of type %T", step)
}

// find returns the value that a path leads to, nil where there is none.
func (n *Node) find(path Path) *Node {
	for _, step := range path {
		if n, _ = n.child(step); n == nil {
			return nil
		}
	}
	return n
}
