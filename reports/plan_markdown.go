package reports

import (
	"io"
	"strconv"

	"salesaudit/internal/plan"
	"salesaudit/questionnaire"
)

// WritePlanMarkdown writes a plan as a task list in GitHub-flavoured Markdown: a heading for each wave, a box to tick
// for each step. Its first line is a comment that says what wrote it.
func WritePlanMarkdown(w io.Writer, p *plan.Plan, lang questionnaire.Language) error {
	v := NewView(p.Assessment, p, lang)
	m := &markdown{v: v, words: &v.Words, slugs: map[string]int{}}
	m.line("<!-- " + PlanFormat + " -->")
	m.line("\n# ", escaped(v.Words.Plan))
	m.paragraph(joined(", ", v.Header.Client, v.Header.Sellers.Text, v.Header.Date))
	m.paragraph(v.Plan.Lead)
	if len(v.Plan.Steps) > 0 {
		for i := range v.Plan.Waves {
			m.taskWave(p, &v.Plan.Waves[i])
		}
		m.forecastTable()
	}
	_, err := io.WriteString(w, m.out.String())
	return err
}

func (m *markdown) taskWave(p *plan.Plan, wave *WaveView) {
	m.heading(2, waveTitle(wave, m.words))
	if len(wave.Steps) == 0 {
		m.paragraph(m.words.NoStepsInWave)
		return
	}
	m.line()
	for _, k := range wave.Steps {
		m.task(p, k)
	}
}

// task writes the k-th step: its action, then who, how long, what comes of it and what comes first in a list below.
func (m *markdown) task(p *plan.Plan, k int) {
	w, s := m.words, &m.v.Plan.Steps[k]
	box := "- [ ] "
	if s.Kind == CountsID {
		box = "- " // nothing to do, so nothing to tick
	}
	m.line(box, "**", strconv.Itoa(s.Place), ".** ", escaped(s.Action))
	facts := []string{joined(", ", s.Criterion, lowerFirst(w.Rung)+" "+strconv.Itoa(s.Level))}
	if s.Kind != CountsID {
		facts = append(facts, s.Owner, s.Days.Text, lowerFirst(w.Impact)+" "+s.Impact.Text)
	}
	m.line("  - ", escaped(joined(" · ", facts...)))
	for _, part := range [][2]string{{w.Artefact, s.Artefact}, {w.WaitsFor, stepsBefore(p, k)}, {w.NeededFor, s.NeededFor}} {
		if part[1] != "" && s.Kind != CountsID {
			m.line("  - ", escaped(part[0]), ": ", escaped(part[1]))
		}
	}
}

func (m *markdown) forecastTable() {
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
