package consensus

import (
	"iter"
	"slices"
	"strconv"
	"strings"

	"salesaudit/internal/answers"
	"salesaudit/internal/clean"
	"salesaudit/questionnaire"
)

// row is one row of a merged list, with what each respondent has of it.
type row struct {
	id string         // as the first respondent calls it; "" in a list without ids
	of []*answers.Row // by respondent; nil for one who does not name it
}

// names has the ids that rows have in the merged file, by list, by respondent, by the id in that respondent's file.
type names map[*questionnaire.Field][]map[string]string

// identify finds out which rows of lists with ids are the same: those of one id, else those of one name.
func identify(bank *questionnaire.Bank, sheets []*answers.Sheet) names {
	all := names{}
	for _, f := range bank.Fields {
		if f.Kind != questionnaire.List || f.IDColumn() == nil {
			continue
		}
		perSheet := make([]map[string]string, len(sheets))
		var ids, titles []string // of the merged rows
		for i, s := range sheets {
			perSheet[i] = map[string]string{}
			for k := range s.Value(f).Rows {
				r := &s.Value(f).Rows[k]
				title := clean.Folded(rowName(&f.Shape, r))
				at := slices.Index(ids, r.ID)
				if at < 0 && title != "" {
					at = slices.Index(titles, title)
				}
				if at < 0 || taken(perSheet[i], ids[at]) {
					at = len(ids)
					ids, titles = append(ids, free(r.ID, ids)), append(titles, title)
				}
				perSheet[i][r.ID] = ids[at]
			}
		}
		all[f] = perSheet
	}
	return all
}

// taken reports whether another row of the same respondent is that merged row already.
func taken(ids map[string]string, merged string) bool {
	for _, id := range ids {
		if id == merged {
			return true
		}
	}
	return false
}

// free returns an id, with a number behind it where another row has it.
func free(id string, ids []string) string {
	out := id
	for n := 2; slices.Contains(ids, out); n++ {
		out = id + "-" + strconv.Itoa(n)
	}
	return out
}

func rowName(s *questionnaire.Shape, r *answers.Row) string {
	if c := s.NameColumn(); c != nil {
		return r.Cell(c).Text
	}
	return ""
}

// translate returns a value with the ids that the rows it names have in the merged file, without those that it lacks.
func (m *merger) translate(s *questionnaire.Shape, v *answers.Value, respondent int) *answers.Value {
	out := *v
	list := s.Target.List
	switch {
	case s.Kind == questionnaire.List:
		out.Rows = make([]answers.Row, len(v.Rows))
		for i, r := range v.Rows {
			out.Rows[i] = answers.Row{ID: r.ID, Cells: make([]answers.Value, len(r.Cells))}
			for k, c := range s.Columns {
				out.Rows[i].Cells[k] = *m.translate(&c.Shape, &r.Cells[k], respondent)
			}
		}
	case s.Kind == questionnaire.References && list != nil:
		out.Texts = []string{}
		for _, id := range v.Texts {
			if id = m.names[list][respondent][id]; !m.gone[list][id] {
				out.Texts = append(out.Texts, id)
			}
		}
	case s.Kind == questionnaire.Reference && list != nil && v.Text != "":
		out.Text = m.names[list][respondent][v.Text]
		if m.gone[list][out.Text] {
			out.Text = ""
			if !s.Optional {
				out.State = answers.Unknown
			}
		}
	}
	return &out
}

// key returns what a row without an id is known by: its name, else what it names; "" for neither.
func key(s *questionnaire.Shape, r *answers.Row) string {
	if name := clean.Folded(rowName(s, r)); name != "" {
		return name
	}
	var parts []string
	for _, c := range s.Columns {
		cell := r.Cell(c)
		switch c.Kind {
		case questionnaire.Reference:
			parts = append(parts, cell.Text)
		case questionnaire.References:
			parts = append(parts, strings.Join(slices.Sorted(slices.Values(cell.Texts)), "+"))
		}
	}
	return strings.Join(parts, "/")
}

// KeyParts returns the ids in the key of a row that has neither an id nor a name, column by column.
func KeyParts(s *questionnaire.Shape, key string) iter.Seq2[*questionnaire.Column, []string] {
	return func(yield func(*questionnaire.Column, []string) bool) {
		parts := strings.Split(key, "/")
		for _, c := range s.Columns {
			if c.Kind != questionnaire.Reference && c.Kind != questionnaire.References {
				continue
			}
			if len(parts) == 0 || parts[0] != "" && !yield(c, strings.Split(parts[0], "+")) {
				return
			}
			parts = parts[1:]
		}
	}
}

// match puts the rows of one list, as several respondents have them, side by side, in the order in which they are
// first named. The rows are translated already.
func match(s *questionnaire.Shape, lists [][]answers.Row, ids func(respondent int, id string) string) []row {
	var out []row
	places := map[string]int{}
	for i, rows := range lists {
		seen := map[string]int{}
		for k := range rows {
			r := &rows[k]
			name := key(s, r)
			if s.IDColumn() != nil {
				name = ids(i, r.ID)
			}
			seen[name]++
			if n := seen[name]; n > 1 { // the second of one name is a row of its own
				name += "\x00" + strconv.Itoa(n)
			}
			at, known := places[name]
			if !known {
				at = len(out)
				places[name] = at
				out = append(out, row{of: make([]*answers.Row, len(lists))})
				if s.IDColumn() != nil {
					out[at].id = name
				}
			}
			out[at].of[i] = r
		}
	}
	return out
}
