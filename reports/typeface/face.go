package typeface

import (
	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
)

// Face returns the typeface of a weight for drawing on a picture, in a size in pixels. It serves one picture.
func Face(w Weight, pixels float64) (font.Face, error) {
	fonts, err := parsedFonts()
	if err != nil {
		return nil, err
	}
	return opentype.NewFace(fonts[w], &opentype.FaceOptions{Size: pixels, DPI: 72, Hinting: font.HintingNone})
}
