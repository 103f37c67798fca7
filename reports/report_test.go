package reports

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"salesaudit/internal/plan"
	"salesaudit/internal/record"
	"salesaudit/internal/scoring"
	"salesaudit/internal/wording"
	"salesaudit/questionnaire"
	"salesaudit/questionnaire/banktest"
	"salesaudit/reports/view"
)

// bytesOf writes a view in the format of a suffix. The assessment is some other client's: only JSON carries it, and
// its own test looks at it.
func bytesOf(t testing.TB, suffix string, v *view.View) []byte {
	t.Helper()
	var a *scoring.Assessment
	if suffix == ".json" {
		var err error
		if a, err = scoring.Assess(t.Context(), written(t, beginning+"client: {name: Другой, sellers: 3}\n")); err != nil {
			t.Fatal(err)
		}
	}
	var out bytes.Buffer
	if _, err := Write(&out, suffix, v, a); err != nil {
		t.Fatalf("%s: %v", suffix, err)
	}
	return out.Bytes()
}

// figures are the numbers of a report, read back from a format.
type figures struct {
	Scores   map[string][4]string // overall and dimensions by name: proven, claimed, possible, target as shown
	Levels   map[string][4]int    // criteria by name: proven, claimed, possible, target; not those that do not apply
	Points   map[string]string    // criteria with a gap by name
	Steps    []string             // place, level, days, impact as shown
	Forecast [][]string           // overall and dimensions as shown, by wave

	Contradictions, ToAsk, ToSend, Evidence, Fields, Findings int
}

// figuresOf are the numbers that every format must show.
func figuresOf(v *view.View) figures {
	f := figures{Scores: map[string][4]string{}, Levels: map[string][4]int{}, Points: map[string]string{}}
	add := func(name string, s *view.Score) {
		f.Scores[name] = [4]string{s.Proven.Text, s.Claimed.Text, s.Possible.Text, s.Target.Text}
	}
	add(v.Words.Overall, &v.Overall)
	for i := range v.Dimensions {
		add(v.Dimensions[i].Name, &v.Dimensions[i].Score)
	}
	for i := range v.Criteria {
		if c := &v.Criteria[i]; c.Applies {
			f.Levels[c.Name] = [4]int{c.Proven, c.Claimed, c.Possible, c.Target}
			if c.Gap > 0 {
				f.Points[c.Name] = c.Points.Text
			}
		}
	}
	for _, w := range v.Plan.Waves {
		for _, s := range w.Lines {
			if s.Place > 0 {
				f.Steps = append(f.Steps, shownStep(v, s.Place, s.Days.Value, s.Impact.Value))
			}
		}
	}
	for _, w := range v.Plan.Forecast {
		row := []string{w.Overall.Text}
		for _, d := range w.Dimensions {
			row = append(row, d.Text)
		}
		f.Forecast = append(f.Forecast, row)
	}
	f.Contradictions, f.ToAsk, f.ToSend, f.Evidence = len(v.Contradictions), len(v.ToAsk), len(v.ToSend), len(v.Evidence)
	for i := range v.Answers {
		f.Fields += len(v.Answers[i].Fields)
	}
	for i := range v.Matrices {
		for k := range v.Matrices[i].Functions {
			f.Findings += len(v.Matrices[i].Functions[k].Findings)
		}
	}
	return f
}

func shownStep(v *view.View, place int, days, impact float64) string {
	s := wording.In(v.Language)
	return fmt.Sprintf("%d: %s days, %s points", place, s.Short(days, 1), s.Fixed(impact, 1))
}

// TestFormatsAgree reads the numbers back from every format and holds them against the view.
func TestFormatsAgree(t *testing.T) {
	t.Parallel()
	readers := map[string]func(testing.TB, []byte, *view.View) figures{".html": readHTML, ".md": readMarkdown, ".xlsx": readXLSX, ".json": readJSON}
	for name, v := range cases(t) {
		if v.Empty {
			continue // TestEmpty looks at it
		}
		want := figuresOf(v)
		for suffix, read := range readers {
			t.Run(name+suffix, func(t *testing.T) {
				data := bytesOf(t, suffix, v)
				if suffix != ".xlsx" && name != "hostile" && bytes.ContainsRune(data, '\uFFFD') {
					t.Error("it holds U+FFFD, which no client wrote")
				}
				if diff := cmp.Diff(want, read(t, data, v)); diff != "" {
					t.Errorf("the report shows other numbers (-view +%s):\n%s", suffix, diff)
				}
			})
		}
		t.Run(name+".pdf", func(t *testing.T) { checkPDF(t, extract(t, drawn(t, v)), v) })
	}
}

// TestEmpty holds the report of an interview in which nothing was asked: it says so and how to go on, and nothing else.
func TestEmpty(t *testing.T) {
	t.Parallel()
	v := cases(t)["empty"]
	if !v.Empty {
		t.Fatal("the case is not empty")
	}
	for _, suffix := range []string{".html", ".md", ".xlsx", ".pdf"} {
		said := string(bytesOf(t, suffix, v))
		switch suffix {
		case ".pdf":
			pages := extract(t, []byte(said))
			if len(pages) != 1 {
				t.Errorf("%s: %d pages, want 1", suffix, len(pages))
			}
			said = strings.Join(pages[0], " ")
		case ".xlsx":
			file := openXLSX(t, []byte(said))
			if sheets := file.GetSheetList(); len(sheets) != 1 {
				t.Errorf("%s: sheets %q, want 1", suffix, sheets)
			}
			rows, err := file.GetRows(file.GetSheetList()[0])
			if err != nil {
				t.Fatal(err)
			}
			said = fmt.Sprint(rows)
		}
		if !strings.Contains(spaceless(said), spaceless(v.GoOn)) {
			t.Errorf("%s does not say %q", suffix, v.GoOn)
		}
		for _, unwanted := range []string{v.Words.HeaviestGaps, v.Words.FirstSteps, v.Words.Forecast} {
			if strings.Contains(said, unwanted) {
				t.Errorf("%s says %q", suffix, unwanted)
			}
		}
	}
}

// checkPDF looks for the numbers in the text of the pages.
func checkPDF(t *testing.T, pages [][]string, v *view.View) {
	first := strings.Join(pages[0], "\n")
	for name, score := range figuresOf(v).Scores {
		for _, shown := range []string{score[0], score[3]} {
			if !strings.Contains(first, shown) {
				t.Errorf("the first page lacks %s of %q", shown, name)
			}
		}
	}
	var whole strings.Builder
	for _, page := range pages {
		whole.WriteString(spaceless(strings.Join(page, "")))
	}
	words := &v.Words
	for i := range v.Criteria {
		if c := &v.Criteria[i]; c.Applies && c.Gap > 0 {
			title := fmt.Sprintf("%s, %s %d, %s", c.LevelText, wording.LowerFirst(words.Target), c.Target, c.ToTarget)
			if !strings.Contains(whole.String(), spaceless(title)) {
				t.Errorf("no page shows %q of %q", title, c.Name)
			}
		}
	}
}

// TestSameBytes writes each format twice; TestPDFSameBytes does so for PDF.
func TestSameBytes(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("nothing runs side by side here for the race detector to look at")
	}
	for name, v := range cases(t) {
		for _, suffix := range Suffixes() {
			if suffix != ".pdf" && !bytes.Equal(bytesOf(t, suffix, v), bytesOf(t, suffix, v)) {
				t.Errorf("%s%s: other bytes the second time", name, suffix)
			}
		}
	}
}

// TestReportGolden holds whole reports of one client.
func TestReportGolden(t *testing.T) {
	t.Parallel()
	bank := banktest.Load(t, "../testdata/banks/warehouse")
	sheet := sheetOf(t, bank, "../testdata/banks/warehouse-clients/boxes.yaml")
	a, err := scoring.Assess(t.Context(), sheet)
	if err != nil {
		t.Fatal(err)
	}
	v := viewOf(t, sheet, questionnaire.Russian)
	for _, suffix := range []string{".html", ".md", ".xlsx", ".json"} {
		var out bytes.Buffer
		if _, err := Write(&out, suffix, v, a); err != nil {
			t.Fatal(err)
		}
		if suffix == ".xlsx" {
			golden(t, "golden/boxes.xlsx.txt", dumpXLSX(t, out.Bytes()))
		} else {
			golden(t, "golden/boxes"+suffix, out.Bytes())
		}
	}
}

// TestJSONAssessment checks that JSON carries the assessment as `score --format json` prints it, and no key that
// depends on the language.
func TestJSONAssessment(t *testing.T) {
	t.Parallel()
	files := clients(t)
	if underRace {
		files = files[:2]
	}
	for _, file := range files {
		sheet := sheetOf(t, banktest.Block9(t), file)
		a, err := scoring.Assess(t.Context(), sheet)
		if err != nil {
			t.Fatal(err)
		}
		var keys [][]string
		for _, lang := range languages {
			p, err := plan.Make(a, plan.Options{})
			if err != nil {
				t.Fatal(err)
			}
			var out, alone bytes.Buffer
			if _, err := Write(&out, ".json", view.New(a, p, view.Options{Lang: lang}), a); err != nil {
				t.Fatal(err)
			}
			if err := record.Write(&alone, []*record.Assessment{record.Of(a)}); err != nil {
				t.Fatal(err)
			}
			var report map[string]any
			var want any
			if err := json.Unmarshal(out.Bytes(), &report); err != nil {
				t.Fatal(err)
			}
			if err := json.Unmarshal(alone.Bytes(), &want); err != nil {
				t.Fatal(err)
			}
			if report["format"] != view.ReportFormat || report["language"] != string(lang) {
				t.Errorf("format %v, language %v", report["format"], report["language"])
			}
			if diff := cmp.Diff(want, report["assessment"]); diff != "" {
				t.Errorf("%s: another assessment (-score +report):\n%s", file, diff)
			}
			keys = append(keys, keysOf(report, nil))
		}
		if diff := cmp.Diff(keys[0], keys[1]); diff != "" {
			t.Errorf("%s: other keys in English:\n%s", file, diff)
		}
	}
}

// keysOf collects all keys of a JSON value, sorted.
func keysOf(value any, keys []string) []string {
	switch value := value.(type) {
	case map[string]any:
		for key, member := range value {
			keys = keysOf(member, append(keys, key))
		}
	case []any:
		for _, member := range value {
			keys = keysOf(member, keys)
		}
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}

// TestIsOurs tells results that may be written anew from everything else.
func TestIsOurs(t *testing.T) {
	v := viewOf(t, written(t, beginning+"client: {name: Клиент, sellers: 3}\n"), questionnaire.Russian)
	folder := t.TempDir()
	file := func(name string, content []byte) string {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	for _, suffix := range Suffixes() {
		data := bytesOf(t, suffix, v)
		if !IsOurs(file("ours"+suffix, data)) {
			t.Errorf("a report %s is not ours", suffix)
		}
		if suffix != ".json" && IsOurs(file("cut"+suffix, data[:min(20, len(data))])) && suffix != ".md" {
			t.Errorf("the first bytes of a report %s are ours", suffix)
		}
		if IsOurs(file("behind"+suffix, append([]byte("my notes: "), data...))) {
			t.Errorf("a report %s behind other text is ours", suffix)
		}
	}
	p := planOf(t, sheetOf(t, banktest.Block9(t), "../testdata/clients/unfinished.yaml"))
	for _, suffix := range []string{"json", "csv", "ics", "md"} {
		if !IsOurs(file("plan."+suffix, []byte(writtenPlan(t, suffix, p, questionnaire.Russian)))) {
			t.Errorf("a plan .%s is not ours", suffix)
		}
	}
	for name, content := range map[string]string{
		"array.json":     `[{"format": "salesaudit.assessment/1", "bank": {}}]`,
		"batch.ndjson":   `{"file":"a.yaml","format":"salesaudit.assessment/1"}` + "\n",
		"errors.ndjson":  `{"file":"a.yaml","error":{"line":1}}` + "\n" + `{"file":"b.yaml","error":{"line":2}}` + "\n",
		"later.ndjson":   `{"file":"a.yaml","error":{"line":1}}` + "\n" + `{"file":"b.yaml","format":"salesaudit.assessment/1"}` + "\n",
		"changes.ndjson": `{"file":"a.yaml","format":"salesaudit.change/1","change":"new"}` + "\n",
		"excel.csv":      "\ufefffile,client,date,respondent,sellers,bank,overall_proven,overall_claimed,overall_possible\n",
	} {
		if !IsOurs(file(name, []byte(content))) {
			t.Errorf("%s is not ours: %s", name, content)
		}
	}
	for name, content := range map[string]string{
		"answers.json":  `{"format": "salesaudit.answers/1", "client": {"name": "A"}}`,
		"bank.json":     `{"format": "salesaudit.bank/1"}`,
		"quoted.json":   `{"note": "\"format\": \"salesaudit.report/1\""}`,
		"nested.json":   `{"inner": {"format": "salesaudit.report/1"}}`,
		"number.json":   `{"format": 1}`,
		"empty.json":    `[]`,
		"empty":         "",
		"answers.yaml":  "format: salesaudit.answers/1\n",
		"other.pdf":     "%PDF-1.4\n1 0 obj << /Creator (Word) /Title (salesaudit) >>\n%%EOF",
		"other.html":    "<!DOCTYPE html><html><head><title>x</title></head><body>&lt;meta name=\"generator\" content=\"salesaudit\"&gt;</body></html>",
		"other.zip":     "PK\x03\x04salesaudit",
		"other.md":      "# About salesaudit\n",
		"other.csv":     "file,client\n",
		"other.ics":     "BEGIN:VCALENDAR\r\nPRODID:-//Other//\r\nSUMMARY:salesaudit\r\n",
		"rejected.json": `{"file": "a", "error": {}, "mine": 1}`,
	} {
		if IsOurs(file(name, []byte(content))) {
			t.Errorf("%s is ours: %s", name, content)
		}
	}
	if IsOurs(filepath.Join(folder, "missing")) || IsOurs(folder) {
		t.Error("a missing file or a folder is ours")
	}
}
