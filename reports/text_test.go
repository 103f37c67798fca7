package reports

import (
	"strings"
	"testing"
	"unicode/utf8"

	"salesaudit/questionnaire"
)

func TestClean(t *testing.T) {
	for in, want := range map[string]string{
		"":                                "",
		"ООО «Ромашка»":                   "ООО «Ромашка»",
		"  два \t пробела\r\n ":           "два пробела",
		"и\u0306":                         "й",
		"a\u202eb\u200bc\u00add":          "abcd",
		"a\x00b\x07":                      "ab",
		"a\xffb":                          "a\uFFFDb",
		"55\u202f%":                       "55\u00a0%",
		"e\u0301\u0301\u0301\u0301\u0301": "é\u0301\u0301",
		"\u0301a":                         "a",
		"\ue000x\U000e0041":               "x",
		"строка\u2028строка":              "строка строка",
	} {
		if got := clean(in); got != want {
			t.Errorf("clean(%q) = %q, expected %q", in, got, want)
		}
	}
	long := clean(strings.Repeat("ы", 10000))
	if n := utf8.RuneCountInString(long); n != maxText+1 || !strings.HasSuffix(long, "…") {
		t.Errorf("a word of 10,000 letters became one of %d", n)
	}
	if n := utf8.RuneCountInString(cleanName(long)); n != maxName {
		t.Errorf("a name of 10,000 letters became one of %d", n)
	}
}

func FuzzClean(f *testing.F) {
	f.Add("\u202e😀\x00\xff и\u0306")
	types, err := newTypesetter()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := clean(s)
		if !utf8.ValidString(got) || utf8.RuneCountInString(got) > maxText+2 || clean(got) != got {
			t.Errorf("clean(%q) = %q", s, got)
		}
		for _, r := range types.printable(got) {
			if !types.has(r) {
				t.Errorf("printable(%q) holds %q, which the font lacks", got, r)
			}
		}
	})
}

func TestPrintable(t *testing.T) {
	types, err := newTypesetter()
	if err != nil {
		t.Fatal(err)
	}
	for in, want := range map[string]string{
		"№ 5, 100 ₽ → ≥ «да»": "№ 5, 100 ₽ → ≥ «да»",
		"ООО 😀 Рога":          "ООО Рога",
		"漢字":                  "??",
		"😀":                   "?",
		"\uFFFD":              "?",
	} {
		if got := types.printable(in); got != want {
			t.Errorf("printable(%q) = %q, expected %q", in, got, want)
		}
	}
}

// TestWrap holds every line to the width, also of words that are wider than it.
func TestWrap(t *testing.T) {
	d, err := newDocument(&View{})
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{
		strings.Repeat("Щ", 500), "слово " + strings.Repeat("очень-длинное-слово", 20) + " слово", "одно\u00a0целое\u00a0которое\u00a0не\u00a0делится\u00a0" + strings.Repeat("ж", 60),
		"Организационно-функциональная структура отдела продаж",
	} {
		lines := d.wrap(text, body, 40)
		for _, line := range lines {
			if w := d.width(line, body); w > 40.01 {
				t.Errorf("the line %q is %.1f mm wide, expected at most 40", line, w)
			}
		}
		if got := spaceless(strings.Join(lines, "")); got != spaceless(text) {
			t.Errorf("wrapped to %q, expected the text %q", got, text)
		}
	}
}

func TestNumbers(t *testing.T) {
	ru, en := speller{questionnaire.Russian}, speller{questionnaire.English}
	steps := noun{"шаг", "шага", "шагов", "step", "steps"}
	for _, c := range []struct{ got, want string }{
		{ru.fixed(0.286, 2), "0,29"}, {en.fixed(0.286, 2), "0.29"},
		{ru.fixed(12345.5, 1), "12\u00a0345,5"}, {en.fixed(12345.5, 1), "12,345.5"}, {ru.fixed(1234, 0), "1234"},
		{ru.fixed(-3, 0), "−3"}, {ru.fixed(-0.01, 1), "0,0"},
		{ru.short(0.25, 2), "0,25"}, {ru.short(2, 2), "2"}, {ru.score(36.25).Text, "36,3"},
		{ru.counted(1, steps).Text, "1\u00a0шаг"}, {ru.counted(22, steps).Text, "22\u00a0шага"},
		{ru.counted(11, steps).Text, "11\u00a0шагов"}, {ru.counted(112, steps).Text, "112\u00a0шагов"}, {ru.counted(101, steps).Text, "101\u00a0шаг"},
		{en.counted(1, steps).Text, "1\u00a0step"}, {en.counted(0, steps).Text, "0\u00a0steps"},
		{ru.days(0.5).Text, "0,5\u00a0дня"}, {ru.days(5).Text, "5\u00a0дней"}, {en.days(1).Text, "1\u00a0day"},
		{ru.percent(99.6).Text, "100\u00a0%"}, {en.percent(55).Text, "55%"},
		{ru.quoted("матрица «а»"), "«матрица „а“»"},
		{lowerFirst("В CRM"), "в CRM"}, {lowerFirst("CRM, все"), "CRM, все"}, {lowerFirst("A, главное"), "A, главное"}, {lowerFirst("1С"), "1С"},
		{ru.several([]string{"а", "б", "в", "г"}, 2), "а, б и ещё\u00a02"}, {ru.both([]string{"а", "б", "в"}), "а, б и в"},
	} {
		if c.got != c.want {
			t.Errorf("found %q, expected %q", c.got, c.want)
		}
	}
}
