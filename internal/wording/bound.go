package wording

import "regexp"

// groupSpace is a space within a number or before one that belongs to a sign: «1 480», «№ 31».
var groupSpace = regexp.MustCompile(`(\d|№) (\d)`)

// threeDigits is a group of a number: other figures after a figure are numbers of their own.
var threeDigits = regexp.MustCompile(`^\d{3}(?:\D|$)`)

// Bound returns somebody's own text with the spaces of its numbers such that no line breaks there.
func Bound(text string) string {
	at := groupSpace.FindAllStringSubmatchIndex(text, -1)
	for i := len(at) - 1; i >= 0; i-- {
		before, number := text[at[i][2]:at[i][3]], at[i][4]
		if before == "№" || threeDigits.MatchString(text[number:]) {
			text = text[:number-1] + NoBreak + text[number:]
		}
	}
	return text
}
