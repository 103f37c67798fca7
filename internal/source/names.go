package source

import (
	"strings"
	"unicode"
)

// lookAlikes maps Cyrillic letters to the Latin ones that they cannot be told from on
// a screen; a consultant who types with the Russian layout on makes this mistake daily.
var lookAlikes = map[rune]rune{
	'А': 'A', 'В': 'B', 'Е': 'E', 'К': 'K', 'М': 'M', 'Н': 'H', 'О': 'O', 'Р': 'P', 'С': 'C', 'Т': 'T',
	'У': 'Y', 'Х': 'X', 'І': 'I', 'Ѕ': 'S', 'Ј': 'J',
	'а': 'a', 'е': 'e', 'к': 'k', 'о': 'o', 'р': 'p', 'с': 'c', 'у': 'y', 'х': 'x', 'і': 'i', 'ѕ': 's', 'ј': 'j',
}

// LookAlike returns the Latin spelling of a word whose Cyrillic letters all look Latin,
// such as "crm" typed with a Cyrillic с. ok is false when s has no Cyrillic letter, or one
// that looks like no Latin letter, as real Russian words do.
func LookAlike(s string) (latin string, ok bool) {
	real := false
	latin = strings.Map(func(r rune) rune {
		if l, found := lookAlikes[r]; found {
			ok = true
			return l
		}
		real = real || unicode.Is(unicode.Cyrillic, r)
		return r
	}, s)
	if real || !ok {
		return "", false
	}
	return latin, true
}

// maxNameLength bounds, in runes, the names that Nearest compares: no name is longer,
// and what is longer is a sentence in the wrong place.
const maxNameLength = 64

// Nearest returns the name of valid that was most probably meant by name, or "" when
// none is near: one slip in three letters is allowed, three at most. Case, hyphens,
// spaces and Cyrillic look-alikes make no difference, nor do zeros before a number: q7 is q07. Of equally near names the first wins.
func Nearest(name string, valid []string) string {
	folded := fold(name)
	if len(folded) == 0 || len(folded) > maxNameLength {
		return ""
	}
	nearest, best := "", min(3, len(folded)/3)+1
	for _, candidate := range valid {
		if unpadded(folded) == unpadded(fold(candidate)) {
			return candidate
		}
	}
	for _, candidate := range valid {
		if d := distance(folded, fold(candidate), best); d < best {
			nearest, best = candidate, d
		}
	}
	return nearest
}

// unpadded returns a name without the zeros before its numbers.
func unpadded(name []rune) string {
	digit := func(i int) bool { return i < len(name) && '0' <= name[i] && name[i] <= '9' }
	out := make([]rune, 0, len(name))
	for i, r := range name {
		if r == '0' && digit(i+1) && (len(out) == 0 || !unicode.IsDigit(out[len(out)-1])) {
			continue
		}
		out = append(out, r)
	}
	return string(out)
}

// fold maps what is easily mistaken to one spelling.
func fold(s string) []rune {
	runes := make([]rune, 0, min(len(s), maxNameLength+1))
	for _, r := range strings.TrimSpace(s) {
		if len(runes) > maxNameLength {
			break
		}
		if l, ok := lookAlikes[r]; ok {
			r = l
		}
		switch r {
		case '-', ' ', '\u00a0':
			r = '_'
		}
		runes = append(runes, unicode.ToLower(r))
	}
	return runes
}

// distance counts the insertions, deletions, replacements and swaps of neighbors that
// turn a into b (optimal string alignment), or returns bound when it takes that many or more.
func distance(a, b []rune, bound int) int {
	if abs(len(a)-len(b)) >= bound {
		return bound
	}
	before, previous, current := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range previous {
		previous[j] = j
	}
	for i := 1; i <= len(a); i++ {
		current[0] = i
		smallest := i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			current[j] = min(previous[j]+1, current[j-1]+1, previous[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				current[j] = min(current[j], before[j-2]+1)
			}
			smallest = min(smallest, current[j])
		}
		if smallest > bound {
			return bound
		}
		before, previous, current = previous, current, before
	}
	return min(previous[len(b)], bound)
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}
