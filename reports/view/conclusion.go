package view

import (
	"path/filepath"
	"slices"

	"salesaudit/internal/answers"
	"salesaudit/internal/clean"
	"salesaudit/internal/scoring"
	"salesaudit/internal/wording"
)

// setConclusion words the score in a sentence or two, and takes the consultant's own over.
func (b *builder) setConclusion() {
	v := b.view
	v.Consultant = clean.Text(b.a.Sheet.Review.Conclusion)
	if b.a.Sheet.Empty() {
		v.Empty = true
		v.Conclusion = b.Say(text{RU: "Пока не задано ни одного вопроса, поэтому оценивать нечего.", EN: "Nothing has been asked yet, so there is nothing to score."})
		v.GoOn = b.Say(text{RU: "Начните или продолжите интервью: salesaudit interview %s", EN: "Begin the interview, or go on with it: salesaudit interview %s"}, clean.Name(filepath.Base(b.a.Sheet.File)))
		return
	}
	says := text{RU: "Подтверждено %s балла из 100 (уровень %s)", EN: "%s of 100 points are proven (level %s)"}
	if isProven := func(r scoring.CriterionResult) bool { return r.Grade != answers.NoEvidence }; !slices.ContainsFunc(b.a.Criteria, isProven) {
		// nothing was shown: the first two rungs count by the answers
		says = text{RU: "Засчитано %s балла из 100 (уровень %s)", EN: "%s of 100 points count (level %s)"}
	}
	level := v.Overall.Band
	if !b.isBandOpen() { // what it is between is quoted already
		level = b.Quoted(level)
	}
	v.Conclusion = b.Say(says, v.Overall.Proven.Text, level)
	if v.Overall.Proven.Value >= v.Overall.Target.Value && len(v.HeaviestGaps) == 0 {
		v.Conclusion += b.Say(text{RU: ": цели достигнуты по всем критериям.", EN: ": every criterion has reached its target."})
	} else {
		v.Conclusion += b.Say(text{RU: " при цели %s", EN: ", against a target of %s"}, v.Overall.Target.Text)
		if v.Overall.Proven.Value >= v.Overall.Target.Value {
			v.Conclusion += b.Say(text{RU: ": общая цель достигнута, но не по каждому критерию", EN: ": the overall target is reached, but not that of every criterion"})
		}
		if v.Overall.Proven.Value < v.Overall.Target.Value && v.Overall.Claimed.Value >= v.Overall.Target.Value {
			v.Conclusion += b.Say(text{
				RU: ". По ответам оценка %s, и общая цель была бы достигнута: не хватает документов",
				EN: ". On the answers alone the score would be %s and the overall target reached: documents are missing",
			}, v.Overall.Claimed.Text)
		} else if d := b.farthest(); d != nil {
			words := text{RU: ". Дальше всего от цели — %s: %s при цели %s", EN: ". Farthest from its target is %s: %s against %s"}
			if b.isOpenFarther(d) {
				words = text{RU: ". Из того, что уже известно, дальше всего от цели — %s: %s при цели %s", EN: ". Of what is known so far, farthest from its target is %s: %s against %s"}
			}
			v.Conclusion += b.Say(words,
				wording.LowerFirst(d.Name), d.Proven.Text, d.Target.Text)
		}
		v.Conclusion += "."
	}
	if scoring.IsPreliminary(b.a.Completeness) {
		v.Conclusion += b.Say(text{RU: " Выводы предварительные: заполнено %s полей.", EN: " This is preliminary: %s of the fields are answered."}, v.Trust.Completeness.Text)
	}
}

// farthest returns the dimension that lies farthest under its target, nil when none does or there is just one. Where
// missing answers decide whether a dimension reaches its target, nothing is known of how far it is.
func (b *builder) farthest() *Dimension {
	var worst *Dimension
	for i := range b.view.Dimensions {
		d := &b.view.Dimensions[i]
		if d.shortfall() > 0 && !d.isOpen() && (worst == nil || d.shortfall() > worst.shortfall()) {
			worst = d
		}
	}
	if len(b.view.Dimensions) < 2 {
		return nil
	}
	return worst
}

// shortfall is how many points the proven score of a dimension lacks to its target; negative where it is over it.
func (d *Dimension) shortfall() float64 { return d.Target.Value - d.Proven.Value }

// isOpen reports whether missing answers decide whether a dimension reaches its target.
func (d *Dimension) isOpen() bool {
	return d.Claimed.Value < d.Target.Value && d.Possible.Value >= d.Target.Value
}

// isOpenFarther reports whether the proven score of a dimension that is open lies as far under its target as another, or
// farther.
func (b *builder) isOpenFarther(than *Dimension) bool {
	return slices.ContainsFunc(b.view.Dimensions, func(d Dimension) bool {
		return d.isOpen() && d.shortfall() >= than.shortfall()
	})
}
