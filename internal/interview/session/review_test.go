package session

import (
	"os"
	"strings"
	"testing"
)

// TestReview says and takes back every part of the consultant's word, as the file has it.
func TestReview(t *testing.T) {
	s, path := openText(t, `format: salesaudit.answers/1
bank: block9@1.1.0
client: {name: ООО «Ромашка», sellers: 12}
interview: {date: 2026-11-23}
answers: {}
`)
	c := s.Bank.Criteria[1]
	said := [ReviewParts]string{"Проверено на месте", "2,5", "Директор", "Дилеров нет и не будет"}
	if err := s.SetConclusion(" Отдел готов "); err != nil || s.Conclusion() != "Отдел готов" {
		t.Errorf("the conclusion is %q, %v", s.Conclusion(), err)
	}
	for part, text := range said {
		if err := s.SetReviewed(c, ReviewPart(part), text); err != nil {
			t.Fatal(err)
		}
		if got := s.Reviewed(c, ReviewPart(part)); got != text {
			t.Errorf("part %d is %q, want %q", part, got, text)
		}
	}
	for _, wrong := range []string{"много", "-1", "NaN"} {
		if err := s.SetReviewed(c, ReviewDays, wrong); err == nil {
			t.Errorf("%q days are taken", wrong)
		}
	}
	if got := s.Reviewed(c, ReviewDays); got != "2,5" {
		t.Errorf("what was refused left %q days", got)
	}
	if line := s.ReviewLine(c); line != s.Text(c.Name)+": "+strings.Join(said[:], " · ") {
		t.Errorf("the line is %q", line)
	}
	for part := range ReviewParts {
		if err := s.SetReviewed(c, part, ""); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.SetConclusion(""); err != nil {
		t.Fatal(err)
	}
	onDisk, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if s.ReviewLine(c) != s.Text(c.Name) || s.Conclusion() != "" {
		t.Errorf("what was taken back is left:\n%s", onDisk)
	}
	if strings.Contains(string(onDisk), "Проверено") || strings.Contains(string(onDisk), "Дилеров") {
		t.Errorf("the file keeps what was taken back:\n%s", onDisk)
	}
}
