package docx

import (
	"fmt"
	"io"
	"strconv"

	"salesaudit/reports/paper"
	"salesaudit/reports/typeface"
	"salesaudit/reports/view"
)

// WritePaper writes a plain document. The same document gives the same bytes.
func WritePaper(w io.Writer, p *paper.Document) error {
	words := view.WordsIn(p.Language)
	types, err := typeface.New()
	if err != nil {
		return fmt.Errorf("prepare the document: %w", err)
	}
	d := &document{types: types, language: p.Language, title: p.Title, author: p.Author, foot: p.Foot, page: words.Page, of: words.Of, isoDate: p.ISODate}
	d.paragraph(titleText, p.Title)
	d.paragraph(quiet, p.Subtitle)
	for i, block := range p.Blocks {
		if text, is := block.(paper.Paragraph); is && i+1 < len(p.Blocks) && isTable(p.Blocks[i+1]) {
			d.leading(styleOf(text), text.Text)
			continue
		}
		d.block(block)
	}
	return d.writeTo(w)
}

// isTable reports whether a block is laid out as a table, which the paragraph that explains it must not leave.
func isTable(block paper.Block) bool {
	switch block.(type) {
	case *paper.Table, paper.Facts:
		return true
	}
	return false
}

func styleOf(p paper.Paragraph) string {
	if p.Quiet {
		return quiet
	}
	return normal
}

func (d *document) block(block paper.Block) {
	switch b := block.(type) {
	case paper.Heading:
		d.heading(b.Level, b.Text)
	case paper.Paragraph:
		d.paragraph(styleOf(b), b.Text)
	case paper.List:
		mark := bullet
		if b.Ordered {
			mark = func(i int) string { return strconv.Itoa(i+1) + "." }
		}
		d.list(mark, b.Items)
	case paper.Checks:
		d.list(func(int) string { return "☐" }, b.Items)
	case paper.Facts:
		var rows [][]cell
		for _, f := range b {
			text := ""
			for i, t := range f.Texts {
				if i > 0 {
					text += "\n"
				}
				text += t
			}
			rows = append(rows, []cell{{text: f.Name, bold: true}, {text: text}})
		}
		d.table([]column{{share: 1}, {share: 3}}, rows, 0)
	case *paper.Table:
		d.paperTable(b)
	case *paper.Slope:
		d.slope(b)
	case *paper.Spread:
		d.spread(b)
	}
}

func (d *document) paperTable(t *paper.Table) {
	if t.Title != "" {
		d.leading(quiet, t.Title)
	}
	columns := make([]column, len(t.Columns))
	for i, width := range t.Widths(1) {
		columns[i] = column{t.Columns[i].Title, width, t.Columns[i].Numeric}
	}
	rows := make([][]cell, len(t.Rows))
	for i := range t.Rows {
		rows[i] = texts(t.Row(i)...)
	}
	d.table(columns, rows, t.RowHeight)
}
