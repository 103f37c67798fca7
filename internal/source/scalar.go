package source

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"

	"salesaudit/internal/clean"
)

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
		escape = escape || r == '\t' || isLineBreak(r) || clean.Hidden(r) || !printable(r)
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
	return strings.ContainsFunc(s, func(r rune) bool { return isLineBreak(r) || clean.Hidden(r) || !printable(r) })
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
		case r > 0xFFFF && clean.Hidden(r):
			fmt.Fprintf(&b, `\U%08X`, r)
		case isLineBreak(r) || clean.Hidden(r) || !printable(r):
			fmt.Fprintf(&b, `\u%04X`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}
