package screen

import "salesaudit/questionnaire"

// What only the full screen says.
var (
	helpLayout = questionnaire.Text{RU: "Буквы работают и в русской раскладке. Внизу у каждой области два числа: подтверждено и возможно.", EN: "Letters work on the Russian layout too. At the bottom each dimension has two numbers: proven and possible."}

	sayOwnOnlyKeys = questionnaire.Text{RU: "F5, затем v", EN: "F5, then v"}

	sayNotKept       = questionnaire.Text{RU: "Набранное не сохранено: %s Исправьте или нажмите Ctrl+C ещё раз.", EN: "What you typed is not saved: %s Correct it, or press Ctrl+C again."}
	sayUndone        = questionnaire.Text{RU: "Отменено: %s. Ctrl+Y вернёт.", EN: "Undone: %s. Ctrl+Y brings it back."}
	sayRedone        = questionnaire.Text{RU: "Снова сделано: %s.", EN: "Redone: %s."}
	sayStillAnswered = questionnaire.Text{RU: "«%s»: остаётся ответ «%s». Убрать его можно клавишами Ctrl+D.", EN: "“%s”: the answer “%s” stays. Ctrl+D takes it back."}
	sayNoStep        = questionnaire.Text{RU: "Больше изменений нет.", EN: "There are no more changes."}
	saySaved         = questionnaire.Text{RU: "сохранено", EN: "saved"}
	sayNotSaved      = questionnaire.Text{RU: "не сохранено: %s", EN: "not saved: %s"}
	sayCardAsBefore  = questionnaire.Text{RU: "Карточка не изменена: её сохраняет Enter после последнего шага.", EN: "The card is as it was: Enter after the last step saves it."}
	sayBusy          = questionnaire.Text{RU: "Файл %s уже открыт в другом интервью. Закройте его и повторите.", EN: "%s is open in another interview. Close that one and try again."}
	sayLanguage      = questionnaire.Text{RU: "Язык / Language", EN: "Language / Язык"}
	sayRussian       = questionnaire.Text{RU: "русский", EN: "русский"}
	sayEnglish       = questionnaire.Text{RU: "English", EN: "English"}
	sayMayBeEmpty    = questionnaire.Text{RU: "можно оставить пустым", EN: "may be left empty"}
	sayAddNew        = questionnaire.Text{RU: "добавить в список «%s»…", EN: "add to the list “%s”…"}
	sayNameOfNew     = questionnaire.Text{RU: "Название новой строки в списке «%s»", EN: "Name of the new row in the list “%s”"}
	sayLeaveOpen     = questionnaire.Text{RU: "пока без ответа", EN: "no answer yet"}
	sayNobodyOption  = questionnaire.Text{RU: "никто, нет", EN: "nobody, none"}
	sayNote          = questionnaire.Text{RU: "Заметка к вопросу", EN: "Note on the question"}
	sayOverview      = questionnaire.Text{RU: "Обзор", EN: "Overview"}
	sayLegend        = questionnaire.Text{RU: "● отвечено  ◐ частично  ◌ неизвестно  ○ не спрошено  ! противоречие", EN: "● answered  ◐ partly  ◌ unknown  ○ not asked  ! contradiction"}
	sayMattersMost   = questionnaire.Text{RU: "Больше всего решают: %s", EN: "What decides most: %s"}
	sayReview        = questionnaire.Text{RU: "Выводы консультанта", EN: "The consultant's own word"}
	saySummary       = questionnaire.Text{RU: "Итог интервью", EN: "Summary of the interview"}

	sayAddRow         = questionnaire.Text{RU: "+ добавить", EN: "+ add"}
	sayHelp           = questionnaire.Text{RU: "Клавиши", EN: "Keys"}
	sayStandings      = questionnaire.Text{RU: "Оценки", EN: "Scores"}
	sayColumnHead     = questionnaire.Text{RU: "подтв. заявл. возм.  цель", EN: "proven claim. poss. target"}
	saySaveAs         = questionnaire.Text{RU: "Сохранить ответы в файл", EN: "Save the answers into the file"}
	sayStopUnsaved    = questionnaire.Text{RU: "Последние ответы не сохранены: %s. Назовите другой файл: Enter сохранит в него.", EN: "The last answers are not saved: %s. Name another file: Enter saves into it."}
	saySaveByEnter    = questionnaire.Text{RU: "Файл %s записывает Enter.", EN: "Enter writes the file %s."}
	saySaveElse       = questionnaire.Text{RU: "F9 другое место", EN: "F9 elsewhere"}
	sayTooSmall       = questionnaire.Text{RU: "Окно слишком мало: нужно хотя бы 40×12.", EN: "The window is too small: at least 40×12 is needed."}
	sayAddEvidence    = questionnaire.Text{RU: "+ добавить доказательство", EN: "+ add evidence"}
	sayNothingToSplit = questionnaire.Text{RU: "Правило разграничения нужно, когда функцию выполняют двое и больше.", EN: "A split rule is for a function that two or more do."}
	sayCountToo       = questionnaire.Text{RU: "можно счётом: 9/10", EN: "a count will do: 9/10"}
	sayScopes         = questionnaire.Text{RU: "Кто где работает", EN: "Who works where"}
	sayEverything     = questionnaire.Text{RU: "все", EN: "all"}
	sayShared         = questionnaire.Text{RU: "Что делают двое и больше", EN: "What two or more do"}
	sayCopyMarks      = questionnaire.Text{RU: "%s: отметки как у функции", EN: "%s: marks as for the function"}
	sayNothingToCopy  = questionnaire.Text{RU: "Других отмеченных функций пока нет.", EN: "No other function has marks yet."}
	sayNothingToName  = questionnaire.Text{RU: "Выбирать пока не из чего: в списке «%s» нет строк.", EN: "There is nothing to choose from yet: the list “%s” has no rows."}
	sayNoDepartment   = questionnaire.Text{RU: "Без отдела не видно, дублирует ли эта роль других.", EN: "Without a department it cannot be told whether this role duplicates others."}
	sayNoneOfThem     = questionnaire.Text{RU: "0 — ничего из этого", EN: "0: none of these"}
	sayLeftEmpty      = questionnaire.Text{RU: "0 — пусто", EN: "0: empty"}
	sayNotAdded       = questionnaire.Text{RU: "Не добавлено: «%s».", EN: "Not added: “%s”."}
	sayNoRow          = questionnaire.Text{RU: "Строка не добавлена: в ней ничего не сказано.", EN: "No row was added: nothing was said in it."}
	sayNoRule         = questionnaire.Text{RU: "Правило разграничения не добавлено: в нём ничего не сказано.", EN: "No split rule was added: nothing was said in it."}
	saySplitRule      = questionnaire.Text{RU: "Новое правило разграничения для списка «%s».", EN: "A new split rule for the list “%s”."}
)
