package view

import (
	"slices"

	"salesaudit/internal/answers"
	"salesaudit/internal/scoring"
	"salesaudit/internal/wording"
	"salesaudit/questionnaire"
)

// Ask is a field worth asking about.
type Ask struct {
	FieldID  string   `json:"field_id"`
	Question int      `json:"question"` // number of the question, from 1
	Label    string   `json:"label"`
	Help     string   `json:"help"`    // what counts as an answer
	Gain     Number   `json:"gain"`    // points of the overall score that hang on it
	Decides  []string `json:"decides"` // names of the criteria whose next rung waits for it
}

// Proof is a rung that holds by the answers and lacks evidence.
type Proof struct {
	CriterionID string `json:"criterion_id"`
	Criterion   string `json:"criterion"`
	Level       int    `json:"level"`
	Asks        string `json:"asks"`     // what is to be proven
	Evidence    string `json:"evidence"` // what is needed
	Gain        Number `json:"gain"`     // points of the overall score that the evidence would add
}

func (b *builder) setNext() {
	for _, q := range b.a.AskNext {
		b.view.ToAsk = append(b.view.ToAsk, Ask{
			FieldID: q.Field.ID, Question: q.Field.Question.Index + 1, Label: b.Text(q.Field.Label), Help: wording.Joined(" ", b.leftOf(q.Field), b.Text(q.Field.Help)), Gain: b.score(q.Gain),
			Decides: b.decides(q.Field),
		})
	}
	b.setAskLater()
	for _, p := range b.a.ProveNext {
		b.view.ToProve = append(b.view.ToProve, b.proof(p))
	}
	b.setDocuments()
}

// leftOf names the functions of a matrix that were not asked about yet, where some were; else "".
func (b *builder) leftOf(f *questionnaire.Field) string {
	marks := b.a.Sheet.Value(f).Marks
	if f.Matrix == nil || len(marks) == 0 {
		return ""
	}
	var left []string
	all := b.a.Sheet.Functions(f)
	for _, place := range all {
		if marks[place].State != answers.Answered {
			left = append(left, wording.LowerFirst(b.Text(f.Matrix.Rows.Entries[place].Short)))
		}
	}
	if len(left) == len(all) {
		return ""
	}
	return b.Say(text{RU: "Осталось функций: %s из %s (%s).", EN: "Functions left: %s of %s (%s)."}, b.Whole(len(left)), b.Whole(len(all)), b.Several(left, 7))
}

// setAskLater counts the missing answers that are not worth asking for yet, so that the list is not taken for all of them.
func (b *builder) setAskLater() {
	fields := 0
	var questions []int
	for i, status := range b.a.Fields {
		worth := slices.ContainsFunc(b.a.AskNext, func(q scoring.Ask) bool { return q.Field.Index == i })
		if status == scoring.FieldUnknown && !worth {
			fields++
			questions = append(questions, b.a.Bank.Fields[i].Question.Index+1)
		}
	}
	if fields == 0 {
		return
	}
	numbers := b.ranges(questions)
	of := wording.Noun{One: "вопрос", Few: "вопросы", Many: "вопросы", Single: "question", Plural: "questions"}
	says := text{
		RU: "Без ответа ещё %s (%s %s); сами по себе они ближайших ступеней не решают.",
		EN: "Also unanswered: %s (%s %s); by themselves they decide no next rung.",
	}
	if fields == 1 {
		says = text{
			RU: "Без ответа ещё %s (%s %s); само по себе оно ближайшей ступени не решает.",
			EN: "Also unanswered: %s (%s %s); by itself it decides no next rung.",
		}
	}
	b.view.AskLater = b.Say(says, b.Counted(fields, wording.Noun{One: "поле", Few: "поля", Many: "полей", Single: "field", Plural: "fields"}), b.Of(min(2, len(slices.Compact(questions))), of), numbers)
}

// decides names the criteria whose lowest unknown rung waits for a field.
func (b *builder) decides(f *questionnaire.Field) []string {
	var names []string
	for i := range b.a.Criteria {
		r := &b.a.Criteria[i]
		k := slices.IndexFunc(r.Rungs[:], func(rung scoring.RungResult) bool { return rung.State == scoring.Unknown })
		if r.Counts() && k >= 0 && r.Possible > r.Claimed && slices.Contains(r.Rungs[k].Waits, f) {
			names = append(names, b.Text(r.Criterion.Name))
		}
	}
	return names
}

func (b *builder) proof(p scoring.Proof) Proof {
	return Proof{
		CriterionID: p.Rung.Criterion.ID, Criterion: b.Text(p.Rung.Criterion.Name), Level: p.Rung.Level,
		Asks: b.Text(p.Rung.Holds), Evidence: b.evidenceNeeded(p.Rung), Gain: b.score(p.Gain),
	}
}
