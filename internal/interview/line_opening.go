package interview

import (
	"strings"

	"salesaudit/questionnaire"
)

// openingDialogue asks for what an interview starts with. It returns the language too, which may be changed here.
func (d *dialogue) openingDialogue(lang *questionnaire.Language, clock clockFunc) (Opening, error) {
	var o Opening
	ask := func(t text, take func(line string) (problem string)) error {
		for {
			d.printf("%s> ", sayIn(*lang, t))
			line, err := d.next()
			if err != nil {
				return err
			}
			problem := take(line)
			if problem == "" {
				return nil
			}
			d.printf("%s\n", problem)
		}
	}
	optional := func(into *string) func(string) string {
		return func(line string) string { *into = strings.TrimPrefix(line, "-"); return "" }
	}
	o.Date = today(clock)
	say := func(t text, args ...any) string { return sayIn(*lang, t, args...) }
	d.printf("%s\n", say(sayNewClient))
	steps := []struct {
		title text
		take  func(line string) string
	}{
		{lineLanguage, func(line string) string {
			switch strings.ToLower(line) {
			case "":
			case "ru", "русский":
				*lang = questionnaire.Russian
			case "en", "english":
				*lang = questionnaire.English
			default:
				return "ru, en"
			}
			return ""
		}},
		{sayClient, func(line string) string {
			if o.Client = line; line == "" {
				return say(sayNeedClient)
			}
			return ""
		}},
		{saySellers, func(line string) string {
			n, err := parseSellers(line)
			if err != nil {
				return say(sayNeedSellers)
			}
			o.Sellers = n
			return ""
		}},
		{sayIndustry, optional(&o.Industry)},
		{sayRespondent, optional(&o.Respondent)},
		{linePosition, func(line string) string {
			choices := positionChoices(*lang)
			if line == "" || line == "-" {
				return ""
			}
			i := pick(choices, line)
			if i < 0 {
				return say(sayNeedNumber, len(choices))
			}
			o.Position = choices[i].ID
			return ""
		}},
		{sayInterviewer, optional(&o.Interviewer)},
		{lineDate, func(line string) string {
			if line == "" {
				return ""
			}
			date, err := parseDate(line)
			if err != nil {
				return say(sayNeedDate, o.Date.Format("02.01.2006"))
			}
			o.Date = date
			return ""
		}},
	}
	for _, step := range steps {
		if err := ask(step.title, step.take); err != nil {
			return o, err
		}
	}
	return o, nil
}

// positionChoices are the positions that a respondent may have.
func positionChoices(lang questionnaire.Language) []Choice {
	var out []Choice
	for _, id := range questionnaire.Positions {
		out = append(out, Choice{id, positionNames[id].In(lang)})
	}
	return out
}

var (
	lineLanguage = text{RU: "Язык / Language: ru, en (Enter: русский)", EN: "Language / Язык: ru, en (Enter: English)"}
	linePosition = text{
		RU: "Должность собеседника: 1 собственник, 2 руководитель продаж, 3 продавец, 4 консультант, 5 другая",
		EN: "The respondent's position: 1 owner, 2 head of sales, 3 seller, 4 consultant, 5 other"}
	lineDate = text{RU: "Дата (Enter: сегодня)", EN: "Date (Enter: today)"}
)
