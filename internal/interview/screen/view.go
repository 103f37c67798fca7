package screen

import (
	"fmt"
	"math"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"salesaudit/internal/interview/session"
	"salesaudit/internal/scoring"
	"salesaudit/internal/wording"
)

const (
	// narrowest and lowest are the least screen on which a question and its answer are still seen together.
	narrowest, lowest = 40, 12
	// panelWidth is that of the panel beside the question, widestAlone the width from which on it is there.
	panelWidth, widestAlone = 42, 124
	// widestText is where lines of text stop, longer ones being hard to read; only a matrix is wider.
	widestText = 100
)

// View draws the screen.
func (sc *screen) View() tea.View {
	view := tea.NewView(sc.draw())
	view.AltScreen = true
	return view
}

func (sc *screen) draw() string {
	if sc.width < narrowest || sc.height < lowest {
		return strings.Join(wording.Wrap(sc.say(sayTooSmall), max(sc.width, 1)), "\n")
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

// head is the line about the interview, and the rule under it, which a low screen has no room for.
func (sc *screen) head() []string {
	left, right := sc.say(session.SayNewClient), ""
	if sc.s != nil {
		left, right = sc.s.ClientName(), sc.s.ProgressLine(sc.question())
	}
	for ansi.StringWidth(right) > sc.width-2 { // the time left goes before the number of the question
		right = right[:max(strings.LastIndex(right, " · "), 0)]
	}
	// On the narrowest screen the client's name gives way to the progress.
	left = cut(left, max(sc.width-ansi.StringWidth(right)-4, 0))
	space := strings.Repeat(" ", max(sc.width-2-ansi.StringWidth(left)-ansi.StringWidth(right), 0))
	line := " " + sc.styles.title.Render(left) + space + right
	if sc.height < lowScreen {
		return []string{line}
	}
	return []string{line, sc.rule()}
}

func (sc *screen) rule() string {
	return sc.styles.faint.Render(" " + strings.Repeat("─", sc.width-2))
}

// footLines is how many lines foot has.
const footLines = 3

// lowScreen is the height under which the page has no line to spare: the head has no rule, and news and the number of
// contradictions take the place of lines of the foot.
const lowScreen = 16

// foot is the rule, the scores, and the keys. On a low screen the news are there instead of the first two, but not instead
// of a warning that the answers are not saved; and contradictions that the page has no room for are counted there.
func (sc *screen) foot() []string {
	out := []string{sc.rule(), "", " " + sc.hintLine(sc.actions(), sc.width-2)}
	room := len(out) - 1
	if sc.s != nil {
		out[1] = sc.scoreLine()
		if sc.s.File.SaveError() != nil {
			room--
		}
	}
	if sc.counted > 0 && sc.overlay == nil {
		out[0] = " " + sc.conflictCount(sc.counted, sc.width-2)
	}
	if sc.height < lowScreen {
		for i, line := range sc.newsLines(sc.width-2, room) {
			out[i] = " " + line
		}
	}
	return out
}

// whole rounds a score half up, as scores with a decimal are rounded.
func whole(score float64) float64 { return math.Floor(score + 0.5) }

// dimensionLine is proven and possible of each dimension, with at most so many letters of its name.
func (sc *screen) dimensionLine(letters int) string {
	var parts []string
	for i := range sc.s.Assessment().Dimensions {
		if r := &sc.s.Assessment().Dimensions[i]; r.Applies {
			name := cut(strings.ToLower(sc.setting.Text(r.Dimension.Name)), letters)
			parts = append(parts, fmt.Sprintf("%s %.0f▸%.0f", name, whole(r.Proven), whole(r.Possible)))
		}
	}
	return strings.Join(parts, "  ")
}

// body is what is between head and foot: the overlay, or the question with its field.
func (sc *screen) body(wide, height int) []string {
	width := min(wide, widestText)
	var notice []string
	for i, line := range wording.Wrap(sc.notice, width-2) {
		notice = append(notice, sc.styles.warning.Render(firstLine(i, "! ")+line))
	}
	if sc.height >= lowScreen {
		notice = append(notice, sc.newsLines(width, height/newsShare)...)
	}
	height -= len(notice)
	sc.counted = 0
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

// newsShare is the part of the page that news may take: the question comes first.
const newsShare = 3

// newsLines are what was just done, in at most so many lines: what does not fit is cut. Of what there is to know at the start a
// line that does not fit is left out.
func (sc *screen) newsLines(width, room int) []string {
	var out []string
	for _, piece := range sc.start {
		lines := wording.Wrap(piece, width)
		if len(out)+len(lines) > room {
			return out
		}
		out = append(out, lines...)
	}
	for piece := range strings.SplitSeq(sc.news, "\n") {
		out = append(out, wording.Wrap(piece, width)...)
	}
	if len(out) > room {
		out = append(out[:room-1], cut(strings.Join(out[room-1:], " "), width))
	}
	return out
}

// panel shows the scores, the contradictions of the whole interview and what to ask next.
func (sc *screen) panel(width int) []string {
	a := sc.s.Assessment()
	out := []string{between(sc.styles.title.Render(sc.say(sayStandings)), sc.styles.faint.Render(sc.say(sayColumnHead)), width)}
	for i := range a.Dimensions {
		r := &a.Dimensions[i]
		if r.Applies {
			figures := fmt.Sprintf("%5.0f  %5.0f %5.0f %5.0f", whole(r.Proven), whole(r.Claimed), whole(r.Possible), whole(r.Target))
			out = append(out, between(cut(sc.setting.Text(r.Dimension.Name), width-24), figures, width))
		}
	}
	if marks := sc.s.MarkWords(sc.question()); marks != "" {
		out = append(out, "", cut(sc.s.QuestionName(sc.question())+": "+marks, width))
	}
	// what the list or matrix on the screen raises waits here too until that is left
	told := slices.DeleteFunc(slices.Clone(a.Contradictions), func(c scoring.Contradiction) bool { return !sc.s.Told(c.Check) })
	if len(told) > 0 {
		out = append(out, "", sc.styles.title.Render(sc.say(session.SayConflicts, len(told))))
		for _, c := range told {
			out = append(out, sc.says(c.Check, width)...)
		}
	}
	if len(a.AskNext) > 0 {
		out = append(out, "", sc.styles.title.Render(sc.s.AskNextTitle()))
		for _, n := range a.AskNext[:min(len(a.AskNext), 6)] {
			out = append(out, cut(fmt.Sprintf("%5s ", sc.s.Score(n.Gain))+sc.setting.Text(n.Field.Label), width))
		}
	}
	return out
}
