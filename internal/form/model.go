package form

import (
	"salesaudit/internal/answers"
	"salesaudit/internal/source"
	"salesaudit/internal/wording"
	"salesaudit/questionnaire"
)

// model is the questions as the page's script reads them, worded in one language.
type model struct {
	Format    string            `json:"format"`
	Bank      string            `json:"bank"` // ID@VERSION
	Lang      string            `json:"lang"`
	Part      string            `json:"part"` // whose part of the bank it is; "" for all of it
	Positions []named           `json:"positions"`
	Sources   []named           `json:"sources"`
	Grades    []named           `json:"grades"`
	OwnRole   string            `json:"ownRole"` // the list that a respondent's own role is in; "" for none
	Limits    limits            `json:"limits"`
	Questions []question        `json:"questions"`
	Words     map[string]string `json:"words"`
	Answers   any               `json:"answers"` // an answer file to begin with; null for none
}

// limits are those of answer files.
type limits struct {
	Text    int `json:"text"`
	Rows    int `json:"rows"`
	Integer int `json:"integer"`
	Sellers int `json:"sellers"`
}

// named is an id with what a person reads.
type named struct {
	ID    string `json:"id"`
	Label string `json:"label"`
	Extra bool   `json:"extra,omitempty"` // a row of a matrix only for a client that names it
}

type question struct {
	ID     string   `json:"id"`
	Number int      `json:"number"` // from 1, in the bank
	Title  string   `json:"title"`
	Text   string   `json:"text"`
	Ask    string   `json:"ask"`
	Proves []string `json:"proves"` // sources, the usual ones first
	Fields []*shape `json:"fields"`
}

// shape is a field, or a column of a list.
type shape struct {
	ID         string     `json:"id"`
	Kind       string     `json:"kind"`
	Label      string     `json:"label"`
	Help       string     `json:"help,omitempty"`
	Unit       string     `json:"unit,omitempty"`
	Min        int        `json:"min,omitempty"`
	Ordered    bool       `json:"ordered,omitempty"`
	Lower      bool       `json:"lower,omitempty"` // lower is better
	Optional   bool       `json:"optional,omitempty"`
	Measurable bool       `json:"measurable,omitempty"`
	Options    []named    `json:"options,omitempty"`
	Default    string     `json:"default,omitempty"` // the option that leaving it out means
	Item       string     `json:"item,omitempty"`
	Columns    []*shape   `json:"columns,omitempty"`
	List       string     `json:"list,omitempty"`    // the list whose rows are referred to
	Entries    []named    `json:"entries,omitempty"` // the catalogue that is referred to
	When       *condition `json:"when,omitempty"`
	Matrix     *matrix    `json:"matrix,omitempty"`
}

type matrix struct {
	Rows    []named `json:"rows"`
	List    string  `json:"list"`              // whose rows are the columns
	Absent  string  `json:"absent,omitempty"`  // the field that says which rows this company does not have
	Present string  `json:"present,omitempty"` // the field that says which extra rows it has
	System  bool    `json:"system,omitempty"`
}

// modeler words a model.
type modeler struct {
	wording.Speaker
	self bool // for a manager who assesses their own department
}

// newModel returns the model of a part of a bank. sheet is what is answered already, nil for nothing.
func newModel(b *questionnaire.Bank, part Part, sheet *answers.Sheet, lang questionnaire.Language) *model {
	w := modeler{wording.In(lang), questionnaire.SelfAssessed(part.For, "")}
	m := &model{
		Format: answers.Format, Bank: answers.BankReference(b), Lang: string(lang), Part: part.For, Words: w.words(),
		Limits: limits{questionnaire.MaxText, questionnaire.MaxRows, answers.MaxNumber, answers.MaxSellers},
	}
	for _, id := range questionnaire.Positions {
		m.Positions = append(m.Positions, named{ID: id, Label: wording.UpperFirst(w.Position(id))})
	}
	for _, s := range b.Sources {
		m.Sources = append(m.Sources, named{ID: s.ID, Label: w.Text(s.Name)})
	}
	for g := answers.Reference; g <= answers.Extract; g++ {
		m.Grades = append(m.Grades, named{ID: g.String(), Label: wording.UpperFirst(w.Grade(g))})
	}
	for _, q := range b.Questions {
		fields := part.of(q)
		if len(fields) == 0 {
			continue
		}
		out := question{ID: q.ID, Number: q.Index + 1, Title: w.Text(q.Title), Text: w.Text(q.Text), Ask: w.Text(q.AskOf(w.self)), Proves: []string{}}
		for _, s := range q.Proves {
			out.Proves = append(out.Proves, s.ID)
		}
		for _, f := range fields {
			if f.Kind == questionnaire.Matrix {
				m.OwnRole = f.Matrix.Columns.ID
			}
			out.Fields = append(out.Fields, w.field(f))
		}
		m.Questions = append(m.Questions, out)
	}
	if sheet != nil {
		m.Answers = objects(sheet.Tree())
	}
	return m
}

func (w modeler) field(f *questionnaire.Field) *shape {
	s := w.shape(f.ID, &f.Shape)
	s.Help = w.Text(f.HelpOf(w.self))
	if f.When != nil {
		s.When = newCondition(f.When.Condition())
	}
	if m := f.Matrix; m != nil {
		s.Matrix = &matrix{List: m.Columns.ID, System: m.System}
		for _, e := range m.Rows.Entries {
			s.Matrix.Rows = append(s.Matrix.Rows, named{e.ID, w.Text(e.Name), e.Extra})
		}
		if m.Absent != nil {
			s.Matrix.Absent = m.Absent.ID
		}
		if m.Present != nil {
			s.Matrix.Present = m.Present.ID
		}
	}
	return s
}

func (w modeler) shape(id string, of *questionnaire.Shape) *shape {
	s := &shape{
		ID: id, Kind: of.Kind.String(), Label: w.Text(of.Label), Help: w.Text(of.Help), Unit: of.Unit.In(w.Language), Min: of.Min,
		Ordered: of.Ordered, Lower: of.LowerIsBetter, Optional: of.Optional, Measurable: of.Measurable, Item: of.Item,
	}
	for _, o := range of.Options {
		s.Options = append(s.Options, named{ID: o.ID, Label: w.Text(o.Label)})
	}
	for _, c := range of.Columns {
		column := w.shape(c.ID, &c.Shape)
		if c.Kind == questionnaire.Choice && c.Default != questionnaire.NoDefault {
			column.Default = c.Options[c.Default].ID
		}
		s.Columns = append(s.Columns, column)
	}
	if of.Target.List != nil {
		s.List = of.Target.List.ID
	}
	if c := of.Target.Catalogue; c != nil {
		for _, e := range c.Entries {
			s.Entries = append(s.Entries, named{ID: e.ID, Label: w.Text(e.Name)})
		}
	}
	return s
}

// objects turns the mappings of an answer file into what encodes as objects of JSON.
func objects(value any) any {
	switch x := value.(type) {
	case source.Map:
		out := make(map[string]any, len(x))
		for _, e := range x {
			out[e.Key] = objects(e.Value)
		}
		return out
	case []any:
		out := make([]any, len(x))
		for i := range x {
			out[i] = objects(x[i])
		}
		return out
	}
	return value
}
