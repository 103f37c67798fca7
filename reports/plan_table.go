package reports

import (
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/mattn/go-runewidth"

	"salesaudit/internal/plan"
	"salesaudit/questionnaire"
)

// WritePlanTable prints a plan as `plan` does: its steps by wave with what each takes and adds, then the forecast.
func WritePlanTable(w io.Writer, p *plan.Plan, lang questionnaire.Language, terminal Terminal) error {
	v := NewView(p.Assessment, p, lang)
	t := &planTable{
		scoreTable: scoreTable{page: page{w: w}, styles: terminal.styles(), width: min(mostWidth, max(leastWidth, terminal.Width))},
		view:       v,
	}
	t.head(v)
	t.wrapped("  ", "", v.Plan.Lead)
	if len(v.Plan.Steps) == 0 {
		return t.err
	}
	for i := range v.Plan.Waves {
		t.wave(p, &v.Plan.Waves[i])
	}
	t.forecast()
	return t.err
}

// planTable prints on top of what the table of scores has for lines and wrapping.
type planTable struct {
	scoreTable
	view *View
}

func (t *planTable) wave(p *plan.Plan, wave *WaveView) {
	t.line("")
	t.line("  %s%s%s", t.bold, waveTitle(wave, &t.view.Words), t.reset)
	if len(wave.Steps) == 0 {
		t.line("    %s%s%s", t.dim, t.view.Words.NoStepsInWave, t.reset)
	}
	for _, k := range wave.Steps {
		t.step(p, k)
	}
}

// step prints the k-th step in two lines or more: the action, and below it criterion, owner, effort, gain and what comes
// first.
func (t *planTable) step(p *plan.Plan, k int) {
	w, s := &t.view.Words, &t.view.Plan.Steps[k]
	number := strconv.Itoa(s.Place)
	t.hanging("  "+strings.Repeat(" ", max(0, 3-len(number)))+number+"  ", s.Action)
	facts := []string{s.Criterion + ", " + lowerFirst(w.Rung) + " " + strconv.Itoa(s.Level)}
	if s.Kind != CountsID {
		facts = append(facts, s.Owner, s.Days.Text, lowerFirst(w.Impact)+" "+s.Impact.Text)
	}
	if before := stepsBefore(p, k); before != "" {
		facts = append(facts, lowerFirst(w.WaitsFor)+" "+before)
	}
	if r := p.Steps[k].NeededFor; r != nil {
		facts = append(facts, lowerFirst(w.NeededFor)+" "+strconv.Itoa(placeOf(p, r)))
	}
	t.wrapped("       ", t.dim, joined(" · ", facts...))
}

// forecast prints the scores today and after each wave, a column for each dimension.
func (t *planTable) forecast() {
	w := &t.view.Words
	t.line("")
	t.line("  %s%s%s", t.bold, w.Forecast, t.reset)
	columns := []string{w.Overall}
	for i := range t.view.Dimensions {
		columns = append(columns, t.view.Dimensions[i].Name)
	}
	name := 0
	for _, f := range t.view.Plan.Forecast {
		name = max(name, runewidth.StringWidth(f.Name))
	}
	room := (t.width-4-name)/len(columns) - 2 // 4 before the line, 2 before each column
	head := strings.Repeat(" ", name)
	widths := make([]int, len(columns))
	for i, c := range columns {
		widths[i] = max(len("100,0"), min(room, runewidth.StringWidth(c)))
		head += "  " + runewidth.FillLeft(runewidth.Truncate(lowerFirst(c), widths[i], "…"), widths[i])
	}
	t.line("    %s%s%s", t.dim, head, t.reset)
	for _, f := range t.view.Plan.Forecast {
		row := runewidth.FillRight(f.Name, name) + "  " + runewidth.FillLeft(f.Overall.Text, widths[0])
		for i, d := range f.Dimensions {
			row += "  " + runewidth.FillLeft(d.Text, widths[i+1])
		}
		t.line("    %s", row)
	}
}

// stepsBefore returns the numbers of the steps that come directly before the k-th step of a plan, with commas.
func stepsBefore(p *plan.Plan, k int) string {
	var before []string
	for _, r := range p.Steps[k].WaitsFor {
		before = append(before, strconv.Itoa(placeOf(p, r)))
	}
	return list(before)
}

// placeOf returns the number of a rung's step in the plan, from 1.
func placeOf(p *plan.Plan, r *questionnaire.Rung) int {
	return 1 + slices.IndexFunc(p.Steps, func(s *plan.Step) bool { return s.Rung == r })
}
