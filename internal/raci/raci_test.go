package raci

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"golang.org/x/text/encoding/charmap"

	"salesaudit/internal/answerfile"
	"salesaudit/internal/answers"
	"salesaudit/internal/spreadsheet"
	"salesaudit/questionnaire/banktest"
)

// file writes a text to a file of a folder of the test's.
func file(t testing.TB, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// marks returns what a table says, as FUNCTION/ROLE=CELL.
func marks(t *Table) []string {
	var out []string
	for i, f := range t.Functions {
		for k, r := range t.Roles {
			if cell := t.Marks[i][k].Text; cell != "" {
				out = append(out, f.Text+"/"+r.Text+"="+cell)
			}
		}
	}
	return out
}

const plainTable = "Функция;Директор;Менеджер\nКвалификация клиента;A;R\nЗаключение договора;R/A;C, I\n"

// TestReadText: whatever parts the cells and encodes the letters, whatever is around the table and whichever way it
// lies, the same matrix is found.
func TestReadText(t *testing.T) {
	bank := banktest.Block9(t)
	cp1251, err := charmap.Windows1251.NewEncoder().String(plainTable)
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"Квалификация клиента/Директор=A", "Квалификация клиента/Менеджер=R", "Заключение договора/Директор=R/A", "Заключение договора/Менеджер=C, I"}
	for name, text := range map[string]string{
		"semicolons":    plainTable,
		"a mark":        "\ufeff" + plainTable,
		"Windows lines": strings.ReplaceAll(plainTable, "\n", "\r\n"),
		"tabs":          strings.ReplaceAll(plainTable, ";", "\t"),
		"commas":        "Функция,Директор,Менеджер\nКвалификация клиента,A,R\nЗаключение договора,R/A,\"C, I\"\n",
		"Windows-1251":  cp1251,
		"a title":       "Матрица ответственности;;\n;;\n" + plainTable,
		"numbers":       "№;Функция;Директор;Менеджер\n1;Квалификация клиента;A;R\n2;Заключение договора;R/A;C, I\n",
		"roles in rows": ";Квалификация клиента;Заключение договора\nДиректор;A;R/A\nМенеджер;R;C, I\n",
		"an empty line": "Функция;Директор;Менеджер\nКвалификация клиента;A;R\n;;\nЗаключение договора;R/A;C, I\n",
	} {
		table, err := ReadText(file(t, "raci.csv", text), bank)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if diff := cmp.Diff(want, marks(table)); diff != "" {
			t.Errorf("%s:\n%s", name, diff)
		}
		if (table.Note != "") != (name == "Windows-1251") {
			t.Errorf("%s: %q", name, table.Note)
		}
	}
}

// TestReadTextRefuses: a file without a matrix is refused in words.
func TestReadTextRefuses(t *testing.T) {
	bank := banktest.Block9(t)
	for _, c := range []struct{ name, text, want string }{
		{"nothing", "", "no matrix of functions and roles"},
		{"a list", "Функция;Описание\nКвалификация клиента;Звоним\n", "no matrix of functions and roles"},
		{"one mark", "Функция;Директор\nДоговор;R\n", "no matrix of functions and roles"},
		{"UTF-16", "\xff\xfeR\x00", "text in UTF-16, expected text in UTF-8"},
		{"binary", "a\x00b", "a file that is no text"},
		{"another encoding", "\x98\x81;\xff\xfe\xfd\x88\x98\n", "unknown encoding"},
	} {
		if _, err := ReadText(file(t, "raci.csv", c.text), bank); err == nil || !strings.Contains(err.Error(), "raci.csv") || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", c.name, err, c.want)
		}
	}
}

// TestParse: letters in English and Russian, alone and together, and what are none.
func TestParse(t *testing.T) {
	const does, owns = answers.Does, answers.Answers
	for text, want := range map[string]Part{
		"R": {Mark: does}, "r": {Mark: does}, "A": {Mark: owns}, "А": {Mark: owns}, "R/A": {Mark: does | owns}, "A, R": {Mark: does | owns}, "AR": {Mark: does | owns},
		"О": {Mark: does}, "У": {Mark: owns}, "О/У": {Mark: does | owns}, "К": {Consulted: true}, "и": {Informed: true}, "C": {Consulted: true}, "С": {Consulted: true},
		"A; I": {Mark: owns, Informed: true}, "C+I": {Consulted: true, Informed: true}, "B": {Mark: answers.StandsIn}, "R (B)": {Mark: does},
	} {
		if got, ok := parse(text); !ok || got != want {
			t.Errorf("%q is %+v", text, got)
		}
	}
	for _, text := range []string{"", "-", "X", "1", "да", "RR", "Менеджер", "ИА РИА", strings.Repeat("R ", 100)} {
		if got, ok := parse(text); ok {
			t.Errorf("%q is %+v", text, got)
		}
	}
}

// TestPropose: a name with a slip is sure, one that shares its words has to be asked about.
func TestPropose(t *testing.T) {
	functions := Functions(banktest.Block9(t).Matrix())
	for label, want := range map[string]struct {
		id   string
		sure bool
	}{
		"Квалификация клиента": {"qualification", true}, "квалификация клиентов": {"qualification", true}, "qualification": {"qualification", true},
		"Контроль оплаты": {"payment_control", true}, "Tenders": {"tenders", true},
		"Подготовка коммерческого предложения": {"proposal", false}, "Новогодний вечер": {"", false}, "": {"", false},
	} {
		if id, sure := propose(label, functions); id != want.id || sure != want.sure {
			t.Errorf("%q: %q %v", label, id, sure)
		}
	}
}

const client = `format: salesaudit.answers/1
bank: block9@1.1.0
client: {sellers: 3}
interview: {date: 2026-10-12}
answers:
  roles:
    - {id: head, title: Директор} # since May
  responsibilities:
    contract: {head: R} # asked twice
`

// TestApply: marks are added by function, a role only where it is told, and an answer that differs stays unasked.
func TestApply(t *testing.T) {
	bank := banktest.Block9(t)
	book, err := spreadsheet.Parse("raci.xlsx", workbook(t))
	if err != nil {
		t.Fatal(err)
	}
	table, err := FromBook(book, bank)
	if err != nil {
		t.Fatal(err)
	}
	path := file(t, "a.yaml", client)
	import1 := func(add, replace bool) ([]answerfile.Outcome, Plan, string) {
		f, found, err := answerfile.Open(path, bank, nil)
		if f == nil {
			t.Fatal(err, found)
		}
		defer f.Close()
		g := table.Guess(f.Sheet())
		if add {
			g.AddRoles()
		}
		changes, err := Apply(f, table, g.Plan(), replace)
		if err != nil {
			t.Fatal(err)
		}
		return changes, g.Plan(), string(f.Text())
	}
	changes, plan, text := import1(false, false)
	want := []answerfile.Outcome{{Where: "answers.responsibilities.contract", Had: true, Kept: true}}
	if diff := cmp.Diff(want, changes, cmpopts.IgnoreFields(answerfile.Outcome{}, "Was", "New")); diff != "" || text != client {
		t.Error(diff, text)
	}
	// Without the manager the row of the qualification would say that no manager does it: it waits.
	left := table.LeftOut(plan)
	if len(left) != 2 || left[0].Place != "Матрица!C1" || left[1].Place != "Матрица!A2" || !strings.Contains(left[1].Why, `a mark of "Менеджер"`) {
		t.Errorf("%+v", left)
	}
	changes, plan, text = import1(true, false)
	want = []answerfile.Outcome{{Where: "answers.roles.role_2"}, {Where: "answers.responsibilities.qualification"}, {Where: "answers.responsibilities.contract", Had: true, Kept: true}}
	if diff := cmp.Diff(want, changes, cmpopts.IgnoreFields(answerfile.Outcome{}, "Was", "New")); diff != "" {
		t.Error(diff)
	}
	if !strings.Contains(text, "contract: {head: R} # asked twice") || !strings.Contains(text, "# since May") {
		t.Error(text)
	}
	if left := table.LeftOut(plan); len(left) != 2 || left[0].What != "C (consulted)" || left[1].Place != "1 cell" {
		t.Errorf("%+v", left)
	}
	_, _, text = import1(true, true)
	if !strings.Contains(text, "{id: role_2, title: Менеджер}") || !strings.Contains(text, "contract: {head: RA}") || !strings.Contains(text, "qualification: {head: A, role_2: R}") {
		t.Error(text)
	}
	if changes, _, again := import1(true, true); len(changes) != 0 || again != text {
		t.Errorf("a second time: %v", changes)
	}
}

// workbook is the table as a workbook.
func workbook(t testing.TB) []byte {
	t.Helper()
	var cells []spreadsheet.Placed
	for i, line := range strings.Split(strings.TrimSpace(plainTable), "\n") {
		for k, text := range strings.Split(line, ";") {
			cells = append(cells, spreadsheet.Placed{At: spreadsheet.At{Row: i + 1, Column: k + 1}, Text: text})
		}
	}
	var out strings.Builder
	if err := spreadsheet.Write(&out, "Matrix", []*spreadsheet.Page{{Name: "Пояснение"}, {Name: "Матрица", Cells: cells}}); err != nil {
		t.Fatal(err)
	}
	return []byte(out.String())
}

// TestSay: what a person says of a name, and what is near where that is not to be had.
func TestSay(t *testing.T) {
	bank := banktest.Block9(t)
	sheet, found := answers.Parse("a.yaml", []byte(client), bank)
	if sheet == nil {
		t.Fatal(found)
	}
	table, err := ReadText(file(t, "raci.csv", plainTable), bank)
	if err != nil {
		t.Fatal(err)
	}
	g := table.Guess(sheet)
	for _, said := range []string{"менеджер=+", "Директор=head", "Заключение договора=-", "Квалификация клиента=proposal"} {
		if err := g.Say(said); err != nil {
			t.Error(err)
		}
	}
	if diff := cmp.Diff(Plan{[]string{"proposal", ""}, []string{"head", NewRole}, []bool{false, false}, []bool{false, false}}, g.Plan()); diff != "" {
		t.Error(diff)
	}
	for said, want := range map[string]string{
		"Менеджер": "expected NAME=ID", "Менежер=head": `did you mean "Менеджер"?`, "Менеджер=haed": `no role "haed" (did you mean "head"?)`,
		"Заключение договора=+": `no function "+"`,
	} {
		if err := g.Say(said); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", said, err)
		}
	}
}

func FuzzTable(f *testing.F) {
	bank := banktest.Block9(f)
	f.Add([]byte(plainTable))
	f.Add([]byte("a,b\nR,A\n\"R\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		table, err := ReadText(file(t, "raci.csv", string(data)), bank)
		if err != nil {
			return
		}
		g := table.Guess(answers.NewSheet(bank))
		g.AddRoles()
		table.LeftOut(g.Plan())
	})
}
