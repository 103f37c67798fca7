package docx

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"math"

	drawing "golang.org/x/image/font"
	"golang.org/x/image/math/fixed"
	"golang.org/x/image/vector"

	"salesaudit/internal/wording"
	"salesaudit/reports/palette"
	"salesaudit/reports/paper"
	"salesaudit/reports/typeface"
)

// The slope chart in millimeters.
const (
	slopeWidth  = 172
	slopeHeight = 66
	slopeTop    = 9.0 // of the scale, under what its sides are called
	slopeScale  = slopeHeight - slopeTop - 3
	slopeSide   = 62.0 // room for names and values on either side
	slopeText   = 3.3  // size of the type
	slopeLead   = 4.2  // from line to line
	slopePerMM  = 8    // pixels, about 200 an inch
)

// slope adds a chart of what became of numbers, as a picture that says the same to those who do not see it; as a table
// where the typeface cannot be read.
func (d *document) slope(s *paper.Slope) {
	drawn, err := drawSlope(s)
	if err != nil {
		d.paperTable(s.Table())
		return
	}
	d.paragraph(quiet, s.Title)
	said := make([]string, len(s.Lines))
	for i, l := range s.Lines {
		said[i] = fmt.Sprintf("%s: %s → %s", l.Name, l.From.Text, l.To.Text)
	}
	says := wording.Joined(". ", s.Title, wording.Joined("; ", said...))
	d.body.WriteString(paragraphXML(normal, d.pictureXML(d.picture(drawn), says, slopeWidth, slopeHeight)))
	for _, text := range s.Key() {
		d.paragraph(quiet, text)
	}
}

// slopePicture is a chart in the making. Places and sizes are in millimeters. What draws in it and writes it is given the
// RGBA itself: packages know that type, and set any other pixel by pixel, which takes five times as long.
type slopePicture struct {
	*image.RGBA
	faces [2]drawing.Face // by weight
	texts *typeface.Typesetter
}

// drawSlope draws a chart as a PNG.
func drawSlope(s *paper.Slope) ([]byte, error) {
	p, err := newPicture(slopeWidth, slopeHeight)
	if err != nil {
		return nil, err
	}
	const left, right = slopeSide, slopeWidth - slopeSide
	p.text(left, slopeText, s.From, typeface.Regular, true)
	p.text(right, slopeText, s.To, typeface.Regular, false)
	p.line(left, slopeTop, left, slopeTop+slopeScale, 0.2, palette.Rule)
	p.line(right, slopeTop, right, slopeTop+slopeScale, 0.2, palette.Rule)
	for i, place := range s.Places(slopeLead / slopeScale) {
		p.slopeLine(&s.Lines[i], place)
	}
	var out bytes.Buffer
	err = png.Encode(&out, p.RGBA)
	return out.Bytes(), err
}

// slopeLine draws one line with the texts at its ends, in the colors of the other formats.
func (p *slopePicture) slopeLine(l *paper.SlopeLine, place paper.SlopePlace) {
	const left, right, gap = slopeSide, slopeWidth - slopeSide, 2.5
	width, weight, c := 0.4, typeface.Regular, palette.Muted
	if l.Strong {
		width, weight = 0.9, typeface.Bold
	}
	switch {
	case l.To.Value < l.From.Value:
		c = palette.Accent
	case l.Strong, l.To.Value > l.From.Value:
		c = palette.Ink
	}
	at := func(down float64) float64 { return slopeTop + down*slopeScale }
	p.line(left, at(place.From), right, at(place.To), width, c)
	p.dot(left, at(place.From), c)
	p.dot(right, at(place.To), c)
	const baseline = 0.35 * slopeText // of a text in the middle of its line
	room := slopeSide - gap
	p.text(left-gap, at(place.FromText)+baseline, p.fit(l.Label(), room-p.width("  "+l.From.Text, weight), weight)+"  "+l.From.Text, weight, true)
	p.text(right+gap, at(place.ToText)+baseline, l.To.Text+"  "+p.fit(l.Label(), room-p.width(l.To.Text+"  ", weight), weight), weight, false)
}

// width measures a text.
func (p *slopePicture) width(text string, w typeface.Weight) float64 {
	return p.texts.Width(text, slopeText/typeface.MillimetersPerPoint, w)
}

// fit shortens a text to a width.
func (p *slopePicture) fit(text string, width float64, w typeface.Weight) string {
	text = p.texts.Printable(text)
	if p.width(text, w) <= width {
		return text
	}
	letters := []rune(text)
	for len(letters) > 0 && p.width(string(letters)+"…", w) > width {
		letters = letters[:len(letters)-1]
	}
	return string(letters) + "…"
}

// text writes a text from x on, or up to it, on a baseline.
func (p *slopePicture) text(x, baseline float64, text string, w typeface.Weight, upTo bool) {
	text = p.texts.Printable(text)
	d := drawing.Drawer{Dst: p.RGBA, Src: image.NewUniform(rgba(palette.Ink)), Face: p.faces[w], Dot: fixed.Point26_6{X: pixels(x), Y: pixels(baseline)}}
	if upTo {
		d.Dot.X -= d.MeasureString(text)
	}
	d.DrawString(text)
}

func pixels(mm float64) fixed.Int26_6 { return fixed.Int26_6(mm * slopePerMM * 64) }

// line draws a line of a width.
func (p *slopePicture) line(x1, y1, x2, y2, width float64, c palette.Color) {
	length := math.Hypot(x2-x1, y2-y1)
	dx, dy := -(y2-y1)/length*width/2, (x2-x1)/length*width/2
	p.shape(c, x1+dx, y1+dy, x2+dx, y2+dy, x2-dx, y2-dy, x1-dx, y1-dy)
}

// dot draws the end of a line.
func (p *slopePicture) dot(x, y float64, c palette.Color) {
	const radius, corners = 0.9, 32
	var outline []float64
	for i := range corners {
		angle := 2 * math.Pi * float64(i) / corners
		outline = append(outline, x+radius*math.Cos(angle), y+radius*math.Sin(angle))
	}
	p.shape(c, outline...)
}

// shape fills an outline, given as x and y of its corners.
func (p *slopePicture) shape(c palette.Color, corners ...float64) {
	box := image.Rectangle{Min: p.Bounds().Max}
	for i := 0; i+1 < len(corners); i += 2 {
		x, y := int(corners[i]*slopePerMM), int(corners[i+1]*slopePerMM)
		box.Min, box.Max = image.Pt(min(box.Min.X, x), min(box.Min.Y, y)), image.Pt(max(box.Max.X, x+1), max(box.Max.Y, y+1))
	}
	at := func(i int) (x, y float32) {
		return float32(corners[i]*slopePerMM - float64(box.Min.X)), float32(corners[i+1]*slopePerMM - float64(box.Min.Y))
	}
	r := vector.NewRasterizer(box.Dx(), box.Dy())
	r.MoveTo(at(0))
	for i := 2; i+1 < len(corners); i += 2 {
		r.LineTo(at(i))
	}
	r.ClosePath()
	r.Draw(p.RGBA, box, image.NewUniform(rgba(c)), image.Point{})
}
