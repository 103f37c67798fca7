package session

import (
	"strconv"
	"strings"
	"time"

	"salesaudit/internal/answers"
	"salesaudit/internal/scoring"
	"salesaudit/internal/wording"
	"salesaudit/questionnaire"
)

type text = questionnaire.Text

// What both dialogues say.
var (
	SayEvidence     = text{RU: "Доказательства", EN: "Evidence"}
	SaySource       = text{RU: "Источник", EN: "Source"}
	SayGrade        = text{RU: "Насколько проверено", EN: "How far it was checked"}
	SayReference    = text{RU: "Что именно (номер, название, отчёт)", EN: "What exactly (number, title, report)"}
	SayNothingNext  = text{RU: "Открытых вопросов, от которых зависят баллы, нет.", EN: "No open question changes the score."}
	SayConflicts    = text{RU: "противоречия: %d", EN: "contradictions: %d"}
	SayFileHint     = text{RU: "Файл ответов: %s", EN: "Answer file: %s"}
	SayNewClient    = text{RU: "Новое интервью", EN: "New interview"}
	SayNow          = text{RU: "Сейчас: %s", EN: "Now: %s"}
	SayName         = text{RU: "Название", EN: "Name"}
	SayDocumentDate = text{RU: "Дата документа (Enter: без даты)", EN: "Date of the document (Enter: none)"}
	SayBySystem     = text{RU: "делает система", EN: "a system does it"}
	SaySavedIn      = text{RU: "Сохранено: %s", EN: "Saved: %s"}
)

// What the session says; everything else is worded by the bank.
var (
	sayEmpty           = text{RU: "пусто", EN: "empty"}
	sayRow             = text{RU: "строка %d", EN: "row %d"}
	sayDuplicationOpen = text{RU: "дублируется: неизвестно у %d", EN: "duplicated: unknown for %d"}
	sayNotGiven        = text{RU: "не заполнено %s", EN: "no %s"}
	sayReplaceAsk      = text{RU: "Заменить отметки функции «%s»?", EN: "Replace the marks of “%s”?"}
	sayMarksThen       = text{RU: "Станет: %s", EN: "Then: %s"}
	sayNoSplitRule     = text{RU: "правила нет", EN: "no rule"}
	sayHasSplitRule    = text{RU: "правило есть", EN: "there is a rule"}
	sayRuleIs          = text{RU: "правило: %s", EN: "rule: %s"}
	sayOfRoles         = text{RU: "«%s» (ролей: %d)", EN: "“%s” (roles: %d)"}
	sayOfDepartments   = text{RU: "«%s» (отделов: %d)", EN: "“%s” (departments: %d)"}
	sayFunctionsAsked  = text{RU: "спрошено %d из %d", EN: "asked %d of %d"}

	sayQuestion = text{RU: "вопрос %d из %d", EN: "question %d of %d"}
	sayLeft     = text{RU: "ещё ≈ %d мин", EN: "about %d min left"}
	sayAnswered = text{RU: "отвечено %d из %d", EN: "%d of %d answered"}
	sayField    = text{RU: "поле %d из %d", EN: "field %d of %d"}
	sayProves   = text{RU: "Докажет: %s.", EN: "Proven by: %s."}

	sayClient      = text{RU: "Клиент", EN: "Client"}
	saySellers     = text{RU: "Сколько сотрудников продают", EN: "How many people sell"}
	sayIndustry    = text{RU: "Отрасль", EN: "Industry"}
	sayRespondent  = text{RU: "Кто отвечает на вопросы", EN: "Who answers the questions"}
	sayPosition    = text{RU: "Должность отвечающего", EN: "The respondent's position"}
	sayInterviewer = text{RU: "Кто проводит интервью", EN: "Who interviews"}
	sayNobodyAsks  = text{RU: "пусто: отвечаете сами", EN: "empty: you answer yourself"}
	sayDate        = text{RU: "Дата", EN: "Date"}

	sayNeedPerson  = text{RU: "Здесь имя человека: введите его буквами или оставьте поле пустым.", EN: "This is a person's name: type it in letters, or leave it empty."}
	sayNeedClient  = text{RU: "Назовите клиента.", EN: "Name the client."}
	sayNeedSellers = text{RU: "Нужно целое число от 1.", EN: "A whole number from 1 is needed."}
	sayNeedDate    = text{RU: "Нужна дата, например %s.", EN: "A date is needed, for example %s."}
	sayNeedPercent = text{RU: "Нужно число от 0 до 100 или счёт, например 9/10.", EN: "A number from 0 to 100 is needed, or a count such as 9/10."}
	sayNeedSample  = text{RU: "Счёт пишут так: 9/10, первое число не больше второго.", EN: "A count is written as 9/10, the first number not above the second."}
	sayNeedWhole   = text{RU: "Нужно целое число от %d.", EN: "A whole number from %d is needed."}
	sayNeedText    = text{RU: "Нужно хотя бы одно слово.", EN: "At least one word is needed."}
	sayNeedDays    = text{RU: "Нужны человеко-дни с точностью до половины, от 0,5 до 1000: например, 2,5.", EN: "Person-days in halves are needed, from 0.5 to 1000: 2.5, for example."}
	sayNeedName    = text{RU: "Строке нужно название.", EN: "A row needs a name."}
	sayNotPossible = text{RU: "Так ответить нельзя: %s", EN: "This cannot be the answer: %s"}

	sayAskedAnew    = text{RU: "больше никто не делает, надо спросить снова: %s", EN: "nobody else does, to be asked again: %s"}
	sayDeleteAsk    = text{RU: "Удалить «%s»?", EN: "Delete “%s”?"}
	sayReferredTo   = text{RU: "На эту строку ссылаются:", EN: "It is named by:"}
	sayAloneGoes    = text{RU: "Где названо только это, станет «неизвестно».", EN: "Where it alone is named, that becomes unknown."}
	sayOthersStay   = text{RU: "Где названо не только это, останется остальное.", EN: "Where others are named too, those stay."}
	sayMarksGo      = text{RU: "Отметки в матрице исчезнут.", EN: "Its marks in the matrix go."}
	sayNoRows       = text{RU: "строк пока нет", EN: "no rows yet"}
	sayNoRowsAtAll  = text{RU: "записано, что их нет", EN: "noted that there are none"}
	sayOpenCells    = text{RU: "без ответа: %d", EN: "open: %d"}
	sayRolesFirst   = text{RU: "Сначала заполните список «%s»: его строки — столбцы матрицы.", EN: "First fill in the list “%s”: its rows are the columns of the matrix."}
	sayNotAsked     = text{RU: "не спрошено", EN: "not asked"}
	sayNobodyDoesIt = text{RU: "никто не делает", EN: "nobody does it"}

	sayAllAsked    = text{RU: "Все вопросы заданы.", EN: "Every question has been asked."}
	sayOpenFields  = text{RU: "Остались без ответа: %d", EN: "Left without an answer: %d"}
	sayOverall     = text{RU: "Общая оценка: подтверждено %s, заявлено %s, возможно %s из 100; цель %s", EN: "Overall: proven %s, claimed %s, possible %s of 100; target %s"}
	sayDimension   = text{RU: "подтверждено %s, заявлено %s, возможно %s; цель %s", EN: "proven %s, claimed %s, possible %s; target %s"}
	sayGapsClaimed = text{RU: "По ответам цели достигнуты, не хватает доказательств.", EN: "By the answers the targets are reached; evidence is missing."}
	sayGapsLater   = text{RU: "Разрывы пока не видны: на них не хватает ответов.", EN: "No gaps can be seen yet: too few answers."}
	sayGaps        = text{RU: "Самые тяжёлые разрывы", EN: "The biggest gaps"}
	sayGap         = text{RU: "%s: уровень %d, цель %d", EN: "%s: level %d, target %d"}
	sayOpenGap     = text{RU: "%s: уровень %d, возможно %d, цель %d", EN: "%s: level %d, possible %d, target %d"}
	sayReportWith  = text{RU: "Отчёт: %s", EN: "The report: %s"}
	sayNoGaps      = text{RU: "Разрывов до цели нет.", EN: "No gap to the target."}
	sayExempt      = text{RU: "К клиенту не относится, в оценку не входит:", EN: "Does not concern the client, and is not scored:"}

	// sayOlder has the version that the file answers, how many fields and columns are new, and what the file says then.
	sayOlder = text{
		RU: "Ответы даны по версии %s методики, новых полей с тех пор: %d. С первым же ответом в файле будет «bank: %s»; прежние ответы останутся.",
		EN: "The answers are to version %s of the questionnaire; new fields since then: %d. With the next answer the file says “bank: %s”; everything answered stays.",
	}
)

// findingOrder is the order in which findings are counted up, worst first.
var findingOrder = []scoring.Finding{scoring.DuplicatedFinding, scoring.CrossDuplicatedFinding, scoring.UnassignedFinding,
	scoring.WithoutOwnerFinding, scoring.SeveralOwnersFinding, scoring.SinglePersonFinding}

// in is who speaks the language of the interview.
func (setting Setting) in() wording.Speaker { return wording.In(setting.Language) }

// Say words a text of the interview in its language.
func (setting Setting) Say(t questionnaire.Text, args ...any) string {
	return setting.in().Say(t, args...)
}

// Text words a text of the bank, safe to print.
func (setting Setting) Text(t questionnaire.Text) string { return setting.in().Text(t) }

// Score writes a score with one decimal.
func (setting Setting) Score(x float64) string { return setting.in().Fixed(scoring.Round(x), 1) }

// Typed writes a number as a person types it, with all its digits, and one that was counted as 9/10.
func (setting Setting) Typed(v *answers.Value) string {
	if v.Of > 0 {
		return strconv.Itoa(v.Found()) + "/" + strconv.Itoa(int(v.Of))
	}
	digits := strconv.FormatFloat(v.Number, 'f', -1, 64)
	if setting.Language == questionnaire.English {
		return digits
	}
	return strings.Replace(digits, ".", ",", 1)
}

// typedDate writes a day as a person types it.
func (setting Setting) typedDate(day time.Time) string {
	if setting.Language == questionnaire.English {
		return day.Format(time.DateOnly)
	}
	return day.Format("02.01.2006")
}
