package screen

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"salesaudit/internal/clean"
	"salesaudit/internal/interview/session"
	"salesaudit/internal/wording"
	"salesaudit/questionnaire"
)

// startPage offers to go on with an interview of the folder, or to start a new one.
type startPage struct {
	menu
	begun []session.Begun
}

// newStartPage returns the page that a run without an interview begins with: the card of a new one where the file was
// named, or where there is nothing to go on with.
func newStartPage(sc *screen) page {
	if sc.setting.Named == "" {
		if begun := sc.setting.Begun(); len(begun) > 0 {
			return &startPage{menu{size: 1 + len(begun)}, begun}
		}
	}
	return newOpeningPage(sc)
}

func (p *startPage) actions(sc *screen) []action {
	choose := func() session.Move {
		if p.cursor == 0 {
			sc.page = newOpeningPage(sc)
		} else {
			sc.resume(p.begun[p.cursor-1].Path)
		}
		return session.Move{}
	}
	return []action{leads(sc.keys.take, choose), takes(sc.keys.menu, func(pressed string) { p.cursor = pointed(pressed, p.cursor, p.size) })}
}

func (p *startPage) view(sc *screen, width, height int) string {
	lines := []string{sc.say(sayNewOne)}
	for _, each := range p.begun {
		lines = append(lines, each.Label)
	}
	return sc.styles.title.Render(sc.say(sayGoOnOrStart)) + "\n" + p.lines(sc, lines, width, height-1)
}

// resume goes on with the interview of a file, or says why it cannot.
func (sc *screen) resume(path string) {
	setting := sc.setting
	setting.Named = path
	s, _, err := setting.Resume(sc.ctx)
	if err != nil {
		sc.notice = sc.say(sayCannotGoOn, clean.Visible(path), session.Why(sc.setting.Language, err))
		return
	}
	sc.begin(s)
}

// samePage asks whether to go on with the interview of the same client on the same day, or to start a second one.
type samePage struct {
	menu
	card *openingPage
	path string
}

func (p *samePage) actions(sc *screen) []action {
	choose := func() session.Move {
		switch p.cursor {
		case 0:
			sc.resume(p.path)
		case 1:
			p.card.create(sc)
		default:
			sc.page = p.card
		}
		return session.Move{}
	}
	back := func() session.Move {
		sc.page = p.card
		return session.Move{}
	}
	return []action{
		leads(sc.keys.take, choose), takes(sc.keys.menu, func(pressed string) { p.cursor = pointed(pressed, p.cursor, p.size) }),
		wayOut(leads(sc.keys.cancel, back)),
	}
}

func (p *samePage) view(sc *screen, width, height int) string {
	lines := []string{sc.say(sayGoOnWithIt), sc.say(saySecondOne, sc.setting.FilePath(p.card.opening())), sc.say(sayBackToCard)}
	head := wording.Wrap(sc.say(sayThereIsOne, clean.Visible(p.path)), width)
	return strings.Join(head, "\n") + "\n\n" + p.lines(sc, lines, width, height-len(head)-1)
}

// cardPage asks where to keep a card when the person leaves before the first question.
type cardPage struct {
	widget *widget
	card   *openingPage
}

func (p *cardPage) typing() bool { return true }

func (p *cardPage) actions(sc *screen) []action {
	save := func() session.Move {
		setting := sc.setting
		setting.Named = clean.Typed(p.widget.text)
		s, err := setting.Create(sc.ctx, p.card.opening())
		if err != nil {
			sc.notice = sc.say(sayNotSaved, session.Why(sc.setting.Language, err))
			return session.Move{}
		}
		sc.begin(s)
		sc.err = session.ErrInterrupted
		return session.Move{Kind: session.Leave}
	}
	back := func() session.Move {
		sc.page = p.card
		if p.widget.touched {
			sc.news = sc.say(sayNotSaved, sc.say(saySaveByEnter, clean.Typed(p.widget.text)))
		}
		return session.Move{}
	}
	return []action{leads(sc.keys.saveText, save), wayOut(leads(sc.keys.cancel, back))}
}

func (p *cardPage) other(_ *screen, msg tea.Msg) tea.Cmd { return p.widget.update(msg) }

func (p *cardPage) view(sc *screen, width, _ int) string {
	head := wording.Wrap(sc.say(sayKeepCard), width)
	return strings.Join(head, "\n") + "\n\n" + p.widget.view(width, 1)
}

// begun reports whether anything was typed into the card of a new interview.
func (p *openingPage) begun(sc *screen) bool {
	p.remember()
	for i, typed := range p.typed[p.own:] {
		if typed != p.steps[p.own+i].Now(session.Opening{Date: sc.setting.Today()}) {
			return true
		}
	}
	return false
}

// complete reports whether a card holds all that an interview starts with.
func (p *openingPage) complete() bool {
	for i, step := range p.steps[p.own:] {
		if step.Take(&session.Opening{}, p.typed[p.own+i]) != "" {
			return false
		}
	}
	return true
}

// leave asks where to keep a card that was begun; it reports whether there is nothing to ask.
func (p *openingPage) leave(sc *screen) bool {
	if p.own == 0 || sc.unkept || !p.begun(sc) {
		return true
	}
	if !p.complete() {
		sc.unkept = true
		sc.notice = sc.say(sayCardTooShort)
		return false
	}
	sc.page = &cardPage{newTyped(sc.styles, sc.setting.FilePath(p.opening()), longestAnswer), p}
	return false
}

var (
	sayGoOnOrStart  = questionnaire.Text{RU: "Продолжить или начать новое", EN: "Go on, or start a new one"}
	sayNewOne       = questionnaire.Text{RU: "+ новое интервью", EN: "+ a new interview"}
	sayCannotGoOn   = questionnaire.Text{RU: "%s открыть нельзя: %s", EN: "%s cannot be opened: %s"}
	sayThereIsOne   = questionnaire.Text{RU: "Интервью с этим клиентом за этот день уже есть: %s.", EN: "There is an interview with this client of this day already: %s."}
	sayGoOnWithIt   = questionnaire.Text{RU: "продолжить его", EN: "go on with it"}
	saySecondOne    = questionnaire.Text{RU: "начать второе: %s", EN: "start a second one: %s"}
	sayBackToCard   = questionnaire.Text{RU: "вернуться и исправить", EN: "go back and correct"}
	sayKeepCard     = questionnaire.Text{RU: "Где сохранить начатое? Enter: сохранить и выйти. Ctrl+C: выйти без сохранения.", EN: "Where to keep what was begun? Enter: save and leave. Ctrl+C: leave without saving."}
	sayCardTooShort = questionnaire.Text{RU: "Сохранить нечего: нужны клиент, число продавцов и дата. Ctrl+C ещё раз: выйти.", EN: "There is nothing to save: the client, how many sell and the date are needed. Ctrl+C once more: leave."}
)
