package source

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"
	"gopkg.in/yaml.v3"
)

// TestSpoiled reads every file of testdata/spoiled, each of which must be refused with the
// findings in the .out file beside it. A new case is a new file.
func TestSpoiled(t *testing.T) {
	files := glob(t, "testdata/spoiled/*.yaml", "testdata/spoiled/*.json")
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			_, err = Read(filepath.Base(file), data)
			var findings Diagnostics
			if !errors.As(err, &findings) || !findings.HasErrors() {
				t.Fatalf("the error is %v", err)
			}
			var got strings.Builder
			Print(&got, findings)
			out := file + ".out"
			if *update {
				if err := os.WriteFile(out, []byte(got.String()), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(out)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), got.String()); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			for _, d := range findings {
				if lines := strings.Count(string(data), "\n") + 1; d.Line > lines {
					t.Errorf("line %d of %d", d.Line, lines)
				}
			}
		})
	}
}

// glob returns the files of all patterns; each must match some.
func glob(t testing.TB, patterns ...string) []string {
	t.Helper()
	var files []string
	for _, pattern := range patterns {
		found, err := filepath.Glob(pattern)
		if err != nil || len(found) == 0 {
			t.Fatalf("no files %s: %v", pattern, err)
		}
		files = append(files, found...)
	}
	return files
}

// TestRefused holds what is too large or too strange to be kept as a file. Each is
// refused well under a second.
func TestRefused(t *testing.T) {
	const deep = 10_000
	staircase := func(item string) string {
		var b strings.Builder
		for i := range 2_000 { // deeper ones are over the size limit
			b.WriteString(strings.Repeat(" ", i) + item + "\n")
		}
		return b.String()
	}
	wide := func(text string, little bool) string {
		var b strings.Builder
		for _, unit := range utf16.Encode([]rune(text)) {
			if little {
				b.Write([]byte{byte(unit), byte(unit >> 8)})
			} else {
				b.Write([]byte{byte(unit >> 8), byte(unit)})
			}
		}
		return b.String()
	}
	const answers = "format: salesaudit.answers/1\nclient: {name: ООО «Ромашка», sellers: 12}\n"
	utf32 := ""
	for _, r := range answers {
		utf32 += string([]byte{byte(r), byte(r >> 8), 0, 0})
	}
	tooDeep := "nested more than 64 deep"
	for _, test := range []struct{ name, file, text, want string }{
		{"10,000 brackets", "a.yaml", strings.Repeat("[", deep) + strings.Repeat("]", deep), tooDeep},
		{"10,000 braces", "a.yaml", strings.Repeat("{a: ", deep-1) + strings.Repeat("}", deep-1), tooDeep},
		{"10,000 open brackets", "a.yaml", strings.Repeat("[", deep), "a [ that is not closed"},
		{"20,000 brackets", "a.yaml", strings.Repeat("[", 2*deep), tooDeep},
		{"8 MiB of brackets", "a.yaml", strings.Repeat("[", MaxSize), tooDeep},
		{"10,000 dashes", "a.yaml", strings.Repeat("- ", deep-10) + "a", tooDeep},
		{"20,000 dashes", "a.yaml", strings.Repeat("- ", 2*deep) + "a", tooDeep},
		{"a staircase of keys", "a.yaml", staircase("a:"), tooDeep},
		{"a staircase of dashes", "a.yaml", staircase("-"), tooDeep},
		{"10,000 brackets of JSON", "a.json", `{"a":` + strings.Repeat("[", deep), tooDeep},
		{"8 MiB of brackets of JSON", "a.json", strings.Repeat("[", MaxSize), tooDeep},
		{"10,000 braces of JSON", "a.json", strings.Repeat(`{"a":`, deep), tooDeep},
		{"a long open quote", "a.yaml", "a: \"" + strings.Repeat("text ", 1<<16), "a quote that is not closed"},
		{"a huge mapping", "a.yaml", strings.Repeat("a: b\n", MaxSize/5), "lines and values"},
		{"a huge list", "a.json", "[" + strings.Repeat("1,", MaxSize/2-10) + "1]", "lines and values"},
		{"too large", "a.yaml", "a: " + strings.Repeat("a", MaxSize), "found 8.0 MiB, expected at most 8 MiB"},
		{"UTF-16 little endian", "a.yaml", wide(answers, true), "text in UTF-16"},
		{"UTF-16 big endian", "a.yaml", wide(answers, false), "text in UTF-16"},
		{"UTF-16 with a byte order mark", "a.yaml", wide("\uFEFF"+answers, true), "text in UTF-16"},
		{"UTF-16 with the other byte order mark", "a.yaml", wide("\uFEFF"+answers, false), "text in UTF-16"},
		{"UTF-32", "a.yaml", utf32, "text in UTF-32"},
		{"UTF-32 with a byte order mark", "a.yaml", "\xff\xfe\x00\x00" + utf32, "text in UTF-32"},
		{"a spreadsheet", "a.yaml", "PK\x03\x04\x14\x00", "answers are YAML or JSON"},
		{"a PDF", "a.yaml", "%PDF-1.4\n%\xe2\xe3\xcf\xd3", "a PDF file"},
		{"zeros", "a.yaml", strings.Repeat("\x00", 100), "the control character U+0000"},
	} {
		t.Run(test.name, func(t *testing.T) {
			start := time.Now()
			_, err := Read(test.file, []byte(test.text))
			// Each takes under half a second; a busy machine or the race detector needs more.
			if took := time.Since(start); took > time.Minute { // a hang: it takes a fraction of a second, and many times that under the race detector
				t.Errorf("took %v", took)
			}
			var findings Diagnostics
			if !errors.As(err, &findings) {
				t.Fatalf("the error is %v", err)
			}
			if !strings.Contains(findings[0].Error(), test.want) {
				t.Errorf("got %.300s\nwant %s", findings[0].Error(), test.want)
			}
			var out strings.Builder
			Print(&out, findings)
			for line := range strings.Lines(out.String()) {
				if len(line) > 1000 {
					t.Errorf("a line of %d bytes: %.200s", len(line), line)
				}
			}
		})
	}
}

// TestReadKinds pins how single values are understood, in YAML and, where it is valid, in JSON.
func TestReadKinds(t *testing.T) {
	for _, test := range []struct {
		text  string
		kind  Kind
		value string
		json  bool
	}{
		{"12", Integer, "12", true},
		{"-7", Integer, "-7", true},
		{"0", Integer, "0", true},
		{"99999999999999999999", Integer, "99999999999999999999", true},
		{"1.50", Float, "1.50", true},
		{"1e3", Float, "1e3", true},
		{".5", Float, ".5", false},
		{"1e999", Text, "1e999", true},
		{"010", Text, "010", false},
		{"08", Text, "08", false},
		{"0x1F", Text, "0x1F", false},
		{"0o17", Text, "0o17", false},
		{"0b11", Text, "0b11", false},
		{"1_000", Text, "1_000", false},
		{"12:30", Text, "12:30", false},
		{"2026-03-01", Text, "2026-03-01", false},
		{"2026-03-01 10:00:00", Text, "2026-03-01 10:00:00", false},
		{"true", Bool, "true", true},
		{"True", Bool, "true", false},
		{"yes", Text, "yes", false},
		{"no", Text, "no", false},
		{"on", Text, "on", false},
		{"null", Null, "null", true},
		{"~", Null, "~", false},
		{"", Null, "", false},
		{`"12"`, Text, "12", true},
		{`"a\nb"`, Text, "a\nb", true},
		{`"\ud83d\ude00"`, Text, "😀", true},
		{"1–4 точки", Text, "1–4 точки", false},
	} {
		if !strings.Contains(test.text, `\ud`) { // YAML has no surrogate pairs
			doc, err := Read("x.yaml", []byte("key: "+test.text))
			check(t, test.text, doc, err, test.kind, test.value)
		}
		if test.json {
			doc, err := new(Reader).ReadJSON("x", []byte(`{"key": `+test.text+`}`))
			check(t, "JSON "+test.text, doc, err, test.kind, test.value)
		}
	}
}

func check(t *testing.T, name string, doc *Document, err error, kind Kind, value string) {
	t.Helper()
	if err != nil {
		t.Errorf("%s: %v", name, err)
		return
	}
	if n := doc.Root.Get("key"); n.Kind != kind || n.Value != value {
		t.Errorf("%s is %v %q, want %v %q", name, n.Kind, n.Value, kind, value)
	}
}

// TestReadPositions reads one tree from YAML with a byte order mark and CRLF line ends, and
// from JSON, and finds every value at its place.
func TestReadPositions(t *testing.T) {
	yamlText := "\uFEFF# ключи\r\nимя: {sellers: 12}\r\nroles:\r\n- «а»\r\n- &x no\r\n- *x\r\n"
	doc, err := Read("a.yaml", []byte(yamlText))
	if err != nil {
		t.Fatal(err)
	}
	want := Node{Kind: Mapping, Pos: Pos{2, 1}, Items: []Node{
		{Kind: Text, Pos: Pos{2, 1}, Value: "имя"},
		{Kind: Mapping, Pos: Pos{2, 6}, Items: []Node{
			{Kind: Text, Pos: Pos{2, 7}, Value: "sellers"}, {Kind: Integer, Pos: Pos{2, 16}, Value: "12"}}},
		{Kind: Text, Pos: Pos{3, 1}, Value: "roles"},
		{Kind: Sequence, Pos: Pos{4, 1}, Items: []Node{
			{Kind: Text, Pos: Pos{4, 3}, Value: "«а»"}, {Kind: Text, Pos: Pos{5, 3}, Value: "no"}, {Kind: Text, Pos: Pos{6, 3}, Value: "no"}}},
	}}
	if diff := cmp.Diff(&want, doc.Root); diff != "" {
		t.Errorf("YAML (-want +got):\n%s", diff)
	}
	doc, err = Read("a.yaml", []byte("{\n  \"имя\": {\"ж\\u0436\": 12,\t\"\": [ ]},\r\n \"b\":null}\n"))
	if err != nil {
		t.Fatal(err)
	}
	want = Node{Kind: Mapping, Pos: Pos{1, 1}, Items: []Node{
		{Kind: Text, Quoted: true, Pos: Pos{2, 3}, Value: "имя"},
		{Kind: Mapping, Pos: Pos{2, 10}, Items: []Node{
			{Kind: Text, Quoted: true, Pos: Pos{2, 11}, Value: "жж"}, {Kind: Integer, Pos: Pos{2, 22}, Value: "12"},
			{Kind: Text, Quoted: true, Pos: Pos{2, 26}, Value: ""}, {Kind: Sequence, Pos: Pos{2, 30}, Items: []Node{}}}},
		{Kind: Text, Quoted: true, Pos: Pos{3, 2}, Value: "b"}, {Kind: Null, Pos: Pos{3, 6}, Value: "null"},
	}}
	if diff := cmp.Diff(&want, doc.Root); diff != "" {
		t.Errorf("JSON (-want +got):\n%s", diff)
	}
}

func TestReadFile(t *testing.T) {
	doc, err := ReadFile("testdata/answers.yaml")
	if err != nil {
		t.Fatal(err)
	}
	q05 := doc.Root.Get("evidence").Get("q05")
	if got := q05.Items[0].Get("date").Value; got != "2026-03-15" {
		t.Errorf("the alias of a date is %q", got)
	}
	d := doc.At(q05.Pos, "evidence.q05", "a list", "nothing", "")
	if want := "testdata/answers.yaml:308:3: evidence.q05: found a list, expected nothing"; d.Error() != want {
		t.Errorf("got  %s\nwant %s", d.Error(), want)
	}
	if want := "  - source: org_structure"; d.Excerpt != want {
		t.Errorf("the excerpt is %q, want %q", d.Excerpt, want)
	}
	for name, want := range map[string]string{
		"testdata/none.yaml":     "testdata/none.yaml: no such file or directory",
		"testdata/answrs.yaml":   "testdata/answrs.yaml: no such file or directory (did you mean testdata/answers.yaml?)",
		"nowhere/answers.yaml":   "nowhere/answers.yaml: no such file or directory",
		"source.go/answers.yaml": "source.go/answers.yaml: not a directory",
		"testdata":               "testdata: found a folder, expected a file (name the files in it)",
	} {
		if _, err := ReadFile(name); err == nil || filepath.ToSlash(err.Error()) != want && runtime.GOOS != "windows" {
			t.Errorf("ReadFile(%q): %v, want %s", name, err, want)
		}
	}
	large := filepath.Join(t.TempDir(), "large.yaml")
	file, err := os.Create(large)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if err := file.Truncate(1 << 40); err != nil {
		t.Skip(err)
	}
	if _, err := ReadFile(large); err == nil || !strings.Contains(err.Error(), "at most 8 MiB") {
		t.Errorf("a file of a terabyte gives %v", err)
	}
}

func TestDiagnosticText(t *testing.T) {
	for _, test := range []struct {
		d    Diagnostic
		want string
	}{
		{Diagnostic{File: "a.yaml", Line: 3, Column: 5, Where: "client.sellers", Found: `"twelve"`, Expected: "a whole number", Hint: "write 12"},
			`a.yaml:3:5: client.sellers: found "twelve", expected a whole number (write 12)`},
		{Diagnostic{File: "a.yaml", Found: "x"}, "a.yaml: x"},
		{Diagnostic{Line: 2, Column: 1, Expected: "y"}, "line 2:1: expected y"},
		{Diagnostic{File: "a.yaml", Hint: "write it"}, "a.yaml: write it"},
		{Diagnostic{Where: "a", Severity: Warning, Found: "x\x1b[2J\u202e\n"}, `a: warning: x\x1b[2J\u202e↵`},
		{Diagnostic{}, ""},
	} {
		if got := test.d.Error(); got != test.want {
			t.Errorf("got  %s\nwant %s", got, test.want)
		}
	}
	ds := Diagnostics{{File: "b", Line: 1}, {File: "a", Line: 10}, {File: "a", Line: 9, Severity: Warning}}
	ds.Sort()
	if want := "a:9: warning: \na:10\nb:1"; ds.Error() != want {
		t.Errorf("sorted: %q", ds.Error())
	}
	if ds[:1].Err() != nil || ds.Err() == nil {
		t.Error("only errors make an error")
	}
}

func TestNearest(t *testing.T) {
	valid := []string{"headcount", "head_role", "title", "id", "A", "B", "crm", "inbound_phone", "структура", "q01", "q07", "q10", "q17"}
	for name, want := range map[string]string{
		"headcont": "headcount", "haedcount": "headcount", "head-role": "head_role", "Title": "title", "titel": "title",
		"А": "A", "В": "B", "C": "", "сrm": "crm", "CRM": "crm", "crn": "crm", "xyz": "", "": "", "ix": "",
		"q7": "q07", "Q007": "q07", "q1": "q01", "q10": "q10", "q4": "",
		"inbound phone": "inbound_phone", "структра": "структура", strings.Repeat("headcount", 1000): "",
	} {
		if got := Nearest(name, valid); got != want {
			t.Errorf("Nearest(%q) = %q, want %q", name, got, want)
		}
	}
}

func TestLookAlike(t *testing.T) {
	for s, want := range map[string]string{"А": "A", "сrm": "crm", "hеаd": "head", "A": "", "Опт": "", "": "", "РА": "PA"} {
		if got, ok := LookAlike(s); got != want || ok != (want != "") {
			t.Errorf("LookAlike(%q) = %q, %v, want %q", s, got, ok, want)
		}
	}
}

// FuzzRead: nothing panics, errors are Diagnostics that print without control characters,
// and what can be read can be edited.
func FuzzRead(f *testing.F) {
	for _, file := range glob(f, "testdata/spoiled/*.yaml", "testdata/spoiled/*.json", "testdata/answers.yaml") {
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	for _, text := range oddTexts {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, name := range []string{"a.yaml", "a.json"} {
			doc, err := Read(name, data)
			if err != nil {
				var findings Diagnostics
				if !errors.As(err, &findings) || !findings.HasErrors() {
					t.Fatalf("%s: the error is %#v", name, err)
				}
				var out strings.Builder
				Print(&out, findings)
				for _, r := range out.String() {
					if r != '\n' && r < 0x20 || r == 0x7F {
						t.Fatalf("%s: %q prints a control character", name, out.String())
					}
				}
				continue
			}
			if doc.Root == nil || doc.Root.Kind == Null {
				t.Fatalf("%s: read nothing", name)
			}
		}
		editor, err := NewEditor("", data)
		if err != nil {
			return
		}
		for i := range min(editor.doc.Root.Len(), 4) {
			key, old := editor.doc.Root.Pair(i)
			path, value := Path{key.Value}, valueOf(old)
			if err := editor.Set(path, value); err != nil || string(editor.Bytes()) != string(data) {
				t.Fatalf("set %q to itself: %v\n%q\n%q", path, err, data, editor.Bytes())
			}
		}
		if len(data) > 1000 { // long keys cannot be written
			return
		}
		for _, value := range []any{"new", []any{1, Map{{"a", "b\nc"}}}, Map{{"x", nil}}} {
			if err := editor.Set(Path{"fresh"}, value); err != nil {
				t.Fatalf("set fresh to %v in %q: %v", value, editor.Bytes(), err)
			}
		}
		if err := editor.Delete(Path{"fresh"}); err != nil {
			t.Fatalf("delete from %q: %v", editor.Bytes(), err)
		}
	})
}

// BenchmarkRead compares reading with what it is built on: yaml.v3 alone, into its own nodes.
func BenchmarkRead(b *testing.B) {
	data, err := os.ReadFile("testdata/answers.yaml")
	if err != nil {
		b.Fatal(err)
	}
	doc, err := Read("answers.yaml", data)
	if err != nil {
		b.Fatal(err)
	}
	b.Run("yaml", func(b *testing.B) {
		b.ReportAllocs()
		b.SetBytes(int64(len(data)))
		for b.Loop() {
			if _, err := Read("answers.yaml", data); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("bare-yaml.v3", func(b *testing.B) {
		b.ReportAllocs()
		b.SetBytes(int64(len(data)))
		for b.Loop() {
			var node yaml.Node
			if err := yaml.Unmarshal(data, &node); err != nil {
				b.Fatal(err)
			}
		}
	})
	asJSON := []byte(jsonText(valueOf(doc.Root), 0, true))
	b.Run("json", func(b *testing.B) {
		b.ReportAllocs()
		b.SetBytes(int64(len(asJSON)))
		for b.Loop() {
			if _, err := new(Reader).ReadJSON("answers.json", asJSON); err != nil {
				b.Fatal(err)
			}
		}
	})
}

func ExamplePrint() {
	doc, err := Read("client.yaml", []byte("client:\n  name: ООО «Ромашка»\n  selers: 12\n"))
	if err != nil {
		fmt.Println(err)
		return
	}
	key, _ := doc.Root.Get("client").Pair(1)
	hint := fmt.Sprintf("did you mean %q?", Nearest(key.Value, []string{"name", "industry", "sellers"}))
	Print(os.Stdout, Diagnostics{doc.At(key.Pos, "client", fmt.Sprintf("the key %q", key.Value), "a key of client", hint)})
	// Output:
	// client.yaml:3:3: client: found the key "selers", expected a key of client (did you mean "sellers"?)
	//   3 |   selers: 12
	//     |   ^~~~~~
}
