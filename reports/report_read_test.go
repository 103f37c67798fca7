package reports

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"golang.org/x/net/html"

	"salesaudit/internal/wording"
	"salesaudit/reports/view"
)

// These read our own reports back: enough of each format to find the numbers, and no more.

func newFigures() figures {
	return figures{Scores: map[string][4]string{}, Levels: map[string][4]int{}, Points: map[string]string{}}
}

func atoi(t testing.TB, s string) int {
	t.Helper()
	n, err := strconv.Atoi(strings.TrimSpace(s))
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// lastWords returns the last word of each part of «Подтверждено 44,2, заявлено 45,8, …».
func lastWords(s string) [4]string {
	var out [4]string
	for i, part := range strings.Split(s, ", ") {
		if i < len(out) {
			out[i] = part[strings.LastIndexByte(part, ' ')+1:]
		}
	}
	return out
}

func numbersOf(t testing.TB, words [4]string) [4]int {
	var out [4]int
	for i, w := range words {
		out[i] = atoi(t, w)
	}
	return out
}

// element is a node of a page with the little of CSS selectors that the tests need.
type element struct{ *html.Node }

func parsePage(t testing.TB, data []byte) element {
	t.Helper()
	root, err := html.Parse(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return element{root}
}

// all returns the elements under this one that match "name", ".class", "name.class" or "#id", in their order.
func (e element) all(selector string) []element {
	var out []element
	for n := range e.Descendants() {
		if n.Type == html.ElementNode && (element{n}).matches(selector) {
			out = append(out, element{n})
		}
	}
	return out
}

func (e element) matches(selector string) bool {
	if id, is := strings.CutPrefix(selector, "#"); is {
		return e.attribute("id") == id
	}
	name, class, _ := strings.Cut(selector, ".")
	return (name == "" || e.Data == name) && (class == "" || slices.Contains(strings.Fields(e.attribute("class")), class))
}

func (e element) first(selector string) element {
	if found := e.all(selector); len(found) > 0 {
		return found[0]
	}
	return element{&html.Node{}}
}

func (e element) attribute(name string) string {
	for _, a := range e.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// text returns all text under the element, trimmed.
func (e element) text() string {
	var out strings.Builder
	for n := range e.Descendants() {
		if n.Type == html.TextNode {
			out.WriteString(n.Data)
		}
	}
	return strings.TrimSpace(out.String())
}

func readHTML(t testing.TB, data []byte, v *view.View) figures {
	page := parsePage(t, data)
	f := newFigures()
	for _, row := range page.all(".score") {
		scores := lastWords(row.first("desc").text())
		if shown := row.first("strong").text(); shown != scores[0] {
			t.Errorf("%s: figure %s, picture %s", row.first("h3").text(), shown, scores[0])
		}
		f.Scores[row.first("h3").text()] = scores
	}
	for _, row := range page.first(".dumbbells").all("div.row") {
		name := row.first("a").text()
		if name == "" || len(row.all("desc")) == 0 {
			continue
		}
		f.Levels[name] = numbersOf(t, lastWords(row.first("desc").text()))
		if points := row.first(".number").text(); points != "✓" {
			f.Points[name] = points
		}
	}
	steps := map[int]string{}
	for _, ol := range page.all("ol.steps") {
		for _, li := range ol.all("li") {
			if li.first(".place").text() == "–" { // it counts by itself, or is optional
				continue
			}
			place := atoi(t, li.first(".place").text())
			_, gain, shown := strings.Cut(li.first(".gain").text(), "+")
			if !shown {
				gain = wording.In(v.Language).Fixed(0, 1)
			}
			steps[place] = fmt.Sprintf("%d: %s days, %s points", place, firstNumber(li.first(".days").text()), gain)
		}
	}
	for place := range len(steps) {
		f.Steps = append(f.Steps, steps[place+1])
	}
	f.Forecast = transposed(page.first("#plan").first("table"), len(v.Plan.Forecast))
	if len(steps) == 0 { // nothing changes, and no forecast is shown
		f.Forecast = figuresOf(v).Forecast
	}
	f.Contradictions = len(page.all("article.contradiction"))
	listed := func(section string) (n int) {
		for _, ol := range page.first(section).all("ol.asks") {
			n += len(ol.all("li"))
		}
		return n
	}
	f.ToAsk, f.ToSend = listed("#ask"), listed("#send")
	f.Evidence = len(page.first("#evidence").first("tbody").all("tr"))
	for _, dl := range page.first("#answers").all("dl.pairs") {
		f.Fields += len(dl.all("dt"))
	}
	for _, cell := range page.all("td.said") {
		f.Findings += len(cell.all(".line"))
	}
	return f
}

// transposed reads a table of scores by column, without the first and the last one.
func transposed(table element, columns int) [][]string {
	out := make([][]string, columns)
	for _, row := range table.first("tbody").all("tr") {
		for i, cell := range row.all("td")[:columns] {
			out[i] = append(out[i], cell.text())
		}
	}
	return out
}

// markdownTable is a table with the headings above it.
type markdownTable struct {
	section, heading string // of level 2 and 3
	columns          []string
	rows             [][]string
}

// readTables reads the tables of a Markdown report.
func readTables(data []byte) []markdownTable {
	var out []markdownTable
	var section, heading string
	open := false
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSuffix(line, "\n")
		switch {
		case strings.HasPrefix(line, "## "):
			section, heading = unescaped(line[3:]), ""
		case strings.HasPrefix(line, "### "):
			heading = unescaped(line[4:])
		case strings.HasPrefix(line, "|"):
			cells := splitRow(line)
			switch {
			case !open:
				out = append(out, markdownTable{section, heading, cells, nil})
			case strings.Trim(cells[0], "-:") != "":
				t := &out[len(out)-1]
				t.rows = append(t.rows, cells)
			case len(out[len(out)-1].rows) > 0 || cells[0] == "":
				t := &out[len(out)-1]
				t.rows = append(t.rows, cells)
			}
			open = true
			continue
		}
		open = false
	}
	return out
}

// splitRow splits a row at its bars that are not escaped.
func splitRow(line string) []string {
	var out []string
	var cell strings.Builder
	for i := 1; i < len(line); i++ {
		switch {
		case line[i] == '\\':
			cell.WriteString(line[i : i+2])
			i++
		case line[i] == '|':
			out = append(out, unescaped(strings.TrimSpace(cell.String())))
			cell.Reset()
		default:
			cell.WriteByte(line[i])
		}
	}
	return out
}

// unescaped takes the backslashes off.
func unescaped(s string) string {
	var out strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' && i+1 < len(s) {
			i++
		}
		out.WriteByte(s[i])
	}
	return out.String()
}

// firstNumber returns the first word that begins with a digit: «до 3 дней» gives 3.
func firstNumber(text string) string {
	for word := range strings.FieldsSeq(strings.ReplaceAll(text, wording.NoBreak, " ")) {
		if word[0] >= '0' && word[0] <= '9' {
			return word
		}
	}
	return ""
}

func readMarkdown(t testing.TB, data []byte, v *view.View) figures {
	f := newFigures()
	words := &v.Words
	steps := map[int]string{}
	for _, table := range readTables(data) {
		for _, row := range table.rows {
			if len(row) != len(table.columns) {
				t.Fatalf("row %q of %d cells under %d columns", row, len(row), len(table.columns))
			}
			switch {
			case table.section == words.Conclusion:
				f.Scores[row[0]] = [4]string(row[1:5])
			case table.section == words.CriteriaAgainstTarget && row[2] != words.DoesNotApply:
				f.Levels[row[1]] = numbersOf(t, [4]string(row[2:6]))
				if row[6] != "0" {
					f.Points[row[1]] = row[7]
				}
			case table.section == words.Plan && table.columns[0] == words.Forecast:
				f.Forecast = append(f.Forecast, row[1:])
			case table.section == words.Plan && table.columns[0] == words.Step:
				if row[0] != "" { // it counts by itself
					place := atoi(t, row[0])
					steps[place] = fmt.Sprintf("%d: %s days, %s points", place, firstNumber(row[6]), row[7])
				}
			case table.section == words.StillToAsk:
				f.ToAsk++
			case table.section == words.ToSend:
				f.ToSend++
			case strings.HasSuffix(table.section, ". "+words.Evidence):
				f.Evidence++
			case strings.HasSuffix(table.section, ". "+words.Answers) && table.columns[0] == words.Question && len(row) == 2:
				f.Fields++
			case strings.HasPrefix(table.section, words.Matrix) && row[0] != words.Load:
				if last := row[len(row)-1]; last != "" && last != words.NotAsked {
					f.Findings += 1 + strings.Count(last, "; ")
				}
			}
		}
	}
	for place := range len(steps) {
		f.Steps = append(f.Steps, steps[place+1])
	}
	section := ""
	for line := range strings.Lines(string(data)) {
		if strings.HasPrefix(line, "## ") {
			section = unescaped(strings.TrimSpace(line[3:]))
		}
		if section == words.Contradictions && line[0] >= '1' && line[0] <= '9' && strings.Contains(line, ". **") {
			f.Contradictions++
		}
	}
	return f
}

// sheetRows returns the rows under the header of a sheet's main table, with raw values.
func sheetRows(t testing.TB, file *excelize.File, sheet, firstColumn string) [][]string {
	t.Helper()
	rows, err := file.GetRows(sheet, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	for i, row := range rows {
		if len(row) > 0 && row[0] == firstColumn && i > 0 {
			for k := range rows {
				for len(rows[k]) < len(row) {
					rows[k] = append(rows[k], "")
				}
			}
			return rows[i+1:]
		}
	}
	t.Fatalf("no table %q on sheet %q: %q", firstColumn, sheet, rows)
	return nil
}

func readXLSX(t testing.TB, data []byte, v *view.View) figures {
	file := openXLSX(t, data)
	words := &v.Words
	shown := func(cell string, decimals int) string {
		x, err := strconv.ParseFloat(cell, 64)
		if err != nil {
			t.Errorf("%q where a number is expected", cell)
		}
		return wording.In(v.Language).Fixed(x, decimals)
	}
	f := newFigures()
	inForecast := false
	for _, row := range sheetRows(t, file, words.Score, words.Dimension) {
		switch {
		case row[0] == "":
		case row[0] == words.Forecast:
			inForecast = true
		case inForecast:
			var scores []string
			for _, cell := range row[1 : 2+len(v.Dimensions)] {
				scores = append(scores, shown(cell, 1))
			}
			f.Forecast = append(f.Forecast, scores)
		default:
			f.Scores[row[0]] = [4]string{shown(row[1], 1), shown(row[2], 1), shown(row[3], 1), shown(row[4], 1)}
		}
	}
	for _, row := range sheetRows(t, file, words.GapsByCriterion, words.Dimension) {
		if row[2] == "" {
			continue
		}
		f.Levels[row[1]] = numbersOf(t, [4]string(row[2:6]))
		if row[6] != "0" {
			f.Points[row[1]] = shown(row[7], 1)
		}
	}
	for _, row := range sheetRows(t, file, words.Plan, words.Step) {
		if row[0] == "" { // it counts by itself, or is optional
			continue
		}
		days, _ := strconv.ParseFloat(row[5], 64)
		impact, _ := strconv.ParseFloat(row[13], 64)
		f.Steps = append(f.Steps, shownStep(v, atoi(t, row[0]), days, impact))
	}
	f.Contradictions = len(sheetRows(t, file, words.Contradictions, words.Severity))
	f.ToAsk = len(sheetRows(t, file, words.StillToAsk, words.Question))
	f.ToSend = len(sheetRows(t, file, words.ToSend, words.Document))
	f.Evidence = len(sheetRows(t, file, words.Evidence, words.Question))
	for _, row := range sheetRows(t, file, words.Answers, words.Question) {
		if row[2] == "" && row[1] != words.Note {
			f.Fields++
		}
	}
	for _, sheet := range file.GetSheetList() {
		if !strings.HasPrefix(sheet, words.Matrix) {
			continue
		}
		for _, row := range sheetRows(t, file, sheet, words.Function) {
			if last := row[len(row)-1]; last != "" && last != words.NotAsked {
				f.Findings += 1 + strings.Count(last, "\n")
			}
		}
	}
	return f
}

func openXLSX(t testing.TB, data []byte) *excelize.File {
	t.Helper()
	file, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { file.Close() })
	return file
}

// dumpXLSX writes every cell of a workbook as text, sheet by sheet.
func dumpXLSX(t testing.TB, data []byte) []byte {
	file := openXLSX(t, data)
	var out bytes.Buffer
	for _, sheet := range file.GetSheetList() {
		fmt.Fprintf(&out, "== %s\n", sheet)
		rows, err := file.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range rows {
			fmt.Fprintf(&out, "%s\n", strings.ReplaceAll(strings.Join(row, " | "), "\n", " / "))
		}
	}
	return out.Bytes()
}

func readJSON(t testing.TB, data []byte, v *view.View) figures {
	type number struct{ Text string }
	type score struct{ Proven, Claimed, Possible, Target number }
	var report struct {
		Overall    score
		Dimensions []struct {
			Name string
			score
		}
		Criteria []struct {
			Name                                   string
			Applies                                bool
			Proven, Claimed, Possible, Target, Gap int
			Points                                 number
		}
		Plan struct {
			Steps []struct {
				Place        int
				Days, Impact struct{ Value float64 }
			}
			Forecast []struct {
				Overall    number
				Dimensions []number
			}
		}
		Contradictions []any
		ToAsk          []any `json:"to_ask"`
		ToSend         []any `json:"to_send"`
		Evidence       []any
		Answers        []struct{ Fields []any }
		Matrices       []struct{ Functions []struct{ Findings []any } }
	}
	if err := json.Unmarshal(data, &report); err != nil {
		t.Fatal(err)
	}
	f := newFigures()
	add := func(name string, s score) {
		f.Scores[name] = [4]string{s.Proven.Text, s.Claimed.Text, s.Possible.Text, s.Target.Text}
	}
	add(v.Words.Overall, report.Overall)
	for _, d := range report.Dimensions {
		add(d.Name, d.score)
	}
	for _, c := range report.Criteria {
		if c.Applies {
			f.Levels[c.Name] = [4]int{c.Proven, c.Claimed, c.Possible, c.Target}
			if c.Gap > 0 {
				f.Points[c.Name] = c.Points.Text
			}
		}
	}
	lines := map[int][2]float64{} // JSON has all steps, also those that others show as one line
	for _, s := range report.Plan.Steps {
		line := lines[s.Place]
		lines[s.Place] = [2]float64{line[0] + s.Days.Value, line[1] + s.Impact.Value}
	}
	for place := 1; lines[place][0] > 0; place++ {
		f.Steps = append(f.Steps, shownStep(v, place, lines[place][0], lines[place][1]))
	}
	for _, w := range report.Plan.Forecast {
		row := []string{w.Overall.Text}
		for _, d := range w.Dimensions {
			row = append(row, d.Text)
		}
		f.Forecast = append(f.Forecast, row)
	}
	f.Contradictions, f.ToAsk, f.ToSend, f.Evidence = len(report.Contradictions), len(report.ToAsk), len(report.ToSend), len(report.Evidence)
	for _, q := range report.Answers {
		f.Fields += len(q.Fields)
	}
	for _, m := range report.Matrices {
		for _, function := range m.Functions {
			f.Findings += len(function.Findings)
		}
	}
	return f
}
