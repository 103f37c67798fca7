package screen

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"salesaudit/internal/answers"
	"salesaudit/internal/interview/session"
	"salesaudit/questionnaire"
)

func (p *listPage) view(sc *screen, width, height int) string {
	if p.row != nil {
		return p.row.view(sc, width, height)
	}
	if p.pasted != nil {
		return sc.styles.warning.Render(strings.Join(p.pasteLines(sc, width, height), "\n"))
	}
	if p.deleting {
		return sc.styles.warning.Render(strings.Join(p.deletionLines(sc, width), "\n"))
	}
	lines := p.lines(sc, width)
	if p.naming != nil {
		at := min(len(lines), max(height-2, 0))
		return strings.Join(lines[len(lines)-at:], "\n") + "\n" + sc.say(session.SayName) + "\n" + p.naming.view(width, 1)
	}
	return strings.Join(window(lines, p.cursor, height), "\n")
}

// deletionLines ask whether the row of the cursor may go.
func (p *listPage) deletionLines(sc *screen, width int) []string {
	var out []string
	for _, line := range sc.s.DeletionWords(p.place, p.cursor) {
		out = append(out, hang(line, width)...)
	}
	return out
}

// lines are the rows, and the line that adds one.
func (p *listPage) lines(sc *screen, width int) []string {
	v := sc.s.Value(p.place)
	names := make([]string, len(v.Rows))
	for i := range names {
		names[i] = sc.s.RowName(p.place, i)
	}
	wide := min(widest(names), width/2)
	var out []string
	for i, name := range names {
		note := sc.s.OpenNote(p.place, i)
		if note == "" {
			note = " " + rowDigest(sc.s, p.place, i)
		}
		line := fmt.Sprintf("%2d ", i+1) + padTo(cut(name, wide), wide) + " " + cut(note, width-wide-6)
		out = append(out, p.line(sc, i, line))
	}
	line := "   " + sc.say(sayAddRow)
	if words := sc.s.RowsWords(p.place); words != "" {
		line += " (" + words + ")"
	}
	return append(out, p.line(sc, len(v.Rows), line))
}

func (p *listPage) line(sc *screen, row int, line string) string {
	if row == p.cursor && p.naming == nil {
		return sc.styles.accent.Render("> " + line)
	}
	return "  " + line
}

// rowDigest says the most telling cells of a row in a few words, besides what the row is called by.
func rowDigest(s *session.Session, list session.Place, row int) string {
	var parts []string
	name := s.RowName(list, row)
	for _, c := range list.Columns {
		if c.Kind == questionnaire.ID || c == list.NameColumn() {
			continue
		}
		v := s.Value(list.Cell(row, c))
		if v.State != answers.Answered || c.Kind == questionnaire.Choice && v.Option == c.Default {
			continue // what holds of most rows says nothing of this one
		}
		switch c.Kind {
		case questionnaire.Integer, questionnaire.Percent, questionnaire.Choice:
			parts = append(parts, s.Show(list.Cell(row, c)))
		case questionnaire.Reference:
			if shown := s.Show(list.Cell(row, c)); v.Text != "" && shown != name {
				parts = append(parts, shown)
			}
		case questionnaire.List:
			parts = append(parts, s.Text(c.Label)+": "+strconv.Itoa(len(v.Rows)))
		}
	}
	return strings.Join(parts[:min(len(parts), digestParts)], ", ")
}

// digestParts bounds what is said of a row in one line: further cells would need their labels to be understood.
const digestParts = 2

// window returns at most height lines, so that the one with the cursor is among them. Where that has no lines on both sides
// for the arrows, its own sign has them.
func window(lines []string, cursor, height int) []string {
	if len(lines) <= height || height <= 0 {
		return lines
	}
	from := min(max(cursor-(height-1)/2, 0), len(lines)-height)
	out := excerpt(lines, from, height)
	above, below := cursor == from && from > 0, cursor == from+height-1 && from+height < len(lines)
	arrow := map[[2]bool]string{{true, false}: "↑", {false, true}: "↓", {true, true}: "↕"}[[2]bool{above, below}]
	if arrow != "" {
		out[cursor-from] = strings.Replace(out[cursor-from], "> ", ">"+arrow, 1)
	}
	return out
}

// excerpt returns some of the lines, with arrows in the margin where there are more.
func excerpt(lines []string, from, height int) []string {
	out := slices.Clone(lines[from:min(from+height, len(lines))])
	if rest, ok := strings.CutPrefix(out[0], "  "); ok && from > 0 {
		out[0] = "↑ " + rest
	}
	last := len(out) - 1
	if rest, ok := strings.CutPrefix(out[last], "  "); ok && from+len(out) < len(lines) {
		out[last] = "↓ " + rest
	}
	return out
}
