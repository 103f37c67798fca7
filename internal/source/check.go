package source

import (
	"fmt"
	"strconv"
	"strings"
)

// step is one step from a value into what it holds: a key, or an index where key is "".
type step struct {
	key   string
	index int
}

// checker collects findings about a tree of values while it is built, for YAML and JSON alike.
type checker struct {
	doc      *Document
	findings Findings
	lossy    bool           // some value was left out of the tree
	path     []step         // from the root to the value being built
	seen     map[string]int // for checkKeys: reused from mapping to mapping
}

// newChecker returns a checker in the memory of the reader.
func (r *Reader) newChecker(doc *Document) checker {
	if r.path == nil {
		r.path = make([]step, 0, maxDepth)
	}
	return checker{doc: doc, path: r.path[:0]}
}

func (c *checker) enter(s step) { c.path = append(c.path, s) }
func (c *checker) leave()       { c.path = c.path[:len(c.path)-1] }

// where writes the path as answers.roles[2].headcount.
func (c *checker) where() string {
	var b strings.Builder
	for _, s := range c.path {
		switch {
		case s.key == "":
			b.WriteString("[" + strconv.Itoa(s.index) + "]")
		case b.Len() > 0:
			b.WriteString("." + s.key)
		default:
			b.WriteString(s.key)
		}
	}
	return b.String()
}

// find adds a finding about n, which is the value at the path or a key of it.
func (c *checker) find(n *Node, found, expected, hint string) {
	if c.findings.Room(Error) {
		c.findings.Add(c.doc.At(n.Pos, c.where(), found, expected, hint))
	}
}

// findLost is find of a value that the tree has not as it was meant.
func (c *checker) findLost(n *Node, found, expected, hint string) {
	c.lossy = true
	c.find(n, found, expected, hint)
}

func (c *checker) findTooDeep(n *Node) {
	c.lossy = true
	if c.findings.Room(Error) {
		// The path would be as deep as the value.
		c.findings.Add(c.doc.At(n.Pos, "", fmt.Sprintf("lists and mappings nested more than %d deep", maxDepth), "fewer levels", "an answer file has seven"))
	}
}

// fewKeys is how many keys are compared pair by pair; a map is faster above.
const fewKeys = 16

// checkKeys finds the keys that occur twice in the items of a mapping.
func (c *checker) checkKeys(items []Node) {
	if len(items) <= 2*fewKeys {
		for i := 2; i < len(items); i += 2 {
			for j := 0; j < i; j += 2 {
				if items[i].Value == items[j].Value {
					c.findDuplicate(&items[i], &items[j])
					break
				}
			}
		}
		return
	}
	if c.seen == nil {
		c.seen = make(map[string]int, len(items)/2)
	}
	clear(c.seen)
	for i := 0; i < len(items); i += 2 {
		if j, twice := c.seen[items[i].Value]; twice {
			c.findDuplicate(&items[i], &items[j])
		} else {
			c.seen[items[i].Value] = i
		}
	}
}

func (c *checker) findDuplicate(again, first *Node) {
	if again.Kind >= Sequence {
		return // no name, and found as such
	}
	c.find(again, fmt.Sprintf("duplicate key %q", again.Value), "",
		fmt.Sprintf("it is first in line %d, column %d", first.Line, first.Column))
}

// numberKind distinguishes a decimal number from a text that only some readers take for one:
// 010, 0x1F, 1_000. s starts like a number.
func numberKind(s string) Kind {
	digits := strings.TrimLeft(s, "+-")
	if len(s)-len(digits) > 1 {
		return Text
	}
	end := 0
	for end < len(digits) && digits[end] >= '0' && digits[end] <= '9' {
		end++
	}
	switch {
	case end == len(digits) && (end == 1 || end > 1 && digits[0] != '0'):
		return Integer
	case end == len(digits), end > 1 && digits[0] == '0':
		return Text
	case strings.EqualFold(digits, ".inf"), strings.EqualFold(digits, ".nan"):
		return Float
	case strings.ContainsAny(digits, "_xXpP"):
		return Text
	}
	if _, err := strconv.ParseFloat(s, 64); err != nil {
		return Text
	}
	return Float
}
