package reports

import (
	"strings"

	"salesaudit/internal/answers"
	"salesaudit/internal/scoring"
	"salesaudit/questionnaire"
)

// Wording explains rungs in one language by the parts of their rules (method, section 10): what was looked at, the
// client's own value, and what was needed. Terminal, reports and JSON use the same wording.
type Wording struct {
	speller
	assessment *scoring.Assessment
}

// NewWording returns the wording for an assessment.
func NewWording(a *scoring.Assessment, lang questionnaire.Language) *Wording {
	return &Wording{speller{lang}, a}
}

// Explain words the parts that decided a rung. There are none for a rung that is unknown, nor for one whose rule
// has a shape that cannot be taken apart.
func (w *Wording) Explain(r *scoring.RungResult) []DeciderView {
	holds := r.State != scoring.Unmet
	var out []DeciderView
	for _, g := range groupDeciders(r.Rung.When, w.assessment.Explain(nil, r)) {
		if view, ok := w.group(g, holds); ok {
			out = append(out, view)
		}
	}
	return out
}

// group words deciders that belong together: alternatives, or options of one multi.
func (w *Wording) group(g deciderGroup, holds bool) (DeciderView, bool) {
	if !g.alternatives && g.deciders[0].Test.Kind == questionnaire.HasOption && len(g.deciders) > 1 {
		return w.options(g.deciders, holds), true
	}
	var parts []DeciderView
	var guards []string
	for i := range g.deciders {
		d := &g.deciders[i]
		view := w.decider(d, holds)
		if g.alternatives && !holds && isGuard(d) {
			guards = append(guards, view.Name+": "+view.Value)
			continue
		}
		parts = append(parts, view)
	}
	if len(parts) == 0 {
		return DeciderView{}, false
	}
	out := parts[0]
	for _, p := range parts[1:] {
		out.Text += w.in("; или ", "; or ") + lowerFirst(p.Text)
		out.Name += " / " + lowerFirst(p.Name)
		out.Value += " / " + p.Value
		out.Needed += " / " + p.Needed
	}
	if guards != nil {
		out.Text += " (" + lowerFirst(strings.Join(guards, "; ")) + ")"
	}
	return out, true
}

// isGuard tells whether an alternative only says when the other one does not matter, as «fewer than two
// departments» does: having fewer of something is no advice.
func isGuard(d *scoring.Decider) bool {
	t := d.Test
	counts := t.Sellers || t.Field != nil && (t.Size || t.Field.Kind == questionnaire.Integer && !t.Field.LowerIsBetter)
	return t.Kind == questionnaire.Compare && counts && (t.Relation == "<" || t.Relation == "<=")
}

// decider words one part. A part that is true and yet keeps the rung from holding stands under a negation.
func (w *Wording) decider(d *scoring.Decider, holds bool) DeciderView {
	negated := d.Holds != holds
	v := DeciderView{Holds: holds}
	switch t := d.Test; t.Kind {
	case questionnaire.Compare:
		w.compare(&v, d, negated)
	case questionnaire.AtLeast:
		v.Name, v.Value = w.text(t.Field.Label), w.option(t.Field.Options, d.Option)
		top := questionnaire.Rank(t.Field.Options, t.Option) == len(t.Field.Options)-1
		v.Needed = w.quotedOption(t.Field.Options, t.Option) + w.in(" или лучше", " or better")
		switch {
		case negated:
			v.Needed = w.in("хуже, чем ", "worse than ") + w.quotedOption(t.Field.Options, t.Option)
		case top:
			v.Needed = w.quotedOption(t.Field.Options, t.Option)
		}
	case questionnaire.IsOption:
		v.Name, v.Value = w.text(t.Field.Label), w.option(t.Field.Options, d.Option)
		v.Needed = w.quotedOption(t.Field.Options, t.Option)
		if (t.Relation == "!=") != negated {
			v.Needed = w.in("не ", "other than ") + v.Needed
		}
	case questionnaire.HasOption:
		return w.options([]scoring.Decider{*d}, holds)
	case questionnaire.IsTrue:
		v.Name, v.Value, v.Needed = w.text(t.Field.Label), w.yes(d.Holds), w.yes(!negated)
	case questionnaire.EveryRow, questionnaire.SomeRow:
		w.rows(&v, d, negated)
	}
	v.Name = clean(v.Name)
	v.Text = v.Name + ": " + v.Value
	if t := d.Test; t.Fact != nil {
		v.Name = upperFirst(v.Name)
		v.Text = v.Name + " " + v.Value
		if d.NotMeasured || w.notMeasured(t.Fact) {
			v.Text = v.Name + ": " + v.Value
		}
	}
	if !holds {
		v.Text += w.in(", нужно ", ", needed: ") + v.Needed
	}
	return v
}

func (w *Wording) yes(is bool) string {
	if is {
		return w.in("да", "yes")
	}
	return w.in("нет", "no")
}

// option returns the label of an option as it stands inside a sentence.
func (w *Wording) option(options []questionnaire.Option, id string) string {
	if k := questionnaire.Rank(options, id); k >= 0 {
		return lowerFirst(w.text(options[k].Label))
	}
	return w.in("нет ответа", "no answer")
}

func (w *Wording) quotedOption(options []questionnaire.Option, id string) string {
	return w.quoted(w.option(options, id))
}

// options words which options of a multi are missing, or which too many.
func (w *Wording) options(deciders []scoring.Decider, holds bool) DeciderView {
	t := deciders[0].Test
	var named []string
	for i := range deciders {
		named = append(named, w.quotedOption(t.Field.Options, deciders[i].Test.Option))
	}
	v := DeciderView{Holds: holds, Name: w.text(t.Field.Label), Needed: list(named)}
	has := deciders[0].Holds
	switch {
	case has:
		v.Value = w.in("отмечено: ", "chosen: ") + list(named)
	default:
		v.Value = w.in("не отмечено: ", "not chosen: ") + list(named)
	}
	if !holds && has {
		v.Needed = w.in("без ", "without ") + list(named)
	}
	v.Text = v.Name + ": " + v.Value
	return v
}

// rows words a test of all rows of a list, or of some.
func (w *Wording) rows(v *DeciderView, d *scoring.Decider, negated bool) {
	t := d.Test
	v.Name = w.text(t.Field.Label)
	var needs []string
	for i := range t.Rows {
		needs = append(needs, w.rowTest(t.Field, &t.Rows[i]))
	}
	need := w.both(needs)
	every := t.Kind == questionnaire.EveryRow
	names := make([]string, len(d.Failing))
	for i, name := range d.Failing {
		names[i] = w.quoted(cleanName(name))
	}
	of := w.fixed(float64(d.Rows), 0)
	bad := w.fixed(float64(len(names)), 0)
	switch {
	case d.Rows == 0:
		v.Value = w.in("ни одной строки", "no rows")
	case every && d.Holds:
		v.Value = w.in("в каждой строке (", "in every row (") + of + "): " + need
	case every:
		v.Value = w.in("не выполнено у ", "not so for ") + bad + w.in(" из ", " of ") + of + " (" + w.several(names, 3) + ")"
	case d.Holds:
		v.Value = w.in("есть такая строка", "there is such a row")
	default:
		v.Value = w.in("нет такой строки, всего строк: ", "no such row, rows in all: ") + of
	}
	switch {
	case every && !negated:
		v.Needed = w.in("в каждой строке: ", "in every row: ") + need
	case every:
		v.Needed = w.in("хотя бы в одной строке не так: ", "at least one row without: ") + need
	case !negated:
		v.Needed = w.in("хотя бы в одной строке: ", "at least one row with ") + need
	default:
		v.Needed = w.in("ни в одной строке: ", "no row with ") + need
	}
}

// rowTest words what a cell must be like.
func (w *Wording) rowTest(list *questionnaire.Field, t *questionnaire.RowTest) string {
	name := w.quoted(lowerFirst(w.text(t.Column.Label)))
	switch {
	case t.Size:
		return name + " — " + w.needed(t.Relation, w.fixed(t.Number, 0), false)
	case t.Column.Kind == questionnaire.Bool:
		return name + " — " + w.yes(t.Bool)
	case t.Column.Kind == questionnaire.Integer, t.Column.Kind == questionnaire.Percent:
		if t.Number == 0 && t.Relation == ">=" {
			return w.in("измеряется ", "measured ") + name
		}
		return name + " " + w.needed(t.Relation, w.withUnit(w.short(t.Number, 2), w.text(t.Column.Unit)), false)
	case t.Column.Kind == questionnaire.Choice:
		option := w.quotedOption(t.Column.Options, t.Option)
		if t.Relation == "!=" {
			return name + w.in(" — не ", " other than ") + option
		}
		return name + " — " + option
	case t.Option == "" && t.Relation == "!=":
		return w.in("заполнено ", "filled in: ") + name
	case t.Option == "":
		return w.in("не заполнено ", "left empty: ") + name
	case t.Relation == "!=":
		return name + w.in(" — не ", " other than ") + w.quoted(clean(t.Option))
	}
	return name + " — " + w.quoted(clean(t.Option))
}

// notMeasured tells whether a fact rests on a number that nobody measures.
func (w *Wording) notMeasured(f *questionnaire.Fact) bool {
	if f.Rule == nil {
		return false
	}
	for _, field := range f.Fields {
		if v := w.assessment.Known(field); v != nil && v.State == answers.NotMeasured {
			return true
		}
	}
	return false
}
