package bankfile

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"salesaudit/internal/source"
)

// TestGrammar takes banks that are right and spoils the value of each key of the grammar once, or leaves the key out:
// each time something must be found there. So no key is in the table that nobody reads, and none is read unchecked.
func TestGrammar(t *testing.T) {
	tried := map[string]bool{}
	for _, pattern := range []string{"testdata/ok/bakery.yaml", "testdata/ok/bakery-more.yaml", "../../testdata/banks/warehouse/*.yaml", "../block9/*.yaml"} {
		names, err := filepath.Glob(pattern)
		if err != nil || len(names) == 0 {
			t.Fatal("no bank", pattern, err)
		}
		var docs []*source.Document
		for _, name := range names {
			text, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			doc, err := source.Read(name, text)
			if err != nil {
				t.Fatal(err)
			}
			docs = append(docs, doc)
		}
		for _, doc := range docs {
			spoiler{t, docs, doc, tried, ""}.mapping(doc.Root, bankGrammar, "bank")
		}
	}
	for _, k := range allKeys(bankGrammar, "bank") {
		if !tried[k] {
			t.Errorf("no bank has %s", k)
		}
	}
}

// spoiler spoils the documents of a bank in one place at a time.
type spoiler struct {
	t     *testing.T
	docs  []*source.Document
	doc   *source.Document // that is spoiled
	tried map[string]bool  // by kind of key, such as bank.questions.fields.help

	decides string // the key that gives the mapping its grammar; "" for none
}

func (s spoiler) mapping(n *source.Node, as *shape, path string) {
	decides := ""
	if d := n.Get(as.decides); d != nil {
		decides = baseOf(d.Value)
	}
	for _, k := range as.keysFor(decides) {
		if v := n.Get(k.name); v != nil {
			s.key(n, v, k, path+"."+k.name)
		}
	}
}

func (s spoiler) key(n, v *source.Node, k key, path string) {
	if !s.tried[path] {
		s.tried[path] = true
		before := *v
		*v = source.Node{Kind: source.Text, Value: "?", Pos: v.Pos}
		if k.value.form == word {
			*v = source.Node{Kind: source.Sequence, Pos: v.Pos}
		}
		s.expect(v.Pos, path, "")
		*v = before
		if i := slices.IndexFunc(n.Items, func(item source.Node) bool { return item.Value == k.name }); k.required {
			items := n.Items
			n.Items = slices.Concat(items[:i:i], items[i+2:])
			says := `missing key "` + k.name + `"`
			if k.name == s.decides {
				says = ""
			}
			s.expect(source.Pos{}, path, says)
			n.Items = items
		}
	}
	s.inside(v, k.value, path)
}

func (s spoiler) inside(v *source.Node, as *shape, path string) {
	if other := as.of(v); other != as { // without the key that says so it would be another mapping, and a wrong one
		s.decides = as.orKey
		as = other
	} else {
		s.decides = ""
	}
	switch {
	case as == nil:
	case as.form == list:
		for i := range v.Items {
			s.inside(&v.Items[i], as.element, path)
		}
	case as.form == table:
		for i := range v.Len() {
			_, element := v.Pair(i)
			s.inside(element, as.element, path)
		}
	case as.form == mapping && strings.HasSuffix(path, ".facts.with"):
	case as.form == mapping || as.form == wording || as.form == forms:
		s.mapping(v, as, path)
	}
}

// expect builds the bank, in which something must be found at the place, which says so.
func (s spoiler) expect(pos source.Pos, path, says string) {
	_, warnings, err := build(s.docs, "")
	found := slices.Clone(warnings)
	if ds, ok := err.(source.Diagnostics); ok {
		found = append(found, ds...)
	}
	for _, d := range found {
		there := pos.Line == 0 || d.File == s.doc.Name && d.Line == int(pos.Line) && d.Column >= int(pos.Column)
		if there && strings.Contains(d.Found, says) {
			return
		}
	}
	s.t.Errorf("%s spoiled at %d:%d: want a finding there %q, got\n%v", path, pos.Line, pos.Column, says, found.First(5))
}

// allKeys returns the paths of all keys under a mapping.
func allKeys(as *shape, path string) []string {
	if as == nil {
		return nil
	}
	out := append(allKeys(as.element, path), allKeys(as.or, path)...)
	keys := slices.Clone(as.keys)
	for _, v := range as.variants {
		keys = append(keys, v.keys...)
	}
	for _, k := range keys {
		out = append(out, path+"."+k.name)
		out = append(out, allKeys(k.value, path+"."+k.name)...)
	}
	return out
}
