package interview

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

// What the interview says itself; everything else is worded by the bank.
var (
	sayYes            = text{RU: "да", EN: "yes"}
	sayNo             = text{RU: "нет", EN: "no"}
	sayUnknown        = text{RU: "неизвестно", EN: "unknown"}
	sayNotMeasured    = text{RU: "не измеряется", EN: "not measured"}
	sayNobody         = text{RU: "нет", EN: "none"}
	sayNone           = text{RU: "нет", EN: "none"}
	sayEmpty          = text{RU: "пусто", EN: "empty"}
	sayRow            = text{RU: "строка %d", EN: "row %d"}
	sayFunctionsAsked = text{RU: "спрошено %d из %d", EN: "asked %d of %d"}

	sayQuestion   = text{RU: "вопрос %d из %d", EN: "question %d of %d"}
	sayLeft       = text{RU: "ещё ≈ %d мин", EN: "about %d min left"}
	sayField      = text{RU: "поле %d из %d", EN: "field %d of %d"}
	sayProves     = text{RU: "Докажет: %s.", EN: "Proven by: %s."}
	sayAskThis    = text{RU: "Спросите: %s", EN: "Ask: %s"}
	saySaved      = text{RU: "сохранено", EN: "saved"}
	sayNotSaved   = text{RU: "не сохранено: %s", EN: "not saved: %s"}
	sayNotSavedAs = text{RU: "Ответ принят, но файл не сохраняется: %s. Интервью можно продолжать. Чтобы писать в другое место, введите: сохранить ИМЯ", EN: "The answer is taken, but the file cannot be saved: %s. The interview can go on. To write elsewhere, type: save NAME"}
	sayResume     = text{RU: "Интервью сохранено. Продолжить: %s", EN: "The interview is saved. To go on: %s"}
	sayUnsaved    = text{RU: "Последние ответы не сохранены: %s", EN: "The last answers are not saved: %s"}
	// saySavedElsewhere has the file that could not be written, why, and the one that was.
	saySavedElsewhere = text{RU: "Файл %s записать не удалось (%s). Все ответы сохранены здесь: %s", EN: "%s could not be written (%s). All answers are saved here: %s"}
	sayBusy           = text{RU: "Файл %s уже открыт в другом интервью. Закройте его и повторите.", EN: "%s is open in another interview. Close that one and try again."}

	sayClient      = text{RU: "Клиент", EN: "Client"}
	saySellers     = text{RU: "Сколько сотрудников продают", EN: "How many people sell"}
	sayIndustry    = text{RU: "Отрасль", EN: "Industry"}
	sayRespondent  = text{RU: "Кто отвечает на вопросы", EN: "Who answers the questions"}
	sayPosition    = text{RU: "Должность собеседника", EN: "The respondent's position"}
	sayInterviewer = text{RU: "Кто проводит интервью", EN: "Who interviews"}
	sayDate        = text{RU: "Дата", EN: "Date"}
	sayLanguage    = text{RU: "Язык / Language", EN: "Language / Язык"}
	sayRussian     = text{RU: "русский", EN: "русский"}
	sayEnglish     = text{RU: "English", EN: "English"}
	sayNewClient   = text{RU: "Новое интервью", EN: "New interview"}
	sayFileHint    = text{RU: "Файл ответов: %s", EN: "Answer file: %s"}
	sayMayBeEmpty  = text{RU: "можно оставить пустым", EN: "may be left empty"}

	sayNeedClient   = text{RU: "Назовите клиента.", EN: "Name the client."}
	sayNeedSellers  = text{RU: "Нужно целое число от 1.", EN: "A whole number from 1 is needed."}
	sayNeedDate     = text{RU: "Нужна дата, например %s.", EN: "A date is needed, for example %s."}
	sayNeedPercent  = text{RU: "Нужно число от 0 до 100.", EN: "A number from 0 to 100 is needed."}
	sayNeedWhole    = text{RU: "Нужно целое число от %d.", EN: "A whole number from %d is needed."}
	sayNeedNumber   = text{RU: "Нужен номер от 1 до %d.", EN: "A number from 1 to %d is needed."}
	sayNeedText     = text{RU: "Нужно хотя бы одно слово.", EN: "At least one word is needed."}
	sayNeedName     = text{RU: "Строке нужно название.", EN: "A row needs a name."}
	sayNotPossible  = text{RU: "Так ответить нельзя: %s", EN: "This cannot be the answer: %s"}
	sayNoTargets    = text{RU: "Список «%s» пока пуст.", EN: "The list “%s” is empty so far."}
	sayAddNew       = text{RU: "добавить в список «%s»…", EN: "add to the list “%s”…"}
	sayNameOfNew    = text{RU: "Название новой строки в списке «%s»", EN: "Name of the new row in the list “%s”"}
	sayLeaveOpen    = text{RU: "пока без ответа", EN: "no answer yet"}
	sayNobodyOption = text{RU: "никто, нет", EN: "nobody, none"}

	sayDeleteAsk    = text{RU: "Удалить «%s»?", EN: "Delete “%s”?"}
	sayReferredTo   = text{RU: "На неё ссылаются:", EN: "It is named by:"}
	sayAndMore      = text{RU: "%s и ещё %d", EN: "%s and %d more"}
	sayRefersGo     = text{RU: "Ссылки станут неизвестными, отметки в матрице исчезнут.", EN: "Those references become unknown, and marks in the matrix go."}
	sayDeleted      = text{RU: "Удалено.", EN: "Deleted."}
	sayNoRows       = text{RU: "строк пока нет", EN: "no rows yet"}
	sayNoRowsAtAll  = text{RU: "записано, что их нет", EN: "noted that there are none"}
	sayOpenCells    = text{RU: "без ответа: %d", EN: "open: %d"}
	sayRolesFirst   = text{RU: "Сначала заполните список «%s»: его строки — столбцы матрицы.", EN: "First fill in the list “%s”: its rows are the columns of the matrix."}
	sayNotAsked     = text{RU: "не спрошено", EN: "not asked"}
	sayNobodyDoesIt = text{RU: "никто не делает", EN: "nobody does it"}

	sayEvidence    = text{RU: "Доказательства", EN: "Evidence"}
	sayNoEvidence  = text{RU: "доказательств пока нет", EN: "no evidence yet"}
	saySource      = text{RU: "Источник", EN: "Source"}
	sayGrade       = text{RU: "Насколько проверено", EN: "How far it was checked"}
	sayReference   = text{RU: "Что именно (номер, название, отчёт)", EN: "What exactly (number, title, report)"}
	sayNote        = text{RU: "Заметка к вопросу", EN: "Note on the question"}
	sayOverview    = text{RU: "Обзор", EN: "Overview"}
	sayAskNext     = text{RU: "Что спросить, если времени мало", EN: "What to ask when time is short"}
	sayNothingNext = text{RU: "Открытых вопросов, от которых зависят баллы, нет.", EN: "No open question changes the score."}
	sayLegend      = text{RU: "● отвечено  ◐ частично  ◌ неизвестно  ○ не спрошено  ! противоречие", EN: "● answered  ◐ partly  ◌ unknown  ○ not asked  ! contradiction"}
	sayMattersMost = text{RU: "Больше всего решают: %s", EN: "What decides most: %s"}
	sayPoints      = text{RU: "%s балла", EN: "%s points"}

	sayAllAsked   = text{RU: "Все вопросы заданы.", EN: "Every question has been asked."}
	sayOpenFields = text{RU: "Остались без ответа: %d", EN: "Left without an answer: %d"}
	sayOverall    = text{RU: "Общая оценка: подтверждено %s, заявлено %s, возможно %s из 100; цель %s", EN: "Overall: proven %s, claimed %s, possible %s of 100; target %s"}
	sayDimension  = text{RU: "подтверждено %s, заявлено %s, возможно %s; цель %s", EN: "proven %s, claimed %s, possible %s; target %s"}
	sayGaps       = text{RU: "Самые тяжёлые разрывы", EN: "The heaviest gaps"}
	sayGap        = text{RU: "%s: уровень %d, цель %d", EN: "%s: level %d, target %d"}
	sayOpenGap    = text{RU: "%s: уровень %d, возможно %d, цель %d", EN: "%s: level %d, possible %d, target %d"}
	sayNoGaps     = text{RU: "Разрывов до цели нет.", EN: "No gap to the target."}
	sayConflicts  = text{RU: "противоречия: %d", EN: "contradictions: %d"}
	sayReportWith = text{RU: "Отчёт: %s", EN: "The report: %s"}
	saySummary    = text{RU: "Итог интервью", EN: "Summary of the interview"}
)

var gradeNames = map[answers.Grade]text{
	answers.Reference: {RU: "назван документ или отчёт", EN: "a document or report is named"},
	answers.Document:  {RU: "документ показан", EN: "the document was seen"},
	answers.Extract:   {RU: "данные взяты и пересчитаны", EN: "data were taken and recounted"},
}

var grades = []answers.Grade{answers.Reference, answers.Document, answers.Extract}

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

// say words a text in the language of the interview.
func (s *Session) say(t text, args ...any) string { return sayIn(s.Language, t, args...) }

func sayIn(lang questionnaire.Language, t text, args ...any) string {
	if len(args) == 0 {
		return t.In(lang)
	}
	return fmt.Sprintf(t.In(lang), args...)
}

// number writes a number as the language does.
func (s *Session) number(x float64) string {
	return s.decimal(strconv.FormatFloat(x, 'f', -1, 64))
}

// score writes a score with one decimal.
func (s *Session) score(x float64) string {
	return s.decimal(strconv.FormatFloat(scoring.Round(x), 'f', 1, 64))
}

func (s *Session) decimal(digits string) string {
	if s.Language == questionnaire.English {
		return digits
	}
	return strings.Replace(digits, ".", ",", 1)
}

// date writes a day as the language does.
func (s *Session) date(t time.Time) string {
	if s.Language == questionnaire.English {
		return t.Format(time.DateOnly)
	}
	return t.Format("02.01.2006")
}

// minutes rounds what is left up to whole minutes.
func minutes(d time.Duration) int { return int((d + time.Minute - 1) / time.Minute) }
