package docx

import (
	"bytes"
	"image"
	"image/draw"
	"image/png"
	"strconv"

	"salesaudit/reports/palette"
	"salesaudit/reports/paper"
	"salesaudit/reports/typeface"
)

// The chart of places among others in millimeters.
const (
	spreadRow  = 7.5
	spreadBand = 3.4
	spreadFoot = 6.0 // under the lines, for the numbers of the scale
)

// spread adds a chart of where values are among those of others, as a picture that says the same to those who do not see
// it. Where the typeface cannot be read there is none: the table beside it says the same.
func (d *document) spread(s *paper.Spread) {
	drawn, height, err := drawSpread(s)
	if err != nil {
		return
	}
	d.leading(quiet, s.Title)
	d.body.WriteString(paragraphXML(normal, d.pictureXML(d.picture(drawn), s.Says(), slopeWidth, float64(height))))
	d.paragraph(quiet, s.Key)
}

// drawSpread draws a chart as a PNG, and returns how high it is in millimeters.
func drawSpread(s *paper.Spread) ([]byte, int, error) {
	rows := spreadRow * float64(len(s.Lines))
	height := int(rows + spreadFoot + 0.5)
	p, err := newPicture(slopeWidth, height)
	if err != nil {
		return nil, 0, err
	}
	x := func(value float64) float64 { return slopeSide + s.At(value)*(slopeWidth-slopeSide-6) }
	for _, tick := range s.Ticks() {
		p.line(x(tick), 0, x(tick), rows, 0.2, palette.Rule)
		text := strconv.FormatFloat(tick, 'f', -1, 64)
		p.text(x(tick)-p.width(text, typeface.Regular)/2, rows+slopeText+0.5, text, typeface.Regular, false)
	}
	for i := range s.Lines {
		p.spreadLine(s, &s.Lines[i], spreadRow*(float64(i)+0.5), x)
	}
	var out bytes.Buffer
	err = png.Encode(&out, p.RGBA)
	return out.Bytes(), height, err
}

// spreadLine draws one line around its middle.
func (p *slopePicture) spreadLine(s *paper.Spread, l *paper.SpreadLine, middle float64, x func(float64) float64) {
	weight, c := typeface.Regular, palette.Ink
	if l.Strong {
		weight = typeface.Bold
	}
	if l.Value.Value < l.Q1.Value {
		c = palette.Accent
	}
	const gap, baseline = 4.0, 0.35 * slopeText
	p.text(0, middle+baseline, p.fit(l.Name, slopeSide-gap-3-p.width(l.Value.Text, weight), weight), weight, false)
	p.text(slopeSide-gap, middle+baseline, l.Value.Text, weight, true)
	p.line(x(s.Low), middle, x(s.High), middle, 0.2, palette.Rule)
	p.line(x(l.Q1.Value), middle, max(x(l.Q1.Value)+0.4, x(l.Q3.Value)), middle, spreadBand, palette.Tint)
	p.line(x(l.Median.Value), middle-spreadBand/2, x(l.Median.Value), middle+spreadBand/2, 0.6, palette.Muted)
	p.dot(x(l.Value.Value), middle, c)
}

// newPicture returns an empty picture of a size in millimeters.
func newPicture(width, height int) (*slopePicture, error) {
	p := &slopePicture{RGBA: image.NewRGBA(image.Rect(0, 0, width*slopePerMM, height*slopePerMM))}
	draw.Draw(p.RGBA, p.Bounds(), image.NewUniform(rgba(palette.White)), image.Point{}, draw.Src)
	var err error
	for _, w := range []typeface.Weight{typeface.Regular, typeface.Bold} {
		if p.faces[w], err = typeface.Face(w, slopeText*slopePerMM); err != nil {
			return nil, err
		}
	}
	p.texts, err = typeface.New()
	return p, err
}
