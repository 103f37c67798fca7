package view

import (
	"salesaudit/internal/benchmark"
	"salesaudit/internal/wording"
	"salesaudit/questionnaire"
)

// CommonGaps names the criteria, at most so many, that most of a group miss their target in: «Чаще всего ниже цели: дублирование
// данных (6 из 8).»; "" for none.
func CommonGaps(bank *questionnaire.Bank, g *benchmark.Group, most int, s wording.Speaker) string {
	var names []string
	for _, i := range g.CommonestGaps(most) {
		of := &g.Criteria[i]
		names = append(names, s.Say(text{RU: "%s (%d из %d)", EN: "%s (%d of %d)"}, wording.LowerFirst(s.Text(bank.Criteria[i].Name)), of.Below, of.Clients))
	}
	if names == nil {
		return ""
	}
	return s.Say(text{RU: "Чаще всего ниже цели: %s.", EN: "Most often under the target: %s."}, wording.Joined("; ", names...))
}
