package screen

import (
	"context"
	"errors"
	"fmt"

	"salesaudit/internal/interview/session"
	"salesaudit/questionnaire"
)

// closed saves what was typed and not confirmed, as leaving a field does, when a signal or a closed window ends the
// program. It returns why the program ended: a session.Lost where something could not be saved.
func (sc *screen) closed(ctx context.Context) error {
	if sc.s == nil {
		return sc.closedCard(ctx)
	}
	sc.s.Outlive()
	sc.notice = ""
	if !sc.keep() {
		return &session.Lost{Words: sc.say(sayLost, sc.notice)}
	}
	return session.ErrInterrupted
}

// failed saves what was typed where the program itself broke off, as closed does. It words why, and what is lost.
func (sc *screen) failed(ctx context.Context, err error) error {
	err = fmt.Errorf("run the full screen: %w", err)
	var lost *session.Lost
	if errors.As(sc.closed(ctx), &lost) {
		err = fmt.Errorf("%w; %s", err, lost.Words)
	}
	return err
}

// closedCard starts the interview of a card that was begun, where that is enough for one: nobody can be asked for another
// place any more.
func (sc *screen) closedCard(ctx context.Context) error {
	var card *openingPage
	switch p := sc.page.(type) {
	case *openingPage:
		card = p
	case *samePage:
		card = p.card
	case *cardPage:
		card = p.card
	}
	switch {
	case card == nil || !card.begun(sc):
		return session.ErrInterrupted
	case !card.complete():
		return &session.Lost{Words: sc.say(sayLost, sc.say(sayCardNeeds))}
	}
	s, err := sc.setting.Create(ctx, card.opening())
	if err != nil {
		return &session.Lost{Words: sc.say(sayLost, session.Why(sc.setting.Language, err))}
	}
	sc.s = s
	return session.ErrInterrupted
}

var (
	sayLost      = questionnaire.Text{RU: "набранное не сохранено: %s", EN: "what you typed is not saved: %s"}
	sayCardNeeds = questionnaire.Text{RU: "нужны клиент, число продавцов и дата", EN: "the client, how many sell and the date are needed"}
)
