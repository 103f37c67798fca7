package pdf

import (
	"strings"

	"github.com/jung-kurt/gofpdf"

	"salesaudit/reports/palette"
	"salesaudit/reports/typeface"
	"salesaudit/reports/view"
)

// A4 in millimeters, and what is kept free round the text.
const (
	pageWidth, pageHeight = 210.0, 297.0
	left, right           = 18.0, 18.0
	top, bottom           = 17.0, 19.0
	textWidth             = pageWidth - left - right
	pageEnd               = pageHeight - bottom
)

// color is one of the palette.
type color = palette.Color

var (
	ink, muted, rule, pale = palette.Ink, palette.Muted, palette.Rule, palette.Pale
	tint, accent, white    = palette.Tint, palette.Accent, palette.White
)

const (
	regular = typeface.Regular
	bold    = typeface.Bold
)

// style is how a text is set.
type style struct {
	size   float64 // points
	weight typeface.Weight
	color  color
}

// lead is the distance between lines of a style in millimeters.
func (s style) lead() float64 { return s.size * 0.3528 * 1.34 }

// ascent is how far below the top of its line the foot of a text is, in millimeters.
func (s style) ascent() float64 { return s.lead()*0.5 + s.size*0.3528*0.36 }

func (s style) in(c color) style { s.color = c; return s }

var (
	body    = style{9, regular, ink}
	strong  = style{9, bold, ink}
	small   = style{7.8, regular, ink}
	smaller = style{7, regular, muted}
	fine    = style{7.4, regular, ink} // of what closes the report
	label   = style{7.8, regular, muted}
	heading = style{16, bold, ink}
	section = style{11.5, bold, ink}
)

// document is a PDF while it is drawn: the library, the type, and where the next line goes.
type document struct {
	*gofpdf.Fpdf
	types *typeface.Typesetter
	view  *view.View
	words *view.Words
	y     float64 // top of the next line, from the top of the page

	sections []contentsEntry
	anchors  map[string]int // links by what they lead to, such as a criterion
	pages    map[string]int // the pages of those that were reached
	marks    []pageMark     // page numbers to fill in once all pages are known

	contentsPage int // where the table of contents is filled in at the end
	contentsTop  float64
	readOnTop    float64 // of the line at the foot of the summary
}

// pageMark is where the page of a named place is to be written.
type pageMark struct {
	page int     // that it is on
	x, y float64 // its right end, and the top of its line
	name string  // of the place
}

// contentsEntry is a line of the table of contents.
type contentsEntry struct {
	title string
	page  int
	link  int
}

// newDocument prepares an empty A4 document.
func newDocument(v *view.View) (*document, error) {
	types, err := typeface.New()
	if err != nil {
		return nil, err
	}
	pdf := gofpdf.New("P", "mm", "A4", "")
	pdf.SetCatalogSort(true)
	pdf.SetAutoPageBreak(false, 0)
	pdf.SetMargins(left, top, right)
	pdf.SetCellMargin(0)
	pdf.AddUTF8FontFromBytes("golos", "", typeface.TrueType(regular))
	pdf.AddUTF8FontFromBytes("golos", "B", typeface.TrueType(bold))
	return &document{Fpdf: pdf, types: types, view: v, words: &v.Words, anchors: map[string]int{}, pages: map[string]int{}}, pdf.Error()
}

// newPage begins a page.
func (d *document) newPage() {
	d.AddPage()
	d.y = top
}

// room is the height that is left on the page.
func (d *document) room() float64 { return pageEnd - d.y }

// need begins a page unless so much height is left. It reports whether it did.
func (d *document) need(height float64) bool {
	if d.room() >= height || d.y <= top+0.01 {
		return false
	}
	d.newPage()
	return true
}

// mostEmpty is how much of a page may be left empty for what begins on the next: a third.
const mostEmpty = (pageEnd - top) / 3

// kept returns how much room to ask for before something that is to stay on one page: all that it takes, unless a page
// break would then leave more than a third of this page empty. It begins here then, as far as there is room for the
// least that it begins with.
func (d *document) kept(whole, least float64) float64 {
	if d.room() > mostEmpty {
		return min(whole, least)
	}
	return whole
}

// anchor returns the link that leads to a named place, before or after the place is reached.
func (d *document) anchor(name string) int {
	link, ok := d.anchors[name]
	if !ok {
		link = d.AddLink()
		d.anchors[name] = link
	}
	return link
}

// place makes the current line the place of a name.
func (d *document) place(name string) {
	d.SetLink(d.anchor(name), d.y, d.PageNo())
	d.pages[name] = d.PageNo()
}

// use selects a style.
func (d *document) use(s style) {
	name := ""
	if s.weight == bold {
		name = "B"
	}
	d.SetFont("golos", name, s.size)
	d.SetTextColor(s.color[0], s.color[1], s.color[2])
}

// write sets one line with its top at y, as it is: x is its left end.
func (d *document) write(x, y float64, text string, s style) {
	if text = d.printable(text); text != "" {
		d.use(s)
		d.Text(x, y+s.ascent(), text)
	}
}

// writeRight sets one line that ends at x.
func (d *document) writeRight(x, y float64, text string, s style) {
	text = d.printable(text)
	d.write(x-d.width(text, s), y, text, s)
}

// writeCenter sets one line with its middle at x.
func (d *document) writeCenter(x, y float64, text string, s style) {
	text = d.printable(text)
	d.write(x-d.width(text, s)/2, y, text, s)
}

// width measures a printable text in millimeters.
func (d *document) width(text string, s style) float64 { return d.types.Width(text, s.size, s.weight) }

// printable returns a text that the typeface can show.
func (d *document) printable(text string) string { return d.types.Printable(text) }

// wrap breaks a text into lines of at most so many millimeters.
func (d *document) wrap(text string, s style, width float64) []string {
	return d.types.Wrap(text, s.size, s.weight, width)
}

// clamp keeps at most so many lines; what is cut shows as an ellipsis.
func (d *document) clamp(lines []string, most int, s style, width float64) []string {
	if len(lines) <= most {
		return lines
	}
	lines = lines[:most:most]
	last := []rune(lines[most-1])
	for len(last) > 0 && d.width(string(last)+"…", s) > width {
		last = last[:len(last)-1]
	}
	whole := string(last)
	if i := strings.LastIndexAny(whole, " -"); len(last) < len([]rune(lines[most-1])) && i > 0 {
		whole = whole[:i+1] // a word is not cut where there is another before it
	}
	lines[most-1] = strings.TrimRight(whole, " ,;:") + "…"
	return lines
}

// fit shortens a text to one line of the width.
func (d *document) fit(text string, s style, width float64) string {
	lines := d.clamp(d.wrap(text, s, width), 1, s, width)
	if len(lines) == 0 {
		return ""
	}
	return lines[0]
}

// fill, stroke and lines set the colors and width that the next shapes take.
func (d *document) fill(c color) { d.SetFillColor(c[0], c[1], c[2]) }

func (d *document) stroke(c color, width float64) {
	d.SetDrawColor(c[0], c[1], c[2])
	d.SetLineWidth(width)
}
