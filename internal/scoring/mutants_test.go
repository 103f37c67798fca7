package scoring

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"salesaudit/questionnaire"
)

// condition is a rule of the bank that decides something by itself: a rung, whether a criterion applies, a check.
type condition struct {
	name string
	rule *questionnaire.Rule
}

func conditionsOf(b *questionnaire.Bank) []condition {
	var out []condition
	for _, c := range b.Criteria {
		for _, r := range c.Rungs {
			for _, p := range r.Parts {
				out = append(out, condition{fmt.Sprintf("%s part %d", r.ID(), p.Number), p.When})
			}
		}
	}
	for _, c := range b.Criteria {
		if c.Applies != nil {
			out = append(out, condition{"applies " + c.ID, c.Applies})
		}
	}
	for _, c := range b.Checks {
		out = append(out, condition{"check " + c.ID, c.When})
	}
	return out
}

// What a mutant changes in the text of a rule.
var (
	number    = regexp.MustCompile(`[<>=]=? (\d+(?:\.\d+)?)`)
	atLeast   = regexp.MustCompile(`at_least\((\w+), "(\w+)"\)`)
	equality  = regexp.MustCompile(`(\w+) ([!=]=) "(\w*)"`)
	inclusion = regexp.MustCompile(`"(\w+)" in (\w+)`)
	junction  = regexp.MustCompile(`&&|\|\|`)
	strict    = regexp.MustCompile(`[<>]=?`)
)

// mutantsOf returns the texts that a rule could have been spoiled to by one slip: negated, a threshold a little
// higher or lower or no longer reached by its own number, another option, the other junction, a part left out.
func mutantsOf(b *questionnaire.Bank, text string) []string {
	out := []string{"!(" + text + ")"}
	replace := func(from, to int, by string) { out = append(out, text[:from]+by+text[to:]) }
	for _, m := range number.FindAllStringSubmatchIndex(text, -1) {
		for _, nudged := range nudge(text[m[2]:m[3]]) {
			replace(m[2], m[3], nudged)
		}
	}
	for _, m := range atLeast.FindAllStringSubmatchIndex(text, -1) {
		options := b.Field(text[m[2]:m[3]]).Options
		rank := questionnaire.Rank(options, text[m[4]:m[5]])
		for _, near := range []int{rank - 1, rank + 1} {
			if near >= 0 && near < len(options) {
				replace(m[4], m[5], options[near].ID)
			}
		}
	}
	for _, m := range equality.FindAllStringSubmatchIndex(text, -1) {
		replace(m[4], m[5], map[string]string{"==": "!=", "!=": "=="}[text[m[4]:m[5]]])
		for _, other := range otherOptions(b, text[m[2]:m[3]], text[m[6]:m[7]]) {
			replace(m[6], m[7], other)
		}
	}
	for _, m := range inclusion.FindAllStringSubmatchIndex(text, -1) {
		for _, other := range otherOptions(b, text[m[4]:m[5]], text[m[2]:m[3]]) {
			replace(m[2], m[3], other)
		}
	}
	for _, m := range junction.FindAllStringIndex(text, -1) {
		replace(m[0], m[1], map[string]string{"&&": "||", "||": "&&"}[text[m[0]:m[1]]])
	}
	for _, m := range strict.FindAllStringIndex(text, -1) {
		replace(m[0], m[1], map[string]string{"<": "<=", "<=": "<", ">": ">=", ">=": ">"}[text[m[0]:m[1]]])
	}
	if all := conjunctsOf(text); len(all) > 1 {
		for i := range all {
			out = append(out, strings.Join(slices.Delete(slices.Clone(all), i, i+1), " && "))
		}
	}
	return out
}

// conjunctsOf returns what a rule joins by &&, outside of brackets.
func conjunctsOf(text string) []string {
	var out []string
	start, depth := 0, 0
	for i, r := range text {
		switch {
		case r == '(':
			depth++
		case r == ')':
			depth--
		case depth == 0 && strings.HasPrefix(text[i:], " && "):
			out = append(out, text[start:i])
			start = i + len(" && ")
		}
	}
	return append(out, text[start:])
}

// nudge returns a threshold a little lower and a little higher: by a hundredth for a share, by one for other numbers.
func nudge(threshold string) []string {
	if !strings.Contains(threshold, ".") {
		n, err := strconv.Atoi(threshold)
		if err != nil {
			panic(err)
		}
		return []string{strconv.Itoa(n - 1), strconv.Itoa(n + 1)}
	}
	x, err := strconv.ParseFloat(threshold, 64)
	if err != nil {
		panic(err)
	}
	return []string{strconv.FormatFloat(x-0.01, 'f', 2, 64), strconv.FormatFloat(x+0.01, 'f', 2, 64)}
}

// otherOptions returns the options beside one of the field or column that has it; nil where none has it.
func otherOptions(b *questionnaire.Bank, name, option string) []string {
	var options []questionnaire.Option
	for _, f := range b.Fields {
		if f.ID == name {
			options = f.Options
		}
		if c := f.Column(name); c != nil && questionnaire.Rank(c.Options, option) >= 0 {
			options = c.Options
		}
	}
	var out []string
	for _, o := range options {
		if o.ID != option {
			out = append(out, o.ID)
		}
	}
	return out
}
