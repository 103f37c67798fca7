package screen

import (
	"fmt"
	"testing"

	"salesaudit/internal/interview/interviewtest"
	"salesaudit/internal/interview/session"
	"salesaudit/questionnaire"
)

// benchmarkScreen opens a whole interview: every field of the bank answered, and a matrix of 15 functions and 8
// roles.
func benchmarkScreen(b *testing.B) *screen {
	sc := newTestScreen(b, interviewtest.Copy(b, interviewtest.Example))
	for _, f := range sc.s.Bank.Fields {
		if f.Matrix == nil {
			continue
		}
		list := session.At(f.Matrix.Columns)
		for n := len(sc.s.Value(list).Rows); n < 8; n++ {
			row, err := sc.s.AddRow(list, fmt.Sprintf("Роль %d", n))
			if err == nil {
				err = sc.s.SetNumber(list.Cell(row, f.Matrix.Headcount), 2)
			}
			if err != nil {
				b.Fatal(err)
			}
		}
		sc.show(f)
	}
	return sc
}

func BenchmarkKeyMatrixMark(b *testing.B) {
	sc := benchmarkScreen(b)
	for b.Loop() {
		sc.press("r")
	}
}

func BenchmarkKeyMatrixMove(b *testing.B) {
	sc := benchmarkScreen(b)
	for n := 0; b.Loop(); n++ {
		sc.press([]string{"down", "right", "up", "left"}[n%4])
	}
}

func BenchmarkKeyChoiceMove(b *testing.B) {
	sc := benchmarkScreen(b)
	for _, f := range sc.s.Bank.Fields {
		if f.Kind == questionnaire.Choice {
			sc.show(f)
			break
		}
	}
	for n := 0; b.Loop(); n++ {
		sc.press([]string{"down", "up"}[n%2])
	}
}

func BenchmarkKeyChoiceAnswer(b *testing.B) {
	sc := benchmarkScreen(b)
	var field *questionnaire.Field
	for _, f := range sc.s.Bank.Fields {
		if f.Kind == questionnaire.Choice {
			field = f
			break
		}
	}
	for n := 0; b.Loop(); n++ {
		sc.show(field)
		sc.press([]string{"1", "2"}[n%2])
	}
}

func BenchmarkKeyTyping(b *testing.B) {
	sc := benchmarkScreen(b)
	sc.overlay = newNotePage(sc, sc.question())
	for n := 0; b.Loop(); n++ {
		sc.press([]string{"ж", "backspace"}[n%2])
	}
}
