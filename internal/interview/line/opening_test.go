package line

import (
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"salesaudit/internal/interview/interviewtest"
)

const openingText = `format: salesaudit.answers/1
bank: block9@1.0.0
client: {name: ООО «Ромашка», industry: цветы, sellers: 12, our_number: 7} # со слов
interview: {date: 2026-11-20}
answers:
  channels: [email]
`

const correctedText = `format: salesaudit.answers/1
bank: block9@1.0.0
client: {name: ООО «Ромашка», sellers: 14, our_number: 7} # со слов
interview: {date: 2026-11-20, respondent: П. Пестиков, position: head}
answers:
  channels: [email]
`

func TestCorrectOpeningByLines(t *testing.T) {
	path := interviewtest.File(t, openingText)
	out, err := runLines(t, interviewtest.Bank(t), path, "клиент\n\n14\n-\nП. Пестиков\n2\n\n\nвыход\n")
	if err != nil || !strings.Contains(out, "Сейчас: ООО «Ромашка»") {
		t.Errorf("%v\n%s", err, out)
	}
	onDisk, _ := os.ReadFile(path)
	if diff := cmp.Diff(correctedText, string(onDisk)); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}
