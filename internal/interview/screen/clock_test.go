package screen

import (
	"path/filepath"
	"strings"
	"testing"
	"time"

	"salesaudit/internal/interview/interviewtest"
)

// TestClockIsOff begins an interview on a computer whose clock answer files do not take: the date is asked for until it
// can be one, and nothing that was typed is lost.
func TestClockIsOff(t *testing.T) {
	for _, year := range []int{1970, 2200} {
		setting := interviewtest.Setting(t, filepath.Join(t.TempDir(), "client.yaml"))
		setting.Clock = func() time.Time { return time.Date(year, 1, 1, 10, 0, 0, 0, time.UTC) }
		sc := newScreen(t.Context(), setting, false)
		sc.page = newOpeningPage(sc)
		sc.press("1")
		sc.write("ООО «Ромашка»")
		sc.press("enter", "1", "2", "enter", "enter", "enter", "enter", "enter", "enter")
		if sc.s != nil || !strings.Contains(sc.draw(), "Нужна дата, например 23.11.2026.") {
			t.Fatalf("%d: the date is not asked for:\n%s", year, sc.draw())
		}
		sc.write("24.11.2026")
		sc.press("enter")
		if sc.s == nil {
			t.Fatalf("%d: the interview does not begin:\n%s", year, sc.draw())
		}
		sc.s.Close()
		if o := sc.s.Opening(); o.Client != "ООО «Ромашка»" || o.Date.Format(time.DateOnly) != "2026-11-24" {
			t.Errorf("%d: begins with %+v", year, o)
		}
	}
}
