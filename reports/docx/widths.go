package docx

import (
	"strings"
	"unicode"

	"salesaudit/internal/wording"
	"salesaudit/reports/typeface"
)

const (
	// slack is how much wider than measured a word may come out: a program may embolden the regular weight where it does not
	// take the bold one from the file.
	slack = 1.04
	// cellMargins is the room left and right of the text of a cell, with a little to spare, in twentieths of a point.
	cellMargins = 150
	// turnedMargins is the same of a title that is turned, across its lines.
	turnedMargins = 30
	// lineHeight is how high a line is, of its size, with a little to spare.
	lineHeight = 1.3
	// perMillimeter is how many twentieths of a point make a millimeter.
	perMillimeter = 1440 / 25.4
)

// cellSize is how large the type of a table is, in points.
type cellSize struct {
	text, head           float64
	textStyle, headStyle string
}

// cellSizes are tried in this order, until every word has room.
var cellSizes = []cellSize{
	{8.5, 7.5, cellText, cellHead},
	{6.5, 6, cellTextSmall, cellHeadSmall},
}

// fitted shares the width of the page out among the columns of a table as they ask, but gives each the room of its
// longest word, in the largest type in which all of these have room.
func (d *document) fitted(t *table) (widths []int, size cellSize) {
	for _, size = range cellSizes {
		var whole bool
		if widths, whole = d.widths(t, size); whole {
			break
		}
	}
	return widths, size
}

// widths shares the width of the page out in a size of type. It reports whether every word has room.
func (d *document) widths(t *table, size cellSize) (out []int, whole bool) {
	sum, needed := 0.0, 0.0
	for _, c := range t.columns {
		sum += c.share
	}
	wanted, least := make([]float64, len(t.columns)), make([]float64, len(t.columns))
	for i, c := range t.columns {
		wanted[i] = pageWidth * c.share / sum
		if !t.turned(i) {
			least[i] = d.longestWord(c.title, size.head, typeface.Regular)
		}
		for _, row := range t.rows {
			switch {
			case i >= len(row):
			case row[i].picture > 0:
				least[i] = max(least[i], barWidth*perMillimeter)
			case row[i].bold:
				least[i] = max(least[i], d.longestWord(row[i].text, size.text, typeface.Bold))
			default:
				least[i] = max(least[i], d.longestWord(row[i].text, size.text, typeface.Regular))
			}
		}
		if least[i] > 0 || !t.turned(i) {
			least[i] += cellMargins
		}
		if t.turned(i) { // its title has no margins
			least[i] = max(least[i], size.head*20*lineHeight+turnedMargins)
		}
		least[i] = min(least[i], pageWidth/2)
		needed += least[i]
	}
	out = make([]int, len(t.columns))
	for i, width := range typeface.Columns(wanted, least, pageWidth) {
		out[i] = int(width)
	}
	return out, needed <= pageWidth
}

// longestWord measures the longest part of a text that no line is broken in, up to a space or a hyphen, in twentieths of a
// point. What a no-break space joins («4 подтверждения») is one word.
func (d *document) longestWord(text string, size float64, weight typeface.Weight) float64 {
	breaks := func(r rune) bool { return unicode.IsSpace(r) && string(r) != wording.NoBreak }
	longest := 0.0
	for word := range strings.FieldsFuncSeq(text, breaks) {
		for part := range strings.SplitAfterSeq(d.types.Printable(word), "-") {
			longest = max(longest, d.types.Width(part, size, weight))
		}
	}
	return longest * slack * perMillimeter
}

// headHeight is how high a head is whose titles are turned, in millimeters: so that each has room on as many lines as
// its column takes.
func (d *document) headHeight(t *table, widths []int, size cellSize) float64 {
	const shortest, longest, step, margins, rounding = 8.0, 70.0, 2.0, 3.0, 0.01
	lead := size.head * typeface.MillimetersPerPoint * lineHeight
	height := shortest
	for i := range t.columns {
		if !t.turned(i) {
			continue
		}
		height = min(longest, max(height, d.longestWord(t.columns[i].title, size.head, typeface.Regular)/perMillimeter+margins))
		lines := max(1, int((float64(widths[i]-turnedMargins)/perMillimeter)/lead))
		for height < longest && len(d.types.Wrap(t.columns[i].title, size.head*slack, typeface.Regular, height-margins+rounding)) > lines {
			height += step
		}
	}
	return height
}
