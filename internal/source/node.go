package source

// Kind says what a Node is. Scalars are resolved by the core rules of YAML 1.2:
// dates, numbers such as 010 or 0x1F and the words yes, no, on and off are Text.
type Kind uint8

const (
	Null     Kind = iota // an empty value, null or ~
	Bool                 // true or false
	Integer              // a decimal whole number; it may be larger than an int64
	Float                // a decimal number with a fraction or an exponent, .inf or .nan
	Text                 // everything else that is a scalar
	Sequence             // a list
	Mapping              // keys with values, in the order of the file
)

// String names the kind for messages, with its article.
func (k Kind) String() string {
	switch k {
	case Null:
		return "nothing"
	case Bool:
		return "true or false"
	case Integer:
		return "a whole number"
	case Float:
		return "a number"
	case Text:
		return "a text"
	case Sequence:
		return "a list"
	case Mapping:
		return "a mapping"
	}
	return "an unknown kind"
}

// Pos is a place in a text. Line and Column count from 1, and Column counts runes, not
// bytes. The zero Pos is no place.
type Pos struct{ Line, Column int32 }

// Node is one value of a file and its place there.
type Node struct {
	Kind   Kind
	Quoted bool // a scalar written in quotes or as a block of text, so always Text
	Pos

	// Value is the text of a scalar, without quotes and escapes: "true" or "false" of a
	// Bool, what is written ("", "~" or "null") of Null, "" of a list or a mapping. It is
	// UTF-8, but may hold control characters that were written as escapes.
	Value string

	// Items holds the elements of a list, or key, value, key, value… of a mapping.
	// A key is always a scalar, and no key of a mapping occurs twice.
	Items []Node
}

// Place returns the place of the value in its file, the zero Pos when n is nil.
func (n *Node) Place() Pos {
	if n == nil {
		return Pos{}
	}
	return n.Pos
}

// Get returns the value of a key, or nil when n is nil, is no mapping or lacks the key.
func (n *Node) Get(key string) *Node {
	if n == nil || n.Kind != Mapping {
		return nil
	}
	for i := 0; i+1 < len(n.Items); i += 2 {
		if n.Items[i].Value == key {
			return &n.Items[i+1]
		}
	}
	return nil
}

// Len returns the number of elements of a list or of pairs of a mapping, 0 for a scalar or nil.
func (n *Node) Len() int {
	switch {
	case n == nil:
		return 0
	case n.Kind == Mapping:
		return len(n.Items) / 2
	default:
		return len(n.Items)
	}
}

// Pair returns the i-th key of a mapping with its value; 0 <= i < n.Len().
func (n *Node) Pair(i int) (key, value *Node) {
	return &n.Items[2*i], &n.Items[2*i+1]
}
