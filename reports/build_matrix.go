package reports

import (
	"slices"

	"salesaudit/internal/answers"
	"salesaudit/internal/scoring"
	"salesaudit/questionnaire"
)

func (b *builder) setMatrices() {
	for _, f := range b.a.Bank.Fields {
		if f.Matrix != nil {
			b.view.Matrices = append(b.view.Matrices, b.matrix(f))
		}
	}
}

func (b *builder) matrix(f *questionnaire.Field) MatrixView {
	model := f.Matrix
	v := MatrixView{FieldID: f.ID, Title: b.text(f.Label)}
	value := b.a.Sheet.Value(f)
	v.Asked = b.a.Fields[f.Index] == scoring.FieldAnswered && value.State == answers.Answered
	roles := b.a.Sheet.Value(model.Columns).Rows
	for i := range roles {
		v.Roles = append(v.Roles, b.role(model, &roles[i]))
	}
	if model.Absent != nil {
		for _, k := range b.a.Sheet.Value(model.Absent).Options {
			v.Absent = append(v.Absent, b.text(model.Rows.Entries[k].Name))
		}
	}
	counts := map[string]int{}
	for i := range b.a.Functions {
		r := &b.a.Functions[i]
		if r.Matrix != f {
			continue
		}
		row := b.function(&v, r)
		for _, finding := range row.Findings {
			counts[finding.ID]++
		}
		for _, k := range r.Doers {
			v.Roles[k].Load++
		}
		v.Functions = append(v.Functions, row)
	}
	b.addUnasked(&v, model)
	for _, id := range findingIDs {
		if n := counts[id]; n > 0 {
			name := b.findingName(id)
			v.Findings = append(v.Findings, FindingView{ID: id, Name: name, Text: name, Count: n})
		}
	}
	v.Lead = b.matrixLead(&v)
	return v
}

// addUnasked adds the functions that nobody asked about and that are not said to be absent, and puts all into the
// order of the catalogue.
func (b *builder) addUnasked(v *MatrixView, model *questionnaire.MatrixModel) {
	var absent []string
	if model.Absent != nil {
		absent = b.a.Sheet.Value(model.Absent).Texts
	}
	for _, e := range model.Rows.Entries {
		known := slices.ContainsFunc(v.Functions, func(f FunctionView) bool { return f.ID == e.ID })
		if !known && !slices.Contains(absent, e.ID) {
			v.Functions = append(v.Functions, FunctionView{ID: e.ID, Name: b.text(e.Name), Short: b.text(e.Short), Marks: make([]string, len(v.Roles))})
		}
	}
	slices.SortFunc(v.Functions, func(x, y FunctionView) int { return model.Rows.Find(x.ID) - model.Rows.Find(y.ID) })
}

func (b *builder) role(model *questionnaire.MatrixModel, row *answers.Row) RoleView {
	v := RoleView{Name: cleanName(rowName(model.Columns, row))}
	if c := model.Department; c != nil {
		v.Department = list(b.targets(c, row.Cell(c)))
	}
	if c := model.Headcount; c != nil && row.Cell(c).State == answers.Answered {
		n := row.Cell(c).Number
		v.Headcount = Number{n, b.fixed(n, 0)}
	}
	return v
}

func (b *builder) function(m *MatrixView, r *scoring.FunctionResult) FunctionView {
	v := FunctionView{ID: r.Function.ID, Name: b.text(r.Function.Name), Short: b.text(r.Function.Short), Asked: true, Marks: make([]string, len(m.Roles))}
	marks := make([]answers.Mark, len(m.Roles))
	for _, part := range []struct {
		roles []int
		mark  answers.Mark
	}{{r.Doers, answers.Does}, {r.Owners, answers.Answers}, {r.StandIns, answers.StandsIn}} {
		for _, k := range part.roles {
			marks[k] |= part.mark
		}
	}
	for k := range marks {
		v.Marks[k] = marks[k].String()
	}
	names := func(roles []int) string {
		var out []string
		for _, k := range roles {
			out = append(out, m.Roles[k].Name)
		}
		return b.several(out, 4)
	}
	for i, finding := range r.Findings {
		f := FindingView{ID: string(finding), Name: b.findingName(string(finding))}
		f.Text = f.Name
		switch {
		case finding == scoring.CrossDuplicatedFinding && i > 0 && r.Findings[i-1] == scoring.DuplicatedFinding:
			f.Text = b.in("в том числе между отделами", "across departments too") // the same doers, named already
			v.Findings = append(v.Findings, f)
			continue
		}
		switch finding {
		case scoring.DuplicatedFinding, scoring.CrossDuplicatedFinding, scoring.SinglePersonFinding:
			if len(r.Doers) > 0 {
				f.Text += ": " + names(r.Doers)
			} else { // it counts as hanging on one person, but there is none to name
				f.Text = b.in("некому подменить", "nobody to stand in")
			}
		case scoring.SeveralOwnersFinding:
			f.Text += ": " + names(r.Owners)
		}
		v.Findings = append(v.Findings, f)
	}
	return v
}

func (b *builder) findingName(id string) string {
	switch scoring.Finding(id) {
	case scoring.DuplicatedFinding:
		return b.in("дублируется", "duplicated")
	case scoring.CrossDuplicatedFinding:
		return b.in("дублируется между отделами", "duplicated across departments")
	case scoring.UnassignedFinding:
		return b.in("никто не делает", "nobody does it")
	case scoring.WithoutOwnerFinding:
		return b.in("без ответственного", "no owner")
	case scoring.SeveralOwnersFinding:
		return b.in("несколько ответственных", "several owners")
	case scoring.SinglePersonFinding:
		return b.in("держится на одном", "hangs on one person")
	}
	return id
}

func (b *builder) matrixLead(v *MatrixView) string {
	if !v.Asked {
		return b.in("Матрица ещё не заполнена.", "The matrix is not filled in yet.")
	}
	if len(v.Findings) == 0 {
		return b.in("Замечаний к распределению функций нет.", "There are no findings about the distribution of functions.")
	}
	var parts []string
	for _, f := range v.Findings {
		parts = append(parts, f.Name+" — "+b.fixed(float64(f.Count), 0))
	}
	asked := 0
	for i := range v.Functions {
		if v.Functions[i].Asked {
			asked++
		}
	}
	return b.in("Из ", "Of ") + b.counted(asked, noun{"функции", "функций", "функций", "function", "functions"}).Text + ": " + list(parts) + "."
}

func (b *builder) setFunnels() {
	for _, f := range b.a.Bank.Fields {
		if f.Funnel != nil {
			b.view.FunnelFields = append(b.view.FunnelFields, b.funnels(f))
		}
	}
}

func (b *builder) funnels(f *questionnaire.Field) FunnelsView {
	model := f.Funnel
	v := FunnelsView{FieldID: f.ID, Title: b.text(f.Label), Asked: b.a.Fields[f.Index] == scoring.FieldAnswered}
	for _, o := range model.Tracking.Options {
		v.Ways = append(v.Ways, b.text(o.Label))
	}
	if !v.Asked {
		return v
	}
	served := b.a.Sheet.Value(model.Served).Rows
	covered := make([]bool, len(served))
	rows := b.a.Sheet.Value(f).Rows
	for i := range rows {
		funnel := FunnelView{Name: cleanName(rowName(f, &rows[i])), Serves: b.targets(model.Serves, rows[i].Cell(model.Serves)), Owner: b.funnelOwner(f, &rows[i])}
		refs := rows[i].Cell(model.Serves).Refs
		for k := range covered {
			covered[k] = covered[k] || len(refs) == 0 || slices.Contains(refs, k)
		}
		stages := rows[i].Cell(model.Stages).Rows
		for k := range stages {
			funnel.Stages = append(funnel.Stages, b.stage(model, &stages[k]))
		}
		v.Funnels = append(v.Funnels, funnel)
	}
	for k, is := range covered {
		if !is {
			v.Uncovered = append(v.Uncovered, cleanName(rowName(model.Served, &served[k])))
		}
	}
	return v
}

// funnelOwner names the role of a funnel: its first reference that is not what it serves.
func (b *builder) funnelOwner(f *questionnaire.Field, row *answers.Row) string {
	for _, c := range f.Columns {
		if c.Kind == questionnaire.Reference && c != f.Funnel.Serves {
			return list(b.targets(c, row.Cell(c)))
		}
	}
	return ""
}

func (b *builder) stage(model *questionnaire.FunnelModel, row *answers.Row) StageView {
	v := StageView{Way: -1, Tracking: b.in("неизвестно", "unknown")}
	for _, c := range model.Stages.Columns {
		if c.Kind == questionnaire.FreeText {
			v.Name = clean(row.Cell(c).Text)
			break
		}
	}
	if t := row.Cell(model.Tracking); t.State == answers.Answered {
		v.Way, v.Tracking = t.Option, b.text(model.Tracking.Options[t.Option].Label)
	}
	if c := model.Measured; c != nil && row.Cell(c).State == answers.Answered {
		n := row.Cell(c).Number
		v.Measured = Number{n, b.withUnit(b.short(n, 1), b.text(c.Unit))}
	}
	return v
}
