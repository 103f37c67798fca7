package source

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"salesaudit/internal/clean"
)

// Severity says whether a finding makes a file unusable.
type Severity uint8

const (
	Error   Severity = iota // the file cannot be used as it is
	Warning                 // worth a look; the file can be used
)

// String returns "error" or "warning".
func (s Severity) String() string {
	if s == Warning {
		return "warning"
	}
	return "error"
}

// Diagnostic is one finding about a file: what was found where, what was expected, and what to do.
// Any part may be empty; the message leaves it out.
type Diagnostic struct {
	File         string
	Line, Column int // 1-based, Column counts runes; 0 when the place is not known
	Severity     Severity
	Where        string // the path of the value, such as answers.roles[2].headcount
	Found        string // what is there, such as "twelve"; without Expected, what is wrong, such as: missing key "id"
	Expected     string // what should be there, such as a whole number
	Hint         string // the next step, such as: did you mean "headcount"?
	Excerpt      string // the line of the file, or the part of a long one; Print shows it with a caret

	caret int // the offset of the place in Excerpt
}

// Error returns FILE:LINE:COL: WHERE: found X, expected Y (HINT). Control characters
// of quoted text are made visible, so the message may go to a terminal.
func (d Diagnostic) Error() string {
	var b strings.Builder
	for _, part := range []string{clean.Visible(d.position()), clean.Visible(d.Where), clean.Visible(d.message())} {
		if part == "" {
			continue
		}
		if b.Len() > 0 {
			b.WriteString(": ")
		}
		b.WriteString(part)
	}
	return b.String()
}

// position returns FILE:LINE:COL without the parts that are not known.
func (d Diagnostic) position() string {
	place := d.File
	if d.Line > 0 {
		if place == "" {
			place = "line "
		} else {
			place += ":"
		}
		place += strconv.Itoa(d.Line)
		if d.Column > 0 {
			place += ":" + strconv.Itoa(d.Column)
		}
	}
	return place
}

// message returns what was found, expected and hinted.
func (d Diagnostic) message() string {
	var b strings.Builder
	if d.Severity == Warning {
		b.WriteString("warning: ")
	}
	switch {
	case d.Expected == "":
		b.WriteString(d.Found)
	case d.Found == "":
		b.WriteString("expected " + d.Expected)
	default:
		b.WriteString("found " + d.Found + ", expected " + d.Expected)
	}
	switch {
	case d.Hint == "":
	case d.Found == "" && d.Expected == "":
		b.WriteString(d.Hint)
	default:
		b.WriteString(" (" + d.Hint + ")")
	}
	return b.String()
}

// Diagnostics is every finding of a file, or of several; as an error it has one line for each.
type Diagnostics []Diagnostic

// Error returns the findings, one a line.
func (ds Diagnostics) Error() string {
	lines := make([]string, len(ds))
	for i, d := range ds {
		lines[i] = d.Error()
	}
	return strings.Join(lines, "\n")
}

// Err returns ds when it holds an Error, and nil otherwise.
func (ds Diagnostics) Err() error {
	if ds.HasErrors() {
		return ds
	}
	return nil
}

// First returns at most so many findings of each file, errors rather than warnings, and
// behind those of a file that has more a line that says how many. Zero is no limit.
func (ds Diagnostics) First(most int) Diagnostics {
	if most == 0 || len(ds) <= most {
		return ds
	}
	var out Diagnostics
	for rest := ds; len(rest) > 0; {
		same := slices.IndexFunc(rest, func(d Diagnostic) bool { return d.File != rest[0].File })
		if same < 0 {
			same = len(rest)
		}
		out = append(out, firstOf(rest[:same], most)...)
		rest = rest[same:]
	}
	return out
}

// firstOf is First of the findings of one file.
func firstOf(ds Diagnostics, most int) Diagnostics {
	if len(ds) <= most {
		return ds
	}
	errors := 0
	for _, d := range ds {
		if d.Severity == Error {
			errors++
		}
	}
	warnings := max(0, most-errors)
	errors = min(errors, most)
	var out Diagnostics
	var left Diagnostic
	for _, d := range ds {
		room := &errors
		if d.Severity == Warning {
			room = &warnings
		}
		if *room > 0 {
			out = append(out, d)
		} else if left.Found == "" || d.Severity == Error {
			left = Diagnostic{File: d.File, Severity: d.Severity, Found: moreFindings(len(ds) - most), Hint: "--all prints them"}
		}
		*room--
	}
	return append(out, left)
}

// HasErrors reports whether any finding is an Error.
func (ds Diagnostics) HasErrors() bool {
	return slices.ContainsFunc(ds, func(d Diagnostic) bool { return d.Severity == Error })
}

// maxFindings bounds the findings that are kept about one text: a spoiled file may have
// millions, and nobody mends more than this at a time.
const maxFindings = 1000

// Findings collects what is found in a text, and counts what is beyond maxFindings.
type Findings struct {
	List Diagnostics

	more  int
	worst Severity // of those beyond
}

// Full reports whether there is no room for further findings.
func (f *Findings) Full() bool { return len(f.List) >= maxFindings }

// Room reports whether there is room for a finding. Where there is none the finding is counted, and not to be added.
func (f *Findings) Room(severity Severity) bool {
	if !f.Full() {
		return true
	}
	if f.more++; f.more == 1 || severity == Error {
		f.worst = severity
	}
	return false
}

// Add adds a finding for which there is room.
func (f *Findings) Add(d Diagnostic) { f.List = append(f.List, d) }

// All returns the findings in the order of the text, and after them how many more there are.
func (f *Findings) All(file string) Diagnostics {
	f.List.Sort()
	if f.more == 0 {
		return f.List
	}
	return append(f.List, Diagnostic{File: file, Severity: f.worst, Found: moreFindings(f.more), Hint: "they are shown when these are settled"})
}

func moreFindings(n int) string {
	if n == 1 {
		return "1 more finding"
	}
	return strconv.Itoa(n) + " more findings"
}

// Sort orders the findings by file, line and column, and leaves those of one place in their order.
func (ds Diagnostics) Sort() {
	slices.SortStableFunc(ds, func(a, b Diagnostic) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
}
