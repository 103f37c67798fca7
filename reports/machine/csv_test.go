package machine

import "testing"

func TestWithoutFormula(t *testing.T) {
	for text, want := range map[string]string{
		"=1+1": "'=1+1", "+7 900": "'+7 900", "-a": "'-a", "@SUM(A1)": "'@SUM(A1)", "\t=1": "'\t=1", "  =1": "'  =1", "＝1": "'＝1",
		"-1.5": "-1.5", "+2": "+2", "2": "2", "": "", "а = б": "а = б", "1-2": "1-2",
	} {
		if got := withoutFormula(text); got != want {
			t.Errorf("withoutFormula(%q) = %q, want %q", text, got, want)
		}
	}
}
