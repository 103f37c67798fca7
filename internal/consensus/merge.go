package consensus

import (
	"cmp"
	"errors"
	"fmt"
	"path/filepath"
	"slices"

	"salesaudit/internal/answers"
	"salesaudit/questionnaire"
)

// merger makes one sheet of several.
type merger struct {
	names   names
	gone    map[*questionnaire.Field]map[string]bool // merged ids of rows that the lists do not keep
	origins []answers.Origin
	dropped []answers.Dropped
}

// Merge returns the sheet that several respondents' answers to one bank come to. Its Merged says where each value came
// from. The error says why they cannot be merged: fewer than two files, another client, one that is merged already.
func Merge(sheets []*answers.Sheet) (*answers.Sheet, error) {
	if err := mergeable(sheets); err != nil {
		return nil, err
	}
	bank := sheets[0].Bank
	m := &merger{names: identify(bank, sheets)}
	m.findGone(bank, sheets)
	out := answers.NewSheet(bank)
	mergeHeads(out, sheets)
	for _, matrix := range []bool{false, true} { // a matrix last: its columns are the rows of a list
		for _, f := range bank.Fields {
			if (f.Kind == questionnaire.Matrix) == matrix {
				*out.Value(f) = m.field(voters{sheets, f.Question}, f, out)
			}
		}
	}
	mergeProofs(out, sheets)
	out.Merged = &answers.Merged{Origins: inOrder(bank, m.origins), Dropped: m.dropped}
	for _, s := range sheets {
		i := s.Interview
		out.Merged.Files = append(out.Merged.Files, answers.MergedFile{File: filepath.Base(s.File), Respondent: i.Respondent, Position: i.Position, Date: i.Date})
	}
	return out, nil
}

func mergeable(sheets []*answers.Sheet) error {
	if len(sheets) < 2 {
		return errors.New("one file, expected those of two respondents or more")
	}
	for _, s := range sheets {
		if s.Merged != nil {
			return fmt.Errorf("%s is a merged file already, expected the respondents' own files", s.File)
		}
		if err := answers.OneClient(sheets[0], s); err != nil {
			return err
		}
	}
	return nil
}

// field votes on one field.
func (m *merger) field(v voters, f *questionnaire.Field, out *answers.Sheet) answers.Value {
	at := answers.Origin{Field: f.ID}
	switch f.Kind {
	case questionnaire.Matrix:
		return m.marks(v, f, out.Value(f.Matrix.Columns).Rows)
	case questionnaire.List:
		lists := make([]*answers.Value, len(v.sheets))
		for i, s := range v.sheets {
			lists[i] = s.Value(f)
		}
		if !slices.ContainsFunc(lists, func(l *answers.Value) bool { return l.State == answers.Answered }) {
			return unknownOf(lists)
		}
		ids := func(i int, id string) string { return m.names[f][i][id] }
		return answers.Value{State: answers.Answered, Rows: m.rows(v, &f.Shape, lists, at, ids)}
	}
	return m.value(v, &f.Shape, func(i int) *answers.Value { return v.sheets[i].Value(f) }, at)
}

// findGone notes the rows that the merged lists will not have, so that nothing names them.
func (m *merger) findGone(bank *questionnaire.Bank, sheets []*answers.Sheet) {
	m.gone = map[*questionnaire.Field]map[string]bool{}
	for f, perSheet := range m.names {
		m.gone[f] = map[string]bool{}
		v := voters{sheets, f.Question}
		names := make([]map[string]bool, len(sheets)) // the merged ids that each respondent names
		for i := range perSheet {
			names[i] = map[string]bool{}
			for _, id := range perSheet[i] {
				names[i][id] = true
			}
		}
		for i := range names {
			for id := range names[i] {
				m.gone[f][id] = !v.stays(func(i int) bool { return names[i][id] }, func(i int) bool { return sheets[i].Value(f).State == answers.Answered })
			}
		}
	}
}

// inOrder sorts origins by their fields, in the order of the bank.
func inOrder(bank *questionnaire.Bank, all []answers.Origin) []answers.Origin {
	slices.SortStableFunc(all, func(a, b answers.Origin) int {
		return cmp.Compare(bank.Field(a.Field).Index, bank.Field(b.Field).Index)
	})
	return all
}

// leftOut notes a row that did not come into a merged list.
func (m *merger) leftOut(at answers.Origin, r *row, s *questionnaire.Shape) {
	d := answers.Dropped{Field: at.Field, Row: at.Row}
	for i, of := range r.of {
		if of != nil {
			d.From, d.Name = append(d.From, i+1), rowName(s, of)
		}
	}
	m.dropped = append(m.dropped, d)
}
