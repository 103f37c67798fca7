package session

import (
	"strconv"
	"strings"
	"time"
	"unicode"

	"salesaudit/internal/answers"
	"salesaudit/internal/clean"
	"salesaudit/questionnaire"
)

// Step is one question of an opening.
type Step struct {
	Key        string // where an answer file has it
	Title      string
	MayBeEmpty bool
	Empty      string // what it means to leave it empty; "" for nothing
	Date       bool
	Choices    []Choice // ids are what Take takes; none where the answer is typed
	// Now is the answer so far as Take takes it, "" for none.
	Now func(o Opening) string
	// Take puts what was typed into an opening. The problem is a sentence for the person, "" when it was taken.
	Take func(o *Opening, typed string) (problem string)
}

// OpeningSteps returns what an opening asks for, in order; the last is the date.
func (setting Setting) OpeningSteps() []Step {
	say := func(t text) string { return setting.Say(t) }
	typed := func(key string, title questionnaire.Text, part func(o *Opening) *string, problem string) Step {
		return Step{
			Key: key, Title: say(title), MayBeEmpty: problem == "",
			Now: func(o Opening) string { return clean.Typed(*part(&o)) },
			Take: func(o *Opening, answer string) string {
				if answer == "" && problem != "" {
					return problem
				}
				*part(o) = answer
				return ""
			},
		}
	}
	// person refuses what is the answer to another step, a date or a number: nobody is called so.
	person := func(step Step) Step {
		take := step.Take
		step.Take = func(o *Opening, answer string) string {
			if answer != "" && !strings.ContainsFunc(answer, unicode.IsLetter) {
				return say(sayNeedPerson)
			}
			return take(o, answer)
		}
		return step
	}
	position := typed("interview.position", sayPosition, func(o *Opening) *string { return &o.Position }, "")
	for _, id := range questionnaire.Positions {
		position.Choices = append(position.Choices, Choice{id, setting.in().Position(id)})
	}
	interviewer := person(typed("interview.interviewer", sayInterviewer, func(o *Opening) *string { return &o.Interviewer }, ""))
	interviewer.Empty = say(sayNobodyAsks)
	return []Step{
		typed("client.name", sayClient, func(o *Opening) *string { return &o.Client }, say(sayNeedClient)),
		{
			Key: "client.sellers", Title: say(saySellers),
			Now: func(o Opening) string {
				if o.Sellers == 0 {
					return ""
				}
				return strconv.Itoa(o.Sellers)
			},
			Take: func(o *Opening, typed string) (problem string) {
				n, err := strconv.Atoi(typed)
				if err != nil || n < 1 || n > maxSellers {
					return say(sayNeedSellers)
				}
				o.Sellers = n
				return ""
			},
		},
		typed("client.industry", sayIndustry, func(o *Opening) *string { return &o.Industry }, ""),
		person(typed("interview.respondent", sayRespondent, func(o *Opening) *string { return &o.Respondent }, "")),
		position,
		interviewer,
		{
			Key: "interview.date", Title: say(sayDate), Date: true,
			Now: func(o Opening) string {
				if !answers.UsualYear(o.Date) {
					return ""
				}
				return setting.typedDate(o.Date)
			},
			Take: func(o *Opening, typed string) (problem string) {
				o.Date, problem = setting.ParseDate(typed)
				return problem
			},
		},
	}
}

// maxSellers is the largest number of sellers that an answer file takes.
const maxSellers = 1_000_000

// Today is the day of the interview in the time zone of the computer, without its hours.
func (setting Setting) Today() time.Time {
	y, m, day := setting.Clock().Date()
	return time.Date(y, m, day, 0, 0, 0, 0, time.UTC)
}

// ParseDate reads a date as people type it, 2026-11-23 or 23.11.2026. The problem is a sentence for that person, ""
// when it was understood.
func (setting Setting) ParseDate(typed string) (day time.Time, problem string) {
	if day, ok := answers.TypedDate(typed); ok {
		return day, ""
	}
	example := setting.Today()
	if !answers.UsualYear(example) { // the computer's clock is off
		example = time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC)
	}
	return time.Time{}, setting.Say(sayNeedDate, setting.typedDate(example))
}
