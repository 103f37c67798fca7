package interview

import (
	"cmp"
	"errors"
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"salesaudit/internal/answerfile"
	"salesaudit/questionnaire"
)

// openingPage asks for what an interview starts with, step by step, and creates the file, or corrects the one that
// there is.
type openingPage struct {
	first  int // step
	step   int
	typed  map[int]string // what the steps hold so far
	widget *widget
}

// The steps of the opening.
const (
	stepLanguage = iota
	stepClient
	stepSellers
	stepIndustry
	stepRespondent
	stepPosition
	stepInterviewer
	stepDate
	stepCount
)

var openingTitles = []text{sayLanguage, sayClient, saySellers, sayIndustry, sayRespondent, sayPosition, sayInterviewer, sayDate}

func newOpeningPage(sc *screen) *openingPage {
	p := &openingPage{typed: map[int]string{
		stepLanguage: string(sc.lang),
		stepDate:     sayToday(sc),
	}}
	p.open(sc, stepLanguage)
	return p
}

// newClientPage corrects what the interview started with. The language stays: it is that of this run.
func newClientPage(sc *screen) *openingPage {
	o := sc.s.Opening()
	date := sayToday(sc)
	if !o.Date.IsZero() {
		date = sc.s.date(o.Date)
	}
	p := &openingPage{first: stepClient, typed: map[int]string{
		stepClient: o.Client, stepSellers: strconv.Itoa(o.Sellers), stepIndustry: o.Industry, stepRespondent: o.Respondent,
		stepPosition: o.Position, stepInterviewer: o.Interviewer, stepDate: date,
	}}
	p.open(sc, stepClient)
	return p
}

// sayToday is today, as the language writes it.
func sayToday(sc *screen) string {
	return (&Session{Language: sc.lang}).date(today(sc.run.Clock))
}

func (p *openingPage) open(sc *screen, step int) {
	p.step = step
	switch step {
	case stepLanguage:
		choices := []Choice{{string(questionnaire.Russian), sc.say(sayRussian)}, {string(questionnaire.English), sc.say(sayEnglish)}}
		p.widget = newChooser(sc.styles, numbered(choices, nil, false), p.typed[step])
	case stepPosition:
		choices := append(numbered(positionChoices(sc.lang), nil, false), Choice{pickOpen, "─ " + sc.say(sayLeaveOpen)})
		current := p.typed[step]
		if current == "" {
			current = pickOpen
		}
		p.widget = newChooser(sc.styles, choices, current)
	default:
		p.widget = newTyped(sc.styles, p.typed[step], longestAnswer)
	}
}

func (p *openingPage) typing() bool { return true }

func (p *openingPage) update(sc *screen, msg tea.Msg) (move, tea.Cmd) {
	key, ok := msg.(tea.KeyMsg)
	if !ok {
		return move{}, p.widget.update(msg)
	}
	switch name := key.String(); {
	case name == "esc" && sc.s != nil:
		return move{kind: upward}, nil
	case name == "shift+tab" || name == "esc":
		if p.step > p.first {
			p.keep()
			p.open(sc, p.step-1)
		}
		return move{}, nil
	case name == "enter" || name == "tab":
		return p.commit(sc), nil
	case p.widget.kind == chooser && p.widget.number(name) >= 0:
		p.widget.one = p.widget.choices[p.widget.number(name)].ID
		return p.commit(sc), nil
	}
	return move{}, p.widget.update(msg)
}

// keep remembers what the step holds.
func (p *openingPage) keep() {
	if p.widget.kind == chooser {
		p.typed[p.step] = p.widget.one
		if p.widget.one == pickOpen {
			p.typed[p.step] = ""
		}
		return
	}
	p.typed[p.step] = clean(p.widget.text)
}

// commit takes one step, and writes the file after the last.
func (p *openingPage) commit(sc *screen) move {
	p.keep()
	value := p.typed[p.step]
	switch p.step {
	case stepLanguage:
		sc.lang = languageOf(value)
		sc.run.Language = sc.lang
		p.typed[stepDate] = sayToday(sc)
	case stepClient:
		if value == "" {
			sc.notice = sc.say(sayNeedClient)
			return move{}
		}
	case stepSellers:
		if _, err := parseSellers(value); err != nil {
			sc.notice = sc.say(sayNeedSellers)
			return move{}
		}
	case stepDate:
		if _, err := parseDate(value); err != nil {
			sc.notice = sc.say(sayNeedDate, sayToday(sc))
			return move{}
		}
		return p.finish(sc)
	}
	p.open(sc, p.step+1)
	return move{}
}

// opening is what was typed.
func (p *openingPage) opening() Opening {
	o := Opening{
		Client: p.typed[stepClient], Industry: p.typed[stepIndustry], Respondent: p.typed[stepRespondent],
		Position: p.typed[stepPosition], Interviewer: p.typed[stepInterviewer],
	}
	o.Sellers, _ = parseSellers(p.typed[stepSellers])
	o.Date, _ = parseDate(p.typed[stepDate])
	return o
}

// finish creates the file, or corrects it and closes the page.
func (p *openingPage) finish(sc *screen) move {
	o := p.opening()
	if sc.s != nil {
		if sc.taken(sc.s.problem(sc.s.SetOpening(o))) {
			return move{kind: upward}
		}
		return move{}
	}
	s, err := sc.run.create(o)
	switch {
	case errors.Is(err, answerfile.ErrBusy):
		sc.notice = sc.say(sayBusy, cmp.Or(sc.run.Path, o.FileName()))
	case err != nil:
		sc.notice = sc.say(sayNotSaved, whyIn(sc.lang, err))
	default:
		sc.begin(s)
	}
	return move{}
}

func (p *openingPage) view(sc *screen, width, height int) string {
	titles := make([]string, stepCount)
	for i, t := range openingTitles {
		titles[i] = sc.say(t)
	}
	wide := min(widest(titles), width/2)
	var lines []string
	for i := p.first; i < p.step; i++ {
		value := p.typed[i]
		switch {
		case i == stepLanguage:
			value = sc.say(sayRussian)
			if sc.lang == questionnaire.English {
				value = sc.say(sayEnglish)
			}
		case i == stepPosition && value != "":
			value = sc.say(positionNames[value])
		case value == "":
			value = "─"
		}
		lines = append(lines, sc.styles.faint.Render(cut(padTo(titles[i], wide)+"  "+value, width)))
	}
	title := sc.styles.title.Render(titles[p.step])
	if p.step >= stepIndustry && p.step != stepDate && p.widget.kind == typed {
		title += sc.styles.faint.Render("  " + sc.say(sayMayBeEmpty))
	}
	lines = append(lines, "", between(title, strconv.Itoa(p.step-p.first+1)+"/"+strconv.Itoa(stepCount-p.first), width))
	lines = append(lines, p.widget.view(width, height-len(lines)))
	if p.step == stepDate && sc.s == nil {
		path := cmp.Or(sc.run.Path, answerfile.FreeName("", p.opening().FileName()))
		lines = append(lines, "", sc.styles.faint.Render(cut(sc.say(sayFileHint, path), width)))
	}
	return strings.Join(lines, "\n")
}

func (p *openingPage) hints() []text {
	if p.first > stepLanguage {
		return []text{hintEnterNext, hintBack, hintEscBack}
	}
	return []text{hintEnterNext, hintBack, hintStop}
}
