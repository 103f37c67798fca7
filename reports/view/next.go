package view

import (
	"slices"

	"salesaudit/internal/scoring"
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
			FieldID: q.Field.ID, Question: q.Field.Question.Index + 1, Label: b.Text(q.Field.Label), Help: b.Text(q.Field.Help), Gain: b.score(q.Gain),
			Decides: b.decides(q.Field),
		})
	}
	for _, p := range b.a.ProveNext {
		b.view.ToProve = append(b.view.ToProve, b.proof(p))
	}
	b.setDocuments()
}

// decides names the criteria whose lowest unknown rung waits for a field.
func (b *builder) decides(f *questionnaire.Field) []string {
	var names []string
	for i := range b.a.Criteria {
		r := &b.a.Criteria[i]
		k := slices.IndexFunc(r.Rungs[:], func(rung scoring.RungResult) bool { return rung.State == scoring.Unknown })
		if r.Counts() && k >= 0 && slices.Contains(r.Rungs[k].Waits, f) {
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
