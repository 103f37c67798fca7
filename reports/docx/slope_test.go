package docx

import (
	"bytes"
	"image/png"
	"testing"

	"salesaudit/reports/palette"
	"salesaudit/reports/paper"
	"salesaudit/reports/view"
)

// TestSlopeIsDrawn looks for the lines of a chart where they must be: one rises in ink, one falls in the accent color, and
// each begins on the left scale and ends on the right one.
func TestSlopeIsDrawn(t *testing.T) {
	number := func(x float64) view.Number { return view.Number{Value: x, Text: "x"} }
	drawn, err := drawSlope(&paper.Slope{From: "A", To: "B", High: 100, Lines: []paper.SlopeLine{
		{Name: "rises", From: number(0), To: number(100)}, {Name: "falls", From: number(50), To: number(25)},
	}})
	if err != nil {
		t.Fatal(err)
	}
	picture, err := png.Decode(bytes.NewReader(drawn))
	if err != nil {
		t.Fatal(err)
	}
	for _, at := range []struct {
		x, down float64 // of the scale
		want    palette.Color
	}{
		{slopeSide, 1, palette.Ink}, {slopeWidth - slopeSide, 0, palette.Ink},
		{slopeSide, 0.5, palette.Accent}, {slopeWidth - slopeSide, 0.75, palette.Accent}, {slopeSide + 12, 0.5 + 0.25*0.25, palette.Accent},
		{slopeSide + 24, 0.9, palette.White},
	} {
		x, y := int(at.x*slopePerMM), int((slopeTop+at.down*slopeScale)*slopePerMM)
		if got := picture.At(x, y); got != rgba(at.want) {
			t.Errorf("%v mm from the left, %v down: %v, want %v", at.x, at.down, got, rgba(at.want))
		}
	}
}

func BenchmarkSlope(b *testing.B) {
	s := &paper.Slope{From: "1 мая 2026 г.", To: "1 ноября 2026 г.", High: 100}
	for i := range 4 {
		s.Lines = append(s.Lines, paper.SlopeLine{Name: "Автоматизация", From: view.Number{Value: float64(20 * i), Text: "20,0"}, To: view.Number{Value: float64(25 * i), Text: "25,0"}})
	}
	for b.Loop() {
		if _, err := drawSlope(s); err != nil {
			b.Fatal(err)
		}
	}
}
