package line

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"salesaudit/internal/answers"
	"salesaudit/internal/interview/interviewtest"
)

// TestClockIsOff begins an interview on a computer whose clock answer files do not take: today is not offered, the date
// is asked for until it can be one, and nothing that was typed is lost.
func TestClockIsOff(t *testing.T) {
	for _, year := range []int{1970, 1989, 2200} {
		setting := interviewtest.Setting(t, filepath.Join(t.TempDir(), "client.yaml"))
		setting.Clock = func() time.Time { return time.Date(year, 1, 1, 10, 0, 0, 0, time.UTC) }
		var out bytes.Buffer
		s, err := Run(t.Context(), setting, nil, Streams{In: strings.NewReader("\nООО «Ромашка»\n12\n\n\n\n\n\n1.1.1989\n24.11.2026\nвыход\n"), Out: &out})
		if err != nil {
			t.Fatalf("%d: %v\n%s", year, err, out.String())
		}
		s.Close()
		if strings.Contains(out.String(), "сегодня") || strings.Count(out.String(), "Нужна дата, например 23.11.2026.") != 2 {
			t.Errorf("%d: the date is not asked for again:\n%s", year, out.String())
		}
		sheet, found := answers.Load(s.File.Path(), s.Bank)
		if sheet == nil {
			t.Fatal(found)
		}
		if got := sheet.Interview.Date.Format(time.DateOnly); got != "2026-11-24" {
			t.Errorf("%d: the date is %s", year, got)
		}
	}
}
