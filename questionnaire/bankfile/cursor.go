package bankfile

import (
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"salesaudit/internal/source"
)

// value is one place in a bank file and what the grammar says of it: reading it reports what is wrong and goes on.
// A value whose node is nil is a key that is absent; reading it gives the zero value in silence, because the missing
// key was reported where its mapping was checked.
type value struct {
	found *source.Findings // of all files, so that everything is reported at once
	doc   *source.Document
	node  *source.Node
	where string
	shape *shape
}

func (v value) absent() bool { return v.node == nil }

// wrong reports a finding at the value; without expected, found says all of it.
func (v value) wrong(found, expected, hint string) {
	v.report(v.node.Place(), source.Error, found, expected, hint)
}

// warn reports a finding that leaves the bank usable.
func (v value) warn(found, expected, hint string) {
	v.report(v.node.Place(), source.Warning, found, expected, hint)
}

// report reports a finding at a place inside the value.
func (v value) report(pos source.Pos, severity source.Severity, found, expected, hint string) {
	if v.found.Room(severity) {
		d := v.doc.At(pos, v.where, found, expected, hint)
		d.Severity = severity
		v.found.Add(d)
	}
}

// twice reports an id that another place declared before.
func (v value) twice(what string, first value) {
	v.wrong("duplicate "+what+" "+strconv.Quote(v.node.Value), "", "it is declared first in "+first.place())
}

// place returns FILE:LINE:COLUMN, for messages about other places.
func (v value) place() string {
	return source.Diagnostic{File: v.doc.Name, Line: int(v.node.Line), Column: int(v.node.Column)}.Error()
}

// at returns another node of the same file.
func (v value) at(node *source.Node, where string, as *shape) value {
	return value{v.found, v.doc, node, where, as.of(node)}
}

// as returns the value under another grammar.
func (v value) as(s *shape) value { return v.at(v.node, v.where, s) }

// keys returns the keys that the grammar gives to the mapping.
func (v value) keys() []key {
	if v.shape.decides == "" {
		return v.shape.keys
	}
	return v.shape.keysFor(baseOf(v.scalar(v.shape.decides)))
}

// scalar returns the text at a key whatever it is, "" when it is absent, and reports nothing.
func (v value) scalar(key string) string {
	if n := v.node.Get(key); n != nil {
		return n.Value
	}
	return ""
}

// get returns the value at a key, which the grammar of the mapping must know.
func (v value) get(name string) value {
	if v.absent() {
		return v
	}
	element := v.shape.element
	if v.shape.form != table {
		keys := v.keys()
		i := slices.IndexFunc(keys, func(k key) bool { return k.name == name })
		if i < 0 { // of a variant that the value is not
			return value{found: v.found, doc: v.doc}
		}
		element = keys[i].value
	}
	return v.at(v.node.Get(name), v.where+"."+name, element)
}

// describe says what is at the value, for messages.
func (v value) describe() string {
	switch v.node.Kind {
	case source.Sequence, source.Mapping, source.Null:
		return v.node.Kind.String()
	}
	return strconv.Quote(v.node.Value)
}

// mapping reports whether the value is a mapping, and reports keys of it that are missing and unknown.
func (v value) mapping() bool {
	if v.absent() {
		return false
	}
	if v.node.Kind != source.Mapping {
		v.wrong(v.describe(), "a mapping", "")
		return false
	}
	keys := v.keys()
	valid := make([]string, len(keys))
	for i, k := range keys {
		valid[i] = k.name
		if k.required && v.node.Get(k.name) == nil {
			v.wrong("missing key "+strconv.Quote(k.name), "", "")
		}
	}
	for i := range v.node.Len() {
		if k, _ := v.node.Pair(i); !slices.Contains(valid, k.Value) {
			v.at(k, v.where, nil).unknown("key", valid)
		}
	}
	return true
}

// unknown reports a key or a name that is none of the valid ones.
func (v value) unknown(what string, valid []string) {
	hint := suggest(v.node.Value, valid)
	if hint == "" && len(valid) > 0 {
		hint = "valid here: " + strings.Join(valid, ", ")
	}
	v.wrong("unknown "+what+" "+strconv.Quote(v.node.Value), "", hint)
}

// entries returns the ids of a table and their values.
func (v value) entries() (ids, values []value) {
	if v.absent() {
		return nil, nil
	}
	if v.node.Kind != source.Mapping {
		v.wrong(v.describe(), "a mapping", "")
		return nil, nil
	}
	for i := range v.node.Len() {
		k, val := v.node.Pair(i)
		where := v.where + "." + k.Value
		ids, values = append(ids, v.at(k, where, anID)), append(values, v.at(val, where, v.shape.element))
	}
	return ids, values
}

// items returns the elements of a list.
func (v value) items() []value {
	if v.absent() {
		return nil
	}
	if v.node.Kind != source.Sequence {
		v.wrong(v.describe(), "a list", "")
		return nil
	}
	out := make([]value, v.node.Len())
	for i := range out {
		out[i] = v.at(&v.node.Items[i], v.where+"["+strconv.Itoa(i)+"]", v.shape.element)
	}
	return out
}

// word returns a text that is not empty.
func (v value) word() string {
	if v.absent() {
		return ""
	}
	if k := v.node.Kind; k == source.Mapping || k == source.Sequence || k == source.Null || strings.TrimSpace(v.node.Value) == "" {
		v.wrong(v.describe(), "a text", "")
		return ""
	}
	return v.node.Value
}

// idPattern is what CEL takes for an identifier, so that a rule can name every id.
var idPattern = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9_]*$`)

// id returns an id.
func (v value) id() string {
	s := v.word()
	if s == "" || idPattern.MatchString(s) {
		return s
	}
	hint := ""
	if s[0] >= '0' && s[0] <= '9' {
		hint = "it begins with a digit: rules would read it as a number"
	}
	if latin, ok := source.LookAlike(s); ok {
		hint = "it has Cyrillic letters that look Latin: write " + strconv.Quote(latin)
	}
	v.wrong(strconv.Quote(s), "an id of Latin letters, digits and _", hint)
	return s
}

// number returns a number within the bounds of the grammar.
func (v value) number() float64 {
	if v.absent() {
		return 0
	}
	x, err := strconv.ParseFloat(v.node.Value, 64)
	if k := v.node.Kind; (k != source.Integer && k != source.Float) || err != nil || math.IsNaN(x) || x < v.shape.least || x > v.shape.most {
		v.wrong(v.describe(), "a number from "+formatNumber(v.shape.least)+" to "+formatNumber(v.shape.most), "")
		return 0
	}
	return x
}

func formatNumber(x float64) string { return strconv.FormatFloat(x, 'g', -1, 64) }

// whole returns a whole number within the bounds of the grammar.
func (v value) whole() int {
	if v.absent() {
		return 0
	}
	least, most := int(v.shape.least), int(v.shape.most)
	x, err := strconv.Atoi(v.node.Value)
	if v.node.Kind != source.Integer || err != nil || x < least || x > most {
		v.wrong(v.describe(), "a whole number from "+strconv.Itoa(least)+" to "+strconv.Itoa(most), "")
		return 0
	}
	return x
}

// flag returns true or false; false when absent.
func (v value) flag() bool {
	if v.absent() {
		return false
	}
	if v.node.Kind != source.Bool {
		v.wrong(v.describe(), "true or false", "")
	}
	return v.node.Value == "true"
}

// choice returns one of the words of the grammar, "" when absent.
func (v value) choice() string {
	if v.absent() {
		return ""
	}
	return v.oneOf(v.shape.words)
}

// oneOf returns a word that must be one of valid.
func (v value) oneOf(valid []string) string {
	if v.absent() {
		return ""
	}
	s := v.word()
	if s == "" || slices.Contains(valid, s) {
		return s
	}
	expected := "one of " + strings.Join(valid, ", ")
	if len(valid) == 0 {
		expected = "a name of this bank, which has none that fits"
	}
	v.wrong(strconv.Quote(s), expected, suggest(s, valid))
	return ""
}

// suggest returns a hint with the nearest valid name, or "".
func suggest(name string, valid []string) string {
	if near := source.Nearest(name, valid); near != "" {
		return "did you mean " + strconv.Quote(near) + "?"
	}
	return ""
}

// index is the elements of a section by their ids.
type index[T any] struct {
	ids  []string // in the order of the files
	byID map[string]T
}

// add adds an element and reports whether its id was free. An id that could not be read is not taken.
func (x *index[T]) add(id string, element T) bool {
	if id == "" {
		return true
	}
	if _, taken := x.byID[id]; taken {
		return false
	}
	if x.byID == nil {
		x.byID = map[string]T{}
	}
	x.ids, x.byID[id] = append(x.ids, id), element
	return true
}

// pick returns the element that the value names, the zero T after a report.
func (x *index[T]) pick(v value) T { return x.byID[v.oneOf(x.ids)] }

// pickAll returns the elements that a list names.
func (x *index[T]) pickAll(v value) []T {
	var out []T
	for _, item := range v.items() {
		if id := item.oneOf(x.ids); id != "" {
			out = append(out, x.byID[id])
		}
	}
	return out
}
