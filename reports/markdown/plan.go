package markdown

import (
	"io"

	"salesaudit/internal/wording"
	"salesaudit/reports/view"
)

// WritePlan writes the plan of a view as a task list: a heading for each wave, a box to tick for each step. Its first
// line is a comment that says what wrote it.
func WritePlan(w io.Writer, v *view.View) error {
	m := newDocument(v)
	m.line("<!-- " + view.PlanFormat + " -->")
	m.line("\n# ", escaped(v.Words.Plan))
	m.paragraph(wording.Joined(", ", v.Header.Client, v.Header.Sellers.Text, v.Header.Date))
	m.paragraph(v.Plan.Lead)
	m.planNotes()
	if len(v.Plan.Steps) > 0 {
		for i := range v.Plan.Waves {
			m.taskWave(&v.Plan.Waves[i])
		}
		m.heading(2, v.Words.Forecast)
		m.forecastTable(v.Words.Wave)
	}
	_, err := io.WriteString(w, m.out.String())
	return err
}

func (m *document) taskWave(wave *view.Wave) {
	m.heading(2, wave.Heading)
	if len(wave.Lines) == 0 {
		m.paragraph(m.words.NoStepsInWave)
		return
	}
	m.line()
	for i := range wave.Lines {
		m.task(&wave.Lines[i])
	}
}

// planNotes writes what to know before relying on the plan, and what is optional where nothing else is left.
func (m *document) planNotes() {
	p := m.v.Plan
	if len(p.Notes) > 0 {
		m.line()
	}
	for _, note := range p.Notes {
		m.line("- ", escaped(note))
	}
	if len(p.Optional) == 0 {
		return
	}
	m.heading(2, m.words.Optional)
	m.line()
	for i := range p.Optional {
		m.task(&p.Optional[i])
	}
}

// task writes a step: its action, then who, how long, what comes of it and what comes first in a list below.
func (m *document) task(s *view.Step) {
	w := m.words
	if s.Place > 0 {
		m.line("- [ ] **", s.Number(), ".** ", escaped(s.Action))
	} else {
		m.line("- ", escaped(s.Action)) // nothing that has to be done, so nothing to tick
	}
	var facts []string
	if s.Criterion != "" {
		facts = append(facts, s.Name)
	}
	if s.Kind != view.CountsID {
		facts = append(facts, s.Owner, s.When, s.Effort(), wording.LowerFirst(w.Impact)+" "+s.Impact.Text, s.After, s.For)
	}
	m.line("  - ", escaped(wording.Joined(" · ", facts...)))
	if s.Artefact != "" && s.Kind != view.CountsID {
		m.line("  - ", escaped(w.Artefact), ": ", escaped(s.Artefact))
	}
}

// forecastTable writes the scores over time under a title for the times.
func (m *document) forecastTable(title string) {
	columns, numeric := []string{title, m.words.Overall}, []bool{false, true}
	for i := range m.v.Dimensions {
		columns, numeric = append(columns, m.v.Dimensions[i].Name), append(numeric, true)
	}
	var rows [][]string
	for _, f := range m.v.Plan.Forecast {
		row := []string{f.Name, f.Overall.Text}
		for _, d := range f.Dimensions {
			row = append(row, d.Text)
		}
		rows = append(rows, row)
	}
	m.table(columns, numeric, rows)
}

// plan writes the plan as a part of a report: a table for each wave.
func (m *document) plan() {
	words := m.words
	m.heading(2, words.Plan)
	p := m.v.Plan
	if p == nil {
		m.paragraph(words.NoPlan)
		return
	}
	m.paragraph(p.Lead)
	m.forecastTable(words.Forecast)
	m.planNotes()
	m.loads()
	if len(p.Steps) == 0 {
		return
	}
	for i := range p.Waves {
		m.heading(3, p.Waves[i].Heading)
		if len(p.Waves[i].Lines) == 0 {
			m.paragraph(words.NoStepsInWave)
			continue
		}
		m.waveTable(p.Waves[i].Lines)
	}
}

// loads writes who has how much to do in each wave; in person-days.
func (m *document) loads() {
	t := &m.v.Plan.Loads
	if len(t.Rows) == 0 {
		return
	}
	m.heading(3, m.words.Loads)
	columns, numeric := append([]string{m.words.Owner}, t.Waves...), make([]bool, len(t.Waves)+1)
	var rows [][]string
	for _, r := range t.Rows {
		row := []string{r.Owner}
		for i, c := range r.Cells {
			numeric[i+1] = true
			row = append(row, c.Text)
		}
		rows = append(rows, row)
	}
	m.table(columns, numeric, rows)
}

func (m *document) waveTable(lines []view.Step) {
	words := m.words
	var rows [][]string
	for i := range lines {
		s := &lines[i]
		row := []string{"", "", s.KindName, s.Action, "", "", "", "", "", ""}
		if s.Criterion != "" {
			row[1] = s.Name
		}
		if s.Kind != view.CountsID { // which is finished
			row[0] = s.Number()
			copy(row[4:], []string{s.Owner, s.When, s.Effort(), s.Impact.Text, s.Artefact, wording.Joined(", ", s.After, s.For)})
		}
		rows = append(rows, row)
	}
	m.table([]string{words.Step, words.Criterion, words.Kind, words.Action, words.Owner, words.Dates, words.Days, words.Impact, words.Artefact, words.WaitsFor},
		[]bool{true, false, false, false, false, false, false, true}, rows)
}
