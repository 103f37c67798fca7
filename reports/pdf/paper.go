package pdf

import (
	"fmt"
	"io"
	"strconv"

	"salesaudit/reports/paper"
	"salesaudit/reports/typeface"
	"salesaudit/reports/view"
)

// WritePaper writes a plain document. The same document gives the same bytes. It returns the characters that the typeface
// lacks.
func WritePaper(w io.Writer, p *paper.Document) ([]typeface.Lack, error) {
	v := &view.View{Language: p.Language, Words: view.WordsIn(p.Language), Header: view.Header{Client: p.Foot}}
	d, err := newDocument(v)
	if err != nil {
		return nil, fmt.Errorf("prepare the PDF: %w", err)
	}
	d.setMetadata(metadata{title: p.Title, author: p.Author, subject: p.Subtitle, date: p.ISODate})
	d.newPage()
	d.bookmark(p.Title, 0)
	d.column(left, textWidth, p.Title, style{20, bold, ink})
	d.paragraph(p.Subtitle, body.in(muted))
	d.y += 4
	depth := 0
	for i, b := range p.Blocks {
		if h, ok := b.(paper.Heading); ok {
			depth = min(h.Level, depth+1) // bookmarks leave no level out
			d.paperHeading(h, depth, d.startOf(p.Blocks[i+1:]))
			continue
		}
		d.blockBefore(b, p.Blocks[i+1:])
	}
	d.footers()
	return d.types.Lacking(), d.finish(w)
}

// startOf is the height that the first block needs to begin on a page, with what it leads to, for the heading above it.
func (d *document) startOf(blocks []paper.Block) float64 {
	if len(blocks) == 0 {
		return 0
	}
	switch b := blocks[0].(type) {
	case paper.Heading:
		return aboveSection + section.lead() + belowSection + d.startOf(blocks[1:])
	case paper.Paragraph: // what it leads to stays with it
		height := float64(len(d.wrap(b.Text, body, textWidth))) * body.lead()
		if len(blocks) > 1 {
			switch next := blocks[1].(type) {
			case *paper.Table:
				height += d.startOf([]paper.Block{next})
			case paper.Facts:
				height += factHeight * float64(min(2, len(next)))
			}
		}
		return min(height, mostEmpty)
	case *paper.Table:
		if len(b.Rows) > 0 {
			t, rows := paperTable(b)
			return d.beginHeight(t, rows) + label.lead()
		}
	case *paper.Slope:
		return slopeHeight + 10
	case *paper.Spread:
		return spreadRow*float64(len(b.Lines)) + 25
	}
	return 2 * body.lead()
}

func (d *document) paperHeading(h paper.Heading, depth int, follows float64) {
	if h.Level > 1 {
		d.heading2(h.Text, follows)
		d.Bookmark(d.printable(h.Text), depth, d.y-section.lead())
		return
	}
	if d.y > top+0.01 {
		d.y += 6
	}
	s := style{14, bold, ink}
	lines := d.wrap(h.Text, s, textWidth)
	d.need(float64(len(lines))*s.lead() + 3 + follows)
	d.bookmark(h.Text, depth)
	for _, line := range lines {
		d.write(left, d.y, line, s)
		d.y += s.lead()
	}
	d.y += 2
}

// blockBefore sets a block; the last row of a table to fill in by hand stays with the line for its total.
func (d *document) blockBefore(b paper.Block, rest []paper.Block) {
	table, is := b.(*paper.Table)
	if !is || table.RowHeight == 0 || len(rest) == 0 {
		d.block(b)
		return
	}
	t, rows := paperTable(table)
	if total, is := rest[0].(paper.Paragraph); is {
		t.after = belowTable + float64(len(d.wrap(total.Text, body, textWidth)))*body.lead()
	}
	d.titledRows(table.Title, t, rows)
	d.y += belowTable
}

func (d *document) block(b paper.Block) {
	switch b := b.(type) {
	case paper.Paragraph:
		s := body
		if b.Quiet {
			s = small.in(muted)
		}
		d.paragraph(b.Text, s)
		d.y += 1.5
	case paper.List:
		for i, item := range b.Items {
			mark := "–"
			if b.Ordered {
				mark = strconv.Itoa(i+1) + "."
			}
			d.item(item, func(y float64) { d.write(left, y, mark, body) })
		}
		d.y += 1.5
	case paper.Checks:
		for _, item := range b.Items {
			d.item(item, func(y float64) {
				d.stroke(ink, 0.3)
				d.Rect(left, y+(body.lead()-checkSide)/2, checkSide, checkSide, "D")
			})
			d.y += 0.8
		}
		d.y += 1.5
	case paper.Facts:
		for _, f := range b {
			d.fact(f)
		}
		d.y += 1.5
	case *paper.Table:
		t, rows := paperTable(b)
		d.titledRows(b.Title, t, rows)
		d.y += belowTable
	case *paper.Slope:
		d.slope(b)
	case *paper.Spread:
		d.spread(b)
	}
}

const (
	belowTable = 4.0
	checkSide  = 3.2
	itemIndent = 6.5
)

// item sets a text with a mark left of its first line.
func (d *document) item(text string, mark func(y float64)) {
	d.need(float64(min(2, len(d.wrap(text, body, textWidth-itemIndent)))) * body.lead())
	mark(d.y)
	d.column(left+itemIndent, textWidth-itemIndent, text, body)
	d.y += 0.6
}

// fact sets a name and its texts, or a line to write on.
// factHeight is about the room that a name with a line to write on takes.
const factHeight = 7.5

func (d *document) fact(f paper.Fact) {
	const room = 48
	if len(f.Texts) > 0 {
		d.labeledAt(room, f.Name, body, f.Texts...)
		return
	}
	lines := d.wrap(f.Name, label, room-3)
	d.need(float64(len(lines))*label.lead() + 3)
	for _, line := range lines {
		d.write(left, d.y+1.5, line, label)
		d.y += label.lead()
	}
	d.y += 2
	d.stroke(rule, 0.25)
	d.Line(left+room, d.y, left+textWidth, d.y)
	d.y += 1.2
}

// paperTable makes a table of a document one of the page.
func paperTable(p *paper.Table) (table, [][]string) {
	t := table{style: small, minHeight: p.RowHeight}
	for i, width := range p.Widths(textWidth) {
		t.columns = append(t.columns, tableColumn{title: p.Columns[i].Title, width: width, right: p.Columns[i].Numeric})
	}
	rows := make([][]string, len(p.Rows))
	for i := range rows {
		rows[i] = p.Row(i)
	}
	return t, rows
}
