package reports

import (
	"crypto/sha256"
	_ "embed" // for the template and the style sheet
	"encoding/base64"
	"html/template"
	"io"
	"strconv"
	"sync"

	"salesaudit/questionnaire"
)

//go:embed report.html.tmpl
var htmlSource string

//go:embed report.css
var htmlStyle string

// htmlTemplate is parsed when the first HTML report is written: other commands do not wait for it.
var htmlTemplate = sync.OnceValues(func() (*template.Template, error) {
	return template.New("report").Funcs(template.FuncMap{
		"lower":          lowerFirst,
		"upper":          capital,
		"sentence":       sentence,
		"joined":         joined,
		"list":           list,
		"orElse":         orElse,
		"add":            func(a, b int) int { return a + b },
		"bar":            newBarChart,
		"ladder":         newLadderChart,
		"pips":           newPips,
		"stageBar":       newStageBar,
		"shade":          trackingShade,
		"effort":         newEffortChart,
		"forecast":       newForecastChart,
		"marker":         forecastMarker,
		"served":         served,
		"waveTitle":      waveTitle,
		"conversion":     conversion,
		"pointsToTarget": pointsToTarget,
		"kinds":          kindsOf,
		"phrase":         phrase,
	}).Parse(htmlSource)
})

// htmlPage is what the template is given.
type htmlPage struct {
	*View
	Generator string
	Style     template.CSS
	Policy    string // what the page may load: its own style, pictures that it carries, nothing else
	Logo      template.URL
	Sections  []htmlSection
	ByGroup   []criteriaGroup
}

// htmlSection is an entry of the table of contents.
type htmlSection struct{ ID, Title string }

// criteriaGroup is the criteria of one dimension.
type criteriaGroup struct {
	ID, Name string
	Criteria []htmlCriterion
}

// htmlCriterion is a criterion, unfolded or not when the page is opened.
type htmlCriterion struct {
	*CriterionView
	Open bool
}

// WriteHTML writes the report as one HTML file that needs no network and no scripts: it can be opened offline,
// printed and read with a keyboard, and follows the light or dark colours of the reader.
func WriteHTML(w io.Writer, v *View) error {
	t, err := htmlTemplate()
	if err != nil {
		return err
	}
	hash := sha256.Sum256([]byte(htmlStyle))
	return t.Execute(w, &htmlPage{
		View: v, Generator: Generator, Style: template.CSS(htmlStyle),
		Policy:   "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(hash[:]) + "'; img-src data:; base-uri 'none'; form-action 'none'",
		Logo:     logoURL(v.Brand.Logo),
		Sections: htmlSections(v), ByGroup: groupCriteria(v),
	})
}

// logoURL carries a logo in the page itself; "" for none.
func logoURL(logo *Logo) template.URL {
	if logo == nil {
		return ""
	}
	return template.URL("data:image/" + logo.Format + ";base64," + base64.StdEncoding.EncodeToString(logo.Data))
}

func htmlSections(v *View) []htmlSection {
	words := &v.Words
	out := []htmlSection{{"summary", words.Conclusion}, {"criteria", words.CriteriaAgainstTarget}, {"gaps", words.GapsByCriterion}}
	for i := range v.Matrices {
		out = append(out, numberedSection("matrix", words.Matrix, i, len(v.Matrices)))
	}
	for i := range v.FunnelFields {
		out = append(out, numberedSection("funnels", words.Funnels, i, len(v.FunnelFields)))
	}
	return append(out, htmlSection{"contradictions", words.Contradictions}, htmlSection{"plan", words.Plan}, htmlSection{"ask", words.StillToAsk},
		htmlSection{"answers", words.Answers}, htmlSection{"evidence", words.Evidence}, htmlSection{"method", words.Method})
}

// numberedSection numbers the sections of a kind that a bank has several of.
func numberedSection(id, title string, i, of int) htmlSection {
	if of > 1 {
		title += " " + strconv.Itoa(i+1)
	}
	return htmlSection{id + "-" + strconv.Itoa(i), title}
}

// groupCriteria puts the criteria under their dimensions, those with the heaviest gaps unfolded.
func groupCriteria(v *View) []criteriaGroup {
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
		out[k].Criteria = append(out[k].Criteria, htmlCriterion{c, heaviest[c.ID]})
	}
	return out
}

// stepKind is a kind of step that a plan holds.
type stepKind struct{ ID, Name string }

// kindsOf names the kinds of the steps that take work, for the legend of a chart.
func kindsOf(p *PlanView) []stepKind {
	var out []stepKind
	for _, id := range []string{DoID, ShowID, AskID} {
		for i := range p.Steps {
			if s := &p.Steps[i]; s.Kind == id {
				out = append(out, stepKind{id, s.KindName})
				break
			}
		}
	}
	return out
}

// phrase words what only a page on a screen says.
func phrase(lang questionnaire.Language, id string) string {
	s := speller{lang}
	switch id {
	case "skip":
		return s.in("Перейти к отчёту", "Skip to the report")
	case "completeness":
		return s.in("Полнота ответов", "Completeness")
	case "wide":
		return s.in("таблица, прокручивается вбок", "table, scrolls sideways")
	case "wide chart":
		return s.in("график, прокручивается вбок", "chart, scrolls sideways")
	case "numbers":
		return s.in("Число в знаке — номер шага в плане.", "The number in a mark is the step's place in the plan.")
	}
	return ""
}
