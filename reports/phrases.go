package reports

import (
	"fmt"
	"strings"
)

// joined joins the texts that are not empty.
func joined(separator string, texts ...string) string {
	var out []string
	for _, t := range texts {
		if t != "" {
			out = append(out, t)
		}
	}
	return strings.Join(out, separator)
}

// orElse returns a text, or what stands for it where it is empty.
func orElse(text, instead string) string {
	if text == "" {
		return instead
	}
	return text
}

// served names whom a funnel serves.
func served(f *FunnelView, words *Words) string {
	if len(f.Serves) == 0 {
		return words.Everything
	}
	return list(f.Serves)
}

// waveTitle names a wave with its load: «0–30 дней: трудозатраты 12 дней, вмещает 20 дней».
func waveTitle(w *WaveView, words *Words) string {
	title := w.Name + ": " + lowerFirst(words.Days) + " " + w.Days.Text
	if w.Capacity.Text != "" {
		title += ", " + words.Capacity + " " + w.Capacity.Text
	}
	return title
}

// pointsToTarget says what a gap is worth: «до цели 3,7 балла».
func pointsToTarget(points Number, words *Words) string {
	return fmt.Sprintf(words.PointsToTarget, points.Text)
}

// conversion words what passes on from the k-th stage of a funnel; the last one leads nowhere.
func conversion(f *FunnelView, k int, words *Words) string {
	switch {
	case f.Stages[k].Measured.Text != "":
		return f.Stages[k].Measured.Text
	case k == len(f.Stages)-1:
		return "—"
	}
	return words.NotMeasured
}

// titled joins the heading of a part with what the bank calls its field; a name that begins with the same word says the
// same and is left out.
func titled(heading, name string) string {
	first, _, _ := strings.Cut(heading, " ")
	of, _, _ := strings.Cut(name, " ")
	if strings.EqualFold(first, of) {
		return heading
	}
	return joined(": ", heading, name)
}

// capital gives a label that may be empty its capital.
func capital(s string) string {
	if s == "" {
		return ""
	}
	return upperFirst(s)
}
