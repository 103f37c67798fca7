package view

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"

	"salesaudit/internal/answers"
	"salesaudit/internal/clean"
	"salesaudit/internal/consensus"
	"salesaudit/internal/scoring"
	"salesaudit/internal/source"
	"salesaudit/internal/wording"
	"salesaudit/questionnaire"
)

// ConsensusFormat is what the report of disagreements as JSON says that it is.
const ConsensusFormat = "salesaudit.consensus/1"

// Consensus is how far the respondents of a merged file agree, and on what they do not.
type Consensus struct {
	Lead          string         `json:"lead"` // in one or two sentences
	Respondents   []Respondent   `json:"respondents"`
	Agreement     []Agreement    `json:"agreement"`     // by dimension, in the order of the bank
	Disagreements []Disagreement `json:"disagreements"` // those on which a level hangs first, else in the order of the bank
	Dropped       []string       `json:"dropped"`       // rows that too few named, worded
}

// Respondent is who filled in one of the files.
type Respondent struct {
	Number   int    `json:"number"` // from 1
	Name     string `json:"name"`   // as the reports call them: the name, else the position, else the file
	Position string `json:"position"`
	Date     string `json:"date"` // worded; may be empty
	File     string `json:"file"`
}

// Agreement is Krippendorff's alpha of one dimension, in words.
type Agreement struct {
	DimensionID string `json:"dimension_id"`
	Dimension   string `json:"dimension"`
	Alpha       Number `json:"alpha"`   // at most 1; text «—» where it is undefined
	Reading     string `json:"reading"` // an id that does not change with the language
	Text        string `json:"text"`    // what that means
	Values      int    `json:"values"`  // how many answers two respondents or more gave
}

// Disagreement is one value on which respondents are far apart.
type Disagreement struct {
	FieldID  string     `json:"field_id"`
	RowID    string     `json:"row_id"`    // "" for a field
	ColumnID string     `json:"column_id"` // "" for a field
	Question int        `json:"question"`  // number, from 1
	Label    string     `json:"label"`     // what it is about
	Spread   Number     `json:"spread"`    // 0-1
	Gap      *Number    `json:"gap"`       // -1 to 1, head minus the sellers' median; nil where they cannot be compared
	Head     *Number    `json:"head"`      // where there is a gap: how the head sees it, 0 the worst to 100 the best
	Sellers  *Number    `json:"sellers"`   // and the median of the sellers
	Said     []Answer   `json:"said"`      // Label is who, Text what
	Values   source.Map `json:"values"`    // what each said as the section merged of the file has it, by the number of the respondent
	Taken    string     `json:"taken"`
	Why      string     `json:"why"`
	Moves    []string   `json:"moves"` // which levels another answer would change, worded
}

// NewConsensus words where the respondents of a merged file disagree.
func NewConsensus(a *scoring.Assessment, c *consensus.Consensus, lang questionnaire.Language) *Consensus {
	b := &builder{Speaker: wording.In(lang), a: a}
	v := &Consensus{}
	for i, f := range c.Files {
		name := cmp.Or(clean.Name(f.Respondent), b.Position(f.Position), clean.Name(f.File))
		v.Respondents = append(v.Respondents, Respondent{i + 1, name, b.Position(f.Position), b.Date(f.Date), clean.Name(f.File)})
	}
	for i := range c.Agreement {
		v.Agreement = append(v.Agreement, b.agreement(&c.Agreement[i]))
	}
	for i := range c.Disagreements {
		v.Disagreements = append(v.Disagreements, b.disagreement(v, &c.Disagreements[i]))
	}
	slices.SortStableFunc(v.Disagreements, func(x, y Disagreement) int { return min(1, len(y.Moves)) - min(1, len(x.Moves)) })
	for _, d := range c.Dropped {
		v.Dropped = append(v.Dropped, b.dropped(v, &d))
	}
	v.Lead = b.consensusLead(v)
	return v
}

func (b *builder) consensusLead(v *Consensus) string {
	respondents := wording.Noun{One: "респондента", Few: "респондентов", Many: "респондентов", Single: "respondent", Plural: "respondents"}
	places := wording.Noun{One: "расхождение", Few: "расхождения", Many: "расхождений", Single: "disagreement", Plural: "disagreements"}
	lead := b.Say(text{RU: "Ответы %s сведены вместе. ", EN: "The answers of %s are merged. "}, b.Counted(len(v.Respondents), respondents))
	if len(v.Disagreements) == 0 {
		return lead + b.Say(text{RU: "Существенных расхождений нет.", EN: "They agree on everything that matters."})
	}
	moving := 0
	for i := range v.Disagreements {
		if len(v.Disagreements[i].Moves) > 0 {
			moving++
		}
	}
	lead += b.Say(text{RU: "Найдено %s", EN: "%s found"}, b.Counted(len(v.Disagreements), places))
	switch {
	case moving == 0:
		return lead + b.Say(text{RU: "; на уровни это не влияет.", EN: "; the levels do not depend on that."})
	case moving == 1 && len(v.Disagreements) == 1:
		return lead + b.Say(text{RU: "; от него зависит уровень.", EN: "; a level depends on it."})
	case moving == len(v.Disagreements):
		return lead + b.Say(text{RU: "; от каждого зависит уровень.", EN: "; a level depends on each of them."})
	}
	return lead + b.Say(text{RU: "; от %d из них зависят уровни.", EN: "; levels depend on %d of them."}, moving)
}

func (b *builder) agreement(a *consensus.Agreement) Agreement {
	v := Agreement{DimensionID: a.Dimension.ID, Dimension: b.Text(a.Dimension.Name), Reading: string(a.Reading()), Values: a.Units, Alpha: Number{a.Alpha, b.Fixed(a.Alpha, 2)}}
	switch a.Reading() {
	case consensus.Agreed:
		v.Text = b.Say(text{RU: "согласны", EN: "they agree"})
	case consensus.WithReserve:
		v.Text = b.Say(text{RU: "согласны с оговорками", EN: "they agree with reservations"})
	case consensus.SettleIt:
		v.Text = b.Say(text{RU: "видят по-разному: соберите их и договоритесь", EN: "they see it differently: bring them together and settle it"})
	case consensus.Undefined:
		v.Alpha.Text = wording.Nothing
		v.Text = b.Say(text{RU: "сравнивать нечего или все ответы одинаковы", EN: "nothing to compare, or all answers are equal"})
	}
	if a.Few && a.Defined {
		v.Text += b.Say(text{RU: " (данных мало)", EN: " (little data)"})
	}
	return v
}

func (b *builder) disagreement(of *Consensus, d *consensus.Disagreement) Disagreement {
	f := d.Of
	v := Disagreement{
		FieldID: f.ID, RowID: d.Row, ColumnID: d.Column, Question: f.Question.Index + 1, Label: b.placeName(f, &d.Origin),
		Spread: Number{d.Spread, b.Fixed(d.Spread, 2)}, Taken: b.takenText(f, &d.Origin), Why: b.why(d.By), Values: b.a.Sheet.SaidTree(&d.Origin),
	}
	if d.HasGap {
		v.Gap = &Number{d.Gap, b.signed(d.Gap)}
		head, sellers := b.percent(100*d.Head), b.percent(100*d.Sellers)
		v.Head, v.Sellers = &head, &sellers
	}
	for _, s := range d.Said {
		v.Said = append(v.Said, Answer{f.ID, v.Question, of.Respondents[s.From-1].Name, b.saidText(f, &d.Origin, &s.Value)})
	}
	for _, m := range d.Moves {
		v.Moves = append(v.Moves, b.Say(text{RU: "если считать только ответ одного респондента (%s): %s — уровень %d вместо %d", EN: "by the answer of %s alone: %s at level %d instead of %d"},
			of.Respondents[m.From-1].Name, b.Quoted(b.Text(m.Criterion.Name)), m.Then, m.Now))
	}
	return v
}

// signed writes a number with its sign.
func (b *builder) signed(x float64) string {
	switch {
	case x > 0:
		return "+" + b.Fixed(x, 2)
	case x < 0:
		return "−" + b.Fixed(math.Abs(x), 2)
	}
	return b.Fixed(0, 2)
}

// placeName says what a value is: the field, the row and the column.
func (b *builder) placeName(f *questionnaire.Field, o *answers.Origin) string {
	label := b.Text(f.Label)
	switch {
	case f.Kind == questionnaire.Matrix:
		function := o.Row
		if k := f.Matrix.Rows.Find(o.Row); k >= 0 {
			function = b.Text(f.Matrix.Rows.Entries[k].Short)
		}
		return wording.Joined(": ", label, wording.Joined(", ", function, b.rowName(f.Matrix.Columns, o.Column)))
	case o.Column == "":
		return label
	}
	return fmt.Sprintf("%s: %s, %s", label, b.rowName(f, o.Row), wording.LowerFirst(b.Text(f.Column(o.Column).Label)))
}

// rowName returns what people know a row of a list by, from its id.
func (b *builder) rowName(list *questionnaire.Field, id string) string {
	rows := b.a.Sheet.Value(list).Rows
	if i := slices.IndexFunc(rows, func(r answers.Row) bool { return r.ID == id }); i >= 0 {
		return wording.RowName(&list.Shape, &rows[i])
	}
	if list.IDColumn() == nil && list.NameColumn() == nil {
		return b.namedIn(list, id)
	}
	return clean.Name(id)
}

// namedIn words the key of a row that has neither an id nor a name: by what it names, column by column.
func (b *builder) namedIn(list *questionnaire.Field, key string) string {
	var out []string
	for c, ids := range consensus.KeyParts(&list.Shape, key) {
		names := make([]string, len(ids))
		for i, id := range ids {
			names[i] = b.nameOf(&c.Shape, id)
		}
		out = append(out, wording.List(names))
	}
	return cmp.Or(wording.Naming(out), clean.Name(key))
}

// saidText words what one respondent says.
func (b *builder) saidText(f *questionnaire.Field, o *answers.Origin, v *answers.Value) string {
	if f.Kind == questionnaire.Matrix {
		return b.mark(v.Text)
	}
	s := &f.Shape
	if o.Column != "" {
		s = &f.Column(o.Column).Shape
	}
	if s.Kind != questionnaire.Reference && s.Kind != questionnaire.References {
		return b.Answer(b.a.Sheet, s, v)
	}
	ids := v.Texts
	if v.Text != "" {
		ids = []string{v.Text}
	}
	var names []string
	for _, id := range ids {
		names = append(names, b.nameOf(s, id))
	}
	return cmp.Or(wording.List(names), b.None())
}

// nameOf returns the name of what a reference names by id, which the merged file may lack.
func (b *builder) nameOf(s *questionnaire.Shape, id string) string {
	if c := s.Target.Catalogue; c != nil {
		if k := c.Find(id); k >= 0 {
			return b.Text(c.Entries[k].Short)
		}
		return clean.Name(id)
	}
	return b.rowName(s.Target.List, id)
}

// mark words a part in a function.
func (b *builder) mark(mark string) string {
	words := WordsIn(b.Language)
	switch mark {
	case "R":
		return words.DoesMark
	case "A":
		return words.AnswersMark
	case "RA":
		return words.BothMark
	case "B":
		return words.StandsInMark
	}
	return b.Say(text{RU: "не участвует", EN: "does not take part"})
}

// takenText words the value that the merged file has.
func (b *builder) takenText(f *questionnaire.Field, o *answers.Origin) string {
	if v := consensus.Taken(b.a.Sheet, o); v != nil {
		return b.saidText(f, o, v)
	}
	return wording.Nothing
}

// why says how a value was chosen. Votes are weighted by position and question, as the method page says.
func (b *builder) why(by answers.By) string {
	switch by {
	case answers.ByOnly:
		return b.Say(text{RU: "знает один", EN: "only one knows"})
	case answers.ByEvidence:
		return b.Say(text{RU: "подтверждено документом или наблюдением", EN: "proven by a document, or seen"})
	}
	return b.Say(text{RU: "по взвешенным голосам, при равенстве — осторожнее", EN: "by weighted votes, the cautious answer in a tie"})
}

func (b *builder) dropped(of *Consensus, d *answers.Dropped) string {
	f := b.a.Bank.Field(d.Field)
	if f == nil {
		return clean.Name(d.Row)
	}
	who := make([]string, len(d.From))
	for i, from := range d.From {
		who[i] = strconv.Itoa(from)
		if from <= len(of.Respondents) {
			who[i] = of.Respondents[from-1].Name
		}
	}
	return b.Say(text{RU: "%s: %s (назвал только %s)", EN: "%s: %s (named only by %s)"}, b.Text(f.Label), b.Quoted(cmp.Or(clean.Name(d.Name), b.rowName(f, d.Row))), wording.List(who))
}
