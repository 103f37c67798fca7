package markdown

import (
	"io"
	"strconv"

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
	if len(v.Plan.Steps) > 0 {
		for i := range v.Plan.Waves {
			m.taskWave(&v.Plan.Waves[i])
		}
		m.forecastTable()
	}
	_, err := io.WriteString(w, m.out.String())
	return err
}

func (m *document) taskWave(wave *view.Wave) {
	m.heading(2, wave.Heading)
	if len(wave.Steps) == 0 {
		m.paragraph(m.words.NoStepsInWave)
		return
	}
	m.line()
	for _, k := range wave.Steps {
		m.task(&m.v.Plan.Steps[k])
	}
}

// task writes a step: its action, then who, how long, what comes of it and what comes first in a list below.
func (m *document) task(s *view.Step) {
	w := m.words
	box := "- [ ] "
	if s.Kind == view.CountsID {
		box = "- " // nothing to do, so nothing to tick
	}
	m.line(box, "**", strconv.Itoa(s.Place), ".** ", escaped(s.Action))
	facts := []string{wording.Joined(", ", s.Criterion, wording.LowerFirst(w.Rung)+" "+strconv.Itoa(s.Level))}
	if s.Kind != view.CountsID {
		facts = append(facts, s.Owner, s.Days.Text, wording.LowerFirst(w.Impact)+" "+s.Impact.Text)
	}
	m.line("  - ", escaped(wording.Joined(" · ", facts...)))
	for _, part := range [][2]string{{w.Artefact, s.Artefact}, {w.WaitsFor, s.BeforeText()}, {w.NeededFor, s.NeededFor}} {
		if part[1] != "" && s.Kind != view.CountsID {
			m.line("  - ", escaped(part[0]), ": ", escaped(part[1]))
		}
	}
}

func (m *document) forecastTable() {
	w := m.words
	m.heading(2, w.Forecast)
	columns, numeric := []string{w.Wave, w.Overall}, []bool{false, true}
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
