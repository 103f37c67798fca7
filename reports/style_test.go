package reports

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"salesaudit/questionnaire"
	"salesaudit/questionnaire/banktest"
	"salesaudit/reports/view"
)

var (
	cssComments   = regexp.MustCompile(`(?s)/\*.*?\*/`)
	cssAtRules    = regexp.MustCompile(`@(?:font-face|page)[^{]*\{[^}]*\}|@media[^{]*\{`)
	cssSelectors  = regexp.MustCompile(`([^{}]+)\{`)
	cssCompounds  = regexp.MustCompile(`[^\s>+~,()]+`)
	cssPseudos    = regexp.MustCompile(`::?[\w-]+`)
	cssSimple     = regexp.MustCompile(`^[a-z]\w*|\.[\w-]+|#[\w-]+`)
	cssNth        = regexp.MustCompile(`:nth-child\([^)]*\)`)
	cssAttributes = regexp.MustCompile(`\[[^\]]*\]`)
)

// TestStyleUsed lets nothing stay in a style sheet that no page has: each part of each selector is an element of one of
// the samples.
func TestStyleUsed(t *testing.T) {
	t.Parallel()
	if underRace {
		t.Skip("only some of the pages are built")
	}
	var elements []map[string]bool // what each kind of element can be selected by
	known := map[string]bool{}
	add := func(page element) {
		for _, e := range page.all("") {
			names := append([]string{e.Data}, prefixed(".", strings.Fields(e.attribute("class")))...)
			names = append(names, prefixed("#", strings.Fields(e.attribute("id")))...)
			if key := strings.Join(names, " "); !known[key] {
				known[key] = true
				set := map[string]bool{}
				for _, name := range names {
					set[name] = true
				}
				elements = append(elements, set)
			}
		}
	}
	var pages [][]byte
	for _, v := range cases(t) {
		pages = append(pages, bytesOf(t, ".html", v))
	}
	pages = append(pages, paperBytes(t, ".html", everyBlock()), bytesOf(t, ".html", withBrandAndPeers(t)), bytesOf(t, ".html", saying(t, 4)), bytesOf(t, ".html", saying(t, 12)))
	sheets := map[string]bool{}
	for _, data := range pages {
		page := parsePage(t, data)
		add(page)
		sheets[fontData.ReplaceAllString(page.first("style").text(), "#")] = true
	}
	reported := map[string]bool{
		".line-ring": true, ".line-cross": true, ".shade-unknown": true, // of banks with more dimensions, or other ways of tracking
	}
	for sheet := range sheets {
		sheet = cssAtRules.ReplaceAllString(cssComments.ReplaceAllString(sheet, ""), "")
		for _, rule := range cssSelectors.FindAllStringSubmatch(sheet, -1) {
			for _, compound := range cssCompounds.FindAllString(cssNth.ReplaceAllString(cssAttributes.ReplaceAllString(rule[1], ""), ""), -1) {
				parts := cssSimple.FindAllString(cssPseudos.ReplaceAllString(compound, ""), -1)
				if reported[compound] || slices.ContainsFunc(elements, func(e map[string]bool) bool {
					return !slices.ContainsFunc(parts, func(part string) bool { return !e[part] })
				}) {
					continue
				}
				reported[compound] = true
				t.Errorf("no page has %q, of the selector %q", compound, strings.TrimSpace(rule[1]))
			}
		}
	}
}

// saying is a report with so much to say on its first page that it has room there in a close setting only.
func saying(t *testing.T, times int) *view.View {
	v := viewOf(t, longNames(t), questionnaire.Russian)
	v.FirstNote = strings.Repeat(v.FirstNote, times)
	return v
}

// withBrandAndPeers is a report with all that only some reports have.
func withBrandAndPeers(t *testing.T) *view.View {
	t.Helper()
	v := viewWith(t, sheetOf(t, banktest.Block9(t), "../testdata/clients/distributor.yaml"), view.Options{Lang: questionnaire.Russian,
		Brand: view.Brand{Consultant: "Бюро", Logo: &view.Logo{Format: "png", Data: []byte{1, 2, 3}, Width: 10, Height: 5}}})
	number := view.Number{Value: 20, Text: "20"}
	v.Peers = &view.Peers{Lead: "Вывод", Groups: []view.PeerGroup{{Name: "Того же размера", Companies: number, Gaps: "Разрывы", Scores: []view.PeerScore{
		{Name: "Общая оценка", Score: view.Number{Value: 10, Text: "10"}, Q1: number, Median: number, Q3: number},
	}}}}
	return v
}

// prefixed puts a prefix before each name.
func prefixed(prefix string, names []string) []string {
	out := make([]string, len(names))
	for i, name := range names {
		out[i] = prefix + name
	}
	return out
}
