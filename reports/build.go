package reports

import (
	"slices"

	"salesaudit/internal/answers"
	"salesaudit/internal/plan"
	"salesaudit/internal/scoring"
	"salesaudit/questionnaire"
)

// NewView words an assessment and the plan made from it. The plan may be nil: the report then has no plan and no
// first steps. Brand is left empty for the caller to fill.
func NewView(a *scoring.Assessment, p *plan.Plan, lang questionnaire.Language) *View {
	if lang != questionnaire.English {
		lang = questionnaire.Russian
	}
	b := &builder{Wording: NewWording(a, lang), a: a, view: &View{Language: lang, Words: WordsIn(lang)}}
	b.setHeader()
	b.setScores()
	b.setContradictions()
	b.setCriteria()
	b.setPlan(p)
	b.setGaps()
	b.setMatrices()
	b.setFunnels()
	b.setTrust()
	b.setConclusion()
	b.setNext()
	b.setAnswers()
	b.setMethod()
	return b.view
}

// builder fills a view.
type builder struct {
	*Wording
	a    *scoring.Assessment
	view *View
}

func (b *builder) setHeader() {
	sheet, bank := b.a.Sheet, b.a.Bank
	h := &b.view.Header
	h.Title = b.in("Отчёт о разрывах", "Gap report")
	h.Client = cleanName(sheet.Client.Name)
	h.Industry = cleanName(sheet.Client.Industry)
	h.Sellers = b.counted(sheet.Client.Sellers, noun{"продавец", "продавца", "продавцов", "seller", "sellers"})
	h.Profile = b.text(b.a.Profile.Name)
	h.Date = b.date(sheet.Interview.Date)
	if !sheet.Interview.Date.IsZero() {
		h.ISODate = sheet.Interview.Date.Format("2006-01-02")
	}
	h.Respondent = cleanName(sheet.Interview.Respondent)
	h.Position = b.position(sheet.Interview.Position)
	h.Interviewer = cleanName(sheet.Interview.Interviewer)
	h.BankTitle = b.text(bank.Title)
	h.Bank = bank.ID + "@" + bank.Version
	h.Premise = b.text(bank.Premise)
}

func (b *builder) position(id string) string {
	switch id {
	case "owner":
		return b.in("собственник", "owner")
	case "head":
		return b.in("руководитель", "head of sales")
	case "seller":
		return b.in("продавец", "seller")
	case "consultant":
		return b.in("консультант", "consultant")
	}
	return ""
}

func (b *builder) scoreView(s scoring.Score) ScoreView {
	band := b.a.Bank.BandOf(scoring.Round(s.Proven))
	return ScoreView{
		Proven: b.score(s.Proven), Claimed: b.score(s.Claimed), Possible: b.score(s.Possible), Target: b.score(s.Target),
		Band: b.text(b.a.Bank.Bands[band].Name), BandIndex: band, Bands: len(b.a.Bank.Bands),
	}
}

func (b *builder) setScores() {
	b.view.Overall = b.scoreView(b.a.Overall)
	for i := range b.a.Dimensions {
		r := &b.a.Dimensions[i]
		if !r.Applies {
			continue
		}
		d := DimensionView{ID: r.Dimension.ID, Name: b.text(r.Dimension.Name), ScoreView: b.scoreView(r.Score)}
		if d.BandIndex < len(r.Dimension.Verdicts) {
			d.Verdict = b.text(r.Dimension.Verdicts[d.BandIndex])
		}
		d.Confidence, d.ConfidenceName = b.percent(r.Confidence), b.confidenceName(r.Confidence)
		d.Weight = b.percent(100 * r.Dimension.Weight)
		if k := r.Holding; k != nil {
			d.Capped = r.CappedBy != nil
			if d.Capped {
				k = r.CappedBy
			}
			d.Cap = b.in("Подтверждённая оценка не выше ", "Proven at most ") + b.short(k.Max, 1) + ": " + lowerFirst(b.text(k.Reason))
		}
		b.view.Dimensions = append(b.view.Dimensions, d)
	}
}

func (b *builder) confidenceName(confidence float64) string {
	switch scoring.ConfidenceBand(confidence) {
	case questionnaire.High:
		return b.in("высокая", "high")
	case questionnaire.Medium:
		return b.in("средняя", "medium")
	}
	return b.in("низкая", "low")
}

func (b *builder) setTrust() {
	t := &b.view.Trust
	for _, status := range b.a.Fields {
		if status.Shown() {
			t.Shown++
		}
		if status == scoring.FieldAnswered {
			t.Answered++
		}
	}
	t.Completeness = b.percent(100 * b.a.Completeness)
	if t.Completeness.Value == 100 && t.Answered < t.Shown {
		t.Completeness = b.percent(99) // 100 is for what is complete
	}
	sum, weights := 0.0, 0.0
	for i := range b.a.Dimensions {
		if d := &b.a.Dimensions[i]; d.Applies {
			sum += d.Dimension.Weight * d.Confidence
			weights += d.Dimension.Weight
		}
	}
	if weights > 0 {
		t.Confidence, t.ConfidenceName = b.percent(sum/weights), b.confidenceName(sum/weights)
	} else {
		t.Confidence, t.ConfidenceName = b.percent(0), b.confidenceName(0)
	}
	n := len(b.a.Contradictions)
	t.Contradictions = b.counted(n, noun{"противоречие", "противоречия", "противоречий", "contradiction", "contradictions"})
	for i, severity := range []questionnaire.Severity{questionnaire.High, questionnaire.Medium, questionnaire.Low} {
		count := 0
		for _, c := range b.a.Contradictions {
			if c.Check.Severity == severity {
				count++
			}
		}
		t.BySeverity[i] = Number{float64(count), b.in(severityGenitive[severity]+" важности: ", "of "+b.severityName(severity)+" severity: ") + b.fixed(float64(count), 0)}
	}
	t.Sentence = b.trustSentence(n)
}

func (b *builder) trustSentence(contradictions int) string {
	t := &b.view.Trust
	out := b.in("Заполнено полей: ", "Fields answered: ") + b.fixed(float64(t.Answered), 0) + b.in(" из ", " of ") +
		b.fixed(float64(t.Shown), 0)
	switch {
	case contradictions == 0:
		out += b.in("; противоречий между ответами не найдено.", "; no contradictions between answers were found.")
	default:
		out += b.in("; в ответах ", "; the answers contain ") + t.Contradictions.Text + b.in(": обсудите до начала работ.", ", to be settled before the work begins.")
	}
	if n := len(b.a.ProveNext); n > 0 {
		out += " " + b.in("Без доказательств: ", "Without evidence: ") +
			b.counted(n, noun{"заявленная ступень", "заявленные ступени", "заявленных ступеней", "claimed rung", "claimed rungs"}).Text + "."
	}
	return out
}

func (b *builder) setConclusion() {
	v := b.view
	given := func(v answers.Value) bool { return v.State == answers.Answered || v.State == answers.NotMeasured }
	if !slices.ContainsFunc(b.a.Sheet.Values, given) { // optional lists count as answered even so
		v.Conclusion = b.in("Ответов пока нет: подтверждать нечего, всё ещё возможно.", "There are no answers yet: nothing is proven and everything is still possible.")
		return
	}
	score := v.Overall.Proven.Text + b.in(" из 100, ", " out of 100, ") + b.quoted(v.Overall.Band)
	if v.Overall.Proven.Value >= v.Overall.Target.Value && len(v.HeaviestGaps) == 0 {
		v.Conclusion = b.in("Подтверждено ", "Proven: ") + score + b.in(": цели достигнуты по всем критериям.", ": every criterion has reached its target.")
	} else {
		v.Conclusion = b.in("Подтверждено ", "Proven: ") + score + b.in(", при цели ", ", against a target of ") + v.Overall.Target.Text
		if d := b.farthest(); d != nil {
			v.Conclusion += b.in("; дальше всего от цели ", "; farthest from its target is ") + lowerFirst(d.Name) + ": " +
				d.Proven.Text + b.in(" при цели ", " against ") + d.Target.Text
		}
		v.Conclusion += "."
	}
	// Below this share of answers the scores still say more about the interview than about the client.
	const preliminary = 60
	if v.Trust.Completeness.Value < preliminary {
		v.Conclusion += " " + b.in("Выводы предварительные: заполнено ", "This is preliminary: ") + v.Trust.Completeness.Text + b.in(" полей.", " of the fields are answered.")
	}
}

// farthest returns the dimension that lies farthest under its target, nil when none does or there is just one.
func (b *builder) farthest() *DimensionView {
	var worst *DimensionView
	for i := range b.view.Dimensions {
		d := &b.view.Dimensions[i]
		gap := d.Target.Value - d.Proven.Value
		if gap > 0 && (worst == nil || gap > worst.Target.Value-worst.Proven.Value) {
			worst = d
		}
	}
	if len(b.view.Dimensions) < 2 {
		return nil
	}
	return worst
}

// mostGaps is how many gaps fit on the page that is read alone.
const mostGaps = 3

// setGaps words the gaps that weigh most in the overall score, and where there is none the rungs to climb next.
func (b *builder) setGaps() {
	for _, r := range b.a.HeaviestGaps(mostGaps) {
		c := &b.view.Criteria[r.Criterion.Index]
		gap := gapUpTo(c, c.Target, c.Points)
		gap.Costs = c.Matters
		gap.Note = b.in("уровень ", "level ") + b.fixed(float64(c.Proven), 0) + b.in(", цель ", ", target ") + b.fixed(float64(c.Target), 0) + ", " + pointsToTarget(c.Points, &b.view.Words)
		b.view.HeaviestGaps = append(b.view.HeaviestGaps, gap)
	}
	if len(b.view.HeaviestGaps) > 0 {
		return
	}
	for _, r := range b.a.HeaviestRungs(mostGaps) {
		c := &b.view.Criteria[r.Criterion.Index]
		next := gapUpTo(c, c.Proven+1, b.score(b.a.PointsOfLevel(r.Criterion)))
		next.Note = b.in("уровень ", "level ") + b.fixed(float64(c.Proven), 0) + b.in(", следующая ступень добавит ", ", the next rung adds ") + next.Points.Text + b.in(" балла", " points")
		b.view.NextRungs = append(b.view.NextRungs, next)
	}
}

// gapUpTo is the way of a criterion up to a level.
func gapUpTo(c *CriterionView, level int, points Number) GapView {
	return GapView{
		CriterionID: c.ID, Name: c.Name, Dimension: c.Dimension, Level: c.Proven, Target: level,
		Is: shortfall(c), ShouldBe: sentence(c.Rungs[level-1].Asks), Points: points,
	}
}

// severityGenitive is how a severity stands in «высокой важности».
var severityGenitive = map[questionnaire.Severity]string{questionnaire.High: "высокой", questionnaire.Medium: "средней", questionnaire.Low: "низкой"}

// gradeName names a grade of evidence.
func (b *builder) gradeName(g answers.Grade) string {
	switch g {
	case answers.Reference:
		return b.in("документ назван", "document named")
	case answers.Document:
		return b.in("документ показан", "document seen")
	case answers.Extract:
		return b.in("данные пересчитаны", "data recounted")
	}
	return b.in("нет", "none")
}

func (w *Wording) severityName(s questionnaire.Severity) string {
	switch s {
	case questionnaire.High:
		return w.in("высокая", "high")
	case questionnaire.Medium:
		return w.in("средняя", "medium")
	}
	return w.in("низкая", "low")
}
