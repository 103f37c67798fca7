package screen

import (
	"cmp"
	"errors"
	"slices"
	"strconv"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"salesaudit/internal/answerfile"
	"salesaudit/internal/clean"
	"salesaudit/internal/interview/session"
	"salesaudit/internal/wording"
	"salesaudit/questionnaire"
)

// openingPage asks for what an interview starts with, step by step, and creates the file, or corrects the one that
// there is.
type openingPage struct {
	steps  []session.Step
	own    int      // steps before those of the session: 1, for the language, of a new interview
	typed  []string // what the steps hold so far
	at     int      // of steps
	first  []string // of a correction: what the steps held before it
	widget *widget

	done, undone []cardState // to go back to and, after that, forward again
}

// newOpeningPage asks for a new interview, its language first, to which a person can go back where it was chosen before.
func newOpeningPage(sc *screen) *openingPage {
	p := &openingPage{own: 1}
	p.reword(sc)
	o := session.Opening{Date: sc.setting.Today()}
	for _, step := range p.steps {
		p.typed = append(p.typed, step.Now(o))
	}
	first := 0
	if sc.setting.Chosen {
		first = 1
	}
	p.open(sc, first)
	return p
}

// newClientPage corrects what the interview started with. The language stays: it is that of this run.
func newClientPage(sc *screen) *openingPage {
	o := sc.s.Opening()
	if o.Date.IsZero() {
		o.Date = sc.setting.Today()
	}
	p := &openingPage{steps: sc.setting.OpeningSteps()}
	for _, step := range p.steps {
		p.typed = append(p.typed, step.Now(o))
	}
	p.first = slices.Clone(p.typed)
	p.open(sc, 0)
	return p
}

// reword puts the steps of a new interview into the language of the screen.
func (p *openingPage) reword(sc *screen) {
	language := session.Step{
		Title:   sc.say(sayLanguage),
		Choices: []session.Choice{{ID: string(questionnaire.Russian), Label: sc.say(sayRussian)}, {ID: string(questionnaire.English), Label: sc.say(sayEnglish)}},
		Now:     func(session.Opening) string { return string(sc.setting.Language) },
		Take: func(_ *session.Opening, id string) string {
			sc.speak(questionnaire.Language(id))
			p.reword(sc)
			p.typed[len(p.typed)-1] = p.steps[len(p.steps)-1].Now(session.Opening{Date: sc.setting.Today()})
			return ""
		},
	}
	p.steps = append([]session.Step{language}, sc.setting.OpeningSteps()...)
}

func (p *openingPage) open(sc *screen, at int) {
	if n := len(p.done); n > 0 && !slices.Equal(p.done[n-1].typed, p.typed) {
		p.undone = nil
	}
	p.done = append(p.done, cardState{slices.Clone(p.typed), at})
	p.at = at
	step := p.steps[at]
	if len(step.Choices) == 0 {
		p.widget = newTyped(sc.styles, p.typed[at], longestAnswer)
		return
	}
	choices, current := numbered(step.Choices, nil, false), p.typed[at]
	if step.MayBeEmpty {
		choices = append(choices, option{id: pickOpen, label: "─ " + sc.say(sayLeaveOpen)})
		if current == "" {
			current = pickOpen
		}
	}
	p.widget = newChooser(sc.styles, choices, current)
}

func (p *openingPage) typing() bool { return true }

func (p *openingPage) actions(sc *screen) []action {
	k := &sc.keys
	commit := func() session.Move { return p.commit(sc) }
	out := []action{sc.committing(commit), does(k.back, func() { p.goBack(sc) })}
	if p.own > 0 {
		esc := key.NewBinding(key.WithKeys("esc"))
		if p.at > 0 {
			esc.SetHelp("Esc", k.back.Help().Desc)
		}
		out = append([]action{out[0], does(esc, func() { p.goBack(sc) })}, quietly(out[1])...)
	}
	if p.widget.kind == chooser {
		out = append(out, p.widget.choosing(sc, commit), p.widget.pointing(sc))
		out = append(out, p.widget.choosingBegun(commit)...)
	}
	out = append(out, leads(key.NewBinding(key.WithKeys("tab")), commit))
	if p.own == 0 { // a correction
		return append(out, leads(k.cancel, func() session.Move { return p.giveUp(sc) }))
	}
	return out
}

func (p *openingPage) other(_ *screen, msg tea.Msg) tea.Cmd { return p.widget.update(msg) }

func (p *openingPage) goBack(sc *screen) {
	if p.at > 0 {
		p.remember()
		p.open(sc, p.at-1)
	}
}

// remember takes over what the step holds.
func (p *openingPage) remember() {
	switch {
	case p.widget.kind != chooser:
		p.typed[p.at] = clean.Typed(p.widget.text)
	case p.widget.one == pickOpen:
		p.typed[p.at] = ""
	default:
		p.typed[p.at] = p.widget.one
	}
}

// commit takes one step, and writes the file after the last.
func (p *openingPage) commit(sc *screen) session.Move {
	p.widget.settle()
	p.remember()
	if sc.notice = p.steps[p.at].Take(&session.Opening{}, p.typed[p.at]); sc.notice != "" {
		return session.Move{}
	}
	if p.at < len(p.steps)-1 {
		p.open(sc, p.at+1)
		return session.Move{}
	}
	return p.finish(sc)
}

// opening is what was typed.
func (p *openingPage) opening() session.Opening {
	var o session.Opening
	for i, step := range p.steps[p.own:] {
		step.Take(&o, p.typed[p.own+i])
	}
	return o
}

// openingNow is what was typed, the step that is being typed too.
func (p *openingPage) openingNow() session.Opening {
	now := *p
	now.typed = slices.Clone(p.typed)
	now.remember()
	return now.opening()
}

// finish creates the file, or corrects it and closes the page.
func (p *openingPage) finish(sc *screen) session.Move {
	o := p.opening()
	if sc.s != nil {
		if sc.taken(sc.s.Problem(sc.s.SetOpening(o))) {
			return session.Move{Kind: session.Upward}
		}
		return session.Move{}
	}
	if path := sc.setting.Taken(o); path != "" {
		sc.page = &samePage{menu{size: 3}, p, path}
		return session.Move{}
	}
	p.create(sc)
	return session.Move{}
}

// create starts the interview of the card.
func (p *openingPage) create(sc *screen) {
	o := p.opening()
	s, err := sc.setting.Create(sc.ctx, o)
	switch {
	case errors.Is(err, answerfile.ErrBusy):
		sc.notice = sc.say(sayBusy, sc.setting.FilePath(o))
	case err != nil:
		sc.notice = sc.say(sayNotSaved, session.Why(sc.setting.Language, err))
	default:
		sc.begin(s)
	}
}

// view is the step that is asked for below the answers before it. On a low screen these give way, the first ones first, and
// before them what is said of the file.
func (p *openingPage) view(sc *screen, width, height int) string {
	step := p.stepLines(sc, width, height)
	var file []string
	if o := p.openingNow(); sc.s == nil && !o.Date.IsZero() && (p.steps[p.at].Date || sc.setting.Folder != "") { // from the beginning where it is not the current folder
		file = []string{"", sc.styles.faint.Render(cut(sc.say(session.SayFileHint, sc.setting.FilePath(o)), width))}
	}
	fit([]*[]string{&file}, func() bool { return len(step)+len(file) <= height })
	above := p.answered(sc, width)
	above = above[max(len(above)-max(height-len(step)-len(file)-1, 0), 0):]
	if len(step)+len(file) < height {
		above = append(above, "")
	}
	return strings.Join(slices.Concat(above, step, file), "\n")
}

// answered are the answers to the steps before.
func (p *openingPage) answered(sc *screen, width int) []string {
	var titles []string
	for _, step := range p.steps {
		titles = append(titles, step.Title)
	}
	wide := min(widest(titles), width/2)
	var lines []string
	for i, step := range p.steps[:p.at] {
		value := session.Label(step.Choices, p.typed[i])
		if value == "" {
			value = "─"
		}
		lines = append(lines, sc.styles.faint.Render(cut(padTo(titles[i], wide)+"  "+value, width)))
	}
	return lines
}

// stepLines are the title of the step that is asked for, what leaving it empty means, and the field.
func (p *openingPage) stepLines(sc *screen, width, height int) []string {
	step, empty := p.steps[p.at], ""
	if step.MayBeEmpty && p.widget.kind == typed {
		empty = cmp.Or(step.Empty, sc.say(sayMayBeEmpty))
	}
	at := strconv.Itoa(p.at+1) + "/" + strconv.Itoa(len(p.steps))
	title := sc.styles.title.Render(step.Title)
	var below []string
	if whole := title + sc.styles.faint.Render("  "+empty); ansi.StringWidth(whole)+2+len(at) <= width {
		title = whole
	} else if empty != "" {
		below = sc.faint(wording.Wrap(empty, width))
	}
	lines := append([]string{between(title, at, width)}, below...)
	return append(lines, strings.Split(p.widget.view(width, max(height-len(lines), 1)), "\n")...)
}
