package screen

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"salesaudit/internal/answers"
	"salesaudit/internal/interview/session"
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
		choices, current := page.choices(sc)
		page.widget = newChooser(sc.styles, choices, current)
	case questionnaire.Integer, questionnaire.Percent:
		now := ""
		if v.State == answers.Answered {
			now = sc.s.Number(v.Number)
		}
		page.widget = newTyped(sc.styles, now, 12)
	default:
		page.widget = newTyped(sc.styles, v.Text, longestAnswer)
	}
	return page
}

// numbered puts the number and a sign for what is answered before each choice.
func numbered(choices []session.Choice, chosen []string, signs bool) []session.Choice {
	out := make([]session.Choice, len(choices))
	for i, c := range choices {
		label := strconv.Itoa(i+1) + " "
		if signs {
			label += chosenSign(slices.Contains(chosen, c.ID)) + " "
		}
		out[i] = session.Choice{ID: c.ID, Label: label + c.Label}
	}
	return out
}

func chosenSign(chosen bool) string {
	if chosen {
		return "●"
	}
	return "○"
}

// choices returns what one answer is chosen from, and where the cursor stands: on the answer, or on the line that
// leaves the question open, so that Enter alone answers nothing.
func (p *valuePage) choices(sc *screen) ([]session.Choice, string) {
	v := sc.s.Value(p.place)
	chosen, current := "", pickOpen
	if v.State == answers.Answered {
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
		list = append(list, session.Choice{ID: pickNobody, Label: "0 " + chosenSign(current == pickNobody) + " " + sc.say(sayNobodyOption)})
	}
	if t := p.place.Target.List; t != nil {
		list = append(list, session.Choice{ID: pickNew, Label: "+ " + sc.say(sayAddNew, t.Label.In(sc.setting.Language))})
	}
	unknown := v.State == answers.Unknown
	if unknown && len(p.place.Cells) == 0 {
		current = pickUnknown
	}
	list = append(list, session.Choice{ID: pickUnknown, Label: "? " + chosenSign(unknown && len(p.place.Cells) == 0) + " " + sc.say(session.SayUnknown)})
	if current == pickOpen {
		list = append([]session.Choice{{ID: pickOpen, Label: "─ " + sc.say(sayLeaveOpen)}}, list...)
	}
	return list, current
}

func (p *valuePage) touched() bool { return p.naming != nil || p.widget.touched }

func (p *valuePage) typing() bool {
	return p.naming != nil || p.widget.kind == typed && !p.place.IsNumber()
}

// commit answers with what the widget holds.
func (p *valuePage) commit(sc *screen) session.Move {
	switch p.widget.kind {
	case chooser:
		return p.choose(sc, p.widget.one)
	case several:
		if !p.widget.touched {
			return session.Move{Kind: session.Forward} // also where nothing is marked: that is no answer yet
		}
		return p.settled(sc, sc.s.Problem(sc.s.SetSeveral(p.place, p.inOrder(p.widget.many))))
	}
	typed := strings.TrimSpace(p.widget.text)
	if typed == "" && (p.place.IsNumber() || !p.place.MayBeEmpty() || p.place.NameOfRow() || sc.s.IsOpen(p.place)) {
		return session.Move{Kind: session.Forward} // nothing was typed: nothing is answered
	}
	return p.settled(sc, sc.s.AnswerText(p.place, session.Clean(typed)))
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
		err = sc.s.SetChoice(p.place, "")
	default:
		err = sc.s.SetChoice(p.place, id)
	}
	return p.settled(sc, sc.s.Problem(err))
}

// notMeasured says that there is no number, or no text.
func (p *valuePage) notMeasured(sc *screen) session.Move {
	if p.place.Kind == questionnaire.FreeText && !p.place.NameOfRow() {
		return p.settled(sc, sc.s.Problem(sc.s.SetText(p.place, "")))
	}
	if !p.place.IsNumber() {
		return session.Move{}
	}
	return p.settled(sc, sc.s.Problem(sc.s.SetNotMeasured(p.place)))
}

// settled goes on when an answer was taken, and stays with the problem otherwise.
func (p *valuePage) settled(sc *screen, problem string) session.Move {
	if !sc.taken(problem) {
		return session.Move{}
	}
	return session.Move{Kind: session.Forward}
}

func (p *valuePage) view(sc *screen, width, height int) string {
	if p.naming != nil {
		return sc.say(sayNameOfNew, p.place.Target.List.Label.In(sc.setting.Language)) + "\n" + p.naming.view(width, height)
	}
	lines := p.widget.view(width, height)
	if unit := p.place.Unit.In(sc.setting.Language); unit != "" {
		lines += "\n  " + sc.styles.faint.Render(unit)
	}
	if v := sc.s.Value(p.place); p.widget.kind == typed || p.widget.kind == several {
		if v.State == answers.Unknown && len(p.place.Cells) == 0 || v.State == answers.NotMeasured {
			lines += "\n  " + sc.styles.faint.Render(sc.say(session.SayNow, sc.s.Show(p.place)))
		}
	}
	return lines
}

func (p *valuePage) hints() []questionnaire.Text {
	if p.naming != nil {
		return []questionnaire.Text{hintEnterAdd, hintEscBack}
	}
	out := []questionnaire.Text{}
	switch {
	case p.widget.kind == chooser:
		out = append(out, hintChoose)
	case p.widget.kind == several:
		out = append(out, hintMark, hintEnterNext, hintNone)
	}
	if p.widget.kind == typed {
		out = append(out, hintEnterNext)
	}
	if p.place.IsNumber() {
		out = append(out, hintNotMeasured)
	}
	if p.typing() {
		if !p.place.NameOfRow() {
			out = append(out, hintEmpty)
		}
		out = append(out, hintUnknownF7)
	} else {
		out = append(out, hintUnknown)
	}
	if p.widget.kind == several && p.place.Target.List != nil {
		out = append(out, hintNewRow)
	}
	out = append(out, hintSkip, hintBack)
	if len(p.place.Cells) > 0 {
		out = append(out, hintEscRow)
	}
	return append(out, hintEverywhere...)
}

// widest returns the width of the longest of some texts, in runes.
func widest(texts []string) int {
	n := 0
	for _, t := range texts {
		n = max(n, utf8.RuneCountInString(t))
	}
	return n
}
