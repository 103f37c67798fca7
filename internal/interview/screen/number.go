package screen

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"

	"salesaudit/internal/interview/session"
	"salesaudit/questionnaire"
)

// sayNumberBegun says how a number goes on that may have another digit.
var sayNumberBegun = questionnaire.Text{
	RU: "Номер %s…: ещё цифра (%s) или пробел, если это всё.", EN: "Number %s…: one more digit (%s), or space if that is all.",
}

// sayMarksWouldGo asks before the key for none takes marks away.
var sayMarksWouldGo = questionnaire.Text{
	RU: "Отмеченное снимется, ответ будет «ничего». Нажмите 0 ещё раз, если так и надо.",
	EN: "The marks would go and the answer would be none. Press 0 once more if that is meant.",
}

// picked returns the id of the option that a number picks, "" for none.
func (w *widget) picked(number string) string {
	for _, o := range w.options {
		if number != "" && o.digit == number {
			return o.id
		}
	}
	return ""
}

// longer returns the numbers of options that begin with a shorter one.
func (w *widget) longer(number string) []string {
	var out []string
	for _, o := range w.options {
		if len(o.digit) > len(number) && strings.HasPrefix(o.digit, number) {
			out = append(out, o.digit)
		}
	}
	return out
}

// typeDigit takes one digit of the number of an option and returns the options that are named with it: none as long as
// the number may go on, two where it could not go on in this way.
func (w *widget) typeDigit(digit string) []string {
	before := w.begun
	w.begun = ""
	number := before + digit
	switch id := w.picked(number); {
	case len(w.longer(number)) > 0:
		w.begun = number
	case id != "":
		return []string{id}
	case before != "":
		return append([]string{w.picked(before)}, w.typeDigit(digit)...)
	}
	return nil
}

// settle takes a number that was begun as it is: the cursor of a chooser goes there, an option of several is
// marked or unmarked.
func (w *widget) settle() {
	id := w.picked(w.begun)
	w.begun = ""
	switch {
	case id == "":
	case w.kind == several:
		w.toggleOne(id)
	default:
		w.one = id
	}
}

// withZero are the keys of a binding and, within a number, 0.
func (w *widget) withZero(b key.Binding) key.Binding {
	if w.begun == "" {
		return b
	}
	return key.NewBinding(key.WithKeys(append(slices.Clone(b.Keys()), "0")...), key.WithHelp(b.Help().Key, b.Help().Desc))
}

// choosing is the action that picks an option by its number and commits it.
func (w *widget) choosing(sc *screen, commit func() session.Move) action {
	return action{Binding: w.withZero(sc.keys.choose), do: func(digit string) session.Move {
		ids := w.typeDigit(digit)
		w.sayBegun(sc)
		if len(ids) != 1 {
			return session.Move{} // nothing, or no number of an option
		}
		w.one = ids[0]
		return commit()
	}}
}

// choosingBegun takes the number that was begun by space.
func (w *widget) choosingBegun(commit func() session.Move) []action {
	if w.begun == "" {
		return nil
	}
	return quietly(leads(key.NewBinding(key.WithKeys("space")), commit))
}

// marking is the action that marks the options by their numbers, or the one under the cursor.
func (w *widget) marking(sc *screen) action {
	return takes(w.withZero(sc.keys.mark), func(pressed string) {
		w.toggle(pressed)
		w.sayBegun(sc)
	})
}

// sayBegun says how a number that was begun may go on.
func (w *widget) sayBegun(sc *screen) {
	if longer := w.longer(w.begun); w.begun != "" {
		to := longer[0]
		if len(longer) > 1 {
			to += "–" + longer[len(longer)-1]
		}
		sc.news = sc.say(sayNumberBegun, w.begun, to)
	}
}

func isDigit(pressed string) bool { return pressed == "0" || slices.Contains(digits(), pressed) }
