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
	// maxParts bounds the parts of a rung: more are no longer one level of a criterion.
	maxParts = 9
	// maxDays bounds person-days; it keeps a slip of the keyboard from looking like a plan.
	maxDays = 100_000
	// maxHolidays leaves enough days to work on.
	maxHolidays = 60
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
	unit    = &shape{form: forms, keys: text.keys} // a text, or its forms by number: {ru: [one, few, many], en: [one, other]}
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
	may("sources", tableOf(either(text, "name", sourceGrammar))),
	may("catalogues", tableOf(mappingOf(
		must("item", anID),
		must("entries", tableOf(mappingOf(must("name", text), may("short", textUpTo(maxShort)), may("core", aFlag), may("extra", aFlag)))),
	))),
	must("profiles", tableOf(mappingOf(
		may("up_to", wholeOf(1, math.MaxInt32)),
		must("name", text),
		must("effort", numberOf(0.01, 100)),
		must("capacity", listOf(numberOf(0, maxDays))),
	))),
	may("holidays", listOf(aWord)), // month-day
	must("questions", listOf(questionGrammar)),
	may("facts", tableOf(factGrammar)),
	may("units", tableOf(unit)),
	must("dimensions", tableOf(mappingOf(
		must("weight", numberOf(0.001, 1000)),
		must("name", text),
		may("verdicts", listOf(either(text, "answered", verdictGrammar))),
	))),
	may("owners", tableOf(either(text, "name", ownerGrammar))),
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

// sourceGrammar is a source of which more is to be said than its name.
var sourceGrammar = mappingOf(must("name", text), may("short", text), may("own", aFlag), may("up_to", oneOf("reference", "document", "extract")))

// ownerGrammar is an owner whom companies of some sizes do not have, or call otherwise: by profile, who takes the work there,
// and the name that fits.
var ownerGrammar = mappingOf(must("name", text), may("instead", tableOf(aName)), may("called", tableOf(text)))

// verdictGrammar is a verdict in two wordings: of what was answered, and of what is claimed but not shown.
var verdictGrammar = mappingOf(must("answered", text), must("claimed", text))

var questionGrammar = mappingOf(
	must("id", anID),
	must("title", textUpTo(maxTitle)),
	must("text", text),
	must("ask", text),
	may("ask_self", text),
	may("proves", names), // sources
	may("weights", mappingOf(eachPosition(numberOf(0, 100))...)),
	must("fields", listOf(fieldGrammar)),
)

var fieldGrammar = mappingOf(
	must("id", anID),
	must("type", aWord),
	must("label", text),
	may("help", text),
	may("help_self", text),
	may("optional", aFlag),
	may("when", aRule),
	may("claim", aFlag),
	may("measure", mappingOf(must("how", text), may("sample", wholeOf(1, 999)))),
	may("since", aWord), // version
).by("type",
	of("text"),
	of("bool"),
	of("integer", may("unit", unit), may("better", better), may("min", wholeOf(0, math.MaxInt32))),
	of("percent", may("unit", unit), may("better", better)),
	of("choice", may("ordered", aFlag), must("options", options)),
	of("multi", may("options", options), may("options_from", aName)), // of a catalogue
	of("list", may("item", anID), may("row", text), must("columns", tableOf(columnGrammar)), may("funnel", funnelGrammar)),
	of("matrix",
		must("rows", aName),    // a catalogue
		must("columns", aName), // a list
		may("cells", listOf(oneOf("R", "A", "RA", "B", "S"))),
		may("absent", aName),  // a multi
		may("present", aName), // a multi
		may("model", matrixGrammar),
	),
)

// columnGrammar is one column of a list, which may itself hold a list, one level deep.
var columnGrammar = columnOf(of("list", must("label", text), may("row", text), must("columns", tableOf(columnOf()))))

// columnOf returns the grammar of a column. Besides the types of the table, and those of more, the item name of a
// list or catalogue is a type: a reference.
func columnOf(more ...variant) *shape {
	return mappingOf(must("type", aWord), may("help", text), may("since", aWord)).by("type", append(more,
		of("id", may("label", text)),
		of("text", must("label", text)),
		of("bool", must("label", text)),
		of("integer", must("label", text), may("unit", unit), may("min", wholeOf(0, math.MaxInt32))),
		of("percent", must("label", text), may("unit", unit)),
		of("choice", must("label", text), may("ordered", aFlag), may("default", aWord), must("options", options)), // an option
		of("", must("label", text)),
	)...)
}

// matrixGrammar names columns of the list whose rows are the columns of the matrix.
var matrixGrammar = mappingOf(
	may("headcount", aName),
	may("seller", aName),
	may("department", aName),
	may("outside", mappingOf(must("column", aName), must("counts_in_department", listOf(aWord)), may("foreign", listOf(aWord)))), // a choice and options of it
	may("scopes", listOf(mappingOf(must("role", aName), may("department", aName)))),
	may("rules", mappingOf(must("list", aName), must("row", aName), must("columns", aName), must("status", aName))),
)

// funnelGrammar names columns of the list of funnels, and of the stages in it.
var funnelGrammar = mappingOf(must("stages", aName), must("tracking", aName), may("measured", aName), must("serves", aName))

var factGrammar = mappingOf(
	must("name", text),
	must("unit", aName),
	may("better", better),
	may("among", text), // what it counts among, in the genitive
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
	must("rungs", listOf(either(partGrammar, "parts", partedRungGrammar))),
)

// partGrammar is a part of a rung with its action, or a rung of one part.
var partGrammar = mappingOf(
	must("when", aRule),
	must("holds", text),
	must("do", text),
	must("artefact", text),
	must("days", numberOf(0, maxDays)),
	must("owner", aName),
	may("after", listOf(aWord)), // criterion:level
	may("hire", aFlag),
)

// partedRungGrammar is a rung of several parts, joined by "and".
var partedRungGrammar = mappingOf(must("holds", text), must("parts", listOf(either(partGrammar, "shares", sharingPartGrammar))))

// sharingPartGrammar is a part that the action of another part of the rung makes true too.
var sharingPartGrammar = mappingOf(must("when", aRule), must("holds", text), must("shares", wholeOf(1, maxParts)))

// eachPosition returns a key for each position that a respondent may have.
func eachPosition(value *shape) []key {
	var keys []key
	for _, p := range questionnaire.Positions {
		keys = append(keys, may(p, value))
	}
	return keys
}
