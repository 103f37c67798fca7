package interview

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"salesaudit/internal/scoring"
	"salesaudit/questionnaire"
)

const (
	// narrowest and lowest are the least screen on which a question and its answer still stand together.
	narrowest, lowest = 40, 12
	// panelWidth is that of the panel beside the question, widestAlone the width from which on it is there.
	panelWidth, widestAlone = 42, 124
	// widestText is where lines of text stop, longer ones being hard to read; only a matrix is wider.
	widestText = 100
)

// View draws the screen.
func (sc *screen) View() string {
	if sc.width < narrowest || sc.height < lowest {
		return strings.Join(wrap(sc.say(sayTooSmall), max(sc.width, 1)), "\n")
	}
	head := sc.head()
	height := sc.height - len(head) - footLines
	width := sc.width - 2
	var side []string
	if sc.s != nil && sc.width >= widestAlone {
		side = sc.panel(panelWidth)
		width -= panelWidth + 3
	}
	body := sc.body(width, height)
	lines := make([]string, 0, sc.height)
	lines = append(lines, head...)
	for i := range height {
		line := ""
		if i < len(body) {
			line = " " + body[i]
		}
		if side != nil {
			line = padTo(ansi.Truncate(line, width+1, ""), width+2) + "│ "
			if i < len(side) {
				line += side[i]
			}
		}
		lines = append(lines, line)
	}
	lines = append(lines, sc.foot()...) // after the body: what the keys do depends on what is there
	for i := range lines {
		lines[i] = ansi.Truncate(strings.TrimRight(lines[i], " "), sc.width, "…")
	}
	return strings.Join(lines, "\n")
}

// head is the line about the interview, and the rule under it.
func (sc *screen) head() []string {
	left, right := sc.say(sayNewClient), ""
	if sc.s != nil {
		p := sc.s.Progress()
		left = sc.s.sheet.Client.Name
		right = fmt.Sprintf("%s · %.0f %% · %s", sc.say(sayQuestion, sc.question().Index+1, len(sc.s.Bank.Questions)), 100*p.Share, sc.say(sayLeft, minutes(p.Left)))
	}
	// The progress is not shortened: on the narrowest screen the client's name gives way.
	left = cut(left, max(sc.width-ansi.StringWidth(right)-4, 0))
	space := strings.Repeat(" ", max(sc.width-2-ansi.StringWidth(left)-ansi.StringWidth(right), 0))
	return []string{" " + sc.styles.title.Render(left) + space + right, sc.rule()}
}

func (sc *screen) rule() string {
	return sc.styles.faint.Render(" " + strings.Repeat("─", sc.width-2))
}

// footLines is how many lines foot has.
const footLines = 3

// foot is the rule, the scores, and the keys.
func (sc *screen) foot() []string {
	var active page = sc.page
	if sc.overlay != nil {
		active = sc.overlay
	}
	keys := " " + sc.hintLine(active.hints(), sc.width-2)
	if sc.s == nil {
		return []string{sc.rule(), sc.noticeLine(), keys}
	}
	return []string{sc.rule(), sc.scoreLine(), keys}
}

// hintLine names as many keys as fit, the most important first, and the last of them, the way out or to the help,
// always.
func (sc *screen) hintLine(hints []text, width int) string {
	if len(hints) == 0 {
		return ""
	}
	const gap = "  "
	last := sc.say(hints[len(hints)-1])
	line := ""
	for _, h := range hints[:len(hints)-1] {
		if next := line + sc.say(h) + gap; ansi.StringWidth(next+last) <= width {
			line = next
		}
	}
	return sc.styles.faint.Render(line + last)
}

// scoreLine shows proven and possible of each dimension, and whether the answers are on disk.
func (sc *screen) scoreLine() string {
	state := sc.styles.faint.Render(sc.say(saySaved))
	if err := sc.s.SaveError(); err != nil {
		state = sc.styles.warning.Render(cut(sc.say(sayNotSaved, sc.s.why(err)), sc.width*2/3) + " · " + sc.say(saySaveElse))
	}
	space := sc.width - ansi.StringWidth(state) - 4
	left := ""
	for letters := 24; letters >= 4; letters-- { // names give way before figures do
		if left = sc.dimensionLine(letters); ansi.StringWidth(left) <= space {
			break
		}
	}
	if ansi.StringWidth(left) > space {
		left = ""
	}
	gap := strings.Repeat(" ", max(sc.width-2-ansi.StringWidth(left)-ansi.StringWidth(state), 0))
	return " " + left + gap + state
}

// whole rounds a score half up, as scores with a decimal are rounded.
func whole(score float64) float64 { return math.Floor(score + 0.5) }

// dimensionLine is proven and possible of each dimension, with at most so many letters of its name.
func (sc *screen) dimensionLine(letters int) string {
	var parts []string
	for i := range sc.s.assessment.Dimensions {
		if r := &sc.s.assessment.Dimensions[i]; r.Applies {
			name := cut(strings.ToLower(r.Dimension.Name.In(sc.lang)), letters)
			parts = append(parts, fmt.Sprintf("%s %.0f▸%.0f", name, whole(r.Proven), whole(r.Possible)))
		}
	}
	return strings.Join(parts, "  ")
}

func (sc *screen) noticeLine() string { return " " + sc.styles.warning.Render(sc.notice) }

// body is what stands between head and foot: the overlay, or the question with its field.
func (sc *screen) body(wide, height int) []string {
	width := min(wide, widestText)
	if sc.s == nil {
		return strings.Split(sc.page.view(sc, width, height), "\n")
	}
	var notice []string
	for _, line := range wrap(sc.notice, width-2) {
		notice = append(notice, sc.styles.warning.Render("! "+line))
	}
	notice = append(notice, wrap(sc.news, width)...)
	height -= len(notice)
	var lines []string
	if sc.overlay != nil {
		lines = strings.Split(sc.overlay.view(sc, width, height), "\n")
	} else if sc.field == nil {
		lines = strings.Split(sc.page.view(sc, width, height), "\n")
	} else {
		lines = sc.questionBody(wide, height)
	}
	if len(lines) > height {
		lines = lines[:height]
	}
	return append(lines, notice...)
}

// questionBody is the question, the field and its contradictions. What the screen has no room for goes, the least
// important first: the sources, then what to ask, the question's wording, the help of the field, contradictions.
func (sc *screen) questionBody(wide, height int) []string {
	width := min(wide, widestText)
	q, f, lang := sc.field.Question, sc.field, sc.lang
	shown := sc.s.Shown(q)
	at := 1
	for i, g := range shown {
		if g == f {
			at = i + 1
		}
	}
	title := wrap(strconv.Itoa(q.Index+1)+". "+q.Title.In(lang), width)
	for i := range title {
		title[i] = sc.styles.title.Render(title[i])
	}
	wording := wrap(q.Text.In(lang), width)
	ask := wrap(q.Ask.In(lang), width)
	var proves []string
	if len(q.Proves) > 0 {
		proves = wrap(sc.s.provedBy(q), width)
	}
	label := sc.labelLines(f, sc.say(sayField, at, len(shown)), width)
	help := sc.faint(wrap(f.Help.In(lang), width))
	conflicts := sc.conflictLines(q, width)
	if p, ok := sc.page.(*listPage); ok && p.row != nil { // a row has a head and a help of its own
		ask, proves, help = nil, nil, nil
	}
	needed := sc.needed(width)
	gaps := func() int { return 1 + min(len(conflicts), 1) }
	room := func() int {
		return height - len(title) - len(wording) - len(ask) - len(proves) - len(label) - len(help) - len(conflicts) - gaps()
	}
	parts := []*[]string{&proves, &ask, &wording, &help, &conflicts, &title}
	if at > 1 { // what to ask was read at the first field; the help of this one is new
		parts = []*[]string{&ask, &proves, &wording, &help, &conflicts, &title}
	}
	for _, part := range parts {
		if room() >= needed {
			break
		}
		*part = nil
	}
	var out []string
	out = append(append(append(append(out, title...), wording...), sc.faint(ask)...), sc.faint(proves)...)
	if len(out) > 0 {
		out = append(out, "")
	}
	out = append(append(out, label...), help...)
	space := height - len(out) - len(conflicts) - gaps() + 1
	if sc.field.Matrix == nil {
		wide = width
	}
	out = append(out, strings.Split(sc.page.view(sc, wide, max(space, 3)), "\n")...)
	if len(conflicts) > 0 {
		out = append(append(out, ""), conflicts...)
	}
	return out
}

// needed is how many lines the page would like to have.
func (sc *screen) needed(width int) int {
	switch p := sc.page.(type) {
	case *valuePage:
		if p.naming != nil {
			return 2
		}
		return p.widget.lines + min(len(p.place.Unit().RU), 1)
	case *listPage:
		if p.row != nil {
			if v, ok := p.row.page.(*valuePage); ok {
				return v.widget.lines + 4
			}
			return 10
		}
		if p.deleting {
			return len(p.deletionLines(sc, width))
		}
		return len(sc.s.Value(p.place).Rows) + 4
	case *matrixPage:
		return len(p.functions) + 4
	}
	return 8
}

func (sc *screen) faint(lines []string) []string {
	for i := range lines {
		lines[i] = sc.styles.faint.Render(lines[i])
	}
	return lines
}

// labelLines is the field's label with its place in the question on the right.
func (sc *screen) labelLines(f *questionnaire.Field, place string, width int) []string {
	lines := wrap(f.Label.In(sc.lang), max(width-ansi.StringWidth(place)-2, 20))
	for i := range lines {
		lines[i] = sc.styles.title.Render(lines[i])
	}
	lines[0] = between(lines[0], sc.styles.faint.Render(place), width)
	return lines
}

// conflictLines are the contradictions of a question, and those just raised, with how to ask about them. What the
// list or matrix on the screen raises waits until that is left.
func (sc *screen) conflictLines(q *questionnaire.Question, width int) []string {
	var out []string
	ofQuestion := sc.s.Contradictions(q)
	for _, c := range sc.s.assessment.Contradictions {
		here := slices.ContainsFunc(ofQuestion, func(x scoring.Contradiction) bool { return x.Check == c.Check })
		if !here && !slices.Contains(sc.raised, c.Check) || !sc.seen[c.Check] {
			continue
		}
		out = append(out, sc.says(c.Check, width)...)
		for _, line := range wrap(sc.say(sayAskThis, c.Check.Ask.In(sc.lang)), width-2) {
			out = append(out, "  "+line)
		}
	}
	return out
}

// says is the sentence of a contradiction, with its sign.
func (sc *screen) says(c *questionnaire.Check, width int) []string {
	lines := wrap(c.Says.In(sc.lang), width-2)
	for i := range lines {
		lines[i] = sc.styles.warning.Render([]string{"! ", "  "}[min(i, 1)] + lines[i])
	}
	return lines
}

// panel shows the scores, the contradictions of the whole interview and what to ask next.
func (sc *screen) panel(width int) []string {
	a := sc.s.assessment
	out := []string{between(sc.styles.title.Render(sc.say(sayStandings)), sc.styles.faint.Render(sc.say(sayColumnHead)), width)}
	for i := range a.Dimensions {
		r := &a.Dimensions[i]
		if r.Applies {
			figures := fmt.Sprintf("%5.0f  %5.0f %5.0f %5.0f", whole(r.Proven), whole(r.Claimed), whole(r.Possible), whole(r.Target))
			out = append(out, between(cut(r.Dimension.Name.In(sc.lang), width-24), figures, width))
		}
	}
	if len(a.Contradictions) > 0 {
		out = append(out, "", sc.styles.title.Render(sc.say(sayConflicts, len(a.Contradictions))))
		for _, c := range a.Contradictions {
			out = append(out, sc.says(c.Check, width)...)
		}
	}
	if len(a.AskNext) > 0 {
		out = append(out, "", sc.styles.title.Render(sc.say(sayAskNext)))
		for _, n := range a.AskNext[:min(len(a.AskNext), 6)] {
			out = append(out, cut(pad(sc.s.score(n.Gain), 5, true)+" "+n.Field.Label.In(sc.lang), width))
		}
	}
	return out
}
