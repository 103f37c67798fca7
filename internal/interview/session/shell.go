package session

import (
	"runtime"
	"strings"

	"salesaudit/internal/clean"
)

// Command words a command of the program for a shell, with the flags that it was started with. What a terminal would
// act on is made visible: such a name cannot be copied from there.
func (setting Setting) Command(parts ...string) string {
	return command(runtime.GOOS, append(append([]string{"salesaudit"}, parts...), setting.Flags...))
}

// command puts words together as the shells of a system take them apart.
func command(system string, words []string) string {
	quoted := make([]string, len(words))
	for k, word := range words {
		if system == "windows" {
			quoted[k] = windowsWord(word)
		} else {
			quoted[k] = shellWord(word)
		}
	}
	return clean.Visible(strings.Join(quoted, " "))
}

func shellWord(word string) string {
	if word != "" && !strings.ContainsAny(word, " \t\"'«»()&;|<>*?$`\\#~!") {
		return word
	}
	return "'" + strings.ReplaceAll(word, "'", `'\''`) + "'"
}

// windowsWord quotes a word for both cmd and PowerShell, to which a backslash is a letter. No name there has a quotation
// mark in it.
func windowsWord(word string) string {
	if word != "" && !strings.ContainsAny(word, " \t'«»()&;,|<>^%$`#~!@{}") {
		return word
	}
	return `"` + word + `"`
}
