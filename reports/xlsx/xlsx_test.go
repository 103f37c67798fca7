package xlsx

import (
	"fmt"
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

// TestPages holds how many pages beside each other a wide table takes in print, with rows and as a head alone.
func TestPages(t *testing.T) {
	t.Parallel()
	wide := table{Columns: []column{{"A", 150, textStyle}, {"B", 150, textStyle}}}
	if got := *wide.pages(); got != 1 {
		t.Errorf("a head alone takes %d pages, want 1", got)
	}
	wide.Rows = [][]any{{"a", "b"}}
	if got := *wide.pages(); got != 2 {
		t.Errorf("a wide table takes %d pages, want 2", got)
	}
}
