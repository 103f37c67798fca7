package session

import "salesaudit/questionnaire"

// isSelfAssessed reports whether the respondent answers as a manager who assesses their own department: such a person is
// spoken to, where everybody else reads what to ask somebody for.
func (s *Session) isSelfAssessed() bool {
	meeting := s.sheet().Interview
	return questionnaire.SelfAssessed(meeting.Position, meeting.Interviewer)
}

// Ask words what to ask for, and where to look, at a question.
func (s *Session) Ask(q *questionnaire.Question) string { return s.Text(q.AskOf(s.isSelfAssessed())) }

// Help words what counts as an answer to a field.
func (s *Session) Help(f *questionnaire.Field) string { return s.Text(f.HelpOf(s.isSelfAssessed())) }

// AskNextTitle is the title of what to ask first.
func (s *Session) AskNextTitle() string {
	if s.isSelfAssessed() {
		return s.Say(sayAnswerNext)
	}
	return s.Say(sayAskNext)
}

var (
	sayAskNext    = text{RU: "Что спросить, если времени мало", EN: "What to ask when time is short"}
	sayAnswerNext = text{RU: "На что ответить, если времени мало", EN: "What to answer when time is short"}
	sayAskThis    = text{RU: "Спросите: %s", EN: "Ask: %s"}
	sayCheckThis  = text{RU: "Проверьте себя: %s", EN: "Check yourself: %s"}
)
