package interviewtest

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"salesaudit/internal/answers"
	"salesaudit/internal/interview/session"
	"salesaudit/internal/scoring"
	"salesaudit/questionnaire"
)

// Plain is all that a person says in an interview, by where it stands in the file. Rows are called by their names, so
// that it does not matter which ids they have and which of them was entered first; what is not asked of this client is left out.
func Plain(t testing.TB, sheet *answers.Sheet) map[string]string {
	t.Helper()
	a, err := scoring.Assess(t.Context(), sheet)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	i := sheet.Interview
	out["client"] = fmt.Sprintf("%q %q %d", sheet.Client.Name, sheet.Client.Industry, sheet.Client.Sellers)
	out["interview"] = fmt.Sprintf("%s %q %s %q", i.Date.Format(time.DateOnly), i.Respondent, i.Position, i.Interviewer)
	for _, q := range sheet.Bank.Questions {
		for place, e := range sheet.Evidence[q.Index] {
			out[fmt.Sprintf("evidence %s %d", q.ID, place)] = fmt.Sprintf("%s %s %q %s", e.Source.ID, e.Grade, e.Ref, e.Date.Format(time.DateOnly))
		}
		if note := sheet.Notes[q.Index]; note != "" {
			out["note "+q.ID] = note
		}
	}
	if sheet.Review.Conclusion != "" {
		out["conclusion"] = sheet.Review.Conclusion
	}
	for id, said := range sheet.Review.Criteria {
		out["review "+id] = fmt.Sprintf("%q %v %v %q", said.Comment, said.HasDays, said.Days, said.Owner)
	}
	for id, reason := range sheet.NotApplicable {
		out["not applicable "+id] = reason
	}
	for _, f := range sheet.Bank.Fields {
		if a.Fields[f.Index].Shown() {
			plainValue(out, sheet, session.At(f), f.ID, sheet.Value(f))
		}
	}
	return out
}

func plainValue(out map[string]string, sheet *answers.Sheet, p session.Place, key string, v *answers.Value) {
	content := []any{v.State, v.Bool, v.Option, v.Of, v.Number, slices.Sorted(slices.Values(v.Options))}
	switch p.Kind {
	case questionnaire.FreeText:
		content = append(content, v.Text)
	case questionnaire.Reference, questionnaire.References:
		content = append(content, targets(sheet, p, v))
	case questionnaire.Matrix:
		roles := rowNames(session.At(p.Field.Matrix.Columns), sheet.Value(p.Field.Matrix.Columns).Rows)
		for i, row := range v.Marks {
			plain := []string{fmt.Sprint(row.State, row.System)}
			for role, mark := range row.Marks {
				if mark != 0 {
					plain = append(plain, roles[role]+" "+mark.String())
				}
			}
			slices.Sort(plain[1:])
			out[key+" "+p.Field.Matrix.Rows.Entries[i].ID] = strings.Join(plain, ", ")
		}
	}
	if v.State != answers.Absent {
		out[key] = fmt.Sprint(append(content, len(v.Rows))...)
	}
	names := rowNames(p, v.Rows)
	for i := range v.Rows {
		for _, c := range p.Columns {
			if c.Kind != questionnaire.ID && !Outside(sheet, p, &v.Rows[i], c) {
				plainValue(out, sheet, p.Cell(i, c), key+" · "+names[i]+" · "+c.ID, v.Rows[i].Cell(c))
			}
		}
	}
}

// targets are what a value refers to, in the order of their names.
func targets(sheet *answers.Sheet, p session.Place, v *answers.Value) []string {
	var out []string
	for _, place := range v.Refs {
		switch {
		case place < 0:
			out = append(out, "nobody")
		case p.Target.Catalogue != nil:
			out = append(out, p.Target.Catalogue.Entries[place].ID)
		default:
			out = append(out, rowNames(session.At(p.Target.List), sheet.Value(p.Target.List).Rows)[place])
		}
	}
	slices.Sort(out)
	return out
}

// rowNames are the names of rows, or their numbers where rows have none.
func rowNames(list session.Place, rows []answers.Row) []string {
	out := make([]string, len(rows))
	for i := range rows {
		out[i] = strconv.Itoa(i + 1)
		if c := list.NameColumn(); c != nil {
			out[i] = rows[i].Cell(c).Text
		}
	}
	return out
}
