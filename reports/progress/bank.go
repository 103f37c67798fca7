package progress

import (
	"slices"

	"salesaudit/internal/compare"
	"salesaudit/internal/wording"
	"salesaudit/questionnaire"
	"salesaudit/reports/paper"
)

// partNames are the parts of a bank, as headings.
var partNames = map[compare.Part]text{
	compare.ProfilePart:   {RU: "Размеры компаний", EN: "Sizes of company"},
	compare.QuestionPart:  {RU: "Вопросы", EN: "Questions"},
	compare.FieldPart:     {RU: "Поля", EN: "Fields"},
	compare.ColumnPart:    {RU: "Столбцы списков", EN: "Columns of lists"},
	compare.FactPart:      {RU: "Вычисляемые показатели", EN: "Computed facts"},
	compare.DimensionPart: {RU: "Области", EN: "Dimensions"},
	compare.CriterionPart: {RU: "Критерии", EN: "Criteria"},
	compare.RungPart:      {RU: "Ступени", EN: "Rungs"},
	compare.CapPart:       {RU: "Потолки", EN: "Caps"},
	compare.CheckPart:     {RU: "Проверки на противоречия", EN: "Checks for contradictions"},
}

// attributeNames are what can change, as a person says it.
var attributeNames = map[compare.Attribute]text{
	compare.ConditionOf: {RU: "условие", EN: "condition"},
	compare.FormulaOf:   {RU: "формула", EN: "formula"},
	compare.WeightOf:    {RU: "вес", EN: "weight"},
	compare.TargetOf:    {RU: "цели", EN: "targets"},
	compare.EvidenceOf:  {RU: "чем подтверждают", EN: "sources of evidence"},
	compare.KindOf:      {RU: "вид ответа", EN: "kind of answer"},
	compare.OptionsOf:   {RU: "варианты", EN: "options"},
	compare.DaysOf:      {RU: "трудозатраты", EN: "effort"},
	compare.OwnerOf:     {RU: "исполнители", EN: "owners"},
	compare.LimitOf:     {RU: "граница", EN: "limit"},
	compare.SeverityOf:  {RU: "важность", EN: "severity"},
	compare.ActionOf:    {RU: "действие", EN: "action"},
	compare.WordingOf:   {RU: "формулировка", EN: "wording"},
}

// BankDocument words what changed from one bank to another.
func BankDocument(old, new *questionnaire.Bank, lang questionnaire.Language) *paper.Document {
	w := &writer{Speaker: wording.In(lang), out: &paper.Document{Language: lang}}
	w.out.Title = w.Say(text{RU: "Что изменилось в методике", EN: "What changed in the method"})
	w.out.Subtitle = old.ID + "@" + old.Version + " → " + new.ID + "@" + new.Version
	w.out.Foot = w.out.Subtitle
	changes := slices.DeleteFunc(compare.Banks(old, new), func(c compare.BankChange) bool {
		return c.Kind == compare.Changed && w.Text(c.Old) == w.Text(c.New) // only the other language reads otherwise
	})
	if len(changes) == 0 {
		w.add(paper.Paragraph{Text: w.Say(text{RU: "Различий нет.", EN: "There are no differences."})})
		return w.out
	}
	counts := map[compare.ChangeKind]int{}
	for i := range changes {
		counts[changes[i].Kind]++
	}
	w.add(paper.Paragraph{Text: w.Say(text{RU: "Добавлено: %s; изменено: %s; убрано: %s.", EN: "Added: %s; changed: %s; removed: %s."},
		w.Whole(counts[compare.Added]), w.Whole(counts[compare.Changed]), w.Whole(counts[compare.Removed]))})
	for i := 0; i < len(changes); {
		first := i
		for i < len(changes) && changes[i].Part == changes[first].Part {
			i++
		}
		w.heading(partNames[changes[first].Part])
		w.add(w.bankTable(changes[first:i]))
	}
	return w.out
}

// bankTable lists the changes of one kind of thing.
func (w *writer) bankTable(changes []compare.BankChange) *paper.Table {
	t := &paper.Table{Columns: []paper.Column{{Title: w.Say(text{RU: "Что", EN: "What"}), Share: 3}, {Title: w.Say(text{RU: "Изменение", EN: "Change"}), Share: 1.6},
		{Title: w.Say(text{RU: "Было", EN: "Before"}), Share: 3.5}, {Title: w.Say(text{RU: "Стало", EN: "Now"}), Share: 3.5}}}
	for i := range changes {
		c := &changes[i]
		what := w.Say(attributeNames[c.Attribute])
		switch c.Kind {
		case compare.Added:
			what = w.Say(text{RU: "добавлено", EN: "added"})
		case compare.Removed:
			what = w.Say(text{RU: "убрано", EN: "removed"})
		}
		old, new := w.Text(c.Old), w.Text(c.New)
		if c.Attribute == compare.SeverityOf && c.Kind == compare.Changed {
			old, new = w.Severity(questionnaire.Severity(c.Old.EN)), w.Severity(questionnaire.Severity(c.New.EN))
		}
		t.Rows = append(t.Rows, []string{w.Text(c.Name) + " (" + c.ID + ")", what, old, new})
	}
	return t
}

// BankFormat is what the differences of two banks as JSON say that they are.
const BankFormat = "salesaudit.bankdiff/1"

// BankRecord is what changed between two banks for other programs.
type BankRecord struct {
	Format  string       `json:"format"`
	Old     string       `json:"old"` // id@version
	New     string       `json:"new"`
	Changes []BankChange `json:"changes"`
}

// BankChange is one difference. Old and New are in Russian and English.
type BankChange struct {
	Part      compare.Part       `json:"part"`
	ID        string             `json:"id"`
	Kind      compare.ChangeKind `json:"kind"`
	Attribute compare.Attribute  `json:"attribute,omitzero"`
	Old       *Wording           `json:"old,omitzero"`
	New       *Wording           `json:"new,omitzero"`
}

// Wording is a text in both languages.
type Wording struct {
	RU string `json:"ru"`
	EN string `json:"en"`
}

// BankRecordOf returns what changed between two banks for other programs.
func BankRecordOf(old, new *questionnaire.Bank) *BankRecord {
	r := &BankRecord{Format: BankFormat, Old: old.ID + "@" + old.Version, New: new.ID + "@" + new.Version, Changes: []BankChange{}}
	for _, c := range compare.Banks(old, new) {
		v := BankChange{Part: c.Part, ID: c.ID, Kind: c.Kind, Attribute: c.Attribute}
		if c.Kind == compare.Changed {
			v.Old, v.New = &Wording{c.Old.RU, c.Old.EN}, &Wording{c.New.RU, c.New.EN}
		}
		r.Changes = append(r.Changes, v)
	}
	return r
}
