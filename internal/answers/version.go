package answers

import (
	"cmp"
	"strconv"
	"strings"

	"salesaudit/internal/source"
)

// readVersion holds the version of the bank that the questions were asked from against that of the bank. An older one
// of the same major version is scored with what it has; what is new since then is unknown. A newer one is refused,
// as nobody knows what its answers mean.
func (r *reader) readVersion(n *source.Node, version string) bool {
	bank := r.sheet.Bank
	asked, okAsked := parseVersion(version)
	ours, okOurs := parseVersion(bank.Version)
	switch {
	case version == bank.Version:
		return true
	case !okAsked || !okOurs:
		r.wrong(n, "bank", describe(n), BankReference(bank), "a version is three numbers, as in 1.1.0")
		return false
	case asked[0] != ours[0]:
		r.wrong(n, "bank", describe(n), BankReference(bank), "answers to another major version of the bank cannot be scored with this one")
		return false
	case newer(asked, ours):
		r.wrong(n, "bank", describe(n), BankReference(bank)+" or older", "these answers need version "+version+" of the bank "+bank.ID)
		return false
	}
	r.sheet.Version = version
	hint := "scored with version " + bank.Version
	if news := r.sheet.New(); len(news) > 0 {
		hint += "; new since then: " + strings.Join(news, ", ")
	}
	r.warn(n, "bank", describe(n), BankReference(bank), hint)
	return true
}

// parseVersion reads MAJOR.MINOR.PATCH.
func parseVersion(version string) (numbers [3]int, ok bool) {
	parts := strings.Split(version, ".")
	if len(parts) != len(numbers) {
		return numbers, false
	}
	for i, part := range parts {
		n, err := strconv.Atoi(part)
		if err != nil || n < 0 {
			return numbers, false
		}
		numbers[i] = n
	}
	return numbers, true
}

// newer reports whether a is a later version than b; patches change no answers.
func newer(a, b [3]int) bool {
	return cmp.Or(cmp.Compare(a[0], b[0]), cmp.Compare(a[1], b[1])) > 0
}

// SameQuestions reports whether two versions of a bank ask the same questions: patches change no answers.
func SameQuestions(a, b string) bool {
	one, okOne := parseVersion(a)
	other, okOther := parseVersion(b)
	return a == b || okOne && okOther && !newer(one, other) && !newer(other, one)
}

// New returns the fields, and the columns as field.column, that the bank has had only since after the version of the
// sheet: nobody asked for them.
func (s *Sheet) New() []string {
	var out []string
	asked, _ := parseVersion(s.Version)
	isNew := func(since string) bool {
		v, ok := parseVersion(since)
		return ok && newer(v, asked)
	}
	for _, f := range s.Bank.Fields {
		if isNew(f.Since) {
			out = append(out, f.ID)
			continue
		}
		for _, c := range f.Columns {
			if isNew(c.Since) {
				out = append(out, f.ID+"."+c.ID)
			}
		}
	}
	return out
}
