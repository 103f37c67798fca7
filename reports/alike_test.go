package reports

import (
	"regexp"
	"strings"
	"testing"

	"salesaudit/internal/wording"
)

// TestFactsAlike reads every sentence about a fact: one report writes its value in one way, also where it takes a digit
// more so as not to look like a threshold.
func TestFactsAlike(t *testing.T) {
	t.Parallel()
	number := regexp.MustCompile(`: ([0-9]+(?:[.,][0-9]+)?)`)
	found := 0
	for name, v := range cases(t) {
		if name == "hostile" {
			continue
		}
		values := map[string]string{}
		see := func(sentence string) {
			at := number.FindStringSubmatchIndex(sentence)
			if at == nil {
				return
			}
			fact, value := wording.LowerFirst(sentence[:at[0]]), sentence[at[2]:at[3]]
			if before := values[fact]; before != "" && before != value {
				t.Errorf("%s: %q is %s and %s", name, fact, before, value)
			}
			values[fact] = value
			found++
		}
		for i := range v.Contradictions {
			for _, sentence := range v.Contradictions[i].Computed {
				see(sentence)
			}
		}
		for i := range v.Criteria {
			for _, r := range v.Criteria[i].Rungs {
				for _, d := range r.Deciders {
					if !strings.Contains(d.Name, " / ") {
						see(d.Name + ": " + d.Value)
					}
				}
			}
		}
	}
	if found == 0 {
		t.Error("no sentence about a fact found")
	}
}

// TestNothingSaidTwice holds that no card says the same of the client in two of its sentences.
func TestNothingSaidTwice(t *testing.T) {
	t.Parallel()
	for name, v := range cases(t) {
		for i := range v.Criteria {
			said := map[string]bool{}
			for _, sentence := range v.Criteria[i].Is {
				for clause := range strings.SplitSeq(strings.TrimSuffix(sentence, "."), "; ") {
					if clause = wording.LowerFirst(clause); said[clause] && strings.Contains(clause, ": ") {
						t.Errorf("%s, %s: %q is said twice", name, v.Criteria[i].ID, clause)
					}
					said[clause] = true
				}
			}
		}
	}
}

// TestAppendixTitles reads the titles of the appendices in every format: with their letters, and the same in all.
func TestAppendixTitles(t *testing.T) {
	t.Parallel()
	all := cases(t)
	for name, want := range map[string][]string{
		"distributor.yaml ru": {"Приложение А. Все ответы", "Приложение Б. Доказательства", "Приложение В. Как считается оценка"},
		"one role":            {"Приложение А. Все ответы", "Приложение Б. Как считается оценка"}, // without evidence
	} {
		v := all[name]
		if v == nil && underRace { // which is shown only some
			continue
		}
		texts := map[string]string{
			".html": parsePage(t, bytesOf(t, ".html", v)).first("body").text(),
			".md":   string(bytesOf(t, ".md", v)),
			".docx": textIn(docxParts(t, bytesOf(t, ".docx", v))["word/document.xml"]),
		}
		f, err := readPDF(pdfOf(t, v))
		if err != nil {
			t.Fatal(err)
		}
		for _, page := range f.texts {
			texts[".pdf"] += strings.Join(page, "\n")
		}
		for format, text := range texts {
			for _, title := range want {
				if !strings.Contains(text, title) {
					t.Errorf("%s as %s lacks %q", name, format, title)
				}
			}
		}
	}
}
