package progress

import (
	"slices"
	"strings"

	"salesaudit/internal/compare"
	"salesaudit/internal/wording"
	"salesaudit/questionnaire"
	"salesaudit/reports/paper"
)

// BankTexts says what a document about two banks has besides what changed in words.
type BankTexts struct {
	Expressions bool // conditions and formulas as the banks have them
	Wordings    bool // every text that is worded anew, before and now
}

// BankDocument words what changed from one bank to another: first how much, and what of it can change a client's score,
// then by criterion, by question, and what changes plans, contradictions and wordings.
func BankDocument(old, new *questionnaire.Bank, texts BankTexts, lang questionnaire.Language) *paper.Document {
	w := &bankWriter{writer: &writer{Speaker: wording.In(lang), out: &paper.Document{Language: lang}}, old: old, new: new, texts: texts}
	w.out.Title = w.Say(text{RU: "Что изменилось в методике", EN: "What changed in the method"})
	w.out.Subtitle = old.ID + "@" + old.Version + " → " + new.ID + "@" + new.Version
	w.out.Foot = w.out.Subtitle
	w.changes = slices.DeleteFunc(compare.Banks(old, new), func(c compare.BankChange) bool {
		return c.Kind == compare.Changed && w.Text(c.Old) == w.Text(c.New) // only the other language reads otherwise
	})
	if len(w.changes) == 0 {
		w.add(paper.Paragraph{Text: w.Say(text{RU: "Различий нет.", EN: "There are no differences."})})
		return w.out
	}
	w.summary()
	w.scored()
	w.questions()
	w.checks()
	w.plan()
	w.wordings()
	return w.out
}

// bankWriter makes a document about two banks.
type bankWriter struct {
	*writer
	old, new *questionnaire.Bank
	changes  []compare.BankChange
	texts    BankTexts
}

// counted is a line of the summary: changes of a kind of thing.
type counted struct {
	name text
	of   func(*compare.BankChange) bool
}

// ofPart returns a line of the summary for a part of a bank; of rungs, what belongs to plans has its own.
func ofPart(name text, parts ...compare.Part) counted {
	return counted{name, func(c *compare.BankChange) bool { return slices.Contains(parts, c.Part) && !ofPlan(c) }}
}

// ofPlan reports whether a change is one of an action: what is to be done, how long it takes, who does it.
func ofPlan(c *compare.BankChange) bool {
	return c.Part == compare.RungPart && slices.Contains([]compare.Attribute{compare.ActionOf, compare.DaysOf, compare.OwnerOf}, c.Attribute)
}

var summaryLines = []counted{
	ofPart(text{RU: "Размеры компаний", EN: "Sizes of company"}, compare.ProfilePart),
	ofPart(text{RU: "Выходные дни", EN: "Days off"}, compare.HolidayPart),
	ofPart(text{RU: "Вопросы", EN: "Questions"}, compare.QuestionPart),
	ofPart(text{RU: "Поля", EN: "Fields"}, compare.FieldPart),
	ofPart(text{RU: "Столбцы списков", EN: "Columns of lists"}, compare.ColumnPart),
	ofPart(text{RU: "Вычисляемые показатели", EN: "Computed facts"}, compare.FactPart),
	ofPart(text{RU: "Области", EN: "Dimensions"}, compare.DimensionPart),
	ofPart(text{RU: "Критерии", EN: "Criteria"}, compare.CriterionPart),
	ofPart(text{RU: "Ступени", EN: "Rungs"}, compare.RungPart),
	{text{RU: "Действия плана", EN: "Actions of the plan"}, ofPlan},
	ofPart(text{RU: "Потолки", EN: "Caps"}, compare.CapPart),
	ofPart(text{RU: "Проверки на противоречия", EN: "Checks for contradictions"}, compare.CheckPart),
}

// summary counts what changed, and what of it can change a client's score.
func (w *bankWriter) summary() {
	t := &paper.Table{Columns: []paper.Column{{Title: w.Say(text{RU: "Что", EN: "What"}), Share: 3}, {Title: w.Say(text{RU: "Добавлено", EN: "Added"}), Numeric: true},
		{Title: w.Say(text{RU: "Изменено", EN: "Changed"}), Numeric: true}, {Title: w.Say(text{RU: "Убрано", EN: "Removed"}), Numeric: true},
		{Title: w.Say(text{RU: "Может изменить оценку", EN: "Can change a score"}), Share: 1.6, Numeric: true}}}
	for _, line := range summaryLines {
		ids := map[compare.ChangeKind]map[string]bool{compare.Added: {}, compare.Changed: {}, compare.Removed: {}}
		scoring := map[string]bool{}
		for i := range w.changes {
			if c := &w.changes[i]; line.of(c) {
				ids[c.Kind][c.ID] = true
				if c.Scores {
					scoring[c.ID] = true
				}
			}
		}
		if len(ids[compare.Added])+len(ids[compare.Changed])+len(ids[compare.Removed]) > 0 {
			t.Rows = append(t.Rows, []string{w.Say(line.name), w.Whole(len(ids[compare.Added])), w.Whole(len(ids[compare.Changed])), w.Whole(len(ids[compare.Removed])), w.Whole(len(scoring))})
		}
	}
	w.add(t)
}

// requirements words the change of conditions: what is asked for besides, and what no longer; nothing where they ask for the
// same in other words.
func (w *bankWriter) requirements(before, now []*questionnaire.Rule) []string {
	old, new := compare.RequirementsOf(before...), compare.RequirementsOf(now...)
	var out []string
	say := func(one, more text, all compare.Requirements) {
		if len(all) > 0 {
			words := one
			if len(all) > 1 {
				words = more
			}
			out = append(out, w.Say(words)+" "+w.conditions(all))
		}
	}
	say(text{RU: "Новое условие:", EN: "New condition:"}, text{RU: "Новые условия:", EN: "New conditions:"}, new.Since(old))
	say(text{RU: "Снято условие:", EN: "No longer asked for:"}, text{RU: "Сняты условия:", EN: "No longer asked for:"}, old.Since(new))
	if w.texts.Expressions {
		out = append(out, w.expressions(expression(before), expression(now)))
	}
	return out
}

func expression(rules []*questionnaire.Rule) string {
	var texts []string
	for _, r := range rules {
		if r != nil {
			texts = append(texts, r.Text)
		}
	}
	return strings.Join(texts, "; ")
}

// expressions shows what a bank has and had as it is written there.
func (w *bankWriter) expressions(before, now string) string {
	if before == "" {
		return w.Say(text{RU: "Запись: %s", EN: "As written: %s"}, now)
	}
	if now == "" {
		now = "—"
	}
	return w.Say(text{RU: "Запись: было %s, стало %s", EN: "As written: %s before, %s now"}, before, now)
}

// sentences joins texts as sentences, each with its full stop.
func sentences(texts []string) string {
	out := make([]string, len(texts))
	for i, t := range texts {
		out[i] = wording.Sentence(t)
	}
	return strings.Join(out, " ")
}

// of returns the changes of one thing; wordings are left to their own part.
func (w *bankWriter) of(part compare.Part, id string) []compare.BankChange {
	var out []compare.BankChange
	for i := range w.changes {
		if c := w.changes[i]; c.Part == part && c.ID == id && c.Attribute != compare.WordingOf {
			out = append(out, c)
		}
	}
	return out
}

// list adds a list under a heading, if there is anything to list.
func (w *bankWriter) list(level int, title string, items []string) {
	if len(items) > 0 {
		w.add(paper.Heading{Level: level, Text: title}, paper.List{Items: items})
	}
}

// was words a value before and now.
func (w *bankWriter) was(name text, before, now string) string {
	return w.Say(text{RU: "%s: было %s, стало %s", EN: "%s: %s before, %s now"}, w.Say(name), before, now)
}
