package progress

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"salesaudit/internal/compare"
	"salesaudit/internal/wording"
	"salesaudit/questionnaire"
	"salesaudit/reports/paper"
	"salesaudit/reports/view"
)

// scored says what decides scores and targets: criterion by criterion, then what several of them share.
func (w *bankWriter) scored() {
	w.heading(text{RU: "Оценка", EN: "Scores"})
	var names []string
	for _, c := range w.new.Criteria {
		if w.decides(c.ID) {
			names = append(names, w.Quoted(w.Text(c.Name)))
		}
	}
	lead := text{RU: "Сами правила критериев оценку не меняют.", EN: "No rule of a criterion changes a score."}
	if len(names) > 0 {
		lead = text{RU: "Уровень или вес могут стать другими по критериям: %s.", EN: "The level or the weight can become another for: %s."}
		w.add(paper.Paragraph{Text: w.Say(lead, wording.List(names))})
	} else {
		w.add(paper.Paragraph{Text: w.Say(lead)})
	}
	for _, c := range w.new.Criteria {
		w.list(2, w.Text(c.Name), w.criterion(w.old.Criterion(c.ID), c))
	}
	var gone []string
	for _, c := range w.old.Criteria {
		if w.new.Criterion(c.ID) == nil {
			gone = append(gone, w.Quoted(w.Text(c.Name)))
		}
	}
	w.list(2, w.Say(text{RU: "Критерии, которых больше нет", EN: "Criteria that are gone"}), gone)
	w.list(2, w.Say(text{RU: "Показатели, которые считаются иначе", EN: "Facts that are worked out in another way"}), w.facts())
	w.list(2, w.Say(text{RU: "Области, потолки и размеры компаний", EN: "Dimensions, caps and sizes of company"}), w.frame())
}

// decides reports whether a criterion or one of its rungs has a change that scores depend on.
func (w *bankWriter) decides(id string) bool {
	return slices.ContainsFunc(w.changes, func(c compare.BankChange) bool {
		return c.Scores && (c.Part == compare.CriterionPart && c.ID == id || c.Part == compare.RungPart && strings.HasPrefix(c.ID, id+":"))
	})
}

// criterion says what changed in one criterion and its rungs.
func (w *bankWriter) criterion(before, now *questionnaire.Criterion) []string {
	if before == nil {
		out := []string{w.Say(text{RU: "Новый критерий, вес %s.", EN: "A new criterion, weight %s."}, w.Short(now.Weight, 2))}
		for _, r := range now.Rungs {
			out = append(out, w.rungName(r)+".")
		}
		return out
	}
	var out []string
	for _, c := range w.of(compare.CriterionPart, now.ID) {
		switch old, new := w.Text(c.Old), w.Text(c.New); c.Attribute {
		case compare.WeightOf:
			out = append(out, w.was(text{RU: "Вес", EN: "Weight"}, w.Short(before.Weight, 2), w.Short(now.Weight, 2))+".")
		case compare.TargetOf:
			out = append(out, w.was(text{RU: "Цели", EN: "Targets"}, old, new)+".")
		case compare.EvidenceOf:
			out = append(out, sentences(w.sources(before.EvidenceSources, now.EvidenceSources)))
		case compare.ConditionOf:
			applies := w.requirements([]*questionnaire.Rule{before.Applies}, []*questionnaire.Rule{now.Applies})
			if applies != nil {
				out = append(out, w.Say(text{RU: "Когда применяется. ", EN: "When it applies. "})+sentences(applies))
			}
		}
	}
	for i, r := range now.Rungs {
		for _, c := range w.of(compare.RungPart, r.ID()) {
			if c.Attribute != compare.ConditionOf {
				continue
			}
			if asks := w.requirements(compare.RulesOf(before.Rungs[i]), compare.RulesOf(r)); asks != nil {
				out = append(out, w.rungName(r)+". "+sentences(asks))
			}
		}
	}
	return out
}

// rungName names a rung by its level and by what it says.
func (w *bankWriter) rungName(r *questionnaire.Rung) string {
	return w.Say(text{RU: "Ступень", EN: "Rung"}) + " " + strconv.Itoa(r.Level) + " " + w.Quoted(w.Text(r.Holds))
}

// sources says what proves a criterion besides, and what no longer does.
func (w *bankWriter) sources(before, now []*questionnaire.Source) []string {
	missing := func(from, in []*questionnaire.Source) []string {
		var out []string
		for _, s := range from {
			if !slices.ContainsFunc(in, func(o *questionnaire.Source) bool { return o.ID == s.ID }) {
				out = append(out, w.Quoted(w.Text(s.Name)))
			}
		}
		return out
	}
	var out []string
	if added := missing(now, before); added != nil {
		out = append(out, w.Say(text{RU: "Подтверждает и: %s", EN: "Proven also by: %s"}, wording.List(added)))
	}
	if gone := missing(before, now); gone != nil {
		out = append(out, w.Say(text{RU: "Больше не подтверждает: %s", EN: "No longer proven by: %s"}, wording.List(gone)))
	}
	return out
}

// facts says which facts are new, gone or worked out in another way, and which criteria depend on them.
func (w *bankWriter) facts() []string {
	var out []string
	for i := range w.changes {
		c := &w.changes[i]
		if c.Part != compare.FactPart {
			continue
		}
		said := []string{wording.UpperFirst(w.Text(c.Name))}
		switch {
		case c.Kind == compare.Added:
			said[0] += w.Say(text{RU: " (новый показатель)", EN: " (a new fact)"})
		case c.Kind == compare.Removed:
			said[0] += w.Say(text{RU: " (больше не считается)", EN: " (is no more)"})
		case w.texts.Expressions:
			said = append(said, w.expressions(c.Old.EN, c.New.EN))
		}
		if c.Scores {
			said = append(said, w.fed(c.ID))
		}
		out = append(out, sentences(said))
	}
	return out
}

// fed names the criteria whose scores depend on a field or a fact, or did.
func (w *bankWriter) fed(id string) string {
	criteria := compare.Fed(w.new, id)
	if criteria == nil {
		criteria = compare.Fed(w.old, id)
	}
	var names []string
	for _, c := range criteria {
		names = append(names, w.Quoted(w.Text(c.Name)))
	}
	return w.Say(text{RU: "Может изменить оценку: %s", EN: "Can change the score of: %s"}, w.Several(names, 3))
}

// frame says what changed in dimensions, caps, sizes of company and days off.
func (w *bankWriter) frame() []string {
	names := map[compare.Attribute]text{
		compare.WeightOf: {RU: "вес", EN: "weight"}, compare.LimitOf: {RU: "граница", EN: "limit"}, compare.DaysOf: {RU: "трудозатраты и объём волн", EN: "effort and capacity of the waves"},
	}
	parts := []compare.Part{compare.DimensionPart, compare.CapPart, compare.ProfilePart, compare.HolidayPart}
	var out []string
	for i := range w.changes {
		c := &w.changes[i]
		if c.Attribute == compare.WordingOf || !slices.Contains(parts, c.Part) {
			continue
		}
		name := w.Quoted(w.Text(c.Name))
		switch c.Kind {
		case compare.Added:
			out = append(out, w.Say(text{RU: "Добавлено: %s.", EN: "Added: %s."}, name))
		case compare.Removed:
			out = append(out, w.Say(text{RU: "Убрано: %s.", EN: "Removed: %s."}, name))
		default:
			out = append(out, name+": "+w.was(names[c.Attribute], w.Text(c.Old), w.Text(c.New))+".")
		}
	}
	return out
}

// conditions words requirements, numbered where there are several.
func (w *bankWriter) conditions(all compare.Requirements) string {
	out := make([]string, len(all))
	for i, c := range all {
		out[i] = view.Requirement(c, w.Language)
		if len(all) > 1 {
			out[i] = fmt.Sprintf("%d) %s", i+1, out[i])
		}
	}
	return strings.Join(out, "; ")
}
