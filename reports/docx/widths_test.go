package docx

import "testing"

// TestWidths shares a page out: a column is as wide as its longest word, at the cost of those that have room, and all
// columns together are no wider than the page.
func TestWidths(t *testing.T) {
	columns := []column{{"Критерий", 6, false}, {"Подтверждено", 1, true}, {"Цель", 1, true}}
	got := widths(columns, [][]cell{texts("Один клиент", "3", "4")})
	if want := 12*headCharacter + cellMargins; got[1] < want {
		t.Errorf("«Подтверждено» has %d, wants %d", got[1], want)
	}
	if got[0] <= got[1] || got[1] <= got[2] {
		t.Errorf("widths %v do not follow what is asked and what is needed", got)
	}
	many := make([]column, 30)
	for i := range many {
		many[i] = column{"Подтверждено", 1, true}
	}
	for _, columns := range [][]column{columns, many} {
		sum := 0
		for _, w := range widths(columns, nil) {
			if w <= 0 {
				t.Errorf("a column has the width %d", w)
			}
			sum += w
		}
		if sum > pageWidth {
			t.Errorf("%d columns are %d wide, the page %d", len(columns), sum, pageWidth)
		}
	}
}
