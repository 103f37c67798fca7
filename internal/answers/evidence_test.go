package answers

import (
	"testing"
	"time"
)

// TestEvidenceCounts: a document or extract without a date, or more than 365 days older than the interview, counts as
// a reference (method, section 3).
func TestEvidenceCounts(t *testing.T) {
	interview := time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC)
	before := func(days int) time.Time { return interview.AddDate(0, 0, -days) }
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
		{"document and interview without dates", Evidence{Grade: Document}, time.Time{}, Reference},
	} {
		if got := c.evidence.Counts(c.interview); got != c.want {
			t.Errorf("%s counts as %q, want %q", c.name, got, c.want)
		}
	}
}
