package interview

import (
	"cmp"
	"strconv"
	"strings"

	"salesaudit/questionnaire"
)

// openingDialogue asks for what an interview starts with. It returns the language too, which may be changed here.
func (d *dialogue) openingDialogue(lang *questionnaire.Language, clock clockFunc) (Opening, error) {
	d.printf("%s\n", sayIn(*lang, sayNewClient))
	err := d.ask(lang, lineLanguage, "", func(line string) string {
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
	})
	o := Opening{Date: today(clock)}
	if err == nil {
		err = d.askOpening(lang, &o)
	}
	return o, err
}

// ask asks for one thing until it is taken. What it is now is shown, where there is something to show.
func (d *dialogue) ask(lang *questionnaire.Language, t text, now string, take func(line string) (problem string)) error {
	for {
		if now != "" {
			d.printf("%s\n", sayIn(*lang, lineNow, now))
		}
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

// askOpening asks for an opening's parts; an empty line leaves one as it is.
func (d *dialogue) askOpening(lang *questionnaire.Language, o *Opening) error {
	say := func(t text, args ...any) string { return sayIn(*lang, t, args...) }
	optional := func(into *string) func(string) string {
		return func(line string) string {
			if line != "" {
				*into = strings.TrimPrefix(line, "-")
			}
			return ""
		}
	}
	sellers, position := "", ""
	date, dateNow := lineDate, ""
	if o.Sellers > 0 { // there was an opening before
		sellers = strconv.Itoa(o.Sellers)
		date, dateNow = lineKeepDate, o.Date.Format("02.01.2006")
	}
	if o.Position != "" {
		position = say(positionNames[o.Position])
	}
	for _, step := range []struct {
		title text
		now   string
		take  func(line string) string
	}{
		{sayClient, o.Client, func(line string) string {
			if o.Client = cmp.Or(line, o.Client); o.Client == "" {
				return say(sayNeedClient)
			}
			return ""
		}},
		{saySellers, sellers, func(line string) string {
			n, err := parseSellers(cmp.Or(line, sellers))
			if err != nil {
				return say(sayNeedSellers)
			}
			o.Sellers = n
			return ""
		}},
		{sayIndustry, o.Industry, optional(&o.Industry)},
		{sayRespondent, o.Respondent, optional(&o.Respondent)},
		{linePosition, position, func(line string) string {
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
		{sayInterviewer, o.Interviewer, optional(&o.Interviewer)},
		{date, dateNow, func(line string) string {
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
	} {
		if err := d.ask(lang, step.title, step.now, step.take); err != nil {
			return err
		}
	}
	return nil
}

// correctOpening asks again for what the interview started with.
func (d *dialogue) correctOpening() error {
	o := d.s.Opening()
	if o.Date.IsZero() {
		o.Date = today(d.s.clock)
	}
	if err := d.askOpening(&d.s.Language, &o); err != nil {
		return err
	}
	d.taken(d.s.problem(d.s.SetOpening(o)))
	return nil
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
	lineDate     = text{RU: "Дата (Enter: сегодня)", EN: "Date (Enter: today)"}
	lineKeepDate = text{RU: "Дата (Enter: оставить)", EN: "Date (Enter: keep)"}
)
