package reports

import "strings"

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

// waveTitle names a wave with its load: «0–30 дней: 12 дней, вмещает 20 дней».
func waveTitle(w *WaveView, words *Words) string {
	title := w.Name + ": " + w.Days.Text
	if w.Capacity.Text != "" {
		title += ", " + words.Capacity + " " + w.Capacity.Text
	}
	return title
}

// titled joins the heading of a part with what the bank calls its field; a name that says the same is left out.
func titled(heading, name string) string {
	if strings.EqualFold(heading, name) {
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
