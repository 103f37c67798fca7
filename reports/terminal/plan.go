package terminal

import (
	"io"
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"salesaudit/internal/wording"
	"salesaudit/reports/view"
)

// WritePlan prints the plan of a view as `plan` does: its steps by wave with what each takes and adds, then the
// forecast.
func WritePlan(w io.Writer, v *view.View, o Options) error {
	p := newPage(w, o)
	p.head(v)
	p.wrapped("  ", "", v.Plan.Lead)
	for _, note := range v.Plan.Notes {
		p.wrapped("  ", "", note)
	}
	if len(v.Plan.Steps) == 0 {
		p.optional(v)
		return p.err
	}
	for i := range v.Plan.Waves {
		p.wave(v, &v.Plan.Waves[i])
	}
	p.forecast(v)
	return p.err
}

func (p *page) wave(v *view.View, wave *view.Wave) {
	p.line("")
	p.wrapped("  ", p.bold, wave.Heading)
	if len(wave.Lines) == 0 {
		p.line("    %s%s%s", p.dim, v.Words.NoStepsInWave, p.reset)
	}
	for i := range wave.Lines {
		p.step(&v.Words, &wave.Lines[i])
	}
}

// optional prints the steps beyond the targets.
func (p *page) optional(v *view.View) {
	if len(v.Plan.Optional) == 0 {
		return
	}
	p.line("")
	p.line("  %s%s%s", p.bold, v.Words.Optional, p.reset)
	for i := range v.Plan.Optional {
		p.step(&v.Words, &v.Plan.Optional[i])
	}
}

// step prints a step in two lines or more: the action, and below it criterion, owner, effort, gain and what comes
// first.
func (p *page) step(w *view.Words, s *view.Step) {
	number := wording.Nothing // what is finished or optional holds none
	if s.Place > 0 {
		number = strconv.Itoa(s.Place)
	}
	p.hanging("  "+strings.Repeat(" ", max(0, 3-ansi.StringWidth(number)))+number+"  ", s.Action)
	var facts []string
	if s.Criterion != "" {
		facts = append(facts, s.Name)
	}
	if s.Kind != view.CountsID {
		facts = append(facts, s.Owner, s.When, s.Effort(), wording.LowerFirst(w.Impact)+" "+s.Impact.Text)
	}
	facts = append(facts, s.After, s.For)
	p.wrapped("       ", p.dim, wording.Joined(" · ", facts...))
}

// forecast prints the scores today and after each wave, a column for each dimension.
func (p *page) forecast(v *view.View) {
	w := &v.Words
	p.line("")
	p.line("  %s%s%s", p.bold, w.Forecast, p.reset)
	columns := []string{w.Overall}
	for i := range v.Dimensions {
		columns = append(columns, v.Dimensions[i].Name)
	}
	name := 0
	for _, f := range v.Plan.Forecast {
		name = max(name, ansi.StringWidth(f.Name))
	}
	room := (p.width-4-name)/len(columns) - 2 // 4 before the line, 2 before each column
	head := strings.Repeat(" ", name)
	widths := make([]int, len(columns))
	for i, c := range columns {
		widths[i] = max(len("100,0"), min(room, ansi.StringWidth(c)))
		head += "  " + alignRight(cut(wording.LowerFirst(c), widths[i]), widths[i])
	}
	p.line("    %s%s%s", p.dim, head, p.reset)
	for _, f := range v.Plan.Forecast {
		row := alignLeft(f.Name, name) + "  " + alignRight(f.Overall.Text, widths[0])
		for i, d := range f.Dimensions {
			row += "  " + alignRight(d.Text, widths[i+1])
		}
		p.line("    %s", row)
	}
}
