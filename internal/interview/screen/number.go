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

var (
	sayMarked   = questionnaire.Text{RU: "Отмечено: %s.", EN: "Marked: %s."}
	sayUnmarked = questionnaire.Text{RU: "Отметка снята: %s.", EN: "Unmarked: %s."}
	// sayTaken says which option a number of several digits was taken for, saySingly how its digits are taken as numbers.
	sayTaken  = questionnaire.Text{RU: "Взято: %s.", EN: "Taken: %s."}
	saySingly = questionnaire.Text{RU: "Для %s и %s по отдельности между ними нажмите пробел.", EN: "For %s and %s, press space between them."}
)

// sayNumberTaken is said to Enter behind a number that answered: it would pass by the next field.
var sayNumberTaken = questionnaire.Text{
	RU: "Номер уже принят как ответ, Enter после него не нужен.", EN: "The number was taken as the answer: no Enter is needed after it.",
}

// sayMarksWouldGo asks before the key for none takes marks away.
var sayMarksWouldGo = questionnaire.Text{
	RU: "Отмеченное снимется, ответ будет «ничего». Нажмите 0 ещё раз, если так и надо.",
	EN: "The marks would go and the answer would be none. Press 0 once more if that is meant.",
}

// sayTypedWouldGo asks before a key for no answer takes away what is typed or marked.
var sayTypedWouldGo = questionnaire.Text{
	RU: "Набранное пропадёт. Нажмите %s ещё раз, если так и надо.", EN: "What you typed would go. Press %s once more if that is meant.",
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
		move := commit()
		sc.numbered = sc.notice == ""
		return move
	}}
}

// committing is Enter, which takes what the widget holds; right behind a number that answered it takes nothing.
func (sc *screen) committing(commit func() session.Move) action {
	return leads(sc.keys.next, func() session.Move {
		if sc.behind {
			sc.news = sc.say(sayNumberTaken)
			return session.Move{}
		}
		return commit()
	})
}

// pointing are the keys that the field of huh takes itself, for the bottom line.
func (w *widget) pointing(sc *screen) action { return action{Binding: sc.keys.point} }

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
		begun, before := w.begun, w.many
		w.toggle(pressed)
		w.sayUnseen(sc, before)
		w.sayBegun(sc)
		if begun != "" && w.begun == "" && isDigit(pressed) {
			w.sayWhole(sc, begun, pressed)
		}
	})
}

// sayUnseen says what was marked or unmarked where not all options can be seen.
func (w *widget) sayUnseen(sc *screen, before []string) {
	for _, o := range w.options {
		is := slices.Contains(w.many, o.id)
		switch {
		case len(w.options) <= w.room || is == slices.Contains(before, o.id):
		case is:
			sc.news = sc.say(sayMarked, o.label)
		default:
			sc.news = sc.say(sayUnmarked, o.label)
		}
	}
}

// sayWhole says which option a number of two digits was taken for, and how to mark the options of its digits instead.
func (w *widget) sayWhole(sc *screen, begun, digit string) {
	at := slices.IndexFunc(w.options, func(o option) bool { return o.digit == begun+digit })
	switch {
	case at < 0:
	case digit == "0":
		sc.news = sc.say(sayTaken, w.options[at].label)
	default:
		sc.news = sc.say(sayTaken, w.options[at].label) + " " + sc.say(saySingly, begun, digit)
	}
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
