package session

import (
	"strings"
	"time"

	"salesaudit/internal/answers"
	"salesaudit/internal/clean"
	"salesaudit/internal/source"
	"salesaudit/questionnaire"
)

// Opening is what an interview starts with: who is asked, by whom, and when.
type Opening struct {
	Client      string
	Sellers     int // ≥ 1
	Industry    string
	Respondent  string
	Position    string // one of questionnaire.Positions, or ""
	Interviewer string
	Date        time.Time
}

// write makes an answer file without answers.
func (o Opening) write(e *source.Editor, b *questionnaire.Bank) error {
	client := source.Map{{Key: "name", Value: o.Client}}
	client = appendText(client, "industry", o.Industry)
	client = append(client, source.Entry{Key: "sellers", Value: o.Sellers})
	meeting := source.Map{{Key: "date", Value: o.Date.Format(time.DateOnly)}}
	meeting = appendText(meeting, "respondent", o.Respondent)
	meeting = appendText(meeting, "position", o.Position)
	meeting = appendText(meeting, "interviewer", o.Interviewer)
	for _, entry := range (source.Map{
		{Key: "format", Value: answers.Format},
		{Key: "bank", Value: answers.BankReference(b)},
		{Key: "client", Value: client},
		{Key: "interview", Value: meeting},
	}) {
		if err := e.Set(source.Path{entry.Key}, entry.Value); err != nil {
			return err
		}
	}
	return nil
}

// Opening returns what the interview started with, as the file has it now.
func (s *Session) Opening() Opening {
	c, i := s.sheet().Client, s.sheet().Interview
	return Opening{Client: c.Name, Sellers: c.Sellers, Industry: c.Industry, Respondent: i.Respondent, Position: i.Position, Interviewer: i.Interviewer, Date: i.Date}
}

// ClientName returns the name of the client, safe to print.
func (s *Session) ClientName() string { return clean.Name(s.sheet().Client.Name) }

// SetOpening corrects what the interview started with.
func (s *Session) SetOpening(o Opening) error {
	return s.change(func(e *source.Editor) error {
		for _, entry := range []struct {
			part, key string
			value     any
		}{
			{"client", "name", o.Client}, {"client", "industry", o.Industry}, {"client", "sellers", o.Sellers},
			{"interview", "date", o.Date.Format(time.DateOnly)}, {"interview", "respondent", o.Respondent},
			{"interview", "position", o.Position}, {"interview", "interviewer", o.Interviewer},
		} {
			path := source.Path{entry.part, entry.key}
			err := error(nil)
			if entry.value == "" {
				err = e.Delete(path)
			} else {
				err = e.Set(path, entry.value)
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
}

func appendText(m source.Map, key, text string) source.Map {
	if text == "" {
		return m
	}
	return append(m, source.Entry{Key: key, Value: text})
}

// fileName returns the default name of the answer file: the client, without the legal form and the quotation
// marks, and the date.
func (o Opening) fileName() string {
	name := o.Client
	if _, rest, ok := strings.Cut(name, "«"); ok {
		name, _, _ = strings.Cut(rest, "»")
	}
	name = strings.ReplaceAll(identifier(name), "_", "-")
	if name == "" {
		name = "client"
	}
	return name + "-" + o.Date.Format(time.DateOnly) + ".yaml"
}
