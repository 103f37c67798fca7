package bankfile_test

import (
	"testing"

	"salesaudit/questionnaire/bankfile"
)

// BenchmarkEmbedded loads, checks and compiles the whole of Block 9, as every command that needs the bank does once.
func BenchmarkEmbedded(b *testing.B) {
	for b.Loop() {
		if _, err := bankfile.Embedded(); err != nil {
			b.Fatal(err)
		}
	}
}
