package pdf

import (
	_ "embed" // the fonts
	"strings"
	"sync"
	"unicode"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"salesaudit/internal/clean"
)

// Golos Text, SIL Open Font License 1.1 (fonts/OFL.txt): one typeface in two weights.
//
//go:embed fonts/GolosText-Regular.ttf
var regularFont []byte

//go:embed fonts/GolosText-SemiBold.ttf
var boldFont []byte

// parsedFonts parses the two weights once; both have the same characters. A parsed font is read-only.
var parsedFonts = sync.OnceValues(func() (fonts [2]*sfnt.Font, err error) {
	if fonts[regular], err = sfnt.Parse(regularFont); err != nil {
		return fonts, err
	}
	fonts[bold], err = sfnt.Parse(boldFont)
	return fonts, err
})

// typesetter makes text safe for the PDF library, which panics on characters beyond the basic plane and prints
// boxes for those that the font lacks, and measures it. It serves one document.
type typesetter struct {
	fonts  [2]*sfnt.Font // by weight
	buffer sfnt.Buffer
	known  map[rune]bool
	widths [2]map[rune]float64 // by weight: width in millimeters at a size of 1 point
}

func newTypesetter() (*typesetter, error) {
	fonts, err := parsedFonts()
	if err != nil {
		return nil, err
	}
	return &typesetter{fonts: fonts, known: map[rune]bool{}, widths: [2]map[rune]float64{{}, {}}}, nil
}

// has reports whether the font can show a character. Of the basic plane only: the library knows no other.
func (t *typesetter) has(r rune) bool {
	if is, ok := t.known[r]; ok {
		return is
	}
	index, err := t.fonts[regular].GlyphIndex(&t.buffer, r)
	is := r < 0x10000 && err == nil && index != 0
	t.known[r] = is
	return is
}

// width measures a printable text in millimeters.
func (t *typesetter) width(text string, s style) float64 {
	widths := t.widths[s.weight]
	sum := 0.0
	for _, r := range text {
		w, ok := widths[r]
		if !ok {
			w = t.advance(r, s.weight)
			widths[r] = w
		}
		sum += w
	}
	return sum * s.size
}

// millimetersPerPoint converts the unit of type sizes, 1/72 inch.
const millimetersPerPoint = 25.4 / 72

// advance returns the width of one character at a size of 1 point, in millimeters, rounded to thousandths of the
// size as PDF has it; 0 for one that the font lacks.
func (t *typesetter) advance(r rune, w weight) float64 {
	face := t.fonts[w]
	index, err := face.GlyphIndex(&t.buffer, r)
	if err != nil {
		return 0
	}
	const thousand = 1000
	units, err := face.GlyphAdvance(&t.buffer, index, fixed.I(thousand), font.HintingNone)
	if err != nil {
		return 0
	}
	return float64(units.Round()) / thousand * millimetersPerPoint
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
	for _, r := range clean.Text(s) {
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
