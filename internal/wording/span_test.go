package wording

import (
	"testing"
	"time"

	"salesaudit/questionnaire"
)

func TestSpan(t *testing.T) {
	day := func(month time.Month, day int) time.Time { return time.Date(2026, month, day, 0, 0, 0, 0, time.UTC) }
	for _, c := range []struct {
		first, last time.Time
		ru, en      string
	}{
		{day(12, 1), day(12, 1), "1\u00a0дек.", "1\u00a0Dec"},
		{day(12, 1), day(12, 4), "1–4\u00a0дек.", "1–4\u00a0Dec"},
		{day(5, 30), day(6, 4), "30\u00a0мая\u00a0– 4\u00a0июня", "30\u00a0May\u00a0– 4\u00a0Jun"},
		{time.Time{}, time.Time{}, "", ""},
	} {
		if ru, en := In(questionnaire.Russian).Span(c.first, c.last), In(questionnaire.English).Span(c.first, c.last); ru != c.ru || en != c.en {
			t.Errorf("%q and %q, want %q and %q", ru, en, c.ru, c.en)
		}
	}
	for month, want := range map[time.Month][4]string{
		1: {"январь", "янв.", "January", "Jan"}, 3: {"март", "март", "March", "Mar"}, 9: {"сентябрь", "сент.", "September", "Sep"},
	} {
		ru, en := In(questionnaire.Russian), In(questionnaire.English)
		if got := [4]string{ru.Month(day(month, 5)), ru.ShortMonth(day(month, 5)), en.Month(day(month, 5)), en.ShortMonth(day(month, 5))}; got != want {
			t.Errorf("month %d is %q, want %q", month, got, want)
		}
	}
}
