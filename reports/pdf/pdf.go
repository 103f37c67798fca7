// Package pdf sets a report as an A4 PDF: one page for a director, then the detail. It reads the view alone, and is
// the only importer of gofpdf.
//
//	page.go      type sizes, lines of text
//	flow.go      headings and paragraphs that flow down the pages; table.go tables
//	shapes.go    marks drawn as vectors
//	summary*.go  the first page; the others are called after their parts
//	finish.go    what is known only in the end: contents, page numbers, language
package pdf

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"time"

	"salesaudit/reports/typeface"
	"salesaudit/reports/view"
)

// Write writes the report. The same view gives the same bytes: the date of creation is that of the interview. It returns
// the characters that the typeface lacks, which the report shows as «?» or not at all.
func Write(w io.Writer, v *view.View) ([]typeface.Lack, error) {
	d, err := newDocument(v)
	if err != nil {
		return nil, fmt.Errorf("prepare the PDF: %w", err)
	}
	d.setMetadata(reportMetadata(v))
	d.summaryPage()
	if !v.Empty {
		d.parts()
		d.contents()
		d.fillMarks()
	}
	d.footers()
	return d.types.Lacking(), d.finish(w)
}

// finish writes the document once all pages are drawn.
func (d *document) finish(w io.Writer) error {
	var out bytes.Buffer
	if err := d.Output(&out); err != nil {
		return fmt.Errorf("write the PDF: %w", err)
	}
	finished, err := withLanguage(out.Bytes(), string(d.view.Language))
	if err != nil {
		return fmt.Errorf("write the PDF: %w", err)
	}
	_, err = w.Write(finished)
	return err
}

// parts sets all that follows the first page.
func (d *document) parts() {
	d.newPage()
	d.contentsPlace()
	d.criteriaChart()
	d.questions()
	d.gaps()
	d.matrices()
	d.funnels()
	d.contradictions()
	d.consensus()
	d.peers()
	d.plan()
	d.next()
	d.answers()
	d.evidence()
	d.method()
	d.closing()
}

// undated is when the reports of interviews without a date were made, as far as their bytes are concerned.
var undated = time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)

// metadata is what a PDF says of itself; what is empty is left out.
type metadata struct {
	title, author, subject, keywords string
	date                             string // 2006-01-02; "" where there is none
}

// reportMetadata is that of the gap report.
func reportMetadata(v *view.View) metadata {
	h := &v.Header
	return metadata{title: h.Title + ": " + h.Client, author: cmp.Or(v.Brand.Consultant, h.Interviewer), subject: h.BankTitle, keywords: h.Bank, date: h.ISODate}
}

func (d *document) setMetadata(m metadata) {
	date, err := time.Parse(time.DateOnly, m.date)
	if err != nil {
		date = undated
	}
	d.SetCreationDate(date)
	d.SetModificationDate(date)
	d.SetTitle(d.printable(m.title), true)
	if m.author != "" {
		d.SetAuthor(d.printable(m.author), true)
	}
	d.SetSubject(d.printable(m.subject), true)
	if m.keywords != "" {
		d.SetKeywords(m.keywords, true)
	}
	d.SetCreator(view.Generator, true)
	d.SetProducer(view.Generator, true)
}
