package source

import (
	"fmt"
	"math"
	"strconv"
	"unicode/utf8"
)

// literal is a value that is no text, as a file spells it.
type literal struct {
	kind Kind
	text string
}

// parents is a mapping made on the way to a key. It is written one key a line, because
// more keys are to come.
type parents Map

// valueOf returns the value of a node as Set takes it.
func valueOf(n *Node) any {
	switch n.Kind {
	case Text:
		return n.Value
	case Sequence:
		list := make([]any, len(n.Items))
		for i := range n.Items {
			list[i] = valueOf(&n.Items[i])
		}
		return list
	case Mapping:
		m := make(Map, n.Len())
		for i := range m {
			key, value := n.Pair(i)
			m[i] = Entry{key.Value, valueOf(value)}
		}
		return m
	}
	return literal{n.Kind, n.Value}
}

// equal reports whether a node holds a value. The order of a mapping's keys does not matter.
func equal(n *Node, value any) bool {
	switch v := value.(type) {
	case nil:
		return n.Kind == Null
	case literal:
		return n.Kind == v.kind && n.Value == v.text || n.Kind == Null && v.kind == Null
	case string:
		return n.Kind == Text && n.Value == v
	case bool:
		return n.Kind == Bool && n.Value == strconv.FormatBool(v)
	case int:
		number, err := strconv.Atoi(n.Value)
		return n.Kind == Integer && err == nil && number == v
	case float64:
		number, err := strconv.ParseFloat(n.Value, 64)
		return (n.Kind == Integer || n.Kind == Float) && err == nil && number == v
	case []any:
		if n.Kind != Sequence || len(n.Items) != len(v) {
			return false
		}
		for i := range v {
			if !equal(&n.Items[i], v[i]) {
				return false
			}
		}
		return true
	}
	m, isMap := asMap(value)
	if !isMap || n.Kind != Mapping || n.Len() != len(m) {
		return false
	}
	for _, entry := range m {
		if child := n.Get(entry.Key); child == nil || !equal(child, entry.Value) {
			return false
		}
	}
	return true
}

func asMap(value any) (Map, bool) {
	switch m := value.(type) {
	case Map:
		return m, true
	case parents:
		return Map(m), true
	}
	return nil, false
}

// checkValue refuses what cannot be written.
func checkValue(value any, depth int) error {
	if depth > maxDepth {
		return fmt.Errorf("lists and mappings nested more than %d deep", maxDepth)
	}
	switch v := value.(type) {
	case nil, bool, int, literal:
		return nil
	case float64:
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return fmt.Errorf("the number %v cannot be written", v)
		}
		return nil
	case string:
		if !utf8.ValidString(v) {
			return fmt.Errorf("the text %q is not UTF-8", v)
		}
		return nil
	case []any:
		for _, item := range v {
			if err := checkValue(item, depth+1); err != nil {
				return err
			}
		}
		return nil
	}
	m, isMap := asMap(value)
	if !isMap {
		return fmt.Errorf("a value of type %T cannot be written", value)
	}
	seen := make(map[string]bool, len(m))
	for _, entry := range m {
		if seen[entry.Key] {
			return fmt.Errorf("the key %q twice", entry.Key)
		}
		seen[entry.Key] = true
		if err := checkValue(entry.Key, depth); err != nil {
			return err
		}
		if err := checkValue(entry.Value, depth+1); err != nil {
			return err
		}
	}
	return nil
}
