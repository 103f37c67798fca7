package reports

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"

	"salesaudit/internal/answers"
	"salesaudit/internal/plan"
	"salesaudit/internal/scoring"
	"salesaudit/internal/wording"
	"salesaudit/questionnaire"
	"salesaudit/questionnaire/banktest"
	"salesaudit/reports/machine"
	"salesaudit/reports/markdown"
	"salesaudit/reports/terminal"
	"salesaudit/reports/view"
)

// planOf scores a sheet and plans.
func planOf(t testing.TB, sheet *answers.Sheet) *plan.Plan {
	t.Helper()
	a, err := scoring.Assess(t.Context(), sheet)
	if err != nil {
		t.Fatal(err)
	}
	p, err := plan.Make(a, plan.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// planWriters are the formats of a plan by suffix.
var planWriters = map[string]func(io.Writer, *view.View) error{
	"json": machine.WritePlanJSON, "csv": func(w io.Writer, v *view.View) error { return machine.WritePlanCSV(w, v, wording.PlainCSV) }, "ics": machine.WritePlanICS, "md": markdown.WritePlan,
	"txt": func(w io.Writer, v *view.View) error { return terminal.WritePlan(w, v, terminal.Options{Width: 80}) },
}

func planView(p *plan.Plan, lang questionnaire.Language) *view.View {
	return view.New(p.Assessment, p, view.Options{Lang: lang})
}

func writtenPlan(t testing.TB, suffix string, p *plan.Plan, lang questionnaire.Language) string {
	t.Helper()
	var out bytes.Buffer
	if err := planWriters[suffix](&out, planView(p, lang)); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// TestPlanGolden holds whole plans in every format and language: a client with steps of every kind, and one that has
// reached its targets.
func TestPlanGolden(t *testing.T) {
	t.Parallel()
	for _, client := range []string{"unfinished", "ideal"} {
		p := planOf(t, sheetOf(t, banktest.Block9(t), "../testdata/clients/"+client+".yaml"))
		for suffix := range planWriters {
			for _, lang := range languages {
				golden(t, "plan/"+client+"."+string(lang)+"."+suffix, []byte(writtenPlan(t, suffix, p, lang)))
			}
		}
	}
}

// TestPlanFormatsAgree holds CSV and JSON against the plan itself.
func TestPlanFormatsAgree(t *testing.T) {
	t.Parallel()
	for _, client := range clients(t) {
		p := planOf(t, sheetOf(t, banktest.Block9(t), client))
		decoder := json.NewDecoder(strings.NewReader(writtenPlan(t, "json", p, questionnaire.Russian)))
		decoder.DisallowUnknownFields()
		var raw struct {
			Format   string
			Start    *string
			Capacity []float64
			Optional []any
			Owners   []struct {
				Owner       string
				OwnerName   string `json:"owner_name"`
				Wave        int
				Days        float64
				WorkingDays int `json:"working_days"`
			}
			Steps []struct {
				Step                   string
				Kind                   string
				Wave                   int
				Days, Impact, Priority float64
				Owner                  *string
				WaitsFor               []string `json:"waits_for"`
				NeededFor              *string  `json:"needed_for"`
				Start, Finish          *string
				Number                 *int
				Action, Artefact       string
				OwnerName              string `json:"owner_name"`
				Actions                []struct {
					Part             int
					Action, Artefact string
					Days             float64
					Owner            *string
					Hire             bool
				}
			}
			Forecast []struct {
				Wave       int
				Overall    float64
				Dimensions map[string]float64
			}
			Client struct {
				Name    string
				Sellers int
				Profile string
			}
		}
		if err := decoder.Decode(&raw); err != nil {
			t.Fatal(err)
		}
		rows, err := csv.NewReader(strings.NewReader(writtenPlan(t, "csv", p, questionnaire.Russian))).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		if len(raw.Steps) != len(p.Steps) || len(rows) != len(p.Steps)+1 {
			t.Fatalf("%s: %d steps, %d in JSON, %d lines of CSV", client, len(p.Steps), len(raw.Steps), len(rows))
		}
		for i, s := range p.Steps {
			got := raw.Steps[i]
			if got.Step != s.Rung.ID() || got.Wave != s.Wave || got.Days != s.Days || math.Abs(got.Impact-s.Impact) > 0.005001 || math.Abs(got.Priority-s.Priority) > 0.005001 {
				t.Errorf("%s: step %d is %+v in JSON, %s in the plan", client, i, got, s.Rung.ID())
			}
			if isoDate(s.First) != text(got.Start) || isoDate(s.Last) != text(got.Finish) || rows[i+1][15] != text(got.Start) || rows[i+1][16] != text(got.Finish) {
				t.Errorf("%s: step %d from %s to %s, in CSV %s", client, i, text(got.Start), text(got.Finish), rows[i+1][15:])
			}
			days := 0.0
			for k, a := range got.Actions {
				days += a.Days
				if work := s.Actions[k]; a.Part != work.Action.Part.Number || a.Days != work.Days || a.Action == "" {
					t.Errorf("%s: step %d, action %d is %+v", client, i, k, a)
				}
			}
			if len(got.Actions) != len(s.Actions) || len(got.Actions) > 0 && days != got.Days {
				t.Errorf("%s: step %d takes %v days, its %d actions %v", client, i, got.Days, len(got.Actions), days)
			}
			if rows[i+1][0] != got.Step || rows[i+1][7] != strings.Join(got.WaitsFor, " ") || rows[i+1][12] != got.Action {
				t.Errorf("%s: step %d differs between CSV and JSON:\n%q\n%+v", client, i, rows[i+1], got)
			}
		}
		for i, f := range p.Forecast {
			if raw.Forecast[i].Overall != scoring.Round(f.Overall) || len(raw.Forecast[i].Dimensions) != len(f.Dimensions) {
				t.Errorf("%s: forecast %d is %+v", client, i, raw.Forecast[i])
			}
		}
	}
}

func isoDate(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.DateOnly)
}

func text(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

// TestPlanCalendar reads a calendar by the grammar of RFC 5545: line ends, length of lines, folding, nesting.
func TestPlanCalendar(t *testing.T) {
	for _, client := range clients(t) {
		sheet := sheetOf(t, banktest.Block9(t), client)
		sheet.Client.Name = "ООО «Я; ты, \\ мы»\r\nEND:VCALENDAR"
		sheet.Interview.Date = time.Date(2026, time.February, 1, 0, 0, 0, 0, time.UTC)
		p := planOf(t, sheet)
		text := writtenPlan(t, "ics", p, questionnaire.Russian)
		for line := range strings.SplitAfterSeq(strings.TrimSuffix(text, "\r\n"), "\r\n") {
			if line = strings.TrimSuffix(line, "\r\n"); len(line) > 75 || !utf8.ValidString(line) || strings.ContainsAny(line, "\r\n") {
				t.Errorf("%s: the line %q", client, line)
			}
		}
		events, spans, first := 0, map[string]bool{}, ""
		open := []string{}
		for line := range strings.SplitSeq(strings.TrimSuffix(strings.ReplaceAll(text, "\r\n ", ""), "\r\n"), "\r\n") {
			name, value, ok := strings.Cut(line, ":")
			switch {
			case !ok:
				t.Errorf("%s: no property in %q", client, line)
			case name == "BEGIN":
				open = append(open, value)
			case name == "END":
				if open[len(open)-1] != value {
					t.Fatalf("%s: %s ends inside %s", client, value, open)
				}
				open = open[:len(open)-1]
			case name == "UID":
				events++
			case name == "DTSTART;VALUE=DATE":
				first = value
			case name == "DTEND;VALUE=DATE":
				spans[first+"-"+value] = true
			}
		}
		lines := map[string]bool{} // all documents that an owner can send at once in a wave are one event
		later := map[*questionnaire.Rung]bool{}
		for _, s := range p.Steps {
			below := s.Rung.Below()
			later[s.Rung] = s.Kind != plan.Show || below != nil && later[below]
			switch {
			case s.Kind == plan.Counts:
				continue
			case !later[s.Rung]:
				lines[fmt.Sprint(s.Wave, plan.OwnerKey(s.Owner))] = true
				continue
			}
			lines[s.Rung.ID()] = true
			// The day of an end is the one after the last.
			if span := s.First.Format("20060102") + "-" + s.Last.AddDate(0, 0, 1).Format("20060102"); !spans[span] {
				t.Errorf("%s: nothing lasts %s", client, span)
			}
		}
		want := max(1, len(lines)) // one that says that nothing is left
		if events != want || len(open) > 0 {
			t.Errorf("%s: %d events for %d steps, %v left open", client, events, want, open)
		}
	}
}

func TestPlanCalendarNeedsDate(t *testing.T) {
	sheet := sheetOf(t, banktest.Block9(t), "../testdata/clients/unfinished.yaml")
	sheet.Interview.Date = time.Time{}
	if err := machine.WritePlanICS(io.Discard, planView(planOf(t, sheet), questionnaire.English)); err != machine.ErrNoDate {
		t.Errorf("a calendar without a first day: %v", err)
	}
}

// TestPlanTableFits looks at the width of every line, down to the narrowest terminal.
func TestPlanTableFits(t *testing.T) {
	for _, client := range clients(t) {
		p := planOf(t, sheetOf(t, banktest.Block9(t), client))
		for _, width := range []int{60, 80, 100, 200} {
			var out bytes.Buffer
			if err := terminal.WritePlan(&out, planView(p, questionnaire.Russian), terminal.Options{Width: width}); err != nil {
				t.Fatal(err)
			}
			for line := range strings.Lines(out.String()) {
				if w := ansi.StringWidth(strings.TrimSuffix(line, "\n")); w > width {
					t.Errorf("%s: %d columns in a terminal of %d: %q", client, w, width, line)
				}
			}
		}
	}
}

// TestPlanHostileName puts a hostile client name into each format.
func TestPlanHostileName(t *testing.T) {
	sheet := sheetOf(t, banktest.Block9(t), "../testdata/clients/unfinished.yaml")
	sheet.Client.Name = "=cmd|' /C calc'!A0 \x1b[31m\u202e<script>*a*\xff" + strings.Repeat("ж", 10_000)
	p := planOf(t, sheet)
	for suffix := range planWriters {
		text := writtenPlan(t, suffix, p, questionnaire.Russian)
		if !utf8.ValidString(text) {
			t.Errorf("%s is not valid UTF-8", suffix)
		}
		if strings.ContainsAny(text, "\x1b\u202e") {
			t.Errorf("%s has control characters of the client's name", suffix)
		}
		if suffix == "md" && strings.Contains(text, "<script>") {
			t.Error("markup of the client's name is markup of the list")
		}
	}
}
