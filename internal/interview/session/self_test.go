package session

import (
	"regexp"
	"strings"
	"testing"

	"salesaudit/questionnaire"
)

// toldToAsk are words for one who asks somebody else.
var toldToAsk = regexp.MustCompile(`(?i)собеседник|запишите (ответ|слова|услышанное|, как)|попросите показать|при вас|in front of you|you were shown|respondent|write down what|write the answer down`)

// TestSelfAssessed speaks to an owner or a head who answers alone, and to an interviewer about them.
func TestSelfAssessed(t *testing.T) {
	for meeting, alone := range map[string]bool{"position: head": true, "position: owner": true, "position: seller": false, "position: head, interviewer: А. Иванова": false} {
		s, _ := openText(t, "format: salesaudit.answers/1\nbank: block9@1.1.0\nclient: {name: А, sellers: 3}\ninterview: {date: 2026-11-23, "+meeting+"}\n"+
			"answers: {duplication_claim: excluded, duplication_check: never}\n")
		for _, lang := range []questionnaire.Language{questionnaire.Russian, questionnaire.English} {
			s.Language = lang
			told := s.AskNextTitle() + "\n"
			for _, q := range s.Bank.Questions {
				told += s.Ask(q) + "\n"
				for _, f := range q.Fields {
					told += s.Help(f) + "\n"
				}
			}
			for _, c := range s.Bank.Checks {
				told += s.AskWords(c) + "\n"
			}
			if found := toldToAsk.FindString(told); alone != (found == "") {
				t.Errorf("%s, %s: they are told %q", meeting, lang, found)
			}
			if strings.Contains(told, s.Say(sayCheckThis, "")) != alone || strings.Contains(told, s.Say(sayAnswerNext)) != alone {
				t.Errorf("%s, %s: not spoken to as who they are", meeting, lang)
			}
		}
	}
}
