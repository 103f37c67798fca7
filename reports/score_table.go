package reports

import (
	"fmt"
	"io"
	"math"
	"slices"
	"strings"

	"github.com/mattn/go-runewidth"

	"salesaudit/internal/scoring"
	"salesaudit/questionnaire"
)

// Terminal says what a text for a terminal may use.
type Terminal struct {
	Width int  // columns, ≥ 1
	Color bool // whether escape sequences are wanted
}

// The narrowest and widest tables: under 60 columns lines break, over 120 the eye loses the line.
const (
	leastWidth = 60
	mostWidth  = 120
)

// styles of a terminal; empty where colours are not wanted.
type styles struct{ bold, dim, warn, reset string }

func (t Terminal) styles() styles {
	if !t.Color {
		return styles{}
	}
	return styles{"\x1b[1m", "\x1b[2m", "\x1b[33m", "\x1b[0m"}
}

// WriteScoreTable prints assessments as `score` does: dimensions with bars, criteria by gap, contradictions, what to
// ask next.
func WriteScoreTable(w io.Writer, all []*scoring.Assessment, lang questionnaire.Language, terminal Terminal) error {
	t := &scoreTable{page: page{w: w}, styles: terminal.styles(), width: min(mostWidth, max(leastWidth, terminal.Width))}
	for i, a := range all {
		if i > 0 {
			t.line("")
		}
		t.write(NewView(a, nil, lang))
	}
	return t.err
}

// scoreTable writes one view after another.
type scoreTable struct {
	page
	styles
	width int
}

func (t *scoreTable) write(v *View) {
	t.head(v)
	t.dimensions(v)
	t.criteria(v)
	t.contradictions(v)
	t.next(v)
}

func (t *scoreTable) head(v *View) {
	h := v.Header
	left := strings.Join(filled(h.Client, h.Sellers.Text, h.Date), ", ")
	right := fmt.Sprintf("%s %s 100 · %s", v.Overall.Proven.Text, v.Words.Of, v.Overall.Band)
	if gap := t.width - runewidth.StringWidth(left) - runewidth.StringWidth(right); gap >= 2 {
		t.line("%s%s%s%s%s", t.bold, left, strings.Repeat(" ", gap), right, t.reset)
	} else {
		t.line("%s%s%s", t.bold, runewidth.Truncate(left, t.width, "…"), t.reset)
		t.line("%s%s%s", t.bold, right, t.reset)
	}
	t.line("")
}

// filled returns the texts that are not empty.
func filled(texts ...string) []string {
	return slices.DeleteFunc(texts, func(s string) bool { return s == "" })
}

// barLength is how many columns stand for a score of 100.
const barLength = 25

// bar draws a score: proven solid, claimed shaded, possible light, and a mark at the target.
func bar(s ScoreView) string {
	cells := make([]rune, barLength)
	place := func(x float64) int { return int(math.Round(x / 100 * barLength)) }
	for i := range cells {
		switch {
		case i < place(s.Proven.Value):
			cells[i] = '█'
		case i < place(s.Claimed.Value):
			cells[i] = '▒'
		case i < place(s.Possible.Value):
			cells[i] = '░'
		default:
			cells[i] = '·'
		}
	}
	if at := place(s.Target.Value); at > 0 {
		cells[min(at, barLength)-1] = '│'
	}
	return string(cells)
}

func (t *scoreTable) dimensions(v *View) {
	name := 0
	for _, d := range v.Dimensions {
		name = max(name, runewidth.StringWidth(d.Name))
	}
	w := v.Words
	for _, d := range v.Dimensions {
		detail := fmt.Sprintf("%s %s  %s %s  %s %s", lowerFirst(w.Claimed), d.Claimed.Text, lowerFirst(w.Possible), d.Possible.Text, lowerFirst(w.Target), d.Target.Text)
		line := fmt.Sprintf("  %s  %5s  %s", runewidth.FillRight(d.Name, name), d.Proven.Text, bar(d.ScoreView))
		if runewidth.StringWidth(line)+2+runewidth.StringWidth(detail) <= t.width {
			t.line("%s  %s%s%s", line, t.dim, detail, t.reset)
		} else {
			t.line("%s", line)
			t.line("    %s%s%s", t.dim, detail, t.reset)
		}
		if d.Cap != "" {
			t.wrapped("    ", t.warn, d.Cap)
		}
	}
	t.line("  %s█ %s  ▒ %s  ░ %s  │ %s%s", t.dim, lowerFirst(w.Proven), lowerFirst(w.Claimed), lowerFirst(w.Possible), lowerFirst(w.Target), t.reset)
}

// criteria lists all criteria by gap, the heaviest first.
func (t *scoreTable) criteria(v *View) {
	order := make([]*CriterionView, len(v.byGap))
	for i, k := range v.byGap {
		order[i] = &v.Criteria[k]
	}
	name := 0
	for _, c := range order {
		name = max(name, runewidth.StringWidth(c.Name))
	}
	name = min(name, t.width/2-8)
	w := v.Words
	t.line("")
	t.line("  %s%s  %s  %s  %s%s", t.bold, runewidth.FillRight(w.Criterion, name), lowerFirst(w.Level), lowerFirst(w.Target), lowerFirst(w.Lacks), t.reset)
	level, target := runewidth.StringWidth(w.Level), runewidth.StringWidth(w.Target)
	for _, c := range order {
		lacks := w.TargetReached
		if c.Gap > 0 && c.Next != nil {
			lacks = c.Next.LacksText
			if len(c.Next.Deciders) > 0 && c.Next.Lacks == LacksCondition {
				var texts []string
				for _, d := range c.Next.Deciders {
					texts = append(texts, d.Text)
				}
				lacks = strings.Join(texts, "; ")
			}
		}
		head := fmt.Sprintf("  %s  %s  %s  ", runewidth.FillRight(runewidth.Truncate(c.Name, name, "…"), name), centred(levels(c), level), centred(fmt.Sprint(c.Target), target))
		t.hanging(head, lacks)
	}
}

// levels shows the proven level, and the claimed one where it is higher.
func levels(c *CriterionView) string {
	if c.Claimed > c.Proven {
		return fmt.Sprintf("%d (%d)", c.Proven, c.Claimed)
	}
	return fmt.Sprint(c.Proven)
}

func centred(s string, width int) string {
	left := max(0, width-runewidth.StringWidth(s)) / 2
	return runewidth.FillRight(strings.Repeat(" ", left)+s, width)
}

// hanging prints a text after a head, wrapped so that it stays right of it; where little room is left it goes
// under the head.
func (t *scoreTable) hanging(head, text string) {
	indent := runewidth.StringWidth(head)
	if t.width-indent < 24 {
		t.line("%s", strings.TrimRight(head, " "))
		t.wrapped("      ", t.dim, text)
		return
	}
	for i, line := range wrap(text, t.width-indent) {
		if i > 0 {
			head = strings.Repeat(" ", indent)
		}
		t.line("%s%s", head, line)
	}
}

func (t *scoreTable) wrapped(indent, style, text string) {
	for _, line := range wrap(text, t.width-runewidth.StringWidth(indent)) {
		t.line("%s%s%s%s", indent, style, line, strings.Repeat(t.reset, min(1, len(style))))
	}
}

// wrap breaks a text into lines of at most a width, at spaces but not at no-break spaces; a longer word is cut.
func wrap(text string, width int) []string {
	var lines []string
	line := ""
	for _, word := range strings.Split(text, " ") {
		for runewidth.StringWidth(word) > width {
			head := runewidth.Truncate(word, width, "")
			if line != "" {
				lines, line = append(lines, line), ""
			}
			lines, word = append(lines, head), word[len(head):]
		}
		switch {
		case line == "":
			line = word
		case runewidth.StringWidth(line)+1+runewidth.StringWidth(word) <= width:
			line += " " + word
		default:
			lines, line = append(lines, line), word
		}
	}
	return append(lines, line)
}

func (t *scoreTable) contradictions(v *View) {
	t.line("")
	t.line("  %s%s: %s%s", t.bold, v.Words.Contradictions, contradictionCount(v), t.reset)
	for _, c := range v.Contradictions {
		t.hanging("  ! ", c.SeverityName+": "+lowerFirst(c.Says))
		t.wrapped("    ", t.dim, c.Ask)
	}
}

func contradictionCount(v *View) string {
	if len(v.Contradictions) == 0 {
		return v.Words.None
	}
	return fmt.Sprint(len(v.Contradictions))
}

// mostAsked is how many fields to ask about are listed: more is what the report is for.
const mostAsked = 5

func (t *scoreTable) next(v *View) {
	w := v.Words
	t.line("")
	t.line("  %s%s%s", t.bold, w.Trust, t.reset)
	t.wrapped("    ", "", v.Trust.Sentence)
	if len(v.ToAsk) > 0 {
		t.line("")
		t.line("  %s%s%s", t.bold, w.StillToAsk, t.reset)
		for _, q := range v.ToAsk[:min(mostAsked, len(v.ToAsk))] {
			t.hanging(fmt.Sprintf("    +%-5s ", q.Gain.Text), q.Label)
		}
	}
	if len(v.ToProve) > 0 {
		t.line("")
		t.line("  %s%s%s", t.bold, w.StillToProve, t.reset)
		for _, q := range v.ToProve[:min(mostAsked, len(v.ToProve))] {
			t.hanging(fmt.Sprintf("    +%-5s ", q.Gain.Text), q.Criterion+": "+q.Evidence)
		}
	}
}
