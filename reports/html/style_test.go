package html

import (
	"math"
	"regexp"
	"strings"
	"testing"

	"salesaudit/reports/palette"
)

// luminance is how light a color is, 0-1, as WCAG 2 has it.
func luminance(c palette.Color) float64 {
	sum := 0.0
	for i, share := range []float64{0.2126, 0.7152, 0.0722} {
		v := float64(c[i]) / 255
		if v <= 0.04045 {
			v /= 12.92
		} else {
			v = math.Pow((v+0.055)/1.055, 2.4)
		}
		sum += share * v
	}
	return sum
}

// contrast is how well a color is told from another, 1-21.
func contrast(a, b palette.Color) float64 {
	light, dark := luminance(a), luminance(b)
	if light < dark {
		light, dark = dark, light
	}
	return (light + 0.05) / (dark + 0.05)
}

// TestContrast holds the colors that meet on a page to the contrast of WCAG AA, by day and by night: 4.5 for text, 3 for
// marks.
func TestContrast(t *testing.T) {
	if got := contrast(palette.White, palette.Color{}); math.Abs(got-21) > 0.01 {
		t.Fatalf("white on black has a contrast of %.2f, expected 21", got)
	}
	const text, mark = 4.5, 3
	pairs := []struct {
		front, ground string
		least         float64
	}{
		{"ink", "paper", text}, {"muted", "paper", text}, {"accent", "paper", text},
		{"ink", "pale", text}, {"muted", "pale", text}, {"accent", "pale", text},
		{"ink", "tint", text}, {"paper", "ink", text}, {"accent", "rule", mark}, {"ink", "rule", mark}, {"muted", "tint", mark},
	}
	for mode, of := range []map[string]palette.Color{{}, {}} {
		for _, c := range theme {
			of[c.name] = []palette.Color{c.light, c.dark}[mode]
		}
		for _, p := range pairs {
			if got := contrast(of[p.front], of[p.ground]); got < p.least {
				t.Errorf("mode %d: %s on %s has a contrast of %.2f, expected %.1f", mode, p.front, p.ground, got, p.least)
			}
		}
	}
	if got := contrast(palette.White, palette.Accent); got < text { // a mark of the matrix in Word and PDF
		t.Errorf("white on the accent has a contrast of %.2f", got)
	}
}

// TestTintCarriesInk keeps gray and the accent off the tint, on which they are too faint for text.
func TestTintCarriesInk(t *testing.T) {
	found := 0
	for _, rule := range regexp.MustCompile(`[^{}]+\{[^{}]*\}`).FindAllString(style+printStyle, -1) {
		if strings.Contains(rule, "background: var(--tint)") {
			found++
			if !strings.Contains(rule, "; color: var(--ink)") {
				t.Errorf("text of any color on the tint: %s", strings.TrimSpace(rule))
			}
		}
	}
	if found == 0 {
		t.Error("nothing has the tint for its ground")
	}
}

// TestScrollIsSeen shades the edge behind which a table goes on, on the screen alone: the shade stays, its covers scroll.
func TestScrollIsSeen(t *testing.T) {
	rule := regexp.MustCompile(`(?s)\.scroll, \.slope, \.spread \{.*?\}`).FindString(style)
	if strings.Count(rule, "no-repeat local") != 2 || strings.Count(rule, "no-repeat scroll") != 2 {
		t.Errorf("no shade at both edges: %q", rule)
	}
	if before := style[:strings.Index(style, rule)]; strings.LastIndex(before, "@media screen {") < strings.LastIndex(before, "@media print") || strings.LastIndex(before, "@media screen {") < 0 {
		t.Error("the shade is printed")
	}
	if strings.Contains(printStyle, "linear-gradient") {
		t.Error("the print style has a shade")
	}
}

// TestEffortsHaveRoom breaks the long heads of the figures of steps, which else take the room of their names.
func TestEffortsHaveRoom(t *testing.T) {
	if rule := regexp.MustCompile(`\.efforts thead \.number \{[^}]*\}`).FindString(style); !strings.Contains(rule, "white-space: normal") || !strings.Contains(rule, "width:") {
		t.Errorf("the heads of effort and impact: %q", rule)
	}
}
