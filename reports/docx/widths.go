package docx

import (
	"strings"
	"unicode/utf8"
)

// How wide a character of a word is at most reckoned in the cells of a table, in twentieths of a point: who opens the file
// may not have its typeface, and see it in a wider one.
const (
	cellCharacter = 108
	headCharacter = 108
	cellMargins   = 150
)

// widths shares the width of the page out among the columns of a table as they ask, but none is narrower than its longest
// word, as long as others have room to spare.
func widths(columns []column, rows [][]cell) []int {
	sum, needed := 0.0, 0.0
	for _, c := range columns {
		sum += c.share
	}
	wanted, least := make([]float64, len(columns)), make([]float64, len(columns))
	for i, c := range columns {
		wanted[i] = pageWidth * c.share / sum
		least[i] = longestWord(c.title) * headCharacter
		for _, row := range rows {
			switch {
			case i >= len(row):
			case row[i].picture > 0:
				least[i] = max(least[i], wanted[i]) // it has the width that was asked for
			case row[i].text != "":
				least[i] = max(least[i], longestWord(c.title)*headCharacter+cellMargins, longestWord(row[i].text)*cellCharacter+cellMargins)
			}
		}
		least[i] = min(least[i], pageWidth/2)
		needed += least[i]
	}
	out := make([]int, len(columns))
	if needed >= pageWidth {
		for i := range out {
			out[i] = int(pageWidth * least[i] / needed)
		}
		return out
	}
	short, spare := 0.0, 0.0
	for i := range columns {
		short += max(0, least[i]-wanted[i])
		spare += max(0, wanted[i]-least[i])
	}
	for i := range columns {
		if wanted[i] < least[i] {
			out[i] = int(least[i])
		} else {
			out[i] = int(wanted[i] - short*(wanted[i]-least[i])/spare)
		}
	}
	return out
}

// longestWord counts the characters of the longest part of a text that no line is broken in: up to a space or a hyphen.
func longestWord(text string) float64 {
	longest := 0
	for word := range strings.FieldsFuncSeq(text, func(r rune) bool { return r == ' ' || r == '\n' }) {
		for part := range strings.SplitAfterSeq(word, "-") {
			longest = max(longest, utf8.RuneCountInString(part))
		}
	}
	return float64(longest)
}
