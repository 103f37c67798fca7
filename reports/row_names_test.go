package reports

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"salesaudit/internal/answerfile"
	"salesaudit/internal/answers"
	"salesaudit/internal/compare"
	"salesaudit/internal/consensus"
	"salesaudit/questionnaire"
	"salesaudit/reports/paper"
	"salesaudit/reports/progress"
	"salesaudit/reports/view"
)

// ruled is a client of a manager and a lawyer who share two functions, one by a rule in this form.
func ruled(t *testing.T, respondent, form string) *answers.Sheet {
	t.Helper()
	return written(t, beginning+`client: {name: ООО «Ель», sellers: 3}
interview: {date: 2026-05-06, respondent: `+respondent+`, position: head}
answers:
  roles:
    - {id: m, title: Менеджер, headcount: 2, is_seller: true, job_description: current}
    - {id: j, title: Юрист, headcount: 1, is_seller: false, job_description: current}
  split_rules:
    - {function: contract, roles: [m, j], basis: stage, status: `+form+`}
    - {function: claims, roles: [], basis: stage, status: oral}
`)
}

// TestNamelessRows looks for what people call a rule that has no name, where respondents differ and where it changed.
func TestNamelessRows(t *testing.T) {
	t.Parallel()
	one, other := ruled(t, "Первый", "oral"), ruled(t, "Второй", "system")
	merged, err := consensus.Merge([]*answers.Sheet{one, other})
	if err != nil {
		t.Fatal(err)
	}
	_, merged, err = answerfile.Text("merged.yaml", merged) // as its file is read
	if err != nil {
		t.Fatal(err)
	}
	seen, err := consensus.Of(t.Context(), planOf(t, merged).Assessment)
	if err != nil {
		t.Fatal(err)
	}
	v := viewWith(t, merged, view.Options{Lang: questionnaire.Russian, Consensus: seen})
	texts := cellsOf(paper.Consensus(v.Consensus, &v.Words))
	texts = append(texts, cellsOf(progress.Document(compare.Of(planOf(t, one), planOf(t, other).Assessment), questionnaire.Russian).Blocks)...)
	for _, want := range []string{
		"Правила разграничения функций между ролями: Договор (Юрист, Менеджер), в каком виде правило",
		"2\u00a0строки; изменены: «Договор (Менеджер, Юрист)»",
	} {
		if !slices.Contains(texts, want) {
			t.Errorf("nowhere: %q", want)
		}
	}
	for _, text := range texts {
		if strings.Contains(text, "«»") || strings.Contains(text, "contract") {
			t.Errorf("a rule without a name: %q", text)
		}
	}
}

// stepNumber is the number of a rung that a line may break off.
var stepNumber = regexp.MustCompile(`(?i)(ступень|rung) [0-9]`)

// TestProgressKeepsRungs looks for numbers of rungs that could begin a line alone.
func TestProgressKeepsRungs(t *testing.T) {
	t.Parallel()
	one, other := planOf(t, ruled(t, "Первый", "oral")), planOf(t, ruled(t, "Первый", "system"))
	for _, lang := range languages {
		texts := cellsOf(progress.Document(compare.Of(one, other.Assessment), lang).Blocks)
		if !strings.Contains(strings.Join(texts, "\n"), map[questionnaire.Language]string{questionnaire.Russian: "ступень\u00a01", questionnaire.English: "rung\u00a01"}[lang]) {
			t.Errorf("%s: the test is blind, there is no step", lang)
		}
		for _, text := range texts {
			if stepNumber.MatchString(text) {
				t.Errorf("%s: %q", lang, text)
			}
		}
	}
}

// cellsOf returns the texts of the cells of a document's tables.
func cellsOf(blocks []paper.Block) []string {
	var out []string
	for _, b := range blocks {
		if table, is := b.(*paper.Table); is {
			for _, row := range table.Rows {
				out = append(out, row...)
			}
		}
	}
	return out
}
