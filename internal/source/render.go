package source

import (
	"strings"
	"unicode/utf8"

	"github.com/go-json-experiment/json/jsontext"

	"salesaudit/internal/clean"
)

// widestLine is how many characters a list or a mapping may take to be written in brackets
// on one line. A responsibility row of eight roles and a role with its titles stay below.
const widestLine = 100

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

// fitsLine reports whether a list or a mapping reads well in brackets: nothing nested but
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

// entry writes what follows a colon or a dash at column indent: the rest of
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
	unfit := func(r rune) bool { return r != '\n' && (isLineBreak(r) || clean.Hidden(r) || !printable(r)) }
	if content == "" || strings.HasSuffix(content, "\n") || strings.ContainsAny(content[:1], " \n") || strings.ContainsFunc(content, unfit) {
		return "", nil, false
	}
	for line := range strings.SplitSeq(content, "\n") {
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
