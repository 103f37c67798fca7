package questionnaire

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"cel.dev/cel-go/cel"
	"cel.dev/cel-go/common"
	"cel.dev/cel-go/common/ast"
)

// How messages of CEL begin that say more here: they name what the bank knows and CEL does not.
const (
	undeclared = "undeclared reference to "
	undefined  = "undefined field "
)

// plainWords puts CEL's messages into words for whoever writes a bank.
var plainWords = strings.NewReplacer(
	"Syntax error: ", "",
	" (in container '')", "",
	"found no matching overload for", "no such operation:",
	"'<EOF>'", "the end of the rule", "<EOF>", "the end of the rule",
	"'@in'", "'in'", "'_", "'", "_'", "'",
)

// explain puts an error of CEL in the text of a rule into plain words.
func (set *ruleSet) explain(text string, e *cel.Error) RuleError {
	wrong := RuleError{Offset: wordAt([]rune(text), e.Location)}
	if name, ok := quoted(e.Message, undeclared); ok {
		set.explainName(&wrong, name)
	} else if name, ok := quoted(e.Message, undefined); ok {
		columns := set.columnsIn(text)
		wrong.Found, wrong.Expected = "the column "+strconv.Quote(name)+" in a rule", "one of "+strings.Join(columns, ", ")
		wrong.Name, wrong.Valid = name, columns
	} else {
		wrong.Found = "invalid rule: " + plainWords.Replace(e.Message)
	}
	return wrong
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

func (set *ruleSet) explainName(wrong *RuleError, name string) {
	switch name {
	case "at_least": // with other than two arguments it is no macro, but a name
		wrong.Found, wrong.Expected = "at_least without its two arguments", "the name of an ordered choice and an option in quotes"
		return
	case "all", "exists", "exists_one", "filter", "map":
		wrong.Found, wrong.Expected = name+" without its two arguments", "a name for the row and what to say of it, as in rows."+name+"(r, …)"
		return
	}
	wrong.Found, wrong.Expected = "the name "+strconv.Quote(name)+" in a rule", "a field, a fact, a function or sellers"
	wrong.Name, wrong.Valid = name, append(set.names[:len(set.names):len(set.names)], "at_least", "size", "double", "int")
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

// inName reports whether a character may be part of an id.
func inName(r rune) bool {
	return r == '_' || r < utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsDigit(r))
}

// checkOptions finds options in a rule that the compared choice does not have. CEL cannot: to it a choice is a
// string like any other.
func (set *ruleSet) checkOptions(text string, a *ast.AST) []RuleError {
	var problems []RuleError
	check := func(choice, constant ast.Expr) {
		owner, options := set.optionsOf(a, choice)
		if options == nil {
			return
		}
		for _, e := range elements(constant) {
			if s, ok := stringLiteral(e); ok && Rank(options, s) < 0 {
				valid := OptionIDs(options)
				problems = append(problems, RuleError{
					Offset: wordAt([]rune(text), a.SourceInfo().GetStartLocation(e.ID())),
					Found:  "the option " + strconv.Quote(s) + " of " + owner, Expected: "one of " + strings.Join(valid, ", "),
					Name: s, Valid: valid,
				})
			}
		}
	}
	ast.PreOrderVisit(a.Expr(), ast.NewExprVisitor(func(e ast.Expr) {
		if e.Kind() != ast.CallKind {
			return
		}
		call := e.AsCall()
		switch call.FunctionName() {
		case "_==_", "_!=_", "@in":
			check(call.Args()[0], call.Args()[1])
			check(call.Args()[1], call.Args()[0])
		}
	}))
	return problems
}

// elements returns the elements of a list literal, or the expression itself.
func elements(e ast.Expr) []ast.Expr {
	if e.Kind() == ast.ListKind {
		return e.AsList().Elements()
	}
	return []ast.Expr{e}
}

// optionsOf returns the options of the field or column that an expression reads, nil when it reads none.
func (set *ruleSet) optionsOf(a *ast.AST, e ast.Expr) (owner string, options []Option) {
	switch e.Kind() {
	case ast.IdentKind:
		if f := set.bank.Field(e.AsIdent()); f != nil {
			return f.ID, f.Options
		}
	case ast.SelectKind:
		operand := a.GetType(e.AsSelect().Operand().ID())
		if operand == nil {
			return "", nil
		}
		if c := set.rows.column(operand.TypeName(), e.AsSelect().FieldName()); c != nil {
			return c.ID, c.Options
		}
	}
	return "", nil
}
