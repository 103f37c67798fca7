package progress_test

import (
	"strings"
	"testing"

	"salesaudit/questionnaire"
	"salesaudit/questionnaire/banktest"
	"salesaudit/reports"
	"salesaudit/reports/progress"
)

// TestBankDocument holds that what version 1.1 changed is said in the words of the banks, by criterion and question, and
// that expressions and texts are shown only when asked for.
func TestBankDocument(t *testing.T) {
	old := banktest.Load(t, "../../testdata/banks/block9-1.0.0")
	now := banktest.Block9(t)
	written := func(texts progress.BankTexts, lang questionnaire.Language) string {
		var b strings.Builder
		if _, err := reports.WritePaper(&b, ".md", progress.BankDocument(old, now, texts, lang)); err != nil {
			t.Fatal(err)
		}
		return strings.Join(strings.Fields(strings.ReplaceAll(b.String(), "\\", "")), " ")
	}
	plain := written(progress.BankTexts{}, questionnaire.Russian)
	for _, want := range []string{
		"Вес: было 2, стало 3.",
		"Новое условие: Норма времени ответа, в рабочих минутах: не больше 240 минут.",
		"Снято условие: Есть ли воронки продаж (со слов): «одна на всех» или лучше.",
		"Спрашивают теперь, только если: Каналы, по которым клиенты обращаются: «входящие звонки».",
		"Со сколькими людьми клиент имел дело по заказу. Новое поле (целое число). Может изменить оценку: «Удобство для клиента».",
		"Важность: было высокая, стало низкая.",
	} {
		if !strings.Contains(plain, want) {
			t.Errorf("missing %q", want)
		}
	}
	for _, not := range []string{
		"at_least", "&&", "functions of F",
		"Один клиент — один ответственный. Ступень 2", // its conditions only stand in another order
	} {
		if strings.Contains(plain, not) {
			t.Errorf("unasked: %q", not)
		}
	}
	all := written(progress.BankTexts{Expressions: true, Wordings: true}, questionnaire.English)
	for _, want := range []string{`at_least(response_norm, "monitored")`, "functions of F that nobody does", "Which sales directions are distinguished"} {
		if !strings.Contains(all, want) {
			t.Errorf("missing %q", want)
		}
	}
}
