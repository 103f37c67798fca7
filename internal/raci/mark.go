package raci

import (
	"strings"

	"salesaudit/internal/answers"
)

// Part is what a cell of a matrix says of a role.
type Part struct {
	Mark      answers.Mark
	Consulted bool // C: an answer file does not have it
	Informed  bool // I: neither
}

// letters are what the letters of a matrix mean, in English and in Russian: исполняет (О, «ответственный исполнитель»),
// утверждает, консультирует, информируется. A Cyrillic letter that looks like one of the English ones is that one.
var letters = map[rune]Part{
	'R': {Mark: answers.Does}, 'A': {Mark: answers.Answers}, 'B': {Mark: answers.StandsIn}, 'C': {Consulted: true}, 'I': {Informed: true},
	'О': {Mark: answers.Does}, 'У': {Mark: answers.Answers}, 'К': {Consulted: true}, 'И': {Informed: true},
	'O': {Mark: answers.Does}, 'Р': {Mark: answers.Does},
	'А': {Mark: answers.Answers}, 'В': {Mark: answers.StandsIn}, 'С': {Consulted: true},
}

// separators are what people put between letters.
var separators = strings.NewReplacer("/", "", ",", "", ";", "", "+", "", "|", "", "&", "", "\\", "", ".", "", "-", "", "\n", "", " ", "", "\u00a0", "", "(", "", ")", "")

// parse reads the letters of a cell, such as R, R/A or "A, I". ok is false where something else is there, or nothing.
func parse(s string) (p Part, ok bool) {
	const longest = 16 // characters of what may be letters
	if len(s) > 4*longest {
		return Part{}, false
	}
	s = strings.ToUpper(separators.Replace(s))
	seen := map[rune]bool{}
	for _, r := range s {
		part, known := letters[r]
		if !known || seen[r] {
			return Part{}, false
		}
		seen[r] = true
		p.Mark |= part.Mark
		p.Consulted = p.Consulted || part.Consulted
		p.Informed = p.Informed || part.Informed
	}
	if p.Mark&answers.StandsIn != 0 && p.Mark != answers.StandsIn { // who does the work stands in for nobody
		p.Mark &^= answers.StandsIn
	}
	return p, len(seen) > 0
}
