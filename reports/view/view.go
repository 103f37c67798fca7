// Package view words an assessment and its plan once, in a language: a View is everything that a report shows. Each
// format (PDF, HTML, Markdown, XLSX, terminal, JSON, CSV, calendar) sets that View and reads nothing else, so formats
// cannot disagree, and a new one is written by looking at one type.
//
// It belongs at the end of the flow: bank + answers → assessment → plan → view → formats. It names nothing of
// Block 9: a report of another bank has the parts that this bank has fields for.
package view

import (
	"salesaudit/internal/benchmark"
	"salesaudit/internal/consensus"
	"salesaudit/internal/plan"
	"salesaudit/internal/scoring"
	"salesaudit/internal/wording"
	"salesaudit/questionnaire"
)

// Generator is how each file that salesaudit writes says who wrote it, in the place that its format has for that:
// PDF creator, HTML meta generator, XLSX author, calendar PRODID.
const Generator = "salesaudit"

// What reports and plans say that they are.
const (
	ReportFormat = "salesaudit.report/1"
	PlanFormat   = "salesaudit.plan/1"
)

// View is everything that a report shows, worded in one language. Texts that came from a client are already
// cleaned: valid UTF-8 in composed form, one line, no control or direction characters, bounded length. A format still
// escapes them as its own syntax needs.
//
// The keys are those of the report as JSON, which never change with the language. What a key would say a second time,
// or only serves for setting a page, has none.
type View struct {
	Language questionnaire.Language `json:"-"`
	Words    Words                  `json:"-"` // headings and labels of the report
	Header   Header                 `json:"header"`
	Brand    Brand                  `json:"brand"`

	// The first page: what a director reads alone.
	Overall      Score       `json:"overall"`
	Dimensions   []Dimension `json:"dimensions"`      // in the order of the bank; without those that have no score
	Conclusion   string      `json:"conclusion"`      // one sentence
	Consultant   string      `json:"consultant_says"` // the consultant's own conclusion; may be empty
	HeaviestGaps []Gap       `json:"heaviest_gaps"`   // at most three, worst first, of those that no missing answer or document closes
	ClaimedGaps  []Gap       `json:"claimed_gaps"`    // those that are closed by the answers and not shown, worst first
	NextRungs    []Gap       `json:"next_rungs"`      // where every target is reached, at most three rungs above them, heaviest first
	FirstSteps   []Step      `json:"first_steps"`     // the first of the plan that serves each of the heaviest gaps, and what to send where there is room, in its order
	FirstTitle   string      `json:"-"`               // what they are: first steps, or optional ones
	FirstNote    string      `json:"first_note"`      // what else the plan begins with, worded; "" for nothing
	Outlook      []Outlook   `json:"outlook"`         // what each wave of the plan costs and brings; empty without a plan
	OutlookNote  string      `json:"outlook_note"`    // that it is the worst case while answers are missing; else ""
	WhyTarget    string      `json:"why_target"`      // why the targets are what they are and what counts as proven, in two sentences
	Empty        bool        `json:"empty"`           // nothing has been answered: there is nothing to report yet
	GoOn         string      `json:"go_on"`           // of an empty one, how to go on
	Trust        Trust       `json:"trust"`

	// The detail.
	Criteria       []Criterion     `json:"criteria"`      // in the order of the bank, those that do not apply too
	ByGap          []int           `json:"-"`             // places in Criteria of those that apply, by the points of their gaps, most first
	Matrices       []Matrix        `json:"matrices"`      // one for each matrix field of the bank
	FindingNames   []Finding       `json:"-"`             // every finding that a function can have, in the order in which they are listed
	FunnelFields   []Funnels       `json:"funnel_fields"` // one for each list of funnels of the bank
	Contradictions []Contradiction `json:"contradictions"`
	Consensus      *Consensus      `json:"consensus,omitzero"` // of a file that was merged of several respondents'; else nil
	Peers          *Peers          `json:"peers,omitzero"`     // of a client who is held against others; else nil
	Plan           *Plan           `json:"plan"`               // nil where no plan was made
	ToAsk          []Ask           `json:"to_ask"`
	AskLater       string          `json:"-"`       // how many more answers are missing, on which no next rung depends; "" for none
	ToSend         []Document      `json:"to_send"` // a handful of documents that prove what is claimed, the one that adds most first
	ToProve        []Proof         `json:"to_prove"`

	// The appendices.
	Answers  []Question   `json:"answers"`  // every question of the bank, in its order
	Evidence []Evidence   `json:"evidence"` // of all questions, in their order
	Method   []MethodPart `json:"method"`
	Closing  Closing      `json:"closing"`
}

// Number is a number with the text that shows it, so that a table can print what a spreadsheet computes with.
type Number struct {
	Value float64 `json:"value"`
	Text  string  `json:"text"`
}

// Rungs is the number of rungs of every criterion, and so the highest level.
const Rungs = questionnaire.Rungs

// Options say how an assessment is to be worded.
type Options struct {
	Lang  questionnaire.Language // English, or else Russian
	Brand Brand                  // whose report it is; its texts need not be clean
	// Consensus is where the respondents of a merged file disagree; nil for a file of one respondent's own.
	Consensus *consensus.Consensus
	// Peers is the client's place among others; nil where it is held against nobody.
	Peers *benchmark.Place
}

// New words an assessment and the plan made from it. The plan may be nil: the view then has no plan and no first
// steps.
func New(a *scoring.Assessment, p *plan.Plan, o Options) *View {
	b := &builder{Speaker: wording.In(o.Lang), a: a}
	b.view = &View{Language: b.Language, Words: WordsIn(b.Language)}
	b.setHeader(o.Brand)
	b.setScores()
	b.setContradictions()
	if o.Consensus != nil {
		b.view.Consensus = NewConsensus(a, o.Consensus, b.Language)
	}
	if o.Peers != nil {
		b.view.Peers = NewPeers(a, o.Peers, b.Speaker)
	}
	b.setCriteria()
	b.setGaps()
	b.setStrengths()
	b.setNext()
	b.setPlan(p)
	b.setFirstSteps()
	b.setWhyTarget()
	b.setMatrices()
	b.setFunnels()
	b.setTrust()
	b.setConclusion()
	b.setAnswers()
	b.setMethod()
	b.setClosing()
	return b.view
}

// Short writes a number that only a format has, such as the mark of an axis, in the language of the view: with at most
// so many decimals.
func (v *View) Short(x float64, decimals int) string {
	return wording.In(v.Language).Short(x, decimals)
}

// builder fills a view.
type builder struct {
	wording.Speaker
	a    *scoring.Assessment
	view *View
}

// text is a wording in both languages.
type text = questionnaire.Text

// score shows a score or points of it: one decimal, half up.
func (b *builder) score(x float64) Number {
	x = scoring.Round(x)
	return Number{x, b.Fixed(x, 1)}
}

// days shows person-days.
func (b *builder) days(x float64) Number { return Number{x, b.Days(x)} }

// counted shows a whole number with its noun.
func (b *builder) counted(n int, of wording.Noun) Number { return Number{float64(n), b.Counted(n, of)} }
