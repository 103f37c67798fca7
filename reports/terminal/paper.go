package terminal

import (
	"io"
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"salesaudit/internal/wording"
	"salesaudit/reports/paper"
)

// WritePaper prints a plain document: headings, paragraphs, lists, and tables whose cells wrap.
func WritePaper(w io.Writer, d *paper.Document, o Options) error {
	p := newPage(w, o)
	p.wrapped("", p.bold, d.Title)
	p.wrapped("", p.dim, d.Subtitle)
	for _, block := range d.Blocks {
		switch b := block.(type) {
		case paper.Heading:
			p.line("")
			p.wrapped(strings.Repeat("  ", b.Level-1), p.bold, b.Text)
		case paper.Paragraph:
			p.wrapped("  ", "", b.Text)
		case paper.List:
			for i, item := range b.Items {
				mark := "• "
				if b.Ordered {
					mark = strconv.Itoa(i+1) + ". "
				}
				p.hanging("  "+mark, item)
			}
		case paper.Checks:
			for _, item := range b.Items {
				p.hanging("  [ ] ", item)
			}
		case paper.Facts:
			for _, f := range b {
				p.hanging("  "+f.Name+": ", strings.Join(f.Texts, " "))
			}
		case *paper.Table:
			p.table(b)
		case *paper.Slope, *paper.Spread: // the table beside it says the same
		}
	}
	return p.err
}

// table prints a table in the width of the page; each column has its share, and numbers are set to the right.
func (p *page) table(t *paper.Table) {
	const between = 2 // columns
	p.line("")
	if t.Title != "" {
		p.wrapped("  ", "", t.Title)
	}
	widths := make([]int, len(t.Columns))
	for i, width := range t.Widths(float64(p.width - 2 - between*(len(widths)-1))) {
		widths[i] = max(4, int(width))
	}
	p.cells(t, widths, t.Titles(), p.dim)
	for i := range t.Rows {
		p.cells(t, widths, t.Row(i), "")
	}
}

// cells prints one row, on as many lines as its highest cell takes.
func (p *page) cells(t *paper.Table, widths []int, texts []string, style string) {
	wrapped, height := make([][]string, len(texts)), 1
	for i, text := range texts {
		wrapped[i] = wording.Wrap(text, widths[i])
		height = max(height, len(wrapped[i]))
	}
	end := ""
	if style != "" {
		end = p.reset
	}
	for line := range height {
		var out strings.Builder
		for i := range texts {
			cell := ""
			if line < len(wrapped[i]) {
				cell = ansi.Truncate(wrapped[i][line], widths[i], "")
			}
			if t.Columns[i].Numeric {
				cell = alignRight(cell, widths[i])
			} else {
				cell = alignLeft(cell, widths[i])
			}
			out.WriteString(cell + "  ")
		}
		p.line("  %s%s%s", style, strings.TrimRight(out.String(), " "), end)
	}
}
