package line

import (
	"testing"

	"salesaudit/internal/interview/session"
)

// TestPickYesOrNo takes the words of either language, and letters only of those that are shown: y and н, which is no, are
// one key on two layouts.
func TestPickYesOrNo(t *testing.T) {
	russian := []session.Choice{{ID: session.Yes, Label: "да"}, {ID: session.No, Label: "нет"}}
	english := []session.Choice{{ID: session.Yes, Label: "yes"}, {ID: session.No, Label: "no"}}
	for _, try := range []struct {
		choices []session.Choice
		line    string
		want    int
	}{
		{russian, "да", 0}, {russian, "Д", 0}, {russian, "yes", 0}, {russian, "нет", 1}, {russian, "н", 1}, {russian, "No", 1},
		{russian, "y", -1}, {russian, "Y", -1}, {russian, "n", -1}, {russian, "", -1}, {russian, "не", -1},
		{english, "Yes", 0}, {english, "y", 0}, {english, "да", 0}, {english, "n", 1}, {english, "нет", 1},
		{english, "д", -1}, {english, "н", -1}, {english, "Н", -1}, {english, "ye", -1},
	} {
		if got := pick(try.choices, try.line); got != try.want {
			t.Errorf("%q of %s and %s: %d, want %d", try.line, try.choices[0].Label, try.choices[1].Label, got, try.want)
		}
	}
}
