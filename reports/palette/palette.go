// Package palette is the colors of a report, in one place for all formats that have colors. It imports nothing of ours.
package palette

import "fmt"

// A Color is red, green and blue, each 0-255.
type Color [3]int

// Ink carries text and bars, grays the rest; the accent is kept for what asks for attention: targets and findings. Each
// meaning has a shape of its own as well, so that gray print loses nothing.
var (
	Ink    = Color{28, 42, 58}
	Muted  = Color{101, 112, 124}
	Rule   = Color{208, 213, 219}
	Pale   = Color{242, 244, 247}
	Tint   = Color{205, 215, 226}
	Accent = Color{197, 64, 22}
	White  = Color{255, 255, 255}
)

// Hex returns the color as RRGGBB, as documents of Word and style sheets have it.
func (c Color) Hex() string { return fmt.Sprintf("%02X%02X%02X", c[0], c[1], c[2]) }

// Blend mixes two colors; share 0 is the first, 1 the second.
func Blend(a, b Color, share float64) Color {
	var out Color
	for i := range out {
		out[i] = a[i] + int(share*float64(b[i]-a[i])+0.5)
	}
	return out
}
