package machine

import (
	"io"

	"github.com/go-json-experiment/json/jsontext"

	"salesaudit/reports/view"
)

// report is a report in the form salesaudit.report/1: the assessment, then every part of the view.
type report struct {
	Format     string         `json:"format"`
	Language   string         `json:"language"`
	Assessment jsontext.Value `json:"assessment"`
	*view.View
}

// WriteReport writes the report; assessment is the one that the view was made from, as JSON in the form of
// `score --format json`.
func WriteReport(w io.Writer, v *view.View, assessment []byte) error {
	return writeJSON(w, &report{view.ReportFormat, string(v.Language), assessment, v})
}
