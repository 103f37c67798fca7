package terminal

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"salesaudit/internal/clean"
	"salesaudit/internal/source"
	"salesaudit/reports/view"
)

// WriteValidation prints what was found, file by file: at most so many findings of each, all for 0.
func WriteValidation(w io.Writer, checked []view.Validation, most int) error {
	for i := range checked {
		v := &checked[i]
		source.Print(w, v.Findings.First(most))
		if _, err := fmt.Fprintf(w, "%s: %s\n", clean.Visible(v.File), v.Verdict); err != nil {
			return err
		}
		for _, c := range v.Conflicts {
			lines := append(slices.Concat([]string{c.Heading}, c.Answers, c.Computed), c.Advice)
			if _, err := fmt.Fprintf(w, "  %s\n", strings.Join(lines, "\n      ")); err != nil {
				return err
			}
		}
	}
	return nil
}
