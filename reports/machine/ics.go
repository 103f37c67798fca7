package machine

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"salesaudit/internal/wording"
	"salesaudit/reports/view"
)

// ErrNoDate says that a plan cannot be put into a calendar, because its waves count from the day of the interview.
var ErrNoDate = errors.New("the answers have no interview date, and the waves of a plan count from it")

// WritePlanICS writes the plan of a view as a calendar (RFC 5545): for each step that takes effort an all-day event on
// the first day of its wave, counted from the day of the interview. They are events rather than tasks because few
// calendars import tasks; they leave the day free. The same plan gives the same bytes, and an event keeps its UID, so
// that a calendar updates it when the plan is imported again.
func WritePlanICS(w io.Writer, v *view.View) error {
	if v.Header.ISODate == "" {
		return ErrNoDate
	}
	start, err := time.Parse(time.DateOnly, v.Header.ISODate)
	if err != nil {
		return fmt.Errorf("read the date of the interview: %w", err)
	}
	c := &calendar{start: start}
	c.line("BEGIN", "VCALENDAR")
	c.line("VERSION", "2.0")
	c.line("PRODID", "-//"+view.Generator+"//"+view.PlanFormat+"//"+strings.ToUpper(string(v.Language)))
	c.line("CALSCALE", "GREGORIAN")
	c.line("METHOD", "PUBLISH")
	c.line("X-WR-CALNAME", calendarText(wording.Joined(": ", v.Header.Client, v.Words.Plan)))
	for i := range v.Plan.Waves {
		for _, k := range v.Plan.Waves[i].Steps {
			if s := &v.Plan.Steps[k]; s.Kind != view.CountsID {
				c.event(v, &v.Plan.Waves[i], s)
			}
		}
	}
	if len(v.Plan.Steps) == 0 { // a calendar without an event is not valid
		c.entry(v, 0, eventID(v, ""), v.Plan.Lead, wording.Joined(": ", v.Words.Overall, v.Overall.Proven.Text), v.Header.Title)
	}
	c.line("END", "VCALENDAR")
	_, err = io.WriteString(w, c.out.String())
	return err
}

// calendar collects the lines of an iCalendar file.
type calendar struct {
	out   strings.Builder
	start time.Time // day 0 of the plan
}

func (c *calendar) event(v *view.View, wave *view.Wave, s *view.Step) {
	c.entry(v, wave.FirstDay, eventID(v, s.ID), s.Action, eventDetail(v, wave, s), s.Dimension)
}

// entry writes an event on a day counted from the interview.
func (c *calendar) entry(v *view.View, day int, id, summary, detail, category string) {
	date, language := c.start.AddDate(0, 0, day), ";LANGUAGE="+string(v.Language)
	c.line("BEGIN", "VEVENT")
	c.line("UID", id)
	c.line("DTSTAMP", c.start.Format("20060102T000000Z")) // when the plan was made is not known; the day it rests on is
	c.line("DTSTART;VALUE=DATE", date.Format("20060102"))
	c.line("DTEND;VALUE=DATE", date.AddDate(0, 0, 1).Format("20060102"))
	c.line("SUMMARY"+language, calendarText(summary))
	c.line("DESCRIPTION"+language, calendarText(detail))
	c.line("CATEGORIES", calendarText(category))
	c.line("TRANSP", "TRANSPARENT")
	c.line("END", "VEVENT")
}

// eventDetail says the rest about a step, a line each.
func eventDetail(v *view.View, wave *view.Wave, s *view.Step) string {
	w := &v.Words
	var lines []string
	for _, part := range [][2]string{
		{w.Criterion, wording.Joined(", ", s.Criterion, wording.LowerFirst(w.Level)+" "+strconv.Itoa(s.Level))},
		{w.Wave, wave.Name}, {w.Owner, s.Owner}, {w.Days, s.Days.Text}, {w.Artefact, s.Artefact},
		{w.WaitsFor, strings.Join(s.WaitsFor, "; ")}, {w.NeededFor, s.NeededFor},
	} {
		if part[1] != "" {
			lines = append(lines, part[0]+": "+part[1])
		}
	}
	return strings.Join(lines, "\n")
}

// eventID names a step of a client's plan all over the world, and says nothing about the client.
func eventID(v *view.View, step string) string {
	sum := sha256.Sum256([]byte(strings.Join([]string{v.Header.Bank, v.Header.Client, v.Header.ISODate, step}, "\x00")))
	return hex.EncodeToString(sum[:16]) + "@" + view.Generator
}

// calendarText escapes a text value: a line break inside it becomes \n, other control characters go.
func calendarText(s string) string {
	s = strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\n", `\n`).Replace(s)
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return -1
		}
		return r
	}, s)
}

// mostOctets is the length of a line, without its break, that RFC 5545 allows.
const mostOctets = 75

// line writes a property, folded where it is too long; a fold never parts the octets of one letter.
func (c *calendar) line(name, value string) {
	rest, room := name+":"+value, mostOctets
	for len(rest) > room {
		cut := room
		for !utf8.RuneStart(rest[cut]) {
			cut--
		}
		c.out.WriteString(rest[:cut] + "\r\n ")
		rest, room = rest[cut:], mostOctets-1 // the blank counts
	}
	c.out.WriteString(rest + "\r\n")
}
