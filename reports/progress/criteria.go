package progress

import (
	"strconv"
	"strings"

	"salesaudit/internal/compare"
	"salesaudit/internal/plan"
	"salesaudit/internal/wording"
	"salesaudit/questionnaire"
	"salesaudit/reports/paper"
	"salesaudit/reports/view"
)

// criteria lists what went up, what went down, and what else changed.
func (w *writer) criteria() {
	var up, down, other [][]string
	for i := range w.c.Criteria {
		k := &w.c.Criteria[i]
		row := []string{w.Text(k.Criterion().Name), w.levels(k), w.reasons(k)}
		switch {
		case k.Old != nil && k.New != nil && k.New.Proven > k.Old.Proven:
			up = append(up, row)
		case k.Old != nil && k.New != nil && k.New.Proven < k.Old.Proven:
			down = append(down, row)
		default:
			other = append(other, row)
		}
	}
	if up == nil && down == nil && other == nil {
		return
	}
	w.heading(text{RU: "Критерии", EN: "Criteria"})
	for _, part := range []struct {
		title text
		rows  [][]string
	}{{text{RU: "Стало лучше", EN: "Better"}, up}, {text{RU: "Стало хуже", EN: "Worse"}, down}, {text{RU: "Другие изменения", EN: "Other changes"}, other}} {
		if part.rows == nil {
			continue
		}
		w.add(paper.Heading{Level: 2, Text: w.Say(part.title)}, &paper.Table{Columns: []paper.Column{
			{Title: w.Say(text{RU: "Критерий", EN: "Criterion"}), Share: 2.2}, {Title: w.Say(text{RU: "Уровень", EN: "Level"})}, {Title: w.Say(text{RU: "Почему", EN: "Why"}), Share: 5},
		}, Rows: part.rows})
	}
}

// levels words the levels of a criterion before and after.
func (w *writer) levels(k *compare.CriterionChange) string {
	switch {
	case k.Old == nil:
		return w.Say(text{RU: "новый: %d", EN: "new: %d"}, k.New.Proven)
	case k.New == nil:
		return w.Say(text{RU: "исключён", EN: "removed"})
	case !k.New.Counts():
		return w.Say(text{RU: "не применяется", EN: "does not apply"})
	case !k.Old.Counts():
		return w.Say(text{RU: "теперь применяется: %d", EN: "applies now: %d"}, k.New.Proven)
	}
	return level(k.Old.Proven, k.New.Proven)
}

// reasons words which rungs changed, and through what.
func (w *writer) reasons(k *compare.CriterionChange) string {
	var said []string
	for i := range k.Rungs {
		said = append(said, w.rung(&k.Rungs[i]))
	}
	if k.Old != nil && k.New != nil && k.Old.Target != k.New.Target {
		said = append(said, w.Say(text{RU: "цель: %s", EN: "target: %s"}, level(k.Old.Target, k.New.Target)))
	}
	return wording.UpperFirst(wording.Joined("; ", said...))
}

// rung words one rung that changed: «ступень 3 выполнена: контроль исполнения обязанностей; показаны документы».
func (w *writer) rung(r *compare.RungChange) string {
	said := w.Say(text{RU: "ступень" + wording.NoBreak + "%s: %s, раньше — %s", EN: "rung" + wording.NoBreak + "%s: %s, was %s"}, strconv.Itoa(r.Rung.Level), w.RungState(string(r.New)), w.RungState(string(r.Old)))
	var why []string
	if r.Rule {
		why = append(why, w.Say(text{RU: "изменилось правило", EN: "the rule changed"}))
	}
	for _, f := range r.Answers {
		why = append(why, w.Quoted(wording.LowerFirst(w.Text(f.Label))))
	}
	if r.Evidence {
		why = append(why, w.Say(text{RU: "доказательства", EN: "evidence"}))
	}
	if r.Aged {
		why = append(why, w.Say(text{RU: "документы старше года", EN: "documents over a year old"}))
	}
	if why == nil {
		return said
	}
	return said + " (" + w.Several(why, 4) + ")"
}

// outcomes are the outcomes of steps in the order in which they are listed.
var outcomes = []struct {
	of   compare.Outcome
	name text
}{
	{compare.Done, text{RU: "сделано", EN: "done"}},
	{compare.Claimed, text{RU: "сделано со слов", EN: "done but not shown"}},
	{compare.NotDone, text{RU: "не сделано", EN: "not done"}},
	{compare.Void, text{RU: "больше не нужно", EN: "no longer needed"}},
}

// steps says what became of the plan of the last time.
func (w *writer) steps() {
	if len(w.c.Steps) == 0 {
		return
	}
	w.heading(text{RU: "Что сделано из прошлого плана", EN: "What was done under the last plan"})
	table := &paper.Table{Columns: []paper.Column{{Title: w.Say(text{RU: "Шаг", EN: "Step"}), Share: 3}, {Title: w.Say(text{RU: "Что было нужно", EN: "What was needed"}), Share: 5}, {Title: w.Say(text{RU: "Итог", EN: "Outcome"}), Share: 1.6}}}
	var counts []string
	for _, o := range outcomes {
		n := 0
		for _, s := range w.c.Steps {
			if s.Outcome != o.of {
				continue
			}
			n++
			rung := s.Step.Rung
			needed, outcome := w.Text(rung.Holds), w.Say(o.name)
			if s.Step.Kind == plan.Show { // the work was done already
				needed = w.Say(text{RU: "Подтвердить: %s", EN: "Prove: %s"}, wording.LowerFirst(needed))
				if o.of == compare.NotDone {
					outcome = w.Say(text{RU: "не подтверждено", EN: "not proven"})
				}
			}
			table.Rows = append(table.Rows, []string{w.Text(rung.Criterion.Name) + w.Say(text{RU: ", ступень" + wording.NoBreak + "%d", EN: ", rung" + wording.NoBreak + "%d"}, rung.Level), needed, outcome})
		}
		if n > 0 {
			counts = append(counts, w.Say(o.name)+" — "+w.Whole(n))
		}
	}
	steps := wording.Noun{One: "шага", Few: "шагов", Many: "шагов", Single: "step", Plural: "steps"} // из 21 шага, из 22 шагов
	w.add(paper.Paragraph{Text: w.Say(text{RU: "Из %s: %s.", EN: "Of %s: %s."}, w.Whole(len(w.c.Steps))+" "+w.Of(len(w.c.Steps), steps), strings.Join(counts, "; "))}, table)
}

func (w *writer) contradictions() {
	groups := []struct {
		title  text
		checks []*questionnaire.Check
	}{
		{text{RU: "Сняты", EN: "Settled"}, w.c.Settled}, {text{RU: "Появились", EN: "New"}, w.c.Arisen}, {text{RU: "Остались", EN: "Still open"}, w.c.Open},
	}
	if len(w.c.Settled)+len(w.c.Arisen)+len(w.c.Open) == 0 {
		return
	}
	w.heading(text{RU: "Противоречия в ответах", EN: "Contradictions in the answers"})
	for _, g := range groups {
		if len(g.checks) == 0 {
			continue
		}
		list := paper.List{}
		for _, k := range g.checks {
			list.Items = append(list.Items, wording.Sentence(w.Text(k.Says)))
		}
		w.add(paper.Heading{Level: 2, Text: w.Say(g.title)}, list)
	}
}

// answers lists the answers that differ.
func (w *writer) answers() {
	if len(w.c.Answers) == 0 {
		return
	}
	w.heading(text{RU: "Изменившиеся ответы", EN: "Answers that changed"})
	table := &paper.Table{Columns: []paper.Column{{Title: w.NumberSign(), Share: 0.5, Numeric: true}, {Title: w.Say(text{RU: "Что", EN: "What"}), Share: 3},
		{Title: w.Say(text{RU: "Было", EN: "Before"}), Share: 3}, {Title: w.Say(text{RU: "Стало", EN: "Now"}), Share: 3}}}
	for _, f := range w.c.Answers {
		was, is := w.changed(f)
		table.Rows = append(table.Rows, []string{strconv.Itoa(f.Question.Index + 1), w.Text(f.Label), was, is})
	}
	w.add(table)
}

// changed words an answer before and after. Of a list or a matrix it is what differs.
func (w *writer) changed(f *questionnaire.Field) (was, is string) {
	before := w.c.Old.Bank.Field(f.ID)
	switch f.Kind {
	case questionnaire.List:
		return w.changedRows(before, f)
	case questionnaire.Matrix:
		return w.changedMarks(before, f)
	}
	return view.AnswerText(w.c.Old, before, w.Language), view.AnswerText(w.c.New, f, w.Language)
}
