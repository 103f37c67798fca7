package markdown

import (
	"strconv"
	"strings"

	"salesaudit/internal/wording"
	"salesaudit/reports/view"
)

func (m *document) firstPage() {
	v, words := m.v, m.words
	m.line("\n# ", escaped(wording.Joined(": ", v.Header.Title, v.Header.Client)))
	if v.Header.Premise != "" {
		m.line("\n> ", escaped(v.Header.Premise))
	}
	m.line()
	h := &v.Header
	m.labeled(words.Industry, h.Industry)
	m.labeled(words.Size, wording.Joined(", ", h.Profile, h.Sellers.Text))
	m.labeled(words.Date, h.Date)
	m.labeled(words.Asked, wording.Joined(", ", h.Respondent, h.Position))
	m.labeled(words.By, h.Interviewer)
	// As code: an id and its version look like an address of mail.
	m.line("- **", escaped(words.Bank), ":** ", escaped(h.BankTitle), ", `", strings.ReplaceAll(h.Bank, "`", "'"), "`")
	m.labeled(words.Prepared, wording.Joined(", ", v.Brand.Consultant, v.Brand.Contact))

	m.heading(2, words.Conclusion)
	m.paragraph(v.Conclusion)
	m.paragraph(v.GoOn)
	if v.Consultant != "" {
		m.line("\n> **", escaped(words.ConsultantSays), ".** ", escaped(v.Consultant))
	}
	if v.Empty {
		return
	}
	m.scores()
	m.paragraph(v.WhyTarget)
	for i := range v.Dimensions {
		d := &v.Dimensions[i]
		m.line("\n**", escaped(d.Name), ".** ", escaped(d.Note()))
	}
	m.heaviest()
	m.firstSteps()
	m.heading(2, words.Trust)
	m.paragraph(v.Trust.Sentence)
	m.line("\n- ", escaped(words.Completeness), ": ", escaped(v.Trust.Completeness.Text))
	m.line("- ", escaped(words.Confidence), ": ", escaped(v.Trust.Confidence.Text), ", ", escaped(v.Trust.ConfidenceName))
	for _, n := range v.Trust.BySeverity {
		if n.Value > 0 {
			m.line("- ", escaped(words.Contradictions), " ", escaped(n.Text))
		}
	}
}

// heaviest lists the gaps, what is but claimed, and what to ask first.
func (m *document) heaviest() {
	v, words := m.v, m.words
	switch {
	case len(v.NextRungs) > 0:
		m.heading(2, words.NextRungs)
		m.paragraph(words.AllTargetsReached)
		m.gaps(v.NextRungs)
	default:
		m.heading(2, words.HeaviestGaps)
		if len(v.HeaviestGaps) == 0 {
			m.paragraph(v.NoGapsText())
		}
		m.gaps(v.HeaviestGaps)
	}
	if len(v.ClaimedGaps) > 0 {
		m.heading(2, words.ClaimedGaps)
		m.paragraph(v.ClaimedText())
	}
	if len(v.ToAsk) > 0 {
		m.heading(2, words.AskFirst)
		m.line()
		for _, q := range v.FirstToAsk() {
			m.line("- ", escaped(q.Line))
		}
	}
}

// firstSteps lists the steps to begin with, and what the plan takes and brings.
func (m *document) firstSteps() {
	v, words := m.v, m.words
	m.heading(2, v.FirstTitle)
	switch {
	case v.Plan == nil:
		m.paragraph(words.NoPlan)
	case len(v.FirstSteps) == 0 && len(v.ToAsk) > 0:
		m.paragraph(words.AskFirst + ".")
	case len(v.FirstSteps) == 0:
		m.paragraph(words.NoSteps)
	}
	for i := range v.FirstSteps {
		s := &v.FirstSteps[i]
		m.line("\n", strconv.Itoa(i+1), ". ", escaped(s.Action))
		for _, part := range [][2]string{{words.Step, s.Number()}, {words.Owner, s.Owner}, {words.Days, s.Days.Text}, {words.Artefact, s.Artefact}} {
			if part[1] != "" {
				m.line("   - ", escaped(part[0]), ": ", escaped(part[1]))
			}
		}
		if s.Serves != "" {
			m.line("   - ", escaped(s.Serves))
		}
	}
	m.paragraph(v.FirstNote)
	if len(v.Outlook) == 0 {
		return
	}
	m.heading(2, words.CostsAndBrings)
	rows := make([][]string, len(v.Outlook))
	for i, o := range v.Outlook {
		rows[i] = []string{o.Name, o.Days.Text, o.Score.Text}
	}
	m.table([]string{words.Plan, words.Days, wording.UpperFirst(words.AfterWave)}, []bool{false, true, true}, rows)
	m.paragraph(v.OutlookNote)
}

// gaps lists the heaviest gaps, or the rungs to climb next.
func (m *document) gaps(gaps []view.Gap) {
	words := m.words
	for i := range gaps {
		g := &gaps[i]
		m.line("\n", strconv.Itoa(i+1), ". **", escaped(g.Name), "** (", escaped(g.Dimension), "), ", escaped(g.Note))
		for _, part := range g.Parts(words) {
			m.line("   - ", escaped(part[0]), ": ", escaped(part[1]))
		}
	}
}

// scores writes the overall score and the dimensions as one table.
func (m *document) scores() {
	words := m.words
	row := func(name string, s *view.Score, confidence view.Number) []string {
		return []string{name, s.Proven.Text, s.Claimed.Text, s.Possible.Text, s.Target.Text, s.Band, confidence.Text}
	}
	rows := [][]string{row(words.Overall, &m.v.Overall, m.v.Trust.Confidence)}
	for i := range m.v.Dimensions {
		d := &m.v.Dimensions[i]
		rows = append(rows, row(d.Name, &d.Score, d.Confidence))
	}
	m.table([]string{words.Dimension, words.Proven, words.Claimed, words.Possible, words.Target, words.Band, words.Confidence},
		[]bool{false, true, true, true, true, false, true}, rows)
}

func (m *document) contents() {
	m.line("\n**", escaped(m.words.Contents), "**\n\n", contentsPlace)
}

func (m *document) criteria() {
	words := m.words
	m.heading(2, words.CriteriaAgainstTarget)
	var rows [][]string
	for i := range m.v.Criteria {
		c := &m.v.Criteria[i]
		if !c.Applies {
			rows = append(rows, []string{c.Dimension, c.Name, words.DoesNotApply, "", "", "", "", ""})
			continue
		}
		rows = append(rows, []string{c.Dimension, c.Name, strconv.Itoa(c.Proven), strconv.Itoa(c.Claimed), strconv.Itoa(c.Possible),
			strconv.Itoa(c.Target), strconv.Itoa(c.Gap), c.Points.Text})
	}
	m.table([]string{words.Dimension, words.Criterion, words.Proven, words.Claimed, words.Possible, words.Target, words.Gap, words.Points},
		[]bool{false, false, true, true, true, true, true, true}, rows)
	m.heading(2, words.GapsByCriterion)
	for i := range m.v.Criteria {
		m.criterion(&m.v.Criteria[i])
	}
}

// questions is a table of all questions in a line each.
func (m *document) questions() {
	words := m.words
	m.heading(2, words.Questions)
	rows := make([][]string, len(m.v.Answers))
	for i := range m.v.Answers {
		q := &m.v.Answers[i]
		rows[i] = []string{q.Heading(), q.Summary, q.Verdict, q.Proof}
	}
	m.table([]string{words.Question, words.Answer, words.Verdict, words.HowProven}, nil, rows)
}

func (m *document) criterion(c *view.Criterion) {
	words := m.words
	m.heading(3, c.Name)
	if !c.Applies {
		m.paragraph(c.WhyNot)
		return
	}
	m.line("\n", escaped(words.Level), " ", m.outOf(c.Proven, view.Rungs), ", ", escaped(wording.LowerFirst(words.Target)), " ", strconv.Itoa(c.Target), "\n")
	if c.OwnTarget {
		m.line("- ", escaped(words.OwnTarget))
	}
	m.labeled(words.Question, m.v.QuestionOf(c))
	m.labeled(words.WhereNow, strings.Join(c.Now(), " "))
	switch c.Standing {
	case view.ReachedStanding:
		m.line("- ", escaped(words.TargetReached))
	case view.ClaimedStanding:
		m.line("- ", escaped(words.ClaimedGaps))
	}
	m.labeled(words.ShouldBe, c.ShouldBe)
	if next := c.Next; next != nil && c.Gap > 0 {
		m.labeled(words.NextRung, wording.Joined(". ", strconv.Itoa(next.Level), next.Asks))
		if next.Lacks != view.LacksCondition { // that it does not hold is said by what is next
			m.labeled(words.Lacks, next.LacksText)
		}
		m.labeled(words.EvidenceNeeded, next.EvidenceNeeded)
		m.labeled(words.Action, next.Action)
		m.labeled(words.Owner, wording.Joined(", ", next.Owner, next.Days.Text))
		m.labeled(words.Artefact, next.Artefact)
		m.labeled(words.StandsOn, strings.Join(next.StandsOn, "; "))
		m.labeled(words.MakesPossible, strings.Join(next.MakesPossible, "; "))
	}
	m.labeled(words.Evidence, c.Evidence)
	m.labeled(words.Confidence, wording.Joined(", ", c.Confidence.Text, c.ConfidenceName))
	m.labeled(words.Matters, c.Matters)
	m.labeled(words.OpenContradictions, strings.Join(c.Contradictions, " "))
	m.labeled(words.Note, m.v.NoteOn(c))
	m.labeled(words.Comment, c.Comment)
	if c.WhyNot != "" {
		m.line("- ", escaped(c.WhyNot))
	}
	var rows [][]string
	for i := range c.Rungs {
		r := &c.Rungs[i]
		days := r.Days.Text
		if r.Action == "" { // nothing is left to do
			days = ""
		}
		rows = append(rows, []string{strconv.Itoa(r.Level), r.Asks, r.StateName, r.Action, r.Owner, days})
	}
	m.table([]string{words.Level, words.Rung, words.State, words.Action, words.Owner, words.Days}, []bool{true}, rows)
}
