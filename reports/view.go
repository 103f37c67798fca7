// Package reports makes the gap report. NewView words an assessment and its plan once, in the chosen language; each
// format (PDF, HTML, Markdown, XLSX, JSON) writes that View and looks at nothing else, so formats cannot disagree.
//
// It stands at the end of the flow: bank + answers → assessment → plan → report. It names nothing of Block 9: a
// report of another bank has the parts that this bank has fields for.
package reports

import "salesaudit/questionnaire"

// View is everything that a report shows, worded in one language. Texts that came from a client are already
// cleaned (see clean): valid UTF-8 in composed form, one line, no control or direction characters, bounded length.
// A format still escapes them as its own syntax needs.
type View struct {
	Language questionnaire.Language
	Words    Words // headings and labels of the report, in the same language
	Header   Header
	Brand    Brand

	// The first page: what a director reads alone.
	Overall      ScoreView
	Dimensions   []DimensionView // in the order of the bank; without those that have no score
	Conclusion   string          // one sentence
	HeaviestGaps []GapView       // at most three, worst first; empty when every target is reached
	NextRungs    []GapView       // where every target is reached, at most three rungs above them, heaviest first
	FirstSteps   []StepView      // at most three, in the order of the plan
	Trust        TrustView

	// The detail.
	Criteria       []CriterionView // in the order of the bank, those that do not apply too
	byGap          []int           // places in Criteria of those that apply, the heaviest gap first; what the table of scores goes by
	Matrices       []MatrixView    // one for each matrix field of the bank
	FunnelFields   []FunnelsView   // one for each list of funnels of the bank
	Contradictions []ContradictionView
	Plan           *PlanView // nil where no plan was made
	ToAsk          []AskView
	ToProve        []ProveView

	// The appendices.
	Answers  []QuestionView // every question of the bank, in its order
	Evidence []EvidenceView // of all questions, in their order
	Method   []MethodPart
}

// Number is a number with the text that shows it, so that a table can print what a spreadsheet computes with.
type Number struct {
	Value float64
	Text  string
}

// Header says who was assessed, when, by whom and with what.
type Header struct {
	Title       string // of the report
	Client      string
	Industry    string // may be empty
	Sellers     Number // text with its noun: «12 продавцов»
	Profile     string // size of the company, in words
	Date        string // of the interview, worded; "" when the file gives none
	ISODate     string // 2006-01-02; "" when the file gives none
	Respondent  string // may be empty
	Position    string // of the respondent, in words; may be empty
	Interviewer string // may be empty
	BankTitle   string
	Bank        string // id@version
	Premise     string // what the method rests on; may be empty
}

// Brand is whose report it is. All parts may be empty.
type Brand struct {
	Consultant string
	Contact    string // one line: telephone, mail, site
	Logo       *Logo
}

// ScoreView is a score of 0-100 seen three ways, with its target. Values have one decimal.
type ScoreView struct {
	Proven, Claimed, Possible, Target Number
	Band                              string // of the proven score
	BandIndex                         int    // 0 is the worst of the bank's bands
	Bands                             int    // how many the bank has
}

// DimensionView is one dimension's score in figures and in one plain sentence.
type DimensionView struct {
	ID, Name string
	ScoreView
	Verdict        string
	Cap            string // why the score can be no higher, worded; "" when nothing caps it
	Capped         bool   // whether Cap keeps the score down now, or will only when the levels rise
	Confidence     Number // 0-100, text with its per cent sign
	ConfidenceName string // high, medium, low in words
	Weight         Number // share of the overall score in per cent
}

// GapView is one of the heaviest gaps on the first page.
type GapView struct {
	CriterionID, Name string
	Dimension         string // name
	Level, Target     int
	Note              string // level, target and points in one phrase
	Is                string // where the client is: what the reached rung says, or why the first is not reached
	ShouldBe          string // what the rung of the target asks
	Costs             string // what the gap costs the client's convenience; empty where the target is reached
	Points            Number // points of the overall score, without caps, up to the target
}

// TrustView says how far the answers can be relied on.
type TrustView struct {
	Completeness   Number // per cent of the shown fields that are answered
	Answered       int
	Shown          int
	Confidence     Number // 0-100, mean of the dimensions by their weight
	ConfidenceName string
	Contradictions Number    // open ones, text with its noun
	BySeverity     [3]Number // high, medium, low; text such as «высокой важности: 2»
	Sentence       string    // the same in one or two sentences
}

// Severity names of contradictions and confidence, as ids that do not change with the language.
const (
	HighID   = "high"
	MediumID = "medium"
	LowID    = "low"
)

// States of a rung, as ids that do not change with the language.
const (
	MetID      = "met"
	UnprovenID = "unproven"
	UnknownID  = "unknown"
	UnmetID    = "unmet"
)

// What a rung that is not reached lacks, as ids that do not change with the language.
const (
	LacksCondition = "condition" // its condition does not hold
	LacksAnswer    = "answer"    // nobody knows yet whether it holds
	LacksEvidence  = "evidence"  // it holds by the answers, but is not proven
	LacksLower     = "lower"     // it holds, but a lower rung does not
)

// CriterionView is one criterion: where the client stands, what is missing and what to do.
type CriterionView struct {
	ID, Name         string
	DimensionID      string
	Dimension        string // name
	Applies          bool   // false: left out of the scores; only the names and WhyNot are set
	WhyNot           string // why it does not apply, or that this is not known yet; "" where it simply applies
	Weight           Number
	Proven, Claimed  int // levels 0-5
	Possible, Target int
	OwnTarget        bool   // the client set the target itself
	Gap              int    // levels missing to the target
	Points           Number // points of the overall score, without caps, up to the target
	Matters          string // what a gap costs the client's convenience; may be empty
	Holds            string // where the client is, in the words of the reached rung
	Rungs            []RungView
	Next             *RungView // the lowest rung that is not reached; nil at level 5
	Evidence         string    // the best evidence in words
	Confidence       Number    // 0-100
	ConfidenceName   string
	Contradictions   []string // what they say
}

// RungView is one rung of a ladder.
type RungView struct {
	ID             string // names the step in the plan
	Level          int
	State          string // one of the state ids
	StateName      string
	WithinTarget   bool
	Asks           string // what holds when the rung is reached
	Lacks          string // what keeps it from being reached, one of the ids above; "" when it is reached
	LacksText      string // the same in one sentence
	Deciders       []DeciderView
	EvidenceNeeded string // grade and sources that the rung needs; "" for rungs that need none
	Action         string // what reaches the rung; where only evidence is missing, to bring it; see LacksText where it is unknown
	Artefact       string
	Owner          string
	Days           Number   // person-days for a company of this size, text with its noun
	StandsOn       []string // what comes first, besides the rung below, worded
	MakesPossible  []string // the steps within the targets that stand on it, worded
}

// DeciderView is one part of a rule that decided a rung, with the client's own value.
type DeciderView struct {
	Holds  bool
	Text   string // the whole explanation: name, value, what is needed
	Name   string // what was looked at: a label or the name of a fact
	Value  string // the client's, worded
	Needed string // worded; what would hold
}

// Findings of a function, as ids that do not change with the language, in the order in which they are listed.
var findingIDs = []string{"duplicated", "cross_duplicated", "unassigned", "without_owner", "several_owners", "single_person"}

// MatrixView is a responsibility matrix.
type MatrixView struct {
	FieldID, Title string
	Asked          bool // false: nothing is known of it
	Roles          []RoleView
	Functions      []FunctionView
	Absent         []string      // functions that the company says it does not have
	Findings       []FindingView // how many functions have each finding, in the order of the ids; only those that occur
	Lead           string        // the findings in one sentence
}

// RoleView is one column of a matrix.
type RoleView struct {
	Name       string
	Department string // may be empty
	Headcount  Number // text "" when not known
	Load       int    // functions that the role does
}

// FunctionView is one row of a matrix.
type FunctionView struct {
	ID, Name, Short string
	Asked           bool     // false: the row is unknown
	Marks           []string // one for each role: "", R, A, RA or B
	Findings        []FindingView
}

// FindingView is what is wrong with a function, or how many functions it concerns.
type FindingView struct {
	ID    string // one of the finding ids
	Name  string // in two or three words
	Text  string // of a function: who it is about, «двое: менеджер, оператор»; of a matrix: the same as Name
	Count int    // of a matrix: functions concerned
}

// FunnelsView is a list of funnels by stage.
type FunnelsView struct {
	FieldID, Title string
	Asked          bool
	Ways           []string // how a stage can be tracked, worst first
	Funnels        []FunnelView
	Uncovered      []string // what no funnel serves
}

// FunnelView is one funnel.
type FunnelView struct {
	Name   string
	Serves []string // empty: everything
	Owner  string   // may be empty
	Stages []StageView
}

// StageView is one stage of a funnel.
type StageView struct {
	Name     string
	Way      int    // place in FunnelsView.Ways; -1 when not known
	Tracking string // in words
	Measured Number // text «40 %»; "" when not measured
}

// ContradictionView is answers at odds, with how to ask about them.
type ContradictionView struct {
	ID           string
	Severity     string // HighID, MediumID or LowID
	SeverityName string
	Says         string
	Ask          string
	Criteria     []string // names of those whose confidence it lowers
	Answers      []AnswerView
	Computed     []string // the facts that the answers are held against, each with its value
}

// AnswerView is one answer in words.
type AnswerView struct {
	FieldID  string
	Question int // number of the question, from 1
	Label    string
	Text     string
}

// PlanView is the improvement plan in waves.
type PlanView struct {
	Lead     string // what the plan amounts to, in one or two sentences
	Waves    []WaveView
	Steps    []StepView     // in the order of the plan
	Forecast []ForecastView // the state today, then after each wave
}

// WaveView is one stretch of the plan.
type WaveView struct {
	Number   int    // 1-3; 4 is later
	Name     string // «0–30 дней»
	Days     Number // person-days planned, text with its noun
	Capacity Number // person-days that it holds; text "" for the last wave
	Steps    []int  // places in PlanView.Steps
}

// Kinds of steps, as ids that do not change with the language.
const (
	DoID     = "do"
	ShowID   = "show"
	AskID    = "ask"
	CountsID = "counts"
)

// StepView is one step of a plan.
type StepView struct {
	ID          string // criterion:level
	Place       int    // number in the plan, from 1
	Kind        string // one of the kind ids
	KindName    string
	CriterionID string
	Criterion   string // name
	DimensionID string
	Dimension   string // name
	Level       int    // reached by the step
	Action      string // what to do, worded for its kind
	Artefact    string
	Owner       string
	OwnerID     string
	Days        Number // person-days, text with its noun
	Impact      Number // points of the overall score
	Priority    Number
	Wave        int
	WaitsFor    []string // what must be done before, worded
	NeededFor   string   // the step that brought it in from beyond its own target, worded; may be empty
}

// ForecastView is the scores after a wave.
type ForecastView struct {
	Wave       int    // 0 is today
	Name       string // «сейчас», «через 30 дней»
	Overall    Number
	Dimensions []Number // by View.Dimensions
}

// AskView is a field worth asking about.
type AskView struct {
	FieldID  string
	Question int // number of the question, from 1
	Label    string
	Help     string // what counts as an answer
	Gain     Number // points of the overall score that hang on it
}

// ProveView is a rung that holds by the answers and lacks evidence.
type ProveView struct {
	CriterionID, Criterion string
	Level                  int
	Asks                   string // what is to be proven
	Evidence               string // what is needed
	Gain                   Number // points of the overall score that the evidence would add
}

// QuestionView is a question with everything that was answered.
type QuestionView struct {
	ID       string
	Number   int // from 1
	Title    string
	Text     string
	Fields   []FieldView
	Evidence []EvidenceView
	Note     string
}

// Statuses of a field, as ids that do not change with the language.
const (
	AnsweredID    = "answered"
	NotMeasuredID = "not_measured" // asked, and nobody measures it
	NotAskedID    = "unknown"
	HiddenID      = "hidden" // does not concern this client
)

// FieldView is the answer to one field.
type FieldView struct {
	ID     string
	Label  string
	Status string      // one of the status ids
	Text   string      // in words; a list says how many rows it has
	Number *Number     // of percent and integer answers; nil otherwise
	Table  *TableView  // of lists with rows; nil otherwise
	Matrix *MatrixView // of matrices that were asked; nil otherwise
}

// TableView is a list as a table.
type TableView struct {
	Columns []string
	Numeric []bool // by column: its cells are numbers
	Rows    [][]CellView
}

// CellView is one cell.
type CellView struct {
	Text   string
	Number *float64 // nil when the cell is no number
}

// EvidenceView is one piece of evidence.
type EvidenceView struct {
	Question int // number of the question, from 1
	Source   string
	Grade    string // in words
	Ref      string
	Date     string // worded; may be empty
	Counts   string // the grade that it counts as where age or a missing date lowers it, in words and with the reason; "" where it counts in full
}

// MethodPart is one paragraph or list of the page about the method.
type MethodPart struct {
	Heading    string
	Paragraphs []string
	Table      *TableView // may be nil
}
