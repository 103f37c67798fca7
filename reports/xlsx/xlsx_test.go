package xlsx

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"salesaudit/questionnaire"
	"salesaudit/reports/view"
)

func TestSheetName(t *testing.T) {
	b, err := newWorkbook(&view.View{Words: view.WordsIn(questionnaire.Russian)})
	if err != nil {
		t.Fatal(err)
	}
	defer b.file.Close()
	for _, title := range []string{"", "Оценка", "оценка", `a:b\c/d?e*f[g]`, "'кавычки'", strings.Repeat("длинно ", 9), strings.Repeat("длинно ", 9), strings.Repeat("😀", 20), "'"} {
		name := b.sheetName(title)
		if n := len(utf16.Encode([]rune(name))); n == 0 || n > 31 {
			t.Errorf("%q names a sheet %q of %d units", title, name, n)
		}
		if _, err := b.file.NewSheet(name); err != nil {
			t.Errorf("%q names a sheet %q: %v", title, name, err)
		}
	}
	if n := len(b.names); n != 9 {
		t.Errorf("%d names for 9 sheets: %s", n, fmt.Sprint(b.names))
	}
}

// TestPages holds on what paper, and on how many pages beside each other, tables are printed so that they can be read.
func TestPages(t *testing.T) {
	t.Parallel()
	row := [][]any{{"a"}}
	columns := func(n int, width float64, style cellStyle) []column {
		return slices.Repeat([]column{{"A", width, style}}, n)
	}
	for name, c := range map[string]struct {
		table  table
		paper  paper
		across int
	}{
		"narrow":           {table{Columns: columns(2, 50, textStyle), Rows: row}, a4, 1},
		"texts that yield": {table{Columns: columns(6, 50, textStyle), Rows: row}, a4, 1},
		"texts for A3":     {table{Columns: columns(8, 50, textStyle), Rows: row}, a3, 1},
		"wider than paper": {table{Columns: columns(60, 10, markStyle), Rows: row, Fixed: 1}, a3, 3},
		"a head alone":     {table{Columns: columns(60, 10, markStyle), Fixed: 1}, a4, 1},
	} {
		c.table.widths()
		if paper, across := c.table.pages(); paper != c.paper || across != c.across {
			t.Errorf("%s: paper %d, %d pages across, want %d and %d", name, paper, across, c.paper, c.across)
		}
		at, width := c.table.headingPlace(c.table.pages())
		if repeated := c.across > 1 && at <= c.table.Fixed; repeated || float64(width) > c.paper.readable() {
			t.Errorf("%s: the heading begins in column %d and is %d wide", name, at, width)
		}
	}
}
