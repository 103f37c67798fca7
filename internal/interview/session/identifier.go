package session

import (
	"fmt"
	"slices"
	"strings"

	"salesaudit/internal/answers"
)

// maxIdentifier bounds the ids made from names: long enough to be told apart, short enough to be read. No word
// begins in the second half.
const maxIdentifier = 32

// identifier makes an id of a name: transliterated, in lower case, words joined by underscores.
func identifier(name string) string {
	var b strings.Builder
	gap := false
	for _, r := range strings.ToLower(name) {
		latin, ok := transliterated[r]
		switch {
		case ok:
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			latin = string(r)
		default:
			gap = true
			continue
		}
		if latin == "" {
			continue
		}
		if b.Len() >= maxIdentifier || gap && b.Len() >= maxIdentifier/2 {
			break
		}
		if gap && b.Len() > 0 {
			b.WriteByte('_')
		}
		gap = false
		b.WriteString(latin)
	}
	return b.String()
}

var transliterated = map[rune]string{
	'а': "a", 'б': "b", 'в': "v", 'г': "g", 'д': "d", 'е': "e", 'ё': "e", 'ж': "zh", 'з': "z", 'и': "i", 'й': "y",
	'к': "k", 'л': "l", 'м': "m", 'н': "n", 'о': "o", 'п': "p", 'р': "r", 'с': "s", 'т': "t", 'у': "u", 'ф': "f",
	'х': "kh", 'ц': "ts", 'ч': "ch", 'ш': "sh", 'щ': "shch", 'ъ': "", 'ы': "y", 'ь': "", 'э': "e", 'ю': "yu", 'я': "ya",
}

// newID returns an id for a row with a name that none of the taken ones equals. A row without a name is called
// after its list.
func newID(name, list string, taken []string) string {
	id := identifier(name)
	if id == "" || id[0] <= '9' || reserved(id) {
		id = strings.TrimRight(list+"_"+id, "_")
	}
	unique := id
	for n := 2; slices.Contains(taken, unique); n++ {
		unique = fmt.Sprintf("%s_%d", id, n)
	}
	return unique
}

// reserved reports whether a word means something else where an id may stand.
func reserved(id string) bool {
	switch id {
	case "unknown", "not_measured", "null", "true", "false", "yes", "no", "on", "off", "y", "n", answers.SystemKey:
		return true
	}
	return false
}
