// Package reports is the list of formats that a report can be written in: it hands a view to the package of the
// format, and knows the results of all formats again before they are overwritten.
//
// It belongs at the end of the flow: bank + answers → assessment → plan → view → report. Package view words
// everything once; the packages pdf, docx, html, markdown, xlsx, terminal and machine set what it says.
package reports

import (
	"fmt"
	"io"
	"strings"

	"salesaudit/internal/record"
	"salesaudit/internal/scoring"
	"salesaudit/reports/docx"
	"salesaudit/reports/html"
	"salesaudit/reports/machine"
	"salesaudit/reports/markdown"
	"salesaudit/reports/paper"
	"salesaudit/reports/pdf"
	"salesaudit/reports/typeface"
	"salesaudit/reports/view"
	"salesaudit/reports/xlsx"
)

// Suffixes returns the suffixes of the formats that a report can be written in.
func Suffixes() []string { return []string{".pdf", ".docx", ".html", ".md", ".xlsx", ".json"} }

// Write writes a report in the format of a suffix, one of Suffixes. The same input gives the same bytes. The
// assessment is the one that the view was made from; only programs are given it as it is. It returns the characters that
// the typeface of a PDF lacks; the other formats have none of their own.
func Write(w io.Writer, suffix string, v *view.View, a *scoring.Assessment) ([]typeface.Lack, error) {
	switch suffix {
	case ".pdf":
		return pdf.Write(w, v)
	case ".docx":
		return nil, docx.Write(w, v)
	case ".html":
		return nil, html.Write(w, v)
	case ".md":
		return nil, markdown.Write(w, v)
	case ".xlsx":
		return nil, xlsx.Write(w, v)
	case ".json":
		assessment, err := record.Append(nil, record.Of(a))
		if err != nil {
			return nil, err
		}
		return nil, machine.WriteReport(w, v, assessment)
	}
	return nil, fmt.Errorf("no report format %q, expected one of %s", suffix, strings.Join(Suffixes(), ", "))
}

// PaperSuffixes returns the suffixes of the formats that a plain document can be written in.
func PaperSuffixes() []string { return []string{".pdf", ".docx", ".html", ".md"} }

// WritePaper writes a plain document in the format of a suffix, one of PaperSuffixes. The same document gives the same
// bytes. It returns the characters that the typeface of a PDF lacks.
func WritePaper(w io.Writer, suffix string, p *paper.Document) ([]typeface.Lack, error) {
	switch suffix {
	case ".pdf":
		return pdf.WritePaper(w, p)
	case ".docx":
		return nil, docx.WritePaper(w, p)
	case ".html":
		return nil, html.WritePaper(w, p)
	case ".md":
		return nil, markdown.WritePaper(w, p)
	}
	return nil, fmt.Errorf("no document format %q, expected one of %s", suffix, strings.Join(PaperSuffixes(), ", "))
}
