package html

import (
	"crypto/sha256"
	_ "embed" // for the template
	"encoding/base64"
	"html/template"
	"io"
	"sync"

	"salesaudit/reports/paper"
	"salesaudit/reports/view"
)

//go:embed paper.html.tmpl
var paperSource string

//go:embed paper.css
var paperStyle string

// parsedPaper is parsed when the first document is written.
var parsedPaper = sync.OnceValues(func() (*template.Template, error) {
	return template.New("paper").Funcs(template.FuncMap{
		"kind":   kindOf,
		"slope":  newSlopeChart,
		"spread": newSpreadChart,
		"add":    func(a, b int) int { return a + b },
	}).Parse(paperSource + blocksSource)
})

// paperPage is what the template is given.
type paperPage struct {
	*paper.Document
	Generator string
	Style     template.CSS
	Policy    string
	Words     view.Words
}

// WritePaper writes a plain document as one page that needs no network and no scripts, to be read or printed.
func WritePaper(w io.Writer, p *paper.Document) error {
	t, err := parsedPaper()
	if err != nil {
		return err
	}
	both := fullStyle() + paperStyle
	return t.Execute(w, &paperPage{Document: p, Generator: view.Generator, Style: template.CSS(both), Policy: policy(both), Words: view.WordsIn(p.Language)})
}

// policy says what a page may load: its own style, pictures and fonts that it carries, nothing else.
func policy(style string) string {
	hash := sha256.Sum256([]byte(style))
	return "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(hash[:]) + "'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'"
}

// kindOf names the kind of a block for the template.
func kindOf(b paper.Block) string {
	switch b.(type) {
	case paper.Heading:
		return "heading"
	case paper.Paragraph:
		return "paragraph"
	case paper.List:
		return "list"
	case paper.Checks:
		return "checks"
	case paper.Facts:
		return "facts"
	case *paper.Table:
		return "table"
	case *paper.Spread:
		return "spread"
	}
	return "slope"
}

// slopeChart is a slope chart in px of its own drawing.
type slopeChart struct {
	*paper.Slope
	Parts []slopePart
	Table *paper.Table
}

type slopePart struct {
	paper.SlopeLine
	Y1, Y2, Text1, Text2 int
	Class                string // up, down or same
}

// The drawing of a slope chart in px; the template has the same numbers.
const (
	slopeTop    = 34
	slopeHeight = 260
	slopeText   = 17 // height of a line of text
)

func newSlopeChart(s *paper.Slope) slopeChart {
	out := slopeChart{Slope: s, Table: s.Table()}
	at := func(place float64) int { return slopeTop + int(place*slopeHeight+0.5) }
	for i, place := range s.Places(float64(slopeText) / slopeHeight) {
		part := slopePart{SlopeLine: s.Lines[i], Y1: at(place.From), Y2: at(place.To), Text1: at(place.FromText) + 4, Text2: at(place.ToText) + 4, Class: "same"}
		switch {
		case part.To.Value > part.From.Value:
			part.Class = "up"
		case part.To.Value < part.From.Value:
			part.Class = "down"
		}
		out.Parts = append(out.Parts, part)
	}
	return out
}
