package pdf

import (
	"bytes"
	"strings"
	"testing"

	"salesaudit/reports/palette"
	"salesaudit/reports/view"
)

// TestReturnTo writes on a page once more whose last shape is light, with the color and the font that the library takes
// for set: the text must say both.
func TestReturnTo(t *testing.T) {
	d, err := newDocument(&view.View{})
	if err != nil {
		t.Fatal(err)
	}
	d.SetCompression(false)
	d.newPage()
	d.write(left, top, "1", heading)
	d.fill(palette.Blend(white, ink, 0.1))
	d.Rect(left, top, 10, 10, "F")
	d.newPage()
	d.fill(small.color)
	d.write(left, top, "2", small)

	d.returnTo(1)
	d.write(left, top, "3", small)

	var out bytes.Buffer
	if err := d.Output(&out); err != nil {
		t.Fatal(err)
	}
	first, _, _ := strings.Cut(out.String(), "endstream")
	_, after, found := strings.Cut(first, " re f")
	if !found || strings.Count(after, " Tf ") < 2 || strings.Count(after, " rg") < 1 {
		t.Errorf("behind the shape of the first page stands %q, expected a color and a font for the text", after)
	}
}
