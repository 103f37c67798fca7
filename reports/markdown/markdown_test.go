package markdown

import (
	"strings"
	"testing"

	"salesaudit/internal/clean"
)

// FuzzEscaped holds that escaped text reads back as itself and cannot end a cell of a table.
func FuzzEscaped(f *testing.F) {
	for _, text := range []string{
		"<script>alert(1)</script>", "&lt;b&gt; &amp;", "a | b || c", "```", "`code`", "[x](javascript:alert(1))", "<http://evil.example>",
		"http://evil.example www.evil.example", "# heading", "1. item", "1) item", "- item", "> quote", "---", "===", "_a_ **b** ~~c~~", `back\slash \| \`, "$x$",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.TrimSpace(clean.Text(text))
		if cells := cellsOf("| " + escaped(text) + " |"); len(cells) != 1 || cells[0] != text {
			t.Errorf("%q reads back as %q", text, cells)
		}
	})
}

// cellsOf splits a row of a table at its bars that are not escaped.
func cellsOf(row string) []string {
	var out []string
	var cell strings.Builder
	for i := 1; i < len(row); i++ {
		switch row[i] {
		case '\\':
			i++
			cell.WriteByte(row[i])
		case '|':
			out = append(out, strings.TrimSpace(cell.String()))
			cell.Reset()
		default:
			cell.WriteByte(row[i])
		}
	}
	return out
}
