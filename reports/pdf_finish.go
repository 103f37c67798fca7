package reports

import (
	"bytes"
	"fmt"
	"regexp"
	"strconv"
)

// contentsHeight is what the table of contents takes: a line for each part that the report has.
func (d *document) contentsPlace() {
	d.place("contents")
	d.bookmark(d.words.Contents, 0)
	d.contentsPage, d.contentsTop = d.PageNo(), d.y
	d.y += 12 + float64(d.parts())*contentsLine
}

const contentsLine = 5.6

// parts counts the parts that get a title.
func (d *document) parts() int {
	n := 7 // criteria, gaps, contradictions, plan, still to ask, answers, method
	n += len(d.view.Matrices) + len(d.view.FunnelFields)
	return n + 1 // evidence
}

// contents fills the table of contents in, once all pages are known.
func (d *document) contents() {
	d.SetPage(d.contentsPage)
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

// footers numbers the pages and names the client on each, once their number is known.
func (d *document) footers() {
	pages := d.PageCount()
	for page := 1; page <= pages; page++ {
		d.SetPage(page)
		y := pageHeight - 12.0
		name := joinDot(d.view.Header.Client, d.view.Header.Date)
		d.write(left, y, d.fit(name, smaller, textWidth-45), smaller)
		d.writeRight(left+textWidth, y, fmt.Sprintf("%s %d %s %d", d.words.Page, page, d.words.Of, pages), smaller)
	}
	d.SetPage(pages)
}

var (
	rootPattern  = regexp.MustCompile(`/Size (\d+)\n/Root (\d+) 0 R\n/Info (\d+) 0 R`)
	startPattern = regexp.MustCompile(`startxref\n(\d+)\n%%EOF\s*$`)
)

// withLanguage names the language of the text in the catalogue of a PDF, which the library cannot do: screen readers
// choose their voice by it. It appends a new version of the catalogue, as the format provides for changes.
func withLanguage(pdf []byte, language string) ([]byte, error) {
	trailer, start := rootPattern.FindSubmatch(pdf), startPattern.FindSubmatch(pdf)
	if trailer == nil || start == nil {
		return nil, fmt.Errorf("no trailer to add the language to")
	}
	root := string(trailer[2])
	head := []byte("\n" + root + " 0 obj\n<<\n")
	from := bytes.LastIndex(pdf, head)
	if from < 0 {
		return nil, fmt.Errorf("no catalogue to add the language to")
	}
	length := bytes.Index(pdf[from:], []byte("endobj"))
	if length < 0 {
		return nil, fmt.Errorf("a catalogue without an end")
	}
	catalogue := pdf[from+len(head) : from+length]
	out := bytes.NewBuffer(bytes.TrimRight(pdf, "\n"))
	out.WriteString("\n")
	at := out.Len()
	fmt.Fprintf(out, "%s 0 obj\n<<\n/Version /1.4\n/Lang (%s)\n/ViewerPreferences <</DisplayDocTitle true>>\n%sendobj\n", root, language, catalogue)
	table := out.Len()
	fmt.Fprintf(out, "xref\n%s 1\n%010d 00000 n \ntrailer\n<<\n/Size %s\n/Root %s 0 R\n/Info %s 0 R\n/Prev %s\n>>\nstartxref\n%d\n%%%%EOF\n",
		root, at, trailer[1], root, trailer[3], start[1], table)
	return out.Bytes(), nil
}
