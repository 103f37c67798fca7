package docx

import (
	"crypto/sha256"
	"fmt"
	"slices"
	"sync"

	"salesaudit/reports/typeface"
)

// The typeface goes with the file: a computer that lacks it would take another, whose lines break elsewhere and whose
// tables need other widths than those that were measured.

// embeddedFont is a weight of the typeface as a part of the file.
type embeddedFont struct {
	element string // by which the font table names the weight
	key     string // {XXXXXXXX-XXXX-XXXX-XXXX-XXXXXXXXXXXX}
	data    string
}

// embeddedFonts are both weights, made once.
var embeddedFonts = sync.OnceValue(func() []embeddedFont {
	return []embeddedFont{
		embedded("embedRegular", typeface.Regular),
		embedded("embedBold", typeface.Bold),
	}
})

// embedded hides the first 32 bytes of a font behind a key, as a file of Word must have it (ECMA-376, part 1, 17.8.1): each
// half of them is combined by exclusive or with the key, last byte first. The key is made from the font, so that the same
// font gives the same bytes.
func embedded(element string, w typeface.Weight) embeddedFont {
	data := typeface.TrueType(w)
	sum := sha256.Sum256(data)
	key := sum[:16]
	name := fmt.Sprintf("{%X-%X-%X-%X-%X}", key[:4], key[4:6], key[6:8], key[8:10], key[10:])
	slices.Reverse(key)
	for i := range 2 * len(key) {
		data[i] ^= key[i%len(key)]
	}
	return embeddedFont{element, name, string(data)}
}

// fontTable names the typeface, what to take where a program does not read fonts of a file, and the parts of both weights.
func fontTable() string {
	out := declaration + `<w:fonts xmlns:w="` + wordML + `" xmlns:r="` + relationships + `"><w:font w:name="` + font + `"><w:altName w:val="Calibri"/><w:family w:val="swiss"/>`
	for i, f := range embeddedFonts() {
		out += fmt.Sprintf(`<w:%s r:id="rIdFont%d" w:fontKey="%s"/>`, f.element, i+1, f.key)
	}
	return out + `</w:font></w:fonts>`
}

// fontFiles are the parts with the weights, and the one by which the font table finds them.
func fontFiles() []file {
	var out []file
	links := ""
	for i, f := range embeddedFonts() {
		links += fmt.Sprintf(`<Relationship Id="rIdFont%d" Type="%s/font" Target="fonts/font%d.odttf"/>`, i+1, relationships, i+1)
		out = append(out, file{fmt.Sprintf("word/fonts/font%d.odttf", i+1), f.data})
	}
	return append(out, file{"word/_rels/fontTable.xml.rels", declaration + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` + links + `</Relationships>`})
}
