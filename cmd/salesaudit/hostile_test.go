//go:build unix

package main

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"salesaudit/internal/clean"
)

// payload is what a hostile text holds, as YAML and JSON write it between double quotes: it sets the clipboard and the
// title of a terminal, colors, moves the cursor, in seven bits and in eight, and turns the line around.
const payload = `\u001b]52;c;aGk=\u0007\u001b]0;title\u0007\u001b[31m\u009b31m\u001b[2J\u007f\u0085\u202e\u2066\u200b\u2028\ufeff\u00ad\ud834\udd73\udb40\udc41`

// hostileBank writes a copy of the second bank in which every text holds the payload.
func hostileBank(t *testing.T) string {
	t.Helper()
	folder := filepath.Join(t.TempDir(), "bank")
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob("../../testdata/banks/warehouse/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatal("no bank", err)
	}
	yaml := strings.NewReplacer(`\ud834\udd73`, `\U0001D173`, `\udb40\udc41`, `\U000E0041`).Replace(payload)
	texts := regexp.MustCompile(`\b(ru|en): "`)
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		data = texts.ReplaceAll(data, []byte(`$1: "`+strings.ReplaceAll(yaml, "$", "$$")))
		if err := os.WriteFile(filepath.Join(folder, filepath.Base(file)), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

// hostileAnswers writes an answer file in which every name, note and piece of evidence holds the payload. Its own name
// is hostile, too, and no UTF-8.
func hostileAnswers(t *testing.T) string {
	t.Helper()
	data, err := os.ReadFile("../../testdata/banks/warehouse-clients/shed.json")
	if err != nil {
		t.Fatal(err)
	}
	text := regexp.MustCompile(`("(?:name|respondent|caption)": ")`).ReplaceAllString(string(data), "${1}"+payload)
	text = strings.TrimSuffix(strings.TrimSpace(text), "}") + `,
  "evidence": {"w1": [{"source": "walk", "grade": "document", "ref": "` + payload + `act", "date": "2026-08-01"}]},
  "notes": {"w1": "` + payload + `note"}
}`
	file := filepath.Join(t.TempDir(), "ev\x1b]0;title\x07\u202e\u009b31m\xff.json")
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Skipf("this file system takes no such name: %v", err)
	}
	return file
}

// checkClean refuses bytes that are no UTF-8 and characters that a terminal acts on or that are not seen. Tabs and the
// ends of lines are the only control characters of our own.
func checkClean(t *testing.T, what string, data []byte) {
	t.Helper()
	data = bytes.TrimPrefix(data, []byte("\ufeff")) // what --excel asks for
	for i := 0; i < len(data); {
		r, size := utf8.DecodeRune(data[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			t.Errorf("%s is no UTF-8 at %q", what, around(data, i))
			return
		case r == '\n' || r == '\r' || r == '\t':
		case unicode.IsControl(r), unicode.In(r, unicode.Cf, unicode.Zl, unicode.Zp):
			t.Errorf("%s holds %U at %q", what, r, around(data, i))
			return
		}
		i += size
	}
}

func around(data []byte, at int) []byte { return data[max(0, at-40):min(len(data), at+40)] }

// TestHostileTexts feeds one hostile answer file and one hostile bank through every command and every format, and looks
// at each byte that comes out. The screens of the interview have a test of their own.
func TestHostileTexts(t *testing.T) {
	if testing.Short() {
		t.Skip("the race detector sees nothing in it that other tests do not show, and takes minutes")
	}
	bank, file := hostileBank(t), hostileAnswers(t)
	broken := filepath.Join(filepath.Dir(file), "broken\x1b[31m\xff.json")
	if err := os.WriteFile(broken, []byte(`{"format": "salesaudit.answers/1", "bank": "warehouse@2.1.0", "client": {"name": "`+payload+`", "sellers": "`+payload+`"}, "`+payload+`": 1}`), 0o600); err != nil {
		t.Fatal(err)
	}
	baseline := filepath.Join(t.TempDir(), "before.ndjson")
	hostileRun(t, "rescore", "--bank", bank, file, "-o", baseline)
	for _, line := range [][]string{
		{"score", "--format", "table", file}, {"score", "--format", "json", file}, {"score", file, broken}, {"score", broken}, {"score", "--fail-under", "99", file},
		{"validate", "--format", "table", file, broken}, {"validate", "--format", "json", file, broken},
		{"plan", "--format", "table", file}, {"plan", "--format", "json", file}, {"plan", "--format", "csv", file}, {"plan", "--format", "ics", file}, {"plan", "--format", "markdown", file},
		{"plan", "--set", "injuries_year=\x1b[31m\xff", file}, {"plan", "--done", "\x1b[31m\xff=1", file},
		{"report", file, "-o", "-", "--format", "html"}, {"report", file, "-o", "-", "--format", "md"}, {"report", file, "-o", "-", "--format", "json"},
		{"report", file, "-o", "\x1b[31m\xff"},
		{"rescore", file, broken}, {"rescore", "--format", "csv", file, broken}, {"rescore", "--format", "csv", "--excel", file, broken},
		{"rescore", "--baseline", baseline, file, broken}, {"rescore", "--summary", file, broken, "-o", filepath.Join(t.TempDir(), "out.ndjson")},
		{"rescore", "--format", "csv", "--answers", file}, {"rescore", "--format", "csv", "--answers", "--excel", file}, {"rescore", "--summary", "--answers", "--format", "table", file},
		{"benchmark", file, broken, "--format", "table"}, {"benchmark", file, broken, "--format", "csv"}, {"benchmark", file, "--client", file, "--format", "table"},
		{"bank", "show"}, {"bank", "show", "w1"}, {"bank", "show", "crews"}, {"bank", "show", "\x1b[31m\xff"}, {"bank", "lint"}, {"bank", "lint", "\x1b[31m\xff"},
	} {
		for _, lang := range []string{"ru", "en"} {
			hostileRun(t, append(line, "--bank", bank, "--lang", lang)...)
		}
	}
	hostileRun(t, "bank", "lint", "\x1b[31m\xff")
	hostileRun(t, "bank", "lint", broken)
	bankOf(t, bank, func(criterion string) { hostileRun(t, "bank", "show", criterion, "--bank", bank) })
	for _, suffix := range []string{".html", ".md", ".json", ".xlsx", ".pdf"} {
		out := filepath.Join(t.TempDir(), "gap"+suffix)
		hostileRun(t, "report", file, "--bank", bank, "-o", out, "--consultant", "\x1b[31m\u202eA\xff", "--contact", "\x1b[31m\u009bB\xff")
		data, err := os.ReadFile(out)
		if err != nil {
			t.Fatal(err)
		}
		switch suffix {
		case ".xlsx":
			checkParts(t, data)
		case ".pdf":
			checkStrings(t, data)
		default:
			checkClean(t, suffix, data)
		}
	}
}

// hostileRun runs a command and looks at what it prints. Exit codes do not matter here.
func hostileRun(t *testing.T, args ...string) {
	t.Helper()
	var stdout, stderr bytes.Buffer
	run(t.Context(), args, strings.NewReader(""), &stdout, &stderr)
	what := clean.Visible(strings.Join(args, " "))
	checkClean(t, what+": standard output", stdout.Bytes())
	checkClean(t, what+": standard error", stderr.Bytes())
	if stdout.Len()+stderr.Len() == 0 && args[0] != "rescore" {
		t.Errorf("%s prints nothing", what)
	}
}

// bankOf calls a function with each id that `bank show` lists.
func bankOf(t *testing.T, bank string, each func(id string)) {
	t.Helper()
	var stdout bytes.Buffer
	run(t.Context(), []string{"bank", "show", "--bank", bank}, strings.NewReader(""), &stdout, io.Discard)
	ids := regexp.MustCompile(`(?m)^ *([a-z][a-z0-9_]+) `).FindAllStringSubmatch(stdout.String(), -1)
	if len(ids) < 10 {
		t.Fatalf("bank show lists only %d ids:\n%s", len(ids), stdout.String())
	}
	for _, id := range ids {
		each(id[1])
	}
}

// checkParts looks into the parts of a workbook.
func checkParts(t *testing.T, data []byte) {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range archive.File {
		content, err := archive.Open(part.Name)
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(content)
		if err != nil {
			t.Fatal(err)
		}
		checkClean(t, part.Name, text)
	}
}

// checkStrings looks at the strings of a PDF that are not drawn: title, author, bookmarks. They are big-endian UTF-16,
// with a mark at their head and backslashes before what would end them. What is drawn, the typeface decides.
func checkStrings(t *testing.T, data []byte) {
	t.Helper()
	found := 0
	for part := range bytes.SplitSeq(data, []byte("(\xfe\xff")) {
		if found++; found == 1 {
			continue // what is before the first of them
		}
		var raw []byte
		for i := 0; i < len(part) && part[i] != ')'; i++ {
			if part[i] == '\\' {
				i++
			}
			raw = append(raw, part[i])
		}
		units := make([]uint16, len(raw)/2)
		for i := range units {
			units[i] = uint16(raw[2*i])<<8 | uint16(raw[2*i+1])
		}
		checkClean(t, "a string of the PDF", []byte(string(utf16.Decode(units))))
	}
	if found < 20 {
		t.Errorf("only %d strings in the PDF", found)
	}
}
