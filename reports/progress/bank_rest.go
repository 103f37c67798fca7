package progress

import (
	"slices"
	"strconv"
	"strings"

	"salesaudit/internal/compare"
	"salesaudit/internal/wording"
	"salesaudit/questionnaire"
	"salesaudit/reports/paper"
)

// checks says which contradictions are looked for from now on, no longer, or in another way.
func (w *bankWriter) checks() {
	find := func(b *questionnaire.Bank, id string) *questionnaire.Check {
		return b.Checks[slices.IndexFunc(b.Checks, func(k *questionnaire.Check) bool { return k.ID == id })]
	}
	var items []string
	for i := range w.changes {
		c := &w.changes[i]
		if c.Part != compare.CheckPart || c.Attribute == compare.WordingOf {
			continue
		}
		said := []string{w.Text(c.Name)}
		switch {
		case c.Kind == compare.Added:
			said = append([]string{w.Say(text{RU: "Новая проверка", EN: "A new check"})}, said...)
		case c.Kind == compare.Removed:
			said = append([]string{w.Say(text{RU: "Больше не проверяется", EN: "No longer checked"})}, said...)
		case c.Attribute == compare.SeverityOf:
			said = append(said, w.was(text{RU: "Важность", EN: "Severity"}, w.Severity(questionnaire.Severity(c.Old.EN)), w.Severity(questionnaire.Severity(c.New.EN))))
		default:
			asks := w.requirements([]*questionnaire.Rule{find(w.old, c.ID).When}, []*questionnaire.Rule{find(w.new, c.ID).When})
			if asks == nil {
				continue
			}
			said = append(said, asks...)
		}
		items = append(items, sentences(said))
	}
	w.list(1, w.Say(text{RU: "Проверки на противоречия", EN: "Checks for contradictions"}), items)
}

// plan says which actions take another time or have other owners.
func (w *bankWriter) plan() {
	t := &paper.Table{Columns: []paper.Column{{Title: w.Say(text{RU: "Критерий", EN: "Criterion"}), Share: 3}, {Title: w.Say(text{RU: "Ступень", EN: "Rung"}), Numeric: true},
		{Title: w.Say(text{RU: "Дни", EN: "Days"}), Share: 1.4}, {Title: w.Say(text{RU: "Кто выполняет", EN: "Owners"}), Share: 4}}}
	for _, k := range w.new.Criteria {
		for _, r := range k.Rungs {
			days, owners := "", ""
			for _, c := range w.of(compare.RungPart, r.ID()) {
				switch c.Attribute {
				case compare.DaysOf:
					days = w.number(c.Old) + " → " + w.number(c.New)
				case compare.OwnerOf:
					owners = w.Text(c.Old) + " → " + w.Text(c.New)
				}
			}
			if days+owners != "" {
				t.Rows = append(t.Rows, []string{w.Text(k.Name), strconv.Itoa(r.Level), days, owners})
			}
		}
	}
	if len(t.Rows) > 0 {
		w.heading(text{RU: "План: трудозатраты и исполнители", EN: "Plan: effort and owners"})
		w.add(t)
	}
}

// number writes a number of a change in the language.
func (w *bankWriter) number(of text) string {
	x, err := strconv.ParseFloat(of.EN, 64)
	if err != nil {
		return w.Text(of)
	}
	return w.Short(x, 2)
}

// wordings counts what only reads otherwise, and with BankTexts.Wordings shows it.
func (w *bankWriter) wordings() {
	var said []string
	for _, line := range []struct {
		name wording.Noun
		part compare.Part
		of   compare.Attribute
	}{
		{wording.Noun{One: "вопрос", Few: "вопроса", Many: "вопросов", Single: "question", Plural: "questions"}, compare.QuestionPart, compare.WordingOf},
		{wording.Noun{One: "поле", Few: "поля", Many: "полей", Single: "field", Plural: "fields"}, compare.FieldPart, compare.WordingOf},
		{wording.Noun{One: "столбец", Few: "столбца", Many: "столбцов", Single: "column", Plural: "columns"}, compare.ColumnPart, compare.WordingOf},
		{wording.Noun{One: "критерий", Few: "критерия", Many: "критериев", Single: "criterion", Plural: "criteria"}, compare.CriterionPart, compare.WordingOf},
		{wording.Noun{One: "ступень", Few: "ступени", Many: "ступеней", Single: "rung", Plural: "rungs"}, compare.RungPart, compare.WordingOf},
		{wording.Noun{One: "действие", Few: "действия", Many: "действий", Single: "action", Plural: "actions"}, compare.RungPart, compare.ActionOf},
		{wording.Noun{One: "проверка", Few: "проверки", Many: "проверок", Single: "check", Plural: "checks"}, compare.CheckPart, compare.WordingOf},
	} {
		ids := map[string]bool{}
		for i := range w.changes {
			if c := &w.changes[i]; c.Part == line.part && (c.Attribute == line.of || w.relabeled(c)) {
				ids[c.ID] = true
			}
		}
		if len(ids) > 0 {
			said = append(said, w.Counted(len(ids), line.name))
		}
	}
	if said == nil {
		return
	}
	w.heading(text{RU: "Формулировки", EN: "Wordings"})
	w.add(paper.Paragraph{Text: w.Say(text{RU: "Сформулировано иначе: %s.", EN: "Worded anew: %s."}, strings.Join(said, ", "))})
	if w.texts.Wordings {
		w.add(w.wordingTable())
	}
}

// relabeled reports whether the options of a field or column are the same under other names.
func (w *bankWriter) relabeled(c *compare.BankChange) bool {
	if c.Attribute != compare.OptionsOf {
		return false
	}
	before, now := w.shapes(c)
	return slices.Equal(questionnaire.OptionIDs(before.Options), questionnaire.OptionIDs(now.Options))
}

// wordingTable lists texts before and now: wordings, actions and options.
func (w *bankWriter) wordingTable() *paper.Table {
	t := &paper.Table{Columns: []paper.Column{{Title: w.Say(text{RU: "Что", EN: "What"}), Share: 1.4},
		{Title: w.Say(text{RU: "Было", EN: "Before"}), Share: 3.5}, {Title: w.Say(text{RU: "Стало", EN: "Now"}), Share: 3.5}}}
	for i := range w.changes {
		switch c := &w.changes[i]; c.Attribute {
		case compare.WordingOf, compare.ActionOf, compare.OptionsOf:
			t.Rows = append(t.Rows, []string{w.Text(c.Name), w.Text(c.Old), w.Text(c.New)})
		}
	}
	return t
}
