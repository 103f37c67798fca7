package screen

import (
	tea "charm.land/bubbletea/v2"

	"salesaudit/questionnaire"
)

// misread says which letters answer yes and no, after one that does not.
func (sc *screen) misread() {
	sc.notice = sc.say(sayAnswerBy, sc.keys.yes.Help().Key, sc.keys.no.Help().Key)
}

// misreads says it of a letter that was typed where yes or no is asked for; other keys are passed over.
func (sc *screen) misreads(msg tea.Msg) {
	if pressed, ok := msg.(tea.KeyPressMsg); ok && pressed.Text != "" {
		sc.misread()
	}
}

var sayAnswerBy = questionnaire.Text{RU: "Ответьте буквой: %s — да, %s — нет.", EN: "Answer with a letter: %s for yes, %s for no."}
