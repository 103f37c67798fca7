package form

import (
	"cmp"
	"slices"
	"unicode/utf8"

	"salesaudit/internal/answers"
	"salesaudit/internal/spreadsheet"
	"salesaudit/internal/wording"
	"salesaudit/questionnaire"
)

// list lays out the rows of a list, and under them those inside them.
func (k *book) list(p *tab, b *block, room string) {
	k.heads(p, b.shape.Columns, 1)
	b.inner = map[int]*block{}
	for range k.room[room] {
		b.lines = append(b.lines, k.line(p, b.shape.Columns, 1))
	}
	k.columnDrops(p, b)
	for i, c := range b.shape.Columns {
		if c.Kind != questionnaire.List {
			continue
		}
		p.row++
		inner := &block{path: b.path, shape: &c.Shape}
		p.put(1, k.Text(c.Label), spreadsheet.Label)
		p.row++
		p.put(1, k.Say(bookWords["rowOf"], k.Text(b.shape.Label)), spreadsheet.Head)
		k.heads(p, c.Columns, 2)
		for range k.room[room+"."+c.ID] {
			parent := p.open(1, spreadsheet.Input)
			l := k.line(p, c.Columns, 2)
			l.parent = parent
			inner.lines = append(inner.lines, l)
		}
		k.columnDrops(p, inner)
		over := spreadsheet.Range{From: inner.lines[0].parent.at, To: inner.lines[len(inner.lines)-1].parent.at}
		k.waiting = append(k.waiting, waiting{p, over, b.field, false})
		b.inner[i] = inner
	}
}

// heads writes the names of the columns of a list, from one column of the sheet on.
func (k *book) heads(p *tab, columns []*questionnaire.Column, column int) {
	for _, c := range shownColumns(columns) {
		label := k.Text(c.Label)
		if unit := c.Unit.In(k.Language); unit != "" {
			label += ", " + unit
		}
		p.put(column, label, spreadsheet.Head)
		p.tall(label, width(column))
		column++
	}
	p.row++
}

// width returns that of a column of a sheet with lists.
func width(column int) float64 {
	switch column {
	case 1:
		return askWidth
	case 2:
		return answerWidth
	}
	return cellWidth
}

// shownColumns returns the columns of a list in the order in which they are shown: its name first, its ids apart.
func shownColumns(columns []*questionnaire.Column) []*questionnaire.Column {
	list := questionnaire.Shape{Columns: columns}
	name := list.NameColumn()
	out := slices.DeleteFunc(slices.Clone(columns), func(c *questionnaire.Column) bool {
		return c == name || name != nil && c.Kind == questionnaire.ID
	})
	if name != nil {
		out = slices.Insert(out, 0, name)
	}
	return out
}

// line lays out one row of a list, from one column of the sheet on.
func (k *book) line(p *tab, columns []*questionnaire.Column, column int) line {
	l := line{cells: make([]place, len(columns))}
	for _, c := range shownColumns(columns) {
		look := spreadsheet.Input
		if c.Kind == questionnaire.Integer {
			look = spreadsheet.Amount
		}
		l.cells[c.Index] = p.open(column, look)
		column++
	}
	p.row++
	return l
}

// columnDrops gives the columns of a list their drop-downs.
func (k *book) columnDrops(p *tab, b *block) {
	for i, c := range b.shape.Columns {
		if first := b.lines[0].cells[i]; first.page != nil {
			k.drops(p, &c.Shape, spreadsheet.Range{From: first.at, To: b.lines[len(b.lines)-1].cells[i].at}, false)
		}
	}
}

// drops gives cells the drop-down of a shape. What can be several, or a number, may be typed as well.
func (k *book) drops(p *tab, s *questionnaire.Shape, over spreadsheet.Range, field bool) {
	unknown, none := wording.UpperFirst(k.Unknown()), wording.UpperFirst(k.None())
	var words []string
	only := false
	switch s.Kind {
	case questionnaire.Choice:
		for _, o := range s.Options {
			words = append(words, k.optionText(s, o.ID))
		}
		only = true
	case questionnaire.Bool:
		words, only = []string{wording.UpperFirst(k.YesNo(true)), wording.UpperFirst(k.YesNo(false))}, true
	case questionnaire.Multi:
		if !field {
			for _, o := range s.Options {
				words = append(words, k.optionText(s, o.ID))
			}
		}
		words, only = append(words, none), field
	case questionnaire.List, questionnaire.Matrix:
		words, only = []string{none}, true
	case questionnaire.Integer, questionnaire.Percent:
		if s.Measurable {
			words = append(words, wording.UpperFirst(k.NotMeasured()))
		}
	case questionnaire.Reference, questionnaire.References:
		if s.Target.List != nil {
			k.waiting = append(k.waiting, waiting{p, over, s.Target.List, false})
			return
		}
		for _, e := range s.Target.Catalogue.Entries {
			words = append(words, k.entryText(s.Target.Catalogue, e.ID))
		}
		only = s.Kind == questionnaire.Reference
	default:
		return
	}
	k.offer(p, over, only, append(words, unknown))
}

// matrix lays out a grid of functions and roles, whose heads follow the list of roles.
func (k *book) matrix(p *tab, b *block) {
	m := b.field.Matrix
	p.lines(k.Say(bookWords["marks"]), spreadsheet.Help, lineWidth*5/4)
	p.put(1, k.Say(pageWords["function"]), spreadsheet.Head)
	p.put(2, k.Say(bookWords["wholeRow"]), spreadsheet.Head)
	roles := k.room[m.Columns.ID]
	for i := range roles {
		p.put(3+i, "", spreadsheet.Turned)
	}
	p.Tall[p.row] = 150
	p.Keep = spreadsheet.At{Row: p.row + 1, Column: 2}
	for len(p.Widths) < 2+roles {
		p.Widths = append(p.Widths, markWidth)
	}
	p.row++
	first := p.row
	for _, e := range m.Rows.Entries {
		name := k.Text(e.Name)
		if e.Extra {
			name += " " + k.Say(bookWords["extra"])
		}
		p.put(1, name, spreadsheet.Name)
		p.tall(name, askWidth)
		l := markLine{whole: p.open(2, spreadsheet.Input)}
		for i := range roles {
			l.marks = append(l.marks, p.open(3+i, spreadsheet.Mark))
		}
		b.marks = append(b.marks, l)
		p.row++
	}
	words := []string{k.Say(pageWords["nobody"])}
	if m.System {
		words = append(words, k.Say(pageWords["system"]))
	}
	at := func(row, column int) spreadsheet.At { return spreadsheet.At{Row: row, Column: column} }
	k.offer(p, spreadsheet.Range{From: at(first, 2), To: at(p.row-1, 2)}, true, append(words, wording.UpperFirst(k.Unknown())))
	k.offer(p, spreadsheet.Range{From: at(first, 3), To: at(p.row-1, 2+roles)}, true, markWords)
}

// markWords are the marks of a matrix, as they are typed.
var markWords = []string{"R", "A", "RA", "B"}

// proofs lays out the evidence and the notes of a question.
func (k *book) proofs(p *tab, q *questionnaire.Question) {
	a := &asked{question: q}
	var sources, grades []string
	for _, s := range k.bank.Sources {
		sources = append(sources, k.sourceText(s))
	}
	for g := answers.Reference; g <= answers.Extract; g++ {
		grades = append(grades, wording.UpperFirst(k.Grade(g)))
	}
	p.put(1, k.Say(pageWords["evidence"]), spreadsheet.Label)
	p.row++
	for i, word := range []string{"source", "grade", "ref", "docDate"} {
		p.put(1+i, k.Say(pageWords[word]), spreadsheet.Head)
	}
	p.row++
	first := p.row
	for range k.room["evidence."+q.ID] {
		var cells []place
		for i := range 4 {
			cells = append(cells, p.open(1+i, spreadsheet.Input))
		}
		a.evidence = append(a.evidence, cells)
		p.row++
	}
	at := func(column int) spreadsheet.Range {
		return spreadsheet.Range{From: spreadsheet.At{Row: first, Column: column}, To: spreadsheet.At{Row: p.row - 1, Column: column}}
	}
	k.offer(p, at(1), true, sources)
	k.offer(p, at(2), true, grades)
	p.row++
	p.put(1, k.Say(pageWords["notes"]), spreadsheet.Label)
	p.Tall[p.row] = 60
	a.note = p.open(2, spreadsheet.Words)
	p.row++
	k.questions = append(k.questions, a)
}

// headsOf makes the heads of the matrices of a sheet follow the names in the list of roles.
func (k *book) headsOf(p *tab, filled map[place]string) {
	for _, b := range k.blocks {
		if b.shape.Kind != questionnaire.Matrix || b.whole.page != p || len(b.marks) == 0 {
			continue
		}
		roles := k.lists[b.field.Matrix.Columns]
		row := b.marks[0].whole.at.Row - 1
		for i := range p.Cells {
			c := &p.Cells[i]
			if c.Row != row || c.Look != spreadsheet.Turned {
				continue
			}
			name := roles.lines[c.Column-3].cells[nameColumn(roles.shape)]
			c.Text = filled[name]
			ref := spreadsheet.Ref(name.page.Name, name.over())
			c.Formula = "IF(" + ref + `="","",` + ref + ")"
			p.Tall[row] = min(300, max(p.Tall[row], 20+6.4*float64(utf8.RuneCountInString(cmp.Or(c.Text, " ")))))
		}
	}
}
