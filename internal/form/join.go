package form

import (
	"strconv"

	"salesaudit/internal/clean"
	"salesaudit/internal/source"
	"salesaudit/questionnaire"
)

// join finds out which rows of an answer file the rows of another one are: two forms number their rows alike, so an id
// alone says little.
type join struct {
	bank *questionnaire.Bank
	news source.Map
	ids  map[*questionnaire.Field]map[string]string // of the file, by list and id of the form
}

func newJoin(b *questionnaire.Bank, have, news source.Map) *join {
	j := &join{b, news, map[*questionnaire.Field]map[string]string{}}
	old, _ := have.Get("answers").(source.Map)
	given, _ := news.Get("answers").(source.Map)
	for _, f := range b.Fields {
		if f.Kind == questionnaire.List && f.IDColumn() != nil {
			j.ids[f] = identify(&f.Shape, rowsOf(old.Get(f.ID)), rowsOf(given.Get(f.ID)))
		}
	}
	return j
}

// identify returns the id in the file of each row of a form: that of the row of the same name, else the same id where the
// names are no different ones, else one of its own.
func identify(list *questionnaire.Shape, old, news []source.Map) map[string]string {
	id, name := list.IDColumn(), list.NameColumn()
	cell := func(row source.Map, c *questionnaire.Column) string {
		if c == nil {
			return ""
		}
		text, _ := row.Get(c.ID).(string)
		return text
	}
	taken := map[string]bool{}
	out := map[string]string{}
	match := func(is func(o, n source.Map) bool) {
		for _, n := range news {
			for _, o := range old {
				if out[cell(n, id)] == "" && !taken[cell(o, id)] && is(o, n) {
					out[cell(n, id)] = cell(o, id)
					taken[cell(o, id)] = true
				}
			}
		}
	}
	title := func(row source.Map) string { return clean.Folded(cell(row, name)) }
	sameID := func(o, n source.Map) bool { return cell(o, id) == cell(n, id) }
	match(func(o, n source.Map) bool { return sameID(o, n) && title(o) == title(n) })
	match(func(o, n source.Map) bool { return title(o) != "" && title(o) == title(n) })
	match(func(o, n source.Map) bool {
		return sameID(o, n) && (title(o) == "" || title(n) == "" || source.Nearest(title(n), []string{title(o)}) != "")
	})
	used := map[string]bool{}
	for _, rows := range [][]source.Map{old, news} {
		for _, row := range rows {
			used[cell(row, id)] = true
		}
	}
	isOld := map[string]bool{}
	for _, o := range old {
		isOld[cell(o, id)] = true
	}
	for _, n := range news {
		own := cell(n, id)
		if out[own] != "" {
			continue
		}
		out[own] = own
		if isOld[own] { // another row of the file is called so
			k := 2
			for used[own+"_"+strconv.Itoa(k)] {
				k++
			}
			out[own] = own + "_" + strconv.Itoa(k)
			used[out[own]] = true
		}
	}
	return out
}

// renamed returns the answers of the form with the ids that its rows have in the file.
func (j *join) renamed() source.Map {
	out := make(source.Map, 0, len(j.news))
	for _, section := range j.news {
		values, _ := section.Value.(source.Map)
		switch section.Key {
		case "answers":
			given := make(source.Map, 0, len(values))
			for _, e := range values {
				if f := j.bank.Field(e.Key); f != nil {
					e.Value = j.field(f, e.Value)
				}
				given = append(given, e)
			}
			section.Value = given
		case "interview":
			said := append(source.Map{}, values...)
			for i := range said {
				if m := j.bank.Matrix(); said[i].Key == "role" && m != nil {
					said[i].Value = j.named(m.Matrix.Columns, said[i].Value)
				}
			}
			section.Value = said
		}
		out = append(out, section)
	}
	return out
}

func (j *join) field(f *questionnaire.Field, value any) any {
	rows, ok := value.(source.Map)
	if f.Kind != questionnaire.Matrix || !ok {
		return j.value(&f.Shape, f, value)
	}
	out := make(source.Map, 0, len(rows))
	for _, row := range rows {
		if marks, ok := row.Value.(source.Map); ok {
			renamed := make(source.Map, 0, len(marks))
			for _, m := range marks {
				m.Key = j.named(f.Matrix.Columns, m.Key).(string)
				renamed = append(renamed, m)
			}
			row.Value = renamed
		}
		out = append(out, row)
	}
	return out
}

// value returns a value with the ids of the file. list is the field whose rows it has, nil for a value in a row.
func (j *join) value(s *questionnaire.Shape, list *questionnaire.Field, value any) any {
	switch s.Kind {
	case questionnaire.Reference:
		return j.named(s.Target.List, value)
	case questionnaire.ID:
		return j.named(list, value)
	case questionnaire.References:
		said, ok := value.([]any)
		if !ok {
			return value
		}
		out := make([]any, len(said))
		for i := range said {
			out[i] = j.named(s.Target.List, said[i])
		}
		return out
	case questionnaire.List:
		said, ok := value.([]any)
		if !ok {
			return value
		}
		out := make([]any, len(said))
		for i, row := range rowsOf(said) {
			renamed := make(source.Map, 0, len(row))
			for _, cell := range row {
				if c := s.Column(cell.Key); c != nil {
					of := list
					if c.Kind == questionnaire.List {
						of = nil
					}
					cell.Value = j.value(&c.Shape, of, cell.Value)
				}
				renamed = append(renamed, cell)
			}
			out[i] = renamed
		}
		return out
	}
	return value
}

// named returns the id in the file of a row of a list.
func (j *join) named(list *questionnaire.Field, id any) any {
	text, _ := id.(string)
	if other := j.ids[list][text]; list != nil && other != "" {
		return other
	}
	return id
}
