package interview

import (
	"bytes"
	"context"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"salesaudit/internal/answers"
	"salesaudit/questionnaire"
)

// openFields is a file without answers whose fields are all shown: their conditions are fulfilled by the sample of a
// company that has everything, of which each test takes away the one field that it is about.
func openFields(t *testing.T) (bank *questionnaire.Bank, ideal string) {
	t.Helper()
	bank = embedded(t)
	ideal = filepath.Join("..", "..", "testdata", "clients", "ideal.yaml")
	s, _ := copied(t, ideal)
	for _, f := range bank.Fields {
		if s.StateOf(f) == Hidden {
			t.Fatalf("%s is hidden in %s", f.ID, ideal)
		}
	}
	return bank, ideal
}

// withoutAnswer is a session over a copy of a file in which one field was not asked for.
func withoutAnswer(t *testing.T, file string, f *questionnaire.Field) *Session {
	t.Helper()
	s, _ := copied(t, file)
	if f.Kind == questionnaire.List { // nothing may name its rows then
		for len(s.Value(At(f)).Rows) > 0 {
			if err := s.DeleteRow(At(f), 0); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := s.Clear(At(f)); err != nil {
		t.Fatal(err)
	}
	if s.Value(At(f)).State != answers.Absent {
		t.Fatalf("%s is still answered", f.ID)
	}
	return s
}

// TestEveryFieldByKeys answers each field of Block 9 on the screen: with the first thing that can be chosen or
// typed, as unknown, and, where it is a number, as not measured.
func TestEveryFieldByKeys(t *testing.T) {
	bank, ideal := openFields(t)
	for _, f := range bank.Fields {
		t.Run(f.ID, func(t *testing.T) {
			t.Parallel()
			ways := map[answers.State][]string{answers.Answered: keysFor(f), answers.Unknown: {"f7"}}
			if At(f).isNumber() {
				ways[answers.NotMeasured] = []string{"m"}
			}
			if f.Kind == questionnaire.Matrix {
				delete(ways, answers.Unknown) // F7 is for one of its functions
			}
			for want, keys := range ways {
				s := withoutAnswer(t, ideal, f)
				sc := newScreen(Interview{Setting: Setting{Bank: s.Bank, Clock: fixedClock}, Out: &bytes.Buffer{}})
				sc.begin(s)
				sc.show(f)
				sc.press(keys...)
				if got := s.Value(At(f)).State; got != want {
					t.Errorf("after %v the state is %v, want %v:\n%s", keys, got, want, sc.View())
				}
			}
		})
	}
}

// keysFor answer a field in the shortest way.
func keysFor(f *questionnaire.Field) []string {
	switch f.Kind {
	case questionnaire.Integer, questionnaire.Percent:
		return []string{"5", "enter"}
	case questionnaire.Multi:
		return []string{"1", "enter"}
	case questionnaire.Matrix:
		return []string{"r"}
	case questionnaire.List:
		return []string{"+", "П", "у", "с", "к", "enter"}
	case questionnaire.FreeText:
		return []string{"Д", "а", "enter"}
	}
	return []string{"1"}
}

// TestEveryFieldByLines does the same line by line.
func TestEveryFieldByLines(t *testing.T) {
	bank, ideal := openFields(t)
	for _, f := range bank.Fields {
		t.Run(f.ID, func(t *testing.T) {
			t.Parallel()
			s := withoutAnswer(t, ideal, f)
			path := s.File.Path()
			s.Close()
			typed := map[questionnaire.Kind]string{questionnaire.Matrix: "1R", questionnaire.List: "+ Пуск"}[f.Kind]
			if typed == "" {
				typed = "1"
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
			var out bytes.Buffer
			ctx, stop := context.WithTimeout(context.Background(), time.Minute)
			defer stop()
			run := Interview{Setting: Setting{Bank: bank, Language: questionnaire.Russian, Clock: fixedClock}, Path: path,
				In: strings.NewReader(strings.Join(append(lines, typed, "выход"), "\n") + "\n"), Out: &out, Lines: true}
			if err := run.Run(ctx); err != nil {
				t.Fatalf("%v\n%s", err, out.String())
			}
			sheet, found := answers.Load(path, bank)
			if sheet == nil {
				t.Fatal(found)
			}
			if got := sheet.Value(f).State; got != answers.Answered {
				t.Errorf("%q leaves it %v:\n%s", typed, got, out.String())
			}
		})
	}
}
