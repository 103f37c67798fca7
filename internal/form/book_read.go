package form

import (
	"cmp"
	"encoding/json"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"salesaudit/internal/answers"
	"salesaudit/internal/clean"
	"salesaudit/internal/source"
	"salesaudit/internal/spreadsheet"
	"salesaudit/questionnaire"
)

// Filled reports whether a workbook is a form that this program wrote.
func Filled(book *spreadsheet.Book) bool { return book.Sheet(metaSheet) != nil }

// FromXLSX returns the answers of a form that was filled in as a workbook. The findings are everything that is wrong, with
// sheet and cell; the sheet is nil when one of them is an error.
func FromXLSX(book *spreadsheet.Book, b *questionnaire.Bank) (*answers.Sheet, source.Diagnostics) {
	r := &bookReader{in: book, bank: b, rows: map[*questionnaire.Field]*names{}, places: map[string]place{}, spoiled: map[string]bool{}, broken: map[*tab]bool{}}
	rest := r.meta()
	if rest == nil {
		return nil, r.found
	}
	r.checkSheets()
	for _, p := range r.pages {
		if !r.broken[p] {
			r.checkPage(p)
		}
	}
	tree := r.tree()
	sheet, found := r.sheet(rest, tree)
	for _, d := range found {
		if !r.follows(d.Where) {
			r.found = append(r.found, r.located(d))
		}
	}
	if r.found.HasErrors() {
		return nil, r.found
	}
	sheet.File = book.Name
	return sheet, r.found
}

// bookReader reads one workbook and goes on after each finding.
type bookReader struct {
	*book
	in      *spreadsheet.Book
	bank    *questionnaire.Bank
	asked   string // the bank and version that the questions were asked from
	found   source.Diagnostics
	rows    map[*questionnaire.Field]*names
	places  map[string]place // of what was read, by path
	spoiled map[string]bool  // paths whose cells could not be read
	broken  map[*tab]bool    // sheets that are missing, or where cells have moved
}

// wrong reports a cell.
func (r *bookReader) wrong(at place, found, expected, hint string) {
	r.wrongAt(at.page.Name+"!"+at.at.String(), found, expected, hint)
}

// wrongAt reports a place of the workbook: Sheet!B7, a sheet, or "" for all of it.
func (r *bookReader) wrongAt(at, found, expected, hint string) {
	file := r.in.Name
	if at != "" {
		file += ":" + at
	}
	r.found = append(r.found, source.Diagnostic{File: file, Found: found, Expected: expected, Hint: hint})
}

// meta reads which questions these are, and lays the form out. It returns what the file had that the form did not ask
// for; nil where the form is none of this bank.
func (r *bookReader) meta() []byte {
	said := map[string]string{}
	in := r.in.Sheet(metaSheet)
	if in == nil {
		r.wrongAt("", "a workbook without the sheet "+strconv.Quote(metaSheet), "one that `salesaudit form` wrote", "")
		return nil
	}
	for row := 1; in.Cells[spreadsheet.At{Row: row, Column: 1}].Text != ""; row++ {
		said[in.Cells[spreadsheet.At{Row: row, Column: 1}].Text] += in.Cells[spreadsheet.At{Row: row, Column: 2}].Text
	}
	at := metaSheet + "!B"
	ours := answers.BankReference(r.bank)
	switch {
	case said["format"] != metaFormat:
		r.wrongAt(at+"1", shown(said["format"]), metaFormat, "the form is of another version of this program")
	case said["bank"] != ours:
		r.wrongAt(at+"2", "a form of the bank "+shown(said["bank"]), ours, "give the bank that it was written for with --bank")
	}
	lang := questionnaire.Language(said["language"])
	if lang != questionnaire.Russian && lang != questionnaire.English {
		r.wrongAt(at+"4", shown(said["language"]), "ru or en", "")
	}
	part, err := NewPart(r.bank, said["for"])
	if err != nil && len(r.found) == 0 {
		r.wrongAt(at+"5", err.Error(), "", "")
	}
	room := map[string]int{}
	err = json.Unmarshal([]byte(said["room"]), &room)
	most := len(r.bank.Fields) * questionnaire.MaxRows
	for path, n := range room {
		if n < 1 || n > most {
			r.wrongAt(at+"6", strconv.Itoa(n)+" rows of "+path, "1 to "+strconv.Itoa(most), "")
		}
	}
	for path := range roomFor(r.bank, part, nil) {
		if room[path] == 0 && len(r.found) == 0 {
			err = strconv.ErrRange
		}
	}
	if err != nil {
		r.wrongAt(at+"6", shown(said["room"]), "the number of rows of each list", "the hidden sheet was changed")
	}
	if len(r.found) > 0 {
		return nil
	}
	r.book = newBook(r.bank, part, room, lang)
	r.asked = said["asked"]
	return []byte(said["rest"])
}

// shown quotes a text for a message.
func shown(s string) string {
	const most = 60
	if utf8.RuneCountInString(s) > most {
		s = string([]rune(s)[:most]) + "…"
	}
	return strconv.Quote(s)
}

// checkSheets reports sheets that are missing, and sheets that are none of the form and hold something.
func (r *bookReader) checkSheets() {
	var missing []string
	for _, p := range r.pages {
		if r.in.Sheet(p.Name) == nil {
			missing = append(missing, p.Name)
		}
	}
	for _, s := range r.in.Sheets {
		if s.Name == metaSheet || s.Name == wordsSheet || r.page(s.Name) != nil || len(s.Cells) == 0 {
			continue
		}
		hint := "sheets keep their names; move what is to be kept into the notes, and delete the sheet"
		title := s.Cells[spreadsheet.At{Row: 1, Column: 1}].Text
		for _, name := range missing {
			if p := r.page(name); title != "" && title == p.Cells[0].Text {
				hint = "rename it back to " + strconv.Quote(name)
			}
		}
		r.wrongAt(s.Name, "a sheet that the form does not have", "", hint)
	}
	for _, name := range missing {
		r.broken[r.page(name)] = true
		r.wrongAt("", "no sheet "+strconv.Quote(name), "every sheet of the form", "a sheet that was renamed or deleted is to be put back")
	}
}

// mostMoved is how many cells may differ from what the form has before the sheet counts as moved.
const mostMoved = 3

// checkPage makes sure that a sheet is as the form has it: what is not to be filled in, no formulas, no merged cells.
func (r *bookReader) checkPage(p *tab) {
	in := r.in.Sheet(p.Name)
	laid := map[spreadsheet.At]*spreadsheet.Placed{}
	for i := range p.Cells {
		laid[p.Cells[i].At] = &p.Cells[i]
	}
	var moved []spreadsheet.At
	for at, c := range laid {
		if !c.Look.Open() && c.Look != spreadsheet.Turned && clean.Folded(in.Cells[at].Text) != clean.Folded(c.Text) {
			moved = append(moved, at)
		}
	}
	for at, cell := range in.Cells {
		if laid[at] == nil && strings.TrimSpace(cell.Text) != "" {
			moved = append(moved, at)
		}
	}
	if len(moved) > mostMoved {
		r.broken[p] = true
		r.wrongAt(p.Name, strconv.Itoa(len(moved))+" cells that are not where the form has them", "the rows and columns of the form", "rows or columns were inserted or deleted: undo that, or copy the answers into a new form")
		return
	}
	slices.SortFunc(moved, compareAt)
	for _, at := range moved {
		found, expected := shown(in.Cells[at].Text), "nothing here"
		if c := laid[at]; c != nil {
			expected = shown(c.Text)
		}
		r.wrong(place{p, at}, found, expected, "answers go into the light cells")
	}
	for _, m := range in.Merged {
		for at, c := range laid {
			if m.Has(at) && c.Look.Open() {
				r.wrongAt(p.Name+"!"+m.String(), "merged cells", "one cell for each answer", "take them apart again")
				break
			}
		}
	}
	r.checkFormulas(p, in, laid)
}

func compareAt(a, b spreadsheet.At) int {
	return cmp.Or(cmp.Compare(a.Row, b.Row), cmp.Compare(a.Column, b.Column))
}

// checkFormulas reports formulas where answers go.
func (r *bookReader) checkFormulas(p *tab, in *spreadsheet.Sheet, laid map[spreadsheet.At]*spreadsheet.Placed) {
	var formulas []spreadsheet.At
	for at, cell := range in.Cells {
		if c := laid[at]; c != nil && c.Look.Open() && (cell.Formula || cell.Error) {
			formulas = append(formulas, at)
		}
	}
	slices.SortFunc(formulas, compareAt)
	for _, at := range formulas {
		r.wrong(place{p, at}, "a formula that comes to "+shown(in.Cells[at].Text), "the answer itself", "copy the cell and paste its value")
	}
}

// cell returns what was typed into a place, "" for nothing.
func (r *bookReader) cell(at place) string {
	if at.page == nil || r.broken[at.page] {
		return ""
	}
	text := r.in.Sheet(at.page.Name).Cells[at.at].Text
	if strings.TrimSpace(text) == "" {
		return ""
	}
	return text
}

func (r *bookReader) numeric(at place) bool { return r.in.Sheet(at.page.Name).Cells[at.at].Number }

// sheet reads what was answered as an answer file, together with what the form did not ask for.
func (r *bookReader) sheet(rest []byte, tree source.Map) (*answers.Sheet, source.Diagnostics) {
	e, err := source.NewEditor(r.in.Name+".json", rest)
	if err != nil {
		return nil, source.Diagnostics{{File: r.in.Name + ":" + metaSheet, Found: "a hidden sheet that was changed", Hint: err.Error()}}
	}
	for _, section := range tree {
		values, ok := section.Value.(source.Map)
		if !ok || e.Document().Root.Get(section.Key) == nil {
			err = e.Set(source.Path{section.Key}, section.Value)
		}
		for _, entry := range values {
			if err == nil && e.Document().Root.Get(section.Key).Get(entry.Key) == nil {
				err = e.Set(source.Path{section.Key, entry.Key}, entry.Value)
			}
		}
		if err != nil {
			return nil, source.Diagnostics{{File: r.in.Name, Where: section.Key, Hint: err.Error()}}
		}
	}
	return answers.Read(e.Document(), r.bank)
}

// located puts a finding about an answer to the cell that it came from.
func (r *bookReader) located(d source.Diagnostic) source.Diagnostic {
	out := source.Diagnostic{File: r.in.Name, Severity: d.Severity, Where: d.Where, Found: d.Found, Expected: d.Expected, Hint: d.Hint}
	if key, ok := strings.CutPrefix(d.Found, "missing key "); ok { // how to write it in an answer file is of no help here
		out.Found, out.Expected, out.Hint = "nothing", strings.Trim(key, `"`), ""
	}
	for where := d.Where; where != ""; where = parentOf(where) {
		if at, ok := r.places[where]; ok {
			out.File += ":" + at.page.Name + "!" + at.at.String()
			break
		}
	}
	return out
}

// follows reports whether a finding is about a value that could not be read, which has been said.
func (r *bookReader) follows(where string) bool {
	for path := range r.spoiled {
		if where == path || strings.HasPrefix(where, path+".") || strings.HasPrefix(where, path+"[") {
			return true
		}
	}
	return false
}

func parentOf(path string) string {
	return path[:max(0, strings.LastIndexAny(path, ".["))]
}
