package line

import (
	"os"
	"strings"
	"testing"

	"salesaudit/internal/answers"
	"salesaudit/internal/interview/interviewtest"
	"salesaudit/questionnaire/banktest"
)

// TestOrders types commands and slips at the prompts of a filled-in interview.
func TestOrders(t *testing.T) {
	tests := []struct {
		name  string
		typed []string
		shown []string // must be printed, in this order
		hides string   // must not be printed; "" for nothing
	}{
		{"slips are asked again", []string{"вопрос 5", "9", "чепуха", "4"},
			[]string{"Как зафиксирована структура", "Нужен номер от 1 до 4", "Нужен номер от 1 до 4", "Сколько месяцев назад"}, ""},
		{"the beginning of a label", []string{"вопрос 5", "нарис"}, []string{"Сейчас: Утверждена", "Сколько месяцев назад"}, ""},
		{"hidden fields are not asked", []string{"вопрос 5", "1"}, []string{"Как часто пересматривается"}, "Сколько месяцев назад"},
		{"back", []string{"вопрос 5", "3", "назад"}, []string{"Как зафиксирована", "Сколько месяцев назад", "Как зафиксирована"}, ""},
		{"English commands too", []string{"question 5", "3", "back", "overview", "7"}, []string{"Как зафиксирована", "Сколько месяцев", "Как зафиксирована", "Дублирование функций исключено?"}, ""},
		{"a contradiction is told with its question", []string{"вопрос 8", "3"}, []string{"Знают ли сотрудники", "Спросите:"}, ""},
		{"a row that others name", []string{"вопрос 3", "удалить 1", "нет", "удалить 99", "вниз 1"},
			[]string{"Удалить «РОП»?", "На эту строку ссылаются", "Нужен номер от 1 до 5", "1 Руководитель ключевых"}, "Удалено"},
		{"the matrix on the Russian layout", []string{"вопрос 3", "", "", "1Ф 3к", "назад", "9R", "готово"},
			[]string{"Для каждой функции", "РОП A, Менеджер региона R", "от 1 до 5", "дублируется"}, ""},
		{"a function done by the system", []string{"вопрос 3", "", "", "система 1A", "назад", "ы", "назад", "1К s", "назад", "1S", "1K", "готово"},
			[]string{"S, если функцию делает система", "делает система S, РОП A\n", "делает система S\n", "делает система S, РОП R\n", "Нужны номера ролей", "S, если функцию"}, ""},
		{"extra functions become rows", []string{"вопрос 3", "", "2", "готово", "вопрос 3", "", "0", "готово"},
			[]string{"2 Подготовка и сопровождение тендеров", "Подготовка и сопровождение тендеров: не спрошено", "спрошено 15 из 16", "спрошено 15 из 15"}, ""},
		{"a role outside has no department", []string{"вопрос 3", "5", "", "2", "назад", "1", ""},
			[]string{"Оператор: Должность", "Оператор: Где работает", "Оператор: Сколько человек", "Оператор: Где работает", "Оператор: Отдел"}, ""},
		{"a count", []string{"вопрос 7", "", "", "10/9", "9/10", "назад", "1/3", "назад"},
			[]string{"Процент или счёт", "первое число не больше", "Сейчас: 9 из 10 (90\u00a0%)", "Сейчас: 1 из 3 (33,3\u00a0%)"}, ""},
		{"what is always measured", []string{"вопрос 3", "5", "", "", "", "н", "4"}, []string{"Сколько человек", "\nЧисло (? неизвестно", "Нужно целое число от 1", "Продаёт"}, ""},
		{"scores and help", []string{"баллы", "помощь"}, []string{"Общая оценка: подтверждено 41,3", "пропустить"}, ""},
		{"evidence is taken back", []string{"вопрос 4", "доказательство", "удалить 1", ""}, []string{"доказательство 1:", "доказательств пока нет"}, ""},
		{"an impossible date", []string{"вопрос 6", "доказательство", "1", "2", "Приказ", "31.02.2026", "1.10.2026", ""},
			[]string{"Нужна дата", "Приказ · 1\u00a0октября\u00a02026\u00a0г."}, ""},
	}
	bank := banktest.Block9(t)
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			path := interviewtest.Copy(t, interviewtest.Example)
			out, err := runLines(t, bank, path, strings.Join(append(test.typed, "выход"), "\n")+"\n")
			if err != nil {
				t.Fatalf("%v\n%s", err, out)
			}
			rest := out
			for _, want := range test.shown {
				_, after, found := strings.Cut(rest, want)
				if !found {
					t.Fatalf("%q does not come, or not in its order:\n%s", want, out)
				}
				rest = after
			}
			if test.hides != "" && strings.Contains(out, test.hides) {
				t.Errorf("%q is printed:\n%s", test.hides, out)
			}
			if sheet, found := answers.Load(path, bank); sheet == nil {
				t.Errorf("the file is spoilt: %v", found)
			}
		})
	}
}

// TestWhere asks for what is missing of where the roles work, and says when nothing is.
func TestWhere(t *testing.T) {
	path := interviewtest.Copy(t, interviewtest.Nowhere)
	typed := []string{"вопрос 3", "", "", "готово", "где", "+ Оптовый", "1", "0", "0", "1", "1 2", "где", "выход"}
	out, err := runLines(t, banktest.Block9(t), path, strings.Join(typed, "\n")+"\n")
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	rest := out
	for _, want := range []string{"Заполнить: слово «где»", "Менеджер опта: Отдел", "Менеджер сетей: Отдел", "Менеджер опта: Направления", "Менеджер сетей: Направления",
		"Менеджер опта: Сегменты", "Менеджер сетей: Сегменты", "У всех ролей указано, где они работают"} {
		_, after, found := strings.Cut(rest, want)
		if !found {
			t.Fatalf("%q does not come, or not in its order:\n%s", want, out)
		}
		rest = after
	}
	if strings.Contains(out, "Бухгалтер: Отдел") {
		t.Errorf("the department of a role outside is asked for:\n%s", out)
	}
}

// TestTwo lists what two or more do, asks for the rule of the chosen one, and leaves none of which nothing is said.
func TestTwo(t *testing.T) {
	path := interviewtest.Copy(t, interviewtest.Nowhere)
	typed := []string{"вопрос 3", "", "", "готово", "+", "готово", "вопрос 3", "двое", "1", "-", "-", "", "двое", "2", "2", "1", "3", "", "выход"}
	out, err := runLines(t, banktest.Block9(t), path, strings.Join(typed, "\n")+"\n")
	if err != nil || !strings.Contains(out, "Нужен номер от 1 до 2") {
		t.Errorf("a number that is not in the list: %v\n%s", err, out)
	}
	for _, want := range []string{"1 Звонки и консультации: Менеджер опта, Менеджер сетей — правила нет", "2 Коммерческое предложение: Менеджер опта, Менеджер сетей — правило: "} {
		if !strings.Contains(out, want) {
			t.Errorf("no %q:\n%s", want, out)
		}
	}
	text := saved(t, path)
	if strings.Count(text, "roles: [a, b]") != 1 || !strings.Contains(text, "function: proposal") || strings.Count(text, "basis:") != 1 || strings.Contains(text, "- {}") {
		t.Errorf("the rules:\n%s", text)
	}
}

// TestSameAsAbove takes the marks of the function above over, over marks of its own only after a yes.
func TestSameAsAbove(t *testing.T) {
	for _, test := range []struct {
		name        string
		typed       []string
		want, shown string
	}{
		{"nothing above", []string{"="}, "", "Выше ещё ничего не отмечено"},
		{"the row above", []string{"", "", "="}, "qualification: {a: RA, b: R}", "Менеджер опта RA, Менеджер сетей R"},
		{"over marks, no is the default", []string{"2A", "=", ""}, "inbound_consulting: {a: RA, b: R}", "Заменить отметки"},
		{"over marks after a yes", []string{"2A", "=", "да"}, "inbound_consulting: {b: A}", "Станет: Менеджер сетей A"},
	} {
		t.Run(test.name, func(t *testing.T) {
			path := interviewtest.Copy(t, interviewtest.Nowhere)
			out, _ := runLines(t, banktest.Block9(t), path, strings.Join(append(append([]string{"вопрос 3", "", ""}, test.typed...), "выход"), "\n")+"\n")
			if text := saved(t, path); !strings.Contains(text, test.want) || !strings.Contains(out, test.shown) {
				t.Errorf("%s\n%s", out, text)
			}
		})
	}
}

func saved(t *testing.T, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
