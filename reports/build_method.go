package reports

import (
	"strings"

	"salesaudit/internal/plan"
)

// setMethod states the method in one page: how levels and scores come about, what the plan is, and what the
// figures cannot say.
func (b *builder) setMethod() {
	say := func(headingRU, headingEN string, paragraphs ...string) {
		b.view.Method = append(b.view.Method, MethodPart{Heading: b.in(headingRU, headingEN), Paragraphs: paragraphs})
	}
	say("Уровни", "Levels",
		b.in("Каждый критерий — лестница из пяти ступеней, каждая ступень — условие, проверяемое по ответам. Уровень — число ступеней, выполненных подряд снизу.",
			"Each criterion is a ladder of five rungs, each rung a condition over the answers. The level is the number of rungs that hold one after another from the bottom."),
		b.in("Подтверждено: ступень выполнена и доказана. Заявлено: выполнена по ответам. Возможно: могла бы быть выполнена, если недостающие ответы окажутся лучшими. Какими бы ни оказались недостающие ответы, подтверждённое не уменьшится, а возможное не вырастет.",
			"Proven: the rung holds and is backed by evidence. Claimed: it holds by the answers. Possible: it could hold if the missing answers turn out best. Whatever the missing answers are, what is proven does not fall and what is possible does not rise."),
		b.in("Ступеням 1 и 2 доказательства не нужны, ступени 3 достаточно назвать документ или отчёт, для ступеней 4 и 5 документ нужно увидеть. Документ без даты или старше года к дате интервью считается только названным.",
			"Rungs 1 and 2 need no evidence, rung 3 a named document or report, rungs 4 and 5 a document that was seen. A document without a date, or more than a year older than the interview, counts as named only."))
	say("Оценки", "Scores", b.scoreMethod()...)
	b.view.Method[len(b.view.Method)-1].Table = b.bandTable()
	say("Цели и надёжность", "Targets and confidence",
		b.targetMethod(),
		b.in("Надёжность критерия, от 0 до 100, тем выше, чем больше ответов известно, чем лучше доказательства и чем меньше противоречий: от 75 высокая, от 50 средняя, ниже низкая.",
			"The confidence in a criterion, 0 to 100, is higher the more answers are known, the better the evidence and the fewer the contradictions: high from 75, medium from 50, low below."))
	say("План", "The plan",
		b.in("Шаг плана — одна ступень между подтверждённым уровнем и целью. Порядок шагов — по приросту общей оценки на день работы, с поправкой на величину разрыва, противоречия и шаги, которые его ждут; шаг не раньше тех, на которые он опирается. ",
			"A step of the plan is one rung between the proven level and the target. Steps are ordered by the gain of the overall score per day of work, adjusted for the width of the gap, contradictions and steps that wait; none comes before what it stands on. ")+b.capacityMethod())
	say("Оговорки", "Exceptions",
		b.in("Лучший ответ не понижает ни уровня, ни оценки, если строки в списках те же. Исключения: новая строка может нарушить правило «у каждой»; новая отметка исполнителя может создать дубль; численность меняет размер компании, а с ним цели; объявленное отсутствие функции меняет перечень функций.",
			"A better answer lowers no level and no score while the rows of the lists stay the same. Exceptions: a new row can break a rule about every row; a new mark of a doer can create a duplicate; headcount changes the company's size and so its targets; declaring a function absent changes the list of functions."))
	say("Чего оценка не говорит", "What the score does not say",
		b.in("Пороги, веса, дни и цели — экспертные суждения, а не статистика.", "Thresholds, weights, days and targets are expert judgement, not statistics."),
		b.in("Матрица не видит дублирования между людьми одной роли. Объявленные направления и группы клиентов разделяют роли на бумаге, поэтому спрашивайте, кто сделал это в последний раз.",
			"The matrix does not see duplication between people of one role. Declared directions and client groups part roles on paper, so ask who did it last time."),
		b.in("Единица анализа — роль, а не человек: отчёт не оценивает людей.", "The unit of analysis is the role, never a person by name: the report does not judge people."))
}

func (b *builder) scoreMethod() []string {
	var weights, caps []string
	for _, d := range b.a.Bank.Dimensions {
		weights = append(weights, lowerFirst(b.text(d.Name))+" "+b.percent(100*d.Weight).Text)
	}
	for _, k := range b.a.Bank.Caps {
		caps = append(caps, lowerFirst(b.text(k.Dimension.Name))+b.in(" не выше ", " at most ")+b.short(k.Max, 1)+
			b.in(", пока «", ", while “")+b.text(k.Criterion.Name)+b.in("» ниже уровня ", "” is below level ")+b.fixed(float64(k.Until), 0))
	}
	out := []string{
		b.in("Оценка направления — взвешенная сумма уровней его критериев в процентах от наибольшей возможной. Общая оценка — среднее направлений с весами (", "The score of a dimension is the weighted sum of the levels of its criteria in per cent of the largest possible. The overall score is the weighted mean of the dimensions (") +
			list(weights) + b.in("), но не больше чем на 30 баллов выше слабейшего из них.", "), but no more than 30 points above the weakest of them."),
	}
	if len(caps) > 0 {
		out = append(out, b.in("Потолки: ", "Caps: ")+strings.Join(caps, "; ")+".")
	}
	return out
}

func (b *builder) bandTable() *TableView {
	t := &TableView{Columns: []string{b.in("Баллы", "Points"), b.in("Как называется", "Name")}, Numeric: []bool{false, false}}
	from := 0.0
	for i, band := range b.a.Bank.Bands {
		interval := b.in("до ", "up to ") + b.short(band.To, 1)
		if i > 0 {
			interval = b.in("больше ", "above ") + b.short(from, 1) + b.in(" и до ", " up to ") + b.short(band.To, 1)
		}
		t.Rows = append(t.Rows, []CellView{{Text: interval}, {Text: b.text(band.Name)}})
		from = band.To
	}
	return t
}

func (b *builder) targetMethod() string {
	out := b.in("Цель критерия зависит от размера компании (", "The target of a criterion depends on the size of the company (")
	for i, p := range b.a.Bank.Profiles {
		if i > 0 {
			out += "; "
		}
		out += b.text(p.Name)
		if p.UpTo > 0 {
			out += b.in(": до ", ": up to ") + b.counted(p.UpTo, noun{"продавца", "продавцов", "продавцов", "seller", "sellers"}).Text
		} else {
			out += b.in(": больше", ": more")
		}
	}
	return out + b.in("); компания может задать свою.", "); a company may set its own.")
}

func (b *builder) capacityMethod() string {
	var waves []string
	for i, days := range b.a.Profile.Capacity {
		first, last := plan.WaveDays(i + 1)
		waves = append(waves, b.fixed(float64(first), 0)+"–"+b.fixed(float64(last), 0)+space+b.in("дней — ", "days: ")+b.short(days, 1))
	}
	return b.in("Вместимость волн в человеко-днях: ", "Capacity of the waves in person-days: ") + list(waves) + b.in(" (", " (") + b.text(b.a.Profile.Name) + ")."
}
