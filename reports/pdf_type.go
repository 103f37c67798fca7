package reports

import (
	_ "embed" // the fonts
	"strings"
	"sync"
	"unicode"

	"golang.org/x/image/font/sfnt"
)

// Golos Text, SIL Open Font License 1.1 (fonts/OFL.txt): one typeface in two weights.
//
//go:embed fonts/GolosText-Regular.ttf
var regularFont []byte

//go:embed fonts/GolosText-SemiBold.ttf
var boldFont []byte

// coverage parses the regular weight once; both weights have the same characters. A parsed font is read-only.
var coverage = sync.OnceValues(func() (*sfnt.Font, error) { return sfnt.Parse(regularFont) })

// typesetter makes text safe for the PDF library, which panics on characters beyond the basic plane and prints
// boxes for those that the font lacks, and measures it. It serves one document.
type typesetter struct {
	font   *sfnt.Font
	buffer sfnt.Buffer
	known  map[rune]bool
	widths [2]map[rune]float64 // by weight: width at size 1
}

func newTypesetter() (*typesetter, error) {
	font, err := coverage()
	if err != nil {
		return nil, err
	}
	return &typesetter{font: font, known: map[rune]bool{}, widths: [2]map[rune]float64{{}, {}}}, nil
}

// has tells whether the font can show a character. Of the basic plane only: the library knows no other.
func (t *typesetter) has(r rune) bool {
	if is, ok := t.known[r]; ok {
		return is
	}
	index, err := t.font.GlyphIndex(&t.buffer, r)
	is := r < 0x10000 && err == nil && index != 0
	t.known[r] = is
	return is
}

// printable returns the text with what the font lacks replaced: letters and figures by a visible «?», signs such as
// emoji by nothing. A text of which nothing would be left becomes «?».
func (t *typesetter) printable(s string) string {
	whole := true
	for _, r := range s {
		if !t.has(r) {
			whole = false
			break
		}
	}
	if whole {
		return s
	}
	var out strings.Builder
	for _, r := range clean(s) {
		switch {
		case t.has(r):
			out.WriteRune(r)
		case r == '\u00a0' || r == '\u2011':
			out.WriteRune(map[rune]rune{'\u00a0': ' ', '\u2011': '-'}[r])
		case unicode.IsLetter(r), unicode.IsNumber(r), r == '\uFFFD':
			out.WriteByte('?')
		}
	}
	left := strings.Join(strings.Fields(out.String()), " ") // what was dropped may leave two spaces
	if left == "" {
		return "?"
	}
	return left
}
