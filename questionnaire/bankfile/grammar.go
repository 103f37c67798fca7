package bankfile

import (
	"math"

	"salesaudit/questionnaire"
)

// format is what every file of a bank says on its first line.
const format = "salesaudit.bank/1"

const (
	// maxTitle is how many characters of a question's title a bookmark and a table row have room for.
	maxTitle = 34
	// maxShort is the same for a catalogue entry's short name and a row of a table or a chart.
	maxShort = 28
	// maxDays bounds person-days; it keeps a slip of the keyboard from looking like a plan.
	maxDays = 100_000
	// waves is how many waves with an end a plan has: 0-30, 31-90 and 91-180 days.
	waves = 3
)

// What a bank file may hold is written down here and nowhere else: each mapping with its keys, which of them must be
// there, and what their values look like. The readers of this package check a mapping against its table, and take
// the bounds of its numbers from it.
var (
	aWord   = &shape{form: word}
	anID    = &shape{form: id}
	aName   = &shape{form: name}
	aFlag   = &shape{form: yesNo}
	aRule   = &shape{form: rule}
	text    = &shape{form: wording, keys: []key{must("ru", aWord), must("en", aWord)}}
	names   = listOf(aName)
	better  = oneOf("lower", "higher")
	options = tableOf(text)
)

// bankGrammar is the whole of a bank, whose sections may be parted over several files. Of them only format must be
// in each; the others that must be there may be in any.
var bankGrammar = mappingOf(
	must("format", aWord),
	must("id", anID),
	must("version", aWord),
	must("title", text),
	may("premise", text),
	may("evidence_owner", aName), // of owners
	may("sources", tableOf(text)),
	may("catalogues", tableOf(mappingOf(
		must("item", anID),
		must("entries", tableOf(mappingOf(must("name", text), may("short", textUpTo(maxShort)), may("core", aFlag)))),
	))),
	must("profiles", tableOf(mappingOf(
		may("up_to", wholeOf(1, math.MaxInt32)),
		must("name", text),
		must("effort", numberOf(0.01, 100)),
		must("capacity", listOf(numberOf(0, maxDays))),
	))),
	must("questions", listOf(questionGrammar)),
	may("facts", tableOf(factGrammar)),
	may("units", tableOf(text)),
	must("dimensions", tableOf(mappingOf(
		must("weight", numberOf(0.001, 1)),
		must("name", text),
		may("verdicts", listOf(text)),
	))),
	may("owners", tableOf(text)),
	must("criteria", listOf(criterionGrammar)),
	may("caps", listOf(mappingOf(
		must("dimension", aName),
		must("max", numberOf(0, 100)),
		must("until", tableOf(wholeOf(1, questionnaire.Rungs))), // {criterion: level}, just one
		must("reason", text),
	))),
	must("bands", listOf(mappingOf(must("to", numberOf(0, 100)), must("name", text)))),
	may("checks", listOf(mappingOf(
		must("id", anID),
		must("severity", oneOf(string(questionnaire.High), string(questionnaire.Medium), string(questionnaire.Low))),
		must("when", aRule),
		must("criteria", names),
		must("says", text),
		must("ask", text),
	))),
)

var questionGrammar = mappingOf(
	must("id", anID),
	must("title", textUpTo(maxTitle)),
	must("text", text),
	must("ask", text),
	may("proves", names), // sources
	may("weights", mappingOf(eachPosition(numberOf(0, 100))...)),
	must("fields", listOf(fieldGrammar)),
)

var fieldGrammar = mappingOf(
	must("id", anID),
	must("type", aWord),
	must("label", text),
	may("help", text),
	may("optional", aFlag),
	may("when", aRule),
).by("type",
	of("text"),
	of("bool"),
	of("integer", may("unit", text), may("better", better), may("min", wholeOf(0, math.MaxInt32))),
	of("percent", may("unit", text), may("better", better)),
	of("choice", may("ordered", aFlag), must("options", options)),
	of("multi", may("options", options), may("options_from", aName)), // of a catalogue
	of("list", may("item", anID), must("columns", tableOf(columnGrammar)), may("funnel", funnelGrammar)),
	of("matrix",
		must("rows", aName),    // a catalogue
		must("columns", aName), // a list
		may("cells", listOf(oneOf("R", "A", "RA", "B"))),
		may("absent", aName), // a multi
		may("model", matrixGrammar),
	),
)

// columnGrammar is one column of a list, which may itself hold a list, one level deep.
var columnGrammar = columnOf(of("list", must("label", text), must("columns", tableOf(columnOf()))))

// columnOf returns the grammar of a column. Besides the types of the table, and those of more, the item name of a
// list or catalogue is a type: a reference.
func columnOf(more ...variant) *shape {
	return mappingOf(must("type", aWord), may("help", text)).by("type", append(more,
		of("id", may("label", text)),
		of("text", must("label", text)),
		of("bool", must("label", text)),
		of("integer", must("label", text), may("unit", text), may("min", wholeOf(0, math.MaxInt32))),
		of("percent", must("label", text), may("unit", text)),
		of("choice", must("label", text), may("ordered", aFlag), must("options", options)),
		of("", must("label", text)),
	)...)
}

// matrixGrammar names columns of the list whose rows are the columns of the matrix.
var matrixGrammar = mappingOf(
	may("headcount", aName),
	may("seller", aName),
	may("department", aName),
	may("scopes", listOf(mappingOf(must("role", aName), may("department", aName)))),
	may("rules", mappingOf(must("list", aName), must("row", aName), must("columns", aName), must("status", aName))),
)

// funnelGrammar names columns of the list of funnels, and of the stages in it.
var funnelGrammar = mappingOf(must("stages", aName), must("tracking", aName), may("measured", aName), must("serves", aName))

var factGrammar = mappingOf(
	must("name", text),
	must("unit", aName),
	may("better", better),
	may("formula", aWord),
	may("function", aName), // of a computation
	may("with", mappingOf()),
	may("rule", aRule),
	may("decimal", aFlag),
)

var criterionGrammar = mappingOf(
	must("id", anID),
	must("dimension", aName),
	must("weight", numberOf(0.001, 1000)),
	must("name", text),
	may("matters", text),
	must("questions", names),
	must("evidence", mappingOf(must("questions", names), must("sources", names))),
	must("target", tableOf(wholeOf(0, questionnaire.Rungs))), // by profile
	may("applies", aRule),
	must("rungs", listOf(mappingOf(
		must("when", aRule),
		must("holds", text),
		must("do", text),
		must("artefact", text),
		must("days", numberOf(0, maxDays)),
		must("owner", aName),
		may("after", listOf(aWord)), // criterion:level
	))),
)

// eachPosition returns a key for each position that a respondent may have.
func eachPosition(value *shape) []key {
	var keys []key
	for _, p := range questionnaire.Positions {
		keys = append(keys, may(p, value))
	}
	return keys
}
