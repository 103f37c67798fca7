package reports

import (
	"fmt"
	"io"
	"strings"

	"salesaudit/internal/scoring"
)

// Suffixes returns the suffixes of the formats that a report can be written in.
func Suffixes() []string { return []string{".pdf", ".html", ".md", ".xlsx", ".json"} }

// Write writes a report in the format of a suffix, one of Suffixes. The same input gives the same bytes. The
// assessment is the one that the view was made from; only programs are given it as it is.
func Write(w io.Writer, suffix string, v *View, a *scoring.Assessment) error {
	cleaned := *v // the brand was put in after the view was worded
	cleaned.Brand.Consultant, cleaned.Brand.Contact = cleanName(v.Brand.Consultant), cleanName(v.Brand.Contact)
	v = &cleaned
	switch suffix {
	case ".pdf":
		return WritePDF(w, v)
	case ".html":
		return WriteHTML(w, v)
	case ".md":
		return WriteMarkdown(w, v)
	case ".xlsx":
		return WriteXLSX(w, v)
	case ".json":
		return WriteJSON(w, v, a)
	}
	return fmt.Errorf("no report format %q, expected one of %s", suffix, strings.Join(Suffixes(), ", "))
}
