package questionnaire

import (
	"strings"
	"unicode/utf8"

	"cel.dev/cel-go/common"

	"salesaudit/internal/source"
)

// How messages of CEL begin that say more here: they name what the bank knows and CEL does not.
const (
	undeclared = "undeclared reference to "
	undefined  = "undefined field "
)

// plainWords puts CEL's messages into words for who writes a bank.
var plainWords = strings.NewReplacer(
	"Syntax error: ", "",
	" (in container '')", "",
	"found no matching overload for", "no such operation:",
	"'<EOF>'", "the end of the rule", "<EOF>", "the end of the rule",
	"'@in'", "'in'", "'_", "'", "_'", "'",
)

// report makes a finding of an error in the rule that stands at v: it moves the position from the rule's text to
// the bank file, and adds the nearest valid name.
func (set *ruleSet) report(v value, at common.Location, message string) {
	found, expected, hint := "a rule with an error: "+plainWords.Replace(message), "", ""
	if name, ok := quoted(message, undeclared); ok {
		found, expected, hint = set.explainName(name)
	} else if name, ok := quoted(message, undefined); ok {
		columns := set.columnsIn(v.node.Value)
		found, expected, hint = "the column "+quote(name)+" in a rule", "one of "+strings.Join(columns, ", "), suggest(name, columns)
	}
	line, column := placeInside(v.doc, v.node, wordAt([]rune(v.node.Value), at))
	inside := source.Node{Line: int32(line), Column: int32(column)}
	v.all.list = append(v.all.list, v.doc.At(&inside, v.where, found, expected, hint))
}

// quoted returns the name in quotes that follows prefix at the start of a message.
func quoted(message, prefix string) (string, bool) {
	rest, ok := strings.CutPrefix(message, prefix+"'")
	if !ok {
		return "", false
	}
	name, _, ok := strings.Cut(rest, "'")
	return name, ok
}

func (set *ruleSet) explainName(name string) (found, expected, hint string) {
	switch name {
	case "at_least": // with other than two arguments it is no macro, but a name
		return "at_least without its two arguments", "the name of an ordered choice and an option in quotes", ""
	case "all", "exists", "exists_one", "filter", "map":
		return name + " without its two arguments", "a name for the row and what to say of it, as in rows." + name + "(r, …)", ""
	}
	valid := append(set.names[:len(set.names):len(set.names)], "at_least", "size", "double", "int")
	return "the name " + quote(name) + " in a rule", "a field, a fact, a function or sellers", suggest(name, valid)
}

// columnsIn returns the columns of the lists that the text of a rule names, for suggestions.
func (set *ruleSet) columnsIn(text string) []string {
	var out []string
	for _, f := range set.bank.Fields {
		if f.Kind != List || !strings.Contains(text, f.ID) {
			continue
		}
		for _, c := range f.Columns {
			out = append(out, c.ID)
			out = append(out, ids(c.Columns, (*Column).id)...)
		}
	}
	return out
}

// wordAt returns the offset in a rule's text of the word that a location of CEL is about. CEL places a call at
// its bracket, a column at its point and what is missing after the end; a reader looks for the word.
func wordAt(text []rune, at common.Location) int {
	offset := at.Column()
	for i, line := range strings.Split(string(text), "\n") {
		if i < at.Line()-1 {
			offset += utf8.RuneCountInString(line) + 1
		}
	}
	switch {
	case offset < 0 || len(text) == 0:
		return 0
	case offset >= len(text):
		return len(text) - 1
	case text[offset] == '.' && offset+1 < len(text):
		return offset + 1
	}
	for text[offset] == '(' && offset > 0 && inName(text[offset-1]) || inName(text[offset]) && offset > 0 && inName(text[offset-1]) {
		offset--
	}
	return offset
}

func inName(r rune) bool { return namePattern.MatchString("a" + string(r)) }
