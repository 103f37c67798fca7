package view

import (
	"strings"

	"salesaudit/internal/wording"
	"salesaudit/questionnaire"
)

// Words are the headings and labels of a report in one language: whatever formats print besides what the view says of
// a client, so that they use the same words.
type Words struct {
	// Of what surrounds the parts.
	Page, Of, Contents, Skip, Appendix, Letters, ReadOn, Scrolls, Legend, None string

	// Of the head of a report.
	Industry, Size, Date, Asked, By, Bank, Prepared string

	// Of scores and the first page.
	Overall, Dimension, Score, Proven, Claimed, Possible, Target, ProvenHint, ClaimedHint, PossibleHint,
	TargetHint, Level, Gap, Weight, Points, Confidence, Band, Conclusion, HeaviestGaps, FirstSteps, NoSteps,
	Is, ShouldBe, Costs, AllTargetsReached, NextRungs, Trust, Answered, Completeness, NoGaps, ClaimedGaps, CostsAndBrings,
	AfterWave, AskFirst, Decides string

	// Of criteria and their gaps.
	CriteriaAgainstTarget, Criterion, DoesNotApply, GapsByCriterion, WhereNow, NextRung, BeyondTarget, Lacks,
	EvidenceNeeded, Action, Artefact, Owner, AnswersFor, Days, InDays, MakesPossible, StandsOn, Ladder, Rung, State,
	Matters, TargetReached, OwnTarget, OpenContradictions, NextAfter string

	// Of matrices and funnels.
	Matrix, Function, Finding, Findings, Load, ByRole, Headcount, PartOfMatrix, AbsentFunctions, NotAsked,
	DoesMark, AnswersMark, BothMark, StandsInMark, SharedMark, SharedInColor, Funnels, Stage, Tracking, Measured, Serves, Everything,
	Uncovered, NoFunnels string

	NumberSign string // heads a column of numbers

	// Of contradictions and what is still to ask.
	Contradictions, NoContradictions, Severity, AnswersAtOdds, Computed, HowToAsk, Concerns, StillToAsk,
	NothingToAsk, WhatToAsk, WhatCounts, Question, OnQuestion, Gain, StillToProve, NothingToProve, ToSend, ToSendLead, Document,
	Proves, Questions, Verdict, HowProven, NotKnownYet, Why, PageShort string

	// Of the plan.
	Status, Plan, NoPlan, Wave, Capacity, NoStepsInWave, Step, Kind, Impact, Priority, WaitsFor, NeededFor,
	EffortAndImpact, EffortAxis, ImpactAxis, PlacesInMarks, Forecast, Calendar, Dates, Start, Finish, Optional,
	Steps, WaveEnd, PointsPerDay, CalendarHint, LaterLighter, Loads, LoadsHint string

	Statuses [3]string // of a step, in the order in which it goes through them

	// Of the appendices.
	Answers, Answer, Row, Column, Note, Evidence, NoEvidence, Source, Grade, Reference, Counts, Method string

	// Of the consultant, and of the last page.
	ConsultantSays, Comment, Closing, Scope, Confidentiality, Signatures, SignName, SignDate string

	// Of several respondents.
	Consensus, Agreement, Disagreements, Respondent, Said, Taken, LeftOut, Spread, PerceptionGap, Position, BySellers, ByHead, Changes, Alpha string

	// Of peers.
	Peers, PeerScores, PeerLevels, ThisCompany, FirstQuartile, Median, ThirdQuartile, LowerSameHigher, PeerPlace, PeerKey, UnderTarget, Lower, Same, Higher string
}

// WordsIn returns the words of a language: English, or else Russian.
func WordsIn(lang questionnaire.Language) Words {
	in := func(ru, en string) string { return text{RU: ru, EN: en}.In(lang) }
	var w Words
	w.NumberSign = wording.In(lang).NumberSign()
	w.setPage(in)
	w.setHeader(in)
	w.setScores(in)
	w.setCriteria(in)
	w.setMatrix(in)
	w.setContradictions(in)
	w.setPlan(in)
	w.setAppendices(in)
	w.setClosing(in)
	w.setConsensus(in)
	w.setPeers(in)
	return w
}

// pair returns the wording of a pair, Russian and English, in the language of the words.
type pair func(ru, en string) string

func (w *Words) setPage(in pair) {
	w.Page = in("Страница", "Page")
	w.Of = in("из", "of")
	w.Contents = in("Содержание", "Contents")
	w.Skip = in("Перейти к отчёту", "Skip to the report")
	w.Appendix = in("Приложение", "Appendix")
	w.Letters = in("АБВГД", "ABCDE")
	w.ReadOn = in("Что дальше в отчёте", "What else is in the report")
	w.Scrolls = in("таблица, прокручивается вбок", "table, scrolls sideways")
	w.Legend = in("Обозначения", "Legend")
	w.None = in("нет", "none")
}

func (w *Words) setHeader(in pair) {
	w.Industry = in("Отрасль", "Industry")
	w.Size = in("Размер", "Size")
	w.Date = in("Дата", "Date")
	w.Asked = in("Респондент", "Respondent")
	w.By = in("Интервьюер", "Interviewer")
	w.Bank = in("Методика", "Method")
	w.Prepared = in("Подготовил", "Prepared by")
}

func (w *Words) setScores(in pair) {
	w.Overall = in("Общая оценка", "Overall score")
	w.Dimension = in("Область", "Dimension")
	w.Score = in("Оценка", "Score")
	w.Proven = in("Подтверждено", "Proven")
	w.Claimed = in("Заявлено", "Claimed")
	w.Possible = in("Возможно", "Possible")
	w.Target = in("Цель", "Target")
	w.ProvenHint = in("засчитано в оценку", "counted in the score")
	w.ClaimedHint = in("сказано, но не подтверждено", "stated, not yet proven")
	w.PossibleHint = in("ответа ещё нет", "not answered yet")
	w.TargetHint = in("цель для компании такого размера", "target for a company of this size")
	w.Level = in("Уровень", "Level")
	w.Gap = in("Разрыв", "Gap")
	w.Weight = in("Вес", "Weight")
	w.Points = in("Баллы", "Points")
	w.Confidence = in("Надёжность", "Confidence")
	w.Band = in("Зрелость", "Maturity")
	w.Conclusion = in("Вывод", "Conclusion")
	w.HeaviestGaps = in("Самые тяжёлые разрывы", "Biggest gaps")
	w.FirstSteps = in("Первые шаги", "First steps")
	w.NoSteps = in("Шагов до целей не осталось.", "No steps remain to reach the targets.")
	w.Is = in("Сейчас", "Now")
	w.ShouldBe = in("Нужно", "Needed")
	w.Costs = in("Чего это стоит", "What it costs")
	w.AllTargetsReached = in("Цели достигнуты по всем критериям.", "Every criterion has reached its target.")
	w.NextRungs = in("Куда расти дальше", "Where to grow from here")
	w.Trust = in("Насколько этому можно доверять", "How far to trust this")
	w.Answered = in("полей заполнено", "of the fields answered")
	w.Completeness = in("Полнота ответов", "Completeness")
	w.NoGaps = in("По тому, что известно, разрывов нет.", "As far as is known, there are no gaps.")
	w.ClaimedGaps = in("Сделано со слов, не показано", "Claimed, not shown")
	w.CostsAndBrings = in("Прогноз оценки и трудозатраты", "Forecast score and effort")
	w.AfterWave = in("оценка после", "score after")
	w.AskFirst = in("Сначала спросить", "Ask first")
	w.Decides = in("Решает", "Decides")
}

func (w *Words) setCriteria(in pair) {
	w.CriteriaAgainstTarget = in("Критерии и цели", "Criteria against target")
	w.Criterion = in("Критерий", "Criterion")
	w.DoesNotApply = in("не применяется", "does not apply")
	w.GapsByCriterion = in("Разрывы по критериям", "Gaps by criterion")
	w.WhereNow = in("Сейчас", "Now")
	w.NextRung = in("Следующая ступень", "Next rung")
	w.BeyondTarget = in("выше цели, в плане её нет", "above the target, not in the plan")
	w.Lacks = in("Чего не хватает", "What is missing")
	w.EvidenceNeeded = in("Чем подтвердить", "How to prove it")
	w.Action = in("Что сделать", "What to do")
	w.Artefact = in("Что появится", "What will exist")
	w.Owner = in("Кто", "Who")
	w.AnswersFor = in("Отвечает", "Owner")
	w.Days = in("Трудозатраты", "Effort")
	w.InDays = in("Дней", "Days")
	w.MakesPossible = in("Что станет возможным", "What it makes possible")
	w.StandsOn = in("Сначала", "First")
	w.Ladder = in("Ступени", "Rungs")
	w.Rung = in("Ступень", "Rung")
	w.State = in("Состояние", "State")
	w.Matters = in("Почему это важно", "Why it matters")
	w.TargetReached = in("Цель достигнута", "Target reached")
	w.OwnTarget = in("цель задана компанией", "target set by the company")
	w.OpenContradictions = in("Противоречия в ответах", "Contradictions in the answers")
	w.NextAfter = in("Дальше до цели", "Then, up to the target")
}

func (w *Words) setMatrix(in pair) {
	w.Matrix = in("Кто что делает", "Who does what")
	w.Function = in("Функция", "Function")
	w.Finding = in("Замечание", "Finding")
	w.Findings = in("Замечания по функциям", "Findings by function")
	w.Load = in("Нагрузка, функций", "Load, functions")
	w.ByRole = in("Функций у роли", "Functions of the role")
	w.Headcount = in("Человек", "People")
	w.PartOfMatrix = in("роли", "roles")
	w.AbsentFunctions = in("Функции, которых в компании нет", "Functions that the company does not have")
	w.NotAsked = in("ещё не выяснено", "not known yet")
	w.DoesMark = in("выполняет", "does the work")
	w.AnswersMark = in("отвечает за результат", "answers for the result")
	w.BothMark = in("выполняет и отвечает", "does and answers")
	w.StandsInMark = in("замещает", "stands in")
	w.SharedMark = in("дублируется", "duplicated")
	w.SharedInColor = in("оранжевым — дублируется", "in orange: duplicated")
	w.Funnels = in("Воронки по этапам", "Funnels by stage")
	w.Stage = in("Этап", "Stage")
	w.Tracking = in("Как учитывается", "How it is tracked")
	w.Measured = in("Конверсия", "Conversion")
	w.Serves = in("Для кого", "For whom")
	w.Everything = in("все клиенты", "all clients")
	w.Uncovered = in("Без воронки", "Without a funnel")
	w.NoFunnels = in("Воронок нет.", "There are no funnels.")
}

func (w *Words) setContradictions(in pair) {
	w.Contradictions = in("Противоречия в ответах", "Contradictions in the answers")
	w.NoContradictions = in("Противоречий в ответах не найдено.", "No contradictions were found in the answers.")
	w.Severity = in("Важность", "Severity")
	w.AnswersAtOdds = in("Что сказано", "What was said")
	w.Computed = in("Что посчитано", "What was computed")
	w.HowToAsk = in("Как спросить", "How to ask")
	w.Concerns = in("Снижает надёжность", "Lowers confidence in")
	w.StillToAsk = in("Что ещё спросить", "What is still to ask")
	w.NothingToAsk = in("На все вопросы, от которых зависит оценка, ответ есть.", "Every question that the score depends on is answered.")
	w.WhatToAsk = in("Что спросить", "What to ask")
	w.WhatCounts = in("Что считать ответом", "What counts as an answer")
	w.Question = in("Вопрос", "Question")
	w.OnQuestion = in("К вопросу", "On question")
	w.Gain = in("Баллы", "Points")
	w.StillToProve = in("Что ещё подтвердить", "What is still to prove")
	w.ToSend = in("Что прислать", "What to send")
	w.ToSendLead = in("Здесь перечислено, чем подтвердить то, что пока известно со слов; саму работу менять не нужно. Баллы указаны без учёта потолков.",
		"These documents would prove what has only been claimed so far; the work itself need not change. The points are counted without the caps.")
	w.Document = in("Документ", "Document")
	w.Proves = in("Что подтвердит", "What it proves")
	w.Questions = in("Вопросы и ответы", "Questions and answers")
	w.NotKnownYet = in("Ещё не выяснено", "Not known yet")
	w.PageShort = in("Стр.", "p.")
	w.Why = in("Почему", "Why")
	w.Verdict = in("Вывод", "Verdict")
	w.HowProven = in("Чем подтверждено", "How it is proven")
	w.NothingToProve = in("Присылать сейчас нечего: засчитанным ступеням новые доказательства не нужны.", "Nothing to send now: the rungs that count need no more evidence.")
}

func (w *Words) setPlan(in pair) {
	w.Status = in("Статус", "Status")
	w.Statuses = [3]string{in("не начато", "not started"), in("в работе", "in progress"), in("сделано", "done")}
	w.Plan = in("План работ", "The plan in waves")
	w.NoPlan = in("План не составлялся.", "No plan was made.")
	w.Wave = in("Волна", "Wave")
	w.Capacity = in("доступно", "capacity")
	w.NoStepsInWave = in("Шагов нет.", "No steps.")
	w.Step = in("Шаг", "Step")
	w.Kind = in("Вид", "Kind")
	w.Impact = in("Прирост", "Gain")
	w.Priority = in("Приоритет", "Priority")
	w.WaitsFor = in("После", "After")
	w.NeededFor = in("Нужен для", "Needed for")
	w.EffortAndImpact = in("Трудозатраты и отдача", "Effort and impact")
	w.EffortAxis = in("трудозатраты, человеко-дней", "effort, person-days")
	w.ImpactAxis = in("прирост общей оценки, баллов", "gain in the overall score, points")
	w.PlacesInMarks = in("Число у точки — номер шага в плане; несколько чисел — шаги с равными трудозатратами и отдачей. Начало оси трудозатрат растянуто.", "The number beside a dot is that of the step in the plan; several numbers are steps of equal effort and impact. The axis of effort is stretched at its beginning.")
	w.Forecast = in("Прогноз оценки", "Forecast of the score")
	w.Calendar = in("Календарный план", "The plan by week")
	w.Dates = in("Сроки", "Dates")
	w.Start = in("Начало", "Start")
	w.Finish = in("Окончание", "Finish")
	w.Optional = in("По желанию, без срока", "Optional, no date")
	w.Steps = in("Шаги", "Steps")
	w.Loads = in("Нагрузка исполнителей", "Workload by owner")
	w.LoadsHint = in("Человеко-дни из рабочих дней волны; выделено, где занято больше половины. Исполнители названы по работе, а не по должностям в компании: если двое из них — один человек, сложите их дни.", "Person-days out of the working days of the wave; more than half is highlighted. People are named by the work, not by their posts in the company: where two of them are one person, add up their days.")
	w.LaterLighter = in("Чем позже волна, тем светлее.", "The later the wave, the lighter.")
	w.CalendarHint = in("Шаги одного исполнителя идут друг за другом, с точностью до половины дня. Рабочие дни — с понедельника по пятницу, кроме праздников с постоянной датой; переносы выходных и отпуска не учтены.",
		"Each owner's steps follow one another, planned to the nearest half day. Working days are Monday to Friday but for holidays of a fixed date; other days off and vacations are not taken into account.")
	w.PointsPerDay = in("Баллов за день", "Points per day")
	w.WaveEnd = in("конец волны", "end of wave")
}

func (w *Words) setAppendices(in pair) {
	w.Answers = in("Все ответы", "All answers")
	w.Answer = in("Ответ", "Answer")
	w.Row = in("Строка", "Row")
	w.Column = in("Столбец", "Column")
	w.Note = in("Заметка", "Note")
	w.Evidence = in("Доказательства", "Evidence")
	w.NoEvidence = in("Доказательства к ответам не приложены.", "No evidence was given for the answers.")
	w.Source = in("Источник", "Source")
	w.Grade = in("Степень", "Grade")
	w.Reference = in("Что именно", "What exactly")
	w.Counts = in("Засчитано как", "Counted as")
	w.Method = in("Как считается оценка", "How the score is calculated")
}

// MarkLegend says what the marks of a matrix mean, in a line.
func (w *Words) MarkLegend() string {
	return "R — " + w.DoesMark + ", A — " + w.AnswersMark + ", RA — " + w.BothMark + ", B — " + w.StandsInMark
}

// titled joins the heading of a part with what the bank calls its field; a name that begins with the same word says the
// same and is left out.
func titled(heading, name string) string {
	first, _, _ := strings.Cut(heading, " ")
	of, _, _ := strings.Cut(name, " ")
	if strings.EqualFold(first, of) {
		return heading
	}
	return wording.Joined(": ", heading, wording.LowerFirst(name))
}

func (w *Words) setClosing(in pair) {
	w.ConsultantSays = in("Вывод консультанта", "The consultant's conclusion")
	w.Comment = in("Комментарий консультанта", "The consultant's comment")
	w.Closing = in("Что обследовано и кто подписывает", "What was examined, and who signs")
	w.Scope = in("Что обследовано", "What was examined")
	w.Confidentiality = in("Конфиденциальность", "Confidentiality")
	w.Signatures = in("Подписи", "Signatures")
	w.SignName = in("подпись, имя", "signature, name")
	w.SignDate = in("дата", "date")
}

func (w *Words) setConsensus(in func(ru, en string) string) {
	w.Consensus = in("Кто что видит иначе", "Who sees what differently")
	w.Agreement = in("Согласие респондентов (альфа Криппендорфа)", "Agreement of the respondents (Krippendorff's alpha)")
	w.Disagreements = in("Расхождения", "Disagreements")
	w.Respondent = in("Респондент", "Respondent")
	w.Said = in("Ответ", "Answer")
	w.Taken = in("Взято", "Taken")
	w.LeftOut = in("Не вошли в общий список", "Left out of the common list")
	w.Spread = in("Разброс", "Spread")
	w.PerceptionGap = in("Как одно и то же видят продавцы и руководитель, от 0 % (хуже всего) до 100 %", "How sellers and the head see the same things, from 0% (worst) to 100%")
	w.Position = in("Должность", "Position")
	w.BySellers = in("Продавцы (медиана)", "Sellers (median)")
	w.ByHead = in("Руководитель", "Head of sales")
	w.Alpha = in("Альфа", "Alpha")
	w.Changes = in("Что от этого зависит", "What hangs on it")
}
