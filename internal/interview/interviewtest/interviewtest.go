// Package interviewtest is what the tests of the interview share: its banks and clients, a clock, and what two files
// with the same answers must agree in.
package interviewtest

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"salesaudit/internal/answers"
	"salesaudit/internal/interview/session"
	"salesaudit/internal/scoring"
	"salesaudit/questionnaire"
	"salesaudit/questionnaire/banktest"
)

// Clock is always a morning; tests that measure time move it themselves.
func Clock() time.Time { return time.Date(2026, 11, 23, 10, 0, 0, 0, time.UTC) }

// Setting is that of an interview in Russian with a file.
func Setting(t testing.TB, path string) session.Setting {
	t.Helper()
	return session.Setting{Bank: banktest.Block9(t), Language: questionnaire.Russian, Clock: Clock, Named: path}
}

// root is the top of the module, from a folder two below internal.
var root = filepath.Join("..", "..", "..")

// Example is the worked example of the method, Ideal a company that has everything: none of its fields is hidden. Dealer
// has counts, roles outside the departments, extra functions, and functions that a system does. In
// Nowhere it is not said where the roles work. Older answers version 1.0 of Block 9.
var (
	Example = filepath.Join(root, "internal", "scoring", "testdata", "example.yaml")
	Ideal   = filepath.Join(root, "testdata", "clients", "ideal.yaml")
	Dealer  = filepath.Join(root, "internal", "interview", "interviewtest", "testdata", "dealer.yaml")
	Nowhere = filepath.Join(root, "internal", "interview", "interviewtest", "testdata", "nowhere.yaml")
	Older   = filepath.Join(root, "internal", "answers", "testdata", "ok", "older.yaml")
)

// Copy puts a copy of a file into a folder of its own.
func Copy(t testing.TB, from string) (path string) {
	t.Helper()
	data, err := os.ReadFile(from)
	if err != nil {
		t.Fatal(err)
	}
	return File(t, string(data))
}

// File puts a text into a folder of its own.
func File(t testing.TB, text string) (path string) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "client.yaml")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// Open resumes the interview of a file, until the test ends.
func Open(t testing.TB, path string) *session.Session {
	t.Helper()
	s, _, err := Setting(t, path).Resume(t.Context())
	if err != nil || s == nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	return s
}

// Start begins an interview in a new file of a folder of its own, until the test ends.
func Start(t testing.TB) *session.Session {
	t.Helper()
	setting := Setting(t, filepath.Join(t.TempDir(), "client.yaml"))
	s, err := setting.Create(t.Context(), session.Opening{Client: "ООО «Ромашка»", Sellers: 12, Date: setting.Today()})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	return s
}

// Clients are sheets to be typed: of Block 9, and of a bank that has every type of field.
func Clients(t testing.TB) map[string]*answers.Sheet {
	t.Helper()
	out := map[string]*answers.Sheet{}
	load := func(bank *questionnaire.Bank, folder string, files ...string) {
		for _, file := range files {
			sheet, found := answers.Load(filepath.Join(folder, file), bank)
			if sheet == nil {
				t.Fatal(found)
			}
			sheet.Targets, sheet.NotApplicable = nil, nil // an interview sets none
			out[file] = sheet
		}
	}
	load(banktest.Block9(t), filepath.Dir(Example), filepath.Base(Example))
	load(banktest.Block9(t), filepath.Dir(Dealer), filepath.Base(Dealer))
	load(banktest.Block9(t), filepath.Join(root, "testdata", "clients"), "factory.json", "retail.yaml", "unfinished.yaml", "trader-three.yaml", "manufacturer-dealers.yaml")
	warehouse := banktest.Load(t, filepath.Join(root, "testdata", "banks", "warehouse"))
	load(warehouse, filepath.Join(root, "testdata", "banks", "warehouse-clients"), "boxes.yaml", "shed.json")
	return out
}

// Results is what must be the same however the answers came into the file.
func Results(t testing.TB, sheet *answers.Sheet) map[string]any {
	t.Helper()
	a, err := scoring.Assess(t.Context(), sheet)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]any{"overall": a.Overall, "completeness": a.Completeness}
	for i := range a.Criteria {
		r := &a.Criteria[i]
		out[r.Criterion.ID] = []int{r.Proven, r.Claimed, r.Possible}
	}
	for i := range a.Facts {
		out["fact "+a.Facts[i].Fact.ID] = []any{a.Facts[i].Value, a.Facts[i].Known}
	}
	for _, f := range sheet.Bank.Fields {
		v := sheet.Value(f)
		if v.Of > 0 {
			out["counted "+f.ID] = []any{v.Found(), v.Of}
		}
		for i, row := range v.Marks {
			if row.System {
				out["system "+f.Matrix.Rows.Entries[i].ID] = row.State
			}
		}
	}
	var checks []string
	for _, c := range a.Contradictions {
		checks = append(checks, c.Check.ID)
	}
	out["contradictions"] = checks
	return out
}

// SkipLong leaves the interviews of Block 9 out under -short: the race detector makes minutes of them, and sees no
// more than in those of the small bank.
func SkipLong(t testing.TB, sheet *answers.Sheet) {
	t.Helper()
	if testing.Short() && len(sheet.Bank.Fields) > 20 {
		t.Skip("a long interview")
	}
}

// WithoutAnswer opens a copy of a file in which one field was not asked for. All its fields are shown.
func WithoutAnswer(t testing.TB, file string, f *questionnaire.Field) *session.Session {
	t.Helper()
	s := Open(t, Copy(t, file))
	if s.StateOf(f) == session.Hidden {
		t.Fatalf("%s is hidden in %s", f.ID, file)
	}
	if f.Kind == questionnaire.List { // nothing may name its rows then
		for len(s.Value(session.At(f)).Rows) > 0 {
			if err := s.DeleteRow(session.At(f), 0); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := s.Clear(session.At(f)); err != nil {
		t.Fatal(err)
	}
	if s.Value(session.At(f)).State != answers.Absent {
		t.Fatalf("%s is still answered", f.ID)
	}
	return s
}

// Opening is an answer file whose client and interview a test corrects into those of CorrectedOpening; the rest of it
// stays.
const Opening = `format: salesaudit.answers/1
bank: block9@1.1.0
client: {name: ООО «Ромашка», industry: цветы, sellers: 12, our_number: 7} # со слов
interview: {date: 2026-11-20}
answers:
  channels: [email]
`

// CorrectedOpening is what Opening becomes.
const CorrectedOpening = `format: salesaudit.answers/1
bank: block9@1.1.0
client: {name: ООО «Ромашка», sellers: 14, our_number: 7} # со слов
interview: {date: 2026-11-20, respondent: П. Пестиков, position: head}
answers:
  channels: [email]
`
