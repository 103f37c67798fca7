package screen

import (
	"testing"

	"salesaudit/internal/answers"
	"salesaudit/internal/interview/interviewtest"
	"salesaudit/internal/interview/session"
	"salesaudit/questionnaire"
	"salesaudit/questionnaire/banktest"
)

// TestEveryFieldByKeys answers each field of Block 9 on the screen: with the first thing that can be chosen or
// typed, as unknown, and, where it can be, as not measured.
func TestEveryFieldByKeys(t *testing.T) {
	for _, f := range banktest.Block9(t).Fields {
		t.Run(f.ID, func(t *testing.T) {
			t.Parallel()
			ways := map[answers.State][]string{answers.Answered: keysFor(f), answers.Unknown: {"f7"}}
			if f.Measurable {
				ways[answers.NotMeasured] = []string{"m"}
			}
			if f.Kind == questionnaire.Matrix {
				delete(ways, answers.Unknown) // F7 is for one of its functions
			}
			for want, keys := range ways {
				s := interviewtest.WithoutAnswer(t, interviewtest.Ideal, f)
				sc := newScreen(t.Context(), s.Setting, false)
				sc.begin(s)
				sc.show(f)
				sc.press(keys...)
				if got := s.Value(session.At(f)).State; got != want {
					t.Errorf("after %v the state is %v, want %v:\n%s", keys, got, want, sc.draw())
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
		if session.At(f).NameColumn() == nil {
			return []string{"+", "down", "enter"} // the first of what its first cell offers
		}
		return []string{"+", "П", "у", "с", "к", "enter"}
	case questionnaire.FreeText:
		return []string{"Д", "а", "enter"}
	}
	return []string{"1"}
}
