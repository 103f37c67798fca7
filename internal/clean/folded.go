package clean

import "strings"

// Folded returns a name as names are compared: without case, the dots of ё, and spaces around or doubled.
func Folded(name string) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(strings.ToLower(name), "ё", "е")), " ")
}
