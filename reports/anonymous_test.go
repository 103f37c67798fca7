package reports

import (
	"archive/zip"
	"bytes"
	"io"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"salesaudit/internal/anonymous"
	"salesaudit/internal/answers"
	"salesaudit/internal/record"
	"salesaudit/questionnaire"
	"salesaudit/questionnaire/banktest"
	"salesaudit/reports/terminal"
	"salesaudit/reports/view"
)

// stems are what every own name in the marked sheet has in common, however it is inflected; in lower case.
var stems = []string{"кракозяб", "krakozyab"}

// TestAnonymous marks every name and text of a sheet that is the client's own, and looks for the marks in all that is
// written of it: none is left, in any format and language, while without --anonymous every format holds some.
func TestAnonymous(t *testing.T) {
	t.Parallel()
	for _, lang := range languages {
		marked := markedSheet(t)
		shown, hidden := writtenOf(t, marked, lang), writtenOf(t, anonymous.Sheet(marked, lang), lang)
		for format, data := range hidden {
			if left := marksIn(t, format, data); left != "" {
				t.Errorf("%s %s: %s", lang, format, left)
			}
			if marksIn(t, format, shown[format]) == "" {
				t.Errorf("%s %s: the test is blind, no mark is found in what is not anonymous", lang, format)
			}
		}
	}
}

// markedSheet returns a sample with a mark in every text that is the client's own: the surname of a person in another
// case than the person has it, so that looking for the name as it is given does not find it.
func markedSheet(t *testing.T) *answers.Sheet {
	s := sheetOf(t, banktest.Block9(t), "../testdata/clients/distributor.yaml")
	n := 0
	mark := func(what string) string {
		n++
		return "Кракозябцу " + what + " " + strconv.Itoa(n)
	}
	s.File = "krakozyab.yaml"
	s.Client.Name, s.Client.Industry = "ООО «Кракозябец»", "торговля кракозябами"
	s.Interview.Respondent, s.Interview.Interviewer = "Кракозябец", "К. Кракозябина"
	s.Review = answers.Review{Conclusion: mark("вывод"), Criteria: map[string]answers.CriterionReview{}}
	s.NotApplicable = map[string]string{"integrations": mark("причина")}
	for _, c := range s.Bank.Criteria {
		s.Review.Criteria[c.ID] = answers.CriterionReview{Comment: mark("комментарий"), Days: 2, HasDays: true, Owner: mark("исполнитель")}
	}
	for i, q := range s.Bank.Questions {
		s.Notes[i] = mark("заметка")
		s.Evidence[i] = append(s.Evidence[i], answers.Evidence{Source: q.Proves[0], Grade: answers.Document, Ref: mark("документ"), Date: s.Interview.Date.Add(-24 * time.Hour)})
	}
	for i, f := range s.Bank.Fields {
		markValue(&f.Shape, &s.Values[i], mark)
	}
	return s
}

// markValue marks texts and ids, in rows too; references follow the ids.
func markValue(s *questionnaire.Shape, v *answers.Value, mark func(string) string) {
	id := func(text string) string {
		if text == "" {
			return ""
		}
		return "krakozyab_" + text
	}
	switch {
	case v.State != answers.Answered:
	case s.Kind == questionnaire.FreeText:
		v.Text = mark("текст")
	case s.Kind == questionnaire.ID, s.Kind == questionnaire.Reference && s.Target.List != nil:
		v.Text = id(v.Text)
	case s.Kind == questionnaire.References && s.Target.List != nil:
		for i := range v.Texts {
			v.Texts[i] = id(v.Texts[i])
		}
	}
	for i := range v.Rows {
		v.Rows[i].ID = id(v.Rows[i].ID)
		for k, c := range s.Columns {
			markValue(&c.Shape, &v.Rows[i].Cells[k], mark)
		}
	}
}

// writtenOf returns all that is written of a sheet, by format.
func writtenOf(t *testing.T, s *answers.Sheet, lang questionnaire.Language) map[string][]byte {
	p := planOf(t, s)
	v := view.New(p.Assessment, p, view.Options{Lang: lang})
	out := map[string][]byte{}
	write := func(format string, write func(io.Writer) error) {
		var b bytes.Buffer
		if err := write(&b); err != nil {
			t.Fatalf("%s: %v", format, err)
		}
		out[format] = b.Bytes()
	}
	for _, suffix := range Suffixes() {
		write("report"+suffix, func(w io.Writer) error { _, err := Write(w, suffix, v, p.Assessment); return err })
	}
	for suffix, to := range planWriters {
		write("plan."+suffix, func(w io.Writer) error { return to(w, v) })
	}
	write("score.txt", func(w io.Writer) error { return terminal.WriteScores(w, []*view.View{v}, terminal.Options{Width: 80}) })
	write("score.json", func(w io.Writer) error {
		return record.Write(w, []*record.Assessment{record.Of(p.Assessment)})
	})
	return out
}

// marksIn returns a mark in what was written, with what follows it; "" when there is none.
func marksIn(t *testing.T, format string, data []byte) string {
	t.Helper()
	texts := []string{string(data)}
	switch {
	case strings.HasSuffix(format, ".pdf"):
		f, err := readPDF(data)
		if err != nil {
			t.Fatal(err)
		}
		for _, page := range f.texts {
			texts = append(texts, strings.Join(page, ""))
		}
		texts = append(texts, utf16In(data), utf16In(data[1:])) // titles and bookmarks are UTF-16
	case strings.HasSuffix(format, ".docx"), strings.HasSuffix(format, ".xlsx"):
		archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range archive.File {
			part, err := f.Open()
			if err != nil {
				t.Fatal(err)
			}
			content, err := io.ReadAll(part)
			if err != nil {
				t.Fatal(err)
			}
			texts = append(texts, f.Name, string(content), textIn(string(content)))
		}
	case strings.HasSuffix(format, ".ics"):
		texts = append(texts, strings.ReplaceAll(string(data), "\r\n ", "")) // long lines are folded
	}
	for _, text := range texts {
		text = strings.ToLower(text)
		for _, stem := range stems {
			if at := strings.Index(text, stem); at >= 0 {
				return strconv.Quote(text[at:min(len(text), at+80)])
			}
		}
	}
	return ""
}

// utf16In reads bytes as big-endian UTF-16.
func utf16In(data []byte) string {
	units := make([]uint16, len(data)/2)
	for i := range units {
		units[i] = uint16(data[2*i])<<8 | uint16(data[2*i+1])
	}
	return string(utf16.Decode(units))
}
