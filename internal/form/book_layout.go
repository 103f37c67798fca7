package form

import (
	"strconv"

	"salesaudit/internal/answers"
	"salesaudit/internal/spreadsheet"
	"salesaudit/internal/wording"
	"salesaudit/questionnaire"
)

// Widths of the columns of a sheet, in characters: what is asked, the answer, and the further cells of a row.
const (
	askWidth    = 44
	answerWidth = 34
	cellWidth   = 18
	markWidth   = 7
	lineWidth   = 110 // of a text that runs on over the columns
)

// start lays out the first sheet: what this is, the company and the interview.
func (k *book) start() {
	p := k.addPage(k.Say(bookWords["start"]), askWidth, answerWidth)
	p.put(1, k.Say(pageWords["title"]), spreadsheet.Title)
	p.row += 2
	for _, text := range []string{k.Say(bookWords["intro"]), k.Say(bookWords["references"])} {
		p.lines(text, spreadsheet.Lead, lineWidth)
	}
	if text, ok := map[string]questionnaire.Text{"owner": pageWords["partOwner"], "head": pageWords["partHead"], "seller": pageWords["partSeller"]}[k.part.For]; ok {
		p.lines(k.Say(text), spreadsheet.Lead, lineWidth)
	}
	p.put(1, answers.BankReference(k.bank)+" · "+string(k.Language), spreadsheet.Help)
	p.row += 2
	var positions []string
	for _, id := range questionnaire.Positions {
		positions = append(positions, wording.UpperFirst(k.Position(id)))
	}
	for _, h := range []struct {
		path, word string
		look       spreadsheet.Look
	}{
		{"client.name", "clientName", spreadsheet.Input}, {"client.industry", "industry", spreadsheet.Input}, {"client.sellers", "sellers", spreadsheet.Amount},
		{"interview.date", "date", spreadsheet.Input}, {"interview.respondent", "respondent", spreadsheet.Input}, {"interview.position", "position", spreadsheet.Input},
		{"interview.role", "ownRole", spreadsheet.Input}, {"interview.interviewer", "interviewer", spreadsheet.Input},
	} {
		list := k.ownRoles()
		if h.path == "interview.role" && list == nil {
			continue
		}
		p.put(1, k.Say(pageWords[h.word]), spreadsheet.Label)
		p.tall(k.Say(pageWords[h.word]), askWidth)
		cell := p.open(2, h.look)
		k.head[h.path] = cell
		switch h.path {
		case "interview.position":
			k.offer(p, cell.over(), true, positions)
		case "interview.role":
			k.waiting = append(k.waiting, waiting{p, cell.over(), list, false})
		case "client.sellers":
			p.put(3, k.Say(pageWords["sellersHelp"]), spreadsheet.Help)
		case "interview.date":
			p.put(3, k.Say(bookWords["dateHelp"]), spreadsheet.Help)
		}
		p.row++
	}
}

// ownRoles returns the list that a respondent's own role is in; nil for none.
func (k *book) ownRoles() *questionnaire.Field {
	for _, f := range k.bank.Fields {
		if f.Kind == questionnaire.Matrix && k.part.fields[f] {
			return f.Matrix.Columns
		}
	}
	return nil
}

// question lays out the sheet of a question.
func (k *book) question(q *questionnaire.Question, fields []*questionnaire.Field) {
	number := strconv.Itoa(q.Index + 1)
	p := k.addPage(number+". "+k.Text(q.Title), askWidth, answerWidth)
	p.put(1, number+". "+k.Text(q.Title), spreadsheet.Title)
	p.row++
	p.lines(k.Text(q.Text), spreadsheet.Lead, lineWidth)
	p.lines(k.Text(q.AskOf(k.self)), spreadsheet.Help, lineWidth*5/4)
	p.row++
	closed := len(k.blocks)
	for _, f := range fields {
		k.blocks = append(k.blocks, k.field(p, f))
	}
	k.proofs(p, q)
	k.closeIDs(p, k.blocks[closed:])
}

// closeIDs puts the ids of rows into a column behind all others, which is not shown.
func (k *book) closeIDs(p *tab, blocks []*block) {
	last := 0
	for _, c := range p.Cells {
		last = max(last, c.Column)
	}
	for len(p.Widths) < last {
		p.Widths = append(p.Widths, cellWidth)
	}
	for _, b := range blocks {
		if b.shape.Kind != questionnaire.List || b.shape.IDColumn() == nil {
			continue
		}
		for _, l := range b.lines {
			p.row = l.cells[nameColumn(b.shape)].at.Row
			if b.shape.NameColumn() != nil {
				l.cells[b.shape.IDColumn().Index] = p.open(last+1, spreadsheet.Input)
			}
		}
		if b.shape.NameColumn() != nil {
			p.Closed = []int{last + 1}
		}
	}
}

// field lays out one field: what is asked, when, how to answer, and the cells.
func (k *book) field(p *tab, f *questionnaire.Field) *block {
	b := &block{path: f.ID, shape: &f.Shape, field: f}
	if f.Kind == questionnaire.Matrix { // a sheet of its own: its columns are narrow
		p = k.addPage(strconv.Itoa(f.Question.Index+1)+". "+k.Text(f.Label), askWidth, answerWidth)
	}
	label := k.Text(f.Label)
	if unit := f.Unit.In(k.Language); unit != "" {
		label += ", " + unit
	}
	p.put(1, label, spreadsheet.Label)
	p.tall(label, askWidth)
	look := spreadsheet.Input
	if f.Kind == questionnaire.Integer {
		look = spreadsheet.Amount
	}
	if f.Kind == questionnaire.FreeText {
		look = spreadsheet.Words
		p.Tall[p.row] = max(p.Tall[p.row], 46)
	}
	b.whole = p.open(2, look)
	k.drops(p, &f.Shape, b.whole.over(), true)
	if f.Kind == questionnaire.Multi || f.Kind == questionnaire.List || f.Kind == questionnaire.Matrix {
		p.put(3, k.Say(bookWords["whole"], k.None(), k.Unknown()), spreadsheet.Help)
	}
	p.row++
	if f.When != nil {
		if c := newCondition(f.When.Condition()); c != nil {
			p.lines(k.Say(bookWords["askedIf"], k.condition(c)), spreadsheet.Help, lineWidth*5/4)
		}
	}
	p.lines(k.Text(f.HelpOf(k.self)), spreadsheet.Help, lineWidth*5/4)
	if f.Kind == questionnaire.Percent {
		p.lines(k.Say(pageWords["countHelp"]), spreadsheet.Help, lineWidth*5/4)
	}
	switch f.Kind {
	case questionnaire.Multi:
		k.options(p, b)
	case questionnaire.List:
		k.lists[f] = b
		k.list(p, b, f.ID)
	case questionnaire.Matrix:
		k.matrix(p, b)
	}
	p.row++
	return b
}

// options lays out a multi: a mark beside each option.
func (k *book) options(p *tab, b *block) {
	first := p.row
	for _, o := range b.shape.Options {
		p.put(1, k.Text(o.Label), spreadsheet.Name)
		p.tall(k.Text(o.Label), askWidth)
		b.options = append(b.options, p.open(2, spreadsheet.Input))
		p.row++
	}
	k.offer(p, spreadsheet.Range{From: spreadsheet.At{Row: first, Column: 2}, To: spreadsheet.At{Row: p.row - 1, Column: 2}}, true, []string{wording.UpperFirst(k.YesNo(true))})
}
