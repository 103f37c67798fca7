package wording

import (
	"salesaudit/internal/answers"
	"salesaudit/questionnaire"
)

// YesNo words an answer of yes or no.
func (s Speaker) YesNo(yes bool) string {
	if yes {
		return s.Say(text{RU: "да", EN: "yes"})
	}
	return s.Say(text{RU: "нет", EN: "no"})
}

// NumberSign heads a column of numbers.
func (s Speaker) NumberSign() string { return s.Say(text{RU: "№", EN: "No."}) }

// Unknown is said of an answer that nobody knows.
func (s Speaker) Unknown() string { return s.Say(text{RU: "неизвестно", EN: "unknown"}) }

// NotMeasured is said of a number that nobody measures.
func (s Speaker) NotMeasured() string {
	return s.Say(text{RU: "не измеряется", EN: "not measured"})
}

// None is said of an answer that names nothing: no options, no rows.
func (s Speaker) None() string { return s.Say(text{RU: "нет", EN: "none"}) }

// RungState names the state of a rung or of one of its parts; id is one of the states of an assessment.
func (s Speaker) RungState(id string) string {
	switch id {
	case "met":
		return s.Say(text{RU: "выполнена", EN: "met"})
	case "unproven":
		return s.Say(text{RU: "не подтверждена", EN: "unproven"})
	case "unknown":
		return s.Unknown()
	}
	return s.Say(text{RU: "не выполнена", EN: "unmet"})
}

// Severity names how much a contradiction matters.
func (s Speaker) Severity(of questionnaire.Severity) string { return s.Say(severity(of).name) }

// OfSeverity names it as what is counted: «высокой важности», "of high severity".
func (s Speaker) OfSeverity(of questionnaire.Severity) string { return s.Say(severity(of).of) }

func severity(of questionnaire.Severity) (words struct{ name, of text }) {
	switch of {
	case questionnaire.High:
		words.name, words.of = text{RU: "высокая", EN: "high"}, text{RU: "высокой важности", EN: "of high severity"}
	case questionnaire.Medium:
		words.name, words.of = text{RU: "средняя", EN: "medium"}, text{RU: "средней важности", EN: "of medium severity"}
	case questionnaire.Low:
		words.name, words.of = text{RU: "низкая", EN: "low"}, text{RU: "низкой важности", EN: "of low severity"}
	}
	return words
}

// Grade names how far an answer is proven.
func (s Speaker) Grade(g answers.Grade) string {
	switch g {
	case answers.Reference:
		return s.Say(text{RU: "документ назван", EN: "document named"})
	case answers.Document:
		return s.Say(text{RU: "документ показан", EN: "document seen"})
	case answers.Extract:
		return s.Say(text{RU: "данные пересчитаны", EN: "data recounted"})
	}
	return s.None()
}

// Position names the position of a respondent, one of questionnaire.Positions; "" for none.
func (s Speaker) Position(id string) string {
	switch id {
	case "owner":
		return s.Say(text{RU: "собственник", EN: "owner"})
	case "head":
		return s.Say(text{RU: "руководитель", EN: "head of sales"})
	case "seller":
		return s.Say(text{RU: "продавец", EN: "seller"})
	case "consultant":
		return s.Say(text{RU: "консультант", EN: "consultant"})
	case "other":
		return s.Say(text{RU: "другая", EN: "other"})
	}
	return ""
}

// Finding names what is wrong with a function, in two or three words; id is one of the findings of an assessment.
func (s Speaker) Finding(id string) string { return s.Say(finding(id).name) }

// FindingBriefly names it in a word or two, for a line that counts several findings.
func (s Speaker) FindingBriefly(id string) string { return s.Say(finding(id).briefly) }

func finding(id string) (words struct{ name, briefly text }) {
	switch id {
	case "duplicated":
		words.name = text{RU: "дублируется", EN: "duplicated"}
		words.briefly = words.name
	case "cross_duplicated":
		words.name = text{RU: "дублируется между отделами", EN: "duplicated across departments"}
		words.briefly = text{RU: "между отделами", EN: "across departments"}
	case "unassigned":
		words.name = text{RU: "никто не делает", EN: "nobody does it"}
		words.briefly = text{RU: "никто не делает", EN: "nobody"}
	case "without_owner":
		words.name = text{RU: "без ответственного", EN: "no owner"}
		words.briefly = words.name
	case "several_owners":
		words.name = text{RU: "несколько ответственных", EN: "several owners"}
		words.briefly = words.name
	case "single_person":
		words.name = text{RU: "держится на одном", EN: "depends on one person"}
		words.briefly = text{RU: "на одном", EN: "on one person"}
	}
	return words
}

// Kind names a kind of field as a consultant says it; in English the name in the bank is the word.
func (s Speaker) Kind(k questionnaire.Kind) string {
	russian := ""
	switch k {
	case questionnaire.FreeText:
		russian = "текст"
	case questionnaire.Bool:
		russian = "да или нет"
	case questionnaire.Integer:
		russian = "целое число"
	case questionnaire.Percent:
		russian = "процент"
	case questionnaire.Choice:
		russian = "один вариант"
	case questionnaire.Multi:
		russian = "несколько вариантов"
	case questionnaire.List:
		russian = "список строк"
	case questionnaire.Matrix:
		russian = "матрица"
	}
	return s.Say(text{RU: russian, EN: k.String()})
}
