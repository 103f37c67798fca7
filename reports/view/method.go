package view

import (
	"strings"

	"salesaudit/internal/plan"
	"salesaudit/internal/wording"
)

// MethodPart is one paragraph or list of the page about the method.
type MethodPart struct {
	Heading    string   `json:"heading"`
	Paragraphs []string `json:"paragraphs"`
	Table      *Table   `json:"table"` // may be nil
}

// What the page about the method says of every bank.
var (
	aboutLevels = []text{{
		RU: "Каждый критерий — лестница из пяти ступеней; ступень — одно или несколько условий, которые проверяют по ответам. Уровень — число ступеней, выполненных подряд, считая снизу.",
		EN: "Each criterion is a ladder of five rungs; each rung is one or more conditions that the answers are checked against. The level is the number of rungs met in a row from the bottom.",
	}, {
		RU: "Подтверждено: ступень выполнена и доказана. Заявлено: выполнена по ответам. Возможно: окажется выполненной, если недостающие ответы будут лучшими. Какими бы ни оказались недостающие ответы, подтверждённое не уменьшится, а возможное не вырастет.",
		EN: "Proven: the rung is met and backed by evidence. Claimed: it is met according to the answers. Possible: it could be met if the missing answers turn out to be the best ones. Whatever they turn out to be, what is proven does not fall and what is possible does not rise.",
	}, {
		RU: "Ступеням 1 и 2 доказательства не нужны, ступени 3 достаточно назвать документ или отчёт, для ступеней 4 и 5 документ нужно увидеть. Документ без даты или старше года к дате интервью считается только названным.",
		EN: "Rungs 1 and 2 need no evidence, rung 3 needs a named document or report, rungs 4 and 5 need a document that was seen. A document that has no date, or is dated more than a year before the interview, counts only as named.",
	}}
	aboutConfidence = text{
		RU: "Надёжность критерия, от 0 до 100, тем выше, чем больше ответов известно («не измеряется» — половина ответа), чем лучше доказательства и чем меньше противоречий: от 75 — высокая, от 50 — средняя, ниже — низкая. Ответы с пометкой «(со слов)» на уровни не влияют.",
		EN: "The confidence in a criterion, 0 to 100, is higher the more answers are known (“not measured” counts as half an answer), the better the evidence and the fewer the contradictions: 75 and above is high, 50 and above medium, anything below low. Answers marked “as claimed” change no level.",
	}
	aboutSteps = text{
		RU: "Шаг плана — одна ступень между подтверждённым уровнем и целью, с действиями для тех её условий, которые не выполнены. Шаги идут по приросту общей оценки на день работы с поправкой на величину разрыва, противоречия и на то, сколько шагов зависит от каждого; ни один не стоит раньше тех, от которых зависит. Шаг, который снимает потолок, даёт больше баллов, чем его ступень в разрыве. ",
		EN: "A step of the plan is one rung between the proven level and the target, with the actions for those of its conditions that are not met. Steps are ordered by the gain in the overall score per day of work, adjusted for the size of the gap, the contradictions and the number of steps that wait for this one; no step comes before those that it waits for. A step that lifts a cap gains more than its rung counts in the gap. ",
	}
	aboutExceptions = []text{{
		RU: "Лучший ответ не понижает ни уровня, ни оценки, если строки в списках те же. Исключения: новая строка может нарушить условие «у каждой»; новая отметка исполнителя может создать дубль; численность меняет размер компании, а с ним цели; если отметить, что какой-то функции в компании нет, меняется перечень функций; сегменту с приоритетом A нужен ответственный, а входящим звонкам — порядок приёма.",
		EN: "A better answer never lowers a level or a score while the rows of the lists stay the same. Exceptions: a new row can break a condition about every row; a new mark in the matrix can create a duplicate; headcount changes the size of the company and with it the targets; declaring a function absent changes the list of functions; a segment with priority A needs a responsible role, and inbound calls need a set way of being answered.",
	}}
	aboutLimits = []text{{
		RU: "Пороги, веса, дни и цели — экспертные суждения, а не статистика.",
		EN: "Thresholds, weights, days and targets are expert judgment, not statistics.",
	}, {
		RU: "Матрица не видит дублирования между людьми одной роли. Направления и группы клиентов иногда разделяют роли только на бумаге, поэтому важно, кто делал это в последний раз. Единица анализа — роль: людей отчёт не оценивает.",
		EN: "The matrix does not see duplication between people in one role. Sales lines and client groups sometimes separate roles on paper only, so ask who did it last time. The unit of analysis is the role: the report does not judge people.",
	}}
)

// setMethod states the method in one page: how levels and scores come about, what the plan is, and what the
// figures cannot say.
func (b *builder) setMethod() {
	b.view.Method = []MethodPart{
		{Heading: b.Say(text{RU: "Уровни", EN: "Levels"}), Paragraphs: b.sayAll(aboutLevels)},
		{Heading: b.Say(text{RU: "Оценки", EN: "Scores"}), Paragraphs: b.scoreMethod(), Table: b.bandTable()},
		{Heading: b.Say(text{RU: "Цели и надёжность", EN: "Targets and confidence"}), Paragraphs: []string{b.targetMethod(), b.Say(aboutConfidence)}},
		{Heading: b.Say(text{RU: "План", EN: "The plan"}), Paragraphs: []string{b.Say(aboutSteps) + b.capacityMethod()}},
		{Heading: b.Say(text{RU: "Оговорки", EN: "Exceptions"}), Paragraphs: b.sayAll(aboutExceptions)},
		{Heading: b.Say(text{RU: "Чего оценка не говорит", EN: "What the score does not say"}), Paragraphs: b.sayAll(aboutLimits)},
	}
}

func (b *builder) sayAll(texts []text) []string {
	out := make([]string, len(texts))
	for i, t := range texts {
		out[i] = b.Say(t)
	}
	return out
}

func (b *builder) scoreMethod() []string {
	var weights, caps []string
	for _, d := range b.a.Bank.Dimensions {
		weights = append(weights, wording.LowerFirst(b.Text(d.Name))+" "+b.percent(100*d.Weight).Text)
	}
	for _, k := range b.a.Bank.Caps {
		caps = append(caps, b.Say(text{RU: "%s не выше %s, пока «%s» ниже уровня %d", EN: "%s at most %s while “%s” is below level %d"},
			wording.LowerFirst(b.Text(k.Dimension.Name)), b.Short(k.Max, 1), b.Text(k.Criterion.Name), k.Until))
	}
	out := []string{b.Say(text{
		RU: "Оценка области — взвешенная сумма уровней её критериев в процентах от наибольшей возможной. Общая оценка — среднее по областям с весами (%s), но не больше чем на 30 баллов выше слабейшей из них.",
		EN: "The score of a dimension is the weighted sum of the levels of its criteria as a percentage of the largest possible sum. The overall score is the weighted mean of the dimensions (%s), but no more than 30 points above the weakest of them.",
	}, wording.List(weights))}
	if len(caps) > 0 {
		out = append(out, b.Say(text{RU: "Потолки: %s.", EN: "Caps: %s."}, strings.Join(caps, "; ")))
	}
	return out
}

func (b *builder) bandTable() *Table {
	t := &Table{Columns: []string{b.Say(text{RU: "Баллы", EN: "Points"}), b.Say(text{RU: "Как называется", EN: "Name"})}, Numeric: []bool{false, false}}
	from := 0.0
	for i, band := range b.a.Bank.Bands {
		interval := b.Say(text{RU: "до %s", EN: "up to %s"}, b.Short(band.To, 1))
		if i > 0 {
			interval = b.Say(text{RU: "больше %s и %s", EN: "above %s, %s"}, b.Short(from, 1), interval)
		}
		t.Rows = append(t.Rows, []Cell{{Text: interval}, {Text: b.Text(band.Name)}})
		from = band.To
	}
	return t
}

func (b *builder) targetMethod() string {
	sellers := wording.Noun{One: "продавца", Few: "продавцов", Many: "продавцов", Single: "seller", Plural: "sellers"}
	sizes := make([]string, len(b.a.Bank.Profiles))
	for i, p := range b.a.Bank.Profiles {
		upTo := b.Say(text{RU: "больше", EN: "more"})
		if p.UpTo > 0 {
			upTo = b.Say(text{RU: "до %s", EN: "up to %s"}, b.Counted(p.UpTo, sellers))
		}
		sizes[i] = b.Text(p.Name) + ": " + upTo
	}
	return b.Say(text{
		RU: "Цель критерия зависит от размера компании (%s); компания может задать свою.",
		EN: "The target of a criterion depends on the size of the company (%s); a company may set its own.",
	}, strings.Join(sizes, "; "))
}

func (b *builder) capacityMethod() string {
	var waves []string
	for i, days := range b.a.Profile.Capacity {
		first, last := plan.WaveDays(i + 1)
		waves = append(waves, b.Say(text{RU: "%s–%s" + wording.NoBreak + "дней — %s", EN: "%s–%s" + wording.NoBreak + "days: %s"},
			b.Whole(first), b.Whole(last), b.Short(days, 1)))
	}
	return b.Say(text{RU: "Сколько человеко-дней доступно по волнам: %s (%s).", EN: "Capacity of the waves in person-days: %s (%s)."},
		wording.List(waves), b.Text(b.a.Profile.Name))
}
