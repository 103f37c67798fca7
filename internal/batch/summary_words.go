package batch

import "salesaudit/questionnaire"

// The words of a summary.
var (
	wordTitle     = questionnaire.Text{RU: "Сводка по файлам ответов", EN: "Summary of answer files"}
	wordScores    = questionnaire.Text{RU: "Баллы", EN: "Scores"}
	wordSizes     = questionnaire.Text{RU: "По размеру компании: подтверждено, медиана", EN: "By size of company: proven, median"}
	wordSize      = questionnaire.Text{RU: "Размер", EN: "Size"}
	wordFiles     = questionnaire.Text{RU: "файлов", EN: "files"}
	wordMean      = questionnaire.Text{RU: "среднее", EN: "mean"}
	wordMedian    = questionnaire.Text{RU: "медиана", EN: "median"}
	wordLeast     = questionnaire.Text{RU: "мин.", EN: "min"}
	wordMost      = questionnaire.Text{RU: "макс.", EN: "max"}
	wordOverall   = questionnaire.Text{RU: "Общая оценка", EN: "Overall"}
	wordGaps      = questionnaire.Text{RU: "Самые частые разрывы", EN: "Commonest gaps"}
	wordCriterion = questionnaire.Text{RU: "Критерий", EN: "Criterion"}
	wordShare     = questionnaire.Text{RU: "доля", EN: "share"}
	wordLevels    = questionnaire.Text{RU: "не хватает ступеней", EN: "levels missing"}
	wordChecks    = questionnaire.Text{RU: "Самые частые противоречия", EN: "Commonest contradictions"}
	wordCheck     = questionnaire.Text{RU: "Противоречие", EN: "Contradiction"}
	wordLeftOut   = questionnaire.Text{RU: "Не применяются, как указано в файлах", EN: "Said not to apply"}
	wordUnknown   = questionnaire.Text{RU: "Чаще всего неизвестно", EN: "Most often unknown"}
	wordField     = questionnaire.Text{RU: "Поле", EN: "Field"}
	wordOption    = questionnaire.Text{RU: "Ответ", EN: "Answer"}
	wordSeveral   = questionnaire.Text{RU: " (можно несколько)", EN: " (more than one may be chosen)"}
	wordKinds     = [3]questionnaire.Text{{RU: "подтверждено", EN: "proven"}, {RU: "заявлено", EN: "claimed"}, {RU: "возможно", EN: "possible"}}
	wordChanges   = questionnaire.Text{RU: "Изменения ступеней по сравнению с прежним расчётом", EN: "Rungs that moved since the baseline"}
	wordRung      = questionnaire.Text{RU: "Ступень", EN: "Rung"}
	wordGained    = questionnaire.Text{RU: "достигнута", EN: "gained"}
	wordLost      = questionnaire.Text{RU: "потеряна", EN: "lost"}
	wordOther     = questionnaire.Text{RU: "иное", EN: "other"}

	leadFiles   = questionnaire.Text{RU: "Оценено файлов: %d (из кэша: %d), отклонено: %d.", EN: "Files scored: %d (from the cache: %d), rejected: %d."}
	leadChanges = questionnaire.Text{
		RU: "Изменилось файлов: %d, новых: %d, теперь отклонены: %d, теперь приняты: %d, больше не поданы: %d.",
		EN: "Files changed: %d, new: %d, rejected now: %d, accepted now: %d, no longer among the inputs: %d.",
	}
	leadMoves = questionnaire.Text{
		RU: "Подтверждённая общая оценка выросла в файлах: %d, снизилась: %d; среднее изменение %s, наибольшее снижение %s, наибольший рост %s.",
		EN: "Overall proven score higher in files: %d, lower in: %d; mean change %s, largest fall %s, largest rise %s.",
	}
)
