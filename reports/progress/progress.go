// Package progress words what changed between two assessments, and between two banks, as plain documents: a progress
// report for a client, and the news of a bank for those who score with it.
//
// It belongs at the end of the flow, beside the gap report: two assessments → compare → progress → paper → formats.
package progress

import (
	"cmp"
	"fmt"
	"time"

	"salesaudit/internal/clean"
	"salesaudit/internal/compare"
	"salesaudit/internal/scoring"
	"salesaudit/internal/wording"
	"salesaudit/questionnaire"
	"salesaudit/reports/paper"
	"salesaudit/reports/view"
)

// text is a wording in both languages.
type text = questionnaire.Text

// Document words a comparison as a progress report.
func Document(c *compare.Comparison, lang questionnaire.Language) *paper.Document {
	w := &writer{Speaker: wording.In(lang), c: c, out: &paper.Document{Language: lang}}
	w.head()
	w.lead()
	w.scores()
	w.criteria()
	w.steps()
	w.contradictions()
	w.answers()
	return w.out
}

// writer makes one document.
type writer struct {
	wording.Speaker
	c   *compare.Comparison
	out *paper.Document
}

func (w *writer) add(blocks ...paper.Block) { w.out.Blocks = append(w.out.Blocks, blocks...) }

func (w *writer) heading(t text) { w.add(paper.Heading{Level: 1, Text: w.Say(t)}) }

func (w *writer) head() {
	sheet := w.c.New.Sheet
	client := clean.Name(sheet.Client.Name)
	title := text{RU: "Что изменилось: %s", EN: "What changed: %s"}
	if w.c.RulesAlone {
		title = text{RU: "Что меняет другая методика: %s", EN: "What another method changes: %s"}
	}
	w.out.Title = w.Say(title, client)
	w.out.Subtitle = w.Say(text{RU: "было: %s · стало: %s", EN: "before: %s · now: %s"}, w.side(w.c.Old), w.side(w.c.New))
	w.out.Foot = wording.Joined(" · ", client, w.Date(sheet.Interview.Date))
	w.out.Author = clean.Name(sheet.Interview.Interviewer)
	if !sheet.Interview.Date.IsZero() {
		w.out.ISODate = sheet.Interview.Date.Format(time.DateOnly)
	}
}

// side names one side of the comparison: its date, and its bank where that is the difference.
func (w *writer) side(a *scoring.Assessment) string {
	bank := ""
	if w.c.OtherBank {
		bank = a.Bank.ID + "@" + a.Bank.Version
	}
	return cmp.Or(wording.Joined(", ", w.Date(a.Sheet.Interview.Date), bank), clean.Name(a.Sheet.File))
}

func (w *writer) score(x float64) view.Number {
	x = scoring.Round(x)
	return view.Number{Value: x, Text: w.Fixed(x, 1)}
}

// moved writes a number with its sign: «+3,2».
func (w *writer) moved(from, to float64) string {
	d := scoring.Round(to) - scoring.Round(from)
	switch {
	case d > 0.04:
		return "+" + w.Fixed(d, 1)
	case d < -0.04:
		return "−" + w.Fixed(-d, 1)
	}
	return "0"
}

// lead says in a few sentences what changed, and what keeps the two from being compared plainly.
func (w *writer) lead() {
	old, now := w.c.Old.Overall, w.c.New.Overall
	up, down := 0, 0
	for i := range w.c.Criteria {
		switch k := &w.c.Criteria[i]; {
		case k.Old == nil || k.New == nil:
		case k.New.Proven > k.Old.Proven:
			up++
		case k.New.Proven < k.Old.Proven:
			down++
		}
	}
	criteria := wording.Noun{One: "критерию", Few: "критериям", Many: "критериям", Single: "criterion", Plural: "criteria"}
	lead := w.Say(text{RU: "Подтверждённая общая оценка: было %s, стало %s (%s) при цели %s. ", EN: "Proven overall score: %s before, %s now (%s), against a target of %s. "},
		w.score(old.Proven).Text, w.score(now.Proven).Text, w.moved(old.Proven, now.Proven), w.score(now.Target).Text)
	switch {
	case up+down == 0:
		lead += w.Say(text{RU: "Уровни критериев не изменились.", EN: "No criterion has changed its level."})
	case down == 0:
		lead += w.Say(text{RU: "Уровень вырос по %s.", EN: "The level rose for %s."}, w.Counted(up, criteria))
	case up == 0:
		lead += w.Say(text{RU: "Уровень снизился по %s.", EN: "The level fell for %s."}, w.Counted(down, criteria))
	default:
		lead += w.Say(text{RU: "Уровень вырос по %s и снизился по %s.", EN: "The level rose for %s and fell for %s."}, w.Counted(up, criteria), w.Counted(down, criteria))
	}
	w.add(paper.Paragraph{Text: lead})
	var reserves []string
	for _, r := range w.c.Reserves {
		reserves = append(reserves, w.reserve(r))
	}
	if reserves != nil {
		w.add(paper.Heading{Level: 2, Text: w.Say(text{RU: "Что сравнивать с оговоркой", EN: "What to compare with caution"})}, paper.List{Items: reserves})
	}
}

func (w *writer) reserve(r compare.Reserve) string {
	old, now := w.c.Old, w.c.New
	switch r {
	case compare.OtherClient:
		return w.Say(text{RU: "В файлах названы разные компании: %s и %s.", EN: "The files name different companies: %s and %s."},
			w.Quoted(clean.Name(old.Sheet.Client.Name)), w.Quoted(clean.Name(now.Sheet.Client.Name)))
	case compare.OtherSize:
		return w.Say(text{RU: "Изменился размер компании: была %s, стала %s; у неё другие цели и трудозатраты.", EN: "The size of the company has changed: %s before, %s now; the targets and the effort differ."},
			wording.LowerFirst(w.Text(old.Profile.Name)), wording.LowerFirst(w.Text(now.Profile.Name)))
	case compare.OtherVersion:
		if w.c.RulesAlone {
			return w.Say(text{RU: "Ответы одни и те же, методики разные: %s и %s. Все изменения — от правил, а не от работы.",
				EN: "The answers are the same, the methods differ: %s and %s. All changes come from the rules, not from the work."},
				old.Bank.ID+"@"+old.Bank.Version, now.Bank.ID+"@"+now.Bank.Version)
		}
		return w.Say(text{RU: "Оценки сделаны по разным версиям методики: %s и %s. Часть изменений — от правил, а не от работы.",
			EN: "The scores were calculated with different versions of the method: %s and %s. Some changes come from the rules, not from the work."},
			old.Bank.ID+"@"+old.Bank.Version, now.Bank.ID+"@"+now.Bank.Version)
	case compare.OlderEvidence:
		return w.Say(text{RU: "Документы прошлого раза стали старше года и теперь считаются только названными.", EN: "The documents from last time are now more than a year old and count only as named."})
	}
	return w.Say(text{RU: "Новое интервью проведено раньше старого: проверьте порядок файлов.", EN: "The new interview is older than the old one: check the order of the files."})
}

// scores are the overall score and the dimensions, as a chart and as a table.
func (w *writer) scores() {
	overall := w.Say(text{RU: "Общая оценка", EN: "Overall score"})
	slope := &paper.Slope{
		Title: w.Say(text{RU: "Подтверждённые оценки", EN: "Proven scores"}), Name: w.Say(text{RU: "Область", EN: "Dimension"}),
		From: w.side(w.c.Old), To: w.side(w.c.New), High: 100,
		Lines: []paper.SlopeLine{{Name: overall, From: w.score(w.c.Old.Overall.Proven), To: w.score(w.c.New.Overall.Proven), Strong: true}},
	}
	table := &paper.Table{Columns: []paper.Column{{Title: slope.Name, Share: 4}}}
	for _, t := range []text{{RU: "подтв. было", EN: "proven before"}, {RU: "стало", EN: "now"}, {RU: "заявлено было", EN: "claimed before"}, {RU: "стало", EN: "now"}, {RU: "цель", EN: "target"}} {
		table.Columns = append(table.Columns, paper.Column{Title: wording.UpperFirst(w.Say(t)), Share: 1.4, Numeric: true})
	}
	row := func(name string, old, now scoring.Score) {
		table.Rows = append(table.Rows, []string{name, w.score(old.Proven).Text, w.score(now.Proven).Text, w.score(old.Claimed).Text, w.score(now.Claimed).Text, w.score(now.Target).Text})
	}
	row(overall, w.c.Old.Overall, w.c.New.Overall)
	for _, d := range w.c.Dimensions {
		name := w.Text(d.Dimension.Name)
		slope.Lines = append(slope.Lines, paper.SlopeLine{Name: name, From: w.score(d.Old.Proven), To: w.score(d.New.Proven)})
		row(name, d.Old, d.New)
	}
	w.heading(text{RU: "Оценки", EN: "Scores"})
	w.add(slope, table)
}

// level words a level before and after: «2 → 3».
func level(old, now int) string { return fmt.Sprintf("%d → %d", old, now) }
