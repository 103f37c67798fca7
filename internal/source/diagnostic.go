package source

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
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
	Excerpt      string // the line of the file; Print shows it with a caret
}

// Error returns FILE:LINE:COL: WHERE: found X, expected Y (HINT). Control characters
// of quoted text are made visible, so the message may go to a terminal.
func (d Diagnostic) Error() string {
	var b strings.Builder
	for _, part := range []string{Visible(d.position()), Visible(d.Where), Visible(d.message())} {
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

// HasErrors reports whether any finding is an Error.
func (ds Diagnostics) HasErrors() bool {
	return slices.ContainsFunc(ds, func(d Diagnostic) bool { return d.Severity == Error })
}

// Sort orders the findings by file, line and column, and leaves those of one place in their order.
func (ds Diagnostics) Sort() {
	slices.SortStableFunc(ds, func(a, b Diagnostic) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
}
