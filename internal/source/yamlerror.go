package source

import (
	"io"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"
)

// explainSyntax turns a syntax error of yaml.v3 into a finding in a consultant's words.
//
// The library's lines are often those of an enclosing list or mapping, or one off, and it
// gives no columns. So the text is parsed again from a reader that hands out one byte at
// a time: where the parser gives up, the mistake is on that line or just before it.
func (doc *Document) explainSyntax(err error) Diagnostics {
	message := strings.TrimPrefix(err.Error(), "yaml: ")
	named := 1
	if match := lineOfMessage.FindStringSubmatch(message); match != nil {
		named, _ = strconv.Atoi(match[1])
		message = message[len(match[0]):]
	}
	m := mistake{doc: doc, message: message, named: named, stopped: doc.stopLine()}
	for _, explain := range []func() bool{m.tab, m.openQuote, m.quoteInside, m.badStart, m.escape, m.alias, m.listAfterKey, m.brackets, m.colon, m.indentation} {
		if explain() {
			return Diagnostics{m.finding}
		}
	}
	m.set(m.stopped, firstWord(doc.Line(m.stopped)), "text that does not fit here", "a key, a colon and a value", "YAML says: "+message)
	return Diagnostics{m.finding}
}

var lineOfMessage = regexp.MustCompile(`^line (\d+): `)

// stopLine returns the line at whose end or in whose middle the parser gives up.
func (doc *Document) stopLine() int {
	const piece = 512
	coarse := &pieceReader{text: doc.text, piece: piece, fineFrom: len(doc.text)}
	parseYAML(coarse)
	reader := &pieceReader{text: doc.text, piece: piece, fineFrom: coarse.read - 2*piece}
	parseYAML(reader)
	stop := reader.read - 1
	// The parser looks a few bytes ahead, and into the next line before it ends one.
	if stop >= 0 && lineBreak(doc.text[stop:]) == 0 {
		stop -= 2
	}
	return len(lineStarts(doc.text[:max(0, stop)]))
}

// pieceReader hands out a text in pieces, and one byte at a time from an offset on, and
// counts what was asked for.
type pieceReader struct {
	text            string
	piece, fineFrom int
	read            int
}

func (r *pieceReader) Read(p []byte) (int, error) {
	if r.read == len(r.text) {
		return 0, io.EOF
	}
	size := 1
	if r.read < r.fineFrom {
		size = min(r.piece, r.fineFrom-r.read, len(p))
	}
	n := copy(p[:size], r.text[r.read:])
	r.read += n
	return n, nil
}

// mistake is a syntax error for which words are sought: each method knows one kind of
// mistake, and if it recognizes it, makes the finding and returns true.
type mistake struct {
	doc     *Document
	message string
	named   int // the line that the library's message names
	stopped int // the line where the parser gave up
	finding Diagnostic
}

// set makes the finding; at is a byte offset in the line.
func (m *mistake) set(line, at int, found, expected, hint string) bool {
	column := 1 + utf8.RuneCountInString(m.doc.Line(line)[:at])
	m.finding = m.doc.At(Pos{int32(line), int32(column)}, "", found, expected, hint)
	return true
}

func (m *mistake) says(parts ...string) bool {
	for _, part := range parts {
		if strings.Contains(m.message, part) {
			return true
		}
	}
	return false
}

func (m *mistake) tab() bool {
	for _, line := range []int{m.stopped, m.stopped + 1, m.stopped - 1} {
		text := m.doc.Line(line)
		indent := text[:firstWord(text)]
		if line != m.stopped && !m.says("tab") {
			continue
		}
		if tab := strings.IndexByte(indent, '\t'); tab >= 0 {
			return m.set(line, tab, "a tab in the indentation", "spaces", "YAML indents with spaces only")
		}
	}
	return false
}

// openQuote finds a quote that nothing closes, or that the opening quote of a later text closed.
func (m *mistake) openQuote() bool {
	const maxSearched = 100 // lines: a quote that is open for more is found by its beginning
	if !m.says("end of stream", "document indicator", "expected key", "expected ':'", "expected ','", "expected '-'", "not allowed in this context") {
		return false
	}
	lines := []int{m.named, 1}
	if !m.says("end of stream") {
		lines = nil
		for line := m.named; line <= m.stopped && line < m.named+maxSearched; line++ {
			lines = append(lines, line)
		}
	}
	for _, line := range lines {
		text := m.doc.Line(line)
		if match := quotedStart.FindStringSubmatchIndex(text); match != nil {
			rest := text[match[3]:]
			if quote := text[match[2]:match[3]]; strings.Count(strings.ReplaceAll(rest, `\"`, ""), quote)%2 == 0 && !strings.HasSuffix(strings.TrimSpace(rest), quote) {
				return m.set(line, match[2], "a quote that is not closed", "a closing "+quote+" at the end of the text", "")
			}
		}
	}
	return false
}

// quotedStart matches the quote that starts a value.
var quotedStart = regexp.MustCompile(`(?:^|: |- |[\[{,] *)(["'])`)

// quoteInside finds text after a closing quote, as in "ООО "Ромашка"".
func (m *mistake) quoteInside() bool {
	if !m.says("expected key", "expected ':'", "expected ','", "expected '-'") {
		return false
	}
	for _, line := range []int{m.stopped - 1, m.stopped} {
		text := m.doc.Line(line)
		match := quotedStart.FindStringSubmatchIndex(text)
		if match == nil {
			continue
		}
		end := strings.Index(text[match[3]:], text[match[2]:match[3]])
		if end < 0 {
			continue
		}
		after := match[3] + end + 1
		if rest := strings.TrimLeft(text[after:], " "); rest != "" && !strings.ContainsAny(rest[:1], "#:,]}") {
			return m.set(line, after, "text after the closing quote", "one pair of quotes around the whole text", "inside it use «…», or double a single quote")
		}
	}
	return false
}

func (m *mistake) badStart() bool {
	if !m.says("cannot start any token", "unknown directive", "non-alphabetical", "alphabetic or numeric", "tag handle", "comment or line break") {
		return false
	}
	for _, line := range []int{m.named, m.named + 1} {
		text := m.doc.Line(line)
		if match := specialStart.FindStringSubmatchIndex(text); match != nil {
			return m.set(line, match[2], "a text that starts with "+text[match[2]:match[3]], "the text in quotes", "YAML gives this sign a meaning of its own")
		}
	}
	return false
}

// specialStart matches a sign that cannot start a plain text.
var specialStart = regexp.MustCompile("(?:^|^ +|: +|- +|[\\[{,] *)([@`%&*!|>])")

func (m *mistake) escape() bool {
	if !m.says("escape character", "escape code", "hexdecimal") {
		return false
	}
	text := m.doc.Line(m.stopped)
	match := unknownEscape.FindStringIndex(text)
	if match == nil {
		match = []int{firstWord(text), 0}
	}
	return m.set(m.stopped, match[0], "a backslash in double quotes", "single quotes around a text with backslashes", `or double each backslash: \\`)
}

var unknownEscape = regexp.MustCompile(`\\[^0abtnvfre "/\\N_LP\t]`)

func (m *mistake) alias() bool {
	name, ok := strings.CutPrefix(m.message, "unknown anchor '")
	if !ok {
		return false
	}
	name = strings.TrimSuffix(name, "' referenced")
	if at := strings.Index(m.doc.text, "*"+name); at >= 0 {
		p := place{text: m.doc.text, line: 1, column: 1}
		p.skipTo(at)
		m.finding = m.doc.At(p.pos(), "", "the alias *"+name+" without its anchor", "a value", "a text that starts with * needs quotes")
		return true
	}
	return false
}

func (m *mistake) listAfterKey() bool {
	text := m.doc.Line(m.named)
	at := strings.Index(text, ": -")
	if !m.says("block sequence entries") || at < 0 {
		return false
	}
	return m.set(m.named, at+2, "a list item on the line of its key", "the item on the next line", "or the whole list in brackets: [a, b]")
}

// brackets finds a { or [ that is not closed, or entries without a comma between them.
func (m *mistake) brackets() bool {
	if m.says("exceeded max depth") {
		return m.set(m.stopped, 0, "lists and mappings nested more than "+strconv.Itoa(maxDepth)+" deep", "fewer levels", "an answer file has seven")
	}
	if !m.says("expected ',' or", "node content") {
		return false
	}
	// The library names the line before the bracket's, and none when it is the first.
	for line := max(1, m.named); line <= min(m.stopped, m.named+1); line++ {
		text := m.doc.Line(line)
		for i := len(text) - 1; i >= 0; i-- {
			if text[i] != '[' && text[i] != '{' {
				continue
			}
			closing := map[byte]string{'[': "]", '{': "}"}[text[i]]
			if !strings.Contains(text[i:], closing) {
				return m.set(line, i, "a "+text[i:i+1]+" that is not closed", "a "+closing+" after the last entry", "")
			}
		}
		if i := strings.IndexAny(text, "[{"); i >= 0 && m.says("expected ',' or") {
			return m.set(line, i, "entries that no comma parts", "a comma between two entries", "a text with a comma, a colon or a bracket in it needs quotes")
		}
	}
	return false
}

// colon finds a missing colon, one without a space after it, and one too many.
func (m *mistake) colon() bool {
	if !m.says("mapping values are not allowed", "expected ':'") {
		return false
	}
	text := m.doc.Line(m.named)
	if first := strings.Index(text, ": "); first >= 0 && m.says("mapping values") {
		if second := strings.Index(text[first+2:], ":"); second >= 0 {
			return m.set(m.named, first+2+second, "a second colon in the line", "a text with a colon in quotes", "")
		}
	}
	for line := m.named; line >= max(1, m.named-1); line-- {
		text := m.doc.Line(line)
		start := firstWord(text)
		entry := strings.TrimLeft(text[start:], "- ")
		switch {
		case entry == "" || entry[0] == '#' || strings.Contains(entry, ": ") || strings.HasSuffix(strings.TrimSpace(entry), ":"):
		case strings.Contains(entry, ":"):
			return m.set(line, len(text)-len(entry)+strings.Index(entry, ":"), "a colon without a space after it", "a key, a colon, a space and a value", "")
		default:
			return m.set(line, len(text)-len(entry), "a line without a colon", "a key, a colon and a value", "")
		}
	}
	return false
}

func (m *mistake) indentation() bool {
	if !m.says("expected key", "expected '-'", "mapping values are not allowed") {
		return false
	}
	text := m.doc.Line(m.stopped)
	start := firstWord(text)
	if strings.HasPrefix(text[start:], "-") {
		return m.set(m.stopped, start, "a list item under no other", "all items of a list at the same indentation", "")
	}
	return m.set(m.stopped, start, "a line whose indentation fits none of the lines above", "keys of one mapping at the same indentation", "")
}

// firstWord returns the offset of the first character that is no space or tab.
func firstWord(line string) int {
	return len(line) - len(strings.TrimLeft(line, " \t"))
}
