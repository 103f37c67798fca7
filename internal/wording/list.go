package wording

import (
	"slices"
	"strings"
)

// List joins words with commas.
func List(words []string) string { return strings.Join(words, ", ") }

// Joined joins the texts that are not empty.
func Joined(separator string, texts ...string) string {
	filled := make([]string, 0, len(texts))
	for _, t := range texts {
		if t != "" {
			filled = append(filled, t)
		}
	}
	return strings.Join(filled, separator)
}

// Naming is what a row without a name of its own is called, from what it names: «Договор (Менеджер, Юрист)».
func Naming(named []string) string {
	named = slices.DeleteFunc(slices.Clone(named), func(name string) bool { return name == "" })
	if len(named) < 2 {
		return Joined("", named...)
	}
	return named[0] + " (" + Joined("; ", named[1:]...) + ")"
}

// Labeled puts a label before a text: «Ответственный: директор»; "" where there is no text.
func Labeled(label, text string) string {
	if text == "" {
		return ""
	}
	return label + ": " + text
}

// labelList joins labels with commas, or with semicolons where some of them hold commas themselves.
func labelList(labels []string) string {
	for _, l := range labels {
		if strings.Contains(l, ",") {
			return strings.Join(labels, "; ")
		}
	}
	return List(labels)
}

// And joins words with commas, the last with «и».
func (s Speaker) And(words []string) string {
	return ending(words, s.Say(text{RU: " и ", EN: " and "}))
}

// Or joins words with commas, the last with «или».
func (s Speaker) Or(words []string) string {
	return ending(words, s.Say(text{RU: " или ", EN: " or "}))
}

func ending(words []string, conjunction string) string {
	if len(words) < 2 {
		return List(words)
	}
	last := len(words) - 1
	return List(words[:last]) + conjunction + words[last]
}

// Several joins names with commas, or with semicolons where some hold commas themselves, naming at most so many and counting
// the others; one more than that is named too.
func (s Speaker) Several(names []string, most int) string {
	if len(names) <= most+1 {
		return labelList(names)
	}
	return labelList(names[:most]) + s.Say(text{RU: " и ещё" + NoBreak + "%s", EN: " and %s more"}, s.Whole(len(names)-most))
}

// Quoted puts a name into the quotation marks of the language.
func (s Speaker) Quoted(name string) string {
	if s.english() {
		return "“" + name + "”"
	}
	if strings.ContainsAny(name, "«»") {
		name = strings.NewReplacer("«", "„", "»", "“").Replace(name)
	}
	return "«" + name + "»"
}
