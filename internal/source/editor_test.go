package source

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"
)

var update = flag.Bool("update", false, "write the expected outputs anew")

// TestEditor runs the edits of testdata/edit/*.txtar: each file holds a text before, the
// edits (set PATH VALUE with the value in YAML, delete PATH, move PATH ROW) and the text
// after. Each edit that sets or deletes a key is made a second time, which must change nothing.
func TestEditor(t *testing.T) {
	for _, file := range glob(t, "testdata/edit/*.txtar") {
		for _, newline := range []string{"\n", "\r\n"} {
			t.Run(fmt.Sprintf("%s%q", filepath.Base(file), newline), func(t *testing.T) {
				archive, err := txtar.ParseFile(file)
				if err != nil {
					t.Fatal(err)
				}
				before, edits := string(archive.Files[0].Data), string(archive.Files[1].Data)
				editor, err := NewEditor("", []byte(strings.ReplaceAll(before, "\n", newline)))
				if err != nil {
					t.Fatal(err)
				}
				for line := range strings.Lines(edits) {
					applyEdit(t, editor, line)
					if verb, path, _ := strings.Cut(line, " "); verb == "move" || verb == "delete" && strings.ContainsAny(path, "0123456789") {
						continue // another row is there by now
					}
					once := string(editor.Bytes())
					applyEdit(t, editor, line)
					if diff := cmp.Diff(once, string(editor.Bytes())); diff != "" {
						t.Errorf("%sa second time changed the text (-once +twice):\n%s", line, diff)
					}
				}
				got := strings.ReplaceAll(string(editor.Bytes()), newline, "\n")
				if *update {
					archive.Files[2].Data = []byte(got)
					if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
						t.Fatal(err)
					}
				}
				if diff := cmp.Diff(string(archive.Files[2].Data), got); diff != "" {
					t.Errorf("(-want +got):\n%s", diff)
				}
			})
		}
	}
}

func applyEdit(t *testing.T, editor *Editor, line string) {
	t.Helper()
	fields := strings.SplitN(strings.TrimSpace(line), " ", 3)
	var path Path
	for step := range strings.SplitSeq(fields[1], ".") {
		if row, err := strconv.Atoi(step); err == nil {
			path = append(path, row)
		} else {
			path = append(path, step)
		}
	}
	var err error
	switch fields[0] {
	case "delete":
		err = editor.Delete(path)
	case "move":
		to, _ := strconv.Atoi(fields[2])
		err = editor.Move(path, to)
	default:
		doc, readErr := Read("value", []byte("value: "+fields[2]))
		if readErr != nil {
			t.Fatal(readErr)
		}
		err = editor.Set(path, valueOf(doc.Root.Get("value")))
	}
	if err != nil {
		t.Fatalf("%s: %v", line, err)
	}
}

// TestEditorSameValues sets every value of the worked example to itself.
func TestEditorSameValues(t *testing.T) {
	data, err := os.ReadFile("testdata/answers.yaml")
	if err != nil {
		t.Fatal(err)
	}
	editor, err := NewEditor("", data)
	if err != nil {
		t.Fatal(err)
	}
	root := editor.doc.Root
	for i := range root.Len() {
		key, section := root.Pair(i)
		if err := editor.Set(Path{key.Value}, valueOf(section)); err != nil {
			t.Fatal(err)
		}
		for j := 0; section.Kind == Mapping && j < section.Len(); j++ {
			name, value := section.Pair(j)
			if err := editor.Set(Path{key.Value, name.Value}, valueOf(value)); err != nil {
				t.Fatal(err)
			}
		}
	}
	if diff := cmp.Diff(string(data), string(editor.Bytes())); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestEditorErrors(t *testing.T) {
	for _, test := range []struct {
		path  Path
		value any
		want  string
	}{
		{nil, 1, "set: an empty path"},
		{Path{"a", "b"}, 1, "set a.b: a is a whole number, not a mapping"},
		{Path{"l", 2}, 1, "set l[2]: l is a list of 1 rows"},
		{Path{"l", "b"}, 1, "set l.b: l is a list, not a mapping"},
		{Path{"n", 0}, 1, "set n[0]: there is no list n"},
		{Path{"l", true}, 1, "set l.true: l is no place for a step of type bool"},
		{Path{"c"}, struct{}{}, "set c: a value of type struct {} cannot be written"},
		{Path{"c"}, "\xff", `set c: the text "\xff" is not UTF-8`},
		{Path{"c"}, Map{{"d", 1}, {"d", 2}}, `set c: the key "d" twice`},
	} {
		editor, err := NewEditor("", []byte("a: 1\nl: [x]\n"))
		if err != nil {
			t.Fatal(err)
		}
		if err := editor.Set(test.path, test.value); err == nil || err.Error() != test.want {
			t.Errorf("Set(%v, %v) = %v, want %s", test.path, test.value, err, test.want)
		}
		if got := string(editor.Bytes()); got != "a: 1\nl: [x]\n" {
			t.Errorf("after an error the text is %q", got)
		}
	}
}

// TestEditorRandom makes random changes to texts in many styles: what is read back must
// be what was set, and the comment lines at the left margin must all survive.
func TestEditorRandom(t *testing.T) {
	var texts []string
	for _, file := range glob(t, "testdata/edit/*.txtar", "testdata/answers.yaml") {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if archive := txtar.Parse(data); len(archive.Files) > 0 {
			texts = append(texts, string(archive.Files[0].Data), string(archive.Files[2].Data))
		} else {
			texts = append(texts, string(data))
		}
	}
	texts = append(texts, oddTexts...)
	anew, total := 0, 0
	for seed := range uint64(400) {
		random := rand.New(rand.NewPCG(seed, 1))
		text := texts[int(seed)%len(texts)]
		editor, err := NewEditor("", []byte(text))
		if err != nil {
			t.Fatalf("%q: %v", text, err)
		}
		for range 8 {
			before := string(editor.Bytes())
			path, value := randomPath(random, editor.doc.Root), randomValue(random, 0)
			if random.IntN(4) == 0 {
				if err := editor.Delete(path); err != nil {
					t.Fatalf("seed %d: delete %q from\n%s\n%v", seed, path, before, err)
				}
				value = nil
			} else if err := editor.Set(path, value); err != nil {
				if strings.Contains(err.Error(), "not a mapping") || strings.Contains(err.Error(), "no list") {
					continue
				}
				t.Fatalf("seed %d: set %q to %#v in\n%s\n%v", seed, path, value, before, err)
			} else {
				doc, err := Read("after", editor.Bytes())
				if err != nil {
					t.Fatalf("seed %d: %v", seed, err)
				}
				if n := doc.Root.find(path); n == nil || !equal(n, value) {
					t.Fatalf("seed %d: set %q to %#v gave\n%s", seed, path, value, editor.Bytes())
				}
			}
			total++
			if margin(before) != margin(string(editor.Bytes())) {
				anew++
				if testing.Verbose() {
					t.Logf("seed %d: %q = %#v\n--- before\n%s\n--- after\n%s", seed, path, value, before, editor.Bytes())
				}
			}
		}
	}
	if anew*100 > total {
		t.Errorf("%d of %d changes lost a comment at the left margin", anew, total)
	}
}

// margin returns the comment lines at the left margin.
func margin(text string) string {
	var comments []string
	for line := range strings.Lines(text) {
		if strings.HasPrefix(line, "#") {
			comments = append(comments, strings.TrimRight(line, "\r\n"))
		}
	}
	return strings.Join(comments, "\n")
}

// oddTexts are styles that people and programs write, and some that only YAML allows.
var oddTexts = []string{
	"a: b",
	"# c\na:\n  b:\n    - - 1\n      - 2\n    - x: 1\n\n      y: 2\n# d\n",
	"# c\n'a b': \"x\\\"y\" # d\n\"q\": 'it''s'\nc: plain text\n  over lines\n  and more\nd: >\n  folded\n  text\n\ne: |2\n   two\n# f\n",
	"# c\na: [1, 2, # two\n  3]\nb: {x: {y: [z, {w: 1}]}, # y\n  v: 2,\n}\n# d\n",
	"# c\n? a\n: b\nc: d\n# e\n",
	"a: [x: 1, y]\nb: {c, d: 1}\n",
	"a: &x 1\nb: [*x, *x]\nc: {d: *x}\ne: &y\nf: *y\n",
	"---\na: 1\n...\n# end\n",
	"{a: 1, b: [x, y]}\n",
	"# c\n{\n  a: 1,\n  b: [x, y],\n}\n",
	`{"a":{"b":[1,{"c":null}]},"d":"\ud83d\ude00"}`,
	"{\n\t\"a\": [\n\t\t1,\n\t\t2\n\t],\n\t\"b\": {}\n}",
	"a:\n- 1\n- 2\nb:\n-\n  c: 1\n-\n  - 2\n",
	"a: |+\n  keep\n\nb: 1\n",
	"a: |\n  clip",
	"\uFEFFa: 1\r\nb:\r\n  - x\r\n# c\r\n",
	"",
	"\n# only a comment",
}

// randomPath picks a path that exists, or goes on with new names and a new row.
func randomPath(random *rand.Rand, n *Node) Path {
	var path Path
	for n.Len() > 0 && random.IntN(5) > 0 {
		if n.Kind == Mapping {
			key, value := n.Pair(random.IntN(n.Len()))
			path, n = append(path, key.Value), value
			continue
		}
		row := random.IntN(n.Len())
		path, n = append(path, row), &n.Items[row]
	}
	if n.Kind == Sequence && random.IntN(2) == 0 {
		return append(path, n.Len())
	}
	for len(path) == 0 || random.IntN(4) == 0 {
		path = append(path, randomText(random))
	}
	return path
}

func randomValue(random *rand.Rand, depth int) any {
	kind := random.IntN(8)
	if depth > 2 {
		kind = random.IntN(6)
	}
	switch kind {
	case 0:
		return nil
	case 1:
		return random.IntN(2) == 0
	case 2:
		return random.IntN(2000) - 1000
	case 3:
		return float64(random.IntN(10000)) / 100
	case 6:
		list := []any{}
		for range random.IntN(4) {
			list = append(list, randomValue(random, depth+1))
		}
		return list
	case 7:
		m := Map{}
		for i := range random.IntN(4) {
			m = append(m, Entry{fmt.Sprint(randomText(random), i), randomValue(random, depth+1)})
		}
		return m
	}
	return randomText(random)
}

func randomText(random *rand.Rand) string {
	pieces := []string{"a", "no", "12", "null", "ООО «Ромашка»", ": ", " #", "'", "\"", "\\", "\n", ", ", "[", "}", "-", "- ", "~", "0x1f", "1e3", "2026-03-01", "&x", "*x", "!t", "|", ">", "%", "@", " ", "?", "\t", "\u00a0", "\u2028", "\r", "😀", "\x1b", "é", "...", "---", "<<", "="}
	var b strings.Builder
	for range 1 + random.IntN(3) {
		b.WriteString(pieces[random.IntN(len(pieces))])
	}
	return b.String()
}
