// Package sampling draws random answer files for tests and benchmarks: clients of every size, well and badly
// organized, with all answers or hardly any, proven or not. It knows no bank by name; what it writes follows from
// the types of the fields.
//
// It is beside the flow bank + answers → assessment → report, and feeds its beginning in place of a person. The
// same random numbers give the same file.
package sampling

import (
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"

	"salesaudit/internal/answers"
	"salesaudit/questionnaire"
)

// The size of the files that File returns, in bytes: most files of real interviews lie between.
const (
	leastBytes = 3_000
	mostBytes  = 12_000
)

// maxDraws bounds the files that File draws to find one of the right size; a small bank may have none.
const maxDraws = 200

// File returns the text of a valid answer file in YAML, of 3 to 12 kB where the bank has enough fields for that.
func File(rng *rand.Rand, b *questionnaire.Bank) []byte {
	var text []byte
	for range maxDraws {
		if text = Text(rng, b); len(text) >= leastBytes && len(text) <= mostBytes {
			break
		}
	}
	return text
}

// Sheet returns the sheet of such a text. It panics where the text is not valid, which is an error of this package.
func Sheet(rng *rand.Rand, b *questionnaire.Bank) *answers.Sheet {
	sheet, found := answers.Parse("sample.yaml", Text(rng, b), b)
	if sheet == nil {
		panic(fmt.Sprintf("sampling: an invalid file: %v", found))
	}
	return sheet
}

// client is one client to be drawn.
type client struct {
	rng *rand.Rand
	out strings.Builder

	// What kind of client it is, each 0-1.
	quality  float64 // chance that an answer is a good one
	missing  float64 // chance that a field was not asked, or not answered
	unknown  float64 // chance that a cell of a row is unknown
	measured float64 // chance that a number is measured

	ids map[*questionnaire.Field][]string // of the rows of each list that others may name
}

// Text returns the text of a valid answer file in YAML of any size, down to one in which nothing is answered.
func Text(rng *rand.Rand, b *questionnaire.Bank) []byte {
	c := &client{
		rng:      rng,
		quality:  pick(rng, 0.1, 0.3, 0.5, 0.7, 0.85, 0.95, 1),
		missing:  pick(rng, 0, 0, 0.03, 0.1, 0.25, 0.6, 1),
		unknown:  pick(rng, 0, 0, 0, 0.01, 0.05, 0.2),
		measured: pick(rng, 1, 0.95, 0.8),
		ids:      map[*questionnaire.Field][]string{},
	}
	c.line("format: %s", answers.Format)
	c.line("bank: %s", answers.BankReference(b))
	c.line("client: {name: %s, sellers: %d}", quote(pick(rng, companies...)), c.sellers(b))
	date := c.interview()
	c.targets(b)
	c.review(b)
	c.answers(b)
	c.evidence(b, date)
	c.notes(b)
	return []byte(c.out.String())
}

// companies are names of clients, all of them invented.
var companies = []string{"ООО «Образец»", "АО «Пример»", "ИП Примеров", "ООО «Ромашка плюс»", "Sample Trading Ltd"}

func pick[T any](rng *rand.Rand, from ...T) T { return from[rng.IntN(len(from))] }

// chance is true with a probability of p.
func (c *client) chance(p float64) bool { return c.rng.Float64() < p }

// good decides whether the next answer is one of a well organized client.
func (c *client) good() bool { return c.chance(c.quality) }

func (c *client) line(format string, args ...any) { fmt.Fprintf(&c.out, format+"\n", args...) }

// quote writes a text so that YAML reads it as text whatever is in it.
func quote(s string) string { return strconv.Quote(s) }

// sellers draws a size of company, often one next to a border between profiles.
func (c *client) sellers(b *questionnaire.Bank) int {
	border := b.Profiles[c.rng.IntN(len(b.Profiles))].UpTo
	if border == 0 {
		border = 60
	}
	return max(1, border+pick(c.rng, -8, -2, -1, 0, 0, 1, 2, 5))
}

// targets writes targets of the client's own, which few clients have.
func (c *client) targets(b *questionnaire.Bank) {
	if !c.chance(0.2) {
		return
	}
	c.line("targets:")
	for _, i := range c.rng.Perm(len(b.Criteria))[:1+c.rng.IntN(1+len(b.Criteria)/3)] {
		c.line("  %s: %d", b.Criteria[i].ID, c.rng.IntN(questionnaire.Rungs+1))
	}
}

// review writes a consultant's own word, which few files have.
func (c *client) review(b *questionnaire.Bank) {
	if !c.chance(0.1) {
		return
	}
	c.line("review:")
	c.line("  conclusion: %s", quote(pick(c.rng, "Начать с матрицы.", "Порядок есть, доказательств мало.")))
	c.line("  criteria:")
	for _, i := range c.rng.Perm(len(b.Criteria))[:1+c.rng.IntN(3)] {
		c.line("    %s: {comment: %s, days: %v, owner: %s}", b.Criteria[i].ID, quote("Проверено на месте."), float64(1+c.rng.IntN(20))/2, quote(pick(c.rng, "head", "подрядчик")))
	}
}
