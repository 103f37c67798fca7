package answers

import (
	"fmt"
	"io"
	"strings"
	"time"

	"salesaudit/questionnaire"
)

// dump writes all that a sheet says, so that a golden file shows what became of each odd answer.
func dump(w io.Writer, s *Sheet) {
	fmt.Fprintf(w, "client %q %q, sellers %d\n", s.Client.Name, s.Client.Industry, s.Client.Sellers)
	fmt.Fprintf(w, "interview %s %q %q %q\n", day(s.Interview.Date), s.Interview.Respondent, s.Interview.Position, s.Interview.Interviewer)
	for _, c := range s.Bank.Criteria {
		if level, ok := s.Targets[c.ID]; ok {
			fmt.Fprintf(w, "target %s %d\n", c.ID, level)
		}
	}
	for _, c := range s.Bank.Criteria {
		if reason := s.NotApplicable[c.ID]; reason != "" {
			fmt.Fprintf(w, "not applicable %s: %s\n", c.ID, reason)
		}
	}
	if s.Review.Conclusion != "" {
		fmt.Fprintf(w, "conclusion %q\n", s.Review.Conclusion)
	}
	for _, c := range s.Bank.Criteria {
		if r, ok := s.Review.Criteria[c.ID]; ok {
			fmt.Fprintf(w, "review %s: %q, days %v %v, owner %q\n", c.ID, r.Comment, r.HasDays, r.Days, r.Owner)
		}
	}
	for _, f := range s.Bank.Fields {
		v := s.Value(f)
		if v.State == Absent {
			continue
		}
		fmt.Fprintf(w, "%d:%d %s: ", v.Line, v.Column, f.ID)
		if f.Kind == questionnaire.Matrix {
			dumpMatrix(w, s, f, v)
			continue
		}
		dumpValue(w, v, f.Kind, f.Columns, "  ")
	}
	for i, q := range s.Bank.Questions {
		for _, e := range s.Evidence[i] {
			fmt.Fprintf(w, "evidence %s %s %s %q %s\n", q.ID, e.Source.ID, e.Grade, e.Ref, day(e.Date))
		}
		if s.Notes[i] != "" {
			fmt.Fprintf(w, "note %s %q\n", q.ID, s.Notes[i])
		}
	}
}

func day(t time.Time) string {
	if t.IsZero() {
		return "no date"
	}
	return t.Format(time.DateOnly)
}

func dumpValue(w io.Writer, v *Value, kind questionnaire.Kind, columns []*questionnaire.Column, indent string) {
	switch {
	case v.State != Answered:
		fmt.Fprintln(w, [...]string{"absent", "unknown", "not measured"}[v.State])
	case kind == questionnaire.Bool:
		fmt.Fprintln(w, v.Bool)
	case kind == questionnaire.Integer || kind == questionnaire.Percent:
		fmt.Fprint(w, v.Number)
		if v.Of > 0 {
			fmt.Fprintf(w, ", of %d", v.Of)
		}
		fmt.Fprintln(w)
	case kind == questionnaire.Choice:
		fmt.Fprintf(w, "%q, rank %d\n", v.Text, v.Option)
	case kind == questionnaire.Reference:
		fmt.Fprintf(w, "%q, rows %v\n", v.Text, v.Refs)
	case kind == questionnaire.References:
		fmt.Fprintf(w, "%q, rows %v\n", v.Texts, v.Refs)
	case kind == questionnaire.Multi:
		fmt.Fprintf(w, "%q, options %v\n", v.Texts, v.Options)
	case kind == questionnaire.List:
		fmt.Fprintf(w, "%d rows\n", len(v.Rows))
		for i := range v.Rows {
			fmt.Fprintf(w, "%s- row %q\n", indent, v.Rows[i].ID)
			for _, c := range columns {
				fmt.Fprintf(w, "%s  %s: ", indent, c.ID)
				dumpValue(w, v.Rows[i].Cell(c), c.Kind, c.Columns, indent+"    ")
			}
		}
	default:
		fmt.Fprintf(w, "%q\n", v.Text)
	}
}

func dumpMatrix(w io.Writer, s *Sheet, f *questionnaire.Field, v *Value) {
	fmt.Fprintf(w, "%d rows\n", len(v.Marks))
	for i, row := range v.Marks {
		if row.State == Absent {
			continue
		}
		fmt.Fprintf(w, "  %s:", f.Matrix.Rows.Entries[i].ID)
		if row.State == Unknown {
			fmt.Fprintln(w, " unknown")
			continue
		}
		var marks []string
		for k, mark := range row.Marks {
			if mark != 0 {
				marks = append(marks, s.Value(f.Matrix.Columns).Rows[k].ID+" "+mark.String())
			}
		}
		fmt.Fprintln(w, " asked,", strings.Join(marks, ", "))
	}
}
