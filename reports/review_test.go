package reports

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"salesaudit/internal/answers"
	"salesaudit/questionnaire/banktest"
)

// TestConclusionWhole sets the longest conclusion that an answer file may hold on the first page of the fullest sample,
// in narrow and in wide letters: it is there to its last word, and what is under it is not cut.
func TestConclusionWhole(t *testing.T) {
	t.Parallel()
	for name, words := range map[string]string{"narrow": "эти три года клиенты ждали ответа ", "wide": "широкую шахматную доску обещали ещё южным "} {
		const last = "последнееслово"
		conclusion := strings.Repeat(words, answers.MaxConclusion)
		conclusion = string([]rune(conclusion)[:answers.MaxConclusion-len([]rune(last))-1]) + " " + last
		if n := utf8.RuneCountInString(conclusion); n != answers.MaxConclusion {
			t.Fatal(n)
		}
		for _, lang := range languages {
			s := sheetOf(t, banktest.Block9(t), "../testdata/clients/distributor.yaml")
			s.Review.Conclusion = conclusion
			v := viewOf(t, s, lang)
			f, err := readPDF(bytesOf(t, ".pdf", v))
			if err != nil {
				t.Fatal(err)
			}
			first := f.texts[0]
			if text := spaceless(strings.Join(first, "")); !strings.Contains(text, spaceless(conclusion)) {
				t.Errorf("%s %s: the conclusion is not whole in %s", name, lang, text)
			}
			if cut := slices.IndexFunc(first, func(line string) bool { return strings.HasSuffix(line, "…") }); cut >= 0 {
				t.Errorf("%s %s: a text is cut: %s", name, lang, first[cut])
			}
		}
	}
}

// TestComment sets the longest comment with its criterion, whole, and in the regular weight of its label: bold is for what
// to do.
func TestComment(t *testing.T) {
	t.Parallel()
	s := sheetOf(t, banktest.Block9(t), "../testdata/clients/distributor.yaml")
	comment := strings.TrimSpace(strings.Repeat("Говорилипорознь ", 62))
	s.Review.Criteria = map[string]answers.CriterionReview{"function_overlap": {Comment: comment}}
	for _, lang := range languages {
		v := viewOf(t, s, lang)
		f, err := readPDF(bytesOf(t, ".pdf", v))
		if err != nil {
			t.Fatal(err)
		}
		words, labels, fonts := 0, "", map[string]bool{}
		for _, shown := range fontsOf(f.contents) {
			switch {
			case strings.HasPrefix(shown.text, "Говорилипорознь"):
				words += strings.Count(shown.text, "Говорилипорознь")
				fonts[shown.font] = true
			case strings.HasPrefix(v.Words.Comment, shown.text):
				labels = shown.font
			}
		}
		if words != 62 {
			t.Errorf("%s: %d words of the comment, want 62", lang, words)
		}
		if len(fonts) != 1 || !fonts[labels] {
			t.Errorf("%s: the comment is set in %v, its label in %q", lang, fonts, labels)
		}
	}
}

// fontsOf returns the texts of drawings with the fonts that they are set in: a line of its own changes the font.
func fontsOf(drawings []byte) []struct{ font, text string } {
	var out []struct{ font, text string }
	font := ""
	for part := range bytes.SplitSeq(drawings, []byte("\nBT ")) {
		if bytes.HasPrefix(part, []byte("/F")) {
			font, _, _ = strings.Cut(string(part), " ")
		}
		for _, text := range textsOf(part) {
			out = append(out, struct{ font, text string }{font, text})
		}
	}
	return out
}
