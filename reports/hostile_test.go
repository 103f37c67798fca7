package reports

import (
	"archive/zip"
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"path"
	"regexp"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"salesaudit/internal/answers"
	"salesaudit/internal/scoring"
	"salesaudit/questionnaire"
	"salesaudit/questionnaire/banktest"
	"salesaudit/reports/view"
)

// nastyTexts are what a client's text may hold to break out of a format.
var nastyTexts = []string{
	"<script>alert(1)</script>", "</style><script>", "--><b>", "\"><img src=x onerror=alert(1)>", "{{.Header}}", "&lt;b&gt; &amp;",
	`=HYPERLINK("http://evil.example","x")`, "+1+1", "-1+1", "@SUM(A1:A9)", "\t=1+1", "\r=1+1", "_x0041_ _x000D_",
	"a | b || c", "```", "`code`", "[x](javascript:alert(1))", "![x](http://evil.example/p.png)", "<http://evil.example>", "http://evil.example www.evil.example",
	"# heading", "## heading", "1. item", "1) item", "- item", "* item", "> quote", "---", "===", "_a_ **b** ~~c~~", `back\slash \| \`, "$x$", "[ref]: http://evil.example",
	"\u202eright to left\u202c", "\u2066\u2069", "😀👩‍👩‍👧‍👦", "\x00\x01\x1f\x7f\u0085", "\xff\xfe broken \xc3", "e\u0301\u0301\u0301\u0301\u0301", "\ufeff\u200b\u00ad",
	strings.Repeat("Ж", 10000), "\u2028\u2029", "A\nB\n# C\n| d |",
}

// nastyView is a report of a client whose every text is a nasty one.
func nastyView(t testing.TB, text string) *view.View {
	s := hostile(t)
	setTexts(s, text)
	return viewWith(t, s, view.Options{Lang: questionnaire.Russian, Brand: view.Brand{Consultant: text, Contact: text}})
}

// setTexts puts a text in the place of every text of a client.
func setTexts(s *answers.Sheet, text string) {
	s.Client.Name, s.Client.Industry = text, text
	s.Interview.Respondent, s.Interview.Interviewer = text, text
	for i := range s.Notes {
		if s.Notes[i] != "" {
			s.Notes[i] = text
		}
		for k := range s.Evidence[i] {
			s.Evidence[i][k].Ref = text
		}
	}
	for i := range s.Values {
		setRows(s.Bank.Fields[i].Columns, s.Values[i].Rows, text)
	}
}

func setRows(columns []*questionnaire.Column, rows []answers.Row, text string) {
	for i := range rows {
		for c := range rows[i].Cells {
			if columns[c].Kind == questionnaire.FreeText {
				rows[i].Cells[c].Text = text
			}
			setRows(columns[c].Columns, rows[i].Cells[c].Rows, text)
		}
	}
}

// checkText refuses what no format may hold: broken UTF-8, control characters and changes of direction.
func checkText(t *testing.T, data []byte) {
	t.Helper()
	if !utf8.Valid(data) {
		t.Error("not valid UTF-8")
	}
	for _, r := range string(data) {
		if r != '\n' && unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || r == '\u2028' || r == '\u2029' || r == '\ufeff' || r == '\u200b' {
			t.Errorf("holds %U", r)
			return
		}
	}
}

// TestHostile writes the report of each nasty client in every format.
func TestHostile(t *testing.T) {
	t.Parallel()
	plain := nastyView(t, "обычный текст")
	elements := len(parsePage(t, bytesOf(t, ".html", plain)).all(""))
	shape := markdownShape(bytesOf(t, ".md", plain))
	for i, text := range nastyTexts {
		t.Run(fmt.Sprintf("%.20q", text), func(t *testing.T) {
			t.Parallel()
			if testing.Short() && i%4 > 0 {
				t.Skip("each fourth text will do under the race detector, which takes ten times as long")
			}
			v := nastyView(t, text)
			t.Run("html", func(t *testing.T) { checkHostileHTML(t, v, elements) })
			t.Run("md", func(t *testing.T) { checkHostileMarkdown(t, v, shape) })
			t.Run("xlsx", func(t *testing.T) { checkHostileXLSX(t, v) })
			t.Run("json", func(t *testing.T) { checkHostileJSON(t, v) })
			t.Run("pdf", func(t *testing.T) {
				if _, err := readPDF(bytesOf(t, ".pdf", v)); err != nil {
					t.Error(err)
				}
			})
		})
	}
}

// checkHostileHTML holds a page against the number of elements that the page of an honest client has.
func checkHostileHTML(t *testing.T, v *view.View, elements int) {
	data := bytesOf(t, ".html", v)
	checkText(t, data)
	checkPage(t, data)
	page := parsePage(t, data)
	if got := page.first("h1").text(); got != cmp.Or(v.Header.Client, v.Header.Title) {
		t.Errorf("the heading says %.60q", got)
	}
	// An empty text leaves its element out; none may add one.
	if n := len(page.all("")); n > elements || n < elements-17 {
		t.Errorf("%d elements, expected about %d", n, elements)
	}
}

// checkHostileMarkdown holds a report against the shape of that of an honest client.
func checkHostileMarkdown(t *testing.T, v *view.View, shape string) {
	data := bytesOf(t, ".md", v)
	checkText(t, data)
	if v.Header.Client == "" {
		return // its lines are left out
	}
	if got := markdownShape(data); got != shape {
		t.Error("the text changes the structure of the report")
	}
	if !strings.Contains(unescaped(string(data)), "# "+v.Header.Title+": "+v.Header.Client+"\n") {
		t.Error("the heading does not say it")
	}
	if n := len(codeMark.FindAll(data, -1)); n != 2 {
		t.Errorf("%d marks of code, expected those around the bank", n)
	}
	if found := activeMarkdown.Find(data); found != nil {
		t.Errorf("the report holds %q", found)
	}
}

// codeMark begins or ends code; only the id of the bank is code.
var codeMark = regexp.MustCompile("[^\\\\]`")

// activeMarkdown is what would be more than text: HTML, code, a link out, an address.
var activeMarkdown = regexp.MustCompile("[^\\\\](?:<[a-z/]|```|\\]\\([^#]|!\\[|://)")

// lineStart is what the structure of our Markdown hangs on.
var lineStart = regexp.MustCompile(`^(?:#+ |> | *- |[0-9]+\. |\*\*|<!--|)`)

// markdownShape is the beginnings of the lines of a report and the number of cells of its rows, without its text.
func markdownShape(data []byte) string {
	var out strings.Builder
	for line := range strings.Lines(string(data)) {
		if strings.HasPrefix(line, "|") {
			out.WriteString(strings.Repeat("|", len(splitRow(strings.TrimSuffix(line, "\n")))))
		} else {
			out.WriteString(lineStart.FindString(line))
		}
		out.WriteByte('\n')
	}
	return out.String()
}

func checkHostileXLSX(t *testing.T, v *view.View) {
	data := bytesOf(t, ".xlsx", v)
	checkWorkbook(t, data)
	file := openXLSX(t, data)
	for _, row := range sheetRows(t, file, v.Words.Evidence, v.Words.Question) {
		if row[3] != v.Evidence[0].Ref {
			t.Errorf("it reads back as %.60q", row[3])
		}
	}
}

// checkWorkbook looks into the parts of a workbook: well-formed, clean, without formulas, links out and macros.
func checkWorkbook(t *testing.T, data []byte) {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range archive.File {
		if suffix := path.Ext(part.Name); suffix == ".png" || suffix == ".odttf" {
			continue // a picture or a font, which hold no text
		}
		file, err := part.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(file)
		if err != nil {
			t.Fatal(err)
		}
		checkText(t, bytes.ReplaceAll(content, []byte("\r"), nil))
		if strings.HasPrefix(part.Name, "xl/worksheets/") {
			if bytes.Contains(content, []byte("<f>")) || bytes.Contains(content, []byte("<f ")) || bytes.Contains(content, []byte("<hyperlink")) {
				t.Errorf("%s holds a formula or a link", part.Name)
			}
		}
		if strings.Contains(part.Name, "externalLink") || strings.Contains(part.Name, "vba") || strings.Contains(part.Name, "calcChain") {
			t.Errorf("the workbook holds %s", part.Name)
		}
	}
}

func checkHostileJSON(t *testing.T, v *view.View) {
	data := bytesOf(t, ".json", v)
	checkText(t, data)
	var report struct{ Header struct{ Client string } }
	if err := json.Unmarshal(data, &report); err != nil {
		t.Fatal(err)
	}
	if report.Header.Client != v.Header.Client {
		t.Errorf("it reads back as %.60q", report.Header.Client)
	}
}

// TestWithoutPlan writes a report of a view that has no plan, and of one that has next to nothing.
func TestWithoutPlan(t *testing.T) {
	t.Parallel()
	a, err := scoring.Assess(t.Context(), sheetOf(t, banktest.Block9(t), "../testdata/clients/shop.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range []*view.View{view.New(a, nil, view.Options{Lang: questionnaire.English}), {Language: questionnaire.Russian, Words: view.WordsIn(questionnaire.Russian)}} {
		for _, suffix := range Suffixes() {
			if data := bytesOf(t, suffix, v); len(data) < 1000 {
				t.Errorf("%s of %d bytes", suffix, len(data))
			} else if suffix == ".html" && v.Header.Title != "" {
				checkPage(t, data)
			} else if suffix == ".xlsx" {
				checkWorkbook(t, data)
			}
		}
	}
}
