package typeface

import (
	"cmp"
	"slices"
	"unicode"
)

// Lack is characters of a text that the typeface cannot show.
type Lack struct {
	Text     string
	Replaced string // those that are shown as «?»: letters and figures
	LeftOut  string // the others, such as emoji
}

// replaced reports whether «?» is shown for a character that the font lacks, so that the loss shows.
func replaced(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) || r == '\uFFFD' }

// lack notes a character that cannot be shown, with the shortest text that it is in.
func (t *Typesetter) lack(r rune, text string) {
	if before, ok := t.lacks[r]; !ok || cmp.Or(cmp.Compare(len(text), len(before)), cmp.Compare(text, before)) < 0 {
		t.lacks[r] = text
	}
}

// Lacking returns the characters that were asked for so far and cannot be shown, each once, by the texts that they are in.
func (t *Typesetter) Lacking() []Lack {
	byText := map[string]*Lack{}
	chars := make([]rune, 0, len(t.lacks))
	for r := range t.lacks {
		chars = append(chars, r)
	}
	slices.Sort(chars)
	for _, r := range chars {
		text := t.lacks[r]
		if byText[text] == nil {
			byText[text] = &Lack{Text: text}
		}
		if replaced(r) {
			byText[text].Replaced += string(r)
		} else {
			byText[text].LeftOut += string(r)
		}
	}
	var out []Lack
	for _, l := range byText {
		out = append(out, *l)
	}
	slices.SortFunc(out, func(x, y Lack) int { return cmp.Compare(x.Text, y.Text) })
	return out
}
