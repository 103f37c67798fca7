package session

import (
	"cmp"
	"slices"
	"strconv"
	"time"

	"salesaudit/questionnaire"
)

// walk is the way that an interview takes from one field to the next: all of them in the bank's order, only those that
// the respondent knows best, or an agenda for a limited time.
type walk struct {
	minutes int                           // of the agenda; 0 where there is none
	until   time.Time                     // when they are over
	passed  map[*questionnaire.Field]bool // fields that the agenda led to
	trail   []*questionnaire.Field        // the same in order, for the way back
	goal    *questionnaire.Field          // what the last field was asked for, the field itself or one that needs it
	again   bool                          // what it led to and was left half told is asked once more
	own     bool                          // only the questions that the respondent knows best
}

const (
	// UsualAgenda asks for an agenda of the minutes that the run was started with, else of usualMinutes.
	UsualAgenda = -1
	// usualMinutes is what a director has time for.
	usualMinutes = 30
	// LongestAgenda bounds an agenda, in minutes: a working day.
	LongestAgenda = 480
)

// OnAgenda reports whether the interview follows an agenda.
func (s *Session) OnAgenda() bool { return s.walk.minutes > 0 }

// SetAgenda begins an agenda of so many minutes from now on, or UsualAgenda; 0 goes back to the bank's order. It returns what that means in words.
func (s *Session) SetAgenda(minutes int) string {
	if minutes == UsualAgenda {
		minutes = cmp.Or(s.Minutes, usualMinutes)
	}
	s.walk = walk{minutes: minutes, own: s.walk.own}
	if minutes == 0 {
		return s.Say(sayWholeOrder)
	}
	s.walk.until = s.Clock().Add(time.Duration(minutes) * time.Minute)
	s.walk.passed = map[*questionnaire.Field]bool{}
	return s.Say(sayAgenda, minutes, len(s.agenda(s.minutesLeft())))
}

// minutesLeft returns how many usual minutes are left of the agenda, at the pace of this interview.
func (s *Session) minutesLeft() float64 {
	return float64(s.walk.until.Sub(s.Clock())) / float64(s.pace.left(1))
}

// nextOnAgenda returns the field to ask now and the one that it is asked for, nil at the end of the agenda. What the last
// fields were asked for is asked for before anything else while there is time: they alone, such as the roles without the
// matrix, would say little.
func (s *Session) nextOnAgenda() (next, goal *questionnaire.Field) {
	left := s.minutesLeft()
	if goal := s.walk.goal; goal != nil && left > 0 && s.gain(goal) > 0 {
		if group, ok := s.withNeeds(goal, nil, nil); ok {
			return group[0], goal
		}
	}
	if group, _ := s.nextGroup(left, nil); group != nil {
		return group[0], group[len(group)-1]
	}
	return nil, nil
}

// agendaOver says that the time of an agenda is over, or that nothing more fits into it; "" while there is more to ask.
func (s *Session) agendaOver() string {
	switch {
	case !s.OnAgenda():
		return ""
	case !s.Clock().Before(s.walk.until):
		return s.Say(sayTimeOver)
	}
	if next, _ := s.nextOnAgenda(); next != nil {
		return ""
	}
	if group, _ := s.nextGroup(LongestAgenda, nil); group != nil {
		return s.Say(sayAgendaDone)
	}
	if passed := s.passedBy(); passed > 0 {
		return s.Say(sayAgendaPassed, passed)
	}
	if s.isSelfAssessed() {
		return s.Say(sayNothingMoves)
	}
	return s.Say(sayNothingToGain)
}

// passedBy counts the fields that points hang on and that an interview can answer, but that the agenda led to, or to what
// they need, and got no answer.
func (s *Session) passedBy() int {
	n := 0
	for _, next := range s.asks() {
		if f := next.Field; s.gain(f) > 0 && s.canBeTold(f) {
			n++
		}
	}
	return n
}

// Begin returns the field to begin with, nil when there is nothing to ask.
func (s *Session) Begin() *questionnaire.Field {
	if s.OnAgenda() {
		return s.Next(nil)
	}
	return s.resumed()
}

// Next returns the field after f, nil for the first, on the way that the interview takes; nil at its end.
func (s *Session) Next(f *questionnaire.Field) *questionnaire.Field {
	if !s.OnAgenda() {
		return s.inScope(f, s.After)
	}
	if f != nil && !s.walk.passed[f] {
		s.walk.passed[f] = true
		s.walk.trail = append(s.walk.trail, f)
	}
	next, goal := s.nextOnAgenda()
	if next == nil && !s.walk.again && s.minutesLeft() > 0 { // the lists that were left half told, once more
		s.walk.again = true
		for f := range s.walk.passed {
			if s.StateOf(f) == Partial {
				delete(s.walk.passed, f)
			}
		}
		next, goal = s.nextOnAgenda()
	}
	s.walk.goal = goal
	return next
}

// Previous returns the field before f on that way, of the last one where f is nil; nil at its beginning.
func (s *Session) Previous(f *questionnaire.Field) *questionnaire.Field {
	if !s.OnAgenda() {
		if f == nil {
			return s.last()
		}
		return s.inScope(f, s.before)
	}
	at := slices.Index(s.walk.trail, f)
	if at < 0 {
		at = len(s.walk.trail)
	}
	for _, before := range slices.Backward(s.walk.trail[:at]) {
		if s.StateOf(before) != Hidden {
			return before
		}
	}
	return nil
}

// inScope steps until it finds a field that is asked this respondent.
func (s *Session) inScope(f *questionnaire.Field, step func(*questionnaire.Field) *questionnaire.Field) *questionnaire.Field {
	for f = step(f); f != nil && !s.IsInScope(f.Question); {
		f = step(f)
	}
	return f
}

// IsInScope reports whether a question is asked this respondent.
func (s *Session) IsInScope(q *questionnaire.Question) bool {
	return !s.walk.own || q.KnownBestBy(s.sheet().Interview.Position)
}

// OwnOnly reports whether only the questions are asked that the respondent knows best.
func (s *Session) OwnOnly() bool { return s.walk.own }

// SetOwnOnly asks only the questions that the respondent knows best, or all again. It returns what that means in words.
func (s *Session) SetOwnOnly(own bool) string {
	known := s.ownQuestions()
	switch {
	case !own:
		s.walk.own = false
		return s.Say(sayAllQuestions)
	case s.sheet().Interview.Position == "":
		return s.Say(sayNoPosition)
	case len(known) == 0:
		return s.Say(sayNobodyKnowsBest)
	}
	s.walk.own = true
	return s.Say(sayOwnQuestions, s.questions(sayQuestionNumber, sayQuestionNumbers, known))
}

// ownQuestions returns the numbers of the questions that the respondent knows best; none where that is all of them, or
// the bank does not say.
func (s *Session) ownQuestions() []string {
	position := s.sheet().Interview.Position
	var out []string
	for _, q := range s.Bank.Questions {
		if q.KnownBestBy(position) {
			out = append(out, strconv.Itoa(q.Index+1))
		}
	}
	if !s.Bank.Weighs(position) || len(out) == len(s.Bank.Questions) {
		return nil
	}
	return out
}

// proposal says which questions the respondent knows best, "" where there is nothing to choose. how is what to do to be
// asked only those.
func (s *Session) proposal(how string) string {
	known := s.ownQuestions()
	if len(known) == 0 || s.OnAgenda() {
		return ""
	}
	return s.Say(sayKnowsBest, s.in().Position(s.sheet().Interview.Position), s.questions(sayQuestionNumber, sayQuestionNumbers, known), how)
}

var (
	sayAgenda          = text{RU: "Повестка на %d мин: полей в ней %d, сначала то, от чего больше всего зависят баллы.", EN: "An agenda of %d min: %d fields, those first that most points hang on."}
	sayTimeOver        = text{RU: "Время повестки вышло; остальное можно спросить в другой раз.", EN: "Time is up; the rest can be asked another time."}
	sayAgendaDone      = text{RU: "Повестка пройдена: на остальное времени не хватит.", EN: "The agenda is done: the rest does not fit into the time."}
	sayNothingToGain   = text{RU: "Повестка пройдена: на баллы остальные ответы собеседника не повлияют.", EN: "The agenda is done: no other answer of the respondent moves the score."}
	sayNothingMoves    = text{RU: "Повестка пройдена: на баллы остальные ответы не повлияют.", EN: "The agenda is done: no other answer moves the score."}
	sayAgendaPassed    = text{RU: "Повестка пройдена, но без ответа остались поля, от которых зависят баллы: %d. Чтобы вернуться к ним, начните повестку снова.", EN: "The agenda is done, but fields that points hang on have no answer: %d. To return to them, begin the agenda anew."}
	sayWholeOrder      = text{RU: "Вопросы снова идут по порядку.", EN: "The questions are in their own order again."}
	sayAgendaLeft      = text{RU: "осталось %d из %d мин", EN: "%d of %d min left"}
	sayAgendaPast      = text{RU: "время вышло: %d мин", EN: "time is up: %d min"}
	sayOwnQuestions    = text{RU: "Дальше — только %s; остальные — в обзоре.", EN: "From here on only %s; the others are in the overview."}
	sayAllQuestions    = text{RU: "Дальше — все вопросы.", EN: "From here on all questions."}
	sayNoPosition      = text{RU: "Должность отвечающего не указана: укажите её в карточке интервью.", EN: "The respondent's position is not given: give it on the interview's card."}
	sayNobodyKnowsBest = text{RU: "В методике нет вопросов именно для этой должности.", EN: "The questionnaire singles out no questions for this position."}
	sayKnowsBest       = text{RU: "На %[2]s увереннее других отвечает %[1]s. Задать только их: %[3]s.", EN: "Best known by this respondent (%[1]s): %[2]s. For only those: %[3]s."}
)
