// Package banktest loads the banks of tests: Block 9 as it is embedded, and banks of files.
package banktest

import (
	"sync"
	"testing"

	"salesaudit/questionnaire"
	"salesaudit/questionnaire/bankfile"
)

var embedded = sync.OnceValues(bankfile.Embedded)

// Block9 is the embedded bank, loaded once for all tests of a package, which only read it.
func Block9(t testing.TB) *questionnaire.Bank {
	t.Helper()
	bank, err := embedded()
	if err != nil {
		t.Fatal(err)
	}
	return bank
}

// Load reads a bank of a file or a folder anew, so that a test may change it. Warnings are allowed.
func Load(t testing.TB, path string) *questionnaire.Bank {
	t.Helper()
	bank, _, err := bankfile.Load(path)
	if err != nil {
		t.Fatal(err)
	}
	return bank
}
