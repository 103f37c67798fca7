package form

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"salesaudit/internal/answerfile"
	"salesaudit/internal/answers"
	"salesaudit/internal/wording"
	"salesaudit/questionnaire"
	"salesaudit/questionnaire/banktest"
)

const head = `format: salesaudit.answers/1
bank: block9@1.1.0
client: {sellers: 3}
interview: {date: 2026-10-12}
`

// into imports one answer file into another, and returns the text that comes about.
func into(t *testing.T, file, from string, replace bool) (string, []answerfile.Outcome) {
	t.Helper()
	bank := banktest.Block9(t)
	sheet, found := answers.Parse("form.yaml", []byte(from), bank)
	if sheet == nil {
		t.Fatal(found)
	}
	path := filepath.Join(t.TempDir(), "a.yaml")
	if err := os.WriteFile(path, []byte(file), 0o600); err != nil {
		t.Fatal(err)
	}
	open, found, err := answerfile.Open(path, bank, nil)
	if open == nil {
		t.Fatal(err, found)
	}
	defer open.Close()
	changes, err := Into(open, sheet, replace)
	if err != nil {
		t.Fatal(err)
	}
	return string(open.Text()), changes
}

// TestIntoByRow: rows are joined by their names, ids that two forms gave to different rows are kept apart, and what names a
// row follows it; cells are added one by one, and one that differs stays.
func TestIntoByRow(t *testing.T) {
	file := head + `answers:
  roles:
    - {id: role_1, title: Менеджер, headcount: 6} # six since May
    - {id: role_2, title: Оператор}
  responsibilities:
    contract: {role_1: R} # asked
evidence:
  q05: [{source: org_structure, grade: reference}]
`
	from := head + `answers:
  roles:
    - {id: role_1, title: Директор}
    - {id: role_2, title: менеджер, headcount: 5, is_seller: true}
    - {id: role_3, title: Оператор}
  responsibilities:
    contract: {role_1: A, role_2: R}
    qualification: {role_2: R, role_1: A}
    proposal: {role_3: R}
  departments: [{id: department_1, name: Опт, head_role: role_1}]
evidence:
  q05: [{source: org_structure, grade: reference}, {source: crm, grade: document, date: 2026-09-01}]
`
	want := head + `answers:
  roles:
    - {id: role_1, title: Менеджер, headcount: 6, is_seller: true} # six since May
    - {id: role_2, title: Оператор}
    - {id: role_1_2, title: Директор}
  responsibilities:
    contract: {role_1: R} # asked
    qualification: {role_1_2: A, role_1: R}
    proposal: {role_2: R}
  departments:
    - {id: department_1, name: Опт, head_role: role_1_2}
evidence:
  q05: [{source: org_structure, grade: reference}, {source: crm, grade: document, date: 2026-09-01}]
`
	got, changes := into(t, file, from, false)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want, +got):\n%s", diff)
	}
	said := []answerfile.Outcome{
		{Where: "answers.roles.role_1_2"},
		{Where: "answers.roles.role_1.headcount", Had: true, Kept: true},
		{Where: "answers.roles.role_1.is_seller"},
		{Where: "answers.responsibilities.qualification"},
		{Where: "answers.responsibilities.contract", Had: true, Kept: true},
		{Where: "answers.responsibilities.proposal"},
		{Where: "answers.departments"},
		{Where: "evidence.q05[1]"},
	}
	values := cmpopts.IgnoreFields(answerfile.Outcome{}, "Was", "New")
	if diff := cmp.Diff(said, changes, values, cmp.Transformer("sorted", func(c []answerfile.Outcome) map[string]answerfile.Outcome {
		out := map[string]answerfile.Outcome{}
		for _, one := range c {
			out[one.Where] = one
		}
		return out
	})); diff != "" {
		t.Errorf("(-want, +got):\n%s", diff)
	}
	sheet, _ := answers.Parse("a.yaml", []byte(got), banktest.Block9(t))
	kept := map[questionnaire.Language]string{}
	for _, lang := range []questionnaire.Language{questionnaire.Russian, questionnaire.English} {
		kept[lang] = NewImportRecord("a.yaml", sheet, changes, wording.In(lang)).Lines(wording.In(lang))
	}
	for lang, lines := range map[questionnaire.Language][]string{
		questionnaire.Russian: {"answers.roles.role_1.headcount: differs, kept\n    Роли (должности), «Менеджер», «сколько человек»: в файле осталось «6\u00a0человек», не взято «5\u00a0человек»\n",
			"    Матрица «функция × роль», «заключение договора»: в файле осталось «Менеджер: R», не взято «Директор: A, Менеджер: R»\n"},
		questionnaire.English: {"the file keeps “Менеджер: R”, not taken: “Директор: A, Менеджер: R”\n"},
	} {
		for _, want := range lines {
			if !strings.Contains(kept[lang], want) {
				t.Errorf("missing %q in\n%s", want, kept[lang])
			}
		}
	}
	again, changes := into(t, got, from, false)
	if again != got {
		t.Errorf("a second time:\n%s", cmp.Diff(got, again))
	}
	for _, c := range changes {
		if !c.Kept {
			t.Errorf("a second time %+v", c)
		}
	}
	if replaced, _ := into(t, got, from, true); replaced == got {
		t.Error("nothing was replaced")
	}
}

// TestIntoFollowsASlip: a row of the same id whose name was mended is the same row.
func TestIntoFollowsASlip(t *testing.T) {
	got, changes := into(t, head+"answers:\n  roles: [{id: m, title: Менеджр}]\n", head+"answers:\n  roles: [{id: m, title: Менеджер}]\n", true)
	if want := head + "answers:\n  roles: [{id: m, title: Менеджер}]\n"; got != want || len(changes) != 1 || !changes[0].Had {
		t.Error(changes, cmp.Diff(want, got))
	}
}
