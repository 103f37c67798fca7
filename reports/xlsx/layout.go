package xlsx

import (
	"math"
	"strings"
	"unicode/utf8"
)

// paper is a size of paper, as workbooks number them.
type paper int

const (
	a3 paper = 8
	a4 paper = 9
)

// readable returns how many characters of the usual 11 points fit across a landscape page when they are printed at 8
// points, the smallest that is read with ease: a character is 5.25 points wide, and margins take 58 points.
func (p paper) readable() float64 {
	if p == a3 {
		return 290
	}
	return 200
}

// characters returns how many characters of a text a line of a column holds, beside its indent.
func characters(width float64) int { return max(1, int((width-2)*0.95)) }

// narrow reports whether a column has its header upright: no word of it may be cut.
func (t *table) narrow(c *column) bool {
	return t.Turned && float64(longestWord(c.Title)+filterButton) > c.Width
}

// filterButton is how many characters the button of a filter takes beside a word of a header.
const filterButton = 3

func longestWord(text string) int {
	longest := 0
	for word := range strings.FieldsSeq(text) {
		longest = max(longest, utf8.RuneCountInString(word))
	}
	return longest
}

// widths gives columns room for the longest word of their headers, and then takes from the columns of long texts what
// keeps the table from one page of readable size.
func (t *table) widths() {
	const (
		long  = 18.0 // a column of texts that can be narrower
		least = 0.6  // of its width
	)
	texts, others := 0.0, 0.0
	for i := range t.Columns {
		c := &t.Columns[i]
		if !t.narrow(c) {
			c.Width = max(c.Width, float64(longestWord(c.Title)+filterButton))
		}
		if c.Style == textStyle && c.Width >= long {
			texts += c.Width
		} else {
			others += c.Width
		}
	}
	for _, p := range []paper{a4, a3} {
		keep := (p.readable() - others) / texts
		if keep >= 1 {
			return
		}
		if keep < least {
			continue
		}
		for i := range t.Columns {
			if c := &t.Columns[i]; c.Style == textStyle && c.Width >= long {
				c.Width *= keep
			}
		}
		return
	}
}

// width returns how wide the first n columns are, in characters.
func (t *table) width(n int) float64 {
	sum := 0.0
	for i := range t.Columns[:n] {
		sum += t.Columns[i].Width
	}
	return sum
}

// pages returns the paper that a table is printed on, and over how many pages beside each other: a head alone needs no
// second one, and what is too wide for A3 goes on beside the columns that name its rows.
func (t *table) pages() (p paper, across int) {
	const slack = 0.5 // of a character, for sums of fractions
	width, fixed := t.width(len(t.Columns)), t.width(t.Fixed)
	switch {
	case len(t.Rows) == 0 || width <= a4.readable()+slack:
		return a4, 1
	case width <= a3.readable()+slack:
		return a3, 1
	}
	return a3, max(2, int(math.Ceil((width-fixed)/(a3.readable()-fixed))))
}

// headingPlace returns the column, from 1, that title and lead of a sheet begin in, and how many characters they may be
// wide. Where the first columns are repeated on a second page, the text begins beside them: it would be repeated too.
func (t *table) headingPlace(p paper, across int) (at, width int) {
	const (
		longest   = 150.0 // characters of a line that is read with ease
		shortest  = 60.0
		firstPage = 0.8 // of a page that is full at the least, as pages break between columns
	)
	if across > 1 {
		return t.Fixed + 1, characters(min(longest, max(shortest, p.readable()*firstPage-t.width(t.Fixed))))
	}
	return 1, characters(min(longest, max(shortest, t.width(len(t.Columns)))))
}
