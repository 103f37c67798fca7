package source

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/go-json-experiment/json/jsontext"
)

// widestLine is how many characters a list or a mapping may take to be written in brackets
// on one line. A responsibility row of eight roles and a role with its titles stay below.
const widestLine = 100

// literal is a value that is no text, as a file spells it.
type literal struct {
	kind Kind
	text string
}

// parents is a mapping made on the way to a key. It is written one key a line, because
// more keys are to come.
type parents Map

// valueOf returns the value of a node as Set takes it.
func valueOf(n *Node) any {
	switch n.Kind {
	case Text:
		return n.Value
	case Sequence:
		list := make([]any, len(n.Items))
		for i := range n.Items {
			list[i] = valueOf(&n.Items[i])
		}
		return list
	case Mapping:
		m := make(Map, n.Len())
		for i := range m {
			key, value := n.Pair(i)
			m[i] = Entry{key.Value, valueOf(value)}
		}
		return m
	}
	return literal{n.Kind, n.Value}
}

// equal tells whether a node holds a value. The order of a mapping's keys does not matter.
func equal(n *Node, value any) bool {
	switch v := value.(type) {
	case nil:
		return n.Kind == Null
	case literal:
		return n.Kind == v.kind && n.Value == v.text || n.Kind == Null && v.kind == Null
	case string:
		return n.Kind == Text && n.Value == v
	case bool:
		return n.Kind == Bool && n.Value == strconv.FormatBool(v)
	case int:
		number, err := strconv.Atoi(n.Value)
		return n.Kind == Integer && err == nil && number == v
	case float64:
		number, err := strconv.ParseFloat(n.Value, 64)
		return (n.Kind == Integer || n.Kind == Float) && err == nil && number == v
	case []any:
		if n.Kind != Sequence || len(n.Items) != len(v) {
			return false
		}
		for i := range v {
			if !equal(&n.Items[i], v[i]) {
				return false
			}
		}
		return true
	}
	m, isMap := asMap(value)
	if !isMap || n.Kind != Mapping || n.Len() != len(m) {
		return false
	}
	for _, entry := range m {
		if child := n.Get(entry.Key); child == nil || !equal(child, entry.Value) {
			return false
		}
	}
	return true
}

func asMap(value any) (Map, bool) {
	switch m := value.(type) {
	case Map:
		return m, true
	case parents:
		return Map(m), true
	}
	return nil, false
}

// checkValue refuses what cannot be written.
func checkValue(value any, depth int) error {
	if depth > maxDepth {
		return fmt.Errorf("lists and mappings nested more than %d deep", maxDepth)
	}
	switch v := value.(type) {
	case nil, bool, int, literal:
		return nil
	case float64:
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return fmt.Errorf("the number %v cannot be written", v)
		}
		return nil
	case string:
		if !utf8.ValidString(v) {
			return fmt.Errorf("the text %q is not UTF-8", v)
		}
		return nil
	case []any:
		for _, item := range v {
			if err := checkValue(item, depth+1); err != nil {
				return err
			}
		}
		return nil
	}
	m, isMap := asMap(value)
	if !isMap {
		return fmt.Errorf("a value of type %T cannot be written", value)
	}
	seen := make(map[string]bool, len(m))
	for _, entry := range m {
		if seen[entry.Key] {
			return fmt.Errorf("the key %q twice", entry.Key)
		}
		seen[entry.Key] = true
		if err := checkValue(entry.Key, depth); err != nil {
			return err
		}
		if err := checkValue(entry.Value, depth+1); err != nil {
			return err
		}
	}
	return nil
}

// scalar writes a single value for YAML on one line, or returns false for a list or a mapping.
func scalar(value any, flow bool) (string, bool) {
	switch v := value.(type) {
	case nil:
		return "null", true
	case literal:
		if v.kind == Null {
			return "null", true
		}
		return v.text, true
	case bool:
		return strconv.FormatBool(v), true
	case int:
		return strconv.Itoa(v), true
	case float64:
		return number(v), true
	case string:
		return quoteIfNeeded(v, flow), true
	}
	return "", false
}

// number writes whole numbers without a fraction, as people do.
func number(v float64) string {
	if math.Abs(v) < 1e15 {
		return strconv.FormatFloat(v, 'f', -1, 64)
	}
	return strconv.FormatFloat(v, 'g', -1, 64)
}

var (
	// plainText matches texts whose signs have no meaning in YAML; a colon or a number sign
	// is looked at by needsQuotes.
	dateText = regexp.MustCompile(`^\d{4}-\d\d-\d\d$`)
	// otherNumber matches what some readers of YAML take for a number: 0x1F, 0o17, 1_000,
	// and 12:30, which YAML 1.1 read in base 60.
	otherNumber = regexp.MustCompile(`^[-+]?(0[xob][0-9a-fA-F_]+|[0-9][0-9_:.]*|\.[0-9_]+|[0-9.]+[eE][-+]?[0-9]+)$`)
)

// quoteIfNeeded writes a text for YAML: plain where it is read back as the same text, by
// older readers too, in which no is false.
func quoteIfNeeded(s string, flow bool) string {
	if !needsQuotes(s, flow) {
		return s
	}
	escape := false
	for _, r := range s {
		escape = escape || r == '\t' || isLineBreak(r) || hidden(r) || !printable(r)
	}
	switch {
	case escape:
		return escaped(s)
	case strings.ContainsAny(s, `"\`):
		return "'" + strings.ReplaceAll(s, "'", "''") + "'"
	}
	return `"` + s + `"`
}

func needsQuotes(s string, flow bool) bool {
	switch strings.ToLower(s) {
	case "", "null", "true", "false", "yes", "no", "on", "off", "y", "n":
		return true
	}
	if dateText.MatchString(s) {
		return false
	}
	if strings.ContainsAny(s[:1], "-?:,[]{}#&*!|>'\"%@`~=<+. ") || strings.HasPrefix(s, "\u00a0") || otherNumber.MatchString(s) {
		return true
	}
	if strings.HasSuffix(s, ":") || strings.HasSuffix(s, " ") || strings.Contains(s, ": ") || strings.Contains(s, " #") {
		return true
	}
	if flow && strings.ContainsAny(s, ",?[]{}") {
		return true
	}
	return strings.ContainsFunc(s, func(r rune) bool { return isLineBreak(r) || hidden(r) || !printable(r) })
}

// escaped writes a text in double quotes with everything escaped that is not seen.
func escaped(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t':
			b.WriteString(`\t`)
		case r > 0xFFFF && hidden(r):
			fmt.Fprintf(&b, `\U%08X`, r)
		case isLineBreak(r) || hidden(r) || !printable(r):
			fmt.Fprintf(&b, `\u%04X`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// flowText writes a value for YAML on one line, lists and mappings in brackets.
func flowText(value any) string {
	if s, ok := scalar(value, true); ok {
		return s
	}
	var parts []string
	if list, ok := value.([]any); ok {
		for _, item := range list {
			parts = append(parts, flowText(item))
		}
		return "[" + strings.Join(parts, ", ") + "]"
	}
	m, _ := asMap(value)
	for _, entry := range m {
		parts = append(parts, quoteIfNeeded(entry.Key, true)+": "+flowText(entry.Value))
	}
	return "{" + strings.Join(parts, ", ") + "}"
}

// fitsLine tells whether a list or a mapping reads well in brackets: nothing nested but
// lists of single values, no text of several lines, and not too wide.
func fitsLine(value any, indent int) bool {
	if _, ok := value.(parents); ok || !shallow(value, 2) {
		return false
	}
	return indent+utf8.RuneCountInString(flowText(value)) <= widestLine
}

func shallow(value any, levels int) bool {
	if s, ok := value.(string); ok {
		return !strings.Contains(s, "\n")
	}
	if list, ok := value.([]any); ok {
		for _, item := range list {
			_, isMap := asMap(item)
			if isMap || levels == 0 || !shallow(item, 0) {
				return false
			}
		}
		return true
	}
	m, _ := asMap(value)
	if len(m) > 0 && levels < 2 {
		return false
	}
	for _, entry := range m {
		if !shallow(entry.Value, 1) {
			return false
		}
	}
	return true
}

// entry writes what follows a colon or a dash that stands at column indent: the rest of
// its line, with the space before, and the lines below.
func entry(value any, indent int) (head string, body []string) {
	if s, ok := value.(string); ok && strings.Contains(s, "\n") {
		if header, lines, ok := blockText(s, indent+2); ok {
			return " " + header, lines
		}
	}
	if s, ok := scalar(value, false); ok {
		return " " + s, nil
	}
	list, isList := value.([]any)
	m, _ := asMap(value)
	switch {
	case len(list)+len(m) == 0 || fitsLine(value, indent+2):
		return " " + flowText(value), nil
	case isList:
		return "", listLines(list, indent+2)
	}
	return "", mappingLines(m, indent+2)
}

func mappingLines(m Map, indent int) []string {
	var lines []string
	for _, e := range m {
		head, body := entry(e.Value, indent)
		lines = append(lines, strings.Repeat(" ", indent)+quoteIfNeeded(e.Key, true)+":"+head)
		lines = append(lines, body...)
	}
	return lines
}

func listLines(list []any, indent int) []string {
	var lines []string
	for _, item := range list {
		head, body := entry(item, indent)
		if head == "" {
			// The first line below moves up, behind the dash.
			head, body = " "+strings.TrimLeft(body[0], " "), body[1:]
		}
		lines = append(lines, strings.Repeat(" ", indent)+"-"+head)
		lines = append(lines, body...)
	}
	return lines
}

// blockText writes a text of several lines as a block, if it can be written so.
func blockText(s string, indent int) (header string, lines []string, ok bool) {
	content, header := s, "|-"
	if strings.HasSuffix(s, "\n") {
		content, header = s[:len(s)-1], "|"
	}
	unfit := func(r rune) bool { return r != '\n' && (isLineBreak(r) || hidden(r) || !printable(r)) }
	if content == "" || strings.HasSuffix(content, "\n") || strings.ContainsAny(content[:1], " \n") || strings.ContainsFunc(content, unfit) {
		return "", nil, false
	}
	for _, line := range strings.Split(content, "\n") {
		if strings.TrimSpace(line) == "" && line != "" {
			return "", nil, false
		}
		if line != "" {
			line = strings.Repeat(" ", indent) + line
		}
		lines = append(lines, line)
	}
	return header, lines, true
}

// jsonText writes a value as JSON: on one line where compact or where it fits, otherwise
// one item a line, indented by two more than the line it starts in.
func jsonText(value any, indent int, compact bool) string {
	list, isList := value.([]any)
	m, isMap := asMap(value)
	if !isList && !isMap {
		if s, ok := value.(string); ok {
			quoted, _ := jsontext.AppendQuote(nil, s)
			return string(quoted)
		}
		s, _ := scalar(value, false)
		return s
	}
	open, end := "{", "}"
	if isList {
		open, end = "[", "]"
	}
	oneLine := compact || fitsLine(value, indent)
	var parts []string
	for _, item := range list {
		parts = append(parts, jsonText(item, indent+2, oneLine))
	}
	for _, e := range m {
		parts = append(parts, jsonText(e.Key, 0, true)+": "+jsonText(e.Value, indent+2, oneLine))
	}
	if oneLine || len(parts) == 0 {
		return open + strings.Join(parts, ", ") + end
	}
	margin := "\n" + strings.Repeat(" ", indent)
	return open + margin + "  " + strings.Join(parts, ","+margin+"  ") + margin + end
}
