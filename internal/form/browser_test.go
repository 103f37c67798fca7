package form

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"html"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"salesaudit/internal/answers"
	"salesaudit/internal/sampling"
	"salesaudit/questionnaire"
	"salesaudit/questionnaire/banktest"
)

// browserPatience is how long a browser may take: only one that hangs takes longer.
const browserPatience = 3 * time.Minute

// TestRoundTripInBrowser opens answers in the page in headless Chromium, has every field drawn, and takes the answer file
// that the page would download: it says the same, for every sample and for generated clients.
func TestRoundTripInBrowser(t *testing.T) {
	t.Parallel()
	bank := banktest.Block9(t)
	var sheets []*answers.Sheet
	names, err := filepath.Glob("../../testdata/clients/*")
	if err != nil || len(names) < 5 {
		t.Fatal("no samples", err)
	}
	for _, name := range names {
		sheet, found := answers.Load(name, bank)
		if sheet == nil {
			t.Fatal(found)
		}
		sheets = append(sheets, sheet)
	}
	generated := 500
	if testing.Short() {
		generated = 20
	}
	rng := rand.New(rand.NewPCG(16, 9))
	for range generated {
		sheets = append(sheets, sampling.Sheet(rng, bank))
	}
	files := make([]any, len(sheets))
	for i, s := range sheets {
		files[i] = objects(s.Tree())
	}
	// Drawing is what might change an answer: every tenth file is drawn whole, which takes a browser its time.
	script := `const out = []
for (const [i, file] of FILES.entries()) {
  const wrong = readAnswers(JSON.stringify(file))
  if (i < 20 || i % 10 === 0) drawAll()
  out.push({ wrong, problems: problems(), file: answerFile() })
}
put(out)`
	var got []struct {
		Wrong    string
		Problems []any
		File     string
	}
	runInPage(t, bank, strings.Replace(script, "FILES", encoded(t, files), 1), &got)
	if len(got) != len(sheets) {
		t.Fatalf("%d of %d files came back", len(got), len(sheets))
	}
	for i, g := range got {
		if g.Wrong != "" || len(g.Problems) > 0 {
			t.Fatalf("%s: %q %v", sheets[i].File, g.Wrong, g.Problems)
		}
		again, found := answers.Parse("download.json", []byte(g.File), bank)
		if again == nil {
			t.Fatalf("%s: %v", sheets[i].File, found)
		}
		if diff := difference(sheets[i].Tree(), again.Tree()); diff != "" {
			t.Fatalf("%s (-file, +download):\n%s", sheets[i].File, diff)
		}
	}
}

// TestPageAnswersToAPerson answers in the page by its own controls: what is typed and clicked is in the answer file, what is
// wrong is refused by name, and a removed row takes along what referred to it.
func TestPageAnswersToAPerson(t *testing.T) {
	script := `const at = id => document.getElementById(id)
const type = (id, text) => { at(id).value = text; at(id).dispatchEvent(new Event("input", { bubbles: true })) }
const pick = (id, value) => { at(id).value = value; at(id).dispatchEvent(new Event("change", { bubbles: true })) }
window.confirm = () => true
const blank = at("progress-text").textContent
type("client.sellers", "7")
type("client.name", "ООО «Проба»")
at("answers.channels.inbound_phone").click()
at("answers.roles.+").click()
type("answers.roles.0.title", "Менеджер")
at("answers.roles.+").click()
type("answers.roles.1.title", "Оператор")
pick("answers.responsibilities.proposal.role_1", "RA")
pick("answers.responsibilities.proposal.role_2", "R")
at("answers.responsibilities.contract.=nobody").click()
at("answers.structure_status.drawn").click()
type("answers.structure_age_months", "много")
const refusals = [...refused.keys()]
type("answers.structure_age_months", "17")
at("answers.duplicate_clients_pct.not_measured").click()
at("evidence.q05.+").click()
pick("evidence.q05.0.source", "org_structure")
pick("evidence.q05.0.grade", "document")
type("notes.q05", "Видели")
const header = [...document.querySelectorAll(".matrix thead th")].map(e => e.textContent)
const shown = !at("field-structure_age_months").hidden
document.querySelectorAll("#answers\\.roles > .row > button")[1].click()
put({ blank, refusals, header, shown, left: refused.size, problems: problems(), file: answerFile() })`
	var got struct {
		Blank            string
		Refusals, Header []string
		Shown            bool
		Left             int
		Problems         []any
		File             string
	}
	bank := banktest.Block9(t)
	runInPage(t, bank, script, &got)
	if strings.Join(got.Refusals, " ") != "answers.structure_age_months" || got.Left != 0 || len(got.Problems) > 0 || !got.Shown {
		t.Errorf("refused %v, then %d, problems %v, shown %v", got.Refusals, got.Left, got.Problems, got.Shown)
	}
	if !strings.HasPrefix(got.Blank, "Отвечено 0 из ") { // lists that may be left out are no answers
		t.Errorf("of a blank form: %q", got.Blank)
	}
	if len(got.Header) < 3 || got.Header[1] != "Менеджер" || got.Header[2] != "Оператор" {
		t.Errorf("the matrix has the columns %q", got.Header)
	}
	want, found := answers.Parse("want.yaml", []byte(`format: salesaudit.answers/1
bank: `+answers.BankReference(bank)+`
client: {name: "ООО «Проба»", sellers: 7}
answers:
  channels: [inbound_phone]
  roles: [{id: role_1, title: Менеджер}]
  responsibilities: {proposal: {role_1: RA}, contract: {}}
  structure_status: drawn
  structure_age_months: 17
  duplicate_clients_pct: not_measured
evidence: {q05: [{source: org_structure, grade: document}]}
notes: {q05: Видели}
`), bank)
	again, wrong := answers.Parse("download.json", []byte(got.File), bank)
	if want == nil || again == nil {
		t.Fatal(found, wrong, got.File)
	}
	if diff := cmp.Diff(want.Tree(), again.Tree()); diff != "" {
		t.Errorf("by hand (-), by the page (+):\n%s", diff)
	}
}

// runInPage runs a script behind the page's own, and decodes what it puts. Without Chromium the test is skipped.
func runInPage(t *testing.T, bank *questionnaire.Bank, script string, result any) {
	t.Helper()
	browser, err := exec.LookPath("chromium")
	if err != nil {
		t.Skip("chromium is not installed: the page is not opened in a browser")
	}
	text := page1(t, bank, whole(t, bank), nil, questionnaire.Russian)
	text = regexp.MustCompile(`<meta http-equiv="Content-Security-Policy"[^>]*>`).ReplaceAllString(text, "") // it allows the page's own script alone
	text = strings.Replace(text, "</body>", `<pre id="result"></pre><script>const put = x => { document.getElementById("result").textContent = "RESULT" + JSON.stringify(x) + "RESULT" }
try { `+script+` } catch (e) { document.getElementById("result").textContent = "FAILED " + e.stack }</script></body>`, 1)
	file := filepath.Join(t.TempDir(), "form.html")
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), browserPatience)
	defer cancel()
	run := exec.CommandContext(ctx, browser, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
		"--disable-background-networking", "--disable-component-update", "--disable-sync", "--user-data-dir="+t.TempDir(), "--dump-dom", "file://"+file)
	var out, errs bytes.Buffer
	run.Stdout, run.Stderr = &out, &errs
	if err := run.Run(); err != nil {
		t.Fatalf("%v\n%s", err, errs.String())
	}
	_, put, _ := strings.Cut(out.String(), `<pre id="result">`)
	put, _, _ = strings.Cut(put, "</pre>")
	parts := strings.Split(html.UnescapeString(put), "RESULT")
	if len(parts) != 3 {
		t.Fatalf("the script put %.500s", put)
	}
	if err := json.Unmarshal([]byte(parts[1]), result); err != nil {
		t.Fatal(err)
	}
}

// encoded returns a value as JSON that may be in a script.
func encoded(t *testing.T, value any) string {
	t.Helper()
	text, err := json.Marshal(value) // which escapes < and >
	if err != nil {
		t.Fatal(fmt.Errorf("encode: %w", err))
	}
	return string(text)
}
