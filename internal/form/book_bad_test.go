package form

import (
	"strings"
	"testing"

	"salesaudit/internal/answers"
	"salesaudit/internal/spreadsheet"
	"salesaudit/questionnaire"
	"salesaudit/questionnaire/banktest"
)

// hand is a workbook that somebody fills in.
type hand struct {
	t    *testing.T
	form *book
	in   *spreadsheet.Book
}

// newHand returns a form in Russian with the number of sellers filled in, of the workbook that blank has written.
func newHand(t *testing.T, bank *questionnaire.Bank, workbook []byte) *hand {
	part := whole(t, bank)
	in, err := spreadsheet.Parse("form.xlsx", workbook)
	if err != nil {
		t.Fatal(err)
	}
	h := &hand{t, newBook(bank, part, roomFor(bank, part, nil), questionnaire.Russian), in}
	h.typed(h.form.head[sellersPath], "7")
	return h
}

// blank writes a form in Russian.
func blank(t *testing.T, bank *questionnaire.Bank) []byte {
	return workbook(t, bank, whole(t, bank), nil, questionnaire.Russian)
}

func (h *hand) typed(at place, text string) {
	h.in.Sheet(at.page.Name).Cells[at.at] = spreadsheet.Cell{Text: text}
}

func (h *hand) block(id string) *block {
	for _, b := range h.form.blocks {
		if b.field.ID == id {
			return b
		}
	}
	h.t.Fatal(id)
	return nil
}

// cell returns a cell of a list.
func (h *hand) cell(id string, row int, column string) place {
	b := h.block(id)
	return b.lines[row].cells[b.shape.Column(column).Index]
}

// TestWorkbookByHand: what a person types is read: labels in either language, ids, names of rows, numbers and days as
// people write them.
func TestWorkbookByHand(t *testing.T) {
	bank := banktest.Block9(t)
	h := newHand(t, bank, blank(t, bank))
	for at, text := range map[place]string{
		h.form.head["interview.date"]:                 "23.11.26",
		h.form.head["interview.position"]:             "head of sales",
		h.form.head["interview.role"]:                 "менеджер",
		h.cell("roles", 0, "title"):                   "Менеджер",
		h.cell("roles", 0, "headcount"):               "1 000",
		h.cell("roles", 0, "is_seller"):               "Yes",
		h.cell("roles", 2, "title"):                   "Оператор",
		h.cell("roles", 2, "job_description"):         "Действующая",
		h.cell("segments", 0, "name"):                 "Дилеры",
		h.cell("segments", 0, "revenue_share_pct"):    "62,5 %",
		h.cell("departments", 1, "name"):              "Отдел опта",
		h.cell("departments", 1, "head_role"):         " МЕНЕДЖЕР ",
		h.block("structure_status").whole:             "x",
		h.block("duplicate_clients_pct").whole:        "9 из 10",
		h.block("structure_age_months").whole:         "Не измеряется",
		h.block("functions_absent").whole:             "Нет",
		h.block("responsibilities").marks[0].marks[0]: "r/a",
		h.block("responsibilities").marks[0].marks[2]: "а",
		h.block("responsibilities").marks[1].whole:    "Nobody does it",
	} {
		h.typed(at, text)
	}
	delete(h.in.Sheet(h.block("structure_status").whole.page.Name).Cells, h.block("structure_status").whole.at)
	sheet, found := FromXLSX(h.in, bank)
	if sheet == nil {
		t.Fatal(found)
	}
	want, wrong := answers.Parse("want.yaml", []byte(`format: salesaudit.answers/1
bank: `+answers.BankReference(bank)+`
client: {sellers: 7}
interview: {date: 2026-11-23, position: head, role: role_1}
answers:
  segments: [{id: segment_1, name: Дилеры, revenue_share_pct: 62.5}]
  roles: [{id: role_1, title: Менеджер, headcount: 1000, is_seller: true}, {id: role_3, title: Оператор, job_description: current}]
  responsibilities: {`+bank.Field("responsibilities").Matrix.Rows.Entries[0].ID+`: {role_1: RA, role_3: A}, `+bank.Field("responsibilities").Matrix.Rows.Entries[1].ID+`: {}}
  functions_absent: []
  departments: [{id: department_2, name: Отдел опта, head_role: role_1}]
  structure_age_months: not_measured
  duplicate_clients_pct: 9/10
`), bank)
	if want == nil {
		t.Fatal(wrong)
	}
	if a, b := objects(want.Tree()), objects(sheet.Tree()); encoded(t, a) != encoded(t, b) {
		t.Errorf("by hand %s\nfrom the workbook %s", encoded(t, a), encoded(t, b))
	}
}

// TestBadWorkbooks: each thing that is wrong is said with sheet and cell, what was found and what was expected.
func TestBadWorkbooks(t *testing.T) {
	t.Parallel()
	bank := banktest.Block9(t)
	written := blank(t, bank)
	meta := func(h *hand, row int, text string) {
		h.in.Sheet(metaSheet).Cells[spreadsheet.At{Row: row, Column: 2}] = spreadsheet.Cell{Text: text}
	}
	for _, c := range []struct {
		name  string
		spoil func(h *hand)
		want  string
	}{
		{"an option that is none", func(h *hand) { h.typed(h.block("double_entry").whole, "иногда") }, `form.xlsx:7. Дублирование функций!B`},
		{"an option with a slip", func(h *hand) { h.typed(h.block("structure_status").whole, "Нарисованна") }, `did you mean "Нарисована`},
		{"a role that is not in the list", func(h *hand) {
			h.typed(h.cell("roles", 0, "title"), "Менеджер")
			h.typed(h.cell("segments", 0, "name"), "Дилеры")
			h.typed(h.cell("segments", 0, "owner_role"), "Менежер")
		}, `1. Работа с клиентами!D`},
		{"two rows of one name", func(h *hand) {
			h.typed(h.cell("roles", 0, "title"), "Менеджер")
			h.typed(h.cell("roles", 1, "title"), "менеджер")
			h.typed(h.cell("departments", 0, "head_role"), "Менеджер")
		}, `which 2 rows are called, expected a name of one row`},
		{"a list that is empty", func(h *hand) { h.typed(h.cell("departments", 0, "head_role"), "Менеджер") }, `expected a row of a list that has none (fill in the list first)`},
		{"a number that is none", func(h *hand) { h.typed(h.block("structure_age_months").whole, "много") }, `5. Структура отдела продаж!B`},
		{"a number out of range", func(h *hand) { h.typed(h.block("duplicate_clients_pct").whole, "140%") }, `7. Дублирование функций!B`},
		{"no sellers", func(h *hand) { h.typed(h.form.head[sellersPath], "") }, `form.xlsx:Начало!B`},
		{"a day that is none", func(h *hand) { h.typed(h.form.head["interview.date"], "вчера") }, `interview.date: found "вчера"`},
		{"a mark that is none", func(h *hand) { h.typed(h.block("responsibilities").marks[0].marks[0], "Q") }, `found "Q", expected R, A, RA, B or nothing`},
		{"a mark for nobody", func(h *hand) { h.typed(h.block("responsibilities").marks[0].marks[0], "R") }, `has no row for this column (name the role in its list)`},
		{"nobody and a mark", func(h *hand) {
			h.typed(h.cell("roles", 0, "title"), "Менеджер")
			h.typed(h.block("responsibilities").marks[0].marks[0], "R")
			h.typed(h.block("responsibilities").marks[0].whole, "Никто не делает")
		}, `expected nothing here, as the row has marks`},
		{"none and some", func(h *hand) {
			h.typed(h.block("functions_absent").whole, "Нет")
			h.typed(h.block("functions_absent").options[0], "да")
		}, `found "Нет", expected nothing here, as answers follow below`},
		{"a label that was written over", func(h *hand) {
			h.typed(place{h.block("double_entry").whole.page, spreadsheet.At{Row: h.block("double_entry").whole.at.Row, Column: 1}}, "Моё")
		}, `found "Моё", expected "Двойной ввод`},
		{"an answer beside its cell", func(h *hand) {
			h.typed(place{h.block("double_entry").whole.page, spreadsheet.At{Row: h.block("double_entry").whole.at.Row, Column: 9}}, "Моё")
		}, `!I`},
		{"an inserted row", func(h *hand) {
			s := h.in.Sheet(h.block("double_entry").whole.page.Name)
			moved := map[spreadsheet.At]spreadsheet.Cell{}
			for at, cell := range s.Cells {
				moved[spreadsheet.At{Row: at.Row + 1, Column: at.Column}] = cell
			}
			s.Cells = moved
		}, `cells that are not where the form has them`},
		{"a renamed sheet", func(h *hand) { h.in.Sheet("7. Дублирование функций").Name = "Дубли" }, `form.xlsx:Дубли: a sheet that the form does not have (rename it back to "7. Дублирование функций")`},
		{"a deleted sheet", func(h *hand) { h.in.Sheets = h.in.Sheets[1:] }, `form.xlsx: found no sheet "Начало"`},
		{"a sheet of one's own", func(h *hand) {
			h.in.Sheets = append(h.in.Sheets, &spreadsheet.Sheet{Name: "Черновик", Cells: map[spreadsheet.At]spreadsheet.Cell{{Row: 1, Column: 1}: {Text: "x"}}})
		}, `form.xlsx:Черновик: a sheet that the form does not have`},
		{"merged cells", func(h *hand) {
			at := h.block("double_entry").whole
			s := h.in.Sheet(at.page.Name)
			s.Merged = append(s.Merged, spreadsheet.Range{From: at.at, To: spreadsheet.At{Row: at.at.Row, Column: 3}})
		}, `merged cells, expected one cell for each answer`},
		{"a formula", func(h *hand) {
			at := h.block("structure_age_months").whole
			h.in.Sheet(at.page.Name).Cells[at.at] = spreadsheet.Cell{Text: "12", Formula: true}
		}, `found a formula that comes to "12", expected the answer itself`},
		{"another bank", func(h *hand) { meta(h, 2, "coffee@1.0.0") }, `form.xlsx:_form!B2: found a form of the bank "coffee@1.0.0", expected block9@`},
		{"another version", func(h *hand) { meta(h, 2, "block9@1.0.0") }, `give the bank that it was written for with --bank`},
		{"another format", func(h *hand) { meta(h, 1, "salesaudit.form/9") }, `form.xlsx:_form!B1: found "salesaudit.form/9", expected salesaudit.form/1`},
		{"another language", func(h *hand) { meta(h, 4, "de") }, `expected ru or en`},
		{"another part", func(h *hand) { meta(h, 5, "boss") }, `"boss" is none of the positions`},
		{"rooms without end", func(h *hand) { meta(h, 6, `{"roles": 100000000}`) }, `100000000 rows of roles`},
		{"no rooms", func(h *hand) { meta(h, 6, `{}`) }, `the number of rows of each list`},
		{"spoiled rest", func(h *hand) { meta(h, 7, `{"answers`) }, `a hidden sheet that was changed`},
		{"no hidden sheet", func(h *hand) { h.in.Sheet(metaSheet).Name = "x" }, `one that ` + "`salesaudit form`" + ` wrote`},
	} {
		h := newHand(t, bank, written)
		c.spoil(h)
		sheet, found := FromXLSX(h.in, bank)
		if sheet != nil || !strings.Contains(found.Error(), c.want) || !strings.HasPrefix(found.Error(), "form.xlsx") {
			t.Errorf("%s: %v\nwant %s", c.name, found, c.want)
		}
	}
	h := newHand(t, bank, written) // all at once
	h.typed(h.block("double_entry").whole, "иногда")
	h.typed(h.block("structure_age_months").whole, "много")
	h.typed(h.form.head["interview.date"], "вчера")
	if _, found := FromXLSX(h.in, bank); len(found) != 3 {
		t.Errorf("three errors are %d:\n%v", len(found), found)
	}
}
