package form

import (
	"fmt"
	"strconv"
	"strings"

	"salesaudit/internal/answers"
	"salesaudit/internal/clean"
	"salesaudit/internal/source"
	"salesaudit/internal/wording"
	"salesaudit/questionnaire"
)

// filler puts the answers of a file into the cells of a form.
type filler struct {
	*book
	into map[place]string
	rows map[*questionnaire.Field]*names
}

// names are what the rows of a list are known by.
type names struct {
	ids, texts []string
	numbers    []string // "row 3", which holds for a row without a name of its own
}

// fill puts the answers of a file into the cells.
func (k *book) fill(tree source.Map, into map[place]string) {
	f := &filler{k, into, map[*questionnaire.Field]*names{}}
	given, _ := tree.Get("answers").(source.Map)
	for list, b := range k.lists {
		f.rows[list] = k.names(b, rowsOf(given.Get(list.ID)))
	}
	for _, section := range []string{"client", "interview"} {
		values, _ := tree.Get(section).(source.Map)
		for _, e := range values {
			path := section + "." + e.Key
			if at, ok := k.head[path]; ok {
				into[at] = f.headText(path, e.Value)
			}
		}
	}
	for _, b := range k.blocks {
		if value := given.Get(b.field.ID); value != nil {
			f.block(b, value)
		}
	}
	evidence, _ := tree.Get("evidence").(source.Map)
	notes, _ := tree.Get("notes").(source.Map)
	for _, a := range k.questions {
		pieces, _ := evidence.Get(a.question.ID).([]any)
		for i, piece := range pieces {
			f.evidence(a.evidence[i], piece.(source.Map))
		}
		if note, ok := notes.Get(a.question.ID).(string); ok {
			into[a.note] = note
		}
	}
}

func rowsOf(value any) []source.Map {
	list, _ := value.([]any)
	out := make([]source.Map, len(list))
	for i := range list {
		out[i], _ = list[i].(source.Map)
	}
	return out
}

// names returns what the rows of a list are known by.
func (k *book) names(b *block, rows []source.Map) *names {
	n := &names{}
	for i, row := range rows {
		text := func(c *questionnaire.Column) string {
			if c == nil {
				return ""
			}
			s, _ := row.Get(c.ID).(string)
			return s
		}
		n.ids = append(n.ids, text(b.shape.IDColumn()))
		n.texts = append(n.texts, text(b.shape.NameColumn()))
		n.numbers = append(n.numbers, k.Say(bookWords["row"], i+1))
	}
	return n
}

// find returns the row that a text names: by its name, its id, or its number; -1 for none, and how many have the name.
func (n *names) find(said string) (row, alike int) {
	said = clean.Folded(said)
	for _, by := range [][]string{n.texts, n.ids, n.numbers} {
		row, alike = -1, 0
		for i, name := range by {
			if name != "" && clean.Folded(name) == said {
				if row, alike = i, alike+1; by != nil && alike > 1 {
					return -1, alike
				}
			}
		}
		if alike == 1 {
			return row, 1
		}
	}
	return -1, 0
}

// text returns what a row is named by so that find finds it.
func (n *names) text(row int) string {
	for _, name := range []string{n.texts[row], n.numbers[row], n.ids[row]} {
		if found, _ := n.find(name); found == row && !strings.Contains(name, separator) && !reserved(name) {
			return name
		}
	}
	return n.ids[row]
}

func (n *names) ofID(id string) string {
	for i := range n.ids {
		if n.ids[i] == id {
			return n.text(i)
		}
	}
	return id
}

func (f *filler) headText(path string, value any) string {
	said := fmt.Sprint(value)
	switch path {
	case "interview.position":
		return wording.UpperFirst(f.Position(said))
	case "interview.role":
		if n := f.rows[f.ownRoles()]; n != nil {
			return n.ofID(said)
		}
	}
	return said
}

func (f *filler) evidence(cells []place, piece source.Map) {
	for i, key := range []string{"source", "grade", "ref", "date"} {
		said, _ := piece.Get(key).(string)
		switch key {
		case "source":
			for _, s := range f.bank.Sources {
				if s.ID == said {
					said = f.sourceText(s)
				}
			}
		case "grade":
			for g := answers.Reference; g <= answers.Extract; g++ {
				if g.String() == said {
					said = wording.UpperFirst(f.Grade(g))
					break
				}
			}
		}
		f.into[cells[i]] = said
	}
}

// block puts the answer to a field into its cells.
func (f *filler) block(b *block, value any) {
	if value == answers.UnknownWord {
		f.into[b.whole] = wording.UpperFirst(f.Unknown())
		return
	}
	switch b.shape.Kind {
	case questionnaire.Multi:
		chosen := value.([]any)
		if len(chosen) == 0 {
			f.into[b.whole] = wording.UpperFirst(f.None())
		}
		for _, id := range chosen {
			f.into[b.options[questionnaire.Rank(b.shape.Options, id.(string))]] = wording.UpperFirst(f.YesNo(true))
		}
	case questionnaire.List:
		rows := rowsOf(value)
		if len(rows) == 0 {
			f.into[b.whole] = wording.UpperFirst(f.None())
		}
		f.list(b, rows)
	case questionnaire.Matrix:
		f.matrix(b, value.(source.Map))
	default:
		f.into[b.whole] = f.text(b.shape, value)
	}
}

// list puts rows into the cells of a list, and the rows inside them into theirs.
func (f *filler) list(b *block, rows []source.Map) {
	next := map[int]int{} // the next free line of a list inside
	n := f.rows[b.field]
	for i, row := range rows {
		if name := b.shape.NameColumn(); name != nil && b.shape.IDColumn() != nil && row.Get(name.ID) == nil {
			f.into[b.lines[i].cells[name.Index]] = n.numbers[i] // a row without a name can be seen and named all the same
		}
		for c, column := range b.shape.Columns {
			value := row.Get(column.ID)
			inner := b.inner[c]
			if inner == nil || value == answers.UnknownWord {
				if at := b.lines[i].cells[c]; value != nil && at.page != nil {
					f.into[at] = f.text(&column.Shape, value)
				}
				continue
			}
			if list, ok := value.([]any); ok && len(list) == 0 {
				f.into[b.lines[i].cells[c]] = wording.UpperFirst(f.None())
			}
			for _, row := range rowsOf(value) {
				l := inner.lines[next[c]]
				next[c]++
				f.into[l.parent] = n.text(i)
				for k, column := range inner.shape.Columns {
					if value := row.Get(column.ID); value != nil {
						f.into[l.cells[k]] = f.text(&column.Shape, value)
					}
				}
			}
		}
	}
}

// matrix puts marks into the grid.
func (f *filler) matrix(b *block, rows source.Map) {
	if len(rows) == 0 {
		f.into[b.whole] = wording.UpperFirst(f.None())
	}
	m := b.field.Matrix
	roles := f.rows[m.Columns]
	for _, row := range rows {
		line := b.marks[m.Rows.Find(row.Key)]
		marks, ok := row.Value.(source.Map)
		switch {
		case !ok:
			f.into[line.whole] = wording.UpperFirst(f.Unknown())
		case len(marks) == 0:
			f.into[line.whole] = f.Say(pageWords["nobody"])
		}
		for _, mark := range marks {
			if mark.Key == answers.SystemKey {
				f.into[line.whole] = f.Say(pageWords["system"])
				continue
			}
			for i, id := range roles.ids {
				if id == mark.Key {
					f.into[line.marks[i]] = mark.Value.(string)
				}
			}
		}
	}
}

// text returns how a value is written in one cell.
func (f *filler) text(s *questionnaire.Shape, value any) string {
	switch value {
	case answers.UnknownWord:
		return wording.UpperFirst(f.Unknown())
	case answers.NotMeasuredWord:
		return wording.UpperFirst(f.NotMeasured())
	}
	switch s.Kind {
	case questionnaire.Bool:
		return wording.UpperFirst(f.YesNo(value.(bool)))
	case questionnaire.FreeText, questionnaire.ID:
		return literal(value.(string))
	case questionnaire.Choice, questionnaire.Reference:
		return f.named(s, value.(string))
	case questionnaire.Multi, questionnaire.References:
		list := value.([]any)
		if len(list) == 0 {
			return wording.UpperFirst(f.None())
		}
		said := make([]string, len(list))
		for i := range list {
			said[i] = f.named(s, list[i].(string))
		}
		return strings.Join(said, separator+" ")
	}
	if x, ok := value.(float64); ok {
		return strconv.FormatFloat(x, 'f', -1, 64)
	}
	return fmt.Sprint(value)
}

// named returns how an option, a row or an entry is written in a cell.
func (f *filler) named(s *questionnaire.Shape, id string) string {
	switch {
	case s.Target.List != nil:
		if n := f.rows[s.Target.List]; n != nil {
			return n.ofID(id)
		}
		return id
	case s.Target.Catalogue != nil:
		return f.entryText(s.Target.Catalogue, id)
	}
	return f.optionText(s, id)
}
