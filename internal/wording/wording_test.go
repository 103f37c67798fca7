package wording

import (
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"

	"salesaudit/internal/answers"
	"salesaudit/questionnaire"
)

func TestNumbers(t *testing.T) {
	ru, en := In(questionnaire.Russian), In(questionnaire.English)
	steps := Noun{"шаг", "шага", "шагов", "step", "steps"}
	for _, c := range []struct{ got, want string }{
		{ru.Fixed(0.286, 2), "0,29"}, {en.Fixed(0.286, 2), "0.29"},
		{ru.Fixed(12345.5, 1), "12\u00a0345,5"}, {en.Fixed(12345.5, 1), "12,345.5"}, {ru.Fixed(1234, 0), "1234"},
		{ru.Fixed(-3, 0), "−3"}, {ru.Fixed(-0.01, 1), "0,0"},
		{ru.Short(0.25, 2), "0,25"}, {ru.Short(2, 2), "2"}, {ru.Short(2.5, 1), "2,5"},
		{ru.Counted(1, steps), "1\u00a0шаг"}, {ru.Counted(22, steps), "22\u00a0шага"},
		{ru.Counted(11, steps), "11\u00a0шагов"}, {ru.Counted(112, steps), "112\u00a0шагов"}, {ru.Counted(101, steps), "101\u00a0шаг"},
		{en.Counted(1, steps), "1\u00a0step"}, {en.Counted(0, steps), "0\u00a0steps"},
		{ru.Days(0.5), "0,5\u00a0дня"}, {ru.Days(5), "5\u00a0дней"}, {en.Days(1), "1\u00a0day"}, {ru.Days(0), "0\u00a0дней"},
		{ru.Percent(99.6), "100\u00a0%"}, {en.Percent(55), "55%"},
		{ru.Date(time.Date(2026, 10, 1, 0, 0, 0, 0, time.UTC)), "1\u00a0октября\u00a02026\u00a0г."}, {en.Date(time.Time{}), ""},
		{en.Date(time.Date(2026, 10, 1, 0, 0, 0, 0, time.UTC)), "1\u00a0October 2026"},
		{In("fr").YesNo(true), "да"},
	} {
		if c.got != c.want {
			t.Errorf("found %q, expected %q", c.got, c.want)
		}
	}
}

func TestLists(t *testing.T) {
	ru, en := In(questionnaire.Russian), In(questionnaire.English)
	for _, c := range []struct{ got, want string }{
		{ru.Quoted("матрица «а»"), "«матрица „а“»"}, {en.Quoted("a"), "“a”"},
		{ru.Several([]string{"а", "б", "в", "г"}, 2), "а, б и ещё\u00a02"}, {ru.Several([]string{"а", "б", "в"}, 2), "а, б, в"},
		{en.Several([]string{"a", "b", "c", "d"}, 2), "a, b and 2 more"},
		{ru.And([]string{"а", "б", "в"}), "а, б и в"}, {en.Or([]string{"a", "b"}), "a or b"}, {en.Or(nil), ""},
		{Joined(" · ", "", "a", "", "b"), "a · b"}, {Naming([]string{"a", "", "b", "c"}), "a (b; c)"}, {Naming([]string{"", "b"}), "b"}, {Naming(nil), ""}, {labelList([]string{"a", "b, c"}), "a; b, c"}, {labelList([]string{"a", "b"}), "a, b"},
	} {
		if c.got != c.want {
			t.Errorf("found %q, expected %q", c.got, c.want)
		}
	}
}

func TestLetters(t *testing.T) {
	for _, c := range []struct{ got, want string }{
		{LowerFirst("В CRM"), "в CRM"}, {LowerFirst("CRM, все"), "CRM, все"}, {LowerFirst("A, главное"), "A, главное"}, {LowerFirst("1С"), "1С"},
		{UpperFirst("ёлка"), "Ёлка"}, {UpperFirst(""), ""}, {Sentence("да"), "Да."}, {Sentence("Да?"), "Да?"}, {Sentence(""), ""},
	} {
		if c.got != c.want {
			t.Errorf("found %q, expected %q", c.got, c.want)
		}
	}
}

// TestNames makes sure that everything with a name has one in both languages, and no two of a kind the same.
func TestNames(t *testing.T) {
	for _, lang := range []questionnaire.Language{questionnaire.Russian, questionnaire.English} {
		s := In(lang)
		kinds := map[string][]string{}
		for _, id := range []string{"duplicated", "cross_duplicated", "unassigned", "without_owner", "several_owners", "single_person"} {
			kinds["finding"] = append(kinds["finding"], s.Finding(id))
			kinds["finding, briefly"] = append(kinds["finding, briefly"], s.FindingBriefly(id))
		}
		for _, g := range []answers.Grade{answers.NoEvidence, answers.Reference, answers.Document, answers.Extract} {
			kinds["grade"] = append(kinds["grade"], s.Grade(g))
		}
		for _, id := range questionnaire.Positions {
			kinds["position"] = append(kinds["position"], s.Position(id))
		}
		for _, severity := range []questionnaire.Severity{questionnaire.High, questionnaire.Medium, questionnaire.Low} {
			kinds["severity"] = append(kinds["severity"], s.Severity(severity))
			kinds["of a severity"] = append(kinds["of a severity"], s.OfSeverity(severity))
		}
		for kind, names := range kinds {
			seen := map[string]bool{}
			for _, name := range names {
				if name == "" || seen[name] {
					t.Errorf("%s: a %s is called %q, as another one or not at all", lang, kind, name)
				}
				seen[name] = true
			}
		}
	}
}

func TestAnswer(t *testing.T) {
	yes := &answers.Value{State: answers.Answered, Bool: true, Number: 12.5, Text: "crm"}
	options := []questionnaire.Option{questionnaire.NewOption("paper", text{RU: "На бумаге", EN: "On paper"}), questionnaire.NewOption("crm", text{RU: "В CRM", EN: "In the CRM"})}
	percent := questionnaire.Shape{Kind: questionnaire.Percent, Unit: questionnaire.Unit{RU: []string{"%"}, EN: []string{"%"}}}
	multi := questionnaire.Shape{Kind: questionnaire.Multi, Options: options}
	for _, c := range []struct {
		of   questionnaire.Shape
		v    *answers.Value
		want string
	}{
		{questionnaire.Shape{Kind: questionnaire.Bool}, yes, "да"},
		{percent, yes, "12,5\u00a0%"},
		{percent, &answers.Value{State: answers.NotMeasured}, "не измеряется"},
		{percent, &answers.Value{}, "неизвестно"},
		{questionnaire.Shape{Kind: questionnaire.Choice, Options: options}, yes, "В CRM"},
		{multi, &answers.Value{State: answers.Answered, Options: []int{0, 1}}, "На бумаге, в CRM"},
		{multi, &answers.Value{State: answers.Answered}, "нет"},
		{multi, &answers.Value{}, "нет"},
		{questionnaire.Shape{Kind: questionnaire.FreeText}, &answers.Value{State: answers.Answered, Text: " a\nb"}, "a b"},
	} {
		if got := In(questionnaire.Russian).Answer(nil, &c.of, c.v); got != c.want {
			t.Errorf("%s: %q, expected %q", c.of.Kind, got, c.want)
		}
	}
}

func TestWrap(t *testing.T) {
	for _, text := range []string{
		strings.Repeat("Щ", 500), "слово " + strings.Repeat("очень-длинное-слово", 20) + " слово", "一二三 漢字漢字漢字漢字漢字漢字漢字漢字漢字", "Функция закреплена за ролью в двух отделах",
	} {
		lines := Wrap(text, 20)
		for _, line := range lines {
			if w := ansi.StringWidth(line); w > 20 {
				t.Errorf("the line %q is %d columns wide, expected at most 20", line, w)
			}
		}
		spaceless := func(s string) string { return strings.ReplaceAll(s, " ", "") }
		if got := spaceless(strings.Join(lines, "")); got != spaceless(text) {
			t.Errorf("wrapped to %q, expected the text %q", got, text)
		}
	}
	if lines := Wrap("не больше 12"+NoBreak+"дней", 14); len(lines) != 2 || lines[1] != "12"+NoBreak+"дней" {
		t.Errorf("broken at a no-break space: %q", lines)
	}
	if lines := Wrap("", 10); lines != nil {
		t.Errorf("an empty text has the lines %q", lines)
	}
}
