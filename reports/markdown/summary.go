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
	m.scores()
	for i := range v.Dimensions {
		d := &v.Dimensions[i]
		m.line("\n**", escaped(d.Name), ".** ", escaped(wording.Joined(" ", d.Verdict, wording.Sentence(d.Cap))))
	}
	m.heading(2, words.HeaviestGaps)
	if len(v.HeaviestGaps) == 0 {
		m.paragraph(words.AllTargetsReached)
	}
	m.gaps(v.HeaviestGaps)
	if len(v.NextRungs) > 0 {
		m.heading(2, words.NextRungs)
		m.gaps(v.NextRungs)
	}
	m.heading(2, words.FirstSteps)
	switch {
	case v.Plan == nil:
		m.paragraph(words.NoPlan)
	case len(v.FirstSteps) == 0:
		m.paragraph(words.NoSteps)
	}
	for i := range v.FirstSteps {
		s := &v.FirstSteps[i]
		m.line("\n", strconv.Itoa(i+1), ". ", escaped(s.Action))
		for _, part := range [][2]string{{words.Owner, s.Owner}, {words.Days, s.Days.Text}, {words.Artefact, s.Artefact}} {
			if part[1] != "" {
				m.line("   - ", escaped(part[0]), ": ", escaped(part[1]))
			}
		}
	}
	m.heading(2, words.Trust)
	m.paragraph(v.Trust.Sentence)
	m.line("\n- ", escaped(words.Confidence), ": ", escaped(v.Trust.Confidence.Text), ", ", escaped(v.Trust.ConfidenceName))
	for _, n := range v.Trust.BySeverity {
		if n.Value > 0 {
			m.line("- ", escaped(words.Contradictions), " ", escaped(n.Text))
		}
	}
}

// gaps lists the heaviest gaps, or the rungs to climb next.
func (m *document) gaps(gaps []view.Gap) {
	words := m.words
	for i := range gaps {
		g := &gaps[i]
		m.line("\n", strconv.Itoa(i+1), ". **", escaped(g.Name), "** (", escaped(g.Dimension), "), ", escaped(g.Note))
		for _, part := range [][2]string{{words.Is, g.Is}, {words.ShouldBe, g.ShouldBe}, {words.Costs, g.Costs}} {
			if part[1] != "" {
				m.line("   - ", escaped(part[0]), ": ", escaped(part[1]))
			}
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
	m.labeled(words.WhereNow, c.Holds)
	if c.Gap == 0 {
		m.line("- ", escaped(words.TargetReached))
	}
	if next := c.Next; next != nil {
		m.labeled(words.NextRung, wording.Joined(". ", strconv.Itoa(next.Level), next.Asks))
		for _, d := range next.Deciders {
			m.labeled(words.Decided, d.Text)
		}
		m.labeled(words.Lacks, next.LacksText)
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
	if c.WhyNot != "" {
		m.line("- ", escaped(c.WhyNot))
	}
	var rows [][]string
	for i := range c.Rungs {
		r := &c.Rungs[i]
		rows = append(rows, []string{strconv.Itoa(r.Level), r.Asks, r.StateName, r.Action, r.Owner, r.Days.Text})
	}
	m.table([]string{words.Level, words.Rung, words.State, words.Action, words.Owner, words.Days}, []bool{true}, rows)
}
