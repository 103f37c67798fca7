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
// but for their number, which on a low screen the foot has, lines of the page, the title. Of the question's wording only the
// end is cut, and the key that shows it named, where the page would have no room to be used.
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
	forms := sc.conflictForms(checks, width)
	conflicts := forms[0]
	if p, ok := sc.page.(*listPage); ok && p.row != nil { // a row has a head and a help of its own
		ask, proves, help = nil, nil, nil
	}
	spacing := make([]string, 1+min(len(checks), 1))
	needed := sc.needed(width)
	room := func() int {
		shown := len(conflicts)
		if shown == 0 && sc.height >= lowScreen {
			shown = min(len(checks), 1) // their number
		}
		return height - len(title) - len(text) - len(ask) - len(proves) - len(label) - len(help) - shown - len(spacing)
	}
	parts := []*[]string{&spacing, &proves, &ask, &help, &conflicts}
	if slices.Index(sc.s.Shown(q), f) > 0 { // what to ask was read at the first field; the help of this one is new
		parts = []*[]string{&spacing, &ask, &proves, &conflicts, &help}
	}
	for _, conflicts = range forms[:len(forms)-1] {
		if room() >= needed {
			break
		}
	}
	fit(parts, func() bool { return room() >= needed })
	if len(conflicts) == 0 && len(checks) > 0 {
		conflicts = forms[len(forms)-1]
		switch {
		case room() >= needed:
		case sc.height < lowScreen:
			conflicts, sc.counted = nil, len(checks)
		default:
			conflicts = []string{sc.conflictCount(len(checks), width)}
		}
	}
	least := min(needed, sc.leastOfPage(needed, width))
	fit([]*[]string{&title}, func() bool { return room() >= min(needed, least+1) })
	if label, help = sc.cramped(label, help, room() < least, width); room() < least {
		text = sc.cutText(text, len(text)+room()-least, width)
	}
	head := slices.Concat(title, text, sc.faint(ask), sc.faint(proves))
	label = append(label, help...)
	if sc.field.Matrix == nil {
		wide = width
	}
	space := height - len(head) - len(label) - len(conflicts) - len(spacing)
	page := strings.Split(sc.page.view(sc, wide, max(space, 1)), "\n")
	page = page[:min(len(page), max(space, 1))]
	// the page may take less than it would like to
	return spaced(head, append(label, page...), conflicts, space+len(spacing)-len(page))
}

// spaced are the parts of a page one below another, with empty lines between them as far as some are free.
func spaced(head, page, conflicts []string, free int) []string {
	if free > 0 && len(conflicts) > 0 {
		conflicts = append([]string{""}, conflicts...)
		free--
	}
	if free > 0 && len(head) > 0 {
		head = append(head, "")
	}
	return slices.Concat(head, page, conflicts)
}

// fewestChoices is how many lines of a list or of options have to be seen to choose from: it can be scrolled.
const fewestChoices = 2

// leastOfPage is how many of the lines that a page needs it has to have to be used.
func (sc *screen) leastOfPage(needed, width int) int {
	switch p := sc.page.(type) {
	case *valuePage:
		if p.naming != nil {
			return needed
		}
	case *listPage:
		switch {
		case p.deleting || p.pasted != nil:
			return needed
		case p.row != nil:
			return p.row.least(sc, width)
		case p.naming != nil: // above the field for the name of a row
			return 1 + fewestChoices
		}
	case *matrixPage:
		return lowestMatrix
	}
	return fewestChoices
}

// lowestMatrix has the names of the roles, a row, and the foot.
const lowestMatrix = fewestLines + 1 + lowestFoot

// cramped is the label of a field without its place where room is short; rows have heads of their own.
func (sc *screen) cramped(label, help []string, short bool, width int) (shorter, left []string) {
	if !short {
		return label, help
	}
	if p, ok := sc.page.(*listPage); ok && p.row != nil {
		return nil, nil
	}
	return sc.labelLines(sc.setting.Text(sc.field.Label), "", width), nil
}

// cutText keeps so many lines of a question's wording; where that is not all, the last says which key shows it whole.
func (sc *screen) cutText(text []string, keep, width int) []string {
	if keep >= len(text) {
		return text
	}
	if keep < 1 {
		return nil
	}
	name := firstKey(sc.keys.whole)
	more := " … " + name
	return append(slices.Clone(text[:keep-1]), wording.Wrap(text[keep-1], width-ansi.StringWidth(more))[0]+more)
}

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
			return p.row.needed(sc, width)
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

// conflictForms are contradictions in lines, from the longest form to the shortest: with the answers and numbers that they
// rest on and with how to ask, with the numbers of the questions instead, with the key that shows all that, and without how
// to ask.
func (sc *screen) conflictForms(checks []*questionnaire.Check, width int) [][]string {
	forms := make([][]string, 4)
	key := firstKey(sc.keys.scores)
	for _, c := range checks {
		says := sc.says(c, width)
		var answers, ask []string
		for _, line := range sc.s.BasisLines(c) {
			answers = append(answers, indented(sc.faint(wording.Wrap(line, width-2)), 2)...)
		}
		questions := indented(sc.faint(wording.Wrap(sc.s.BasisQuestions(c), width-2)), 2)
		ask = indented(wording.Wrap(sc.s.AskWords(c), width-2), 2)
		forms[0] = slices.Concat(forms[0], says, answers, ask)
		forms[1] = slices.Concat(forms[1], says, questions, ask)
		says = sc.warn(sc.setting.Text(c.Says)+" · "+key, width)
		forms[2] = slices.Concat(forms[2], says, ask)
		forms[3] = slices.Concat(forms[3], says)
	}
	return forms
}

// conflictCount is how many contradictions there are, and the key that shows them.
func (sc *screen) conflictCount(n, width int) string {
	name := firstKey(sc.keys.scores)
	return sc.styles.warning.Render(cut("! "+sc.say(session.SayConflicts, n)+" · "+name, width))
}

// says is the sentence of a contradiction, with its sign.
func (sc *screen) says(c *questionnaire.Check, width int) []string {
	return sc.warn(sc.setting.Text(c.Says), width)
}

// warn is a sentence in lines, with the sign of a contradiction.
func (sc *screen) warn(sentence string, width int) []string {
	lines := wording.Wrap(sentence, width-2)
	for i := range lines {
		lines[i] = sc.styles.warning.Render(firstLine(i, "! ") + lines[i])
	}
	return lines
}
