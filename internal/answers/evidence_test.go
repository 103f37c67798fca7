package answers

import (
	"testing"
	"time"

	"salesaudit/questionnaire"
)

// TestEvidenceCounts: a document or extract without a date, or more than 365 days older than the interview, counts as
// a reference (method, section 3).
func TestEvidenceCounts(t *testing.T) {
	interview := time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC)
	before := func(days int) time.Time { return interview.AddDate(0, 0, -days) }
	observed := &questionnaire.Source{UpTo: "document"}
	for _, c := range []struct {
		name      string
		evidence  Evidence
		interview time.Time
		want      Grade
	}{
		{"fresh document", Evidence{Grade: Document, Date: before(10)}, interview, Document},
		{"document of 365 days", Evidence{Grade: Document, Date: before(365)}, interview, Document},
		{"document of 366 days", Evidence{Grade: Document, Date: before(366)}, interview, Reference},
		{"extract of 366 days", Evidence{Grade: Extract, Date: before(366)}, interview, Reference},
		{"extract of 365 days", Evidence{Grade: Extract, Date: before(365)}, interview, Extract},
		{"extract without a date", Evidence{Grade: Extract}, interview, Reference},
		{"old reference", Evidence{Grade: Reference, Date: before(3000)}, interview, Reference},
		{"reference without a date", Evidence{Grade: Reference}, interview, Reference},
		{"document after the interview", Evidence{Grade: Document, Date: before(-30)}, interview, Document},
		{"old document, interview without a date", Evidence{Grade: Document, Date: before(3000)}, time.Time{}, Document},
		{"fresh extract of a source that proves no more than a document", Evidence{Source: observed, Grade: Extract, Date: before(10)}, interview, Document},
		{"old extract of such a source", Evidence{Source: observed, Grade: Extract, Date: before(400)}, interview, Reference},
		{"document and interview without dates", Evidence{Grade: Document}, time.Time{}, Reference},
	} {
		if got := c.evidence.Counts(c.interview); got != c.want {
			t.Errorf("%s counts as %q, want %q", c.name, got, c.want)
		}
	}
}

// TestSameClient: names are compared as people write them.
func TestSameClient(t *testing.T) {
	of := func(name string) *Sheet { return &Sheet{Client: Client{Name: name}} }
	for name, want := range map[string]bool{
		"ООО «Тёплый дом»": true, "ооо  \"Теплый Дом\" ": true, "ООО “ТЁПЛЫЙ ДОМ”": true, "ООО Тёплый дом": true,
		"ООО «Тёплый дом 2»": false, "АО «Тёплый дом»": false, "": false,
	} {
		if SameClient(of("ООО «Тёплый дом»"), of(name)) != want {
			t.Errorf("%q: want the same client: %t", name, want)
		}
	}
}
