package view

import (
	"slices"

	"salesaudit/internal/answers"
	"salesaudit/internal/clean"
	"salesaudit/internal/scoring"
	"salesaudit/internal/wording"
	"salesaudit/questionnaire"
)

// Funnels is a list of funnels by stage.
type Funnels struct {
	FieldID   string   `json:"field_id"`
	Title     string   `json:"title"`
	Heading   string   `json:"-"` // of the part of a report that shows it
	Asked     bool     `json:"asked"`
	Ways      []string `json:"ways"` // how a stage can be tracked, worst first
	Funnels   []Funnel `json:"funnels"`
	Uncovered []string `json:"uncovered"` // what no funnel serves
}

// Funnel is one funnel.
type Funnel struct {
	Name      string   `json:"name"`
	Serves    []string `json:"serves"` // empty: everything
	For       string   `json:"-"`      // the same in words
	Owner     string   `json:"owner"`  // may be empty
	OwnerText string   `json:"-"`      // the same, or that there is none, or that it is not known
	Stages    []Stage  `json:"stages"`
}

// Stage is one stage of a funnel.
type Stage struct {
	Name     string `json:"name"`
	Way      int    `json:"way"`      // place in Funnels.Ways; -1 when not known
	Tracking string `json:"tracking"` // in words
	Measured Number `json:"measured"` // text «40 %»; "" when not measured
	Passes   string `json:"-"`        // what passes on to the next stage in words; a dash at the last one, which leads nowhere
}

func (b *builder) setFunnels() {
	for _, f := range b.a.Bank.Fields {
		if f.Funnel != nil {
			b.view.FunnelFields = append(b.view.FunnelFields, b.funnels(f))
		}
	}
}

func (b *builder) funnels(f *questionnaire.Field) Funnels {
	model := f.Funnel
	v := Funnels{FieldID: f.ID, Title: b.Text(f.Label), Asked: b.a.Fields[f.Index] == scoring.FieldAnswered}
	v.Heading = titled(b.view.Words.Funnels, v.Title)
	for _, o := range model.Tracking.Options {
		v.Ways = append(v.Ways, b.Text(o.Label))
	}
	if !v.Asked {
		return v
	}
	served := b.a.Sheet.Value(model.Served).Rows
	covered := make([]bool, len(served))
	rows := b.a.Sheet.Value(f).Rows
	for i := range rows {
		v.Funnels = append(v.Funnels, b.funnel(f, &rows[i]))
		refs := rows[i].Cell(model.Serves).Refs
		for k := range covered {
			covered[k] = covered[k] || len(refs) == 0 || slices.Contains(refs, k)
		}
	}
	for k, is := range covered {
		if !is {
			v.Uncovered = append(v.Uncovered, wording.RowName(&model.Served.Shape, &served[k]))
		}
	}
	return v
}

func (b *builder) funnel(f *questionnaire.Field, row *answers.Row) Funnel {
	model := f.Funnel
	v := Funnel{Name: wording.RowName(&f.Shape, row), Serves: b.named(model.Serves, row), For: b.view.Words.Everything}
	v.Owner, v.OwnerText = b.funnelOwner(f, row)
	if len(v.Serves) > 0 {
		v.For = wording.List(v.Serves)
	}
	stages := row.Cell(model.Stages).Rows
	for k := range stages {
		v.Stages = append(v.Stages, b.stage(model, &stages[k], k == len(stages)-1))
	}
	return v
}

// funnelOwner names the role of a funnel, its first reference that is not what it serves, and says in words where there is
// none or it is not known; both are empty where the bank asks for none.
func (b *builder) funnelOwner(f *questionnaire.Field, row *answers.Row) (name, said string) {
	for _, c := range f.Columns {
		if c.Kind != questionnaire.Reference || c == f.Funnel.Serves {
			continue
		}
		name = wording.List(b.named(c, row))
		switch {
		case name != "":
			return name, name
		case row.Cell(c).State == answers.Unknown:
			return "", b.Unknown()
		}
		return "", b.Say(text{RU: "не назначен", EN: "nobody"})
	}
	return "", ""
}

func (b *builder) stage(model *questionnaire.FunnelModel, row *answers.Row, last bool) Stage {
	v := Stage{Way: -1, Tracking: b.Unknown(), Passes: b.NotMeasured()}
	if last {
		v.Passes = wording.Nothing
	}
	if c := model.Stages.NameColumn(); c != nil {
		v.Name = clean.Text(row.Cell(c).Text)
	}
	if t := row.Cell(model.Tracking); t.State == answers.Answered {
		v.Way, v.Tracking = t.Option, b.Text(model.Tracking.Options[t.Option].Label)
	}
	if c := model.Measured; c != nil && row.Cell(c).State == answers.Answered {
		n := row.Cell(c).Number
		v.Measured = Number{n, b.Measured(n, 1, c.Unit)}
		v.Passes = v.Measured.Text
	}
	return v
}
