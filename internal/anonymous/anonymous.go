// Package anonymous takes a client's own names out of a sheet, those of the company, of its people and of whatever it has
// lists of, so that what is made of the sheet can be shown to others.
//
// It is between the answer file and the assessment: bank + answers → (anonymous) → assessment → report. It changes a copy
// before anything is computed, so that no format can let a name through; scores stay what they are.
package anonymous

import (
	"maps"
	"slices"
	"strconv"

	"salesaudit/internal/answers"
	"salesaudit/internal/wording"
	"salesaudit/questionnaire"
)

// text is a wording in both languages.
type text = questionnaire.Text

// Sheet returns a copy of a sheet without names, in a language. The client is «Компания» without a line of business; the
// rows of every list are numbered, and so are their ids. Notes, what evidence refers to, comments, the conclusion and texts
// within rows are left out: nobody can say what they name, and a name that is inflected is not found by looking for it.
func Sheet(s *answers.Sheet, lang questionnaire.Language) *answers.Sheet {
	c := &cleaner{Speaker: wording.In(lang), from: s, ids: map[*questionnaire.Field]map[string]string{}}
	for _, f := range s.Bank.Fields {
		c.number(f)
	}
	out := *s
	out.File = "anonymous"
	out.Client = answers.Client{Name: c.Say(text{RU: "Компания", EN: "Company"}), Sellers: s.Client.Sellers}
	out.Interview = answers.Interview{Date: s.Interview.Date, Position: s.Interview.Position}
	out.Values = make([]answers.Value, len(s.Values))
	for i, f := range s.Bank.Fields {
		out.Values[i] = c.value(&f.Shape, &s.Values[i], f)
	}
	out.Evidence = c.evidence()
	out.Notes = make([]string, len(s.Notes))
	out.Review, out.Merged = c.review(), nil
	out.NotApplicable = maps.Clone(s.NotApplicable)
	for id := range out.NotApplicable {
		out.NotApplicable[id] = c.withheld()
	}
	return &out
}

// cleaner makes one copy.
type cleaner struct {
	wording.Speaker
	from *answers.Sheet
	ids  map[*questionnaire.Field]map[string]string // new ids of the rows of each list, by the old ones
}

// number gives the rows of a list new ids.
func (c *cleaner) number(f *questionnaire.Field) {
	if f.Kind != questionnaire.List || f.IDColumn() == nil {
		return
	}
	ids := map[string]string{"": ""}
	for i, r := range c.from.Value(f).Rows {
		ids[r.ID] = f.Item + strconv.Itoa(i+1)
	}
	c.ids[f] = ids
}

// value returns a copy of a value without names. of is the field that it is, nil for a cell.
func (c *cleaner) value(s *questionnaire.Shape, v *answers.Value, of *questionnaire.Field) answers.Value {
	out := *v
	switch {
	case s.Kind == questionnaire.List:
		out.Rows = make([]answers.Row, len(v.Rows))
		for i := range v.Rows {
			out.Rows[i] = c.row(s, &v.Rows[i], i, of)
		}
	case s.Kind == questionnaire.Reference && s.Target.List != nil:
		out.Text = c.ids[s.Target.List][v.Text]
	case s.Kind == questionnaire.References && s.Target.List != nil:
		out.Texts = make([]string, len(v.Texts))
		for i, id := range v.Texts {
			out.Texts[i] = c.ids[s.Target.List][id]
		}
	case s.Kind == questionnaire.FreeText && v.Text != "":
		out.Text = c.withheld()
	}
	return out
}

// row returns a copy of one row of a list.
func (c *cleaner) row(s *questionnaire.Shape, r *answers.Row, i int, list *questionnaire.Field) answers.Row {
	out := answers.Row{Cells: make([]answers.Value, len(r.Cells))}
	if list != nil {
		out.ID = c.ids[list][r.ID]
	}
	name := s.NameColumn()
	for k, column := range s.Columns {
		cell := &r.Cells[k]
		switch {
		case column.Kind == questionnaire.ID:
			out.Cells[k] = *cell
			out.Cells[k].Text = out.ID
		case column == name:
			out.Cells[k] = *cell
			if cell.Text != "" {
				out.Cells[k].Text = c.title(s, i)
			}
		default:
			out.Cells[k] = c.value(&column.Shape, cell, nil)
		}
	}
	return out
}

// title numbers a row: «Роль 3», «Сегмент 1», and «Строка 2» where the bank has no word for one.
func (c *cleaner) title(list *questionnaire.Shape, i int) string {
	word := list.Row
	if word == (text{}) {
		word = text{RU: "Строка", EN: "Row"}
	}
	return c.Say(word) + wording.NoBreak + strconv.Itoa(i+1)
}

// withheld is in place of a text that may name somebody: that there is one still counts.
func (c *cleaner) withheld() string {
	return c.Say(text{RU: "текст скрыт", EN: "text withheld"})
}

func (c *cleaner) evidence() [][]answers.Evidence {
	out := make([][]answers.Evidence, len(c.from.Evidence))
	for i, pieces := range c.from.Evidence {
		out[i] = slices.Clone(pieces)
		for k := range out[i] {
			out[i][k].Ref = ""
		}
	}
	return out
}

// review keeps the consultant's days and the owners that the bank knows.
func (c *cleaner) review() answers.Review {
	out := answers.Review{Criteria: map[string]answers.CriterionReview{}}
	for id, said := range c.from.Review.Criteria {
		said.Comment = ""
		if !slices.ContainsFunc(c.from.Bank.Owners, func(o *questionnaire.Owner) bool { return o.ID == said.Owner }) {
			said.Owner = ""
		}
		out.Criteria[id] = said
	}
	return out
}
