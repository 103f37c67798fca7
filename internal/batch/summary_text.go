package batch

import (
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"salesaudit/internal/wording"
)

// bars are the heights of a histogram's bars; the first one is for an empty part.
var bars = []rune("·▁▂▃▄▅▆▇█")

// histogram draws a distribution in one line, a sign for every ten points.
func histogram(d *distribution) string {
	parts := d.histogram(histogramParts)
	highest := max(1, slices.Max(parts))
	var out strings.Builder
	for _, n := range parts {
		out.WriteRune(bars[(n*(len(bars)-1)+highest-1)/highest]) // rounded up: only an empty part has no bar
	}
	return out.String()
}

// leastName is how narrow the first column of a table may become, in columns of the terminal, before lines grow too long instead.
const leastName = 14

// The spaces before each column, where there is room and where there is not.
const (
	wideGap   = "  "
	narrowGap = " "
)

// writeText writes a table for a terminal of so many columns. Where it is too wide, columns move together and
// headers are broken into lines first, and then the names in the first column.
func (t *table) writeText(out *strings.Builder, columns int) {
	rows := make([][][]string, 0, len(t.rows)+1) // by row and column: lines
	for _, row := range append([][]string{t.header}, t.rows...) {
		cells := make([][]string, len(row))
		for i, cell := range row {
			cells[i] = []string{cell}
		}
		rows = append(rows, cells)
	}
	widths, gap := widthsOf(rows), wideGap
	if total(widths, gap) > columns {
		gap = narrowGap
		for i, cell := range t.header[1:] {
			rows[0][i+1] = strings.Split(cell, " ")
		}
		widths = widthsOf(rows)
	}
	if over := total(widths, gap) - columns; over > 0 {
		for i := range rows {
			rows[i][0] = wording.Wrap(rows[i][0][0], max(leastName, widths[0]-over))
		}
		widths = widthsOf(rows)
	}
	out.WriteString("\n" + strings.Join(wording.Wrap(t.title, columns), "\n") + "\n")
	for _, row := range rows {
		writeRow(out, row, widths, gap)
	}
}

// writeRow writes the lines of a row: the first column to the left, the others to the right.
func writeRow(out *strings.Builder, row [][]string, widths []int, gap string) {
	height := 1
	for _, cell := range row {
		height = max(height, len(cell))
	}
	for n := range height {
		var line strings.Builder
		for i, cell := range row {
			text := ""
			if n < len(cell) {
				text = cell[n]
			}
			pad := strings.Repeat(" ", widths[i]-ansi.StringWidth(text))
			if i == 0 {
				line.WriteString(gap + text + pad)
			} else {
				line.WriteString(gap + pad + text)
			}
		}
		out.WriteString(strings.TrimRight(line.String(), " ") + "\n")
	}
}

func widthsOf(rows [][][]string) []int {
	widths := make([]int, len(rows[0]))
	for _, row := range rows {
		for i, cell := range row {
			for _, line := range cell {
				widths[i] = max(widths[i], ansi.StringWidth(line))
			}
		}
	}
	return widths
}

func total(widths []int, gap string) int {
	sum := 0
	for _, w := range widths {
		sum += len(gap) + w
	}
	return sum
}

// writeMarkdown writes a table as Markdown.
func (t *table) writeMarkdown(out *strings.Builder) {
	out.WriteString("\n## " + t.title + "\n\n")
	writeRow := func(cells []string) {
		for _, cell := range cells {
			out.WriteString("| " + strings.ReplaceAll(cell, "|", "\\|") + " ")
		}
		out.WriteString("|\n")
	}
	writeRow(t.header)
	out.WriteString("|---" + strings.Repeat("|---:", len(t.header)-1) + "|\n")
	for _, row := range t.rows {
		writeRow(row)
	}
}
