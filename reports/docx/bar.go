package docx

import (
	"bytes"
	"image"
	"image/color"
	"image/draw"
	"image/png"

	"salesaudit/reports/palette"
)

// The bar of a score in millimeters, and how many pixels make one.
const (
	barWidth  = 56
	barHeight = 6
	perMM     = 12
)

// scale is what a bar shows, each from 0 to 1 of its length.
type scale struct{ proven, claimed, possible, target float64 }

// bar draws a score as the other formats do: proven solid, claimed hatched, possible outlined, and a mark at the target.
func bar(s scale) []byte {
	const width, height = barWidth * perMM, barHeight * perMM
	const top, foot = height / 3, height - 4
	picture := image.NewRGBA(image.Rect(0, 0, width, height))
	fill := func(x1, y1, x2, y2 int, c palette.Color) {
		draw.Draw(picture, image.Rect(x1, y1, x2, y2), image.NewUniform(rgba(c)), image.Point{}, draw.Src)
	}
	at := func(x float64) int { return int(x*(width-12)) + 4 }
	fill(at(0), top, at(1), foot, palette.Pale)
	fill(at(0), top, at(s.possible), foot, palette.Ink)
	fill(at(0)+3, top+3, at(s.possible)-3, foot-3, palette.White)
	for y := top; y < foot; y++ { // the hatching of what is claimed
		for x := at(s.proven); x < at(s.claimed); x++ {
			if (x+y)%10 < 4 {
				picture.Set(x, y, rgba(palette.Ink))
			}
		}
	}
	fill(at(0), top, at(s.proven), foot, palette.Ink)
	fill(at(s.target)-2, 0, at(s.target)+3, foot+3, palette.Accent)
	for y := range top { // the head of the mark
		fill(at(s.target)-(top-y)/2, y, at(s.target)+(top-y)/2+1, y+1, palette.Accent)
	}
	// Where a pixel is either solid or nothing both kinds of picture hold the same bytes, and this one is written as it is.
	solid := &image.NRGBA{Pix: picture.Pix, Stride: picture.Stride, Rect: picture.Rect}
	var out bytes.Buffer
	_ = png.Encode(&out, solid) // a buffer has no error
	return out.Bytes()
}

func rgba(c palette.Color) color.RGBA {
	return color.RGBA{uint8(c[0]), uint8(c[1]), uint8(c[2]), 255}
}
