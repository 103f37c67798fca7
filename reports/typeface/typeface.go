// Package typeface is Golos Text, the typeface of all that is drawn: what it can show, how wide a text is, and where its
// lines break. The PDF and the pictures of the DOCX measure with it, so that both set a text alike. It imports nothing
// of a report.
package typeface

import (
	"bytes"
	_ "embed" // the fonts
	"strings"
	"sync"

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

// Weight of the typeface.
type Weight int

// The two weights that are embedded.
const (
	Regular Weight = iota
	Bold
)

// TrueType returns a copy of the font file of a weight: libraries write into what they are given.
func TrueType(w Weight) []byte {
	if w == Bold {
		return bytes.Clone(boldFont)
	}
	return bytes.Clone(regularFont)
}

// parsedFonts parses the two weights once; both have the same characters. A parsed font is read-only.
var parsedFonts = sync.OnceValues(func() (fonts [2]*sfnt.Font, err error) {
	if fonts[Regular], err = sfnt.Parse(regularFont); err != nil {
		return fonts, err
	}
	fonts[Bold], err = sfnt.Parse(boldFont)
	return fonts, err
})

// Typesetter makes text safe to be drawn: the PDF library panics on characters beyond the basic plane, and a font has
// boxes for those that it lacks. It measures text as well. It serves one document.
type Typesetter struct {
	fonts  [2]*sfnt.Font // by weight
	buffer sfnt.Buffer
	known  map[rune]bool
	widths [2]map[rune]float64 // by weight: width in millimeters at a size of 1 point
	lacks  map[rune]string     // characters that were asked for and cannot be shown, with the shortest text of each
}

// New returns a typesetter.
func New() (*Typesetter, error) {
	fonts, err := parsedFonts()
	if err != nil {
		return nil, err
	}
	return &Typesetter{fonts: fonts, known: map[rune]bool{}, widths: [2]map[rune]float64{{}, {}}, lacks: map[rune]string{}}, nil
}

// has reports whether the font can show a character. Of the basic plane only: the library knows no other.
func (t *Typesetter) has(r rune) bool {
	if is, ok := t.known[r]; ok {
		return is
	}
	index, err := t.fonts[Regular].GlyphIndex(&t.buffer, r)
	is := r < 0x10000 && err == nil && index != 0
	t.known[r] = is
	return is
}

// Width measures a printable text of a size in points, in millimeters.
func (t *Typesetter) Width(text string, size float64, w Weight) float64 {
	widths := t.widths[w]
	sum := 0.0
	for _, r := range text {
		advance, ok := widths[r]
		if !ok {
			advance = t.advance(r, w)
			widths[r] = advance
		}
		sum += advance
	}
	return sum * size
}

// MillimetersPerPoint converts the unit of type sizes, 1/72 inch.
const MillimetersPerPoint = 25.4 / 72

// advance returns the width of one character at a size of 1 point, in millimeters, rounded to thousandths of the
// size as PDF has it; 0 for one that the font lacks.
func (t *Typesetter) advance(r rune, w Weight) float64 {
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
	return float64(units.Round()) / thousand * MillimetersPerPoint
}

// Printable returns the text with what the font lacks replaced: letters and figures by a visible «?», signs such as
// emoji by nothing. A text of which nothing would be left becomes «?».
func (t *Typesetter) Printable(s string) string {
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
	text := clean.Text(s)
	for _, r := range text {
		switch {
		case t.has(r):
			out.WriteRune(r)
		case r == '\u00a0' || r == '\u2011':
			out.WriteRune(map[rune]rune{'\u00a0': ' ', '\u2011': '-'}[r])
		case replaced(r):
			out.WriteByte('?')
			t.lack(r, text)
		default:
			t.lack(r, text)
		}
	}
	left := strings.Join(strings.Fields(out.String()), " ") // what was dropped may leave two spaces
	if left == "" {
		return "?"
	}
	return left
}
