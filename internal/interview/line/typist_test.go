package line

import (
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"salesaudit/internal/answers"
	"salesaudit/internal/interview/interviewtest"
	"salesaudit/internal/interview/session"
	"salesaudit/internal/scoring"
	"salesaudit/questionnaire"
)

// typist writes what a person types in the line mode to give the answers of a sheet, for any bank.
type typist struct {
	t     testing.TB
	sheet *answers.Sheet
	names map[*questionnaire.Field][]string // rows made so far, by their ids in the sheet
	lines []string
}

// typeSheet returns the lines of a whole interview with the answers of a sheet.
func typeSheet(t testing.TB, sheet *answers.Sheet) string {
	w := &typist{t: t, sheet: sheet, names: map[*questionnaire.Field][]string{}}
	a, err := scoring.Assess(t.Context(), sheet)
	if err != nil {
		t.Fatal(err)
	}
	w.opening()
	for _, q := range sheet.Bank.Questions {
		w.evidence(q)
		for _, f := range q.Fields {
			if a.Fields[f.Index] != scoring.FieldAnswered && a.Fields[f.Index] != scoring.FieldUnknown {
				continue
			}
			w.field(f)
		}
	}
	w.line("")
	return strings.Join(w.lines, "\n") + "\n"
}

func (w *typist) line(s string) { w.lines = append(w.lines, s) }

func (w *typist) opening() {
	c, i := w.sheet.Client, w.sheet.Interview
	w.line("")
	w.line(c.Name)
	w.line(strconv.Itoa(c.Sellers))
	w.line(c.Industry)
	w.line(i.Respondent)
	w.line(strconv.Itoa(slices.Index(questionnaire.Positions, i.Position) + 1))
	w.line(i.Interviewer)
	w.line(i.Date.Format("02.01.2006"))
}

// evidence is typed at the first field of its question, or at the field before when none is shown.
func (w *typist) evidence(q *questionnaire.Question) {
	if w.sheet.Notes[q.Index] != "" {
		w.line("заметка")
		w.line(w.sheet.Notes[q.Index])
	}
	if len(w.sheet.Evidence[q.Index]) == 0 {
		return
	}
	order := (&session.Session{Setting: session.Setting{Bank: w.sheet.Bank}}).SourcesFor(q)
	w.line("доказательство")
	for _, e := range w.sheet.Evidence[q.Index] {
		w.line(strconv.Itoa(slices.Index(order, e.Source) + 1))
		w.line(strconv.Itoa(int(e.Grade)))
		w.line(e.Ref)
		if e.Date.IsZero() {
			w.line("")
		} else {
			w.line(e.Date.Format(time.DateOnly))
		}
	}
	w.line("")
}

func (w *typist) field(f *questionnaire.Field) {
	v := w.sheet.Value(f)
	switch f.Kind {
	case questionnaire.List:
		if len(v.Rows) == 0 && len(w.names[f]) == 0 {
			w.line(map[answers.State]string{answers.Answered: "0", answers.Unknown: "?"}[v.State])
			return
		}
		w.rows(session.At(f), v)
	case questionnaire.Matrix:
		w.matrix(f, v)
	default:
		w.value(session.At(f), v)
	}
}

func (w *typist) matrix(f *questionnaire.Field, v *answers.Value) {
	roles := w.sheet.Value(f.Matrix.Columns).Rows
	for i, e := range f.Matrix.Rows.Entries {
		if !interviewtest.Asked(w.sheet, f.Matrix, e) {
			continue
		}
		if i >= len(v.Marks) || v.Marks[i].State == answers.Absent {
			w.line("")
			continue
		}
		if v.Marks[i].State == answers.Unknown {
			w.line("?")
			continue
		}
		var parts []string
		if v.Marks[i].System {
			parts = append(parts, "S")
		}
		for k, mark := range v.Marks[i].Marks {
			if mark != 0 {
				parts = append(parts, strconv.Itoa(w.number(f.Matrix.Columns, roles[k].ID))+mark.String())
			}
		}
		if len(parts) == 0 {
			parts = []string{"0"}
		}
		w.line(strings.Join(parts, " "))
	}
}

// number is how a row is chosen among those made so far, 0 when it was not made yet.
func (w *typist) number(list *questionnaire.Field, id string) int {
	return slices.Index(w.names[list], id) + 1
}

func (w *typist) rows(list session.Place, v *answers.Value) {
	for i := range v.Rows {
		row := &v.Rows[i]
		withName := false
		if n := w.number(list.Field, row.ID); len(list.Cells) == 0 && row.ID != "" && n > 0 {
			w.line(strconv.Itoa(n)) // a reference made it already
			withName = true
		} else if c := list.NameColumn(); c != nil {
			w.line("+ " + row.Cell(c).Text)
		} else {
			w.line("+")
		}
		if !withName && len(list.Cells) == 0 && row.ID != "" {
			w.names[list.Field] = append(w.names[list.Field], row.ID)
		}
		for _, c := range list.Columns {
			switch {
			case c.Kind == questionnaire.ID, c == list.NameColumn() && !withName, interviewtest.Outside(w.sheet, list, row, c):
			case c.Kind == questionnaire.List:
				w.rows(list.Cell(i, c), row.Cell(c))
			default:
				w.value(list.Cell(i, c), row.Cell(c))
			}
		}
	}
	w.line("")
}

func (w *typist) value(p session.Place, v *answers.Value) {
	switch v.State {
	case answers.Absent:
		w.line("-")
		return
	case answers.Unknown:
		w.line("?")
		return
	case answers.NotMeasured:
		w.line("н")
		return
	}
	switch p.Kind {
	case questionnaire.Bool:
		if v.Bool {
			w.line("да")
		} else {
			w.line("нет")
		}
	case questionnaire.Choice:
		w.line(strconv.Itoa(v.Option + 1))
	case questionnaire.Integer, questionnaire.Percent:
		w.line(interviewtest.Number(v))
	case questionnaire.Multi:
		w.several(v.Options)
	case questionnaire.Reference:
		w.reference(p, v.Text)
	case questionnaire.References:
		var places []int
		for _, id := range v.Texts {
			n := w.number(p.Target.List, id)
			if n == 0 {
				w.t.Fatalf("%s names %s, which was not made yet", p.Label.EN, id)
			}
			places = append(places, n-1)
		}
		w.several(places)
	default:
		if v.Text == "" {
			w.line("пусто")
			return
		}
		w.line(v.Text)
	}
}

func (w *typist) several(places []int) {
	var parts []string
	for _, k := range places {
		parts = append(parts, strconv.Itoa(k+1))
	}
	if len(parts) == 0 {
		parts = []string{"0"}
	}
	w.line(strings.Join(parts, " "))
}

func (w *typist) reference(p session.Place, id string) {
	target := p.Target
	switch {
	case id == "":
		w.line("0")
	case target.Catalogue != nil:
		w.line(strconv.Itoa(interviewtest.PlaceOf(w.sheet, target.Catalogue, id) + 1))
	case w.number(target.List, id) > 0:
		w.line(strconv.Itoa(w.number(target.List, id)))
	default:
		rows := w.sheet.Value(target.List).Rows
		k := slices.IndexFunc(rows, func(r answers.Row) bool { return r.ID == id })
		w.line("+ " + rows[k].Cell(session.At(target.List).NameColumn()).Text)
		w.names[target.List] = append(w.names[target.List], id)
	}
}
