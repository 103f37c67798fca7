package reports

import (
	"fmt"
	"io"
	"strings"

	"salesaudit/questionnaire"
)

// bankText is the wording of the commands that show a bank.
type bankText struct {
	version, evidence, fields, criteria, target, level, do, artefact, after, when, ask, help, columns, optional string
	weight, questions, applies, matters, rows, rowID                                                            string
}

var bankWords = map[questionnaire.Language]bankText{
	questionnaire.Russian: {
		version: "версия", evidence: "Докажет", fields: "Поля", criteria: "Критерии", target: "цель", level: "Уровень", do: "Действие", artefact: "Результат", after: "после", when: "если", ask: "Как спросить", help: "что ответить", columns: "столбцы", optional: "можно не заполнять", rows: "строки", rowID: "короткое имя строки, по которому на неё ссылаются другие ответы",
		weight: "вес", questions: "вопросы", applies: "Применяется, если", matters: "Почему важно",
	},
	questionnaire.English: {
		version: "version", evidence: "Proven by", fields: "Fields", criteria: "Criteria", target: "target", level: "Level", do: "Action", artefact: "Result", after: "after", when: "if", ask: "How to ask", help: "what counts", columns: "columns", optional: "optional", rows: "rows", rowID: "a short name for the row, by which other answers refer to it",
		weight: "weight", questions: "questions", applies: "Applies if", matters: "Why it matters",
	},
}

// russianKinds names the kinds of fields as a consultant says them; in English the name in the bank is the word.
var russianKinds = map[questionnaire.Kind]string{
	questionnaire.FreeText: "текст", questionnaire.Bool: "да или нет", questionnaire.Integer: "целое число", questionnaire.Percent: "процент",
	questionnaire.Choice: "один вариант", questionnaire.Multi: "несколько вариантов", questionnaire.List: "список строк", questionnaire.Matrix: "матрица",
}

// page writes lines and keeps the first error.
type page struct {
	w   io.Writer
	err error
}

func (p *page) line(format string, args ...any) {
	if p.err == nil {
		_, p.err = fmt.Fprintf(p.w, format+"\n", args...)
	}
}

// WriteBank prints the questions and criteria of a bank, for a person.
func WriteBank(w io.Writer, b *questionnaire.Bank, lang questionnaire.Language) error {
	p, words := &page{w: w}, bankWords[lang]
	p.line("%s\n%s@%s", b.Title.In(lang), b.ID, b.Version)
	if premise := b.Premise.In(lang); premise != "" {
		p.line("%s", premise)
	}
	p.line("")
	for i, q := range b.Questions {
		fields := make([]string, len(q.Fields))
		for k, f := range q.Fields {
			fields[k] = f.ID
		}
		p.line("%s  %2d. %s", q.ID, i+1, q.Text.In(lang))
		p.line("         %s: %s", words.fields, strings.Join(fields, ", "))
	}
	for _, d := range b.Dimensions {
		p.line("\n%s (%s %s)", d.Name.In(lang), words.weight, speller{lang}.short(d.Weight, 2))
		for _, c := range b.Criteria {
			if c.Dimension == d {
				p.line("  %-22s %s", c.ID, c.Name.In(lang))
			}
		}
	}
	return p.err
}

// WriteQuestion prints one question with its fields, for a person.
func WriteQuestion(w io.Writer, q *questionnaire.Question, lang questionnaire.Language) error {
	p, words := &page{w: w}, bankWords[lang]
	p.line("%s  %s\n", q.ID, q.Text.In(lang))
	p.line("%s: %s", words.ask, q.Ask.In(lang))
	var sources []string
	for _, s := range q.Proves {
		sources = append(sources, s.ID+" ("+s.Name.In(lang)+")")
	}
	p.line("%s: %s", words.evidence, strings.Join(sources, "; "))
	for _, f := range q.Fields {
		kind := f.Kind.String()
		if lang == questionnaire.Russian {
			kind = russianKinds[f.Kind]
		}
		if f.Optional {
			kind += ", " + words.optional
		}
		p.line("\n%s (%s)  %s", f.ID, kind, f.Label.In(lang))
		p.line("    %s: %s", words.help, f.Help.In(lang))
		if f.When != nil {
			p.line("    %s %s", words.when, f.When.Text)
		}
		p.options("    ", f.Options, lang)
		p.columns("    ", f.Columns, lang)
		p.matrix("    ", f.Matrix, lang)
	}
	return p.err
}

func (p *page) options(indent string, options []questionnaire.Option, lang questionnaire.Language) {
	width := widest(questionnaire.OptionIDs(options))
	for _, o := range options {
		p.line("%s%-*s  %s", indent, width, o.ID, o.Label.In(lang))
	}
}

func (p *page) columns(indent string, columns []*questionnaire.Column, lang questionnaire.Language) {
	width := 0
	for _, c := range columns {
		width = max(width, len(c.ID))
	}
	for _, c := range columns {
		label := c.Label.In(lang)
		if c.Kind == questionnaire.ID && label == "" {
			label = bankWords[lang].rowID
		}
		p.line("%s%-*s  %s", indent, width, c.ID, label)
		p.options(indent+"    ", c.Options, lang)
		p.columns(indent+"    ", c.Columns, lang)
	}
}

// matrix names what a matrix has as rows and columns.
func (p *page) matrix(indent string, m *questionnaire.MatrixModel, lang questionnaire.Language) {
	if m == nil {
		return
	}
	p.line("%s%s: %s", indent, bankWords[lang].columns, m.Columns.ID)
	p.line("%s%s:", indent, bankWords[lang].rows)
	width := widest(m.Rows.IDs())
	for _, e := range m.Rows.Entries {
		p.line("%s    %-*s  %s", indent, width, e.ID, e.Name.In(lang))
	}
}

// widest returns the length of the longest id, which is ASCII.
func widest(ids []string) int {
	width := 0
	for _, id := range ids {
		width = max(width, len(id))
	}
	return width
}

// WriteCriterion prints one criterion with its ladder, for a person.
func WriteCriterion(w io.Writer, c *questionnaire.Criterion, lang questionnaire.Language) error {
	p, words, spell := &page{w: w}, bankWords[lang], speller{lang}
	p.line("%s  %s (%s, %s %s)", c.ID, c.Name.In(lang), c.Dimension.Name.In(lang), words.weight, spell.short(c.Weight, 2))
	if m := c.Matters.In(lang); m != "" {
		p.line("%s: %s", words.matters, m)
	}
	if c.Applies != nil {
		p.line("%s: %s", words.applies, c.Applies.Text)
	}
	var sources, questions []string
	for _, s := range c.EvidenceSources {
		sources = append(sources, s.ID)
	}
	for _, q := range c.EvidenceQuestions {
		questions = append(questions, q.ID)
	}
	p.line("%s: %s (%s %s)", words.evidence, strings.Join(sources, ", "), words.questions, strings.Join(questions, ", "))
	for _, r := range c.Rungs {
		targets := targetsAt(c, r.Level, lang)
		if targets != "" {
			targets = "  ← " + words.target + ": " + targets
		}
		p.line("\n%s %d. %s%s", words.level, r.Level, r.Holds.In(lang), targets)
		p.line("    %s", r.When.Text)
		p.line("    %s: %s", words.do, r.Do.In(lang))
		p.line("    %s: %s; %s, %s", words.artefact, r.Artefact.In(lang), spell.days(r.Days).Text, r.Owner.Name.In(lang))
		if len(r.After) > 0 {
			var after []string
			for _, a := range r.After {
				after = append(after, a.ID())
			}
			p.line("    %s %s", words.after, strings.Join(after, ", "))
		}
	}
	return p.err
}

// targetsAt names the sizes of company for which a level is the target.
func targetsAt(c *questionnaire.Criterion, level int, lang questionnaire.Language) string {
	var out []string
	for _, p := range c.Rungs[0].When.Bank().Profiles {
		if c.Targets[p.ID] == level {
			out = append(out, p.Name.In(lang))
		}
	}
	return strings.Join(out, ", ")
}
