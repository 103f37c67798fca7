package reports

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// TestLongNames sets names as long as they may be: the client, the people and the roles of a large matrix stand whole
// where they matter, and no figure of the first page runs into the next.
func TestLongNames(t *testing.T) {
	t.Parallel()
	client := "Межрегиональное " + strings.Repeat("торгово-производственное ", 4) + "объе"
	const respondent, interviewer = "Константин Константинович Константинопольский-Преображенский", "Александра Александровна Вопросительная-Ответственная"
	text := strings.Replace(manyRoles(30), "client: {name: Много ролей, sellers: 40}",
		fmt.Sprintf("client: {name: %q, industry: %q, sellers: 40}\ninterview: {date: 2026-11-02, respondent: %s, interviewer: %s}",
			client, strings.Repeat("оборудование ", 8), respondent, interviewer), 1)
	text = strings.ReplaceAll(text, "Ведущий специалист по сопровождению клиентов", "Ведущий специалист внешнеэкономической деятельности по сопровождению клиентов")
	if n := len([]rune(client)); n != 120 {
		t.Fatalf("a name of %d characters", n)
	}
	for _, lang := range languages {
		v := viewOf(t, written(t, text), lang)
		f, err := readPDF(bytesOf(t, ".pdf", v))
		if err != nil {
			t.Fatal(err)
		}
		first := spaceless(strings.Join(f.texts[0], ""))
		for _, name := range []string{client, respondent, interviewer} {
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
