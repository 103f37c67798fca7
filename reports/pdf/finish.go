package pdf

import (
	"bytes"
	"fmt"
	"regexp"
	"strconv"
)

// contentsPlace keeps the place of the table of contents: a line for each part that the report has.
func (d *document) contentsPlace() {
	d.place("contents")
	d.bookmark(d.words.Contents, 0)
	d.contentsPage, d.contentsTop = d.PageNo(), d.y
	d.y += 12 + float64(d.titles())*contentsLine
}

const contentsLine = 5.6

// titles counts the parts that get a title.
func (d *document) titles() int {
	n := 10 // questions, criteria, gaps, contradictions, plan, still to ask, to send, answers, method, closing
	if len(d.view.Evidence) > 0 {
		n++
	}
	if d.view.Consensus != nil {
		n++
	}
	if d.view.Peers != nil {
		n++
	}
	return n + len(d.view.Matrices) + len(d.view.FunnelFields)
}

// returnTo goes back to a page that is drawn already. The library keeps one color and one font for all pages, and leaves
// out what it takes to be set: a text would come out in the color of the last shape of that page.
func (d *document) returnTo(page int) {
	d.SetPage(page)
	d.fill(white)
	d.SetFontSize(1) // no style has this size, so that each sets its font anew
}

// contents fills the table of contents in, once all pages are known.
func (d *document) contents() {
	d.returnTo(1)
	d.readOn()
	d.returnTo(d.contentsPage)
	y := d.contentsTop
	d.write(left, y, d.words.Contents, heading)
	y += 10
	for _, s := range d.sections {
		number := strconv.Itoa(s.page)
		d.write(left, y, d.fit(s.title, style{10, regular, ink}, textWidth-20), style{10, regular, ink})
		d.writeRight(left+textWidth, y, number, style{10, regular, ink})
		d.Link(left, y, textWidth, contentsLine, s.link)
		d.stroke(rule, 0.15)
		d.Line(left, y+contentsLine-0.4, left+textWidth, y+contentsLine-0.4)
		y += contentsLine
	}
}

// fillMarks writes the page numbers that were left open.
func (d *document) fillMarks() {
	for _, m := range d.marks {
		d.returnTo(m.page)
		d.writeRight(m.x, m.y, strconv.Itoa(d.pages[m.name]), small)
	}
}

// footers numbers the pages and names the client on each, once their number is known.
func (d *document) footers() {
	pages := d.PageCount()
	for page := 1; page <= pages; page++ {
		d.returnTo(page)
		y := pageHeight - 12.0
		name := joinDot(d.view.Header.Client, d.view.Header.Date)
		d.write(left, y, d.fit(name, smaller, textWidth-45), smaller)
		d.writeRight(left+textWidth, y, fmt.Sprintf("%s %d %s %d", d.words.Page, page, d.words.Of, pages), smaller)
	}
	d.SetPage(pages)
}

var startPattern = regexp.MustCompile(`startxref\n(\d+)\n%%EOF\s*$`)

// catalogueEnd closes the catalogue, which is the last object before the table of objects.
const catalogueEnd = ">>\nendobj\nxref\n0 "

// withLanguage names the language of the text in the catalogue of a PDF, which the library cannot do: screen readers
// choose their voice by it. What is added comes after all other objects, so only the place of the table moves.
func withLanguage(pdf []byte, language string) ([]byte, error) {
	added := "/Lang (" + language + ")\n/ViewerPreferences <</DisplayDocTitle true>>\n"
	at := bytes.LastIndex(pdf, []byte(catalogueEnd))
	start := startPattern.FindSubmatchIndex(pdf)
	if at < 0 || start == nil {
		return nil, fmt.Errorf("no catalogue to add the language to")
	}
	table, err := strconv.Atoi(string(pdf[start[2]:start[3]]))
	if err != nil {
		return nil, fmt.Errorf("read the place of the table of objects: %w", err)
	}
	out := bytes.NewBuffer(make([]byte, 0, len(pdf)+len(added)+8))
	out.Write(bytes.Replace(pdf[:at], []byte("%PDF-1.3"), []byte("%PDF-1.4"), 1))
	out.WriteString(added)
	out.Write(pdf[at:start[2]])
	fmt.Fprintf(out, "%d\n%%%%EOF\n", table+len(added))
	return out.Bytes(), nil
}
