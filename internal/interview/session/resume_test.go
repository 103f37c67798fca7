package session

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"salesaudit/questionnaire"
)

// head is the beginning of an answer file.
const head = "format: salesaudit.answers/1\nbank: block9@1.1.0\nclient: {name: А, sellers: 3}\ninterview: {date: 2026-11-23}\n"

// TestResumed goes on after the answer that was given last, and says what was passed by before it.
func TestResumed(t *testing.T) {
	for _, c := range []struct{ answers, field, skipped string }{
		{"{}", "channels", ""},
		{"{duplication_claim: excluded, duplication_check: never}", "duplicate_clients_pct", "(вопросы 1, 2, 3, 4, 5, 6)"},              // nothing was answered before that
		{"{channels: [email], segmentation_basis: written, history_place: crm_all}", "people_per_order", "(вопрос 1)"},                  // fields were passed by
		{"{channels: [email], duplication_claim: excluded, duplication_check: never}", "segments", "Дальше уже есть ответы: вопрос 7."}, // questions were jumped over
		{"{channels: [email], client_disputes_q: 1, duplication_claim: excluded, duties_claim: unknown}", "roles", "(вопросы 1, 2).\nДальше уже есть ответы: вопросы 7, 9."},
		{"{channels: [email], segments: [{id: a, name: А}], duplication_claim: excluded}", "segments", "вопрос 7"},
		{"{channels: [email], decision_log: unknown, directions: [], client_disputes_q: 1, extra_functions: []}", "responsibilities", "(вопросы 1, 3)"}, // and back
		{"{duplication_claim: excluded, channels: [email]}", "segments", ""},                                                                            // the last is that of the file, not of the bank
		{"{duplication_claim: excluded, segments: [{id: a, name: А}]}", "segments", "(вопрос 1)"},
		{"{channels: [email], auto_actions: []}", "segments", "вопрос 14"}, // nothing is open after it
		{"{channels: [email], gone: 1}", "segments", ""},
	} {
		s, _ := openText(t, head+"answers: "+c.answers+"\n")
		if got := s.Begin(); got == nil || got.ID != c.field {
			t.Errorf("%s goes on with %v, want %s", c.answers, got, c.field)
		}
		if lines := strings.Join(s.StartLines(""), "\n"); !strings.Contains(lines, c.skipped) || c.skipped == "" && lines != "" {
			t.Errorf("%s begins with %q, want %q", c.answers, lines, c.skipped)
		}
	}
}

// TestBegun offers the interviews of a folder and nothing else, the latest first.
func TestBegun(t *testing.T) {
	setting := testSetting(t, "")
	t.Chdir(t.TempDir())
	for name, text := range map[string]string{
		"old.yaml":   "format: salesaudit.answers/1\nbank: block9@1.1.0\nclient: {name: ООО «Лютик», sellers: 3}\nanswers: {channels: [email]}\n",
		"new.json":   `{"format": "salesaudit.answers/1", "bank": "block9@1.1.0", "client": {"name": "Роза", "sellers": 3}, "interview": {"date": "2026-11-20"}}`,
		"bank.yaml":  "format: salesaudit.bank/1\n",
		"torn.yaml":  "format: salesaudit.answers/1\nbank: {\n",
		"notes.txt":  "format: salesaudit.answers/1\n",
		"other.yaml": "- 1\n",
	} {
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Mkdir("folder.yaml", 0o700); err != nil {
		t.Fatal(err)
	}
	past := time.Now().Add(-time.Hour)
	if err := os.Chtimes("old.yaml", past, past); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, each := range setting.Begun() {
		got = append(got, each.Label)
	}
	want := "Роза · 20.11.2026 · заполнено полей: 0 · new.json\nООО «Лютик» · заполнено полей: 1 · old.yaml"
	if strings.Join(got, "\n") != want {
		t.Errorf("offered:\n%s\nwant\n%s", strings.Join(got, "\n"), want)
	}
}

// TestTaken knows the file of the same client on the same day, and leaves a name alone that the person chose.
func TestTaken(t *testing.T) {
	setting := testSetting(t, "")
	t.Chdir(t.TempDir())
	o := Opening{Client: "ООО «Ромашка»", Sellers: 3, Date: setting.Today()}
	if path := setting.Taken(o); path != "" {
		t.Errorf("%s is taken", path)
	}
	s, err := setting.Create(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	s.Close()
	if path := setting.Taken(o); path != "romashka-2026-11-23.yaml" || filepath.Base(s.Path()) != path {
		t.Errorf("%q is taken, want that of %s", path, s.Path())
	}
	o.Date = o.Date.AddDate(0, 0, 1)
	if path := setting.Taken(o); path != "" {
		t.Errorf("%s is taken on another day", path)
	}
}

// TestOneQuestionIsSingular: a number alone stands behind "question", several behind "questions".
func TestOneQuestionIsSingular(t *testing.T) {
	s, _ := copied(t, filepath.Join("..", "..", "..", "testdata", "clients", "unfinished.yaml"))
	for numbers, want := range map[string]string{"3": "вопрос 3", "3 5": "вопросы 3, 5"} {
		if got := s.questions(sayQuestionNumber, sayQuestionNumbers, strings.Fields(numbers)); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// TestResumedBehindTheTable goes on behind a matrix over which a department was filled in, not with the departments.
func TestResumedBehindTheTable(t *testing.T) {
	s, path := openText(t, head+"answers: {segments: [], directions: [{id: b, name: Б}], roles: [{id: a, title: А, headcount: 1}], extra_functions: [], responsibilities: {lead_capture: {a: R}}}\n")
	if err := s.AddAndRefer(At(s.Bank.Field("roles")).Cell(0, At(s.Bank.Field("roles")).Column("department")), "Отдел"); err != nil {
		t.Fatal(err)
	}
	_, rows := s.ScopeTable(s.Bank.Field("responsibilities"))
	for _, row := range rows {
		for _, cell := range row.Cells {
			if cell != nil && cell.Target.List == s.Bank.Field("directions") {
				if err := s.SetSeveral(*cell, []string{"b"}); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	for _, function := range s.Functions(s.Bank.Field("responsibilities")) {
		if err := s.SetFunctionUnknown(s.Bank.Field("responsibilities"), function); err != nil {
			t.Fatal(err)
		}
	}
	s.Close()
	s, _, err := testSetting(t, path).Resume(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if got := s.Begin(); got.ID != "split_rules" {
		t.Errorf("it goes on with %s:\n%s", got.ID, s.File.Text())
	}
}

// TestToWhatIsHalfDone leads from the overview to roles that were begun, before a field after them that nobody asked for.
func TestToWhatIsHalfDone(t *testing.T) {
	s, _ := openText(t, head+"answers: {roles: [{id: a, title: А, headcount: 1}]}\n")
	q := s.Bank.Field("roles").Question
	if f := s.ToOpen(q).Field; f.ID != "roles" {
		t.Errorf("question %d leads to %s", q.Index+1, f.ID)
	}
}

// TestResumedWhereRowsWereNamedInPassing goes on with the list whose row named a row of another one, not with that other one,
// as long as nothing more is said of it; and with what follows where the list is complete.
func TestResumedWhereRowsWereNamedInPassing(t *testing.T) {
	s, path := openText(t, head+"answers: {channels: [email]}\n")
	list := func(id string) Place { return At(s.Bank.Field(id)) }
	cell := func(id string, row int, column string) Place { return list(id).Cell(row, list(id).Column(column)) }
	reopened := func(want string) {
		t.Helper()
		s.Close()
		var err error
		if s, _, err = testSetting(t, path).Resume(t.Context()); err != nil {
			t.Fatal(err)
		}
		if got := s.Begin(); got == nil || got.ID != want {
			t.Errorf("it goes on with %v, want %s:\n%s", got.ID, want, s.File.Text())
		}
	}
	do := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	add := func(id, name string) {
		t.Helper()
		_, err := s.AddRow(list(id), name)
		do(err)
	}
	add("segments", "Дилеры")
	do(s.AddAndRefer(cell("segments", 0, "owner_role"), "Руководитель"))
	reopened("segments")
	for _, c := range list("segments").Columns {
		if p := list("segments").Cell(0, c); c.Kind != questionnaire.ID && s.IsOpen(p) {
			do(s.set(p, map[questionnaire.Kind]any{questionnaire.FreeText: "да", questionnaire.Bool: true, questionnaire.Percent: 40, questionnaire.Choice: "A"}[c.Kind]))
		}
	}
	if s.StateOf(s.Bank.Field("segments")) != Done {
		t.Fatalf("the segment is not complete:\n%s", s.File.Text())
	}
	reopened(s.After(s.Bank.Field("segments")).ID)
	add("roles", "Продавец")
	reopened("roles") // the seller is named by nobody
	do(s.AddAndRefer(cell("roles", 0, "department"), "Отдел"))
	reopened("roles")
	do(s.SetChoice(cell("departments", 0, "head_role"), s.Value(list("roles")).Rows[0].ID))
	reopened("departments")
}
