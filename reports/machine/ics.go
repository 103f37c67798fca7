package machine

import (
	"cmp"
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

// ErrNoDate says that a plan cannot be put into a calendar, because nothing says when it begins.
var ErrNoDate = errors.New("the answers have no interview date, and no first day was given")

// WritePlanICS writes the plan of a view as a calendar (RFC 5545): for each line of the plan that takes effort an all-day
// event from its first day to its last. They are events rather than tasks because few calendars import tasks; they leave
// the days free. The same plan gives the same bytes, and an event keeps its UID, so that a calendar updates it when the
// plan is imported again.
func WritePlanICS(w io.Writer, v *view.View) error {
	if v.Plan.Start == "" {
		return ErrNoDate
	}
	c := &calendar{}
	c.line("BEGIN", "VCALENDAR")
	c.line("VERSION", "2.0")
	c.line("PRODID", "-//"+view.Generator+"//"+view.PlanFormat+"//"+strings.ToUpper(string(v.Language)))
	c.line("CALSCALE", "GREGORIAN")
	c.line("METHOD", "PUBLISH")
	c.line("X-WR-CALNAME", calendarText(wording.Joined(": ", v.Header.Client, v.Words.Plan)))
	for i := range v.Plan.Waves {
		wave := &v.Plan.Waves[i]
		for k := range wave.Lines {
			if s := &wave.Lines[k]; s.Start != "" {
				c.entry(v, event{s.Start, s.Finish, eventID(v, s), s.Action, eventDetail(v, wave, s), cmp.Or(s.Dimension, v.Words.Plan)})
			}
		}
	}
	if len(v.Plan.Steps) == 0 { // a calendar without an event is not valid
		score := wording.Joined(": ", v.Words.Overall, v.Overall.Proven.Text)
		c.entry(v, event{v.Plan.Start, v.Plan.Start, eventID(v, &view.Step{}), v.Plan.Lead, score, v.Header.Title})
	}
	c.line("END", "VCALENDAR")
	if c.err != nil {
		return fmt.Errorf("read a date of the plan: %w", c.err)
	}
	_, err := io.WriteString(w, c.out.String())
	return err
}

// calendar collects the lines of an iCalendar file. It keeps the first error.
type calendar struct {
	out strings.Builder
	err error
}

// event is what a calendar is told of a line of the plan; its days are written 2006-01-02.
type event struct{ first, last, id, summary, detail, category string }

func (c *calendar) entry(v *view.View, e event) {
	language := ";LANGUAGE=" + string(v.Language)
	c.line("BEGIN", "VEVENT")
	c.line("UID", e.id)
	c.line("DTSTAMP", c.day(v.Plan.Start, 0)+"T000000Z") // when the plan was made is not known; the day it counts from is
	c.line("DTSTART;VALUE=DATE", c.day(e.first, 0))
	c.line("DTEND;VALUE=DATE", c.day(e.last, 1)) // the day after the last
	c.line("SUMMARY"+language, calendarText(e.summary))
	c.line("DESCRIPTION"+language, calendarText(e.detail))
	c.line("CATEGORIES", calendarText(e.category))
	c.line("TRANSP", "TRANSPARENT")
	c.line("END", "VEVENT")
}

// day writes a day, so many days later, as a calendar does.
func (c *calendar) day(iso string, later int) string {
	t, err := time.Parse(time.DateOnly, iso)
	if err != nil && c.err == nil {
		c.err = err
	}
	return t.AddDate(0, 0, later).Format("20060102")
}

// eventDetail says the rest about a step, a line each.
func eventDetail(v *view.View, wave *view.Wave, s *view.Step) string {
	w := &v.Words
	var lines []string
	for _, part := range [][2]string{
		{w.Step, s.Name}, {w.Wave, wave.Name}, {w.Owner, s.Owner}, {w.Days, s.Effort()}, {w.Artefact, s.Artefact},
		{w.WaitsFor, strings.Join(s.WaitsFor, "; ")}, {w.NeededFor, s.NeededFor},
	} {
		if part[1] != "" {
			lines = append(lines, part[0]+": "+part[1])
		}
	}
	return strings.Join(lines, "\n")
}

// eventID names a line of a client's plan all over the world, and says nothing about the client.
func eventID(v *view.View, s *view.Step) string {
	step := s.ID
	if step == "" && s.Kind == view.ShowID { // all documents of an owner
		step = strings.Join([]string{s.Kind, strconv.Itoa(s.Wave), s.OwnerID, s.Owner}, ":")
	}
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
