package screen

import (
	"slices"
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"salesaudit/internal/interview/session"
	"salesaudit/internal/scoring"
	"salesaudit/internal/wording"
	"salesaudit/questionnaire"
)

// questionBody is the question, the field and its contradictions. What the screen has no room for goes step by step, the
// least important first: the answers at odds, spacing, the sources, what to ask, the help of the field, the contradictions
// but for their number. The question's wording goes only where the page would have no room to be used.
func (sc *screen) questionBody(wide, height int) []string {
	width := min(wide, widestText)
	q, f := sc.field.Question, sc.field
	title := sc.labelLines(strconv.Itoa(q.Index+1)+". "+sc.setting.Text(q.Title), sc.s.MarkWords(q), width)
	text := wording.Wrap(sc.setting.Text(q.Text), width)
	ask := wording.Wrap(sc.s.Ask(q), width)
	proves := wording.Wrap(sc.s.ProvedBy(q), width)
	label := sc.labelLines(sc.setting.Text(f.Label), sc.s.FieldLine(f), width)
	help := sc.faint(wording.Wrap(sc.s.Help(f), width))
	checks := sc.conflicts(q)
	conflicts := sc.conflictLines(checks, width, sc.s.BasisLines)
	if p, ok := sc.page.(*listPage); ok && p.row != nil { // a row has a head and a help of its own
		ask, proves, help = nil, nil, nil
	}
	spacing := make([]string, 1+min(len(checks), 1))
	needed := sc.needed(width)
	room := func() int {
		shown := len(conflicts)
		if shown == 0 {
			shown = min(len(checks), 1) // their number
		}
		return height - len(title) - len(text) - len(ask) - len(proves) - len(label) - len(help) - shown - len(spacing)
	}
	parts := []*[]string{&spacing, &proves, &ask, &help, &conflicts}
	if slices.Index(sc.s.Shown(q), f) > 0 { // what to ask was read at the first field; the help of this one is new
		parts = []*[]string{&spacing, &ask, &proves, &conflicts, &help}
	}
	if room() < needed {
		conflicts = sc.conflictLines(checks, width, func(c *questionnaire.Check) []string { return wording.Wrap(sc.s.BasisQuestions(c), width-2) })
	}
	if room() < needed {
		conflicts = sc.conflictLines(checks, width, nil)
	}
	fit(parts, func() bool { return room() >= needed })
	fit([]*[]string{&text, &title}, func() bool { return room() >= min(needed, leastOfPage) })
	if len(conflicts) == 0 && len(checks) > 0 {
		conflicts = []string{sc.conflictCount(len(checks), width)}
	}
	head := slices.Concat(title, text, sc.faint(ask), sc.faint(proves))
	label = append(label, help...)
	if sc.field.Matrix == nil {
		wide = width
	}
	space := height - len(head) - len(label) - len(conflicts) - len(spacing)
	page := strings.Split(sc.page.view(sc, wide, max(space, 3)), "\n")
	page = page[:min(len(page), max(space, 1))]
	free := space + len(spacing) - len(page) // the page may take less than it would like to
	if free > 0 && len(conflicts) > 0 {
		conflicts = append([]string{""}, conflicts...)
		free--
	}
	if free > 0 && len(head) > 0 {
		head = append(head, "")
	}
	return slices.Concat(head, label, page, conflicts)
}

// leastOfPage is how many lines a page has to have to be used: its own can be scrolled.
const leastOfPage = 9

// fit takes parts away, the first first, until the rest fits, and brings back those that fit after all beside what a
// longer part has left.
func fit(parts []*[]string, fits func() bool) {
	var gone [][]string
	for _, part := range parts {
		if fits() {
			break
		}
		gone = append(gone, *part)
		*part = nil
	}
	for i, part := range slices.Backward(gone) {
		if *parts[i] = part; !fits() {
			*parts[i] = nil
		}
	}
}

// needed is how many lines the page would like to have.
func (sc *screen) needed(width int) int {
	switch p := sc.page.(type) {
	case *valuePage:
		if p.naming != nil {
			return 3
		}
		return p.widget.lines + min(len(p.place.Unit.RU), 1)
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

// indented moves lines to the right.
func indented(lines []string, by int) []string {
	for i := range lines {
		lines[i] = strings.Repeat(" ", by) + lines[i]
	}
	return lines
}

// labelLines is a label with what is said of it on the right: of a question what marks it, of a field its place.
func (sc *screen) labelLines(label, place string, width int) []string {
	lines := wording.Wrap(label, max(width-ansi.StringWidth(place)-2, 20))
	for i := range lines {
		lines[i] = sc.styles.title.Render(lines[i])
	}
	lines[0] = between(lines[0], sc.styles.faint.Render(place), width)
	return lines
}

// conflicts are the contradictions of a question, and those just raised. What the list or matrix on the screen raises waits
// until that is left.
func (sc *screen) conflicts(q *questionnaire.Question) []*questionnaire.Check {
	var out []*questionnaire.Check
	ofQuestion := sc.s.Contradictions(q)
	for _, c := range sc.s.Assessment().Contradictions {
		here := slices.ContainsFunc(ofQuestion, func(x scoring.Contradiction) bool { return x.Check == c.Check })
		if (here || slices.Contains(sc.raised, c.Check)) && sc.s.Told(c.Check) {
			out = append(out, c.Check)
		}
	}
	return out
}

// conflictLines are contradictions with what they rest on, nil for nothing, and with how to ask about them.
func (sc *screen) conflictLines(checks []*questionnaire.Check, width int, basis func(*questionnaire.Check) []string) []string {
	var out []string
	for _, c := range checks {
		out = append(out, sc.says(c, width)...)
		if basis != nil {
			for _, line := range basis(c) {
				out = append(out, indented(sc.faint(wording.Wrap(line, width-2)), 2)...)
			}
		}
		for _, line := range wording.Wrap(sc.s.AskWords(c), width-2) {
			out = append(out, "  "+line)
		}
	}
	return out
}

// conflictCount is how many contradictions there are, and the key that shows them.
func (sc *screen) conflictCount(n, width int) string {
	name, _, _ := strings.Cut(sc.keys.scores.Help().Key, ",")
	return sc.styles.warning.Render(cut("! "+sc.say(session.SayConflicts, n)+" · "+name, width))
}

// says is the sentence of a contradiction, with its sign.
func (sc *screen) says(c *questionnaire.Check, width int) []string {
	lines := wording.Wrap(sc.setting.Text(c.Says), width-2)
	for i := range lines {
		lines[i] = sc.styles.warning.Render(firstLine(i, "! ") + lines[i])
	}
	return lines
}
