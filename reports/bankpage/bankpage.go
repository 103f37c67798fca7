// Package bankpage prints a bank as a person reads it: the questions with their fields, the criteria with their
// ladders. It belongs to the command that shows a bank; reports know nothing of it.
package bankpage

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"salesaudit/internal/clean"
	"salesaudit/internal/wording"
	"salesaudit/questionnaire"
)

// text is a wording in both languages.
type text = questionnaire.Text

// Labels that come up in several places.
var (
	weight = text{RU: "вес", EN: "weight"}
	proven = text{RU: "Докажет", EN: "Proven by"}
)

// page prints lines and keeps the first error.
type page struct {
	wording.Speaker
	w   io.Writer
	err error
}

func newPage(w io.Writer, lang questionnaire.Language) *page {
	return &page{Speaker: wording.In(lang), w: w}
}

func (p *page) line(parts ...string) {
	if p.err == nil {
		_, p.err = fmt.Fprintln(p.w, strings.Join(parts, ""))
	}
}

// text returns a text of the bank, made safe to show.
func (p *page) text(t text) string { return clean.Text(p.Say(t)) }

// labeled prints a label and what it is about; list is already safe to show.
func (p *page) labeled(indent string, label text, list string) {
	p.line(indent, p.Say(label), ": ", list)
}

// toManager prints how a text is worded to a manager who answers alone, where a bank words it otherwise.
func (p *page) toManager(indent string, t questionnaire.Text) {
	if t != (questionnaire.Text{}) {
		p.labeled(indent, text{RU: "Руководителю, который отвечает сам", EN: "To a manager who answers alone"}, p.text(t))
	}
}

// padded fills an id, which is ASCII, with spaces to a width.
func padded(id string, width int) string { return fmt.Sprintf("%-*s", width, id) }

// WriteBank prints the questions and criteria of a bank.
func WriteBank(w io.Writer, b *questionnaire.Bank, lang questionnaire.Language) error {
	p := newPage(w, lang)
	p.line(p.text(b.Title))
	p.line(b.ID, "@", clean.Text(b.Version))
	if premise := p.text(b.Premise); premise != "" {
		p.line(premise)
	}
	p.line()
	for i, q := range b.Questions {
		fields := make([]string, len(q.Fields))
		for k, f := range q.Fields {
			fields[k] = f.ID
		}
		p.line(q.ID, "  ", fmt.Sprintf("%2d", i+1), ". ", p.text(q.Text))
		p.labeled("         ", text{RU: "Поля", EN: "Fields"}, wording.List(fields))
	}
	for _, d := range b.Dimensions {
		p.line()
		p.line(p.text(d.Name), " (", p.Say(weight), " ", p.Short(d.Weight, 2), ")")
		for _, c := range b.Criteria {
			if c.Dimension == d {
				p.line("  ", padded(c.ID, 22), " ", p.text(c.Name))
			}
		}
	}
	return p.err
}

// WriteQuestion prints one question with its fields.
func WriteQuestion(w io.Writer, q *questionnaire.Question, lang questionnaire.Language) error {
	p := newPage(w, lang)
	p.line(q.ID, "  ", p.text(q.Text))
	p.line()
	p.labeled("", text{RU: "Как спросить", EN: "How to ask"}, p.text(q.Ask))
	p.toManager("", q.AskSelf)
	var sources []string
	for _, s := range q.Proves {
		sources = append(sources, s.ID+" ("+p.text(s.Name)+")")
	}
	p.labeled("", proven, strings.Join(sources, "; "))
	for _, f := range q.Fields {
		p.line()
		p.field(f)
	}
	return p.err
}

func (p *page) field(f *questionnaire.Field) {
	kind := p.Kind(f.Kind)
	if f.Optional {
		kind += ", " + p.Say(text{RU: "можно не заполнять", EN: "optional"})
	}
	p.line(f.ID, " (", kind, ")  ", p.text(f.Label))
	p.labeled("    ", text{RU: "что ответить", EN: "what counts"}, p.text(f.Help))
	p.toManager("    ", f.HelpSelf)
	if f.When != nil {
		p.line("    ", p.Say(text{RU: "если", EN: "if"}), " ", clean.Text(f.When.Text))
	}
	p.options("    ", f.Options)
	p.columns("    ", f.Columns)
	p.matrix("    ", f.Matrix)
}

func (p *page) options(indent string, options []questionnaire.Option) {
	width := widest(questionnaire.OptionIDs(options))
	for _, o := range options {
		p.line(indent, padded(o.ID, width), "  ", p.text(o.Label))
	}
}

func (p *page) columns(indent string, columns []*questionnaire.Column) {
	width := 0
	for _, c := range columns {
		width = max(width, len(c.ID))
	}
	for _, c := range columns {
		label := p.text(c.Label)
		if c.Kind == questionnaire.ID && label == "" {
			label = p.Say(text{RU: "короткое имя строки, по которому на неё ссылаются другие ответы", EN: "a short name for the row, by which other answers refer to it"})
		}
		p.line(indent, padded(c.ID, width), "  ", label)
		p.options(indent+"    ", c.Options)
		p.columns(indent+"    ", c.Columns)
	}
}

// matrix names what a matrix has as rows and columns.
func (p *page) matrix(indent string, m *questionnaire.MatrixModel) {
	if m == nil {
		return
	}
	p.labeled(indent, text{RU: "столбцы", EN: "columns"}, m.Columns.ID)
	p.line(indent, p.Say(text{RU: "строки", EN: "rows"}), ":")
	width := widest(m.Rows.IDs())
	for _, e := range m.Rows.Entries {
		p.line(indent, "    ", padded(e.ID, width), "  ", p.text(e.Name))
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

// WriteCriterion prints one criterion with its ladder.
func WriteCriterion(w io.Writer, c *questionnaire.Criterion, lang questionnaire.Language) error {
	p := newPage(w, lang)
	p.line(c.ID, "  ", p.text(c.Name), " (", p.text(c.Dimension.Name), ", ", p.Say(weight), " ", p.Short(c.Weight, 2), ")")
	if matters := p.text(c.Matters); matters != "" {
		p.labeled("", text{RU: "Почему важно", EN: "Why it matters"}, matters)
	}
	if c.Applies != nil {
		p.labeled("", text{RU: "Применяется, если", EN: "Applies if"}, clean.Text(c.Applies.Text))
	}
	var sources, questions []string
	for _, s := range c.EvidenceSources {
		sources = append(sources, s.ID)
	}
	for _, q := range c.EvidenceQuestions {
		questions = append(questions, q.ID)
	}
	p.labeled("", proven, p.Say(text{RU: "%s (вопросы %s)", EN: "%s (questions %s)"}, wording.List(sources), wording.List(questions)))
	for _, r := range c.Rungs {
		p.line()
		p.rung(r)
	}
	return p.err
}

func (p *page) rung(r *questionnaire.Rung) {
	targets := p.targets(r)
	if targets != "" {
		targets = p.Say(text{RU: "  ← цель: %s", EN: "  ← target: %s"}, targets)
	}
	p.line(p.Say(text{RU: "Уровень", EN: "Level"}), " ", strconv.Itoa(r.Level), ". ", p.text(r.Holds), targets)
	for _, part := range r.Parts {
		p.part(part, len(r.Parts) > 1)
	}
}

// part prints a condition and the action that makes it hold; one of several is numbered and says what holds.
func (p *page) part(part *questionnaire.Part, oneOfSeveral bool) {
	indent := "    "
	if oneOfSeveral {
		p.line(indent, strconv.Itoa(part.Number), ") ", p.text(part.Holds))
		indent += "   "
	}
	p.line(indent, clean.Text(part.When.Text))
	a := part.Action
	if a.Part != part {
		p.line(indent, p.Say(text{RU: "то же действие, что в части %d", EN: "the same action as part %d"}, a.Part.Number))
		return
	}
	p.labeled(indent, text{RU: "Действие", EN: "Action"}, p.text(a.Do))
	effort := p.Days(a.Days)
	if a.Owner != nil {
		effort += ", " + p.text(a.Owner.Name)
	}
	if a.Hire {
		effort += ", " + p.Say(text{RU: "найм", EN: "hiring"})
	}
	p.labeled(indent, text{RU: "Результат", EN: "Result"}, p.text(a.Artefact)+"; "+effort)
	if len(a.After) > 0 {
		after := make([]string, len(a.After))
		for i, before := range a.After {
			after[i] = before.ID()
		}
		p.line(indent, p.Say(text{RU: "после", EN: "after"}), " ", wording.List(after))
	}
}

// targets names the sizes of company for which a rung is the target.
func (p *page) targets(r *questionnaire.Rung) string {
	var out []string
	for _, size := range r.Parts[0].When.Bank().Profiles {
		if r.Criterion.Targets[size.ID] == r.Level {
			out = append(out, p.text(size.Name))
		}
	}
	return wording.List(out)
}
