package session

import (
	"cmp"
	"fmt"
	"slices"

	"salesaudit/internal/answers"
	"salesaudit/internal/clean"
	"salesaudit/internal/source"
	"salesaudit/internal/wording"
	"salesaudit/questionnaire"
)

// Place is where an answer belongs: a field, or a cell of one of its rows, or a cell of a row inside a cell; and what
// the answer looks like.
type Place struct {
	*questionnaire.Shape
	Field *questionnaire.Field
	Cells []Cell // none for the field itself; the second is inside the list that the first holds
}

// Cell is one column of one row.
type Cell struct {
	Row    int // from 0
	Column *questionnaire.Column
}

// At returns the place of a field.
func At(f *questionnaire.Field) Place { return Place{Shape: &f.Shape, Field: f} }

// Cell returns the place of a cell of the list at p.
func (p Place) Cell(row int, c *questionnaire.Column) Place {
	return Place{&c.Shape, p.Field, append(slices.Clone(p.Cells), Cell{row, c})}
}

// parent returns the place of the list that the cell at p belongs to.
func (p Place) parent() Place {
	if up := p.Cells[:len(p.Cells)-1]; len(up) > 0 {
		return Place{&up[len(up)-1].Column.Shape, p.Field, up}
	}
	return At(p.Field)
}

// path leads to the place in an answer file.
func (p Place) path() source.Path {
	path := source.Path{"answers", p.Field.ID}
	for _, c := range p.Cells {
		path = append(path, c.Row, c.Column.ID)
	}
	return path
}

// String returns the path to the place as in the messages about an answer file: roles[0].headcount.
func (p Place) String() string {
	out := p.Field.ID
	for _, c := range p.Cells {
		out += fmt.Sprintf("[%d].%s", c.Row, c.Column.ID)
	}
	return out
}

// column returns the column of a cell, nil for a field.
func (p Place) column() *questionnaire.Column {
	if len(p.Cells) == 0 {
		return nil
	}
	return p.Cells[len(p.Cells)-1].Column
}

// IsNumber reports whether the answer is a number.
func (p Place) IsNumber() bool {
	return p.Kind == questionnaire.Integer || p.Kind == questionnaire.Percent
}

// MayBeEmpty reports whether nobody or nothing is an answer to a reference or a text.
func (p Place) MayBeEmpty() bool {
	switch c := p.column(); p.Kind {
	case questionnaire.Reference:
		return c != nil && c.Optional
	case questionnaire.References, questionnaire.Multi, questionnaire.List:
		return true
	case questionnaire.FreeText:
		return c != nil
	}
	return false
}

// exists reports whether there are the rows that a place is in.
func (s *Session) exists(p Place) bool {
	for ; len(p.Cells) > 0; p = p.parent() {
		if row := p.Cells[len(p.Cells)-1].Row; row < 0 || row >= len(s.Value(p.parent()).Rows) {
			return false
		}
	}
	return true
}

// Value returns the answer at a place. It is valid until the next change.
func (s *Session) Value(p Place) *answers.Value {
	v := s.sheet().Value(p.Field)
	for _, c := range p.Cells {
		if c.Row >= len(v.Rows) {
			return &answers.Value{}
		}
		v = v.Rows[c.Row].Cell(c.Column)
	}
	return v
}

// IsOpen reports whether a place waits for an answer.
func (s *Session) IsOpen(p Place) bool {
	state := s.Value(p).State
	return state == answers.Absent || state == answers.Unknown
}

// Visits reports whether a cell has its turn when a row is gone through: one that is asked for, unless it could only name
// rows of a list that has none, and says so.
func (s *Session) Visits(p Place) bool {
	return s.Asks(p) && (p.Kind != questionnaire.References || !s.hasNone(p) || len(s.Value(p).Texts) > 0 || s.IsOpen(p))
}

// Asks reports whether a cell is asked for. One is not: the department of a role that works in none.
func (s *Session) Asks(p Place) bool {
	if len(p.Cells) != 1 || p.Kind != questionnaire.Reference {
		return true
	}
	for _, f := range s.Bank.Fields {
		m := f.Matrix
		if m == nil || m.Outside == nil || m.Columns != p.Field || m.Department != p.column() {
			continue
		}
		v := s.Value(At(m.Columns).Cell(p.Cells[0].Row, m.Outside.Place))
		return v.State != answers.Answered || slices.Contains(m.Outside.Inside, v.Text)
	}
	return true
}

// hasNone reports whether an answer could only name rows of a list of which it is said that there are none.
func (s *Session) hasNone(p Place) bool {
	if p.Target.List == nil || p.Target.Catalogue != nil {
		return false
	}
	v := s.sheet().Value(p.Target.List)
	return v.State == answers.Answered && len(v.Rows) == 0
}

// counts reports whether a cell is part of what a list has to be asked.
func (s *Session) counts(p Place) bool { return s.Asks(p) && !s.leadsNowhere(p) }

// leadsNowhere reports whether a cell is the measured share of the last stage of a funnel, which the rules leave out. It
// is asked for, as the stage may not stay the last one, but does not wait for an answer.
func (s *Session) leadsNowhere(p Place) bool {
	funnel := p.Field.Funnel
	if funnel == nil || funnel.Measured == nil || p.column() != funnel.Measured {
		return false
	}
	return p.Cells[len(p.Cells)-1].Row == len(s.Value(p.parent()).Rows)-1
}

// Choice is one thing that can be chosen as an answer.
type Choice struct {
	ID    string
	Label string
}

// The ids of the choices of a yes-or-no answer.
const (
	Yes = "true"
	No  = "false"
)

// Choices returns what can be chosen at a place: options, the rows of another list, entries of a catalogue, yes
// and no. It is empty where an answer is typed. Of a catalogue an entry is left out that the client would have to name
// first, unless the answer does.
func (s *Session) Choices(p Place) []Choice {
	switch p.Kind {
	case questionnaire.Bool:
		return s.YesOrNo()
	case questionnaire.Choice, questionnaire.Multi:
		options := p.Options
		out := make([]Choice, len(options))
		for i, o := range options {
			out[i] = Choice{o.ID, s.Text(o.Label)}
		}
		return out
	case questionnaire.Reference, questionnaire.References:
		v := s.Value(p)
		return slices.DeleteFunc(s.namedBy(p.Target), func(c Choice) bool {
			return p.Target.Catalogue != nil && s.lacks(p.Target.Catalogue, c.ID) && v.Text != c.ID && !slices.Contains(v.Texts, c.ID)
		})
	}
	return nil
}

// lacks reports whether an entry of a catalogue is an extra row of a matrix that the client did not name.
func (s *Session) lacks(catalogue *questionnaire.Catalogue, id string) bool {
	for _, f := range s.Bank.Fields {
		if m := f.Matrix; m != nil && m.Rows == catalogue && m.Present != nil {
			return !m.Has(catalogue.Entries[catalogue.Find(id)], nil, s.sheet().Value(m.Present).Texts)
		}
	}
	return false
}

// YesOrNo is what a yes-or-no answer is chosen from.
func (s *Session) YesOrNo() []Choice {
	return []Choice{{Yes, s.in().YesNo(true)}, {No, s.in().YesNo(false)}}
}

func (s *Session) namedBy(t questionnaire.Target) []Choice { return s.namedAs(t, s.RowName) }

// namedAs returns what can be named, the rows of a list as a function calls them.
func (s *Session) namedAs(t questionnaire.Target, name func(list Place, row int) string) []Choice {
	var out []Choice
	if t.Catalogue != nil {
		for _, e := range t.Catalogue.Entries {
			out = append(out, Choice{e.ID, s.Text(e.Name)})
		}
	}
	if t.List != nil {
		rows := s.sheet().Value(t.List).Rows
		for i := range rows {
			out = append(out, Choice{rows[i].ID, name(At(t.List), i)})
		}
	}
	return out
}

// RowName returns what a person calls a row of a list: its name, else the first thing that it names.
func (s *Session) RowName(list Place, row int) string {
	if name := s.ownName(list, row); name != "" {
		return name
	}
	for _, c := range list.Columns {
		if c.Kind == questionnaire.Reference || c.Kind == questionnaire.References {
			if cell := list.Cell(row, c); s.Value(cell).State == answers.Answered {
				return s.showNamed(cell, s.nameOrNumber)
			}
		}
	}
	return s.Say(sayRow, row+1)
}

// ownName is what a row is called in its list, "" where that is not said.
func (s *Session) ownName(list Place, row int) string {
	if c := list.NameColumn(); c != nil {
		if v := s.Value(list.Cell(row, c)); v.State == answers.Answered {
			return clean.Name(v.Text)
		}
	}
	return ""
}

// nameOrNumber calls a row without a name by its number: two rows without names may name each other.
func (s *Session) nameOrNumber(list Place, row int) string {
	return cmp.Or(s.ownName(list, row), s.Say(sayRow, row+1))
}

// showNamed words which rows or entries are named at a place.
func (s *Session) showNamed(p Place, name func(list Place, row int) string) string {
	v := s.Value(p)
	if len(v.Refs) == 0 {
		return s.in().None()
	}
	choices := s.namedAs(p.Target, name)
	names := make([]string, len(v.Refs))
	for i, k := range v.Refs {
		names[i] = choices[k].Label
	}
	return wording.List(names)
}

// Show words the answer at a place in a few words, "" when there is none.
func (s *Session) Show(p Place) string {
	v := s.Value(p)
	if v.State == answers.Absent {
		return ""
	}
	if v.State == answers.Answered {
		switch p.Kind {
		case questionnaire.Reference, questionnaire.References:
			return s.showNamed(p, s.RowName)
		case questionnaire.List:
			return s.showRows(p, len(v.Rows))
		case questionnaire.Matrix:
			asked, all := s.asked(p.Field)
			return s.Say(sayFunctionsAsked, asked, all)
		case questionnaire.FreeText:
			if v.Text == "" {
				return s.Say(sayEmpty)
			}
		}
	}
	return s.in().Answer(s.sheet(), p.Shape, v)
}

// Label returns the label of the choice with an id, the id itself where there is none.
func Label(choices []Choice, id string) string {
	for _, c := range choices {
		if c.ID == id {
			return c.Label
		}
	}
	return id
}

func (s *Session) showRows(list Place, rows int) string {
	if rows == 0 {
		return s.in().None()
	}
	names := make([]string, rows)
	for i := range names {
		names[i] = s.RowName(list, i)
	}
	return wording.List(names)
}
