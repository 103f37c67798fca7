package line

import (
	"strings"
	"testing"

	"salesaudit/questionnaire/banktest"
)

func TestHalfToldList(t *testing.T) {
	path := t.TempDir() + "/client.yaml"
	out, _ := runLines(t, banktest.Block9(t), path, "\nООО «Ромашка»\n12\n\n\n\n\n\n1\n+ Дилеры\n-\n-\n-\n45\n-\n\nвыход\n")
	list, after, found := strings.Cut(out, "На чём основано деление клиентов (")
	before, said, _ := strings.Cut(list, "! Доли выручки")
	if !found || !strings.HasSuffix(strings.TrimSpace(before), ">") || !strings.Contains(said, "\n  вопрос 1. ") || !strings.Contains(said, ": Дилеры\n") || !strings.Contains(said, "Спросите:") || strings.Contains(after, "! Доли") {
		t.Errorf("the contradiction is not between the list and the next field:\n%s", out)
	}
}
