package session

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"salesaudit/internal/answers"
	"salesaudit/internal/scoring"
	"salesaudit/questionnaire"
)

type text = questionnaire.Text

// What both dialogues say.
var (
	SayUnknown      = text{RU: "неизвестно", EN: "unknown"}
	SayEvidence     = text{RU: "Доказательства", EN: "Evidence"}
	SaySource       = text{RU: "Источник", EN: "Source"}
	SayGrade        = text{RU: "Насколько проверено", EN: "How far it was checked"}
	SayReference    = text{RU: "Что именно (номер, название, отчёт)", EN: "What exactly (number, title, report)"}
	SayAskNext      = text{RU: "Что спросить, если времени мало", EN: "What to ask when time is short"}
	SayNothingNext  = text{RU: "Открытых вопросов, от которых зависят баллы, нет.", EN: "No open question changes the score."}
	SayConflicts    = text{RU: "противоречия: %d", EN: "contradictions: %d"}
	SayFileHint     = text{RU: "Файл ответов: %s", EN: "Answer file: %s"}
	sayReportWith   = text{RU: "Отчёт: %s", EN: "The report: %s"}
	SayNewClient    = text{RU: "Новое интервью", EN: "New interview"}
	SayNow          = text{RU: "Сейчас: %s", EN: "Now: %s"}
	SayName         = text{RU: "Название", EN: "Name"}
	SayDocumentDate = text{RU: "Дата документа (Enter: без даты)", EN: "Date of the document (Enter: none)"}
	SaySavedIn      = text{RU: "Сохранено: %s", EN: "Saved: %s"}
)

// What the session says; everything else is worded by the bank.
var (
	sayYes            = text{RU: "да", EN: "yes"}
	sayNo             = text{RU: "нет", EN: "no"}
	sayNotMeasured    = text{RU: "не измеряется", EN: "not measured"}
	sayNobody         = text{RU: "нет", EN: "none"}
	sayNone           = text{RU: "нет", EN: "none"}
	sayEmpty          = text{RU: "пусто", EN: "empty"}
	sayRow            = text{RU: "строка %d", EN: "row %d"}
	sayFunctionsAsked = text{RU: "спрошено %d из %d", EN: "asked %d of %d"}

	sayQuestion = text{RU: "вопрос %d из %d", EN: "question %d of %d"}
	sayLeft     = text{RU: "ещё ≈ %d мин", EN: "about %d min left"}
	sayField    = text{RU: "поле %d из %d", EN: "field %d of %d"}
	sayProves   = text{RU: "Докажет: %s.", EN: "Proven by: %s."}
	sayAskThis  = text{RU: "Спросите: %s", EN: "Ask: %s"}

	sayClient      = text{RU: "Клиент", EN: "Client"}
	saySellers     = text{RU: "Сколько сотрудников продают", EN: "How many people sell"}
	sayIndustry    = text{RU: "Отрасль", EN: "Industry"}
	sayRespondent  = text{RU: "Кто отвечает на вопросы", EN: "Who answers the questions"}
	sayPosition    = text{RU: "Должность собеседника", EN: "The respondent's position"}
	sayInterviewer = text{RU: "Кто проводит интервью", EN: "Who interviews"}
	sayDate        = text{RU: "Дата", EN: "Date"}

	sayNeedClient  = text{RU: "Назовите клиента.", EN: "Name the client."}
	sayNeedSellers = text{RU: "Нужно целое число от 1.", EN: "A whole number from 1 is needed."}
	sayNeedDate    = text{RU: "Нужна дата, например %s.", EN: "A date is needed, for example %s."}
	sayNeedPercent = text{RU: "Нужно число от 0 до 100.", EN: "A number from 0 to 100 is needed."}
	sayNeedWhole   = text{RU: "Нужно целое число от %d.", EN: "A whole number from %d is needed."}
	sayNeedText    = text{RU: "Нужно хотя бы одно слово.", EN: "At least one word is needed."}
	sayNeedName    = text{RU: "Строке нужно название.", EN: "A row needs a name."}
	sayNotPossible = text{RU: "Так ответить нельзя: %s", EN: "This cannot be the answer: %s"}

	sayDeleteAsk    = text{RU: "Удалить «%s»?", EN: "Delete “%s”?"}
	sayReferredTo   = text{RU: "На неё ссылаются:", EN: "It is named by:"}
	sayAndMore      = text{RU: "%s и ещё %d", EN: "%s and %d more"}
	sayRefersGo     = text{RU: "Ссылки станут неизвестными, отметки в матрице исчезнут.", EN: "Those references become unknown, and marks in the matrix go."}
	sayNoRows       = text{RU: "строк пока нет", EN: "no rows yet"}
	sayNoRowsAtAll  = text{RU: "записано, что их нет", EN: "noted that there are none"}
	sayOpenCells    = text{RU: "без ответа: %d", EN: "open: %d"}
	sayRolesFirst   = text{RU: "Сначала заполните список «%s»: его строки — столбцы матрицы.", EN: "First fill in the list “%s”: its rows are the columns of the matrix."}
	sayNotAsked     = text{RU: "не спрошено", EN: "not asked"}
	sayNobodyDoesIt = text{RU: "никто не делает", EN: "nobody does it"}

	sayAllAsked   = text{RU: "Все вопросы заданы.", EN: "Every question has been asked."}
	sayOpenFields = text{RU: "Остались без ответа: %d", EN: "Left without an answer: %d"}
	sayOverall    = text{RU: "Общая оценка: подтверждено %s, заявлено %s, возможно %s из 100; цель %s", EN: "Overall: proven %s, claimed %s, possible %s of 100; target %s"}
	sayDimension  = text{RU: "подтверждено %s, заявлено %s, возможно %s; цель %s", EN: "proven %s, claimed %s, possible %s; target %s"}
	sayGaps       = text{RU: "Самые тяжёлые разрывы", EN: "The heaviest gaps"}
	sayGap        = text{RU: "%s: уровень %d, цель %d", EN: "%s: level %d, target %d"}
	sayOpenGap    = text{RU: "%s: уровень %d, возможно %d, цель %d", EN: "%s: level %d, possible %d, target %d"}
	sayNoGaps     = text{RU: "Разрывов до цели нет.", EN: "No gap to the target."}
)

var gradeNames = map[answers.Grade]text{
	answers.Reference: {RU: "назван документ или отчёт", EN: "a document or report is named"},
	answers.Document:  {RU: "документ показан", EN: "the document was seen"},
	answers.Extract:   {RU: "данные взяты и пересчитаны", EN: "data were taken and recounted"},
}

var positionNames = map[string]text{
	"owner":      {RU: "собственник", EN: "owner"},
	"head":       {RU: "руководитель продаж", EN: "head of sales"},
	"seller":     {RU: "продавец", EN: "seller"},
	"consultant": {RU: "консультант", EN: "consultant"},
	"other":      {RU: "другая", EN: "other"},
}

var findingNames = map[scoring.Finding]text{
	scoring.DuplicatedFinding:      {RU: "дублируется", EN: "duplicated"},
	scoring.CrossDuplicatedFinding: {RU: "дублируется между отделами", EN: "duplicated across departments"},
	scoring.UnassignedFinding:      {RU: "никто не делает", EN: "nobody does it"},
	scoring.WithoutOwnerFinding:    {RU: "без ответственного", EN: "without an owner"},
	scoring.SeveralOwnersFinding:   {RU: "несколько ответственных", EN: "several owners"},
	scoring.SinglePersonFinding:    {RU: "держится на одном", EN: "hangs on one person"},
}

// findingCounts are short, for the line that counts findings.
var findingCounts = map[scoring.Finding]text{
	scoring.DuplicatedFinding:      {RU: "дублируется", EN: "duplicated"},
	scoring.CrossDuplicatedFinding: {RU: "между отделами", EN: "across departments"},
	scoring.UnassignedFinding:      {RU: "никто не делает", EN: "nobody"},
	scoring.WithoutOwnerFinding:    {RU: "без ответственного", EN: "no owner"},
	scoring.SeveralOwnersFinding:   {RU: "несколько ответственных", EN: "several owners"},
	scoring.SinglePersonFinding:    {RU: "на одном", EN: "on one person"},
}

// findingOrder is the order in which findings are counted up, worst first.
var findingOrder = []scoring.Finding{scoring.DuplicatedFinding, scoring.CrossDuplicatedFinding, scoring.UnassignedFinding,
	scoring.WithoutOwnerFinding, scoring.SeveralOwnersFinding, scoring.SinglePersonFinding}

// Say words a text in the language of the interview.
func (s *Session) Say(t questionnaire.Text, args ...any) string { return Say(s.Language, t, args...) }

// Say words a text of the interview in a language.
func Say(lang questionnaire.Language, t questionnaire.Text, args ...any) string {
	if len(args) == 0 {
		return t.In(lang)
	}
	return fmt.Sprintf(t.In(lang), args...)
}

// Number writes a number as the language does.
func (s *Session) Number(x float64) string {
	return s.decimal(strconv.FormatFloat(x, 'f', -1, 64))
}

// Score writes a score with one decimal.
func (s *Session) Score(x float64) string {
	return s.decimal(strconv.FormatFloat(scoring.Round(x), 'f', 1, 64))
}

func (s *Session) decimal(digits string) string {
	if s.Language == questionnaire.English {
		return digits
	}
	return strings.Replace(digits, ".", ",", 1)
}

// dateIn writes a day as the language does.
func dateIn(lang questionnaire.Language, t time.Time) string {
	if lang == questionnaire.English {
		return t.Format(time.DateOnly)
	}
	return t.Format("02.01.2006")
}
