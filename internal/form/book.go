package form

import (
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"

	"salesaudit/internal/answers"
	"salesaudit/internal/source"
	"salesaudit/internal/spreadsheet"
	"salesaudit/internal/wording"
	"salesaudit/questionnaire"
)

// book is a form as a workbook: which cell is for which value. It is laid out in the same way for writing and for reading,
// from the bank, the part, the language and the number of rows alone.
type book struct {
	modeler
	bank  *questionnaire.Bank
	part  Part
	room  map[string]int // rows of each list, by its path
	pages []*tab         // those that are seen, the start first

	head      map[string]place // of the client and the interview, by path
	blocks    []*block         // of the fields, in the order of the bank
	questions []*asked
	lists     map[*questionnaire.Field]*block // those that are referred to
	words     *tab                            // hidden: what drop-downs offer
	offered   map[string]spreadsheet.Range    // the place of each choice of words on it
	waiting   []waiting
}

// tab is a sheet in the making.
type tab struct {
	spreadsheet.Page
	row int // the next free one, from 1
}

// place is a cell for one value.
type place struct {
	page *tab
	at   spreadsheet.At
}

// block is the cells for one field, or for a list inside the rows of another.
type block struct {
	path    string
	shape   *questionnaire.Shape
	field   *questionnaire.Field // nil for a list inside a row
	whole   place                // the answer; of a multi, a list or a matrix, the word for all of it
	options []place              // multi
	lines   []line               // list
	inner   map[int]*block       // list: the lists in its rows, by the place of their column
	marks   []markLine           // matrix
}

// line is one row of a list.
type line struct {
	parent place   // of a list inside a row: which row
	cells  []place // by Column.Index
}

// markLine is one row of a matrix.
type markLine struct {
	whole place // nobody, unknown, a system
	marks []place
}

// asked is what a question has beside its fields.
type asked struct {
	question *questionnaire.Question
	evidence [][]place // source, grade, ref, date
	note     place
}

// waiting is a drop-down of what is filled in elsewhere.
type waiting struct {
	page *tab
	over spreadsheet.Range
	list *questionnaire.Field
	only bool
}

// Rows to fill in beyond those that are filled, and the least there are.
const (
	spareRows, leastRows   = 4, 10
	spareInner, leastInner = 10, 30
	spareProofs            = 2
	leastProofs            = 4
)

// roomFor returns the rows that a form with these answers has, by the path of each list.
func roomFor(b *questionnaire.Bank, part Part, sheet *answers.Sheet) map[string]int {
	room := map[string]int{}
	for _, q := range b.Questions {
		proofs := 0
		if sheet != nil {
			proofs = len(sheet.Evidence[q.Index])
		}
		room["evidence."+q.ID] = max(leastProofs, proofs+spareProofs)
		for _, f := range part.of(q) {
			if f.Kind != questionnaire.List {
				continue
			}
			var rows []answers.Row
			if sheet != nil {
				rows = sheet.Value(f).Rows
			}
			room[f.ID] = min(questionnaire.MaxRows, max(leastRows, len(rows)+spareRows))
			for i, c := range f.Columns {
				if c.Kind != questionnaire.List {
					continue
				}
				n := 0
				for _, row := range rows {
					n += len(row.Cells[i].Rows)
				}
				room[f.ID+"."+c.ID] = max(leastInner, n+spareInner)
			}
		}
	}
	return room
}

// newBook lays a form out.
func newBook(b *questionnaire.Bank, part Part, room map[string]int, lang questionnaire.Language) *book {
	k := &book{
		modeler: modeler{wording.In(lang), questionnaire.SelfAssessed(part.For, "")}, bank: b, part: part, room: room,
		head: map[string]place{}, lists: map[*questionnaire.Field]*block{}, offered: map[string]spreadsheet.Range{},
		words: &tab{Page: spreadsheet.Page{Name: wordsSheet, Hidden: true}},
	}
	k.start()
	for _, q := range b.Questions {
		if fields := part.of(q); len(fields) > 0 {
			k.question(q, fields)
		}
	}
	k.connect()
	return k
}

// The names of the hidden sheets.
const (
	wordsSheet = "_words"
	metaSheet  = "_form"
)

// sheetName makes a title fit to name a sheet: at most 31 UTF-16 units, none of the characters that Excel refuses.
func sheetName(title string) string {
	const longest = 31
	title = strings.Map(func(r rune) rune {
		if strings.ContainsRune(`:\/?*[]'`, r) {
			return ' '
		}
		return r
	}, title)
	units := utf16.Encode([]rune(strings.TrimSpace(title)))
	return strings.TrimSpace(string(utf16.Decode(units[:min(longest, len(units))])))
}

func (k *book) addPage(name string, widths ...float64) *tab {
	name = sheetName(name)
	for k.page(name) != nil {
		name = sheetName("· " + name)
	}
	p := &tab{Page: spreadsheet.Page{Name: name, Widths: widths, Tall: map[int]float64{}}, row: 1}
	k.pages = append(k.pages, p)
	return p
}

// page returns the sheet of a name, or nil.
func (k *book) page(name string) *tab {
	for _, p := range k.pages {
		if strings.EqualFold(p.Name, name) {
			return p
		}
	}
	return nil
}

// put writes a text of the form's own.
func (p *tab) put(column int, text string, look spreadsheet.Look) {
	p.Cells = append(p.Cells, spreadsheet.Placed{At: spreadsheet.At{Row: p.row, Column: column}, Text: text, Look: look})
}

// open makes a cell of the next row one to fill in.
func (p *tab) open(column int, look spreadsheet.Look) place {
	p.put(column, "", look)
	return place{p, spreadsheet.At{Row: p.row, Column: column}}
}

// lines writes a text over as many rows as it needs at a width in characters.
func (p *tab) lines(text string, look spreadsheet.Look, width int) {
	for _, l := range wording.Wrap(text, width) {
		if l != "" {
			p.put(1, l, look)
			p.row++
		}
	}
}

// tall makes the next row high enough for a text in a column.
func (p *tab) tall(text string, width float64) { p.tallAt(p.row, text, width) }

func (p *tab) tallAt(row int, text string, width float64) {
	const line = 15.5 // points
	lines := 0
	for part := range strings.SplitSeq(text, "\n") {
		lines += max(1, len(wording.Wrap(part, max(1, int(width*0.95)))))
	}
	if lines > 1 {
		p.Tall[row] = max(p.Tall[row], line*float64(lines))
	}
}

// offer gives a cell, or several under each other, a drop-down of words.
func (k *book) offer(p *tab, over spreadsheet.Range, only bool, words []string) {
	key := strings.Join(words, "\n")
	at, ok := k.offered[key]
	if !ok {
		column := len(k.offered) + 1
		for i, word := range words {
			k.words.row = i + 1
			k.words.put(column, word, spreadsheet.Plain)
		}
		at = spreadsheet.Range{From: spreadsheet.At{Row: 1, Column: column}, To: spreadsheet.At{Row: len(words), Column: column}}
		k.offered[key] = at
	}
	k.drop(p, over, spreadsheet.Ref(wordsSheet, at), only)
}

func (k *book) drop(p *tab, over spreadsheet.Range, from string, only bool) {
	p.Drops = append(p.Drops, spreadsheet.Drop{Range: over, Source: from, Only: only, Title: k.Say(bookWords["choose"]), Text: k.Say(bookWords["chooseText"])})
}

// connect makes the drop-downs of what is filled in elsewhere, and the heads of matrices, which follow a list.
func (k *book) connect() {
	for _, w := range k.waiting {
		if b := k.lists[w.list]; b != nil && len(b.lines) > 0 {
			column := nameColumn(b.shape)
			from, to := b.lines[0].cells[column], b.lines[len(b.lines)-1].cells[column]
			k.drop(w.page, w.over, spreadsheet.Ref(from.page.Name, spreadsheet.Range{From: from.at, To: to.at}), w.only)
		}
	}
}

// nameColumn returns the place of the column that a row of a list is known by.
func nameColumn(list *questionnaire.Shape) int {
	if c := list.NameColumn(); c != nil {
		return c.Index
	}
	if c := list.IDColumn(); c != nil {
		return c.Index
	}
	return 0
}

// at returns the range of one cell.
func (p place) over() spreadsheet.Range { return spreadsheet.Range{From: p.at, To: p.at} }

// writeXLSX writes a form as a workbook with a sheet for each question: drop-downs for choices, for what is filled in on
// other sheets, and for the marks of a matrix. sheet has answers to begin with; nil for none.
func writeXLSX(w io.Writer, b *questionnaire.Bank, part Part, sheet *answers.Sheet, lang questionnaire.Language) error {
	k := newBook(b, part, roomFor(b, part, sheet), lang)
	filled := map[place]string{}
	tree := source.Map{}
	switch {
	case sheet != nil:
		tree = sheet.Tree()
		k.fill(tree, filled)
	case part.For != "":
		filled[k.head["interview.position"]] = wording.UpperFirst(k.Position(part.For))
	}
	meta, err := k.meta(tree)
	if err != nil {
		return err
	}
	var pages []*spreadsheet.Page
	for _, p := range append(slices.Clone(k.pages), k.words) {
		for i := range p.Cells {
			c := &p.Cells[i]
			if text := filled[place{p, c.At}]; c.Look.Open() {
				c.Text = text
				p.tallAt(c.Row, text, p.Widths[min(c.Column, len(p.Widths))-1])
				if _, err := strconv.Atoi(text); err == nil && c.Look == spreadsheet.Amount {
					c.Number = true
				}
			}
		}
		k.headsOf(p, filled)
		pages = append(pages, &p.Page)
	}
	return spreadsheet.Write(w, k.Say(pageWords["title"]), append(pages, meta))
}
