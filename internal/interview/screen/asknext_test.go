package screen

import (
	"strings"
	"testing"

	"salesaudit/internal/interview/interviewtest"
)

// TestAgendaByKey begins an agenda from the list of what matters most, follows it, goes back, and leaves it.
func TestAgendaByKey(t *testing.T) {
	sc := newScreen(t.Context(), interviewtest.Setting(t, ""), false)
	sc.begin(interviewtest.Start(t))
	sc.press("f5", "е") // t on the Russian layout
	first := sc.field
	if !sc.s.OnAgenda() || !strings.Contains(sc.draw(), "осталось 30 из 30 мин") || !strings.Contains(sc.draw(), "Повестка на 30 мин") {
		t.Fatalf("there is no agenda:\n%s", sc.draw())
	}
	sc.press("tab")
	if sc.field == first || sc.field.Question == first.Question {
		t.Fatalf("the agenda does not lead on from %s:\n%s", first.ID, sc.draw())
	}
	sc.press("shift+tab")
	if sc.field != first {
		t.Errorf("the way back leads to %s", sc.field.ID)
	}
	sc.press("f5", "t")
	if sc.s.OnAgenda() || sc.field != first || !strings.Contains(sc.draw(), "Вопросы снова идут по порядку.") {
		t.Errorf("the agenda goes on:\n%s", sc.draw())
	}
}

// TestOwnByKey asks a seller only what sellers know best, after the start card has proposed it.
func TestOwnByKey(t *testing.T) {
	s := interviewtest.Start(t)
	o := s.Opening()
	o.Position = "owner"
	if err := s.SetOpening(o); err != nil {
		t.Fatal(err)
	}
	sc := newScreen(t.Context(), s.Setting, false)
	sc.begin(s)
	if text := strings.Join(strings.Fields(sc.draw()), " "); !strings.Contains(text, "На вопросы 2, 4, 5, 10, 12 увереннее других отвечает собственник. Задать только их: F5, затем v.") {
		t.Fatalf("nothing is proposed:\n%s", sc.draw())
	}
	sc.width, sc.height = 40, 12
	if text := sc.draw(); strings.Contains(text, "увереннее") || !strings.Contains(text, "Как осуществляется работа с клиентами") || !strings.Contains(text, "[ ] 1 Входящие звонки") {
		t.Errorf("the question is not on a small screen:\n%s", text)
	}
	sc.width, sc.height = 80, 24
	sc.press("f5", "v", "esc")
	sc.show(sc.s.Bank.Fields[0])
	sc.press("tab")
	if sc.field.Question.Index != 1 {
		t.Errorf("question 1 is followed by %s:\n%s", sc.field.ID, sc.draw())
	}
}
