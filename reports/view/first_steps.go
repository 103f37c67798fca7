package view

import (
	"cmp"
	"slices"
	"strconv"

	"salesaudit/internal/wording"
)

// mostSteps is how many steps fit on the page that is read alone, and stepsBesideAsks how many while it also says what to
// ask first.
const (
	mostSteps       = 3
	stepsBesideAsks = 2
)

// Outlook is what one wave of the plan costs and brings.
type Outlook struct {
	Wave  int    `json:"wave"`
	Name  string `json:"name"`  // of its end: «через 30 дней»
	Days  Number `json:"days"`  // person-days, text with its noun
	Score Number `json:"score"` // the overall score after it
}

// setFirstSteps picks for each of the heaviest gaps what it begins with: its own first step, or one that this waits for.
// Where these leave room, what is claimed is to be shown; where there is no gap the first steps of the plan follow.
func (b *builder) setFirstSteps() {
	v := b.view
	v.FirstTitle = v.Words.FirstSteps
	if v.Plan == nil {
		return
	}
	most := mostSteps
	if len(b.a.AskNext) > 0 {
		most = stepsBesideAsks
	}
	var first []*Step
	var without []*Gap
	shown := v.HeaviestGaps[:min(most, len(v.HeaviestGaps))]
	for i := range shown {
		g := &shown[i]
		s := v.Plan.firstFor(g.CriterionID, first, shown)
		if s == nil {
			without = append(without, g)
			continue
		}
		s.Serves = b.serves(s, g)
		first = append(first, s)
	}
	if s := v.Plan.firstToSend(); s != nil && len(first) < most {
		s.Serves = b.Say(text{RU: "Подтверждает сделанное со слов", EN: "Proves what is claimed"})
		s.Artefact = b.Say(text{RU: "Доказательства к ответам", EN: "Evidence for the answers"})
		first = append(first, s)
	}
	for i := range v.Plan.Steps {
		if s := &v.Plan.Steps[i]; len(v.HeaviestGaps) == 0 && len(first) < most && s.isWork() {
			first = append(first, s)
		}
	}
	slices.SortFunc(first, func(x, y *Step) int { return cmp.Compare(x.Place, y.Place) })
	for _, s := range first {
		v.FirstSteps = append(v.FirstSteps, *s)
	}
	if len(first) == 0 && len(v.Plan.Optional) > 0 { // what could come next is beside what it would reach
		v.FirstTitle = v.Words.Optional
		for _, s := range v.Plan.Optional {
			s.Serves = b.Say(text{RU: "Следующая ступень: %s", EN: "The next rung of: %s"}, wording.LowerFirst(s.Criterion))
			v.FirstSteps = append(v.FirstSteps, s)
		}
	}
	b.noteEarlier(first)
	b.noteWithout(without)
	for i := most; i < len(v.HeaviestGaps); i++ {
		b.noteLater(&v.HeaviestGaps[i])
	}
	b.setOutlook()
}

// noteWithout names the gaps that none of the first steps serves because the plan has no work of its own for them.
func (b *builder) noteWithout(gaps []*Gap) {
	for _, g := range gaps {
		b.addNote(b.Say(text{
			RU: "Для разрыва %s отдельного первого шага нет: его закрывают названные шаги или сначала нужно выяснить, как обстоит дело.",
			EN: "The gap %s has no first step of its own: the steps named serve it, or it is first to be found out how things stand.",
		}, b.Quoted(wording.LowerFirst(g.Name))))
	}
}

// noteLater says of a gap that has no place beside what to ask first which step of the plan it begins with.
func (b *builder) noteLater(g *Gap) {
	own := slices.IndexFunc(b.view.Plan.Steps, func(s Step) bool { return s.CriterionID == g.CriterionID && s.Place > 0 })
	if own < 0 {
		b.noteWithout([]*Gap{g})
		return
	}
	s := &b.view.Plan.Steps[own]
	says := text{RU: "Разрывом %s занимается шаг %s.", EN: "The gap %s is the subject of step %s."}
	if b.view.Plan.waitsForAnswers(s) {
		says = text{
			RU: "Разрывом %s занимается шаг %s: сначала нужны ответы на вопросы.",
			EN: "The gap %s is the subject of step %s: the questions need answers first.",
		}
	}
	b.addNote(b.Say(says, b.Quoted(wording.LowerFirst(g.Name)), wording.Joined(", ", s.Number(), s.After)))
}

func (b *builder) addNote(note string) {
	b.view.FirstNote = wording.Joined(" ", b.view.FirstNote, note)
}

// serves says what a step does for a gap: it closes it only where it reaches the target.
func (b *builder) serves(s *Step, g *Gap) string {
	does := text{RU: "Сокращает разрыв: %s", EN: "Narrows the gap: %s"}
	switch {
	case s.CriterionID != g.CriterionID:
		does = text{RU: "Нужен, чтобы закрыть разрыв: %s", EN: "Needed to close the gap: %s"}
	case b.view.Plan.closes(s, g):
		does = text{RU: "Закрывает разрыв: %s", EN: "Closes the gap: %s"}
	}
	return b.Say(does, wording.LowerFirst(g.Name))
}

// closes reports whether a step reaches the target of its gap, by itself or with rungs that count as soon as it is done.
func (p *Plan) closes(s *Step, g *Gap) bool {
	return !slices.ContainsFunc(p.Steps, func(other Step) bool {
		return other.CriterionID == g.CriterionID && other.ID != s.ID && other.Kind != CountsID
	})
}

// isWork reports whether a step is known to be work: what is first to be found out is among what to ask.
func (s *Step) isWork() bool { return s.Kind == DoID }

// firstFor returns the work that a criterion begins with: its own first step, or what that waits for. What is taken already
// is passed by, and so is a step of another of some gaps, which has it for its own, unless there is no other. nil where
// there is none.
func (p *Plan) firstFor(criterion string, taken []*Step, gaps []Gap) *Step {
	var others *Step
	for own := range p.Steps {
		if p.Steps[own].CriterionID != criterion {
			continue
		}
		serves := map[string]bool{} // by id
		p.serve(&p.Steps[own], serves)
		for i := range p.Steps {
			s := &p.Steps[i]
			if !serves[s.ID] || !s.isWork() || slices.Contains(taken, s) {
				continue
			}
			if s.CriterionID == criterion || !slices.ContainsFunc(gaps, func(g Gap) bool { return g.CriterionID == s.CriterionID }) {
				return s
			}
			others = cmp.Or(others, s)
		}
	}
	return others
}

// waitsForAnswers reports whether a step begins with finding something out, or one that it waits for does.
func (p *Plan) waitsForAnswers(s *Step) bool {
	serves := map[string]bool{} // by id
	p.serve(s, serves)
	return slices.ContainsFunc(p.Steps, func(other Step) bool { return serves[other.ID] && other.Kind == AskID })
}

// firstToSend returns the first line of documents to send, nil where there is none.
func (p *Plan) firstToSend() *Step {
	for i := range p.Waves {
		for _, line := range p.Waves[i].Lines {
			if line.Kind == ShowID && !line.AfterWork {
				return &line
			}
		}
	}
	return nil
}

// serve marks a step and all that it waits for.
func (p *Plan) serve(s *Step, serves map[string]bool) {
	if serves[s.ID] {
		return
	}
	serves[s.ID] = true
	for i := range p.Steps {
		if slices.Contains(s.BeforeIDs, p.Steps[i].ID) {
			p.serve(&p.Steps[i], serves)
		}
	}
}

// noteEarlier says which steps the plan begins with that serve none of the heaviest gaps, and why.
func (b *builder) noteEarlier(first []*Step) {
	if len(first) == 0 {
		return
	}
	var earlier, asks, sends []int
	for i := range b.view.Plan.Steps {
		switch s := &b.view.Plan.Steps[i]; {
		case s.Place > first[len(first)-1].Place || slices.ContainsFunc(first, func(f *Step) bool { return f.Place == s.Place }):
		case s.isWork(), s.Kind == ShowID && s.AfterWork:
			earlier = append(earlier, s.Place)
		case s.Kind == AskID:
			asks = append(asks, s.Place)
		case s.Kind == ShowID && s.Place > 0 && !s.AfterWork:
			sends = append(sends, s.Place)
		}
	}
	if len(earlier)+len(asks)+len(sends) == 0 {
		return
	}
	b.addNote(b.Say(text{RU: "По шагу на разрыв, номера — по плану.", EN: "One step for each gap, with its number in the plan."}))
	switch len(earlier) {
	case 0:
	case 1:
		b.addNote(b.Say(text{
			RU: "Выше в плане стоит шаг %d: он даёт больше баллов на день работы или нужен другим.",
			EN: "Step %d is higher up in the plan: it brings more points per day of work, or others need it.",
		}, earlier[0]))
	default:
		b.addNote(b.Say(text{
			RU: "Выше в плане стоят и шаги %s: они дают больше баллов на день работы или нужны другим.",
			EN: "Higher up in the plan are steps %s too: they bring more points per day of work, or others need them.",
		}, b.ranges(earlier)))
	}
	if len(sends) > 0 {
		b.addNote(b.Say(text{RU: "Прислать подтверждения — шаг %s: см. «Что прислать».", EN: "Sending the evidence is step %s: see “What to send”."}, b.ranges(sends)))
	}
	if len(asks) > 0 {
		b.addNote(b.Say(text{RU: "В шагах %s сначала нужно выяснить, как обстоит дело.", EN: "Steps %s begin with finding out how things stand."}, b.ranges(asks)))
	}
}

// ranges lists numbers from the least on, each once, those that follow each other from the first to the last: «1–8 и 11».
func (b *builder) ranges(numbers []int) string {
	numbers = slices.Compact(slices.Sorted(slices.Values(numbers)))
	var out []string
	for i := 0; i < len(numbers); {
		first := i
		for i++; i < len(numbers) && numbers[i] == numbers[i-1]+1; i++ {
		}
		switch run := numbers[first:i]; len(run) {
		case 1, 2:
			for _, n := range run {
				out = append(out, strconv.Itoa(n))
			}
		default:
			out = append(out, strconv.Itoa(run[0])+"–"+strconv.Itoa(run[len(run)-1]))
		}
	}
	return b.And(out)
}

// setOutlook puts what each wave costs beside the score after it.
func (b *builder) setOutlook() {
	p := b.view.Plan
	if len(p.Steps) == 0 {
		return
	}
	for i := range p.Waves {
		if w := &p.Waves[i]; i+1 < len(p.Forecast) {
			days := Number{w.Days.Value, b.PersonDays(w.Days.Value)}
			switch {
			case days.Value == 0:
				days.Text = b.Say(text{RU: "шагов нет", EN: "no steps"})
			case slices.ContainsFunc(b.view.Outlook, func(o Outlook) bool { return o.Days.Value > 0 }): // the score counts these too
				days.Text = b.Say(text{RU: "+%s", EN: "+%s"}, days.Text)
			}
			b.view.Outlook = append(b.view.Outlook, Outlook{w.Number, p.Forecast[i+1].Name, days, p.Forecast[i+1].Overall})
		}
	}
	var late []int
	for i := range p.Steps {
		if s := &p.Steps[i]; s.Late && s.Place > 0 {
			late = append(late, s.Place)
		}
	}
	if slices.ContainsFunc(p.Steps, func(s Step) bool { return s.Kind == AskID }) {
		b.view.OutlookNote = b.Say(text{
			RU: "Худший случай: недостающие ответы считаются самыми неблагоприятными.",
			EN: "The worst case: missing answers are taken at their worst.",
		})
	}
	if len(late) > 0 {
		b.view.OutlookNote = wording.Joined(" ", b.view.OutlookNote, b.Say(text{
			RU: "Прогноз — когда выполнены все шаги волны; шаги %s закончатся позже её срока.",
			EN: "The forecast assumes that all steps of a wave are done; steps %s end after the wave.",
		}, b.ranges(late)))
	}
}

// setWhyTarget says why the targets are what they are, by the size of the company or as the client set them, and what counts as
// proven (method, section 3).
func (b *builder) setWhyTarget() {
	size := b.Say(text{RU: "Цели взяты по размеру: %s", EN: "Targets follow the size of the company: %s"}, b.profileRange())
	own := 0
	for i := range b.view.Criteria {
		if c := &b.view.Criteria[i]; c.OwnTarget {
			own++
		}
	}
	if own > 0 {
		criteria := wording.Noun{One: "критерию", Few: "критериям", Many: "критериям", Single: "criterion", Plural: "criteria"}
		size += b.Say(text{RU: "; по %s их задала сама компания", EN: "; for %s the company set its own"}, b.Counted(own, criteria))
	}
	b.view.WhyTarget = size + ". " + b.Say(text{
		RU: "Ступени 1 и 2 засчитываются по ответам, с третьей нужно подтверждение.",
		EN: "Rungs 1 and 2 count by the answers; from rung 3 on evidence is needed.",
	})
}

// profileRange names the size of company with its range of sellers: «средняя компания, 6–25 продавцов».
func (b *builder) profileRange() string {
	from := 1
	for _, p := range b.a.Bank.Profiles {
		if p == b.a.Profile {
			break
		}
		from = p.UpTo + 1
	}
	name, sellers := wording.LowerFirst(b.Text(b.a.Profile.Name)), wording.Noun{One: "продавец", Few: "продавца", Many: "продавцов", Single: "seller", Plural: "sellers"}
	if b.a.Profile.UpTo == 0 {
		return name + b.Say(text{RU: ", от %s продавцов", EN: ", %s sellers or more"}, b.Whole(from))
	}
	return name + ", " + b.Whole(from) + "–" + b.Counted(b.a.Profile.UpTo, sellers)
}
