package screen

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"

	"salesaudit/internal/answers"
	"salesaudit/internal/interview/session"
	"salesaudit/internal/wording"
)

// narrowestRole and widestRole bound the width of a role's column: five letters of each word of its name are still
// told apart, and marks too far from each other are not compared.
const narrowestRole, widestRole = 6, 14

func (p *matrixPage) view(sc *screen, width, height int) string {
	roles := p.roles(sc)
	if len(roles) == 0 {
		return strings.Join(wording.Wrap(sc.s.RolesFirst(p.field), width), "\n")
	}
	nameWidth := min(p.widestFunction(sc)+p.signWidth(), max(width/3, 16))
	space := width - nameWidth - 2
	column := min(max(space/len(roles), narrowestRole), widestRole)
	shown := min(max(space/column, 1), len(roles))
	p.left = scrolled(p.left, p.role, shown, len(roles))
	lines := p.head(sc, roles, nameWidth, column, shown)
	lines = lines[:min(len(lines), max(height-1-lowestFoot, fewestLines))]
	foot := p.foot(sc, roles, width, max(height-len(lines)-fewestRows, lowestFoot))
	rows := max(height-len(lines)-len(foot), 1)
	p.top = scrolled(p.top, p.row, rows, len(p.functions))
	finding := space - shown*column // the room for the words beside each row
	var body []string
	for i := range p.functions {
		body = append(body, p.line(sc, i, nameWidth, column, shown, finding))
	}
	lines = append(lines, excerpt(body, p.top, rows)...)
	return strings.Join(append(lines, foot...), "\n")
}

func (p *matrixPage) widestFunction(sc *screen) int {
	var names []string
	for _, function := range p.functions {
		names = append(names, sc.setting.Text(p.field.Matrix.Rows.Entries[function].Short))
	}
	return widest(names)
}

// signWidth is the room behind a function's name for the sign that a system does it.
func (p *matrixPage) signWidth() int {
	if p.field.Matrix.System {
		return len(" " + answers.SystemMark)
	}
	return 0
}

// name is a function's name in a column of a width, with the sign that a system does it at its end.
func (p *matrixPage) name(sc *screen, function, width int) string {
	room := width - p.signWidth()
	name := padTo(cut(sc.setting.Text(p.field.Matrix.Rows.Entries[function].Short), room), room)
	if sc.s.BySystem(p.field, function) {
		name += " " + answers.SystemMark
	}
	return padTo(name, width)
}

// scrolled moves the first thing on the screen as little as needed to show the one at the cursor.
func scrolled(first, cursor, shown, all int) int {
	first = min(first, max(all-shown, 0))
	return max(min(first, cursor), cursor-shown+1)
}

func (p *matrixPage) head(sc *screen, roles []session.Choice, nameWidth, column, shown int) []string {
	names := heads(roles, column-1)
	lines := 1
	for _, name := range names[p.left : p.left+shown] {
		lines = max(lines, len(name))
	}
	out := make([]string, lines)
	for n := range out {
		out[n] = strings.Repeat(" ", nameWidth+2)
		for i := p.left; i < p.left+shown; i++ {
			part := ""
			if n < len(names[i]) {
				part = names[i][n]
			}
			part = padTo(part, column)
			if i == p.role {
				part = sc.styles.accent.Render(part)
			}
			out[n] += part
		}
	}
	if p.left > 0 {
		out[0] = strings.Replace(out[0], "  ", "‹ ", 1)
	}
	if p.left+shown < len(roles) {
		out[0] = strings.TrimRight(out[0], " ") + "›"
	}
	return out
}

// fewestLines and mostLines bound the lines of a role's name.
const fewestLines, mostLines = 2, 3

// heads are the names of all roles in columns of a width, in as few lines as tell them apart.
func heads(roles []session.Choice, width int) [][]string {
	var out [][]string
	for lines := fewestLines; lines <= mostLines; lines++ {
		out = nil
		told := map[string]bool{}
		for _, role := range roles {
			name := headOf(role.Label, width, lines)
			out = append(out, name)
			told[strings.Join(name, "\n")] = true
		}
		if len(told) == len(roles) {
			break
		}
	}
	return out
}

// headOf is a role's name in at most so many lines of a width. Where it is too long its words are shortened, the
// last one kept: it tells managers of different regions apart.
func headOf(name string, width, lines int) []string {
	whole := wording.Wrap(name, width)
	if len(whole) <= lines {
		return whole
	}
	words := slices.DeleteFunc(strings.Fields(name), func(word string) bool { return utf8.RuneCountInString(word) <= longestParticle })
	if len(words) < 2 {
		return whole[:lines]
	}
	if len(words) > lines {
		words = append(words[:lines-1], words[len(words)-1])
	}
	for i := range words {
		words[i] = ansi.Truncate(words[i], width, "")
	}
	return words
}

// longestParticle is the length of words that say nothing alone: по, of.
const longestParticle = 2

func (p *matrixPage) line(sc *screen, i, nameWidth, column, shown, finding int) string {
	function := p.functions[i]
	marks, state := sc.s.MarksOf(p.field, function)
	name := p.name(sc, function, nameWidth)
	line := "  " + name
	if i == p.row {
		line = sc.styles.accent.Render("> " + name)
	}
	for role := p.left; role < p.left+shown; role++ {
		sign := marks[role].String()
		if sign == "" {
			sign = map[answers.State]string{answers.Answered: "·", answers.Unknown: "?"}[state]
		}
		cell := " " + padTo(sign, 3)
		if i == p.row && role == p.role {
			cell = sc.styles.chosen.Render("[" + padTo(sign, 2) + "]")
		}
		line += padTo(cell, column)
	}
	words := sc.s.FindingWords(p.field, function)
	if words == "" {
		return line
	}
	if words = "! " + words; ansi.StringWidth(words) > finding { // the line about the function of the cursor has them whole
		return strings.TrimRight(line, " ") + " " + sc.styles.warning.Render("!")
	}
	return line + sc.styles.warning.Render(words)
}

// lowestFoot is how many lines the foot has on the lowest screen.
const lowestFoot = 2

// foot is the line about the function of the cursor, and the one that counts over all. On a low screen only what is to be
// filled in stays of that, and what there is to say of the function comes before its name, which may be cut.
func (p *matrixPage) foot(sc *screen, roles []session.Choice, width, room int) []string {
	function := p.functions[p.row]
	at := strconv.Itoa(p.row+1) + "/" + strconv.Itoa(len(p.functions))
	name := sc.setting.Text(p.field.Matrix.Rows.Entries[function].Short) + " × " + roles[p.role].Label
	var says string
	if sc.s.BySystem(p.field, function) {
		says = " · " + sc.say(session.SayBySystem)
	}
	if words := sc.s.FindingWords(p.field, function); words != "" {
		says += " ! " + words
	} else if _, state := sc.s.MarksOf(p.field, function); state != answers.Answered {
		says += " · " + sc.s.ShowMarks(p.field, function)
	}
	narrow := width - len(at) - 2
	here := wording.Wrap(name+says, narrow)
	all := p.overall(sc, width, room-len(here))
	if room = max(room-len(all), 1); len(here) > room {
		says = strings.TrimPrefix(strings.TrimPrefix(says, " "), "· ")
		here = append([]string{cut(name, narrow)}, wording.Wrap(says, narrow)...)
		if len(here) > room { // the row and its column are marked above
			here = wording.Wrap(wording.Joined(" · ", says, name), narrow)
		}
		if len(here) > room {
			here = append(here[:room-1], cut(strings.Join(here[room-1:], " "), narrow))
		}
	}
	here[0] = between(here[0], sc.styles.faint.Render(at), width)
	return append(here, all...)
}

// overall counts over all functions and says what is to be filled in, with the key to it. Where that has no room it is only
// the latter, and nothing where there is nothing to fill in.
func (p *matrixPage) overall(sc *screen, width, room int) []string {
	line, missing, help := sc.s.MatrixLine(p.field), sc.s.MissesScopes(p.field), sc.keys.scopes.Help()
	if missing {
		line += " (" + help.Key + ": " + help.Desc + ")"
	}
	all := wording.Wrap(line, width)
	switch {
	case len(all) <= room:
	case missing:
		all = wording.Wrap(sc.s.UnknownDuplication(p.field)+" ("+help.Key+")", width)
	default:
		return nil
	}
	for i := range all {
		all[i] = sc.styles.warning.Render(all[i])
	}
	return all
}
