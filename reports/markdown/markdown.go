// Package markdown writes a report, or the plan alone, in GitHub-flavored Markdown, for an editor, a wiki or a
// repository. It reads the view alone.
package markdown

import (
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"salesaudit/reports/paper"
	"salesaudit/reports/view"
)

// Write writes the report. Its first line is a comment that says what wrote it.
func Write(w io.Writer, v *view.View) error {
	m := newDocument(v)
	m.line("<!-- " + view.ReportFormat + " -->")
	m.firstPage()
	if v.Empty {
		_, err := io.WriteString(w, m.out.String())
		return err
	}
	m.contents()
	m.questions()
	m.criteria()
	for i := range v.Matrices {
		m.matrix(&v.Matrices[i])
	}
	for i := range v.FunnelFields {
		m.funnels(&v.FunnelFields[i])
	}
	m.contradictions()
	if v.Consensus != nil {
		m.heading(2, m.words.Consensus)
		for _, b := range paper.Consensus(v.Consensus, m.words) {
			m.block(b)
		}
	}
	if p := v.Peers; p != nil {
		m.heading(2, m.words.Peers)
		m.paragraph(p.Lead)
		for _, b := range paper.Peers(p, m.words) {
			m.block(b)
		}
	}
	m.plan()
	m.next()
	m.answers()
	m.evidence()
	m.method()
	m.closing()
	text := strings.ReplaceAll(m.out.String(), contentsPlace, m.toc.String())
	_, err := io.WriteString(w, text)
	return err
}

// contentsPlace is where the table of contents goes once all headings are known. No text of a view can hold it.
const contentsPlace = "\x00contents\x00"

// document collects a report. Text that goes into it passes through escaped.
type document struct {
	out   strings.Builder
	toc   strings.Builder
	v     *view.View
	words *view.Words
	slugs map[string]int // how often a heading's address was given out
}

func newDocument(v *view.View) *document {
	return &document{v: v, words: &v.Words, slugs: map[string]int{}}
}

func (m *document) line(parts ...string) {
	for _, p := range parts {
		m.out.WriteString(p)
	}
	m.out.WriteByte('\n')
}

// paragraph writes text of the view as a paragraph; nothing where it is empty.
func (m *document) paragraph(text string) {
	if text != "" {
		m.line("\n", escaped(text))
	}
}

// labeled writes «**Label.** text» as an item of a list; nothing where the text is empty.
func (m *document) labeled(label, text string) {
	if text != "" {
		m.line("- **", escaped(label), ":** ", escaped(text))
	}
}

// heading writes a heading of level 2 or 3, and the former into the table of contents.
func (m *document) heading(level int, text string) {
	m.line("\n", strings.Repeat("#", level), " ", escaped(text))
	address := m.address(text)
	if level == 2 {
		fmt.Fprintf(&m.toc, "- [%s](#%s)\n", escaped(text), address)
	}
}

// address returns the anchor that GitHub gives a heading: lower case, blanks to hyphens, no punctuation, numbered
// when repeated.
func (m *document) address(heading string) string {
	var out strings.Builder
	for _, r := range strings.ToLower(heading) {
		switch {
		case r == ' ':
			out.WriteByte('-')
		case r == '-' || r == '_' || unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.Is(unicode.M, r):
			out.WriteRune(r)
		}
	}
	slug := out.String()
	n := m.slugs[slug]
	m.slugs[slug] = n + 1
	if n > 0 {
		return slug + "-" + strconv.Itoa(n)
	}
	return slug
}

// table writes a table; numeric columns are set to the right. Every cell is text of the view.
func (m *document) table(columns []string, numeric []bool, rows [][]string) {
	m.line()
	m.row(columns)
	rule := make([]string, len(columns))
	for i := range rule {
		rule[i] = "---"
		if i < len(numeric) && numeric[i] {
			rule[i] = "--:"
		}
	}
	m.line("| ", strings.Join(rule, " | "), " |")
	for _, row := range rows {
		m.row(row)
	}
}

func (m *document) row(cells []string) {
	m.out.WriteByte('|')
	for _, c := range cells {
		m.out.WriteByte(' ')
		m.out.WriteString(escaped(c))
		m.out.WriteString(" |")
	}
	m.out.WriteByte('\n')
}

// viewTable writes a table of the view.
func (m *document) viewTable(t *view.Table) {
	m.table(t.Columns, t.Numeric, t.Texts())
}

// leading matches what would start a block at the head of a line: heading, list, setext rule, quote, table.
var leading = regexp.MustCompile(`^(?:[#+\-=:]|[0-9]{1,9}[.)])`)

// escaped makes text mean itself anywhere in a line: no markup, HTML, entity, mathematics, table cell or link
// comes out of it. Any ASCII punctuation may be escaped, so only what can mean something is.
func escaped(s string) string {
	var out strings.Builder
	if at := leading.FindStringIndex(s); at != nil && !isNumber(s, at[1]) {
		out.WriteString(s[:at[1]-1] + `\`)
		out.WriteByte(s[at[1]-1])
		s = s[at[1]:]
	}
	for i, r := range s {
		switch r {
		case '\\', '`', '*', '_', '[', ']', '<', '>', '|', '~', '&', '$':
			out.WriteByte('\\')
		case ':': // a bare address becomes a link
			if strings.HasPrefix(s[i:], "://") {
				out.WriteByte('\\')
			}
		case '.':
			if i >= 3 && strings.EqualFold(s[i-3:i], "www") {
				out.WriteByte('\\')
			}
		}
		out.WriteRune(r)
	}
	return out.String()
}

// isNumber reports whether the point after leading digits is that of a number, or of anything else that goes on without a
// space: no list begins with it.
func isNumber(s string, end int) bool {
	return s[0] >= '0' && s[0] <= '9' && end < len(s) && s[end] != ' ' && s[end] != '\t'
}

// outOf words a level: «2 из 5».
func (m *document) outOf(level, of int) string {
	return strconv.Itoa(level) + " " + m.words.Of + " " + strconv.Itoa(of)
}
