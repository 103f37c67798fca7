package docx

import (
	"testing"

	"salesaudit/reports/typeface"
)

// TestWidths shares a page out: a column is as wide as its longest word, at the cost of those that have room; in smaller
// type where not all words have room; and never wider than the page.
func TestWidths(t *testing.T) {
	types, err := typeface.New()
	if err != nil {
		t.Fatal(err)
	}
	d := &document{types: types}
	plain := &table{columns: []column{{"Критерий", 6, false}, {"Подтверждено", 1, true}, {"Цель", 1, true}}, rows: [][]cell{texts("Менеджер проектов", "3", "4")}}
	got, size := d.fitted(plain)
	if want := int(types.Width("Подтверждено", 7.5, typeface.Bold)*perMillimeter) + 140; got[1] < want {
		t.Errorf("«Подтверждено» has %d, wants %d", got[1], want)
	}
	if got[0] <= got[1] || got[1] <= got[2] || size != cellSizes[0] {
		t.Errorf("widths %v in %v points do not follow what is asked and what is needed", got, size.text)
	}
	many := &table{rows: [][]cell{texts("Менеджер")}}
	for range 30 {
		many.columns = append(many.columns, column{"Подтверждено", 1, true})
	}
	if _, size := d.fitted(many); size != cellSizes[len(cellSizes)-1] {
		t.Errorf("30 columns in %v points, expected the smallest type", size.text)
	}
	for _, of := range []*table{plain, many} {
		sum := 0
		widths, _ := d.fitted(of)
		for _, w := range widths {
			if w <= 0 {
				t.Errorf("a column has the width %d", w)
			}
			sum += w
		}
		if sum > pageWidth {
			t.Errorf("%d columns are %d wide, the page %d", len(widths), sum, pageWidth)
		}
	}
}

// TestHeadHeight gives turned titles the room that they need on the lines that their columns take.
func TestHeadHeight(t *testing.T) {
	types, err := typeface.New()
	if err != nil {
		t.Fatal(err)
	}
	d := &document{types: types}
	height := func(role string, width int) float64 {
		of := &table{columns: []column{{"Функция", 4, false}, {role, 1, false}, {"РОП", 1, false}}, rows: [][]cell{texts("Договор", "R", "A")}, upright: 1}
		return d.headHeight(of, []int{5000, width, 400}, cellSizes[0])
	}
	week, short, long := height("23 нояб.", 400), height("Оператор", 400), height("Руководитель проектных продаж", 400)
	if week > 17 || short > 20 || long <= short {
		t.Errorf("a week has %v mm, a short title %v, a long one %v", week, short, long)
	}
	if needs := types.Width("23 нояб.", 7.5, typeface.Regular) + 2; week < needs {
		t.Errorf("a week has %v mm, needs %v", week, needs)
	}
	// A wide column takes several lines, but none of its words is broken.
	if word, lines := height("Комплектовщик", 400), height("Комплектовщик", 900); lines < word {
		t.Errorf("a word has %v mm on one line and %v on several", word, lines)
	}
}
