package line

import (
	"cmp"
	"context"
	"errors"
	"strconv"
	"strings"

	"salesaudit/internal/clean"
	"salesaudit/internal/interview/session"
	"salesaudit/internal/wording"
	"salesaudit/questionnaire"
)

// create asks for what an interview starts with, its language first, and starts it.
func (d *dialogue) create(ctx context.Context, setting session.Setting) (*session.Session, error) {
	d.print(setting.Say(session.SayNewClient))
	if !setting.Chosen {
		language, err := d.askLanguage(setting.Language)
		if err != nil {
			return nil, d.notBegun(ctx, setting, err)
		}
		setting.Language = language
	}
	if s, err := d.offer(ctx, setting); s != nil || err != nil {
		return s, err
	}
	o := session.Opening{Date: setting.Today()}
	if err := d.askOpening(setting, &o, false); err != nil {
		return d.keepCard(ctx, setting, o, err)
	}
	path := setting.Taken(o)
	if path != "" && d.piped {
		return nil, &session.TakenError{Path: path}
	}
	if path != "" {
		d.print(setting.Say(lineThereIsOne, clean.Visible(path)))
		line, err := d.ask(setting.Say(lineGoOnOrSecond, setting.FilePath(o)))
		if err != nil {
			return nil, err
		}
		if line != "2" {
			return d.resume(ctx, setting, path)
		}
	}
	return setting.Create(ctx, o)
}

// keepCard starts the interview of a card that a person left before its end, where that is enough for one. What came from
// a pipe is not lost with it.
func (d *dialogue) keepCard(ctx context.Context, setting session.Setting, o session.Opening, err error) (*session.Session, error) {
	if d.piped || !errors.Is(err, session.ErrInterrupted) || o.Client == "" {
		return nil, d.notBegun(ctx, setting, err)
	}
	d.printf("\n")
	if o.Sellers == 0 {
		return nil, &session.Lost{Words: setting.Say(lineCardNeeds)}
	}
	s, failed := setting.Create(context.WithoutCancel(ctx), o)
	if failed != nil {
		return nil, &session.Lost{Words: session.Why(setting.Language, failed)}
	}
	return s, err
}

// notBegun says of a pipe that ended within the card that there is no interview.
func (d *dialogue) notBegun(ctx context.Context, setting session.Setting, err error) error {
	if !d.piped || !errors.Is(err, session.ErrInterrupted) || ctx.Err() != nil {
		return err
	}
	return &session.Lost{Words: setting.Say(lineNotBegun)}
}

// offer asks a person whether to go on with an interview of the folder; the session is nil for a new one. A pipe is not
// asked, as its lines must not depend on what else there is.
func (d *dialogue) offer(ctx context.Context, setting session.Setting) (*session.Session, error) {
	if setting.Named != "" || d.piped {
		return nil, nil
	}
	begun := setting.Begun()
	for i, each := range begun {
		d.printf("  %d %s\n", i+1, each.Label)
	}
	for len(begun) > 0 {
		line, err := d.ask(setting.Say(lineGoOnOrStart))
		if err != nil || line == "" {
			return nil, err
		}
		if n, err := strconv.Atoi(line); err == nil && n >= 1 && n <= len(begun) {
			return d.resume(ctx, setting, begun[n-1].Path)
		}
		d.print(setting.Say(sayNeedNumber, len(begun)))
	}
	return nil, nil
}

// resume goes on with the interview of a file.
func (d *dialogue) resume(ctx context.Context, setting session.Setting, path string) (*session.Session, error) {
	setting.Named = path
	s, _, err := setting.Resume(ctx)
	return s, err
}

// askLanguage asks for the language of the interview; an empty line leaves it as it is.
func (d *dialogue) askLanguage(lang questionnaire.Language) (questionnaire.Language, error) {
	for {
		line, err := d.ask(wording.In(lang).Say(lineLanguage))
		if err != nil {
			return lang, err
		}
		switch strings.ToLower(line) {
		case "":
			return lang, nil
		case "ru", "русский":
			return questionnaire.Russian, nil
		case "en", "english":
			return questionnaire.English, nil
		}
		d.asked = "the language"
		d.refuse("ru, en")
	}
}

// correctOpening asks again for what the interview started with.
func (d *dialogue) correctOpening() error {
	o := d.s.Opening()
	if o.Date.IsZero() {
		o.Date = d.s.Today()
	}
	if err := d.askOpening(d.s.Setting, &o, true); err != nil {
		return err
	}
	d.taken(d.s.Problem(d.s.SetOpening(o)))
	return nil
}

// askOpening asks for an opening's parts. An empty line leaves one as it is, which is shown where it was there before;
// a dash empties what may be empty.
func (d *dialogue) askOpening(setting session.Setting, o *session.Opening, before bool) error {
	for _, step := range setting.OpeningSteps() {
		prompt := stepPrompt(setting.Language, step, step.Now(*o), before)
		for taken := false; !taken; {
			now := step.Now(*o)
			if before && now != "" {
				d.print(setting.Say(session.SayNow, session.Label(step.Choices, now)))
			}
			line, err := d.ask(prompt)
			if err != nil {
				return err
			}
			problem := takeStep(setting.Language, step, o, cmp.Or(line, now))
			if taken = problem == ""; !taken {
				d.asked = step.Key
				d.refuse(problem)
			}
		}
	}
	return nil
}

// stepPrompt is the title of a step with what can be chosen, or, where the line may be left empty, what that means.
func stepPrompt(lang questionnaire.Language, step session.Step, now string, before bool) string {
	var choices []string
	for i, c := range step.Choices {
		choices = append(choices, strconv.Itoa(i+1)+" "+c.Label)
	}
	switch {
	case len(choices) > 0:
		return step.Title + ": " + strings.Join(choices, ", ")
	case step.Empty != "":
		return step.Title + " (" + step.Empty + ")"
	case step.MayBeEmpty || now == "":
		return step.Title
	case before && step.Date:
		return step.Title + wording.In(lang).Say(lineKeepDate)
	case step.Date:
		return step.Title + wording.In(lang).Say(lineToday)
	}
	return step.Title
}

// takeStep puts an answer into an opening.
func takeStep(lang questionnaire.Language, step session.Step, o *session.Opening, answer string) (problem string) {
	if step.MayBeEmpty && answer == "-" {
		answer = ""
	}
	if len(step.Choices) > 0 && answer != "" {
		i := pick(step.Choices, answer)
		if i < 0 {
			return wording.In(lang).Say(sayNeedNumber, len(step.Choices))
		}
		answer = step.Choices[i].ID
	}
	return step.Take(o, answer)
}

var (
	lineLanguage     = questionnaire.Text{RU: "Язык / Language: ru, en (Enter: русский)", EN: "Language / Язык: ru, en (Enter: English)"}
	lineGoOnOrStart  = questionnaire.Text{RU: "Номер: продолжить; Enter: новое интервью", EN: "Number: go on with it; Enter: a new interview"}
	lineThereIsOne   = questionnaire.Text{RU: "Интервью с этим клиентом за этот день уже есть: %s.", EN: "There is an interview with this client of this day already: %s."}
	lineGoOnOrSecond = questionnaire.Text{RU: "Enter: продолжить его; 2: начать второе, %s", EN: "Enter: go on with it; 2: start a second one, %s"}
	lineCardNeeds    = questionnaire.Text{RU: "карточка не сохранена: нужны клиент и число продавцов", EN: "the card is not saved: the client and how many sell are needed"}
	lineNotBegun     = questionnaire.Text{RU: "ввод закончился до начала интервью: файла нет", EN: "the input ended before the interview began: there is no file"}
	lineToday        = questionnaire.Text{RU: " (Enter: сегодня)", EN: " (Enter: today)"}
	lineKeepDate     = questionnaire.Text{RU: " (Enter: оставить)", EN: " (Enter: keep)"}
)
