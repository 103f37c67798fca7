package screen

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"salesaudit/internal/answers"
	"salesaudit/internal/clean"
	"salesaudit/internal/interview/session"
	"salesaudit/internal/wording"
	"salesaudit/questionnaire"
)

// The choices that are no answer of the bank; no id holds a space.
const (
	pickOpen    = "no answer yet"
	pickUnknown = "not known"
	pickNobody  = "nobody named"
	pickNew     = "new row"
)

// longestAnswer bounds a typed answer, in characters.
const longestAnswer = 2000

// valuePage asks for one answer that is chosen or typed: a field, or a cell of a row.
type valuePage struct {
	place  session.Place
	widget *widget
	naming *widget // the name of a new row of the list that a reference names; nil most of the time
}

func newValuePage(sc *screen, p session.Place) *valuePage {
	page := &valuePage{place: p}
	v := sc.s.Value(p)
	switch p.Kind {
	case questionnaire.Multi, questionnaire.References:
		page.widget = newSeveral(sc.styles, numbered(sc.s.Choices(p), v.Texts, false), v.Texts)
	case questionnaire.Bool, questionnaire.Choice, questionnaire.Reference:
		options, current := page.options(sc)
		page.widget = newChooser(sc.styles, options, current)
	case questionnaire.Integer, questionnaire.Percent:
		now := ""
		if v.State == answers.Answered {
			now = sc.s.Typed(v)
		}
		page.widget = newTyped(sc.styles, now, longestAnswer)
	default:
		page.widget = newTyped(sc.styles, clean.Typed(v.Text), longestAnswer)
	}
	return page
}

// numbered are options for choices, picked by their numbers. The number is before each, and, where signs are wanted,
// a sign for what is answered.
func numbered(choices []session.Choice, chosen []string, signs bool) []option {
	out := make([]option, len(choices))
	for i, c := range choices {
		number := strconv.Itoa(i + 1)
		out[i] = option{id: c.ID, label: number + " ", digit: number}
		if signs {
			out[i].label += chosenSign(slices.Contains(chosen, c.ID)) + " "
		}
		out[i].label += c.Label
	}
	return out
}

func chosenSign(chosen bool) string {
	if chosen {
		return "●"
	}
	return "○"
}

// options returns what one answer is chosen from, and where the cursor is: on the answer, or on the line that leaves
// the question open, so that Enter alone answers nothing.
func (p *valuePage) options(sc *screen) ([]option, string) {
	v := sc.s.Value(p.place)
	chosen, current := "", pickOpen
	if v.State == answers.Answered && !sc.s.IsUnsaid(p.place) {
		chosen = v.Text
		if p.place.Kind == questionnaire.Bool {
			chosen = strconv.FormatBool(v.Bool)
		}
		current = chosen
		if chosen == "" {
			current = pickNobody
		}
	}
	list := numbered(sc.s.Choices(p.place), []string{chosen}, true)
	if p.place.MayBeEmpty() {
		list = append(list, option{id: pickNobody, label: "0 " + chosenSign(current == pickNobody) + " " + sc.say(sayNobodyOption)})
	}
	if t := p.place.Target.List; t != nil {
		list = append(list, option{id: pickNew, label: "+ " + sc.say(sayAddNew, sc.setting.Text(t.Label))})
	}
	unknown := v.State == answers.Unknown && len(p.place.Cells) == 0
	if unknown {
		current = pickUnknown
	}
	list = append(list, option{id: pickUnknown, label: "? " + chosenSign(unknown) + " " + wording.In(sc.setting.Language).Unknown()})
	if current == pickOpen {
		list = append([]option{{id: pickOpen, label: "─ " + sc.say(sayLeaveOpen)}}, list...)
	}
	return list, current
}

func (p *valuePage) touched() bool { return p.naming != nil || p.widget.touched }

// typing is true of a number only once something is typed: before that letters are commands, after it they are part of
// what is typed, as in 7 min, which is refused whole.
func (p *valuePage) typing() bool {
	return p.naming != nil || p.widget.kind == typed && (!p.place.IsNumber() || p.widget.touched && p.widget.text != "")
}

// commit answers with what the widget holds.
func (p *valuePage) commit(sc *screen) session.Move {
	p.widget.settle()
	switch p.widget.kind {
	case chooser:
		return p.choose(sc, p.widget.one)
	case several:
		if !p.widget.touched {
			return session.Move{Kind: session.Forward} // also where nothing is marked: that is no answer yet
		}
		return sc.settled(sc.s.SetSeveral(p.place, p.widget.many))
	}
	if !p.widget.touched {
		return session.Move{Kind: session.Forward} // what is there may be longer than the field
	}
	typed := strings.TrimSpace(p.widget.text)
	if typed == "" && (p.place.IsNumber() || !p.place.MayBeEmpty() || p.place.NameOfRow() || sc.s.IsOpen(p.place)) {
		if !sc.s.IsOpen(p.place) {
			sc.news = sc.say(sayStillAnswered, sc.setting.Text(p.place.Label), sc.s.Show(p.place))
		}
		return session.Move{Kind: session.Forward} // nothing was typed: nothing is answered
	}
	if !sc.taken(sc.s.AnswerText(p.place, clean.Typed(typed))) {
		return session.Move{}
	}
	return session.Move{Kind: session.Forward}
}

// choose answers with one choice.
func (p *valuePage) choose(sc *screen, id string) session.Move {
	var err error
	switch id {
	case pickOpen:
		return session.Move{Kind: session.Forward}
	case pickNew:
		p.naming = newTyped(sc.styles, "", longestAnswer)
		return session.Move{}
	case pickUnknown:
		err = sc.s.SetUnknown(p.place)
	case pickNobody:
		if err = sc.s.SetChoice(p.place, ""); err == nil && sc.s.IsUnsaid(p.place) {
			sc.news = sc.say(sayNoDepartment)
		}
	default:
		err = sc.s.SetChoice(p.place, id)
	}
	return sc.settled(err)
}

func (p *valuePage) view(sc *screen, width, height int) string {
	if p.naming != nil {
		title := wording.Wrap(sc.say(sayNameOfNew, sc.setting.Text(p.place.Target.List.Label)), width)
		return strings.Join(title, "\n") + "\n" + p.naming.view(width, height-len(title))
	}
	options := len(p.widget.options)
	fewest := options // that have to be seen beside what 0 means
	if p.place.Kind == questionnaire.References {
		fewest = min(options, fewestChoices)
	}
	none := p.widget.kind == several && options > 0 && fewest < height
	room := height
	if none {
		room--
	}
	lines := p.widget.view(width, room)
	if t := p.place.Target.List; t != nil && p.widget.kind == several && options == 0 {
		lines = strings.Join(sc.faint(wording.Wrap(sc.say(sayNothingToName, sc.setting.Text(t.Label)), width)), "\n")
	}
	if none {
		says := sayNoneOfThem
		if p.place.Kind == questionnaire.References {
			says = sayLeftEmpty
		}
		lines += "\n  " + sc.styles.faint.Render(sc.say(says))
	}
	unit := p.place.Unit.In(sc.setting.Language)
	if p.place.Kind == questionnaire.Percent {
		unit = wording.Joined(" · ", unit, sc.say(sayCountToo))
	}
	if unit != "" {
		lines += "\n  " + sc.styles.faint.Render(unit)
	}
	if v := sc.s.Value(p.place); p.widget.kind == typed || p.widget.kind == several {
		if v.State == answers.Unknown && len(p.place.Cells) == 0 || v.State == answers.NotMeasured || v.Of > 0 {
			now := "  " + sc.styles.faint.Render(sc.say(session.SayNow, sc.s.Show(p.place)))
			if p.widget.kind == typed && strings.Count(lines, "\n")+2 > height { // beside what is typed, which else looks unanswered
				first, rest, _ := strings.Cut(lines, "\n")
				return strings.TrimSuffix(cut(strings.TrimRight(first, " ")+now, width)+"\n"+rest, "\n")
			}
			lines += "\n" + now
		}
	}
	return lines
}

// widest returns the width of the longest of some texts, in runes.
func widest(texts []string) int {
	n := 0
	for _, t := range texts {
		n = max(n, utf8.RuneCountInString(t))
	}
	return n
}
