package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"salesaudit/internal/answers"
	"salesaudit/internal/scoring"
	"salesaudit/questionnaire"
	"salesaudit/questionnaire/bankfile"
	"salesaudit/questionnaire/banktest"
)

// The way through the house: data flows one way, from bank and answers to the reports, and the folders are in
// that order. A folder may import those that its row names, and whatever those may import.
var rooms = []struct {
	folder   string
	imports  string
	sentence string
}{
	{"internal/wholefile", "", "internal/wholefile writes files whole or not at all; it imports nothing of ours"},
	{"internal/clean", "", "internal/clean makes text that somebody else wrote fit to be shown; it imports nothing of ours"},
	{"internal/source", "internal/clean", "internal/source reads YAML and JSON text with positions; it may import internal/clean"},
	{"questionnaire", "", "questionnaire is the bank's model: questions, facts, criteria, rules and their evaluation; it imports nothing of ours"},
	{"questionnaire/block9", "", "questionnaire/block9 is the files of Block 9; it imports nothing of ours"},
	{"questionnaire/bankfile", "questionnaire questionnaire/block9 internal/source", "questionnaire/bankfile is bank files: loading and checking; it may import questionnaire, questionnaire/block9 and internal/source"},
	{"questionnaire/banktest", "questionnaire/bankfile", "questionnaire/banktest loads the banks of tests; it may import questionnaire/bankfile"},
	{"internal/answers", "questionnaire internal/source", "internal/answers is one client's answers, typed by a bank; it may import questionnaire and internal/source"},
	{"internal/wording", "questionnaire internal/answers", "internal/wording is whatever is said in a language; it may import questionnaire and internal/answers"},
	{"internal/sampling", "internal/answers", "internal/sampling draws answer files for tests; it may import internal/answers"},
	{"internal/anonymous", "internal/answers internal/wording", "internal/anonymous takes the names out of a sheet; it may import internal/answers and internal/wording"},
	{"internal/scoring", "questionnaire internal/answers", "internal/scoring makes an assessment of bank and sheet, without input or output; it may import questionnaire and internal/answers"},
	{"internal/figures", "internal/scoring internal/wording", "internal/figures is what was computed, in words; it may import internal/scoring and internal/wording"},
	{"internal/plan", "internal/scoring", "internal/plan is steps, waves, forecast and what-if, without input or output; it may import internal/scoring"},
	{"internal/compare", "internal/plan internal/answers", "internal/compare is what changed between two assessments or two banks; it may import internal/plan"},
	{"internal/record", "internal/scoring", "internal/record is an assessment as JSON, written and read, and what changed between two; it may import internal/scoring"},
	{"internal/answerfile", "internal/answers internal/source internal/wholefile", "internal/answerfile is the one writer of answer files; it may import internal/answers, internal/source and internal/wholefile"},
	{"internal/interview/session", "internal/answerfile internal/scoring internal/wording internal/figures", "internal/interview/session is the interview without a terminal; it may import internal/answerfile, internal/scoring, internal/wording and internal/figures"},
	{"internal/interview/screen", "internal/interview/session", "internal/interview/screen is the dialogue on the full screen, over a session alone"},
	{"internal/interview/line", "internal/interview/session", "internal/interview/line is the dialogue line by line, over a session alone"},
	{"internal/interview/interviewtest", "internal/interview/session questionnaire/banktest", "internal/interview/interviewtest is what the tests of the interview share"},
	{"internal/interview", "internal/interview/screen internal/interview/line", "internal/interview runs one of the two dialogues"},
	{"internal/spreadsheet", "internal/source", "internal/spreadsheet is the cells of workbooks to fill in, written and read; it may import internal/source"},
	{"internal/form", "internal/answerfile internal/wording internal/clean internal/spreadsheet", "internal/form is forms and import; it may import internal/answerfile, internal/wording, internal/clean and internal/spreadsheet"},
	{"internal/raci", "internal/answerfile internal/clean internal/spreadsheet", "internal/raci is a company's own matrix of functions and roles; it may import internal/answerfile, internal/clean and internal/spreadsheet"},
	{"internal/consensus", "internal/answerfile internal/scoring", "internal/consensus is several respondents; it may import internal/answerfile and internal/scoring"},
	{"internal/batch", "internal/answers internal/scoring internal/wording internal/record internal/wholefile", "internal/batch is streaming, workers, shards, cache and baseline; it may import internal/answers, internal/scoring, internal/wording and internal/record"},
	{"internal/benchmark", "internal/batch", "internal/benchmark is clients held against each other: quartiles by size and industry; it may import internal/batch"},
	{"reports/view", "internal/scoring internal/plan internal/consensus internal/benchmark internal/wording internal/figures", "reports/view is a report's model, worded once; it may import internal/scoring, internal/plan, internal/consensus, internal/benchmark, internal/wording and internal/figures"},
	{"reports/palette", "", "reports/palette is the colors of a report; it imports nothing of ours"},
	{"reports/typeface", "internal/clean", "reports/typeface is the typeface of all that is drawn; it may import internal/clean"},
	{"reports/paper", "reports/view", "reports/paper is a plain document as data, and a chapter of the report that several formats set alike; it may import reports/view"},
	{"reports/fieldwork", "internal/scoring reports/paper", "reports/fieldwork words what goes to a client before an interview; it may import internal/scoring and reports/paper"},
	{"reports/progress", "internal/compare internal/record reports/paper", "reports/progress words a comparison as a plain document; it may import internal/compare, internal/record and reports/paper"},
	{"reports/portfolio", "internal/benchmark reports/paper", "reports/portfolio words a consultant's clients as a plain document; it may import internal/benchmark and reports/paper"},
	{"reports/pdf", "reports/view reports/paper reports/palette reports/typeface", "reports/pdf sets a view as PDF"},
	{"reports/docx", "reports/view reports/paper reports/palette reports/typeface", "reports/docx writes a view, or a plain document, as a Word file"},
	{"reports/html", "reports/view reports/paper reports/palette reports/typeface", "reports/html writes a view as a page"},
	{"reports/markdown", "reports/view reports/paper", "reports/markdown writes a view as Markdown"},
	{"reports/xlsx", "reports/view reports/palette", "reports/xlsx writes a view as a workbook"},
	{"reports/terminal", "reports/view reports/paper", "reports/terminal prints a view on a terminal"},
	{"reports/machine", "reports/view", "reports/machine writes a view for other programs"},
	{"reports/bankpage", "questionnaire internal/wording", "reports/bankpage prints a bank for a person; it may import questionnaire and internal/wording"},
	{"reports", "reports/pdf reports/docx reports/html reports/markdown reports/xlsx reports/machine internal/record", "reports is the list of formats; it may import each of them and internal/record"},
	{"cmd/salesaudit", "questionnaire/bankfile internal/anonymous internal/interview internal/form internal/raci internal/consensus internal/batch internal/benchmark internal/compare reports reports/progress reports/portfolio reports/fieldwork reports/terminal reports/bankpage internal/wholefile", "cmd/salesaudit is one small file a command: flags, one call, printing; it may import everything below"},
}

// What comes from outside and is kept in one room: its module path, the rooms, and why.
var kept = []struct{ module, folders, sentence string }{
	{"gopkg.in/yaml.v3", "internal/source", "internal/source is the only importer of yaml.v3"},
	{"cel.dev/cel-go", "questionnaire", "questionnaire is the only importer of CEL: rules are compiled in one place"},
	{"charm.land/huh", "internal/interview/screen", "internal/interview/screen is the only importer of huh and bubbletea"},
	{"charm.land/bubbletea", "internal/interview/screen", "internal/interview/screen is the only importer of huh and bubbletea"},
	{"github.com/jung-kurt/gofpdf", "reports/pdf", "reports/pdf is the only importer of gofpdf"},
	{"github.com/xuri/excelize", "reports/xlsx internal/spreadsheet", "reports/xlsx is the only importer of excelize for reports, internal/spreadsheet for forms"},
	{"net", "", "a client's answers never leave the machine: nothing imports net"},
	{"github.com/spf13/cobra", "cmd/salesaudit", "cmd/salesaudit is the commands, and the only importer of cobra"},
}

const module = "salesaudit/"

// forTests are the rooms that only tests, and each other, may enter.
var forTests = []string{"questionnaire/banktest", "internal/sampling", "internal/interview/interviewtest"}

// TestRooms holds the imports of every package against the tables above.
func TestRooms(t *testing.T) {
	reach := map[string][]string{} // by folder, with everything below
	for _, r := range rooms {
		for f := range strings.FieldsSeq(r.imports) {
			reach[r.folder] = append(append(reach[r.folder], f), reach[f]...)
		}
	}
	for _, file := range goFiles(t) {
		room := slices.IndexFunc(rooms, func(r struct{ folder, imports, sentence string }) bool { return r.folder == file.folder })
		if room < 0 {
			t.Errorf("%s: no room is called %s: say in the table of rooms what it is for and what it may import", file.name, file.folder)
			continue
		}
		for _, spec := range file.syntax.Imports {
			name, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				t.Fatal(err)
			}
			at := file.positions.Position(spec.Pos())
			if ours, ok := strings.CutPrefix(name, module); ok && !slices.Contains(reach[file.folder], ours) {
				t.Errorf("%s:%d imports %s: %s", file.name, at.Line, ours, rooms[room].sentence)
			}
			if ours, _ := strings.CutPrefix(name, module); slices.Contains(forTests, ours) && !slices.Contains(forTests, file.folder) {
				t.Errorf("%s:%d imports %s: that is for tests only", file.name, at.Line, ours)
			}
			for _, k := range kept {
				if (name == k.module || strings.HasPrefix(name, k.module+"/")) && !slices.Contains(strings.Fields(k.folders), file.folder) {
					t.Errorf("%s:%d imports %s: %s", file.name, at.Line, name, k.sentence)
				}
			}
		}
	}
}

// TestFormatsReadTheViewAlone makes sure that a format reaches for nothing but the view: not for the bank, the answers,
// the scores or the plan, and that it words nothing itself. Of internal/wording it may use what knows no language, such
// as the joining of texts; of internal/clean, what makes a text safe; of internal/source, the printing of findings.
func TestFormatsReadTheViewAlone(t *testing.T) {
	formats := []string{"reports/pdf", "reports/html", "reports/markdown", "reports/xlsx", "reports/terminal", "reports/machine"}
	may := []string{"reports/view", "reports/paper", "reports/palette", "reports/typeface", "internal/wording", "internal/clean", "internal/source"}
	for _, file := range goFiles(t) {
		if !slices.Contains(formats, file.folder) {
			continue
		}
		for _, spec := range file.syntax.Imports {
			name, _ := strconv.Unquote(spec.Path.Value)
			if ours, ok := strings.CutPrefix(name, module); ok && !slices.Contains(may, ours) {
				t.Errorf("%s:%d imports %s: a format reads the view alone", file.name, file.positions.Position(spec.Pos()).Line, ours)
			}
		}
		ast.Inspect(file.syntax, func(n ast.Node) bool {
			if selector, ok := n.(*ast.SelectorExpr); ok && (selector.Sel.Name == "In" || selector.Sel.Name == "Speaker") {
				if x, ok := selector.X.(*ast.Ident); ok && x.Name == "wording" {
					t.Errorf("%s:%d speaks a language: the view says it", file.name, file.positions.Position(n.Pos()).Line)
				}
			}
			return true
		})
	}
}

// TestClock: only the interview is given the time of day, and validate, which warns of dates far from today, so no score
// and no report depends on a clock that may be wrong; the only other clock is that by which Windows tells how old a
// temporary file is.
func TestClock(t *testing.T) {
	told := []string{"cmd/salesaudit/interview.go", "cmd/salesaudit/validate.go", "internal/wholefile/temporary.go"}
	for _, file := range goFiles(t) {
		ast.Inspect(file.syntax, func(n ast.Node) bool {
			call, ok := n.(*ast.SelectorExpr)
			if !ok || slices.Contains(told, file.name) {
				return true
			}
			from, ok := call.X.(*ast.Ident)
			if ok && from.Name == "time" && slices.Contains([]string{"Now", "Since", "Until"}, call.Sel.Name) {
				t.Errorf("%s asks for the time of day", file.positions.Position(call.Pos()))
			}
			return true
		})
	}
}

// TestNoNamesOfTheBank makes sure that what is special to a bank is in the bank: no string of the program
// names a field, column, option, criterion, fact or catalogue entry of Block 9. Ids of one word are left out, as
// they are words of the language too, but for the form criterion:level.
func TestNoNamesOfTheBank(t *testing.T) {
	bank := banktest.Block9(t)
	// These are words of the program itself that the bank uses too.
	ours := []string{"not_measured", "without_owner", "single_person"}
	names := map[string]bool{}
	for _, id := range idsOf(bank) {
		if strings.Contains(id, "_") && !slices.Contains(ours, id) {
			names[id] = true
		}
	}
	if len(names) < 150 {
		t.Fatalf("only %d ids to look for", len(names))
	}
	word := regexp.MustCompile(`[A-Za-z0-9_]+`)
	function := regexp.MustCompile(`\b(client|list|multi|matrix|funnel)\.[a-z_]+`) // of facts
	rung := regexp.MustCompile(`[a-z_]+:[1-5]`)
	tags := map[*ast.BasicLit]bool{}
	for _, file := range goFiles(t) {
		ast.Inspect(file.syntax, func(n ast.Node) bool {
			if field, ok := n.(*ast.Field); ok {
				tags[field.Tag] = true // keys of JSON
			}
			if pair, ok := n.(*ast.KeyValueExpr); ok {
				if key, ok := pair.Key.(*ast.Ident); ok && key.Name == "Example" {
					return false // a command's help shows what a person types
				}
			}
			literal, ok := n.(*ast.BasicLit)
			if !ok || literal.Kind != token.STRING || tags[literal] {
				return true
			}
			line := file.positions.Position(literal.Pos()).Line
			for _, w := range word.FindAllString(function.ReplaceAllString(literal.Value, ""), -1) {
				if names[w] {
					t.Errorf("%s:%d names %s of Block 9: it belongs into the bank", file.name, line, w)
				}
			}
			for _, w := range rung.FindAllString(literal.Value, -1) {
				if id, _, _ := strings.Cut(w, ":"); bank.Criterion(id) != nil {
					t.Errorf("%s:%d names %s of Block 9: it belongs into the bank", file.name, line, w)
				}
			}
			return true
		})
	}
}

// idsOf returns all ids of a bank that a program might be tempted to name.
func idsOf(b *questionnaire.Bank) []string {
	var ids []string
	var columns func(cs []*questionnaire.Column)
	columns = func(cs []*questionnaire.Column) {
		for _, c := range cs {
			ids = append(append(ids, c.ID), questionnaire.OptionIDs(c.Options)...)
			columns(c.Columns)
		}
	}
	for _, f := range b.Fields {
		ids = append(append(ids, f.ID), questionnaire.OptionIDs(f.Options)...)
		columns(f.Columns)
	}
	for _, c := range b.Criteria {
		ids = append(ids, c.ID)
	}
	for _, f := range b.Facts {
		ids = append(ids, f.ID)
	}
	for _, c := range b.Checks {
		ids = append(ids, c.ID)
	}
	for _, s := range b.Sources {
		ids = append(ids, s.ID)
	}
	for _, c := range b.Catalogues {
		ids = append(ids, c.IDs()...)
	}
	return ids
}

// TestBanks loads the embedded bank and the second one, of quite another subject: nothing may be found in either,
// and every sample of each must load and score.
func TestBanks(t *testing.T) {
	for folder, samples := range map[string]string{
		"../../questionnaire/block9":     "../../testdata/clients/*",
		"../../testdata/banks/warehouse": "../../testdata/banks/warehouse-clients/*",
	} {
		bank, found, err := bankfile.Load(folder)
		if err != nil || len(found) > 0 {
			t.Errorf("%s: %v %v", folder, err, found)
			continue
		}
		names, err := filepath.Glob(samples)
		if err != nil || len(names) < 2 {
			t.Fatal("no samples", samples, err)
		}
		for _, name := range names {
			sheet, found := answers.Load(name, bank)
			if len(found) > 0 {
				t.Errorf("%s: %v", name, found)
				continue
			}
			if _, err := scoring.Assess(t.Context(), sheet); err != nil {
				t.Error(err)
			}
		}
	}
}

// TestDependenciesExplained holds the README's table of dependencies against go.mod: a line for each direct one.
func TestDependenciesExplained(t *testing.T) {
	var required, explained []string
	for line := range strings.Lines(readForTest(t, "../../go.mod")) {
		if name, version, ok := strings.Cut(strings.TrimSpace(line), " v"); ok && !strings.Contains(version, "// indirect") {
			required = append(required, name)
		}
	}
	_, table, _ := strings.Cut(readForTest(t, "../../README.md"), "| module |")
	for line := range strings.Lines(table) {
		if name, ok := strings.CutPrefix(line, "| `"); ok {
			name, _, _ = strings.Cut(name, "`")
			explained = append(explained, name)
		} else if line == "\n" {
			break
		}
	}
	slices.Sort(required)
	slices.Sort(explained)
	if diff := cmp.Diff(required, explained); diff != "" {
		t.Errorf("modules in go.mod (-) and in the README (+):\n%s", diff)
	}
}

// goFile is one file of the program; tests are none.
type goFile struct {
	name, folder string // from the root of the module, with slashes
	syntax       *ast.File
	positions    *token.FileSet
}

// goFiles parses the program's files, those for other systems too.
func goFiles(t *testing.T) []goFile {
	t.Helper()
	const root = "../.."
	var files []goFile
	for _, top := range []string{"cmd", "questionnaire", "internal", "reports"} {
		err := filepath.WalkDir(filepath.Join(root, top), func(name string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() || filepath.Ext(name) != ".go" || strings.HasSuffix(name, "_test.go") {
				return err
			}
			positions := token.NewFileSet()
			syntax, err := parser.ParseFile(positions, name, nil, 0)
			if err != nil {
				return err
			}
			short, err := filepath.Rel(root, name)
			if err != nil {
				return err
			}
			short = filepath.ToSlash(short)
			files = append(files, goFile{short, path.Dir(short), syntax, positions})
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if len(files) < 50 {
		t.Fatalf("only %d files: is the root wrong?", len(files))
	}
	return files
}
