package line

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"salesaudit/internal/interview/session"
	"salesaudit/internal/wording"
)

// yesWords and noWords answer yes-or-no questions in either language; of their letters only those of the words that are
// shown do, as y and н, which is the opposite, are one key on two layouts.
var (
	yesWords = []string{"да", "yes", "+", "1"}
	noWords  = []string{"нет", "no", "0", "2"}
)

// isLetterOf reports whether a line is the first letter of a word.
func isLetterOf(line, word string) bool {
	return utf8.RuneCountInString(line) == 1 && strings.HasPrefix(strings.ToLower(word), line)
}

// pick finds the choice that a line names, -1 when it names none or several.
func pick(choices []session.Choice, line string) int {
	folded := strings.ToLower(line)
	if len(choices) == 2 && choices[0].ID == session.Yes && choices[1].ID == session.No {
		switch {
		case slices.Contains(yesWords, folded) || isLetterOf(folded, choices[0].Label):
			return 0
		case slices.Contains(noWords, folded) || isLetterOf(folded, choices[1].Label):
			return 1
		}
		return -1
	}
	if n, err := strconv.Atoi(line); err == nil {
		if n < 1 || n > len(choices) {
			return -1
		}
		return n - 1
	}
	found, folds := -1, 0
	for i, c := range choices {
		switch label := strings.ToLower(strings.ReplaceAll(c.Label, wording.NoBreak, " ")); {
		case label == folded || c.ID == line:
			return i
		case folded != "" && strings.HasPrefix(label, folded):
			found = i
			folds++
		}
	}
	if folds != 1 {
		return -1
	}
	return found
}
