package pdf

import (
	"testing"

	"salesaudit/reports/view"
)

// TestFewRowsStayTogether begins tables ever lower on a page: no row of two or three is left alone on one.
func TestFewRowsStayTogether(t *testing.T) {
	for _, rows := range []int{2, 3} {
		for y := top; y < pageEnd; y++ {
			d, err := newDocument(&view.View{})
			if err != nil {
				t.Fatal(err)
			}
			d.newPage()
			d.y = y
			onPage := map[int]int{}
			table := table{style: small, columns: []tableColumn{{title: "Шаг", width: 60}}}
			table.draw = func(_, _ int, _, _, _, _ float64) { onPage[d.PageNo()]++ }
			texts := make([][]string, rows)
			for i := range texts {
				texts[i] = []string{"Описать переход между этапами"}
			}
			d.rows(table, texts)
			for page, n := range onPage {
				if n == 1 {
					t.Errorf("of %d rows one is alone on page %d, from %.0f mm on", rows, page, y)
				}
			}
		}
	}
}
