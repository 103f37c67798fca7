package screen

import (
	"maps"
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"

	"salesaudit/internal/answers"
	"salesaudit/internal/interview/session"
	"salesaudit/internal/wording"
	"salesaudit/questionnaire"
)

// keymap is the keys of all pages, called as the language of the screen calls them. Letters have those beside them that
// the Russian layout puts on the same keys. Of several names the bottom line takes the first.
type keymap struct {
	stepKeys
	fieldKeys
	listKeys
	matrixKeys
	overKeys
	everywhereKeys
}

func newKeymap(lang questionnaire.Language) keymap {
	named := func(name, ru, en string, keys ...string) key.Binding {
		if lang == questionnaire.Russian {
			name = strings.NewReplacer("space", "пробел").Replace(name)
		}
		return key.NewBinding(key.WithKeys(keys...), key.WithHelp(name, wording.In(lang).Say(questionnaire.Text{RU: ru, EN: en})))
	}
	yes, no, others := answerLetters(lang)
	return keymap{newStepKeys(named), newFieldKeys(named, yes, no, others), newListKeys(named, yes, no), newMatrixKeys(named), newOverKeys(named), newEverywhereKeys(named)}
}

// namer makes a binding of keys, what they are called, and what they do.
type namer func(name, ru, en string, keys ...string) key.Binding

// stepKeys lead from one field to another.
type stepKeys struct{ next, skip, goOn, back, cancel, saveAndClose, leaveRow, leaveCell, stop key.Binding }

func newStepKeys(named namer) stepKeys {
	return stepKeys{
		next:         named("Enter", "дальше", "next", "enter"),
		skip:         named("Tab", "пропустить", "skip", "tab"),
		goOn:         named("Tab", "дальше", "next", "tab"),
		back:         named("Shift+Tab", "назад", "back", "shift+tab"),
		cancel:       named("Esc", "отмена", "cancel", "esc", "shift+tab"),
		saveAndClose: named("Esc", "сохранить и закрыть", "save and close", "esc"),
		leaveRow:     named("Esc", "к списку", "to the list", "esc"),
		leaveCell:    named("Esc", "к таблице", "to the table", "esc"),
		stop:         named("Ctrl+C", "выйти", "leave", "ctrl+c"),
	}
}

// fieldKeys answer a field or a cell.
type fieldKeys struct{ choose, point, mark, none, nobody, yes, no, misread, notMeasured, notMeasuredTyped, noText, unknown, unknownTyped, newTarget, unanswer key.Binding }

func newFieldKeys(named namer, yes, no, others []string) fieldKeys {
	return fieldKeys{
		choose:           named("1…9", "ответ", "answer", digits()...),
		point:            named("↑↓ Enter", "выбор", "choose", "up", "down"),
		mark:             named("space, x, 1…9", "отметить", "mark", slices.Concat([]string{"space"}, letters("x"), digits())...),
		none:             named("0", "ничего", "none", "0"),
		nobody:           named("0", "никто, нет", "nobody, none", "0"),
		yes:              named(yes[0], "да", "yes", yes...),
		no:               named(no[0], "нет", "no", no...),
		misread:          key.NewBinding(key.WithKeys(others...)),
		notMeasured:      named("m, F8", "не измеряется", "not measured", append(letters("m"), "f8")...),
		notMeasuredTyped: named("F8", "не измеряется", "not measured", "f8"),
		noText:           named("F8", "такого нет", "there is none", "f8"),
		unknown:          named("?, F7", "неизвестно", "unknown", "?", "f7"),
		unknownTyped:     named("F7", "неизвестно", "unknown", "f7"),
		newTarget:        named("+", "новая строка", "new row", "+", "="),
		unanswer:         named("Ctrl+D", "убрать ответ", "take the answer back", "ctrl+d"),
	}
}

// listKeys change the rows of a list.
type listKeys struct{ rows, pasteAgain, add, addNamed, change, remove, move, noRows, confirm, refuse key.Binding }

func newListKeys(named namer, yes, no []string) listKeys {
	return listKeys{
		rows:       named("↑↓, 1…9", "выбор", "choose", slices.Concat([]string{"up", "down", "home", "end"}, letters("jk"), digits())...),
		pasteAgain: named("Ctrl+Y", "вставленное", "the pasted lines", "ctrl+y"),
		add:        named("+", "строка", "row", "+", "=", "insert"),
		addNamed:   named("Enter", "добавить", "add", "enter"),
		change:     named("Enter", "изменить", "change", "enter"),
		remove:     named("Del", "удалить", "delete", "delete", "-", "backspace"),
		move:       named("Shift+↑↓", "порядок", "move", "shift+up", "shift+down"),
		noRows:     named("0", "нет", "none", "0"),
		confirm:    named(yes[0], "да", "yes", yes...),
		refuse:     named(no[0], "нет", "no", slices.Concat(no, []string{"enter", "esc", "tab", "shift+tab"})...),
	}
}

// matrixKeys mark the cells of a matrix.
type matrixKeys struct{ does, answersFor, standsIn, bySystem, nobodyDoes, cycle, unmark, cells, nextFunction, rule, scopes, shared, copyRow, openRule, takeOver key.Binding }

func newMatrixKeys(named namer) matrixKeys {
	return matrixKeys{
		does:         named("r", "делает", "does", markKeys(answers.Does)...),
		answersFor:   named("a", "отвечает", "answers", markKeys(answers.Answers)...),
		standsIn:     named("b", "замена", "stands in", markKeys(answers.StandsIn)...),
		bySystem:     named("s", "система", "a system", strings.Split(session.SystemKeys, "")...),
		nobodyDoes:   named("0", "никто", "nobody", "0"),
		cycle:        named("space", "по кругу", "cycles", "space"),
		unmark:       named("Del, x", "снять отметку", "take the mark away", append(letters("x"), "delete", "backspace")...),
		cells:        named("←↑↓→", "по клеткам", "move", "up", "down", "left", "right", "home", "end"),
		nextFunction: named("Enter", "следующая функция", "next function", "enter"),
		rule:         named("/", "правило разграничения", "split rule", "/", "."), // the key of / is . on the Russian layout
		scopes:       named("o", "кто где работает", "who works where", letters("o")...),
		shared:       named("p", "что делают двое", "what two do", letters("p")...),
		openRule:     named("Enter", "правило разграничения", "split rule", "enter"),
		takeOver:     named("Enter", "отметить так же", "mark the same", "enter"),
		copyRow:      named("=", "отметки как у другой функции", "marks of another function", "="),
	}
}

// overKeys are for what lies over a question.
type overKeys struct{ close, menu, goThere, scroll, conflicts, addEvidence, saveText, newLine, finish, review, agenda, inOrder, own, all, take, unanswered key.Binding }

func newOverKeys(named namer) overKeys {
	return overKeys{
		close:       named("Esc", "закрыть", "close", append(letters("q"), "esc", "tab", "shift+tab", "f1", "f2", "f3", "f5", "f6", "f12")...),
		menu:        named("↑↓", "выбор", "choose", append(letters("jk"), "up", "down", "home", "end", "pgup", "pgdown")...),
		goThere:     named("Enter", "перейти", "go there", "enter"),
		scroll:      named("↑↓", "листать", "scroll", append(letters("jk"), "up", "down", "space", "pgup", "pgdown")...),
		conflicts:   named("g", "противоречия", "contradictions", letters("g")...),
		addEvidence: named("+", "добавить", "add", "+", "=", "insert"),
		saveText:    named("Enter", "сохранить", "save", "enter"),
		newLine:     named("Ctrl+J", "новая строка", "new line", "ctrl+j"),
		finish:      named("Enter", "закончить", "finish", "enter"),
		review:      named("w", "выводы консультанта", "the consultant's word", letters("w")...),
		unanswered:  named("a", "без ответа", "without an answer", letters("a")...),
		take:        named("Enter", "выбрать", "choose", "enter"),
		agenda:      named("t", "повестка", "agenda", letters("t")...),
		inOrder:     named("t", "снова по порядку", "in order again", letters("t")...),
		own:         named("v", "только свои", "only their own", letters("v")...),
		all:         named("v", "все вопросы", "all questions", letters("v")...),
	}
}

// everywhereKeys mean the same on every page.
type everywhereKeys struct{ overview, evidence, note, whole, askNext, scores, client, save, undo, redo, summary, nextQuestion, lastQuestion, help key.Binding }

func newEverywhereKeys(named namer) everywhereKeys {
	return everywhereKeys{
		overview:     named("F2", "обзор", "overview", "f2"),
		evidence:     named("F3", "доказательство", "evidence", "f3"),
		note:         named("F4", "заметка", "note", "f4"),
		whole:        named("F12", "вопрос целиком", "the whole question", "f12"),
		askNext:      named("F5", "что важнее всего", "what matters most", "f5"),
		scores:       named("F6", "оценки, противоречия", "scores, contradictions", "f6"),
		client:       named("c", "карточка интервью", "the interview's card", letters("c")...),
		save:         named("F9", "в другой файл", "into another file", "f9"),
		undo:         named("Ctrl+Z", "отменить", "undo", "ctrl+z"),
		redo:         named("Ctrl+Y", "вернуть отменённое", "redo", "ctrl+y"),
		summary:      named("F10", "итог и выход", "summary and end", "f10"),
		nextQuestion: named("PgDn", "следующий вопрос", "next question", "pgdown", "ctrl+right"),
		lastQuestion: named("PgUp", "прошлый вопрос", "previous question", "pgup", "ctrl+left"),
		help:         named("F1", "помощь", "help", "f1"),
	}
}

// answerLetters are the first letters of yes and no in a language, small and capital, and those of the other languages,
// which answer nothing: y and н, which is the opposite, are one key on two layouts.
func answerLetters(lang questionnaire.Language) (yes, no, others []string) {
	letter := func(lang questionnaire.Language, answer bool) []string {
		first := string([]rune(wording.In(lang).YesNo(answer))[:1])
		return []string{first, strings.ToUpper(first)}
	}
	for _, other := range []questionnaire.Language{questionnaire.Russian, questionnaire.English} {
		if other != lang {
			others = slices.Concat(others, letter(other, true), letter(other, false))
		}
	}
	return letter(lang, true), letter(lang, false), others
}

func digits() []string { return strings.Split("123456789", "") }

// letters are keys by their Latin letters, each with its capital and with the letters on it on the Russian layout.
func letters(latin string) []string {
	var out []string
	for _, l := range latin {
		r := russian[l]
		for _, each := range []string{string(l), string(r)} {
			out = append(out, each, strings.ToUpper(each))
		}
	}
	return out
}

// russian are the letters of the Russian layout by the Latin ones on the same keys.
var russian = map[rune]rune{
	'a': 'ф', 'b': 'и', 'c': 'с', 'e': 'у', 'g': 'п', 'h': 'р', 'i': 'ш', 'j': 'о', 'k': 'л', 'l': 'д', 'm': 'ь', 'n': 'т', 'o': 'щ',
	'p': 'з', 'q': 'й', 'r': 'к', 's': 'ы', 't': 'е', 'u': 'г', 'v': 'м', 'w': 'ц', 'x': 'ч', 'y': 'н', 'z': 'я',
}

// firstKey is the name of a key for a line with no room for all its names.
func firstKey(b key.Binding) string {
	name, _, _ := strings.Cut(b.Help().Key, ",")
	return name
}

// markKeys are the keys for a mark of the matrix.
func markKeys(of answers.Mark) []string {
	var out []string
	for _, r := range slices.Sorted(maps.Keys(session.MarkKeys)) {
		if session.MarkKeys[r] == of {
			out = append(out, string(r))
		}
	}
	return out
}
