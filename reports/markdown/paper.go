package markdown

import (
	"io"
	"strconv"
	"strings"

	"salesaudit/reports/paper"
	"salesaudit/reports/view"
)

// WritePaper writes a plain document. Its first line is a comment that says what wrote it.
func WritePaper(w io.Writer, p *paper.Document) error {
	m := newDocument(&view.View{Language: p.Language, Words: view.WordsIn(p.Language)})
	m.line("<!-- " + paper.Format + " -->")
	m.line("\n# ", escaped(p.Title))
	m.paragraph(p.Subtitle)
	for _, b := range p.Blocks {
		m.block(b)
	}
	if p.Foot != "" {
		m.line("\n---")
		m.paragraph(p.Foot)
	}
	_, err := io.WriteString(w, m.out.String())
	return err
}

func (m *document) block(b paper.Block) {
	switch b := b.(type) {
	case paper.Heading:
		m.heading(1+b.Level, b.Text)
	case paper.Paragraph:
		m.paragraph(b.Text)
	case paper.List:
		m.line()
		for i, item := range b.Items {
			mark := "- "
			if b.Ordered {
				mark = strconv.Itoa(i+1) + ". "
			}
			m.line(mark, escaped(item))
		}
	case paper.Checks:
		m.line()
		for _, item := range b.Items {
			m.line("- [ ] ", escaped(item))
		}
	case paper.Facts:
		m.line()
		for _, f := range b {
			m.labeled(f.Name, strings.Join(f.Texts, "; "))
			if len(f.Texts) == 0 {
				m.line("- **", escaped(f.Name), ":**")
			}
		}
	case *paper.Table:
		m.paperTable(b)
	case *paper.Slope:
		m.paperTable(b.Table())
	case *paper.Spread: // the table beside it says the same
	}
}

func (m *document) paperTable(t *paper.Table) {
	if t.Title != "" {
		m.line("\n**", escaped(t.Title), "**")
	}
	numeric := make([]bool, len(t.Columns))
	for i := range numeric {
		numeric[i] = t.Columns[i].Numeric
	}
	rows := make([][]string, len(t.Rows))
	for i := range rows {
		rows[i] = t.Row(i)
	}
	m.table(t.Titles(), numeric, rows)
}
