package typeface

import (
	"slices"
	"strings"
	"testing"
	"unicode"

	"salesaudit/internal/clean"
)

func TestPrintable(t *testing.T) {
	types, err := New()
	if err != nil {
		t.Fatal(err)
	}
	for in, want := range map[string]string{
		"№ 5, 100 ₽ → ≥ «да»": "№ 5, 100 ₽ → ≥ «да»",
		"ООО 😀 Рога":          "ООО Рога",
		"漢字":                  "??",
		"😀":                   "?",
		"\uFFFD":              "?",
	} {
		if got := types.Printable(in); got != want {
			t.Errorf("printable(%q) = %q, expected %q", in, got, want)
		}
	}
}

// TestWrap holds every line to the width, also of words that are wider than it.
func TestWrap(t *testing.T) {
	types, err := New()
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{
		strings.Repeat("Щ", 500), "слово " + strings.Repeat("очень-длинное-слово", 20) + " слово", "одно\u00a0целое\u00a0которое\u00a0не\u00a0делится\u00a0" + strings.Repeat("ж", 60),
		"Организационно-функциональная структура отдела продаж",
	} {
		lines := types.Wrap(text, 9, Regular, 40)
		for _, line := range lines {
			if w := types.Width(line, 9, Regular); w > 40.01 {
				t.Errorf("the line %q is %.1f mm wide, expected at most 40", line, w)
			}
		}
		if got := spaceless(strings.Join(lines, "")); got != spaceless(text) {
			t.Errorf("wrapped to %q, expected the text %q", got, text)
		}
	}
}

// TestWrapHyphen keeps on a line what fits of a long word up to its hyphen, so that a number does not stand alone.
func TestWrapHyphen(t *testing.T) {
	types, err := New()
	if err != nil {
		t.Fatal(err)
	}
	const text = "5. Организационно-функциональная структура"
	width := types.Width("5. Организационно-", 9, Regular) + 0.1
	want := []string{"5. Организационно-", "функциональная", "структура"}
	if got := types.Wrap(text, 9, Regular, width); !slices.Equal(got, want) {
		t.Errorf("wrapped to %q, expected %q", got, want)
	}
}

// TestWrapParts cuts no part of a word with a hyphen that has room on a line of its own.
func TestWrapParts(t *testing.T) {
	types, err := New()
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{"Продавец-консультант", "торгово-производственного"} {
		_, second, _ := strings.Cut(text, "-")
		width := types.Width(text, 9, Regular) - 0.1
		for ; width > types.Width(second, 9, Regular)+0.1; width-- {
			if got := types.Wrap(text, 9, Regular, width); len(got) != 2 || got[1] != second {
				t.Fatalf("wrapped to %q in %.1f mm", got, width)
			}
		}
	}
}

// spaceless drops all space: lines break where they must.
func spaceless(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

// FuzzPrintable holds that no character is left that the font lacks.
func FuzzPrintable(f *testing.F) {
	f.Add("\u202e😀\x00\xff и\u0306 漢字")
	types, err := New()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, s string) {
		text := clean.Text(s)
		for _, r := range types.Printable(text) {
			if !types.has(r) {
				t.Errorf("printable(%q) holds %q, which the font lacks", text, r)
			}
		}
	})
}
