package clean

import (
	"encoding/json"
	"errors"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

func TestText(t *testing.T) {
	for in, want := range map[string]string{
		"":                                "",
		"ООО «Ромашка»":                   "ООО «Ромашка»",
		"  два \t пробела\r\n ":           "два пробела",
		"и\u0306":                         "й",
		"и\u00ad\u0306":                   "й",
		"A\n\x01\u0311":                   "A \u0311",
		"A\x01\u0311":                     "Ȃ",
		"a\u202eb\u200bc\u00add":          "abcd",
		"a\x00b\x07":                      "ab",
		"a\xffb":                          "a\uFFFDb",
		"55\u202f%":                       "55\u00a0%",
		"e\u0301\u0301\u0301\u0301\u0301": "é\u0301\u0301",
		"\u0301a":                         "a",
		"\ue000x\U000e0041":               "x",
		"строка\u2028строка":              "строка строка",
		"\x1b[2J\x1b]52;c;AAAA\x07":       "[2J]52;c;AAAA",
	} {
		if got := Text(in); got != want {
			t.Errorf("Text(%q) = %q, expected %q", in, got, want)
		}
	}
	long := Text(strings.Repeat("ы", 10000))
	if n := utf8.RuneCountInString(long); n != maxText+1 || !strings.HasSuffix(long, "…") {
		t.Errorf("a word of 10,000 letters became one of %d", n)
	}
	if n := utf8.RuneCountInString(Name(long)); n != MaxName {
		t.Errorf("a name of 10,000 letters became one of %d", n)
	}
}

func TestTyped(t *testing.T) {
	for in, want := range map[string]string{
		" «Ромашка»\r\n":     "«Ромашка»",
		"два\tслова":         "два слова",
		"и\u00ad\u0306":      "й",
		"a\x1b[31mb":         "a[31mb",
		"a\u202eb\ufeffc":    "abc",
		"a\xffb":             "ab",
		"семья 👩\u200d👧":     "семья 👩\u200d👧",
		"10\u00a0000\u202f₽": "10\u00a0000\u202f₽",
	} {
		if got := Typed(in); got != want {
			t.Errorf("Typed(%q) = %q, expected %q", in, got, want)
		}
	}
}

func TestVisible(t *testing.T) {
	for in, want := range map[string]string{
		"ООО «Ромашка»":      "ООО «Ромашка»",
		"a\tb\nc":            "a→b↵c",
		"\x1b]0;x\x07":       `\x1b]0;x\x07`,
		"a\xffb\u202e\u00ad": `a\xffb\u202e\u00ad`,
		"\u009b31m":          `\u009b31m`,
		"a\uFFFDb":           "a\uFFFDb",
	} {
		if got := Visible(in); got != want {
			t.Errorf("Visible(%q) = %q, expected %q", in, got, want)
		}
	}
}

// FuzzClean holds of any text that what comes out is composed, bounded and safe to print, and that cleaning it again
// changes nothing.
func FuzzClean(f *testing.F) {
	for _, s := range []string{
		"\u202e😀\x00\xff и\u0306", "A\n\x01\u0311", "и\u00ad\u0306", "\u0301\u0301a", "\u0301 a", "\u093c\U0001d170a", "  a \u0301 ", "ᄀ\u00adᅡ", "a\u0328\u0301\u0301\u0301",
		"\x1b]52;c;AAAA\x07",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for name, clean := range map[string]func(string) string{"Text": Text, "Name": Name, "Typed": Typed, "Visible": Visible} {
			got := clean(s)
			if !utf8.ValidString(got) || clean(got) != got || name != "Visible" && !norm.NFC.IsNormalString(got) {
				t.Errorf("%s(%q) = %q, and of that %q", name, s, got, clean(got))
			}
			for _, r := range got {
				if Hidden(r) && r != utf8.RuneError && r != zeroWidthJoiner {
					t.Errorf("%s(%q) = %q, which has %U", name, s, got, r)
				}
			}
		}
		if n := utf8.RuneCountInString(Text(s)); n > maxText+1 {
			t.Errorf("Text(%q) has %d characters", s, n)
		}
	})
}

func TestCell(t *testing.T) {
	for text, want := range map[string]string{
		"=1+1": "'=1+1", "+7 900": "'+7 900", "-a": "'-a", "@SUM(A1)": "'@SUM(A1)", "\t=1": "→=1", "  =1": "'  =1", "\u00a0=1": "'\u00a0=1", "＝1": "'＝1",
		"2": "2", "": "", "а = б": "а = б", "1-2": "1-2", "'=1": "'=1", "|cmd": "'|cmd", "\r=1": `\x0d=1`, "\x00=1": `\x00=1`, "\u200b=1": `\u200b=1`, "a\nb": "a↵b", "\x00\x1b[31m\xff": `\x00\x1b[31m\xff`, "\u202e=1": `\u202e=1`,
	} {
		if got := Cell(text); got != want {
			t.Errorf("Cell(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestJSON(t *testing.T) {
	for text, want := range map[string]string{
		`{"a": "Ромашка — «№ 1»"}`:            `{"a": "Ромашка — «№ 1»"}`,
		"{\n\t\"a\": \"\x7f\u009b\u202e\"}\n": "{\n\t\"a\": \"\\u007f\\u009b\\u202e\"}\n",
		"\"\U000E0041\ufffd\"":                "\"\\udb40\\udc41\ufffd\"",
	} {
		got := JSON([]byte(text))
		if string(got) != want {
			t.Errorf("JSON(%q) = %q, want %q", text, got, want)
		}
		var before, after any
		if err := errors.Join(json.Unmarshal([]byte(text), &before), json.Unmarshal(got, &after)); err != nil || !reflect.DeepEqual(before, after) {
			t.Errorf("JSON(%q) reads as %v, not as %v: %v", text, after, before, err)
		}
	}
}
