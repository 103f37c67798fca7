package view

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"salesaudit/internal/answers"
	"salesaudit/internal/figures"
	"salesaudit/internal/scoring"
	"salesaudit/internal/wording"
	"salesaudit/questionnaire"
)

// Score is a score of 0-100 seen three ways, with its target. Values have one decimal.
type Score struct {
	Proven    Number `json:"proven"`
	Claimed   Number `json:"claimed"`
	Possible  Number `json:"possible"`
	Target    Number `json:"target"`
	Band      string `json:"band"`       // of the proven score
	BandIndex int    `json:"band_index"` // 0 is the worst of the bank's bands
	Bands     int    `json:"bands"`      // how many the bank has
}

// InWords is what a picture of the score says: «Подтверждено 44,2, заявлено 45,8, …».
func (s *Score) InWords(w *Words) string {
	return w.Proven + " " + s.Proven.Text + ", " + wording.LowerFirst(w.Claimed) + " " + s.Claimed.Text + ", " +
		wording.LowerFirst(w.Possible) + " " + s.Possible.Text + ", " + wording.LowerFirst(w.Target) + " " + s.Target.Text
}

// Dimension is one dimension's score in figures and in one plain sentence.
type Dimension struct {
	ID   string `json:"id"`
	Name string `json:"name"`
	Score
	Verdict        string   `json:"verdict"`
	Strengths      []string `json:"strengths"`       // names of at most two criteria that are proven at their targets
	StrengthsText  string   `json:"-"`               // the same in a sentence; "" for none
	Cap            string   `json:"cap"`             // why the score can be no higher, worded; "" when nothing caps it
	Confidence     Number   `json:"confidence"`      // 0-100, text with its per cent sign
	ConfidenceName string   `json:"confidence_name"` // high, medium, low in words
	Weight         Number   `json:"weight"`          // share of the overall score in per cent
}

// Note is what is said beside the score: verdict, strengths and cap.
func (d *Dimension) Note() string {
	return wording.Joined(" ", d.Verdict, d.StrengthsText, wording.Sentence(d.Cap))
}

// Trust says how far the answers can be relied on.
type Trust struct {
	Completeness   Number    `json:"completeness"` // per cent of the shown fields that are answered
	Answered       int       `json:"answered"`
	Shown          int       `json:"shown"`
	Confidence     Number    `json:"confidence"` // 0-100, mean of the dimensions by their weight
	ConfidenceName string    `json:"confidence_name"`
	Contradictions Number    `json:"contradictions"` // open ones, text with its noun
	Count, Counted string    `json:"-"`              // the same in two parts: «2», «противоречия в ответах»
	BySeverity     [3]Number `json:"by_severity"`    // high, medium, low; text such as «высокой важности: 2»
	Figures        string    `json:"-"`              // all these in a sentence
	Sentence       string    `json:"sentence"`       // what follows from them, in a few sentences
}

// Full is the figures and what follows from them, for where they do not stand beside it.
func (t *Trust) Full() string { return t.Figures + " " + t.Sentence }

// Severities of contradictions, as ids that do not change with the language.
const (
	HighID   = string(questionnaire.High)
	MediumID = string(questionnaire.Medium)
	LowID    = string(questionnaire.Low)
)

// severities are in the order in which contradictions are listed.
var severities = [...]questionnaire.Severity{questionnaire.High, questionnaire.Medium, questionnaire.Low}

func (b *builder) scores(s scoring.Score) Score {
	band := b.a.Bank.BandOf(scoring.Round(s.Proven))
	return Score{
		Proven: b.score(s.Proven), Claimed: b.score(s.Claimed), Possible: b.score(s.Possible), Target: b.score(s.Target),
		Band: b.Text(b.a.Bank.Bands[band].Name), BandIndex: band, Bands: len(b.a.Bank.Bands),
	}
}

func (b *builder) setScores() {
	b.view.Overall = b.scores(b.a.Overall)
	if b.isBandOpen() {
		last := b.a.Bank.Bands[b.a.Bank.BandOf(b.a.Overall.Possible)]
		b.view.Overall.Band = b.Say(text{RU: "от %s до %s", EN: "%s to %s"}, b.Quoted(b.view.Overall.Band), b.Quoted(b.Text(last.Name)))
	}
	for i := range b.a.Dimensions {
		r := &b.a.Dimensions[i]
		if !r.Applies {
			continue
		}
		d := Dimension{ID: r.Dimension.ID, Name: b.Text(r.Dimension.Name), Score: b.scores(r.Score)}
		d.Verdict = b.verdict(r, d.BandIndex)
		d.Confidence, d.ConfidenceName = b.confidencePercent(r.Confidence), b.confidence(r.Confidence)
		d.Weight = b.percent(100 * r.Dimension.Weight)
		if k := cmp.Or(r.CappedBy, b.capsPossible(r)); k != nil {
			d.Cap = b.capText(k)
		}
		b.view.Dimensions = append(b.view.Dimensions, d)
	}
}

// isBandOpen reports whether the answers that an unfinished interview lacks decide the band of the overall score.
func (b *builder) isBandOpen() bool {
	return scoring.IsPreliminary(b.a.Completeness) && b.a.Bank.BandOf(b.a.Overall.Possible) != b.a.Bank.BandOf(scoring.Round(b.a.Overall.Proven))
}

// capsPossible returns the cap that keeps down what is possible of a dimension, nil for none.
func (b *builder) capsPossible(r *scoring.DimensionResult) *questionnaire.Cap {
	for _, k := range b.a.Bank.Caps {
		if k.Dimension == r.Dimension && r.Score.Possible == k.Max && b.a.Criteria[k.Criterion.Index].Possible < k.Until {
			return k
		}
	}
	return nil
}

// capText says what keeps a score down: what is not shown yet, or, where no answer or document can lift it, a criterion.
func (b *builder) capText(k *questionnaire.Cap) string {
	if b.a.Criteria[k.Criterion.Index].Possible < k.Until {
		return b.Say(text{RU: "Оценка не выше %s, пока критерий %s ниже уровня %d.", EN: "The score is at most %s while %s is below level %d."},
			b.Short(k.Max, 1), b.Quoted(wording.LowerFirst(b.Text(k.Criterion.Name))), k.Until)
	}
	return b.Say(text{RU: "Подтверждённая оценка не выше %s: %s", EN: "The proven score is at most %s: %s"},
		b.Short(k.Max, 1), wording.LowerFirst(b.Text(k.Reason)))
}

// verdict says what the proven score of a dimension means. Where what is claimed is another band, the verdict says that
// it is not shown yet; where only missing answers could make it one, that it is not known; otherwise it is plainly what
// was answered.
func (b *builder) verdict(r *scoring.DimensionResult, band int) string {
	verdicts := r.Dimension.Verdicts
	if band >= len(verdicts) {
		return ""
	}
	if !b.isAsked(r) {
		return b.Say(text{RU: "Об этом ещё не спрашивали.", EN: "Nothing has been asked about this yet."})
	}
	bank := b.a.Bank
	claimed, possible := bank.BandOf(scoring.Round(r.Claimed)), bank.BandOf(scoring.Round(r.Possible))
	switch {
	case claimed != band:
		return b.Text(verdicts[band].Claimed)
	case possible != band: // nothing better is claimed: it is the missing answers that leave it open
		return b.Say(text{
			RU: "Судить рано: ответы, которых ещё нет, могут поднять оценку до %s.",
			EN: "Too early to judge: answers still missing could raise the score to %s.",
		}, b.score(r.Possible).Text)
	}
	return b.Text(verdicts[band].Answered)
}

// isAsked reports whether anything was said that a criterion of a dimension reads.
func (b *builder) isAsked(r *scoring.DimensionResult) bool {
	return slices.ContainsFunc(b.a.Bank.Criteria, func(c *questionnaire.Criterion) bool {
		return c.Dimension == r.Dimension && slices.ContainsFunc(c.Fields, b.said)
	})
}

// percent shows a percentage of 0-100 in whole per cent, half up.
func (b *builder) percent(x float64) Number {
	x = math.Floor(x + 0.5 + 1e-9)
	return Number{x, b.Percent(x)}
}

// confidencePercent shows a confidence of 0-100 in whole per cent, with a digit more where rounding would put it into
// another band: 74.9 % is medium, and so is 74.96.
func (b *builder) confidencePercent(x float64) Number {
	whole := b.percent(x)
	if scoring.ConfidenceBand(whole.Value) != scoring.ConfidenceBand(x) {
		whole.Value = math.Floor(10*x) / 10 // the bands begin at their limits
		whole.Text = b.Measured(whole.Value, 1, figures.PercentUnit)
	}
	return whole
}

// confidence names the band of a confidence 0-100: high, medium or low.
func (b *builder) confidence(x float64) string { return b.Severity(scoring.ConfidenceBand(x)) }

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
	mean := 0.0
	if weights > 0 {
		mean = sum / weights
	}
	t.Confidence, t.ConfidenceName = b.confidencePercent(mean), b.confidence(mean)
	n := len(b.a.Contradictions)
	contradictions := wording.Noun{One: "противоречие", Few: "противоречия", Many: "противоречий", Single: "contradiction", Plural: "contradictions"}
	t.Contradictions = b.counted(n, contradictions)
	t.Count, t.Counted = b.Whole(n), b.Say(text{RU: "%s в ответах", EN: "%s in the answers"}, b.Of(n, contradictions))
	for i, severity := range severities {
		count := 0
		for _, c := range b.a.Contradictions {
			if c.Check.Severity == severity {
				count++
			}
		}
		t.BySeverity[i] = Number{float64(count), b.OfSeverity(severity) + ":" + wording.NoBreak + b.Whole(count)}
	}
	t.Figures = b.Say(text{RU: "Заполнено полей: %s из %s; надёжность — %s (%s); противоречий в ответах: %s.", EN: "Fields answered: %s of %s; confidence %s (%s); contradictions in the answers: %s."},
		b.Whole(t.Answered), b.Whole(t.Shown), t.Confidence.Text, t.ConfidenceName, t.Count)
	t.Sentence = b.trustSentence()
}

// trustSentence says what follows from the figures of the trust box, which are beside it.
func (b *builder) trustSentence() string {
	t := &b.view.Trust
	var out []string
	say := func(in text, values ...any) { out = append(out, b.Say(in, values...)) }
	if v := b.view.Overall; t.Answered < t.Shown && v.Possible.Value > v.Claimed.Value {
		say(text{
			RU: "Недостающие ответы могут оценку только поднять.",
			EN: "The answers still missing can only raise the score.",
		})
	}
	if n := t.Contradictions.Value; n > 0 {
		them := b.Say(text{RU: "противоречия", EN: "contradictions"})
		if n == 1 {
			them = b.Say(text{RU: "противоречие", EN: "contradiction"})
		}
		say(text{
			RU: "Обсудите %s до начала работ: от того, какой ответ верен, зависит, что делать.",
			EN: "Settle the %s before the work begins: what to do depends on which answer is right.",
		}, them)
	}
	if c := b.view.Consensus; c != nil && len(c.Disagreements) > 0 {
		say(text{
			RU: "Респонденты расходятся (%s): см. «%s».",
			EN: "The respondents disagree (%s): see “%s”.",
		}, b.Counted(len(c.Disagreements), wording.Noun{One: "ответ", Few: "ответа", Many: "ответов", Single: "answer", Plural: "answers"}), b.view.Words.Consensus)
	}
	if len(b.a.ProveNext) > 0 {
		// Where gaps are but claimed to be closed, what documents would add is said beside them.
		if claimed, proven := b.score(b.a.Overall.Claimed), b.score(b.a.Overall.Proven); claimed.Value > proven.Value && len(b.view.ClaimedGaps) == 0 {
			say(text{RU: "С документами ко всему заявленному оценка была бы %s.", EN: "With documents for all that is claimed, the score would be %s."}, claimed.Text)
		} else {
			part := text{RU: "Часть сказанного ещё не подтверждена документами.", EN: "Some of what was said is not backed by documents yet."}
			if !slices.ContainsFunc(b.a.Sheet.Evidence, func(of []answers.Evidence) bool { return len(of) > 0 }) {
				part = text{RU: "Ничего из сказанного ещё не подтверждено документами.", EN: "None of what was said is backed by documents yet."}
			}
			say(part)
		}
	}
	if out == nil {
		say(text{
			RU: "Ответы полны, не противоречат друг другу, и всё заявленное подтверждено.",
			EN: "The answers are complete and do not contradict each other, and all that is claimed is proven.",
		})
	}
	if small := b.a.SmallSamples(); len(small) > 0 {
		said := make([]string, len(small))
		for i, f := range small {
			said[i] = b.Quoted(wording.LowerFirst(b.Text(f.Label))) + " — " + b.Answer(b.a.Sheet, &f.Shape, b.a.Sheet.Value(f))
		}
		say(text{RU: "Выборка слишком мала, чтобы доказать такую долю: %s.", EN: "The sample is too small to prove such a share: %s."}, wording.List(said))
	}
	return strings.Join(out, " ")
}
