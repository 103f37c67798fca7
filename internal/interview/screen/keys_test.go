package screen

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"

	"salesaudit/internal/answers"
	"salesaudit/internal/interview/interviewtest"
	"salesaudit/internal/interview/session"
	"salesaudit/questionnaire"
)

// emptyScreen is a screen over a file without answers.
func emptyScreen(t *testing.T) *screen {
	t.Helper()
	s := interviewtest.Start(t)
	s.Close()
	return newTestScreen(t, s.File.Path())
}

func exampleScreen(t *testing.T) *screen {
	t.Helper()
	return newTestScreen(t, interviewtest.Copy(t, interviewtest.Example))
}

func (sc *screen) state(field string) answers.State {
	return sc.s.Value(session.At(sc.s.Bank.Field(field))).State
}

// at shows a field by its id.
func (sc *screen) at(field string) { sc.show(sc.s.Bank.Field(field)) }

// TestUntouchedStaysOpen presses the keys that lead on without an answer, on every field of the bank.
func TestUntouchedStaysOpen(t *testing.T) {
	for _, key := range []string{"enter", "tab"} {
		sc := emptyScreen(t)
		for sc.field != nil {
			f := sc.field
			if key == "enter" && (f.Item != "" || f.Columns != nil) {
				sc.press("tab") // Enter begins a row of a list
			} else {
				sc.press(key)
			}
			if sc.field == f {
				t.Fatalf("%s does not lead on from %s:\n%s", key, f.ID, sc.draw())
			}
			if state := sc.s.Value(session.At(f)).State; state != answers.Absent {
				t.Errorf("%s on %s answers it: %v", key, f.ID, state)
			}
		}
	}
}

func TestKeysOfOneField(t *testing.T) {
	tests := []struct {
		name, field string
		keys        []string
		state       answers.State
		shown       string // what the answer reads
	}{
		{"number key", "structure_status", []string{"3"}, answers.Answered, "Нарисована"},
		{"arrows", "structure_status", []string{"down", "down", "enter"}, answers.Answered, "На словах"},
		{"unknown", "structure_status", []string{"?"}, answers.Unknown, "неизвестно"},
		{"unknown as the last choice", "structure_status", []string{"up", "enter"}, answers.Unknown, "неизвестно"},
		{"answer taken back", "structure_status", []string{"3", "shift+tab", "ctrl+d"}, answers.Absent, ""},
		{"percent", "duplicate_clients_pct", []string{"1", "2", ",", "5", "enter"}, answers.Answered, "12,5\u00a0%"},
		{"letters are no number", "duplicate_clients_pct", []string{"w", "7", "ы", "enter"}, answers.Absent, ""},
		{"percent as a count", "duplicate_clients_pct", []string{"9", "/", "1", "0", "enter"}, answers.Answered, "9 из 10 (90\u00a0%)"},
		{"a count is no whole number", "client_disputes_q", []string{"1", "/", "2", "enter"}, answers.Absent, ""},
		{"not measured", "duplicate_clients_pct", []string{"m"}, answers.NotMeasured, "не измеряется"},
		{"not measured, Russian layout", "duplicate_clients_pct", []string{"ь"}, answers.NotMeasured, "не измеряется"},
		{"not measured by F8", "client_disputes_q", []string{"f8"}, answers.NotMeasured, "не измеряется"},
		{"several by number", "channels", []string{"2", "1", "enter"}, answers.Answered, "Входящие звонки, исходящие звонки"},
		{"several by space", "channels", []string{"down", "space", "enter"}, answers.Answered, "Исходящие звонки"},
		{"several marked and unmarked", "channels", []string{"2", "2", "enter"}, answers.Answered, "нет"},
		{"several, none", "channels", []string{"0"}, answers.Answered, "нет"},
		{"list without rows", "split_rules", []string{"0"}, answers.Answered, "нет"},
		{"list unknown", "indicators", []string{"f7"}, answers.Unknown, "неизвестно"},
		{"list with a row", "directions", append(append([]string{"+"}, strings.Split("Опт", "")...), "enter", "esc"), answers.Answered, "Опт"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			sc := emptyScreen(t)
			sc.at(test.field)
			sc.press(test.keys...)
			p := session.At(sc.s.Bank.Field(test.field))
			if got := sc.s.Value(p).State; got != test.state {
				t.Errorf("state %v, want %v\n%s", got, test.state, sc.draw())
			}
			if got := sc.s.Show(p); got != test.shown {
				t.Errorf("reads %q, want %q", got, test.shown)
			}
		})
	}
}

// TestPaste pastes a name, which may end in a line break, and a text into a number.
func TestPaste(t *testing.T) {
	sc := emptyScreen(t)
	sc.at("directions")
	sc.press("+")
	sc.Update(tea.PasteMsg{Content: "Опт и розница\n"})
	sc.press("enter")
	if name := sc.s.Show(session.At(sc.field)); name != "Опт и розница" {
		t.Errorf("the list holds %q", name)
	}
	sc.at("duplicate_clients_pct")
	sc.Update(tea.PasteMsg{Content: "7 clients"})
	if sc.press("enter"); !strings.Contains(sc.draw(), "от 0 до 100") {
		t.Errorf("the words are not refused:\n%s", sc.draw())
	}
	sc.press("ctrl+u")
	sc.Update(tea.PasteMsg{Content: "12,5"})
	sc.press("enter")
	if share := sc.s.Show(session.At(sc.s.Bank.Field("duplicate_clients_pct"))); share != "12,5\u00a0%" {
		t.Errorf("the share is %q", share)
	}
}

func TestBackFromAnInvalidField(t *testing.T) {
	sc := emptyScreen(t)
	sc.at("duplicate_clients_pct")
	sc.write("150")
	sc.press("enter")
	if sc.field.ID != "duplicate_clients_pct" || !strings.Contains(sc.draw(), "от 0 до 100") {
		t.Fatalf("150 %% is not refused in words:\n%s", sc.draw())
	}
	sc.press("shift+tab")
	if sc.field.ID != "duplicate_clients_pct" || !strings.Contains(sc.draw(), "от 0 до 100") {
		t.Errorf("an invalid number is left for %s without a word", sc.field.ID)
	}
	sc.press("ctrl+c")
	if sc.err != nil || !strings.Contains(sc.draw(), "не сохранено") {
		t.Errorf("the end does not say what is not saved:\n%s", sc.draw())
	}
	sc.press("backspace", "backspace", "backspace", "shift+tab")
	if sc.field.ID != "duplication_check" {
		t.Errorf("back from an emptied field leads to %s", sc.field.ID)
	}
	if state := sc.state("duplicate_clients_pct"); state != answers.Absent {
		t.Errorf("the invalid answer was kept: %v", state)
	}
}

func TestConditionalFieldsComeAndGo(t *testing.T) {
	sc := emptyScreen(t)
	sc.at("structure_status")
	sc.press("1")
	if sc.field.ID != "structure_review" {
		t.Errorf("without a structure its age is asked for: %s", sc.field.ID)
	}
	sc.press("shift+tab", "4")
	if sc.field.ID != "structure_age_months" {
		t.Errorf("with a structure its age is not asked for: %s", sc.field.ID)
	}
}

func TestMatrixKeys(t *testing.T) {
	sc := exampleScreen(t)
	matrix := sc.s.Bank.Field("responsibilities")
	sc.show(matrix)
	mark := func() string {
		p := sc.page.(*matrixPage)
		marks, _ := sc.s.MarksOf(matrix, p.functions[p.row])
		return marks[p.role].String()
	}
	sc.press("delete")
	for _, step := range []struct{ key, want string }{
		{"r", "R"}, {"a", "RA"}, {"к", "A"}, {"b", "B"}, {"и", ""}, {"ф", "A"}, {"К", "RA"}, {"x", ""}, {"R", "R"}, {"ч", ""},
		{"space", "R"}, {"space", "A"}, {"space", "RA"}, {"space", "B"}, {"space", ""},
	} {
		if sc.press(step.key); mark() != step.want {
			t.Fatalf("%s makes %q, want %q", step.key, mark(), step.want)
		}
	}
	if sc.press("0"); !strings.Contains(sc.draw(), "никто не делает") {
		t.Errorf("a function that nobody does is not said so:\n%s", sc.draw())
	}
	if sc.press("?"); !strings.Contains(sc.draw(), "неизвестно") {
		t.Errorf("an unknown function is not said so:\n%s", sc.draw())
	}
	rules := len(sc.s.Value(session.At(matrix.Matrix.Rules.List)).Rows)
	sc.press("down", "/")
	if got := len(sc.s.Value(session.At(matrix.Matrix.Rules.List)).Rows); got != rules+1 || sc.overlay == nil {
		t.Errorf("%d split rules after the key, were %d", got, rules)
	}
	if view := sc.draw(); !strings.Contains(view, "3/4") {
		t.Errorf("the rule does not begin with its first open cell:\n%s", view)
	}
	sc.press("2", "2")
	if sc.overlay != nil || sc.field != matrix {
		t.Errorf("after the rule the matrix is not there:\n%s", sc.draw())
	}
	sc.press(".", "esc") // / on the Russian layout
	if got := len(sc.s.Value(session.At(matrix.Matrix.Rules.List)).Rows); got != rules+1 {
		t.Errorf("%d split rules after the key on the same function, want the one from before", got)
	}
	sc.press("x", "0", "/")
	if sc.overlay != nil || !strings.Contains(sc.draw(), "двое") {
		t.Errorf("a rule for a function that nobody does:\n%s", sc.draw())
	}
}

// TestSystemKeys says that a system does a function, on either layout, and takes it back with the same key.
func TestSystemKeys(t *testing.T) {
	sc := exampleScreen(t)
	matrix := sc.s.Bank.Field("responsibilities")
	sc.show(matrix)
	function := sc.page.(*matrixPage).functions[0]
	sc.press("0")
	for i, key := range []string{"s", "S", "ы", "Ы", "с", "С"} {
		sc.press(key)
		marked := i%2 == 0
		if got := sc.s.BySystem(matrix, function); got != marked {
			t.Errorf("after %s a system does it: %v", key, got)
		}
		_, row, _ := strings.Cut(ansi.Strip(sc.draw()), "> Приём обращений")
		if view := sc.draw(); strings.HasPrefix(strings.TrimLeft(row, " "), "S") != marked || strings.Contains(view, "делает система") != marked {
			t.Errorf("after %s the row and the line below do not say whether a system does it:\n%s", key, view)
		}
	}
	sc.press("s", "a")
	if got := sc.s.ShowMarks(matrix, function); got != "делает система S, РОП A" {
		t.Errorf("with a mark beside it: %q", got)
	}
	if view := sc.draw(); !strings.Contains(view, "s система") {
		t.Errorf("the bottom line does not name the key:\n%s", view)
	}
	sc.press("f1")
	if view := sc.draw(); !strings.Contains(view, "правило разграничения") || !strings.Contains(view, "система") {
		t.Errorf("the help does not name the keys:\n%s", view)
	}
}

// TestExtraFunctions names an extra function: the matrix that follows has a row for it, and counts it.
func TestExtraFunctions(t *testing.T) {
	sc := exampleScreen(t)
	sc.at("extra_functions")
	sc.press("2", "enter")
	if view := sc.draw(); sc.field.Matrix == nil || !strings.Contains(view, "Тендеры") || !strings.Contains(view, "спрошено 15 из 16") {
		t.Errorf("no row for the tenders:\n%s", view)
	}
	if strings.Contains(sc.draw(), "Поддержка дилеров") {
		t.Errorf("a row that nobody named:\n%s", sc.draw())
	}
	sc.press("shift+tab", "0", "0")
	if view := sc.draw(); strings.Contains(view, "Тендеры") || !strings.Contains(view, "спрошено 15 из 15") {
		t.Errorf("the row stays after it was taken back:\n%s", view)
	}
}

// TestRoleOutsideByKeys passes where a role works with Enter, and changes it: a role outside is asked for no department.
func TestRoleOutsideByKeys(t *testing.T) {
	sc := emptyScreen(t)
	sc.at("roles")
	sc.press("+")
	sc.write("Дилер")
	sc.press("enter")
	roles := session.At(sc.field)
	place := roles.Cell(0, roles.Column("place"))
	cell := func() string {
		row := sc.page.(*listPage).row
		return row.cells[row.at].Label.EN
	}
	for _, step := range []struct{ key, place, next string }{
		{"enter", "В отделе продаж", "Department"},
		{"shift+tab", "В отделе продаж", "Where the role works"},
		{"3", "Вне компании (дилер, служба доставки)", "Number of people"},
		{"shift+tab", "Вне компании (дилер, служба доставки)", "Where the role works"},
		{"1", "В отделе продаж", "Department"},
	} {
		if sc.press(step.key); sc.s.Show(place) != step.place || cell() != step.next {
			t.Errorf("%s: the role works %q, and %s is asked for; want %q, %s", step.key, sc.s.Show(place), cell(), step.place, step.next)
		}
	}
	sc.press("tab", "m") // how many people there are is always known
	if view := sc.draw(); cell() != "Number of people" || strings.Contains(view, "не измеряется") {
		t.Errorf("not measured is offered for the number of people:\n%s", view)
	}
}

// TestMatrixHeads tells roles with alike names apart in narrow columns.
func TestMatrixHeads(t *testing.T) {
	names := []string{"Директор", "Менеджер по продажам Москва", "Менеджер по продажам Псков", "Старший менеджер по продажам Псков"}
	var roles []session.Choice
	for _, name := range names {
		roles = append(roles, session.Choice{ID: name, Label: name})
	}
	got := heads(roles, 5)
	want := [][]string{{"Дирек", "тор"}, {"Менед", "Москв"}, {"Менед", "Псков"}, {"Старш", "Псков"}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("two lines (-want +got):\n%s", diff)
	}
	roles = append(roles, session.Choice{ID: "m", Label: "Менеджер по сервису Псков"})
	got = heads(roles, 5)
	want = [][]string{{"Дирек", "тор"}, {"Менед", "прода", "Москв"}, {"Менед", "прода", "Псков"}, {"Старш", "менед", "Псков"}, {"Менед", "серви", "Псков"}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("three lines (-want +got):\n%s", diff)
	}
}

// TestEnterThroughARow presses Enter on every cell of a new row of every list: nothing is answered but what a default
// answers.
func TestEnterThroughARow(t *testing.T) {
	sc := emptyScreen(t)
	for _, f := range sc.s.Bank.Fields {
		list := session.At(f)
		if f.Kind != questionnaire.List {
			continue
		}
		sc.show(f)
		sc.press("+")
		if list.NameColumn() != nil {
			sc.write("Строка")
			sc.press("enter")
		}
		page := sc.page.(*listPage)
		for page.row != nil {
			if page.row.cells[page.row.at].Kind == questionnaire.List {
				sc.press("tab")
			} else {
				sc.press("enter")
			}
		}
		for _, c := range list.Columns {
			if cell := list.Cell(0, c); c.Kind != questionnaire.ID && c != list.NameColumn() && c.Kind != questionnaire.List && c.Default == questionnaire.NoDefault && !sc.s.IsOpen(cell) {
				t.Errorf("%s.%s reads %q", f.ID, c.ID, sc.s.Show(cell))
			}
		}
	}
}

func TestOverlays(t *testing.T) {
	sc := exampleScreen(t)
	sc.at("structure_status")
	sc.press("щ") // o on the Russian layout
	if !strings.Contains(sc.draw(), "Больше всего решают") && !strings.Contains(sc.draw(), "Открытых вопросов") {
		t.Errorf("no overview:\n%s", sc.draw())
	}
	sc.press("1", "3", "enter")
	if sc.field.Question.ID != "q13" {
		t.Errorf("the overview leads to %s", sc.field.ID)
	}
	if view := sc.draw(); !strings.Contains(view, "Спросите:") {
		t.Errorf("the contradiction of the question is not shown:\n%s", view)
	}
	sc.press("f4")
	sc.write("Воронку видел, e и o здесь буквы")
	sc.press("enter")
	if note := sc.s.Note(sc.field.Question); note != "Воронку видел, e и o здесь буквы" {
		t.Errorf("the note is %q", note)
	}
	sc.press("f3", "1", "2")
	sc.write("Выгрузка")
	sc.press("enter")
	sc.write("31.02.2026")
	if sc.press("enter"); !strings.Contains(sc.draw(), "Нужна дата") {
		t.Errorf("the 31st of February is taken:\n%s", sc.draw())
	}
	for range 10 {
		sc.press("backspace")
	}
	sc.write("1.10.2026")
	sc.press("enter")
	if pieces := sc.s.Evidence(sc.field.Question); len(pieces) != 1 || pieces[0].Ref != "Выгрузка" {
		t.Errorf("evidence %+v", pieces)
	}
	if sc.press("up", "delete"); len(sc.s.Evidence(sc.field.Question)) != 0 {
		t.Error("evidence is not deleted")
	}
	sc.press("esc", "f1")
	if !strings.Contains(sc.draw(), "Ctrl+C") {
		t.Errorf("no help:\n%s", sc.draw())
	}
	sc.press("esc", "pgup")
	if sc.field.Question.ID != "q12" {
		t.Errorf("page up leads to %s", sc.field.Question.ID)
	}
}

// TestReviewByKeys says a conclusion and a word on the first criterion, from the summary.
func TestReviewByKeys(t *testing.T) {
	sc := exampleScreen(t)
	first := sc.s.Bank.Criteria[0]
	sc.press("f10", "ц") // w on the Russian layout
	if view := sc.draw(); !strings.Contains(view, "Выводы консультанта") || !strings.Contains(view, "Вывод для первой страницы") {
		t.Fatalf("no page for it:\n%s", view)
	}
	sc.press("enter")
	sc.write("Отдел готов; q и w здесь буквы")
	sc.press("enter", "down", "enter")
	sc.write("Проверил на месте")
	sc.press("enter")
	sc.write("много")
	if sc.press("enter"); !strings.Contains(sc.draw(), "Нужны человеко-дни") || sc.s.Reviewed(first, session.ReviewDays) != "" {
		t.Errorf("days that are no number are taken:\n%s", sc.draw())
	}
	for range 5 {
		sc.press("backspace")
	}
	sc.write("2,5")
	sc.press("enter", "enter", "esc")
	got := []string{sc.s.Conclusion(), sc.s.Reviewed(first, session.ReviewComment), sc.s.Reviewed(first, session.ReviewDays), sc.s.Reviewed(first, session.ReviewNotApplicable)}
	if diff := cmp.Diff([]string{"Отдел готов; q и w здесь буквы", "Проверил на месте", "2,5", ""}, got); diff != "" {
		t.Errorf("what the file has (-want +got):\n%s", diff)
	}
	if view := sc.draw(); !strings.Contains(view, "Проверил на месте · 2,5") {
		t.Errorf("the list does not say it:\n%s", view)
	}
}

// TestContradictionOfTheLastField raises one with the last answer of a question: it is shown, with how to ask,
// although the next question is on the screen already.
func TestContradictionOfTheLastField(t *testing.T) {
	sc := emptyScreen(t)
	sc.at("duties_claim")
	sc.press("3")
	sc.at("duties_control")
	sc.press("1") // hides the compliance, so the question is over
	view := sc.draw()
	if sc.field.Question.ID != "q10" || !strings.Contains(view, "Спросите:") {
		t.Errorf("no contradiction on the screen of %s:\n%s", sc.field.ID, view)
	}
	sc.press("pgdown")
	if strings.Contains(sc.draw(), "Спросите:") {
		t.Errorf("it does not go with the question:\n%s", sc.draw())
	}
}

func TestAskNextJumps(t *testing.T) {
	sc := emptyScreen(t)
	first := sc.s.Assessment().AskNext[0].Field
	sc.press("f5", "enter")
	if sc.field != first {
		t.Errorf("ask next leads to %s, want %s", sc.field.ID, first.ID)
	}
}

func TestDeletingAsks(t *testing.T) {
	sc := exampleScreen(t)
	sc.at("roles")
	sc.press("1", "delete")
	if view := sc.draw(); !strings.Contains(view, "На эту строку ссылаются") || !strings.Contains(view, "Дилеры") {
		t.Errorf("nothing says who refers to the row:\n%s", view)
	}
	rows := func() int { return len(sc.s.Value(session.At(sc.field)).Rows) }
	before := rows()
	if sc.press("т", "y", "n", "н"); rows() != before {
		t.Error("no deletes the row")
	}
	if sc.press("delete", "д"); rows() != before-1 {
		t.Error("yes does not delete the row")
	}
	sc.press("shift+down")
	if name := sc.s.RowName(session.At(sc.field), 1); name != "Руководитель ключевых клиентов" {
		t.Errorf("moved down: the second row is %s", name)
	}
}

// TestSizes draws every field on screens of many sizes.
func TestSizes(t *testing.T) {
	sc := exampleScreen(t)
	sizes := [][2]int{{20, 5}, {60, 16}, {80, 24}, {40, 12}, {130, 30}, {300, 90}}
	if testing.Short() {
		sizes = sizes[:3] // the race detector has nothing to see in the others, and takes ten times as long
	}
	for _, size := range sizes {
		sc.Update(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
		for _, f := range sc.s.Bank.Fields {
			sc.show(f)
			if size[0] >= narrowest {
				checkSize(t, sc)
			}
		}
	}
}

func TestStopping(t *testing.T) {
	sc := emptyScreen(t)
	_, cmd := sc.Update(keyMsg("ctrl+c"))
	if cmd == nil || sc.err != session.ErrInterrupted {
		t.Errorf("Ctrl-C: %v", sc.err)
	}
	sc = emptyScreen(t)
	sc.press("f10")
	if _, cmd := sc.Update(keyMsg("enter")); cmd == nil || sc.err != nil {
		t.Errorf("the end: %v", sc.err)
	}
}
