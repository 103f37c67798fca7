package reports

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode"

	"salesaudit/internal/answers"
	"salesaudit/questionnaire"
	"salesaudit/questionnaire/banktest"
	"salesaudit/reports/pdf"
	"salesaudit/reports/view"
)

// pdfOf renders a view.
func pdfOf(t testing.TB, v *view.View) []byte {
	t.Helper()
	var out bytes.Buffer
	if _, err := pdf.Write(&out, v); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// drawn returns the PDF of a view that no test changes, which is drawn once for all of them.
func drawn(t testing.TB, v *view.View) []byte {
	t.Helper()
	draw, _ := drawnOnce.LoadOrStore(v, sync.OnceValues(func() ([]byte, error) {
		var out bytes.Buffer
		_, err := pdf.Write(&out, v)
		return out.Bytes(), err
	}))
	data, err := draw.(func() ([]byte, error))()
	if err != nil {
		t.Fatal(err)
	}
	return data
}

var drawnOnce sync.Map // from *view.View to func() ([]byte, error)

// written loads answers that a test wrote down.
func written(t testing.TB, text string) *answers.Sheet {
	t.Helper()
	file := filepath.Join(t.TempDir(), "answers.yaml")
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return sheetOf(t, banktest.Block9(t), file)
}

const beginning = "format: salesaudit.answers/1\nbank: block9@1.1.0\n"

// manyRoles is a matrix of so many roles.
func manyRoles(n int) string {
	var out strings.Builder
	out.WriteString(beginning + "client: {name: Много ролей, sellers: 40}\nanswers:\n  roles:\n")
	for i := range n {
		fmt.Fprintf(&out, "    - {id: r%d, title: Ведущий специалист по сопровождению клиентов %d, headcount: %d, is_seller: true, job_description: current}\n", i, i+1, i%3+1)
	}
	out.WriteString("  responsibilities:\n")
	for k, function := range []string{"lead_capture", "inbound_consulting", "qualification", "presentation", "proposal", "contract"} {
		var marks []string
		for i := 0; i < n; i += k + 1 {
			marks = append(marks, fmt.Sprintf("r%d: %s", i, []string{"R", "A", "RA", "B"}[(i+k)%4]))
		}
		fmt.Fprintf(&out, "    %s: {%s}\n", function, strings.Join(marks, ", "))
	}
	return out.String()
}

// hostile is a client whose every text is made to break a report.
func hostile(t testing.TB) *answers.Sheet {
	s := written(t, beginning+`client: {name: A, sellers: 3}
interview: {date: 2026-05-06}
answers:
  segments:
    - {id: s, name: B, criteria: C, priority: A, conditions_defined: true}
  roles:
    - {id: a, title: D, headcount: 2, is_seller: true, job_description: current}
  responsibilities: {contract: {a: RA}}
  funnels:
    - {id: f, name: E, segments: [s], stages: [{name: F, tracking: paper}, {name: G, tracking: crm_auto}]}
evidence:
  q01: [{source: crm, grade: document, ref: H, date: 2026-05-01}]
notes: {q01: I}
`)
	nasty := "\u202e😀\u0000\u0007\u200b <b>=1+1</b>\xff\xfe\u0301\u0301\u0301\u0301 й\t漢字 \ue000\U000e0041" + strings.Repeat("Щ", 10000)
	setTexts(s, nasty)
	return s
}

// raceCases are those of the cases that are enough for the race detector.
var raceCases = []string{"distributor.yaml ru", "unfinished.yaml en", "ideal.yaml ru", "boxes.yaml", "thirty roles", "empty", "hostile"}

// cases are views that a report must be able to show. They are built once for all tests, which only read them.
func cases(t testing.TB) map[string]*view.View {
	t.Helper()
	casesOnce.Do(func() { builtCases = buildCases(t) })
	if builtCases == nil {
		t.Fatal("the cases could not be built")
	}
	return builtCases
}

var (
	casesOnce  sync.Once
	builtCases map[string]*view.View
)

func buildCases(t testing.TB) map[string]*view.View {
	out := map[string]*view.View{
		"one role":     viewOf(t, written(t, manyRoles(1)), questionnaire.Russian),
		"thirty roles": viewOf(t, written(t, manyRoles(30)), questionnaire.Russian),
		"empty":        viewOf(t, written(t, beginning+"client: {name: Пусто, sellers: 3}\n"), questionnaire.English),
		"hostile":      viewOf(t, hostile(t), questionnaire.Russian),
	}
	for _, file := range clients(t) {
		for _, lang := range languages {
			if lang != questionnaire.Russian && slices.Contains(companies, nameOf(file)) {
				continue // TestCompanyGolden holds them in English
			}
			out[filepath.Base(file)+" "+string(lang)] = viewOf(t, sheetOf(t, banktest.Block9(t), file), lang)
		}
	}
	bank := banktest.Load(t, "../testdata/banks/warehouse")
	files, _ := filepath.Glob("../testdata/banks/warehouse-clients/*")
	if len(files) == 0 {
		t.Fatal("no clients of the second bank")
	}
	for _, file := range files {
		out[filepath.Base(file)] = viewOf(t, sheetOf(t, bank, file), questionnaire.Russian)
	}
	if underRace {
		maps.DeleteFunc(out, func(name string, _ *view.View) bool { return !slices.Contains(raceCases, name) })
	}
	return out
}

// TestPDF reads every report back: its structure holds, and what is drawn is what was drawn before.
func TestPDF(t *testing.T) {
	t.Parallel()
	var sums []string
	for name, v := range cases(t) {
		t.Run(name, func(t *testing.T) {
			data := drawn(t, v)
			if len(data) > 400_000 {
				t.Errorf("%d bytes, expected less than 400,000", len(data))
			}
			f, err := readPDF(data)
			if err != nil {
				t.Fatal(err)
			}
			if want := "/Lang (" + string(v.Language) + ")"; !strings.Contains(f.catalogue, want) {
				t.Errorf("catalogue %q, expected %s", f.catalogue, want)
			}
			if f.fonts != 2 {
				t.Errorf("%d embedded fonts, expected the 2 weights", f.fonts)
			}
			if v.Empty {
				return // one page without parts
			}
			if least := 8 + len(v.Answers); f.bookmarks < least {
				t.Errorf("%d bookmarks, expected at least %d", f.bookmarks, least)
			}
			if f.links < 10 {
				t.Errorf("%d links, expected those of the summary and the contents", f.links)
			}
			if f.pages < 5 {
				t.Errorf("%d pages", f.pages)
			}
			sums = append(sums, fmt.Sprintf("%-22s %2d pages  %x", name, f.pages, sha256.Sum256(f.contents)))
		})
	}
	sortLines(sums)
	if underRace {
		t.Skip("only some of the cases were drawn")
	}
	golden(t, "pdf.txt", []byte(strings.Join(sums, "\n")+"\n"))
}

// TestPDFPages holds every text of every page of some reports, in the order of drawing. The text is read by the test
// itself, so that it is compared on machines without poppler, too.
func TestPDFPages(t *testing.T) {
	t.Parallel()
	all := cases(t)
	for _, name := range []string{"distributor.yaml ru", "unfinished.yaml en", "ideal.yaml ru", "boxes.yaml"} {
		v := all[name]
		if v == nil {
			t.Fatalf("no case %q", name)
		}
		f, err := readPDF(drawn(t, v))
		if err != nil {
			t.Fatal(err)
		}
		var out strings.Builder
		for i, page := range f.texts {
			fmt.Fprintf(&out, "--- page %d\n%s\n", i+1, strings.Join(page, "\n"))
		}
		golden(t, "pages/"+strings.ReplaceAll(name, " ", ".")+".txt", []byte(out.String()))
	}
}

// TestPDFSameBytes renders the same views again, many at once: nothing may be shared between documents.
func TestPDFSameBytes(t *testing.T) {
	t.Parallel()
	views := cases(t)
	if testing.Short() {
		views = only(t, views, []string{"distributor.yaml ru", "unfinished.yaml en", "hostile"})
	}
	var all sync.WaitGroup
	for name, v := range views {
		want := drawn(t, v)
		for range 2 {
			all.Go(func() {
				var out bytes.Buffer
				if _, err := pdf.Write(&out, v); err != nil || !bytes.Equal(out.Bytes(), want) {
					t.Errorf("%s: other bytes than before (%v)", name, err)
				}
			})
		}
	}
	all.Wait()
}

// TestPDFText extracts the text: it is selectable, nothing of it is lost, no page holds a lone line, and no title
// is at the foot of one.
func TestPDFText(t *testing.T) {
	t.Parallel()
	for name, v := range cases(t) {
		pages := extract(t, drawn(t, v))
		w := v.Words
		titles := []string{w.Contradictions, w.Plan, w.StillToAsk, w.ToSend, w.Funnels, w.Questions, w.GapsByCriterion, w.ClaimedGaps, w.NotKnownYet,
			w.Forecast, w.Loads, w.Closing, w.Scope, w.Confidentiality}
		for i := range v.Answers {
			titles = append(titles, v.Answers[i].Heading())
		}
		for i, page := range pages {
			if n := len(page); n > 1 && slices.Contains(titles, page[n-2]) {
				t.Errorf("%s: %q stands alone at the foot of page %d", name, page[n-2], i+1)
			}
			if n := len(page); n > 1 && strings.HasSuffix(page[n-2], w.TargetHint) {
				t.Errorf("%s: a legend stands alone at the foot of page %d", name, i+1)
			}
			if lines := len(strings.Fields(strings.Join(page, " "))); lines < 25 {
				t.Errorf("%s: page %d holds only %q", name, i+1, page)
			}
			footer := fmt.Sprintf("%s %d %s %d", v.Words.Page, i+1, v.Words.Of, len(pages))
			if !strings.Contains(strings.Join(page, "\n"), footer) {
				t.Errorf("%s: page %d lacks %q", name, i+1, footer)
			}
		}
		if name == "hostile" || v.Empty {
			continue
		}
		first := spaceless(strings.Join(pages[0], ""))
		for _, want := range []string{v.Header.Client, v.Overall.Proven.Text, v.Overall.Target.Text, v.Trust.Completeness.Text} {
			if !strings.Contains(first, spaceless(want)) {
				t.Errorf("%s: the summary lacks %q", name, want)
			}
		}
		var whole strings.Builder
		for _, page := range pages {
			whole.WriteString(spaceless(strings.Join(page, "")))
		}
		for _, c := range v.Criteria {
			if !strings.Contains(whole.String(), spaceless(c.Name)) {
				t.Errorf("%s: the report lacks %q", name, c.Name)
			}
		}
	}
}

// TestPDFWords looks for every word of the tables of answers and of the plan as one piece: none is cut where there is
// room to set it whole.
func TestPDFWords(t *testing.T) {
	t.Parallel()
	for name, v := range cases(t) {
		if name == "hostile" || v.Empty {
			continue // words without room, or no tables
		}
		f, err := readPDF(drawn(t, v))
		if err != nil {
			t.Fatal(err)
		}
		drawn := map[string]bool{}
		for _, page := range f.texts {
			for _, text := range page {
				for _, word := range wordsOf(text) {
					drawn[word] = true
				}
			}
		}
		for _, text := range tableTexts(v) {
			for _, word := range wordsOf(text) {
				if !drawn[word] {
					t.Errorf("%s: the word %q of %q is cut", name, word, text)
				}
			}
		}
	}
}

// tableTexts returns the heads and cells of the tables of answers, and what the plan says of its steps.
func tableTexts(v *view.View) []string {
	var out []string
	for i := range v.Answers {
		for k := range v.Answers[i].Fields {
			if table := v.Answers[i].Fields[k].Table; table != nil {
				out = append(out, table.Columns...)
				for _, row := range table.Texts() {
					out = append(out, row...)
				}
			}
		}
	}
	if v.Plan == nil {
		return out
	}
	for i := range v.Plan.Waves {
		for k := range v.Plan.Waves[i].Lines {
			s := &v.Plan.Waves[i].Lines[k]
			out = append(out, s.Action, s.Artefact, s.Owner, s.Name)
		}
	}
	return out
}

// wordsOf returns the parts of a text that no line is broken in.
func wordsOf(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return unicode.IsSpace(r) || r == '-' || r == '/' })
}

// TestPDFBrand sets a consultant's name, contact and logo.
func TestPDFBrand(t *testing.T) {
	t.Parallel()
	v := viewOf(t, sheetOf(t, banktest.Block9(t), clients(t)[0]), questionnaire.Russian)
	picture := image.NewNRGBA64(image.Rect(0, 0, 120, 40))
	for x := range 120 {
		picture.Set(x, x/3, color.NRGBA{200, 30, 30, 128})
	}
	var file bytes.Buffer
	if err := png.Encode(&file, picture); err != nil {
		t.Fatal(err)
	}
	logo, err := view.NewLogo(file.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	v.Brand = view.Brand{Consultant: "Бюро «Ясный порядок»", Contact: "+7 000 000-00-00", Logo: logo}
	f, err := readPDF(pdfOf(t, v))
	if err != nil {
		t.Fatal(err)
	}
	if f.images == 0 {
		t.Error("no picture in the report")
	}
	for name, bad := range map[string][]byte{
		"neither PNG nor JPEG": []byte("GIF89a"),
		"cannot be read":       file.Bytes()[:file.Len()/2],
		"expected at most":     bytes.Repeat([]byte{0}, view.MaxLogo+1),
	} {
		if _, err := view.NewLogo(bad); err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("found %v, expected an error with %q", err, name)
		}
	}
}

func BenchmarkPDF(b *testing.B) {
	v := viewOf(b, sheetOf(b, banktest.Block9(b), "../testdata/clients/distributor.yaml"), questionnaire.Russian)
	for b.Loop() {
		pdfOf(b, v)
	}
}

func BenchmarkPDFLargest(b *testing.B) {
	v := viewOf(b, written(b, manyRoles(30)), questionnaire.Russian)
	for b.Loop() {
		pdfOf(b, v)
	}
}

func BenchmarkView(b *testing.B) {
	sheet := sheetOf(b, banktest.Block9(b), "../testdata/clients/distributor.yaml")
	for b.Loop() {
		viewOf(b, sheet, questionnaire.Russian)
	}
}
