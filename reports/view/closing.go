package view

import (
	"salesaudit/internal/wording"
)

// Closing is the last page of a report: what was examined, who may read it, and where it is signed.
type Closing struct {
	Scope        []string `json:"scope"` // sentences
	Confidential string   `json:"confidential"`
	Signatures   []string `json:"signatures"` // who signs, each with a line to sign on
}

// setClosing says what the report rests on and what it leaves out.
func (b *builder) setClosing() {
	h, t := &b.view.Header, &b.view.Trust
	scope := []string{
		b.Say(text{RU: "Обследование проведено по методике «%s» (%s).", EN: "Examined using the method “%s” (%s)."}, h.BankTitle, h.Bank),
		b.whoWasAsked(),
		b.Say(text{RU: "Заполнено полей: %s из %s; приложено доказательств: %s.", EN: "Fields answered: %s of %s; pieces of evidence: %s."},
			b.Whole(t.Answered), b.Whole(t.Shown), b.Whole(len(b.view.Evidence))),
	}
	if open := b.questionsWithoutEvidence(); len(open) > 0 {
		questions := wording.Noun{One: "вопрос", Few: "вопросы", Many: "вопросы", Single: "question", Plural: "questions"}
		scope = append(scope, b.Say(text{RU: "Без документов, только со слов: %s %s.", EN: "Without documents, on the respondent's word alone: %s %s."},
			b.Of(min(2, len(open)), questions), b.ranges(open)))
	}
	var outside []string
	for i := range b.view.Criteria {
		if c := &b.view.Criteria[i]; !c.Applies {
			outside = append(outside, wording.LowerFirst(c.Name))
		}
	}
	if len(outside) > 0 {
		scope = append(scope, b.Say(text{RU: "Не оценивалось, так как не применяется: %s.", EN: "Not scored, as not applicable: %s."}, wording.List(outside)))
	}
	beyond := text{RU: "Не проверялись финансовая отчётность и работа отдельных сотрудников.", EN: "Not examined: the accounts and the work of individual people."}
	if t.Answered < t.Shown {
		beyond = text{
			RU: "Не проверялись финансовая отчётность, работа отдельных сотрудников и то, о чём в приложении «Все ответы» сказано «неизвестно».",
			EN: "Not examined: the accounts, the work of individual people, and whatever the appendix “All answers” calls unknown.",
		}
	}
	scope = append(scope, b.Say(beyond))
	if by := wording.Joined(", ", b.view.Brand.Consultant, b.view.Brand.Contact); by != "" {
		scope = append(scope, b.Say(text{RU: "Отчёт подготовил консультант: %s.", EN: "The report was prepared by: %s."}, by))
	}
	b.view.Closing = Closing{
		Scope: scope,
		Confidential: b.Say(text{
			RU: "Отчёт содержит сведения о внутреннем устройстве компании. Он предназначен её руководству; передавать его третьим лицам можно только с согласия компании.",
			EN: "The report describes how the company works inside. It is meant for its management and may be passed to others only with the company's consent.",
		}),
		Signatures: []string{b.Say(text{RU: "Консультант", EN: "Consultant"}), b.Say(text{RU: "Компания", EN: "Company"})},
	}
}

func (b *builder) whoWasAsked() string {
	h := &b.view.Header
	who := wording.Joined(", ", h.Respondent, h.Position)
	switch {
	case who == "" && h.Date == "":
		return b.Say(text{RU: "Дата интервью и респондент не указаны.", EN: "Neither the date of the interview nor the respondent is given."})
	case who == "":
		return wording.Sentence(b.Say(text{RU: "Интервью: %s", EN: "Interview: %s"}, h.Date))
	case h.Date == "":
		return wording.Sentence(wording.Labeled(b.view.Words.Asked, who))
	}
	return wording.Sentence(b.Say(text{RU: "Интервью: %s; %s: %s", EN: "Interview: %s; %s: %s"}, h.Date, wording.LowerFirst(b.view.Words.Asked), who))
}

// questionsWithoutEvidence returns the numbers of the questions that are answered, and which nothing proves, not even what
// was shown for another.
func (b *builder) questionsWithoutEvidence() []int {
	var out []int
	for i := range b.view.Answers {
		q := &b.view.Answers[i]
		if q.Proof == b.Say(sayClaimed) {
			out = append(out, q.Number)
		}
	}
	return out
}
