package line

import (
	"strconv"
	"strings"
	"testing"

	"salesaudit/internal/answers"
	"salesaudit/internal/interview/interviewtest"
	"salesaudit/internal/interview/session"
	"salesaudit/questionnaire"
	"salesaudit/questionnaire/banktest"
)

// TestEveryField answers each field of Block 9 with the first thing that can be chosen or typed.
func TestEveryField(t *testing.T) {
	bank := banktest.Block9(t)
	for _, f := range bank.Fields {
		t.Run(f.ID, func(t *testing.T) {
			t.Parallel()
			s := interviewtest.WithoutAnswer(t, interviewtest.Ideal, f)
			path := s.File.Path()
			s.Close()
			typed := map[questionnaire.Kind]string{questionnaire.Matrix: "1R", questionnaire.List: "+ Пуск"}[f.Kind]
			if typed == "" {
				typed = "1"
			}
			if f.Kind == questionnaire.List && session.At(f).NameColumn() == nil { // nothing is said of such a row but by its cells
				typed = "+\n1"
			}
			// Every field of the question before this one is passed by.
			lines := []string{"вопрос " + strconv.Itoa(f.Question.Index+1)}
			for _, before := range f.Question.Fields {
				if before == f {
					break
				}
				if before.Kind == questionnaire.Matrix {
					lines = append(lines, "готово")
				} else {
					lines = append(lines, "")
				}
			}
			out, err := runLines(t, bank, path, strings.Join(append(lines, typed, "выход"), "\n")+"\n")
			if err != nil {
				t.Fatalf("%v\n%s", err, out)
			}
			sheet, found := answers.Load(path, bank)
			if sheet == nil {
				t.Fatal(found)
			}
			if got := sheet.Value(f).State; got != answers.Answered {
				t.Errorf("%q leaves it %v:\n%s", typed, got, out)
			}
		})
	}
}
