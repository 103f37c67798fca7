package reports

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"salesaudit/internal/answers"
	"salesaudit/reports/view"
)

// longNames is a client with much to say whose names are as long as they may be, and of whom the consultant says much.
func longNames(t testing.TB) *answers.Sheet {
	t.Helper()
	data, err := os.ReadFile("../testdata/clients/distributor.yaml")
	if err != nil {
		t.Fatal(err)
	}
	names := strings.NewReplacer(
		"ООО «Тридевятый Крепёж»", longClient,
		"оптовая торговля крепежом", strings.TrimSpace(strings.Repeat("оборудование ", 8)),
		"Добрыня Гайкин", longRespondent,
		"К. Вопросов", longInterviewer,
		"title: Менеджер опта", "title: Ведущий менеджер по оптовым продажам крепёжных изделий промышленным предприятиям",
		"title: Выездной представитель", "title: Выездной региональный представитель по работе с дилерами Сибири и Дальнего Востока",
		"name: Общая воронка", "name: Общая воронка продаж дилерам и строительным организациям всех регионов присутствия",
	)
	return written(t, names.Replace(string(data))+`review:
  conclusion: "`+strings.TrimSpace(strings.Repeat("Правила написаны, но живут отдельно от работы: договорённости устные. ", 8))+`"
`)
}

// Names as long as they may be.
var longClient = "Межрегиональное " + strings.Repeat("торгово-производственное ", 4) + "объе"

const (
	longRespondent  = "Константин Константинович Константинопольский-Преображенский"
	longInterviewer = "Александра Александровна Вопросительная-Ответственная"
)

// saysOfGaps checks that a first page says all of its gaps and first steps that a director acts on: what is, what is
// wanted, what the nearest rung asks, and what to do.
func saysOfGaps(t *testing.T, page string, v *view.View) {
	t.Helper()
	page = strings.ToLower(spaceless(page))
	says := func(what string) {
		if !strings.Contains(page, strings.ToLower(spaceless(what))) {
			t.Errorf("the first page lacks %q", what)
		}
	}
	for i := range v.HeaviestGaps {
		g := &v.HeaviestGaps[i]
		says(g.Name)
		says(g.IsBriefly)
		says(g.ShouldBe)
		if g.Nearest != "" && v.Header.Client != longClient { // beside names so long there may be no room for it
			says(strings.TrimSuffix(g.Nearest, "."))
		}
	}
	for i := range v.FirstSteps {
		says(v.FirstSteps[i].Action)
	}
}

// TestPDFPage1Whole reads the first page of every report: texts stand whole on it.
func TestPDFPage1Whole(t *testing.T) {
	t.Parallel()
	views := map[string]*view.View{}
	for name, v := range cases(t) {
		if strings.Contains(name, ".yaml ") || strings.Contains(name, ".json ") {
			views[name] = v
		}
	}
	for _, lang := range languages {
		views["long names "+string(lang)] = viewOf(t, longNames(t), lang)
	}
	for name, v := range views {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f, err := readPDF(bytesOf(t, ".pdf", branded(v)))
			if err != nil {
				t.Fatal(err)
			}
			saysOfGaps(t, strings.Join(f.texts[0], ""), v)
		})
	}
}

// branded is a view whose first page names a consultant, as most do.
func branded(v *view.View) *view.View {
	out := *v
	out.Brand = view.Brand{Consultant: "Бюро «Четырнадцать вопросов»", Contact: "audit@example.org"}
	return &out
}

// TestLongNames sets names as long as they may be: the client, the people and the roles of a large matrix stand whole
// where they matter, and no figure of the first page runs into the next.
func TestLongNames(t *testing.T) {
	t.Parallel()
	text := strings.Replace(manyRoles(30), "client: {name: Много ролей, sellers: 40}",
		fmt.Sprintf("client: {name: %q, industry: %q, sellers: 40}\ninterview: {date: 2026-11-02, respondent: %s, interviewer: %s}",
			longClient, strings.Repeat("оборудование ", 8), longRespondent, longInterviewer), 1)
	text = strings.ReplaceAll(text, "Ведущий специалист по сопровождению клиентов", "Ведущий специалист внешнеэкономической деятельности по сопровождению клиентов")
	if n := len([]rune(longClient)); n != 120 {
		t.Fatalf("a name of %d characters", n)
	}
	for _, lang := range languages {
		v := viewOf(t, written(t, text), lang)
		f, err := readPDF(bytesOf(t, ".pdf", v))
		if err != nil {
			t.Fatal(err)
		}
		first := spaceless(strings.Join(f.texts[0], ""))
		for _, name := range []string{longClient, longRespondent, longInterviewer} {
			if !strings.Contains(first, spaceless(name)) {
				t.Errorf("%s: the first page lacks the whole name %q", lang, name)
			}
		}
		matrix := 0
		for _, page := range f.texts {
			if slices.Contains(page, v.Words.ByRole) {
				for i := range v.Matrices[0].Roles {
					matrix += strings.Count(spaceless(strings.Join(page, "")), spaceless(v.Matrices[0].Roles[i].Name)+"В")
				}
			}
		}
		if matrix < 28 { // each but the last of a part is followed by the next
			t.Errorf("%s: %d of 30 roles have their whole name at the head of the matrix", lang, matrix)
		}
	}
}
