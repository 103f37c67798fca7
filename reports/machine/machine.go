// Package machine writes a report, a plan or what validation found for other programs: JSON, CSV and iCalendar. Keys
// and columns never change with the language; the texts do. It reads the view alone.
package machine

import (
	"io"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"salesaudit/internal/clean"
)

// writeJSON writes a value as people read JSON, and ends the line. The keys of a map are in the order of the alphabet: the
// same input gives the same bytes.
func writeJSON(w io.Writer, value any) error {
	out, err := json.Marshal(value, json.Deterministic(true), jsontext.WithIndent("  "), jsontext.EscapeForJS(true), jsontext.AllowInvalidUTF8(true))
	if err != nil {
		return err
	}
	_, err = w.Write(append(clean.JSON(out), '\n'))
	return err
}
