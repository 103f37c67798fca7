package form

import (
	"slices"
	"strconv"
	"strings"

	"salesaudit/internal/answers"
	"salesaudit/internal/clean"
	"salesaudit/internal/wording"
	"salesaudit/questionnaire"
)

// bookWords are what a workbook says beside the words of the page.
var bookWords = map[string]text{
	"start":      {RU: "Начало", EN: "Start"},
	"intro":      {RU: "Отвечайте в светлых ячейках, в любом порядке. Чего не знаете, оставьте пустым или выберите «неизвестно»: это лучше догадки. Вопросы на следующих листах; когда закончите, сохраните файл и передайте его тому, кто вам его прислал.", EN: "Answer in the light cells, in any order. Leave empty what you do not know, or choose “unknown”: that is better than a guess. The questions are on the next sheets; when you are done, save the file and hand it to whoever sent it to you."},
	"references": {RU: "Списки предлагают то, что заполнено на других листах. Где можно назвать несколько, разделите их точкой с запятой: Менеджер; Оператор.", EN: "Drop-down lists offer what is filled in on other sheets. Where several can be named, put semicolons between them: Manager; Operator."},
	"dateHelp":   {RU: "Например 23.11.2026", EN: "For example 2026-11-23"},
	"choose":     {RU: "Выберите из списка", EN: "Choose from the list"},
	"chooseText": {RU: "Здесь можно только выбрать один из ответов списка или оставить ячейку пустой.", EN: "Only an answer of the list can be chosen here, or the cell left empty."},
	"askedIf":    {RU: "Спрашивается, только если %s.", EN: "Asked only if %s."},
	"rowOf":      {RU: "Строка списка «%s»", EN: "Row of the list “%s”"},
	"whole":      {RU: "← «%s» или «%s», либо ответы ниже", EN: "← “%s” or “%s”, or answers below"},
	"row":        {RU: "строка %d", EN: "row %d"},
	"marks":      {RU: "R — делает, A — отвечает за результат, RA — и то и другое, B — замещает. Столбцы — роли, как они названы в своём списке. Пустая строка — не спрашивали.", EN: "R does the work, A answers for the result, RA both, B stands in. The columns are the roles as their list names them. An empty row was not asked about."},
	"wholeRow":   {RU: "Строка целиком", EN: "The whole row"},
	"extra":      {RU: "(если есть)", EN: "(where it exists)"},
	"and":        {RU: " и ", EN: " and "},
	"or":         {RU: " или ", EN: " or "},
	"is":         {RU: "«%s» — %s", EN: "“%s” is %s"},
	"isNot":      {RU: "«%s» — не %s", EN: "“%s” is not %s"},
	"size":       {RU: "в списке «%s» строк: %s", EN: "the number named in “%s” is %s"},
	"sellersIf":  {RU: "продавцов %s", EN: "the number of sellers is %s"},
}

// condition says when a field is asked.
func (k *book) condition(c *condition) string {
	join := func(parts []*condition, word string) string {
		said := make([]string, len(parts))
		for i, p := range parts {
			said[i] = k.condition(p)
		}
		return strings.Join(said, k.Say(bookWords[word]))
	}
	switch {
	case c.All != nil:
		return join(c.All, "and")
	case c.Any != nil:
		return join(c.Any, "or")
	}
	relation := map[string]string{"<=": "≤", ">=": "≥", "==": "=", "!=": "≠"}
	number := strconv.FormatFloat(c.Number, 'f', -1, 64)
	compared := c.Relation + " " + number
	if sign, ok := relation[c.Relation]; ok {
		compared = sign + " " + number
	}
	if c.Field == sellersPath {
		return k.Say(bookWords["sellersIf"], compared)
	}
	f := k.bank.Field(c.Field)
	label := k.Text(f.Label)
	is := "is"
	if c.Not {
		is = "isNot"
	}
	switch {
	case c.Size:
		return k.Say(bookWords["size"], label, compared)
	case c.Relation != "":
		return k.Quoted(label) + " " + compared
	case c.True:
		return k.Say(bookWords["is"], label, k.YesNo(!c.Not))
	}
	var named []string
	for _, o := range f.Options {
		if slices.Contains(c.Options, o.ID) {
			named = append(named, k.Quoted(k.Text(o.Label)))
		}
	}
	return k.Say(bookWords[is], label, strings.Join(named, k.Say(bookWords["or"])))
}

// separator is between several names in one cell.
const separator = ";"

// optionText returns how an option is written in a cell: its label, or its id where the label could be several.
func (k *book) optionText(s *questionnaire.Shape, id string) string {
	for _, o := range s.Options {
		if o.ID == id {
			if label := k.Text(o.Label); s.Kind == questionnaire.Choice && !isUnknown(label) {
				return label
			}
			return plainOr(k.Text(o.Label), id)
		}
	}
	return id
}

// entryText returns how an entry of a catalogue is written in a cell.
func (k *book) entryText(c *questionnaire.Catalogue, id string) string {
	if i := c.Find(id); i >= 0 {
		return plainOr(k.Text(c.Entries[i].Name), id)
	}
	return id
}

func (k *book) sourceText(s *questionnaire.Source) string { return plainOr(k.Text(s.Name), s.ID) }

// plainOr returns a label that can be told apart in a cell, else the id.
func plainOr(label, id string) string {
	if strings.Contains(label, separator) || reserved(label) {
		return id
	}
	return label
}

// isWord reports whether a text says one of the words that stand for an answer, in either language or as answer files
// write it.
func isWord(said string, id string, word func(wording.Speaker) string) bool {
	said = clean.Folded(said)
	return said == id || said == clean.Folded(word(wording.In(questionnaire.Russian))) || said == clean.Folded(word(wording.In(questionnaire.English)))
}

func isUnknown(s string) bool { return isWord(s, answers.UnknownWord, wording.Speaker.Unknown) }
func isNotMeasured(s string) bool {
	return isWord(s, answers.NotMeasuredWord, wording.Speaker.NotMeasured)
}
func isNone(s string) bool { return isWord(s, "none", wording.Speaker.None) }

// reserved reports whether a text means something else than itself.
func reserved(s string) bool { return isUnknown(s) || isNotMeasured(s) || isNone(s) }

// quoted is how a text that means something else is written: in quotation marks, one more than it has.
const quote = `"`

// literal writes a text so that it is read as itself.
func literal(s string) string {
	if reserved(strings.Trim(s, quote)) {
		return quote + s + quote
	}
	return s
}

// unquoted reads what literal wrote.
func unquoted(s string) string {
	if len(s) >= 2 && strings.HasPrefix(s, quote) && strings.HasSuffix(s, quote) && reserved(strings.Trim(s, quote)) {
		return s[1 : len(s)-1]
	}
	return s
}
