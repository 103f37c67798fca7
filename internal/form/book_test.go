package form

import (
	"bytes"
	"math/rand/v2"
	"path/filepath"
	"reflect"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"salesaudit/internal/answers"
	"salesaudit/internal/sampling"
	"salesaudit/internal/source"
	"salesaudit/internal/spreadsheet"
	"salesaudit/questionnaire"
	"salesaudit/questionnaire/banktest"
)

// workbook returns a form as a workbook.
func workbook(t testing.TB, b *questionnaire.Bank, part Part, sheet *answers.Sheet, lang questionnaire.Language) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := writeXLSX(&out, b, part, sheet, lang); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// again returns the answers that a workbook has.
func again(t testing.TB, b *questionnaire.Bank, data []byte) *answers.Sheet {
	t.Helper()
	book, err := spreadsheet.Parse("form.xlsx", data)
	if err != nil {
		t.Fatal(err)
	}
	sheet, found := FromXLSX(book, b)
	if sheet == nil {
		t.Fatal(found)
	}
	return sheet
}

// difference returns how two trees of answers differ; that they do not is found out without cmp in no time.
func difference(a, b source.Map) string {
	if reflect.DeepEqual(a, b) {
		return ""
	}
	return cmp.Diff(a, b)
}

// samples are the sample clients.
func samples(t testing.TB, b *questionnaire.Bank) []*answers.Sheet {
	t.Helper()
	names, err := filepath.Glob("../../testdata/clients/*")
	if err != nil || len(names) < 5 {
		t.Fatal("no samples", err)
	}
	var out []*answers.Sheet
	for _, name := range names {
		sheet, found := answers.Load(name, b)
		if sheet == nil {
			t.Fatal(found)
		}
		out = append(out, sheet)
	}
	return out
}

// TestRoundTripThroughWorkbook: answers that are written into a workbook are read from it as they were, whatever part the
// form asks for and in both languages; for every sample and for generated clients.
func TestRoundTripThroughWorkbook(t *testing.T) {
	t.Parallel()
	bank := banktest.Block9(t)
	sheets := samples(t, bank)
	generated := 500
	if testing.Short() {
		generated = 12
	}
	rng := rand.New(rand.NewPCG(16, 10))
	for range generated {
		sheets = append(sheets, sampling.Sheet(rng, bank))
	}
	positions := []string{"", "", "owner", "head", "seller"}
	for i, s := range sheets {
		part, err := NewPart(bank, positions[i%len(positions)])
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range bank.Fields {
			if v := s.Value(f); f.Kind == questionnaire.Multi { // a form has the options in their own order, which means nothing
				slices.SortFunc(v.Texts, func(a, b string) int {
					return questionnaire.Rank(f.Options, a) - questionnaire.Rank(f.Options, b)
				})
			}
		}
		got := again(t, bank, workbook(t, bank, part, s, languages[i%2]))
		if diff := difference(s.Tree(), got.Tree()); diff != "" {
			t.Fatalf("%s, for %q (-file, +workbook):\n%s", s.File, part.For, diff)
		}
	}
}

// TestRoundTripOfAnotherBank: the workbook knows no bank by name.
func TestRoundTripOfAnotherBank(t *testing.T) {
	bank := warehouse(t)
	rng := rand.New(rand.NewPCG(16, 11))
	for i := range 20 {
		s := sampling.Sheet(rng, bank)
		got := again(t, bank, workbook(t, bank, whole(t, bank), s, languages[i%2]))
		if diff := difference(s.Tree(), got.Tree()); diff != "" {
			t.Fatalf("(-file, +workbook):\n%s", diff)
		}
	}
}
