package answers

import (
	"testing"
	"time"
)

// TestOddDate: a slip of the year is warned about, an interview of next month or of some years ago is not.
func TestOddDate(t *testing.T) {
	today := time.Date(2026, 11, 26, 0, 0, 0, 0, time.UTC)
	for date, odd := range map[string]bool{"2026-11-26": false, "2027-12-01": false, "2036-11-26": true, "2062-11-26": true, "2016-01-01": false, "2002-11-26": true} {
		s := &Sheet{}
		s.Interview.Date, _ = ParseDate(date)
		if found := s.OddDate(today); (len(found) > 0) != odd {
			t.Errorf("%s: %v", date, found)
		}
	}
	if found := new(Sheet).OddDate(today); found != nil {
		t.Errorf("no date: %v", found)
	}
}
