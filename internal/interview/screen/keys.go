package screen

import tea "github.com/charmbracelet/bubbletea"

// updateEach takes letters that came in one piece, as fast typing and slow lines send them, one by one: each may
// be a command, and the next one meant for what that brings up.
func (sc *screen) updateEach(key tea.KeyMsg) (tea.Model, tea.Cmd) {
	var cmds []tea.Cmd
	for _, r := range key.Runes {
		_, cmd := sc.Update(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{r}, Alt: key.Alt})
		cmds = append(cmds, cmd)
	}
	return sc, tea.Batch(cmds...)
}

// global carries out a key that means the same on every page, and tells whether it was one.
func (sc *screen) global(key tea.KeyMsg) bool {
	name := key.String()
	if !sc.page.typing() {
		name = latin(name)
		if long, ok := map[string]string{"o": "f2", "e": "f3", "z": "f4", "a": "f5", "p": "f6", "h": "f1", "q": "f10", "i": "f12", "c": "client"}[name]; ok {
			name = long
		}
	}
	question := sc.question()
	switch name {
	case "f1":
		sc.overlay = &helpPage{}
	case "f2":
		sc.overlay = newOverviewPage(sc)
	case "f3":
		sc.overlay = newEvidencePage(sc, question)
	case "f4":
		sc.overlay = newNotePage(sc, question)
	case "f5":
		sc.overlay = newAskNextPage(sc)
	case "f6":
		sc.overlay = &panelPage{}
	case "f9":
		sc.overlay = newSavePage(sc)
	case "f10":
		sc.show(nil)
	case "client":
		sc.overlay = newClientPage(sc)
	case "f12":
		sc.overlay = &questionPage{question: question, field: sc.field}
	case "pgdown", "ctrl+right":
		sc.toQuestion(question.Index + 1)
	case "pgup", "ctrl+left":
		sc.toQuestion(question.Index - 1)
	default:
		return false
	}
	return true
}

func (sc *screen) toQuestion(n int) {
	if n >= 0 && n < len(sc.s.Bank.Questions) {
		sc.show(sc.s.To(sc.s.Bank.Questions[n]).Field)
	}
}

// layout maps the letters of the Russian layout to the Latin ones on the same keys.
var layout = func() map[string]string {
	out := map[string]string{}
	russian, english := []rune("йцукенгшщзхъфывапролджэячсмитьбюё"), []rune("qwertyuiop[]asdfghjkl;'zxcvbnm,.`")
	for i, r := range russian {
		out[string(r)] = string(english[i])
	}
	return out
}()

// latin returns the name of a key as if the Latin layout were on.
func latin(name string) string {
	if l, ok := layout[name]; ok {
		return l
	}
	return name
}
