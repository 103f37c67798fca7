package view

import (
	"slices"
	"strings"
	"testing"

	"salesaudit/internal/answers"
	"salesaudit/internal/scoring"
	"salesaudit/internal/wording"
	"salesaudit/questionnaire"
	"salesaudit/questionnaire/banktest"
)

func TestRanges(t *testing.T) {
	b := &builder{Speaker: wording.In(questionnaire.Russian)}
	for want, numbers := range map[string][]int{
		"1":               {1},
		"1 и 2":           {1, 2},
		"5":               {5, 5},
		"1–3":             {1, 2, 3},
		"1–8 и 11":        {1, 2, 3, 4, 5, 6, 7, 8, 11},
		"2–6, 8, 10 и 11": {2, 3, 4, 5, 6, 8, 10, 11},

		"1–3, 5–12, 14, 16 и 17": {1, 2, 3, 5, 14, 6, 7, 8, 16, 9, 10, 17, 11, 12}, // as they stand in the waves
	} {
		if got := b.ranges(numbers); got != want {
			t.Errorf("ranges(%v) is %q, want %q", numbers, got, want)
		}
	}
}

// TestConfidenceBesideItsBand shows a digit more where whole per cent would belong to another band than the confidence.
func TestConfidenceBesideItsBand(t *testing.T) {
	b := &builder{Speaker: wording.In(questionnaire.Russian)}
	for x, want := range map[float64]string{74.9: "74,9\u00a0%", 75: "75\u00a0%", 75.2: "75\u00a0%", 74.96: "74,9\u00a0%", 49.6: "49,6\u00a0%", 49.2: "49\u00a0%"} {
		if got := b.confidencePercent(x).Text; got != want {
			t.Errorf("a confidence of %v is shown as %s, want %s", x, got, want)
		}
	}
}

// TestCountedInSample names a share that was counted in a sample as the answers do, wherever it decides a rung.
func TestCountedInSample(t *testing.T) {
	v := viewWith(t, "../../questionnaire/block9", "../../testdata/clients/online-shop.yaml", questionnaire.Russian, nil)
	const want = "41 из 186 (22,0\u00a0%)"
	is := ""
	for i := range v.Criteria {
		is += strings.Join(v.Criteria[i].Is, " ") + "\n"
	}
	if !strings.Contains(is, want) || strings.Contains(is, "22,04") {
		t.Errorf("the gaps do not name %s:\n%s", want, is)
	}
}

// TestSeveralRespondents calls those that a merged file names respondents, in the head and where the report is signed.
func TestSeveralRespondents(t *testing.T) {
	sheet, found := answers.Load("../../testdata/clients/shop.yaml", banktest.Block9(t))
	if sheet == nil {
		t.Fatal(found)
	}
	for files, want := range map[int]string{1: "Респондент", 2: "Респонденты"} {
		sheet.Merged = &answers.Merged{Files: make([]answers.MergedFile, files)}
		a, err := scoring.Assess(t.Context(), sheet)
		if err != nil {
			t.Fatal(err)
		}
		v := New(a, nil, Options{Lang: questionnaire.Russian})
		asked, _ := v.Header.People(&v.Words)
		scope := strings.Join(v.Closing.Scope, " ")
		if !strings.HasPrefix(asked, want+": ") || !strings.Contains(scope, "; "+wording.LowerFirst(want)+": ") {
			t.Errorf("of %d files: %q and %q, want %s", files, asked, scope, want)
		}
	}
}

// TestAskLater counts the answers that are missing beside those worth asking for now, so that both are all of them.
func TestAskLater(t *testing.T) {
	for file, want := range map[string]string{
		"unfinished":  "Без ответа ещё 20\u00a0полей (вопросы 1, 5 и 7–14); сами по себе они ближайших ступеней не решают.",
		"online-shop": "",
	} {
		v := viewWith(t, "../../questionnaire/block9", "../../testdata/clients/"+file+".yaml", questionnaire.Russian, nil)
		if v.AskLater != want {
			t.Errorf("%s: %q, want %q", file, v.AskLater, want)
		}
	}
	v := viewWith(t, "../../questionnaire/block9", "../../testdata/clients/unfinished.yaml", questionnaire.Russian, nil)
	const left = "Осталось функций: 7 из 15 (оформление заказа, контроль оплаты, "
	if !slices.ContainsFunc(v.ToAsk, func(a Ask) bool { return strings.HasPrefix(a.Help, left) }) {
		t.Errorf("no answer to ask for begins with %q", left)
	}
	open := v.Trust.Shown - v.Trust.Answered
	asked := len(v.ToAsk) - 1 // without the matrix, which is answered in part
	if asked+20 != open {
		t.Errorf("%d to ask and 20 later are not the %d without an answer", asked, open)
	}
}
