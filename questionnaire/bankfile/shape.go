package bankfile

import (
	"strings"

	"salesaudit/internal/source"
)

// form is what a value of a bank file looks like.
type form uint8

const (
	word    form = iota // a text that is not empty
	id                  // an id that a rule can name: Latin letters, digits and _
	wording             // {ru: …, en: …}; a text of more characters than most gets a warning, where most is set
	forms               // a wording whose texts may be lists: one, few and many; one and other
	number              // from least to most
	whole               // a whole number from least to most
	yesNo               // true or false
	choice              // one of words
	rule                // a condition or a formula in CEL
	name                // the id of something that the bank declares
	mapping             // keys with values
	list                // elements, each of the shape element
	table               // ids that the bank declares, or those of its profiles, each with a value of the shape element
)

// shape is the grammar of one kind of value.
type shape struct {
	form        form
	least, most float64
	words       []string
	keys        []key  // of wording and mapping
	decides     string // the key whose word decides which of variants adds its keys; "" for none
	variants    []variant
	element     *shape
	orKey       string // a mapping that has this key
	or          *shape // has this grammar instead; nil where there is none
}

// either returns the grammar of a value, or of a mapping of which more is to be said: one that has the key.
func either(one *shape, key string, more *shape) *shape {
	s := *one
	s.orKey, s.or = key, more
	return &s
}

// of returns the grammar that a value of this one has.
func (s *shape) of(n *source.Node) *shape {
	if s != nil && s.or != nil && n.Get(s.orKey) != nil {
		return s.or
	}
	return s
}

// key is one key of a mapping.
type key struct {
	name     string
	required bool
	value    *shape
}

// variant is the further keys of a mapping whose deciding key has the word; "" is any word that no other has.
type variant struct {
	word string
	keys []key
}

func must(name string, value *shape) key { return key{name, true, value} }
func may(name string, value *shape) key  { return key{name, false, value} }

func mappingOf(keys ...key) *shape        { return &shape{form: mapping, keys: keys} }
func listOf(element *shape) *shape        { return &shape{form: list, element: element} }
func tableOf(element *shape) *shape       { return &shape{form: table, element: element} }
func numberOf(least, most float64) *shape { return &shape{form: number, least: least, most: most} }
func oneOf(words ...string) *shape        { return &shape{form: choice, words: words} }

func wholeOf(least, most int) *shape {
	return &shape{form: whole, least: float64(least), most: float64(most)}
}

func textUpTo(characters int) *shape {
	return &shape{form: wording, keys: text.keys, most: float64(characters)}
}

// by adds the variants of a mapping, and the key that decides between them.
func (s *shape) by(decides string, variants ...variant) *shape {
	s.decides, s.variants = decides, variants
	return s
}

func of(word string, keys ...key) variant { return variant{word, keys} }

// keysFor returns the keys of a mapping whose deciding key has the word. Where the grammar knows no such word, which
// is reported at that key, those of all variants are allowed and none is required.
func (s *shape) keysFor(word string) []key {
	if s.decides == "" {
		return s.keys
	}
	keys := s.keys[:len(s.keys):len(s.keys)]
	for _, v := range s.variants {
		if v.word == word || v.word == "" && word != "" {
			return append(keys, v.keys...)
		}
	}
	for _, v := range s.variants {
		for _, k := range v.keys {
			keys = append(keys, may(k.name, k.value))
		}
	}
	return keys
}

// variantWords returns the words that select a variant.
func (s *shape) variantWords() []string {
	var out []string
	for _, v := range s.variants {
		if v.word != "" {
			out = append(out, v.word)
		}
	}
	return out
}

// baseOf returns a column's type without what says that it may be left out or named several times.
func baseOf(typ string) string { return strings.TrimRight(typ, "?*") }
