package screen

import "salesaudit/questionnaire"

// The keys of the full screen, as the bottom line names them.
var (
	hintChoose      = questionnaire.Text{RU: "↑↓ или номер: выбор", EN: "↑↓ or number: choose"}
	hintMark        = questionnaire.Text{RU: "пробел отметить", EN: "space mark"}
	hintNone        = questionnaire.Text{RU: "0 ничего", EN: "0 none"}
	hintEnterNext   = questionnaire.Text{RU: "Enter дальше", EN: "Enter next"}
	hintNotMeasured = questionnaire.Text{RU: "m не измеряется", EN: "m not measured"}
	hintEmpty       = questionnaire.Text{RU: "F8 такого нет", EN: "F8 there is none"}
	hintUnknown     = questionnaire.Text{RU: "? неизвестно", EN: "? unknown"}
	hintUnknownF7   = questionnaire.Text{RU: "F7 неизвестно", EN: "F7 unknown"}
	hintNewRow      = questionnaire.Text{RU: "+ новая строка", EN: "+ new row"}
	hintSkip        = questionnaire.Text{RU: "Tab пропустить", EN: "Tab skip"}
	hintBack        = questionnaire.Text{RU: "Shift+Tab назад", EN: "Shift+Tab back"}
	hintStop        = questionnaire.Text{RU: "Ctrl+C выйти", EN: "Ctrl+C leave"}
	hintEscRow      = questionnaire.Text{RU: "Esc к списку", EN: "Esc to the list"}
	hintEscBack     = questionnaire.Text{RU: "Esc отмена", EN: "Esc cancel"}
	hintEscClose    = questionnaire.Text{RU: "Esc закрыть", EN: "Esc close"}
	hintEnterAdd    = questionnaire.Text{RU: "Enter добавить", EN: "Enter add"}
	hintEnterSave   = questionnaire.Text{RU: "Enter сохранить", EN: "Enter save"}
	hintEnterGo     = questionnaire.Text{RU: "Enter перейти", EN: "Enter go there"}
	hintAdd         = questionnaire.Text{RU: "+ строка", EN: "+ row"}
	hintAddEvidence = questionnaire.Text{RU: "+ добавить", EN: "+ add"}
	hintChange      = questionnaire.Text{RU: "Enter изменить", EN: "Enter change"}
	hintDelete      = questionnaire.Text{RU: "Del удалить", EN: "Del delete"}
	hintMove        = questionnaire.Text{RU: "Shift+↑↓ порядок", EN: "Shift+↑↓ move"}
	hintNoRows      = questionnaire.Text{RU: "0 строк нет", EN: "0 there are none"}
	hintTabNext     = questionnaire.Text{RU: "Tab дальше", EN: "Tab next"}
	hintYesNo       = questionnaire.Text{RU: "y да  n нет", EN: "y yes  n no"}
	hintDoes        = questionnaire.Text{RU: "r делает", EN: "r does"}
	hintAnswers     = questionnaire.Text{RU: "a отвечает", EN: "a answers"}
	hintStandsIn    = questionnaire.Text{RU: "b замещает", EN: "b stands in"}
	hintCycle       = questionnaire.Text{RU: "пробел по кругу", EN: "space cycles"}
	hintNobody      = questionnaire.Text{RU: "0 никто", EN: "0 nobody"}
	hintRule        = questionnaire.Text{RU: "s правило раздела", EN: "s split rule"}
	hintNewLine     = questionnaire.Text{RU: "Ctrl+J новая строка", EN: "Ctrl+J new line"}
	hintScroll      = questionnaire.Text{RU: "↑↓ листать", EN: "↑↓ scroll"}
	hintEnd         = questionnaire.Text{RU: "Enter закончить", EN: "Enter finish"}

	hintEverywhere = []questionnaire.Text{
		{RU: "F2 обзор", EN: "F2 overview"},
		{RU: "F3 доказательство", EN: "F3 evidence"},
		{RU: "F4 заметка", EN: "F4 note"},
		{RU: "F12 вопрос целиком", EN: "F12 the whole question"},
		{RU: "F1 помощь", EN: "F1 help"},
	}

	// helpKeys are keys and what they do, in pairs.
	helpKeys = [][2]questionnaire.Text{
		{{RU: "Enter", EN: "Enter"}, {RU: "ответить и перейти дальше", EN: "answer and go on"}},
		{{RU: "Tab", EN: "Tab"}, {RU: "дальше без ответа", EN: "go on without an answer"}},
		{{RU: "Shift+Tab", EN: "Shift+Tab"}, {RU: "к предыдущему полю", EN: "to the previous field"}},
		{{RU: "PgDn, PgUp", EN: "PgDn, PgUp"}, {RU: "следующий, прошлый вопрос", EN: "next, previous question"}},
		{{RU: "Esc", EN: "Esc"}, {RU: "закрыть, выйти из строки", EN: "close, session.Leave a row"}},
		{{RU: "? или F7", EN: "? or F7"}, {RU: "неизвестно", EN: "unknown"}},
		{{RU: "m или F8", EN: "m or F8"}, {RU: "не измеряется, такого нет", EN: "not measured, none"}},
		{{RU: "1…9", EN: "1…9"}, {RU: "выбрать по номеру", EN: "choose by number"}},
		{{RU: "0", EN: "0"}, {RU: "никто, ничего, строк нет", EN: "nobody, nothing, no rows"}},
		{{RU: "+", EN: "+"}, {RU: "добавить строку", EN: "add a row"}},
		{{RU: "Del", EN: "Del"}, {RU: "удалить строку, отметку", EN: "delete a row, a mark"}},
		{{RU: "Shift+↑↓", EN: "Shift+↑↓"}, {RU: "переставить строку", EN: "move a row"}},
		{{RU: "r a b", EN: "r a b"}, {RU: "делает, отвечает, замещает", EN: "does, answers, stands in"}},
		{{RU: "s", EN: "s"}, {RU: "в матрице: правило раздела", EN: "matrix: a split rule"}},
		{{RU: "Ctrl+D", EN: "Ctrl+D"}, {RU: "убрать ответ", EN: "take an answer back"}},
		{{RU: "F2 или o", EN: "F2 or o"}, {RU: "обзор всех вопросов", EN: "overview of all questions"}},
		{{RU: "F3 или e", EN: "F3 or e"}, {RU: "доказательства к вопросу", EN: "evidence on the question"}},
		{{RU: "F4 или z", EN: "F4 or z"}, {RU: "заметка к вопросу", EN: "note on the question"}},
		{{RU: "F5 или a", EN: "F5 or a"}, {RU: "что важнее спросить", EN: "what to ask first"}},
		{{RU: "F6 или p", EN: "F6 or p"}, {RU: "оценки и противоречия", EN: "scores and contradictions"}},
		{{RU: "c", EN: "c"}, {RU: "клиент и собеседник", EN: "client and respondent"}},
		{{RU: "F9", EN: "F9"}, {RU: "сохранить в другой файл", EN: "save into another file"}},
		{{RU: "F10 или q", EN: "F10 or q"}, {RU: "итог и выход", EN: "summary and end"}},
		{{RU: "F12 или i", EN: "F12 or i"}, {RU: "вопрос целиком", EN: "the whole question"}},
		{{RU: "Ctrl+C", EN: "Ctrl+C"}, {RU: "прервать, всё сохранено", EN: "stop, everything is saved"}},
	}
	helpLayout = questionnaire.Text{RU: "Буквы работают и в русской раскладке. Внизу у каждого направления два числа: подтверждено и возможно.", EN: "Letters work on the Russian layout too. At the bottom each dimension has two numbers: proven and possible."}

	saySaved        = questionnaire.Text{RU: "сохранено", EN: "saved"}
	sayNotSaved     = questionnaire.Text{RU: "не сохранено: %s", EN: "not saved: %s"}
	sayBusy         = questionnaire.Text{RU: "Файл %s уже открыт в другом интервью. Закройте его и повторите.", EN: "%s is open in another interview. Close that one and try again."}
	sayLanguage     = questionnaire.Text{RU: "Язык / Language", EN: "Language / Язык"}
	sayRussian      = questionnaire.Text{RU: "русский", EN: "русский"}
	sayEnglish      = questionnaire.Text{RU: "English", EN: "English"}
	sayMayBeEmpty   = questionnaire.Text{RU: "можно оставить пустым", EN: "may be left empty"}
	sayAddNew       = questionnaire.Text{RU: "добавить в список «%s»…", EN: "add to the list “%s”…"}
	sayNameOfNew    = questionnaire.Text{RU: "Название новой строки в списке «%s»", EN: "Name of the new row in the list “%s”"}
	sayLeaveOpen    = questionnaire.Text{RU: "пока без ответа", EN: "no answer yet"}
	sayNobodyOption = questionnaire.Text{RU: "никто, нет", EN: "nobody, none"}
	sayNote         = questionnaire.Text{RU: "Заметка к вопросу", EN: "Note on the question"}
	sayOverview     = questionnaire.Text{RU: "Обзор", EN: "Overview"}
	sayLegend       = questionnaire.Text{RU: "● отвечено  ◐ частично  ◌ неизвестно  ○ не спрошено  ! противоречие", EN: "● answered  ◐ partly  ◌ unknown  ○ not asked  ! contradiction"}
	sayMattersMost  = questionnaire.Text{RU: "Больше всего решают: %s", EN: "What decides most: %s"}
	saySummary      = questionnaire.Text{RU: "Итог интервью", EN: "Summary of the interview"}

	sayAddRow         = questionnaire.Text{RU: "+ добавить", EN: "+ add"}
	sayHelp           = questionnaire.Text{RU: "Клавиши", EN: "Keys"}
	sayStandings      = questionnaire.Text{RU: "Оценки", EN: "Scores"}
	sayColumnHead     = questionnaire.Text{RU: "подтв. заявл. возм.  цель", EN: "proven claim. poss. target"}
	saySaveAs         = questionnaire.Text{RU: "Сохранить ответы в файл", EN: "Save the answers into the file"}
	sayStopUnsaved    = questionnaire.Text{RU: "Последние ответы не сохранены: %s. Назовите другой файл: Enter сохранит в него.", EN: "The last answers are not saved: %s. Name another file: Enter saves into it."}
	saySaveElse       = questionnaire.Text{RU: "F9 другое место", EN: "F9 elsewhere"}
	sayTooSmall       = questionnaire.Text{RU: "Окно слишком мало: нужно хотя бы 40×12.", EN: "The window is too small: at least 40×12 is needed."}
	sayAddEvidence    = questionnaire.Text{RU: "+ добавить доказательство", EN: "+ add evidence"}
	sayNothingToSplit = questionnaire.Text{RU: "Правило раздела нужно, когда функцию выполняют двое и больше.", EN: "A split rule is for a function that two or more do."}
	saySplitRule      = questionnaire.Text{RU: "Правило раздела добавлено в список «%s».", EN: "A split rule was added to the list “%s”."}
)
