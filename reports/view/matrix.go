package view

import (
	"slices"
	"strings"

	"salesaudit/internal/answers"
	"salesaudit/internal/scoring"
	"salesaudit/internal/wording"
	"salesaudit/questionnaire"
)

// Matrix is a responsibility matrix.
type Matrix struct {
	FieldID   string     `json:"field_id"`
	Title     string     `json:"title"`
	Heading   string     `json:"-"`     // of the part of a report that shows it
	Asked     bool       `json:"asked"` // false: nothing is known of it
	Roles     []Role     `json:"roles"`
	Functions []Function `json:"functions"`
	Absent    []string   `json:"absent"`   // functions that the company says it does not have
	Findings  []Finding  `json:"findings"` // how many functions have each finding, in the order of View.FindingNames; only those that occur
	Lead      string     `json:"lead"`     // the findings in one sentence
	Key       string     `json:"-"`        // what the mark behind some short names means; "" where none has it
}

// Role is one column of a matrix.
type Role struct {
	Name       string `json:"name"`
	Department string `json:"department"` // may be empty
	Headcount  Number `json:"headcount"`  // text "" when not known
	Load       int    `json:"load"`       // functions that the role does
}

// Function is one row of a matrix.
type Function struct {
	ID       string    `json:"id"`
	Name     string    `json:"name"`
	Short    string    `json:"short"`
	Asked    bool      `json:"asked"`  // false: the row is unknown
	System   bool      `json:"system"` // a system does it; its names say so
	Marks    []string  `json:"marks"`  // one for each role: "", R, A, RA or B
	Shared   []bool    `json:"-"`      // one for each role: whether it does what another does as well, without a rule
	Findings []Finding `json:"findings"`
}

// Finding is what is wrong with a function, or how many functions it concerns.
type Finding struct {
	ID    string `json:"id"`    // one of the ids below
	Name  string `json:"name"`  // in two or three words
	Text  string `json:"text"`  // of a function: who it is about, «двое: менеджер, оператор»; of a matrix: the same as Name
	Count int    `json:"count"` // of a matrix: functions concerned
}

// Findings of a function, as ids that do not change with the language.
const (
	DuplicatedID      = string(scoring.DuplicatedFinding)
	CrossDuplicatedID = string(scoring.CrossDuplicatedFinding)
	UnassignedID      = string(scoring.UnassignedFinding)
	WithoutOwnerID    = string(scoring.WithoutOwnerFinding)
	SeveralOwnersID   = string(scoring.SeveralOwnersFinding)
	SinglePersonID    = string(scoring.SinglePersonFinding)
)

// systemMark is behind the short name of a function that a system does.
const systemMark = " · S"

func (f Finding) isOverlap() bool { return scoring.Finding(f.ID).IsOverlap() }

// FindingTexts are what is wrong with the function, each in words.
func (f *Function) FindingTexts() []string {
	var texts []string
	for _, finding := range f.Findings {
		texts = append(texts, finding.Text)
	}
	return texts
}

// LeadWithKey is the lead where functions have their short names.
func (m *Matrix) LeadWithKey() string { return wording.Joined(" ", m.Lead, m.Key) }

func (b *builder) setMatrices() {
	for _, id := range []string{DuplicatedID, CrossDuplicatedID, UnassignedID, WithoutOwnerID, SeveralOwnersID, SinglePersonID} {
		name := b.Finding(id)
		b.view.FindingNames = append(b.view.FindingNames, Finding{ID: id, Name: name, Text: name})
	}
	for _, f := range b.a.Bank.Fields {
		if f.Matrix != nil {
			b.view.Matrices = append(b.view.Matrices, b.matrix(f))
		}
	}
}

func (b *builder) matrix(f *questionnaire.Field) Matrix {
	model := f.Matrix
	v := Matrix{FieldID: f.ID, Title: b.Text(f.Label)}
	v.Heading = titled(b.view.Words.Matrix, v.Title)
	value := b.a.Sheet.Value(f)
	v.Asked = b.a.Fields[f.Index] == scoring.FieldAnswered && value.State == answers.Answered
	roles := b.a.Sheet.Value(model.Columns).Rows
	for i := range roles {
		v.Roles = append(v.Roles, b.role(model, &roles[i]))
	}
	if model.Absent != nil {
		for _, id := range b.a.Sheet.Value(model.Absent).Texts {
			v.Absent = append(v.Absent, b.Text(model.Rows.Entries[model.Rows.Find(id)].Name))
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
	b.addUnasked(&v, f)
	for _, found := range b.view.FindingNames {
		if found.Count = counts[found.ID]; found.Count > 0 {
			v.Findings = append(v.Findings, found)
		}
	}
	v.Lead = b.matrixLead(&v) + b.weakRules(&v, f)
	if b.crossesOutside(f) {
		v.Lead += b.Say(text{
			RU: " Каждая роль вне отдела продаж считается отдельным отделом.",
			EN: " Each role outside the sales department counts as a department of its own.",
		})
	}
	if slices.ContainsFunc(v.Functions, func(f Function) bool { return f.System }) {
		v.Key = b.Say(text{RU: "S" + wording.NoBreak + "— функцию выполняет система.", EN: "S: a system does the function."})
	}
	return v
}

// weakRules names the functions that several roles do by a rule which is weaker than the score asks for: the matrix does not
// mark them, and the score counts them as duplicated, within a department or across. "" for none.
func (b *builder) weakRules(v *Matrix, f *questionnaire.Field) string {
	var weak []string // ids
	status := 0
	for _, same := range []bool{true, false} {
		byAny, byLeast, least := b.duplicated(f, same)
		for _, id := range byLeast {
			if !slices.Contains(byAny, id) {
				weak, status = append(weak, id), least
			}
		}
	}
	var names []string
	for i := range v.Functions {
		if slices.Contains(weak, v.Functions[i].ID) {
			names = append(names, wording.LowerFirst(strings.TrimSuffix(v.Functions[i].Short, systemMark)))
		}
	}
	if names == nil {
		return ""
	}
	is := b.quotedOption(f.Matrix.Rules.Status.Options, f.Matrix.Rules.Status.Options[status-1].ID)
	return b.Say(text{
		RU: " По правилу, которое верхние ступени не засчитывают (%s), несколько ролей делают ещё: %s.",
		EN: " By a rule that the upper rungs do not count (%s), several roles also do: %s.",
	}, is, b.Several(names, 4))
}

// duplicated returns the ids of the functions that are duplicated within a department, or across, where any rule counts, and
// where only rules of the least status do that some fact of the bank asks for.
func (b *builder) duplicated(f *questionnaire.Field, same bool) (byAny, byLeast []string, least int) {
	counted := false // by any rule
	for i := range b.a.Facts {
		r := &b.a.Facts[i]
		switch d, is := r.Fact.Computation.(questionnaire.Duplicated); {
		case !is || d.Matrix != f || d.SameDepartment != same || d.Rate:
		case d.MinimumStatus == 0:
			byAny, counted = r.Items, true
		case least == 0 || d.MinimumStatus < least:
			byLeast, least = r.Items, d.MinimumStatus
		}
	}
	if !counted { // the matrix marks what no rule covers, so that nothing is known of the difference
		return nil, nil, 0
	}
	return byAny, byLeast, least
}

// crossesOutside reports whether some function is duplicated across departments by a role that names none.
func (b *builder) crossesOutside(f *questionnaire.Field) bool {
	roles := b.a.Sheet.Value(f.Matrix.Columns).Rows
	outside := func(k int) bool {
		return f.Matrix.Department != nil && len(roles[k].Cell(f.Matrix.Department).Refs) == 0
	}
	for i := range b.a.Functions {
		if r := &b.a.Functions[i]; r.Matrix == f {
			if k := slices.Index(r.Findings, scoring.CrossDuplicatedFinding); k >= 0 && slices.ContainsFunc(r.About[k], outside) {
				return true
			}
		}
	}
	return false
}

// addUnasked adds the functions that nobody asked about and that are not said to be absent, and puts all into the
// order of the catalogue.
func (b *builder) addUnasked(v *Matrix, f *questionnaire.Field) {
	model := f.Matrix
	for _, place := range b.a.Sheet.Functions(f) {
		e := model.Rows.Entries[place]
		if !slices.ContainsFunc(v.Functions, func(f Function) bool { return f.ID == e.ID }) {
			v.Functions = append(v.Functions, Function{
				ID: e.ID, Name: b.Text(e.Name), Short: b.Text(e.Short), Marks: make([]string, len(v.Roles)), Shared: make([]bool, len(v.Roles)),
			})
		}
	}
	slices.SortFunc(v.Functions, func(x, y Function) int { return model.Rows.Find(x.ID) - model.Rows.Find(y.ID) })
}

func (b *builder) role(model *questionnaire.MatrixModel, row *answers.Row) Role {
	v := Role{Name: wording.RowName(&model.Columns.Shape, row)}
	if c := model.Department; c != nil {
		v.Department = wording.List(b.named(c, row))
	}
	if c := model.Headcount; c != nil && row.Cell(c).State == answers.Answered {
		n := row.Cell(c).Number
		v.Headcount = Number{n, b.Fixed(n, 0)}
	}
	return v
}

// named returns the names of what a cell of references names.
func (b *builder) named(c *questionnaire.Column, row *answers.Row) []string {
	return b.Named(b.a.Sheet, &c.Shape, row.Cell(c))
}

func (b *builder) function(m *Matrix, r *scoring.FunctionResult) Function {
	v := Function{
		ID: r.Function.ID, Name: b.Text(r.Function.Name), Short: b.Text(r.Function.Short), Asked: true,
		Marks: make([]string, len(m.Roles)), Shared: make([]bool, len(m.Roles)),
	}
	if v.System = r.System; v.System {
		v.Name += b.Say(text{RU: " (выполняет система)", EN: " (done by a system)"})
		v.Short += systemMark
	}
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
	for i, finding := range r.Findings {
		if finding == scoring.SinglePersonFinding && len(r.Doers) == 0 {
			continue // it hangs on nobody
		}
		f := Finding{ID: string(finding), Name: b.Finding(string(finding))}
		if i > 0 && finding == scoring.CrossDuplicatedFinding && slices.Equal(r.About[i], r.About[i-1]) {
			f.Text = b.Say(text{RU: "в том числе между отделами", EN: "across departments too"}) // of the same roles, named already
		} else {
			f.Text = wording.Joined(": ", f.Name, b.Several(roleNames(m, r.About[i]), 4))
		}
		if finding.IsOverlap() {
			for _, k := range r.About[i] {
				v.Shared[k] = true
			}
		}
		v.Findings = append(v.Findings, f)
	}
	return v
}

// roleNames are the names of some columns.
func roleNames(m *Matrix, columns []int) []string {
	names := make([]string, len(columns))
	for i, k := range columns {
		names[i] = m.Roles[k].Name
	}
	return names
}

// mayBeDuplicated reports whether missing answers decide whether any function is done twice.
func (b *builder) mayBeDuplicated() bool {
	return slices.ContainsFunc(b.a.Functions, func(r scoring.FunctionResult) bool {
		return slices.ContainsFunc(r.Open, scoring.Finding.IsOverlap)
	})
}

func (b *builder) matrixLead(v *Matrix) string {
	if !v.Asked {
		return b.Say(text{RU: "Матрица ещё не заполнена.", EN: "The matrix is not filled in yet."})
	}
	if len(v.Findings) == 0 {
		return b.Say(text{RU: "Дублирования, пробелов и двойной ответственности в матрице не видно.", EN: "The matrix shows no duplication, no gaps and no double responsibility."})
	}
	var parts []string
	for _, f := range v.Findings {
		parts = append(parts, b.Say(text{RU: "%s" + wording.NoBreak + "—" + wording.NoBreak + "%s", EN: "%s" + wording.NoBreak + "–" + wording.NoBreak + "%s"}, f.Name, b.Whole(f.Count)))
	}
	asked := 0
	for i := range v.Functions {
		if v.Functions[i].Asked {
			asked++
		}
	}
	functions := wording.Noun{One: "функции", Few: "функций", Many: "функций", Single: "function", Plural: "functions"}
	of := b.Counted(asked, functions)
	if asked < len(v.Functions) {
		of += b.Say(text{RU: ", о которых спросили (всего %s)", EN: " asked about (%s in all)"}, b.Whole(len(v.Functions)))
	}
	lead := b.Say(text{RU: "Из %s: %s.", EN: "Of %s: %s."}, of, wording.List(parts))
	if !slices.ContainsFunc(v.Findings, Finding.isOverlap) && b.mayBeDuplicated() {
		lead += b.Say(text{RU: " Дублируются ли функции, пока неизвестно.", EN: " Whether functions are duplicated is not known yet."})
	}
	return lead
}
