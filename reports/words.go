package reports

import "salesaudit/questionnaire"

// Words are the headings and labels of the report in one language. A word that a format prints stands here, so that
// the formats use the same ones.
type Words struct {
	Page, Of, Contents                                          string
	Client, Industry, Sellers, Size, Date, Asked, By, Bank      string
	Prepared                                                    string
	Overall, Dimension, Score                                   string
	Proven, Claimed, Possible, Target, Level, Gap, Weight       string
	Points, Confidence, Band                                    string
	Conclusion, HeaviestGaps, FirstSteps, Trust, ReadOn         string
	Is, ShouldBe, Costs, AllTargetsReached, NextRungs, NoSteps  string
	ProvenHint, ClaimedHint, PossibleHint, TargetHint           string
	CriteriaAgainstTarget, Criterion, DoesNotApply              string
	GapsByCriterion, WhereNow, NextRung, Decided, Lacks         string
	Evidence, EvidenceNeeded, Action, Artefact, Owner, Days     string
	MakesPossible, StandsOn, Ladder, Matters, TargetReached     string
	OwnTarget, OpenContradictions, NextAfter                    string
	Matrix, Function, Role, Finding, Load, Legend, NotAsked     string
	DoesMark, AnswersMark, BothMark, StandsInMark, NoFinding    string
	Headcount, AbsentFunctions, PartOfMatrix, ByRole            string
	Funnels, Stage, Tracking, Measured, Serves, Uncovered       string
	Rung, NoStepsInWave, Everything, NoFunnels, NotMeasured     string
	Contradictions, Severity, AnswersAtOdds, Computed, HowToAsk string
	NoContradictions, Concerns                                  string
	Plan, Wave, Step, Kind, Impact, Priority, WaitsFor          string
	NeededFor, EffortAndImpact, Forecast, NoPlan, Capacity      string
	EffortAxis, ImpactAxis                                      string
	StillToAsk, StillToProve, Question, Gain, NothingToAsk      string
	NothingToProve                                              string
	Answers, Answer, Note, Source, Grade, Reference, Counts     string
	NoEvidence, Method, Appendix, Unknown, Hidden, None         string
	Yes, No, Total, State, Answered, Today                      string
	Findings, PointsToTarget, WhatToAsk, WhatCounts, InDays     string
}

// WordsIn returns the words of a language.
func WordsIn(lang questionnaire.Language) Words {
	if lang == questionnaire.English {
		return englishWords()
	}
	return russianWords()
}

func russianWords() Words {
	return Words{
		Page: "Страница", Of: "из", Contents: "Содержание",
		Client: "Клиент", Industry: "Отрасль", Sellers: "Продавцов", Size: "Размер", Date: "Дата", Asked: "Респондент", By: "Интервьюер", Bank: "Методика",
		Prepared: "Подготовил",
		Overall:  "Общая оценка", Dimension: "Направление", Score: "Оценка",
		Proven: "Подтверждено", Claimed: "Заявлено", Possible: "Возможно", Target: "Цель", Level: "Уровень", Gap: "Разрыв", Weight: "Вес",
		Points: "Баллы", Confidence: "Надёжность", Band: "Зрелость",
		Conclusion: "Вывод", HeaviestGaps: "Самые тяжёлые разрывы", FirstSteps: "Первые шаги", Trust: "Насколько этому можно доверять", ReadOn: "Что дальше в отчёте",
		Is: "Сейчас", ShouldBe: "Нужно", Costs: "Чего это стоит", AllTargetsReached: "Цели достигнуты по всем критериям.", NextRungs: "Куда расти дальше", NoSteps: "Шагов до целей не осталось.", NoStepsInWave: "Шагов нет.",
		ProvenHint: "выполнено и подтверждено", ClaimedHint: "сказано, но не подтверждено", PossibleHint: "ответа ещё нет", TargetHint: "цель для компании такого размера",
		CriteriaAgainstTarget: "Критерии и цели", Criterion: "Критерий", DoesNotApply: "не применяется",
		GapsByCriterion: "Разрывы по критериям", WhereNow: "Сейчас", NextRung: "Следующая ступень", Decided: "Что решило", Lacks: "Чего не хватает",
		Evidence: "Доказательства", EvidenceNeeded: "Чем подтвердить", Action: "Что сделать", Artefact: "Что появится", Owner: "Кто", Days: "Трудозатраты",
		MakesPossible: "Что станет возможным", StandsOn: "Сначала", Ladder: "Ступени", Rung: "Ступень", Matters: "Почему это важно", TargetReached: "Цель достигнута",
		OwnTarget: "цель задана компанией", OpenContradictions: "Противоречия в ответах", NextAfter: "Дальше до цели",
		Matrix: "Кто что делает", Function: "Функция", Role: "Роль", Finding: "Замечание", Load: "Нагрузка, функций", Legend: "Обозначения", NotAsked: "не выяснено",
		DoesMark: "выполняет", AnswersMark: "отвечает за результат", BothMark: "выполняет и отвечает", StandsInMark: "замещает", NoFinding: "замечаний нет",
		Headcount: "Человек", AbsentFunctions: "В компании нет функций", PartOfMatrix: "роли", ByRole: "Функций у роли",
		Funnels: "Воронки по этапам", Stage: "Этап", Tracking: "Как учитывается", Measured: "Конверсия", Serves: "Для кого", Uncovered: "Без воронки",
		Everything: "все клиенты", NoFunnels: "Воронок нет.", NotMeasured: "не измеряется",
		Contradictions: "Противоречия в ответах", Severity: "Важность", AnswersAtOdds: "Что сказано", Computed: "Что посчитано", HowToAsk: "Как спросить",
		NoContradictions: "Противоречий в ответах не найдено.", Concerns: "Снижает надёжность",
		Plan: "План работ", Wave: "Волна", Step: "Шаг", Kind: "Вид", Impact: "Прирост", Priority: "Приоритет", WaitsFor: "После",
		NeededFor: "Нужен для", EffortAndImpact: "Трудозатраты и отдача", Forecast: "Прогноз оценки", NoPlan: "План не составлялся.", Capacity: "вмещает",
		EffortAxis: "трудозатраты, человеко-дней", ImpactAxis: "прирост общей оценки, баллов",
		StillToAsk: "Что ещё спросить", StillToProve: "Что ещё подтвердить", Question: "Вопрос", Gain: "Баллы", NothingToAsk: "Незаданных вопросов, от которых зависит оценка, не осталось.",
		NothingToProve: "Ступеней, которым не хватает только доказательства, нет.",
		Answers:        "Все ответы", Answer: "Ответ", Note: "Заметка", Source: "Источник", Grade: "Степень", Reference: "Что именно", Counts: "Засчитано как",
		NoEvidence: "Доказательства не приложены.", Method: "Как считается оценка", Appendix: "Приложение", Unknown: "неизвестно", Hidden: "не относится", None: "нет",
		Yes: "да", No: "нет", Total: "Итого", State: "Состояние", Answered: "полей заполнено", Today: "Сейчас",
		Findings: "Замечания по функциям", PointsToTarget: "до цели %s балла", WhatToAsk: "Что спросить", WhatCounts: "Что считать ответом", InDays: "Дней",
	}
}

func englishWords() Words {
	return Words{
		Page: "Page", Of: "of", Contents: "Contents",
		Client: "Client", Industry: "Industry", Sellers: "Sellers", Size: "Size", Date: "Date", Asked: "Respondent", By: "Interviewer", Bank: "Method",
		Prepared: "Prepared by",
		Overall:  "Overall score", Dimension: "Dimension", Score: "Score",
		Proven: "Proven", Claimed: "Claimed", Possible: "Possible", Target: "Target", Level: "Level", Gap: "Gap", Weight: "Weight",
		Points: "Points", Confidence: "Confidence", Band: "Band",
		Conclusion: "Conclusion", HeaviestGaps: "Heaviest gaps", FirstSteps: "First steps", Trust: "How far to trust this", ReadOn: "What else is in the report",
		Is: "Now", ShouldBe: "Needed", Costs: "What it costs", AllTargetsReached: "Every criterion has reached its target.", NextRungs: "Where to grow from here", NoSteps: "No steps are left up to the targets.", NoStepsInWave: "No steps.",
		ProvenHint: "holds and is backed by evidence", ClaimedHint: "stated, not yet proven", PossibleHint: "not answered yet", TargetHint: "target for a company of this size",
		CriteriaAgainstTarget: "Criteria against target", Criterion: "Criterion", DoesNotApply: "does not apply",
		GapsByCriterion: "Gaps by criterion", WhereNow: "Now", NextRung: "Next rung", Decided: "What decided it", Lacks: "What is missing",
		Evidence: "Evidence", EvidenceNeeded: "How to prove it", Action: "What to do", Artefact: "What will exist", Owner: "Who", Days: "Effort",
		MakesPossible: "What it makes possible", StandsOn: "First", Ladder: "Rungs", Rung: "Rung", Matters: "Why it matters", TargetReached: "Target reached",
		OwnTarget: "target set by the company", OpenContradictions: "Contradictions in the answers", NextAfter: "Then, up to the target",
		Matrix: "Who does what", Function: "Function", Role: "Role", Finding: "Finding", Load: "Load, functions", Legend: "Legend", NotAsked: "not known yet",
		DoesMark: "does the work", AnswersMark: "answers for the result", BothMark: "does and answers", StandsInMark: "stands in", NoFinding: "no findings",
		Headcount: "People", AbsentFunctions: "Functions that the company does not have", PartOfMatrix: "roles", ByRole: "Functions of the role",
		Funnels: "Funnels by stage", Stage: "Stage", Tracking: "How it is tracked", Measured: "Conversion", Serves: "For whom", Uncovered: "Without a funnel",
		Everything: "all clients", NoFunnels: "There are no funnels.", NotMeasured: "not measured",
		Contradictions: "Contradictions in the answers", Severity: "Severity", AnswersAtOdds: "What was said", Computed: "What was computed", HowToAsk: "How to ask",
		NoContradictions: "No contradictions were found in the answers.", Concerns: "Lowers confidence in",
		Plan: "The plan in waves", Wave: "Wave", Step: "Step", Kind: "Kind", Impact: "Gain", Priority: "Priority", WaitsFor: "After",
		NeededFor: "Needed for", EffortAndImpact: "Effort and impact", Forecast: "Forecast of the score", NoPlan: "No plan was made.", Capacity: "holds",
		EffortAxis: "effort, person-days", ImpactAxis: "gain of the overall score, points",
		StillToAsk: "What is still to ask", StillToProve: "What is still to prove", Question: "Question", Gain: "Points", NothingToAsk: "No unanswered question is left that the score depends on.",
		NothingToProve: "No rung is held back by missing evidence alone.",
		Answers:        "All answers", Answer: "Answer", Note: "Note", Source: "Source", Grade: "Grade", Reference: "What exactly", Counts: "Counted as",
		NoEvidence: "No evidence was given.", Method: "How the score is made", Appendix: "Appendix", Unknown: "unknown", Hidden: "does not apply", None: "none",
		Yes: "yes", No: "no", Total: "Total", State: "State", Answered: "of the fields answered", Today: "Today",
		Findings: "Findings by function", PointsToTarget: "%s points to the target", WhatToAsk: "What to ask", WhatCounts: "What counts as an answer", InDays: "Days",
	}
}
