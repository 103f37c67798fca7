package main

import (
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"salesaudit/internal/form"
	"salesaudit/questionnaire"
	"salesaudit/reports"
)

// The files that commands read, for the shells' completion.
var (
	answerFiles = []string{"yaml", "yml", "json"}
	filledForms = []string{"json", "xlsx", "csv", "yaml", "yml"}
)

// addCompletions tells the shells what the arguments and the flags of the commands can be: answer files by their suffix,
// names of the bank, formats, languages.
func addCompletions(p *program, root *cobra.Command) {
	for _, name := range []string{"interview", "score", "report", "plan", "compare", "merge", "validate", "fieldwork", "form"} {
		command(root, name).ValidArgsFunction = filesEnding(answerFiles)
	}
	command(root, "import").ValidArgsFunction = filesEnding(filledForms)
	command(root, "benchmark").ValidArgsFunction = folders
	command(root, "bank show").ValidArgsFunction = p.completeParts
	command(root, "version").ValidArgsFunction = cobra.NoFileCompletions
	for _, of := range []struct {
		commands string // by commas; "" is the root, for a flag of all
		flag     string
		values   cobra.CompletionFunc
	}{
		{"", "lang", oneOfThese("ru", "en")},
		{"score,validate,merge", "format", oneOfThese("table", "json")},
		{"import", "format", oneOfThese(importFormats...)},
		{"plan", "format", oneOfThese(planFormats...)},
		{"compare,bank diff", "format", oneOfThese(documentFormats...)},
		{"benchmark", "format", oneOfThese(append(slices.Clone(documentFormats), "csv")...)},
		{"rescore", "format", oneOfThese(slices.Concat(lineFormats, summaryFormats)...)},
		{"fieldwork", "format", oneOfThese(formatNames()...)},
		{"report", "format", oneOfThese(withoutDots(reports.Suffixes())...)},
		{"form", "for", p.completePositions},
		{"form", "output", filesEnding(withoutDots(form.Suffixes()))},
		{"import", "into", filesEnding(answerFiles)},
		{"benchmark", "client", filesEnding(answerFiles)},
		{"report", "peers", folders},
		{"report,rescore,benchmark", "cache", folders},
		{"fieldwork", "output", folders},
		{"report", "logo", filesEnding([]string{"png", "jpg", "jpeg"})},
		{"rescore", "baseline", filesEnding([]string{"ndjson"})},
		{"plan", "done", p.completeLevels},
		{"plan", "set", p.completeAnswers},
	} {
		for _, name := range strings.Split(of.commands, ",") {
			if err := command(root, name).RegisterFlagCompletionFunc(of.flag, of.values); err != nil {
				panic(err) // the table above names a flag that there is not, which no user can mend
			}
		}
	}
}

// command returns the command with a name such as "bank show"; "" is the root.
func command(root *cobra.Command, name string) *cobra.Command {
	cmd, _, err := root.Find(strings.Fields(name))
	if err != nil {
		panic(err)
	}
	return cmd
}

func withoutDots(suffixes []string) []string {
	out := make([]string, len(suffixes))
	for i, s := range suffixes {
		out[i] = strings.TrimPrefix(s, ".")
	}
	return out
}

func oneOfThese(values ...string) cobra.CompletionFunc {
	return cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoFileComp)
}

func filesEnding(suffixes []string) cobra.CompletionFunc {
	return cobra.FixedCompletions(suffixes, cobra.ShellCompDirectiveFilterFileExt)
}

func folders(*cobra.Command, []string, string) ([]cobra.Completion, cobra.ShellCompDirective) {
	return nil, cobra.ShellCompDirectiveFilterDirs
}

// named completes ids with what they are called.
func (p *program) named(id string, name questionnaire.Text) cobra.Completion {
	return cobra.CompletionWithDesc(id, name.In(p.language()))
}

// completeParts completes the ids of questions, criteria and fields.
func (p *program) completeParts(_ *cobra.Command, args []string, typed string) ([]cobra.Completion, cobra.ShellCompDirective) {
	bank, err := p.bank()
	if err != nil || len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	var out []cobra.Completion
	add := func(id string, name questionnaire.Text) {
		if strings.HasPrefix(id, typed) {
			out = append(out, p.named(id, name))
		}
	}
	for _, q := range bank.Questions {
		add(q.ID, q.Title)
	}
	for _, c := range bank.Criteria {
		add(c.ID, c.Name)
	}
	for _, f := range bank.Fields {
		add(f.ID, f.Label)
	}
	return out, cobra.ShellCompDirectiveNoFileComp
}

// completePositions completes the positions for which the bank has a part.
func (p *program) completePositions(*cobra.Command, []string, string) ([]cobra.Completion, cobra.ShellCompDirective) {
	bank, err := p.bank()
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	return form.Positions(bank), cobra.ShellCompDirectiveNoFileComp
}

// completeLevels completes CRITERION=LEVEL, the level with what its rung says.
func (p *program) completeLevels(_ *cobra.Command, _ []string, typed string) ([]cobra.Completion, cobra.ShellCompDirective) {
	bank, err := p.bank()
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	id, _, chosen := strings.Cut(typed, "=")
	var out []cobra.Completion
	if c := bank.Criterion(id); chosen && c != nil {
		for _, r := range c.Rungs {
			out = append(out, p.named(id+"="+strconv.Itoa(r.Level), r.Holds))
		}
		return out, cobra.ShellCompDirectiveNoFileComp
	}
	for _, c := range bank.Criteria {
		out = append(out, p.named(c.ID+"=", c.Name))
	}
	return out, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveNoSpace
}

// completeAnswers completes FIELD=VALUE; values where a field has options.
func (p *program) completeAnswers(_ *cobra.Command, _ []string, typed string) ([]cobra.Completion, cobra.ShellCompDirective) {
	bank, err := p.bank()
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	id, _, chosen := strings.Cut(typed, "=")
	var out []cobra.Completion
	if f := bank.Field(id); chosen && f != nil {
		for _, o := range f.Options {
			out = append(out, p.named(id+"="+o.ID, o.Label))
		}
		if f.Kind == questionnaire.Bool {
			out = append(out, id+"=true", id+"=false")
		}
		return out, cobra.ShellCompDirectiveNoFileComp
	}
	for _, f := range bank.Fields {
		if f.Kind != questionnaire.List && f.Kind != questionnaire.Matrix {
			out = append(out, p.named(f.ID+"=", f.Label))
		}
	}
	return out, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveNoSpace
}
