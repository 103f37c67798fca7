package raci

import (
	"slices"
	"strings"
	"unicode"

	"salesaudit/internal/answers"
	"salesaudit/internal/source"
	"salesaudit/questionnaire"
)

// Choice is a function or a role that a label may mean.
type Choice struct {
	ID    string
	Names []string // in Russian and in English; of a role, as the client has it
	Short []string // what a function is called in tables
}

// Name returns the name in a language; "" for none.
func (c Choice) Name(lang questionnaire.Language) string {
	if len(c.Names) == 0 {
		return ""
	}
	if lang == questionnaire.English {
		return c.Names[len(c.Names)-1]
	}
	return c.Names[0]
}

// called returns all that a choice is called.
func (c Choice) called() []string { return slices.Concat([]string{c.ID}, c.Names, c.Short) }

// Functions returns the rows of a matrix as choices.
func Functions(matrix *questionnaire.Field) []Choice {
	var out []Choice
	for _, e := range matrix.Matrix.Rows.Entries {
		out = append(out, Choice{e.ID, []string{e.Name.RU, e.Name.EN}, []string{e.Short.RU, e.Short.EN}})
	}
	return out
}

// Roles returns the roles of a client as choices.
func Roles(sheet *answers.Sheet, matrix *questionnaire.Field) []Choice {
	list := matrix.Matrix.Columns
	var out []Choice
	for _, row := range sheet.Value(list).Rows {
		c := Choice{ID: row.ID}
		if name := list.NameColumn(); name != nil {
			c.Names = []string{row.Cell(name).Text}
		}
		out = append(out, c)
	}
	return out
}

// propose returns the choice that a label most probably means, "" for none. sure says that it is called so, but for a slip
// of the pen; otherwise they share words, and a person has to say.
func propose(label string, choices []Choice) (id string, sure bool) {
	var names, owners []string
	for _, c := range choices {
		for _, name := range c.called() {
			if name != "" {
				names, owners = append(names, name), append(owners, c.ID)
			}
		}
	}
	if near := source.Nearest(label, names); near != "" {
		for i, name := range names {
			if name == near {
				return owners[i], true
			}
		}
	}
	best, most, second := "", 0.0, 0.0
	for _, c := range choices {
		shared := 0.0
		for _, name := range c.Names {
			shared = max(shared, overlap(label, name))
		}
		if shared > most {
			best, most, second = c.ID, shared, most
		} else {
			second = max(second, shared)
		}
	}
	const half = 0.5
	if most < half || most == second {
		return "", false
	}
	return best, false
}

// overlap returns which share of the words of the shorter text the longer one has, 0-1, by their beginnings.
func overlap(a, b string) float64 {
	first, second := stems(a), stems(b)
	if len(first) > len(second) {
		first, second = second, first
	}
	if len(first) == 0 {
		return 0
	}
	n := 0
	for stem := range first {
		if second[stem] {
			n++
		}
	}
	return float64(n) / float64(len(first))
}

// stems returns the beginnings of the words of a text: endings change in Russian.
func stems(s string) map[string]bool {
	const shortest, stem = 4, 5
	out := map[string]bool{}
	for _, word := range strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) }) {
		if letters := []rune(word); len(letters) >= shortest {
			out[string(letters[:min(stem, len(letters))])] = true
		}
	}
	return out
}
