package session

import (
	"strings"
	"testing"

	"salesaudit/questionnaire"
)

// TestMatrixLine says what is not known of duplication and why, and counts no function that nobody does as one that
// depends on one person.
func TestMatrixLine(t *testing.T) {
	const head = `format: salesaudit.answers/1
bank: block9@1.1.0
client: {name: ООО «Ромашка», sellers: 12}
interview: {date: 2026-11-23}
answers:
`
	tests := []struct {
		name, answers string
		ru, en, row   string // the line after what was asked; the words of the row
	}{
		{"nobody", "  roles:\n    - {id: a, title: A, headcount: 1}\n  responsibilities:\n    reporting: {}\n",
			"никто не делает 1 · без ответственного 1", "nobody 1 · no owner 1", "никто не делает"},
		{"one person", "  roles:\n    - {id: a, title: A, headcount: 1}\n  responsibilities:\n    reporting: {a: RA}\n",
			"на одном 1", "on one person 1", "держится на одном"},
		{"nothing known of two roles", "  roles:\n    - {id: a, title: A, headcount: 2}\n    - {id: b, title: B, headcount: 2, directions: unknown, segments: unknown}\n  responsibilities:\n    reporting: {a: RA, b: RA}\n",
			"несколько ответственных? 1 · дублируется: неизвестно у 1 — не заполнено «Отдел» (ролей: 2), «Направления» (ролей: 1), «Сегменты клиентов» (ролей: 1)",
			"several owners? 1 · duplicated: unknown for 1 — no “Department” (roles: 2), “Sales lines” (roles: 1), “Client segments” (roles: 1)", "несколько ответственных?"},
	}
	for _, test := range tests {
		s, _ := openText(t, head+test.answers)
		f := s.Bank.Field("responsibilities")
		for lang, want := range map[questionnaire.Language]string{questionnaire.Russian: test.ru, questionnaire.English: test.en} {
			s.Language = lang
			if _, got, _ := strings.Cut(s.MatrixLine(f), " · "); got != want {
				t.Errorf("%s: the line is %q, want %q", test.name, got, want)
			}
		}
		s.Language = questionnaire.Russian
		if got := s.FindingWords(f, f.Matrix.Rows.Find("reporting")); got != test.row {
			t.Errorf("%s: the row says %q, want %q", test.name, got, test.row)
		}
	}
}
