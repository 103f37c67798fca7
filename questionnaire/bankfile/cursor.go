package bankfile

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"salesaudit/internal/source"
	"salesaudit/questionnaire"
)

// findings collects what is wrong in the files of a bank, so that all of it is reported at once.
type findings struct {
	list source.Diagnostics
}

// value is one place in a bank file: reading it reports what is wrong and goes on. A value whose node is nil
// stands for a key that is absent; reading it gives the zero value in silence, because the missing key was
// reported where its mapping was checked.
type value struct {
	all   *findings
	doc   *source.Document
	node  *source.Node
	where string
}

func (v value) absent() bool { return v.node == nil }

// wrong reports a finding at the value.
func (v value) wrong(found, expected, hint string) {
	v.all.list = append(v.all.list, v.doc.At(v.node, v.where, found, expected, hint))
}

// warn reports a finding that leaves the bank usable.
func (v value) warn(found, expected, hint string) {
	d := v.doc.At(v.node, v.where, found, expected, hint)
	d.Severity = source.Warning
	v.all.list = append(v.all.list, d)
}

// at returns another node of the same file.
func (v value) at(node *source.Node, where string) value {
	return value{v.all, v.doc, node, where}
}

func (v value) get(key string) value { return v.at(v.node.Get(key), v.where+"."+key) }

// describe says what stands at a node, for messages.
func describe(n *source.Node) string {
	switch n.Kind {
	case source.Sequence, source.Mapping, source.Null:
		return n.Kind.String()
	}
	return strconv.Quote(n.Value)
}

// mapping checks that the value is a mapping with no other than the named keys. keys are parted by spaces; one
// that ends in "!" is required.
func (v value) mapping(keys string) bool {
	if v.absent() {
		return false
	}
	if v.node.Kind != source.Mapping {
		v.wrong(describe(v.node), "a mapping", "")
		return false
	}
	var valid []string
	for _, key := range strings.Fields(keys) {
		name, required := strings.CutSuffix(key, "!")
		valid = append(valid, name)
		if required && v.node.Get(name) == nil {
			v.wrong("no key "+name, "the key "+name, "")
		}
	}
	for i := range v.node.Len() {
		key, _ := v.node.Pair(i)
		if !contains(valid, key.Value) {
			v.at(key, v.where).wrong("the key "+strconv.Quote(key.Value), "one of "+strings.Join(valid, ", "), suggest(key.Value, valid))
		}
	}
	return true
}

// entries returns the pairs of a mapping whose keys are names, and reports keys that are none.
func (v value) entries() (keys []value, values []value) {
	if v.absent() {
		return nil, nil
	}
	if v.node.Kind != source.Mapping {
		v.wrong(describe(v.node), "a mapping", "")
		return nil, nil
	}
	for i := range v.node.Len() {
		key, val := v.node.Pair(i)
		keys = append(keys, v.at(key, v.where+"."+key.Value))
		values = append(values, v.at(val, v.where+"."+key.Value))
	}
	return keys, values
}

// items returns the elements of a list.
func (v value) items() []value {
	if v.absent() {
		return nil
	}
	if v.node.Kind != source.Sequence {
		v.wrong(describe(v.node), "a list", "")
		return nil
	}
	out := make([]value, v.node.Len())
	for i := range out {
		out[i] = v.at(&v.node.Items[i], v.where+"["+strconv.Itoa(i)+"]")
	}
	return out
}

// word returns a text that is not empty.
func (v value) word() string {
	if v.absent() {
		return ""
	}
	if k := v.node.Kind; k == source.Mapping || k == source.Sequence || k == source.Null || strings.TrimSpace(v.node.Value) == "" {
		v.wrong(describe(v.node), "a text", "")
		return ""
	}
	return v.node.Value
}

// namePattern is what CEL takes for an identifier, so that every id can stand in a rule.
var namePattern = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9_]*$`)

// name returns an id.
func (v value) name() string {
	s := v.word()
	if s == "" || namePattern.MatchString(s) {
		return s
	}
	hint := ""
	if latin, ok := source.LookAlike(s); ok {
		hint = "it has Cyrillic letters that look Latin: write " + strconv.Quote(latin)
	}
	v.wrong(strconv.Quote(s), "an id of Latin letters, digits and _", hint)
	return s
}

// text returns a wording in both languages.
func (v value) text() questionnaire.Text {
	if !v.mapping("ru! en!") {
		return questionnaire.Text{}
	}
	return questionnaire.Text{RU: v.get("ru").word(), EN: v.get("en").word()}
}

// textUpTo returns a wording, and warns when it is longer than there is room for.
func (v value) textUpTo(runes int) questionnaire.Text {
	t := v.text()
	v.checkLength(t, runes)
	return t
}

func (v value) checkLength(t questionnaire.Text, runes int) {
	if n := max(utf8.RuneCountInString(t.RU), utf8.RuneCountInString(t.EN)); n > runes {
		v.warn(strconv.Itoa(n)+" characters", "at most "+strconv.Itoa(runes), "what is longer is cut off in tables")
	}
}

// number returns a number of at least min and at most max.
func (v value) number(min, max float64) float64 {
	if v.absent() {
		return 0
	}
	x, err := strconv.ParseFloat(v.node.Value, 64)
	if k := v.node.Kind; (k != source.Integer && k != source.Float) || err != nil || math.IsNaN(x) || x < min || x > max {
		expected := "a number of " + formatNumber(min) + " or more"
		if !math.IsInf(max, 1) {
			expected = "a number from " + formatNumber(min) + " to " + formatNumber(max)
		}
		v.wrong(describe(v.node), expected, "")
		return 0
	}
	return x
}

func formatNumber(x float64) string { return strconv.FormatFloat(x, 'g', -1, 64) }

// whole returns a whole number of at least min and at most max.
func (v value) whole(min, max int) int {
	if v.absent() {
		return 0
	}
	x, err := strconv.Atoi(v.node.Value)
	if v.node.Kind != source.Integer || err != nil || x < min || x > max {
		v.wrong(describe(v.node), "a whole number from "+strconv.Itoa(min)+" to "+strconv.Itoa(max), "")
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
		v.wrong(describe(v.node), "true or false", "")
	}
	return v.node.Value == "true"
}

// oneOf returns a word that must be one of valid.
func (v value) oneOf(valid ...string) string {
	if v.absent() {
		return ""
	}
	s := v.word()
	if s != "" && !contains(valid, s) {
		expected := "one of " + strings.Join(valid, ", ")
		if len(valid) == 0 {
			expected = "a name of this bank, which has none that fits"
		}
		v.wrong(strconv.Quote(s), expected, suggest(s, valid))
		return ""
	}
	return s
}

// scalar returns the text of a scalar whatever it is, "" when absent, and reports nothing.
func (v value) scalar() string {
	if v.absent() {
		return ""
	}
	return v.node.Value
}

// pick returns the element that the value names, or nil after a report.
func pick[T any](v value, all []*T, idOf func(*T) string) *T {
	if s := v.oneOf(ids(all, idOf)...); s != "" {
		return find(all, s, idOf)
	}
	return nil
}

// pickAll returns the elements that a list names.
func pickAll[T any](v value, all []*T, idOf func(*T) string) []*T {
	var out []*T
	for _, item := range v.items() {
		if x := pick(item, all, idOf); x != nil {
			out = append(out, x)
		}
	}
	return out
}

// suggest returns a hint with the nearest valid name, or "".
func suggest(name string, valid []string) string {
	if near := source.Nearest(name, valid); near != "" {
		return "did you mean " + strconv.Quote(near) + "?"
	}
	return ""
}

func contains(all []string, s string) bool {
	for _, x := range all {
		if x == s {
			return true
		}
	}
	return false
}

func idOfSource(s *questionnaire.Source) string       { return s.ID }
func idOfCatalogue(c *questionnaire.Catalogue) string { return c.ID }
func idOfProfile(p *questionnaire.Profile) string     { return p.ID }
func idOfQuestion(q *questionnaire.Question) string   { return q.ID }
func idOfColumn(c *questionnaire.Column) string       { return c.ID }
func idOfDimension(d *questionnaire.Dimension) string { return d.ID }
func idOfOwner(o *questionnaire.Owner) string         { return o.ID }
func idOfCriterion(c *questionnaire.Criterion) string { return c.ID }

// find returns the element with the id, or nil.
func find[T any](all []*T, id string, idOf func(*T) string) *T {
	for _, x := range all {
		if idOf(x) == id {
			return x
		}
	}
	return nil
}

// ids returns the ids of all elements, for messages.
func ids[T any](all []*T, idOf func(*T) string) []string {
	out := make([]string, len(all))
	for i, x := range all {
		out[i] = idOf(x)
	}
	return out
}
