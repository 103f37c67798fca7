package session

import (
	"os"
	"strings"
	"testing"
)

const twoRoles = `format: salesaudit.answers/1
bank: block9@1.1.0
client: {name: ООО «Ромашка», sellers: 12}
interview: {date: 2026-11-23}
answers:
  roles:
    - {id: head, title: РОП, headcount: 1, is_seller: false}
    - {id: operator, title: Оператор, headcount: 2, is_seller: false}
  responsibilities:
    inbound_consulting: {operator: R}
    qualification: {operator: R, head: A}
    proposal: {}
  funnels:
    - id: one
      name: Общая
      stages:
        - {name: Обращение, tracking: crm_manual, conversion_pct: 40}
        - {name: Оплата, tracking: crm_manual, conversion_pct: unknown}
`

// TestDeleteRole: a function that only a deleted role did is not asked for then, whoever answers for it, as nobody said that
// nobody does it; one of which that was said stays, and one that another does too.
func TestDeleteRole(t *testing.T) {
	more := strings.Replace(twoRoles, "    proposal", "    contract: {operator: R, head: RA}\n    claims: {operator: A, head: A}\n    reporting: {operator: R, system: S}\n    proposal", 1)
	s, path := openText(t, more)
	roles := At(s.Bank.Field("roles"))
	for _, step := range []struct {
		row        int
		has, hasNo []string
	}{
		{1, []string{"contract: {head: RA}", "claims: {head: A}", "reporting: {system: S}", "proposal: {}"}, []string{"inbound_consulting", "qualification"}},
		{0, []string{"reporting: {system: S}", "proposal: {}"}, []string{"contract", "claims", "roles"}},
	} {
		if err := s.DeleteRow(roles, step.row); err != nil {
			t.Fatal(err)
		}
		text := onDisk(t, path)
		for _, want := range step.has {
			if !strings.Contains(text, want) {
				t.Errorf("%q is not in the file:\n%s", want, text)
			}
		}
		for _, gone := range step.hasNo {
			if strings.Contains(text, gone) {
				t.Errorf("%q is in the file:\n%s", gone, text)
			}
		}
	}
	if _, err := s.Undo(); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Undo(); err != nil {
		t.Fatal(err)
	}
	if text := onDisk(t, path); text != more {
		t.Errorf("taking both back leaves\n%s", text)
	}
}

// TestDeleteReferred: a cell that named the deleted row alone is unknown then, not empty, as nobody said that it names none.
func TestDeleteReferred(t *testing.T) {
	s, path := openText(t, `format: salesaudit.answers/1
bank: block9@1.1.0
client: {name: А, sellers: 2}
interview: {date: 2026-11-23}
answers:
  segments:
    - {id: a, name: А}
    - {id: b, name: Б}
  directions:
    - {id: one, name: Первое, segments: [a]}
    - {id: two, name: Второе, segments: [a, b]}
`)
	if err := s.DeleteRow(At(s.Bank.Field("segments")), 0); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"name: Первое, segments: unknown", "name: Второе, segments: [b]"} {
		if text := onDisk(t, path); !strings.Contains(text, want) {
			t.Errorf("%q is not in the file:\n%s", want, text)
		}
	}
}

// TestDeleteEveryMark: a matrix in which only the deleted role had marks is not asked for.
func TestDeleteEveryMark(t *testing.T) {
	s, path := openText(t, strings.NewReplacer("    proposal: {}\n", "", ", head: A", "").Replace(twoRoles))
	if err := s.DeleteRow(At(s.Bank.Field("roles")), 1); err != nil {
		t.Fatal(err)
	}
	if text := onDisk(t, path); strings.Contains(text, "responsibilities") {
		t.Errorf("the matrix is in the file:\n%s", text)
	}
}

// TestDeleteLastRow: a list without rows says that there are none; one whose last row was deleted says nothing.
func TestDeleteLastRow(t *testing.T) {
	s, path := openText(t, twoRoles)
	funnels := s.Bank.Field("funnels")
	stages := At(funnels).Cell(0, funnels.Funnel.Stages)
	for range 2 {
		if err := s.DeleteRow(stages, 0); err != nil {
			t.Fatal(err)
		}
	}
	if text := onDisk(t, path); strings.Contains(text, "stages") || !strings.Contains(text, "Общая") {
		t.Errorf("the stages are not those of a funnel that was not asked for them:\n%s", text)
	}
	if err := s.DeleteRow(At(funnels), 0); err != nil {
		t.Fatal(err)
	}
	if text := onDisk(t, path); strings.Contains(text, "funnels") || s.StateOf(funnels) != Open {
		t.Errorf("the funnels wait for no answer:\n%s", text)
	}
}

// TestLastStage: the measured share of the last stage does not wait for an answer, as no stage follows it.
func TestLastStage(t *testing.T) {
	s, _ := openText(t, twoRoles)
	funnels := s.Bank.Field("funnels")
	stages := At(funnels).Cell(0, funnels.Funnel.Stages)
	before := s.openIn(stages, 1)
	if _, err := s.AddRow(stages, "Отгрузка"); err != nil {
		t.Fatal(err)
	}
	if after := s.openIn(stages, 1); after != before+1 {
		t.Errorf("%d cells of the stage wait when another follows it, %d when none did", after, before)
	}
}

// TestSummaryOfNothing: where nothing was answered there are no scores and no gaps, and no gap is one that missing answers
// may close.
func TestSummaryOfNothing(t *testing.T) {
	head, _, _ := strings.Cut(twoRoles, "answers:")
	s, _ := openText(t, head+"answers: {}\n")
	if said := strings.Join(s.SummaryLines(), "\n"); strings.Contains(said, "разрывы") || strings.Contains(said, "одтвержд") {
		t.Errorf("of nothing is said:\n%s", said)
	}
	if err := s.SetChoice(At(s.Bank.Field("structure_status")), "approved"); err != nil {
		t.Fatal(err)
	}
	if said := strings.Join(s.SummaryLines(), "\n"); !strings.Contains(said, "Разрывы пока не видны") {
		t.Errorf("gaps are named that nobody was asked about:\n%s", said)
	}
	if err := s.SetChoice(At(s.Bank.Field("structure_status")), "none"); err != nil {
		t.Fatal(err)
	}
	if said := strings.Join(s.SummaryLines(), "\n"); !strings.Contains(said, "Самые тяжёлые разрывы:\n  Зафиксированная структура") {
		t.Errorf("the gap is not named:\n%s", said)
	}
}

func onDisk(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// TestDeletionWords says what becomes of each kind of reference to a row, and of none that there is not.
func TestDeletionWords(t *testing.T) {
	const alone, among, marks = "Где названо только это, станет «неизвестно».", "Где названо не только это, останется остальное.", "Отметки в матрице исчезнут."
	for _, test := range []struct {
		answers, list string
		has, hasNo    []string
	}{
		{"{roles: [{id: a, title: А, headcount: 1, segments: [b, c]}], segments: [{id: b, name: Б}, {id: c, name: В}]}", "segments", []string{among}, []string{alone, marks}},
		{"{roles: [{id: a, title: А, headcount: 1, segments: [b]}], segments: [{id: b, name: Б}, {id: c, name: В}]}", "segments", []string{alone}, []string{among, marks}},
		{"{roles: [{id: a, title: А, headcount: 1}], segments: [{id: b, name: Б, owner_role: a}], responsibilities: {lead_capture: {a: R}}}", "roles", []string{alone, marks}, []string{among}},
	} {
		s, _ := openText(t, head+"answers: "+test.answers+"\n")
		words := strings.Join(s.DeletionWords(At(s.Bank.Field(test.list)), 0), "\n")
		for _, want := range test.has {
			if !strings.Contains(words, want) {
				t.Errorf("%q is not said:\n%s", want, words)
			}
		}
		for _, not := range test.hasNo {
			if strings.Contains(words, not) {
				t.Errorf("%q is said:\n%s", not, words)
			}
		}
	}
}
