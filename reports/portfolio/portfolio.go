// Package portfolio words the clients of one consultant as a plain document: quartiles of their scores by size and
// industry, levels and commonest gaps by criterion; or the place of one client among them.
//
// It belongs at the end of the flow, beside the gap report: many files → batch → benchmark → portfolio → paper → formats.
package portfolio

import (
	"strconv"
	"time"

	"salesaudit/internal/benchmark"
	"salesaudit/internal/clean"
	"salesaudit/internal/scoring"
	"salesaudit/internal/wording"
	"salesaudit/questionnaire"
	"salesaudit/reports/paper"
	"salesaudit/reports/view"
)

// text is a wording in both languages.
type text = questionnaire.Text

// mostGaps is how many of the commonest gaps of a group are named; other formats have all.
const mostGaps = 3

// writer makes one document.
type writer struct {
	wording.Speaker
	words  view.Words
	bank   *questionnaire.Bank
	groups []*benchmark.Group
	out    *paper.Document
}

func (w *writer) add(blocks ...paper.Block) { w.out.Blocks = append(w.out.Blocks, blocks...) }

// Document words a portfolio. No client is named, and no group of too few is shown.
func Document(p *benchmark.Portfolio, lang questionnaire.Language) *paper.Document {
	w := &writer{Speaker: wording.In(lang), words: view.WordsIn(lang), bank: p.Bank, out: &paper.Document{Language: lang}}
	groups, hidden := p.Groups()
	w.groups = groups
	w.out.Title = w.Say(text{RU: "Портфель клиентов", EN: "Portfolio of clients"})
	w.out.Subtitle = wording.Joined(" · ", w.Text(p.Bank.Title), p.Bank.ID+"@"+p.Bank.Version)
	w.out.Foot = w.out.Title
	w.lead(p, hidden)
	if len(groups) == 0 {
		return w.out
	}
	w.add(paper.Heading{Level: 1, Text: w.words.PeerScores})
	w.add(w.scores(w.Say(text{RU: "Общая оценка", EN: "Overall score"}), func(g *benchmark.Group) benchmark.Quartiles { return g.Overall }))
	for i, d := range p.Bank.Dimensions {
		w.add(w.scores(w.Text(d.Name), func(g *benchmark.Group) benchmark.Quartiles { return g.Dimensions[i] }))
	}
	w.gaps()
	w.levels()
	return w.out
}

// lead says how many clients there are, and what was left out.
func (w *writer) lead(p *benchmark.Portfolio, hidden int) {
	least := w.Whole(benchmark.LeastGroup)
	lead := w.Say(text{RU: "В портфеле %s.", EN: "The portfolio has %s."}, w.Counted(p.Len(), wording.Noun{One: "клиент", Few: "клиента", Many: "клиентов", Single: "client", Plural: "clients"}))
	switch {
	case len(w.groups) == 0:
		lead += w.Say(text{RU: " Группы меньше %s клиентов не показываются.", EN: " No group of fewer than %s is shown."}, least)
	case hidden > 0:
		lead += w.Say(text{RU: " Группы меньше %s клиентов не показываются; клиентов без своей группы по размеру и отрасли: %s.", EN: " No group of fewer than %s is shown: without a group of their size and industry are %s."}, least, w.Whole(hidden))
	}
	w.add(paper.Paragraph{Text: lead})
	if left := view.LeftOutText(&p.LeftOut, w.Speaker); left != "" {
		w.add(paper.Paragraph{Text: left})
	}
	if len(w.groups) > 0 {
		w.add(paper.Paragraph{Quiet: true, Text: w.Say(text{
			RU: "Подтверждённые оценки, по одному интервью на клиента. Четверть группы не выше первого квартиля, половина не выше медианы, три четверти не выше третьего.",
			EN: "Proven scores, one interview for each client. A quarter of a group is at or under the first quartile, half at or under the median, three quarters at or under the third.",
		})})
	}
}

// groupName names a group: «Малая компания, оптовая торговля».
func (w *writer) groupName(g *benchmark.Group) string {
	size := ""
	if g.Size != nil {
		size = w.Text(g.Size.Name)
	}
	if name := wording.Joined(", ", size, clean.Name(g.Industry)); name != "" {
		return wording.UpperFirst(name)
	}
	return w.Say(text{RU: "Все", EN: "All"})
}

// scores is a table of the quartiles of one score, a row for each group.
func (w *writer) scores(title string, of func(*benchmark.Group) benchmark.Quartiles) *paper.Table {
	t := &paper.Table{Title: title, Columns: []paper.Column{
		{Title: w.Say(text{RU: "Группа", EN: "Group"}), Share: 4.5}, {Title: w.Say(text{RU: "Клиентов", EN: "Clients"}), Share: 1.3, Numeric: true}, {Title: w.words.FirstQuartile, Share: 1.4, Numeric: true},
		{Title: w.words.Median, Share: 1.4, Numeric: true}, {Title: w.words.ThirdQuartile, Share: 1.4, Numeric: true}, {Title: w.Say(text{RU: "Не закончены", EN: "Unfinished"}), Share: 1.6, Numeric: true},
	}}
	for _, g := range w.groups {
		q := of(g)
		if !benchmark.Shown(q.Clients) {
			continue
		}
		score := func(x float64) string { return w.Fixed(scoring.Round(x), 1) }
		t.Rows = append(t.Rows, []string{w.groupName(g), w.Whole(q.Clients), score(q.Q1), score(q.Median), score(q.Q3), w.Whole(g.Unfinished)})
	}
	return t
}

// gaps names the commonest gaps of each group.
func (w *writer) gaps() {
	w.add(paper.Heading{Level: 1, Text: w.Say(text{RU: "Самые частые разрывы", EN: "Commonest gaps"})})
	var lines []string
	for _, g := range w.groups {
		if gaps := view.CommonGaps(w.bank, g, mostGaps, w.Speaker); gaps != "" {
			lines = append(lines, w.groupName(g)+". "+gaps)
		}
	}
	w.add(paper.List{Items: lines})
}

// levels is a table of how many clients, of all, prove which level.
func (w *writer) levels() {
	all := w.groups[0]
	w.add(paper.Heading{Level: 1, Text: w.Say(text{RU: "Критерии: сколько клиентов на каком уровне", EN: "Criteria: how many clients are at which level"})})
	t := &paper.Table{Columns: []paper.Column{{Title: w.words.Criterion, Share: 5}}}
	for n := range len(benchmark.Levels{}.At) {
		t.Columns = append(t.Columns, paper.Column{Title: strconv.Itoa(n), Share: 0.8, Numeric: true})
	}
	t.Columns = append(t.Columns, paper.Column{Title: w.words.UnderTarget, Share: 1.8, Numeric: true})
	for i, k := range w.bank.Criteria {
		of := &all.Criteria[i]
		if !benchmark.Shown(of.Clients) {
			continue
		}
		row := []string{w.Text(k.Name)}
		for _, n := range of.At {
			row = append(row, w.Whole(n))
		}
		t.Rows = append(t.Rows, append(row, w.Whole(of.Below)+" "+w.words.Of+" "+w.Whole(of.Clients)))
	}
	w.add(t)
}

// PlaceDocument words the place of one client among others as a document of its own.
func PlaceDocument(a *scoring.Assessment, peers *view.Peers, lang questionnaire.Language) *paper.Document {
	s, words := wording.In(lang), view.WordsIn(lang)
	sheet := a.Sheet
	out := &paper.Document{Language: lang, Title: words.Peers + ": " + clean.Name(sheet.Client.Name), Subtitle: wording.Joined(" · ", s.Text(a.Profile.Name), s.Date(sheet.Interview.Date), a.Bank.ID+"@"+a.Bank.Version)}
	out.Foot = wording.Joined(" · ", clean.Name(sheet.Client.Name), s.Date(sheet.Interview.Date))
	out.Author = clean.Name(sheet.Interview.Interviewer)
	if !sheet.Interview.Date.IsZero() {
		out.ISODate = sheet.Interview.Date.Format(time.DateOnly)
	}
	out.Blocks = append([]paper.Block{paper.Paragraph{Text: peers.Lead}}, paper.Peers(peers, &words)...)
	return out
}
