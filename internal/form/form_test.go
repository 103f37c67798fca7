package form

import (
	"bytes"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"salesaudit/internal/answers"
	"salesaudit/questionnaire"
	"salesaudit/questionnaire/banktest"
)

func warehouse(t testing.TB) *questionnaire.Bank {
	t.Helper()
	bank := banktest.Load(t, "../../testdata/banks/warehouse")
	return bank
}

func whole(t testing.TB, b *questionnaire.Bank) Part {
	t.Helper()
	part, err := NewPart(b, "")
	if err != nil {
		t.Fatal(err)
	}
	return part
}

func page1(t testing.TB, b *questionnaire.Bank, part Part, sheet *answers.Sheet, lang questionnaire.Language) string {
	t.Helper()
	var out bytes.Buffer
	if err := writeHTML(&out, b, part, sheet, lang); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// TestPartsAreWhole makes sure that whatever a part refers to is in it, and that the parts of a bank together are the bank.
func TestPartsAreWhole(t *testing.T) {
	bank := banktest.Block9(t)
	all := map[*questionnaire.Field]bool{}
	for _, position := range []string{"owner", "head", "seller"} {
		part, err := NewPart(bank, position)
		if err != nil {
			t.Fatal(err)
		}
		if n := len(part.fields); n < 10 || n >= len(bank.Fields) {
			t.Errorf("%s has %d of %d fields", position, n, len(bank.Fields))
		}
		for f := range part.fields {
			all[f] = true
			lists := []*questionnaire.Field{f.Target.List}
			for _, c := range f.Columns {
				lists = append(lists, c.Target.List)
			}
			if f.When != nil {
				lists = append(lists, f.When.Fields...)
			}
			for _, list := range lists {
				if list != nil && !part.fields[list] {
					t.Errorf("the part of %s has %s without %s", position, f.ID, list.ID)
				}
			}
		}
	}
	if len(all) != len(bank.Fields) {
		t.Errorf("the parts have %d of %d fields", len(all), len(bank.Fields))
	}
	if _, err := NewPart(bank, "boss"); err == nil || !strings.Contains(err.Error(), "head, owner, seller") {
		t.Errorf("a part for nobody: %v", err)
	}
}

// TestConditionsTranslate: every condition of the banks at hand is one that the page's script evaluates.
func TestConditionsTranslate(t *testing.T) {
	for _, bank := range []*questionnaire.Bank{banktest.Block9(t), warehouse(t)} {
		for _, f := range bank.Fields {
			if f.When != nil && newCondition(f.When.Condition()) == nil {
				t.Errorf("%s: %s is always asked", f.ID, f.When.Text)
			}
		}
	}
}

// TestPageHoldsNoRules: a form asks; what it would be scored by, and the scores, are not in it.
func TestPageHoldsNoRules(t *testing.T) {
	bank := banktest.Block9(t)
	text := page1(t, bank, whole(t, bank), nil, questionnaire.Russian)
	for _, c := range bank.Criteria {
		for _, r := range c.Rungs {
			for _, p := range r.Parts {
				if strings.Contains(text, p.When.Text) || strings.Contains(text, p.Action.Do.RU) {
					t.Errorf("the page has what %s is scored by", r.ID())
				}
			}
		}
	}
	for _, c := range bank.Checks {
		if strings.Contains(text, c.Says.RU) {
			t.Errorf("the page has the check %s", c.ID)
		}
	}
}

// TestPageIsSelfContained: it loads nothing, and whatever a client's text holds does not become markup.
func TestPageIsSelfContained(t *testing.T) {
	bank := banktest.Block9(t)
	sheet := answers.NewSheet(bank)
	sheet.Client = answers.Client{Name: `</script><script>alert(1)</script>`, Sellers: 3}
	for _, lang := range []questionnaire.Language{questionnaire.Russian, questionnaire.English} {
		text := page1(t, bank, whole(t, bank), sheet, lang)
		if regexp.MustCompile(`(src|href)="?(https?:)?//|@import|url\(`).MatchString(text) {
			t.Error("the page loads something")
		}
		if strings.Contains(text, "<script>alert") || strings.Count(text, "</script>") != 2 {
			t.Error("a client's text became markup")
		}
		if text != page1(t, bank, whole(t, bank), sheet, lang) {
			t.Error("the same input gives other bytes")
		}
	}
}

// TestWordsAreUsed: every sentence of the page is said by some script or by the template, and every one said is there.
func TestWordsAreUsed(t *testing.T) {
	var code strings.Builder
	for _, name := range append(slices.Clone(scripts), "form.html.tmpl") {
		text, err := os.ReadFile("html/" + name)
		if err != nil {
			t.Fatal(err)
		}
		code.Write(text)
	}
	said := regexp.MustCompile(`(?:words\.|Words\.|say\("|"(need\w+)")(\w*)`)
	used := map[string]bool{}
	for _, m := range said.FindAllStringSubmatch(code.String(), -1) {
		used[m[1]+m[2]] = true
	}
	for _, key := range []string{"partOwner", "partHead", "partSeller", "markR", "markA", "markRA", "markB", "title"} { // by a name that is put together
		used[key] = true
	}
	have := modeler{}.words()
	for key := range have {
		if !used[key] {
			t.Errorf("%q is never said", key)
		}
	}
	for key := range used {
		if have[key] == "" && key != "" {
			t.Errorf("%q has no words", key)
		}
	}
}
