package docx

import (
	"bytes"
	"image/png"
	"testing"

	"salesaudit/reports/palette"
	"salesaudit/reports/paper"
	"salesaudit/reports/view"
)

// TestSpreadIsDrawn looks for the band, the median and the dot of each line where they must be; a value under the band is
// in the accent color.
func TestSpreadIsDrawn(t *testing.T) {
	number := func(x float64) view.Number { return view.Number{Value: x, Text: "x"} }
	s := &paper.Spread{High: 100, Lines: []paper.SpreadLine{
		{Name: "high", Value: number(90), Q1: number(20), Median: number(40), Q3: number(60)},
		{Name: "low", Value: number(10), Q1: number(20), Median: number(40), Q3: number(60)},
	}}
	drawn, height, err := drawSpread(s)
	if err != nil {
		t.Fatal(err)
	}
	picture, err := png.Decode(bytes.NewReader(drawn))
	if err != nil {
		t.Fatal(err)
	}
	if want := height * slopePerMM; picture.Bounds().Dy() != want {
		t.Errorf("the picture is %d pixels high, want %d", picture.Bounds().Dy(), want)
	}
	for _, at := range []struct {
		value float64
		line  int
		want  palette.Color
	}{
		{90, 0, palette.Ink}, {30, 0, palette.Tint}, {40, 0, palette.Muted}, {59, 0, palette.Tint},
		{10, 1, palette.Accent}, {30, 1, palette.Tint},
	} {
		x, y := int((slopeSide+at.value/100*(slopeWidth-slopeSide-6))*slopePerMM), int(spreadRow*(float64(at.line)+0.5)*slopePerMM)
		if got := picture.At(x, y); got != rgba(at.want) {
			t.Errorf("line %d at %v: %v, want %v", at.line, at.value, got, rgba(at.want))
		}
	}
}
