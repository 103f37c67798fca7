package wording

import (
	"strings"
	"testing"
)

func TestBound(t *testing.T) {
	for text, want := range map[string]string{
		"Анализ базы, 1 480 карточек": "Анализ базы, 1_480 карточек",
		"1 234 567 из 2 000":          "1_234_567 из 2_000",
		"приказ № 31":                 "приказ №_31",
		"в 5 2 раза, 10 25":           "в 5 2 раза, 10 25",
		"5 1000":                      "5 1000",
		"":                            "",
	} {
		if got := strings.ReplaceAll(Bound(text), NoBreak, "_"); got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
}
