package session

import (
	"cmp"
	"maps"
	"slices"
	"strconv"

	"salesaudit/internal/wording"
	"salesaudit/questionnaire"
)

// laterLines name what to send after an interview of limited time: by source, the questions that it proves, what brings
// most points first; and what is to be counted.
func (s *Session) laterLines() []string {
	gains, questions := map[*questionnaire.Source]float64{}, map[*questionnaire.Source]map[int]bool{}
	for _, p := range s.assessment.ProveNext {
		c := p.Rung.Criterion
		for _, source := range c.EvidenceSources {
			for _, q := range c.EvidenceQuestions {
				if source.Own || !slices.Contains(q.Proves, source) {
					continue
				}
				gains[source] += p.Gain
				if questions[source] == nil {
					questions[source] = map[int]bool{}
				}
				questions[source][q.Index] = true
			}
		}
	}
	sources := slices.DeleteFunc(slices.Clone(s.Bank.Sources), func(source *questionnaire.Source) bool { return gains[source] == 0 })
	slices.SortStableFunc(sources, func(a, b *questionnaire.Source) int { return cmp.Compare(gains[b], gains[a]) })
	var out []string
	if len(sources) > 0 {
		out = append(out, s.Say(sayLater))
	}
	for _, source := range sources {
		var numbers []string
		for _, index := range slices.Sorted(maps.Keys(questions[source])) {
			numbers = append(numbers, strconv.Itoa(index+1))
		}
		out = append(out, "  "+s.Text(source.Name)+": "+s.questions(sayForQuestion, sayForQuestions, numbers))
	}
	return append(out, s.measureLines()...)
}

// questions lists the numbers of questions behind their word: that for one of them or that for several.
func (s *Session) questions(one, several text, numbers []string) string {
	if len(numbers) == 1 {
		return s.Say(one, numbers[0])
	}
	return s.Say(several, wording.List(numbers))
}

// measureLines name the figures that are to be counted after an interview, as points hang on them.
func (s *Session) measureLines() []string {
	var out []string
	for _, n := range s.assessment.AskNext {
		if n.Field.Measure != nil && n.Field.Kind != questionnaire.List {
			out = append(out, "  "+s.Text(n.Field.Label))
		}
	}
	if len(out) > 0 {
		out = append([]string{s.Say(sayMeasure)}, out...)
	}
	return out
}

var (
	sayQuestionNumber  = text{RU: "вопрос %s", EN: "question %s"}
	sayQuestionNumbers = text{RU: "вопросы %s", EN: "questions %s"}

	sayLater        = text{RU: "Прислать после интервью, чтобы подтвердить сказанное:", EN: "To send after the interview, as proof of what was said:"}
	sayForQuestion  = text{RU: "к вопросу %s", EN: "for question %s"}
	sayForQuestions = text{RU: "к вопросам %s", EN: "for questions %s"}
	sayMeasure      = text{RU: "Посчитать после интервью:", EN: "To count after the interview:"}
)
