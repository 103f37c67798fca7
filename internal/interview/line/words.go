package line

import (
	"strings"

	"salesaudit/questionnaire"
)

// What only the line mode says.
var (
	sayNotSavedAs      = questionnaire.Text{RU: "Ответ принят, но файл не сохраняется: %s. Интервью можно продолжать. Чтобы писать в другое место, введите: сохранить ИМЯ", EN: "The answer is taken, but the file cannot be saved: %s. The interview can go on. To write elsewhere, type: save NAME"}
	sayNoTargets       = questionnaire.Text{RU: "Список «%s» пока пуст.", EN: "The list “%s” is empty so far."}
	sayDeleted         = questionnaire.Text{RU: "Удалено.", EN: "Deleted."}
	sayNoEvidence      = questionnaire.Text{RU: "доказательств пока нет", EN: "no evidence yet"}
	sayPoints          = questionnaire.Text{RU: "%s балла", EN: "%s points"}
	sayNothingToChoose = questionnaire.Text{RU: "Выбирать пока не из чего.", EN: "There is nothing to choose from yet."}
	sayNeedNumber      = questionnaire.Text{RU: "Нужен номер от 1 до %d.", EN: "A number from 1 to %d is needed."}
	lineNeedMinutes    = questionnaire.Text{RU: "Нужны минуты, от 0 до %d.", EN: "Minutes from 0 to %d are needed."}
	lineOwnOnly        = questionnaire.Text{RU: "команда «свои»", EN: "the command own"}
	lineHelpHint       = questionnaire.Text{RU: "Команды: помощь. Выйти и сохранить: выход.", EN: "Commands: help. Leave and save: quit."}
	lineHasRows        = questionnaire.Text{RU: "В списке есть строки: %d. Удаляйте их по одной: удалить 1.", EN: "The list has rows: %d. Delete them one by one: delete 1."}
	lineNotUnderstood  = questionnaire.Text{RU: "Не понято. Список команд: помощь.", EN: "Not understood. For the commands type: help."}
	linePromptChoice   = questionnaire.Text{RU: "Номер (? неизвестно, - пропустить)", EN: "Number (? unknown, - skip)"}
	linePromptNone     = questionnaire.Text{RU: "Номер (0 никто, ? неизвестно, - пропустить, + имя: новая строка)", EN: "Number (0 none, ? unknown, - skip, + name: a new row)"}
	linePromptName     = questionnaire.Text{RU: "Номер (? неизвестно, - пропустить, + имя: новая строка)", EN: "Number (? unknown, - skip, + name: a new row)"}
	linePromptSeveral  = questionnaire.Text{RU: "Номера через пробел (0 ничего, ? неизвестно, - пропустить)", EN: "Numbers with spaces between (0 none, ? unknown, - skip)"}
	linePromptConfirm  = questionnaire.Text{RU: "да или нет (Enter: нет)", EN: "yes or no (Enter: no)"}
	lineYesOrNo        = questionnaire.Text{RU: "Нужно «да» (д) или «нет» (н).", EN: "Yes (y) or no (n) is needed."}
	linePromptBool     = questionnaire.Text{RU: "да или нет (? неизвестно, - пропустить)", EN: "yes or no (? unknown, - skip)"}
	linePromptNumber   = questionnaire.Text{RU: "Число (н не измеряется, ? неизвестно, - пропустить)", EN: "A number (n not measured, ? unknown, - skip)"}
	linePromptCount    = questionnaire.Text{RU: "Число (? неизвестно, - пропустить)", EN: "A number (? unknown, - skip)"}
	linePromptPercent  = questionnaire.Text{RU: "Процент или счёт, например 9/10 (н не измеряется, ? неизвестно, - пропустить)", EN: "A percentage, or a count such as 9/10 (n not measured, ? unknown, - skip)"}
	linePromptShare    = questionnaire.Text{RU: "Процент или счёт, например 9/10 (? неизвестно, - пропустить)", EN: "A percentage, or a count such as 9/10 (? unknown, - skip)"}
	linePromptText     = questionnaire.Text{RU: "Ответ (? неизвестно, слово «пусто»: такого нет, - пропустить)", EN: "Answer (? unknown, the word empty: there is none, - skip)"}
	linePromptList     = questionnaire.Text{RU: "+ название: добавить; номер: изменить; удалить, вверх, вниз N; 0: строк нет; Enter: дальше", EN: "+ name: add; number: change; delete, up, down N; 0: there are none; Enter: go on"}
	linePromptRows     = questionnaire.Text{RU: "+: добавить; номер: изменить; удалить, вверх, вниз N; 0: строк нет; Enter: дальше", EN: "+: add; number: change; delete, up, down N; 0: there are none; Enter: go on"}
	lineMatrixHelp     = questionnaire.Text{RU: "Для каждой функции: номера ролей с отметкой, например 1A 3R 4RA. R — делает, A — отвечает, RA — и то и другое, B — замещает. 0: никто не делает. готово: выйти из матрицы.", EN: "For each function: numbers of roles with a mark, such as 1A 3R 4RA. R does it, A answers for it, RA both, B stands in. 0: nobody does it. done: leave the matrix."}
	lineSystemHelp     = questionnaire.Text{RU: "S, если функцию делает система: S или, с отметками ролей, S 1A.", EN: "S where a system does the function: S, or with marks of roles S 1A."}
	linePromptMarks    = questionnaire.Text{RU: "Роли (0 никто, ? неизвестно, Enter дальше)", EN: "Roles (0 nobody, ? unknown, Enter to go on)"}
	lineWrongMarks     = questionnaire.Text{RU: "Нужны номера ролей от 1 до %d с отметкой R, A, RA или B, например 1A 3R.", EN: "Numbers of roles from 1 to %d with a mark R, A, RA or B are needed, such as 1A 3R."}
	linePromptEmpty    = questionnaire.Text{RU: "Enter: дальше (? неизвестно); назад; вопрос N", EN: "Enter: go on (? unknown); back; question N"}
	linePromptEnd      = questionnaire.Text{RU: "Enter: закончить; обзор; вопрос N", EN: "Enter: finish; overview; question N"}
	lineEvidenceList   = questionnaire.Text{RU: "Номер источника: добавить; удалить N; Enter: назад к вопросу", EN: "Number of a source: add; delete N; Enter: back to the question"}
	lineEvidence       = questionnaire.Text{RU: "доказательство %d: %s", EN: "evidence %d: %s"}
	lineGrade          = questionnaire.Text{RU: "Номер (Enter: не добавлять)", EN: "Number (Enter: do not add)"}
	lineNotePrompt     = questionnaire.Text{RU: "Новый текст (Enter оставить, 0 убрать)", EN: "New text (Enter to keep, 0 to remove)"}
	lineAskNextPick    = questionnaire.Text{RU: "Номер: перейти; Enter: остаться", EN: "Number: go there; Enter: stay"}
	lineOverviewPick   = questionnaire.Text{RU: "Номер вопроса: перейти; Enter: остаться", EN: "Number of a question: go there; Enter: stay"}
	lineScopesHint     = questionnaire.Text{RU: "Заполнить: слово «где».", EN: "To fill that in: the word where."}
	lineNoScopes       = questionnaire.Text{RU: "У всех ролей указано, где они работают.", EN: "It is filled in for all roles where they work."}
	lineSharedPick     = questionnaire.Text{RU: "Номер: правило разграничения; Enter: назад", EN: "Number: the split rule; Enter: back"}
	lineNothingAbove   = questionnaire.Text{RU: "Выше ещё ничего не отмечено.", EN: "Nothing above has marks yet."}
	lineHelp           = questionnaire.Text{
		RU: `? : ответ неизвестен
- : пропустить
н : не измеряется
пусто : такого нет
назад : к предыдущему полю
обзор : все вопросы
вопрос 5 : перейти к вопросу 5
доказательство : доказательства к этому вопросу
заметка : заметка к этому вопросу
спросить : что важнее всего
время 30 : повестка на 30 минут, сначала самое важное; время 0 : снова по порядку
свои : только вопросы, которые отвечающий знает лучше других; ещё раз : все
баллы : оценки сейчас
отменить : вернуть всё, как до последнего изменения; вернуть : сделать его снова
где : кто где работает: что ещё не заполнено у ролей матрицы
двое : что делают двое и больше, и правило разграничения для каждой такой функции
= : в матрице: отметки как у функции выше
слово : выводы и комментарии консультанта для отчёта
стереть : убрать ответ
готово : закончить строку или матрицу
клиент : поправить клиента и собеседника
сохранить ИМЯ : писать в другой файл
выход : сохранить и выйти`,
		EN: `? : the answer is unknown
- : skip
n : not measured
empty : there is none
back : to the previous field
overview : all questions
question 5 : go to question 5
evidence : evidence on this question
note : the note on this question
ask : what matters most
minutes 30 : an agenda of 30 minutes, what matters most first; minutes 0 : in order again
own : only the questions that the respondent knows best; once more : all
score : the scores now
undo : all as before the last change; redo : make it again
where : who works where: what is not filled in yet for the roles of the matrix
two : what two or more do, and the split rule for each such function
= : in the matrix: the marks of the function above
review : the consultant's own word for the report
clear : take the answer back
done : end a row or the matrix
client : correct the client and the respondent
save NAME : write into another file
quit : save and leave`,
	}
)

// order is a command of the line mode.
type order uint8

const (
	noOrder order = iota
	orderUnknown
	orderSkip
	orderNotMeasured
	orderBack
	orderOverview
	orderQuestion
	orderEvidence
	orderNote
	orderAsk
	orderScore
	orderClear
	orderDone
	orderSave
	orderHelp
	orderQuit
	orderEmpty
	orderDelete
	orderUp
	orderDown
	orderAdd
	orderClient
	orderAgenda
	orderOwn
	orderUndo
	orderRedo
	orderReview
	orderScopes
	orderShared
)

// orders are the words of the commands, in both languages at once.
var orders = map[string]order{
	"?": orderUnknown, "неизвестно": orderUnknown, "unknown": orderUnknown,
	"-": orderSkip, "пропустить": orderSkip, "skip": orderSkip,
	"н": orderNotMeasured, "n": orderNotMeasured, "не измеряется": orderNotMeasured, "not measured": orderNotMeasured, "not_measured": orderNotMeasured,
	"назад": orderBack, "back": orderBack,
	"обзор": orderOverview, "overview": orderOverview,
	"вопрос": orderQuestion, "question": orderQuestion,
	"доказательство": orderEvidence, "доказательства": orderEvidence, "evidence": orderEvidence,
	"заметка": orderNote, "note": orderNote,
	"спросить": orderAsk, "ask": orderAsk,
	"баллы": orderScore, "score": orderScore,
	"стереть": orderClear, "clear": orderClear,
	"готово": orderDone, "done": orderDone,
	"сохранить": orderSave, "save": orderSave,
	"помощь": orderHelp, "help": orderHelp,
	"выход": orderQuit, "quit": orderQuit, "exit": orderQuit,
	"пусто": orderEmpty, "empty": orderEmpty,
	"удалить": orderDelete, "delete": orderDelete,
	"вверх": orderUp, "up": orderUp,
	"вниз": orderDown, "down": orderDown,
	"+":      orderAdd,
	"клиент": orderClient, "client": orderClient,
	"время": orderAgenda, "minutes": orderAgenda,
	"свои": orderOwn, "own": orderOwn,
	"отменить": orderUndo, "undo": orderUndo,
	"вернуть": orderRedo, "redo": orderRedo,
	"слово": orderReview, "review": orderReview,
	"где": orderScopes, "where": orderScopes,
	"двое": orderShared, "two": orderShared,
}

// readOrder takes a line apart into a command and what follows it; noOrder when it is none.
func readOrder(line string) (order, string) {
	folded := strings.ToLower(line)
	if o, ok := orders[folded]; ok {
		return o, ""
	}
	if rest, ok := strings.CutPrefix(line, "+"); ok {
		return orderAdd, strings.TrimSpace(rest)
	}
	word, _, found := strings.Cut(folded, " ")
	if !found {
		return noOrder, ""
	}
	switch o := orders[word]; o {
	case orderQuestion, orderSave, orderDelete, orderUp, orderDown, orderAgenda:
		return o, strings.TrimSpace(line[len(word):])
	}
	return noOrder, ""
}
