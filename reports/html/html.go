// Package html writes a report as one HTML file that needs no network and no scripts: it can be opened offline, printed
// and read with a keyboard, and follows the light or dark colors of the reader. It reads the view alone.
//
//	report.html.tmpl  the page
//	report.css        its style
//	print.css         what is otherwise on paper
//	blocks.html.tmpl  what the page and plain documents have in common
//	style.go          the colors and the typeface that all formats share
//	fit.go            how close the first page is set on paper
//	charts.go         what its pictures show, computed for the template
//	calendar.go       the steps of the plan by week
//	paper.go          plain documents
//	effort.go         the chart of effort against impact
package html

import (
	_ "embed" // for the template and the style sheet
	"encoding/base64"
	"html/template"
	"io"
	"strconv"
	"sync"

	"salesaudit/internal/wording"
	"salesaudit/reports/paper"
	"salesaudit/reports/view"
)

//go:embed report.html.tmpl
var source string

//go:embed blocks.html.tmpl
var blocksSource string

//go:embed report.css
var style string

//go:embed print.css
var printStyle string

// parsed is parsed when the first HTML report is written: other commands do not wait for it.
var parsed = sync.OnceValues(func() (*template.Template, error) {
	return template.New("report").Funcs(template.FuncMap{
		"kind":     kindOf,
		"blocks":   func(c *view.Consensus, w view.Words) []paper.Block { return paper.Consensus(c, &w) },
		"peers":    func(p *view.Peers, w view.Words) []paper.Block { return paper.Peers(p, &w) },
		"lower":    wording.LowerFirst,
		"upper":    wording.UpperFirst,
		"joined":   wording.Joined,
		"list":     wording.List,
		"add":      func(a, b int) int { return a + b },
		"bar":      newBarChart,
		"ladder":   newLadderChart,
		"pips":     newPips,
		"shade":    trackingShade,
		"effort":   newEffortChart,
		"forecast": newForecastChart,
		"marker":   forecastMarker,
		"calendar": newCalendarChart,
		"line":     newPlanLine,
		"slope":    newSlopeChart,
		"spread":   newSpreadChart,
	}).Parse(source + blocksSource)
})

// page is what the template is given.
type page struct {
	*view.View
	Fit       string // how close the first page is set on paper
	Generator string
	Style     template.CSS
	Policy    string // what the page may load: its own style, pictures and fonts that it carries, nothing else
	Logo      template.URL
	Sections  []section
	ByGroup   []criteriaGroup
}

// People says who was asked and by whom, in a line.
func (p *page) People() string { return peopleLine(p.View) }

func peopleLine(v *view.View) string {
	asked, by := v.Header.People(&v.Words)
	return wording.Joined(" · ", asked, by)
}

// section is an entry of the table of contents.
type section struct{ ID, Title string }

// criteriaGroup is the criteria of one dimension.
type criteriaGroup struct {
	ID, Name string
	Criteria []criterion
}

// criterion is a criterion, unfolded or not when the page is opened.
type criterion struct {
	*view.Criterion
	Open bool
}

// Write writes the report.
func Write(w io.Writer, v *view.View) error {
	t, err := parsed()
	if err != nil {
		return err
	}
	fit, err := fitOf(v)
	if err != nil {
		return err
	}
	style := fullStyle()
	return t.Execute(w, &page{
		View: v, Fit: fit, Generator: view.Generator, Style: template.CSS(style),
		Policy:   policy(style),
		Logo:     logoURL(v.Brand.Logo),
		Sections: sections(v), ByGroup: groupCriteria(v),
	})
}

// logoURL carries a logo in the page itself; "" for none.
func logoURL(logo *view.Logo) template.URL {
	if logo == nil {
		return ""
	}
	return template.URL("data:image/" + logo.Format + ";base64," + base64.StdEncoding.EncodeToString(logo.Data))
}

func sections(v *view.View) []section {
	words := &v.Words
	out := []section{{"summary", words.Conclusion}}
	if v.Empty {
		return out
	}
	out = append(out, section{"questions", words.Questions}, section{"criteria", words.CriteriaAgainstTarget}, section{"gaps", words.GapsByCriterion})
	for i := range v.Matrices {
		out = append(out, numberedSection("matrix", words.Matrix, i, len(v.Matrices)))
	}
	for i := range v.FunnelFields {
		out = append(out, numberedSection("funnels", words.Funnels, i, len(v.FunnelFields)))
	}
	out = append(out, section{"contradictions", words.Contradictions})
	if v.Consensus != nil {
		out = append(out, section{"consensus", words.Consensus})
	}
	if v.Peers != nil {
		out = append(out, section{"peers", words.Peers})
	}
	out = append(out, section{"plan", words.Plan}, section{"ask", words.StillToAsk}, section{"send", words.ToSend}, section{"answers", v.AppendixTitle(words.Answers)})
	if len(v.Evidence) > 0 {
		out = append(out, section{"evidence", v.AppendixTitle(words.Evidence)})
	}
	return append(out, section{"method", v.AppendixTitle(words.Method)}, section{"closing", words.Closing})
}

// numberedSection numbers the sections of a kind that a bank has several of.
func numberedSection(id, title string, i, of int) section {
	if of > 1 {
		title += " " + strconv.Itoa(i+1)
	}
	return section{id + "-" + strconv.Itoa(i), title}
}

// groupCriteria puts the criteria under their dimensions, those with the heaviest gaps unfolded.
func groupCriteria(v *view.View) []criteriaGroup {
	heaviest := map[string]bool{}
	for i := range v.HeaviestGaps {
		heaviest[v.HeaviestGaps[i].CriterionID] = true
	}
	var out []criteriaGroup
	place := map[string]int{}
	for i := range v.Criteria {
		c := &v.Criteria[i]
		k, known := place[c.DimensionID]
		if !known {
			k = len(out)
			place[c.DimensionID] = k
			out = append(out, criteriaGroup{ID: c.DimensionID, Name: c.Dimension})
		}
		out[k].Criteria = append(out[k].Criteria, criterion{c, heaviest[c.ID]})
	}
	return out
}

// planLine is a line of the plan with the words that its template needs.
type planLine struct {
	Step  *view.Step
	Words view.Words
}

func newPlanLine(s view.Step, words view.Words) planLine { return planLine{&s, words} }
