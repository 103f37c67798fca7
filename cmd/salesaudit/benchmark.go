package main

import (
	"context"
	"fmt"
	"io"
	"runtime"
	"strings"

	"github.com/spf13/cobra"

	"salesaudit/internal/answers"
	"salesaudit/internal/batch"
	"salesaudit/internal/benchmark"
	"salesaudit/internal/wording"
	"salesaudit/questionnaire"
	"salesaudit/reports/machine"
	"salesaudit/reports/portfolio"
	"salesaudit/reports/view"
)

// folderFlags say how a folder of other clients' files is read.
type folderFlags struct {
	cache string
	jobs  int
}

func newBenchmarkCommand(p *program) *cobra.Command {
	var out documentOutput
	var from folderFlags
	var client string
	var excel bool
	cmd := &cobra.Command{
		Use:   "benchmark FOLDER...",
		Short: "Hold your own clients against each other, by size and industry",
		Long: `Hold the clients in your own folders against each other: quartiles of the proven scores by size of company and by
industry, how many clients are at which level of each criterion, and the commonest gaps. With --client, the place of one
client among those of its size and industry, as a chapter of ` + "`report FILE --peers FOLDER`" + ` has it.

Folders are read as rescore reads them. One interview counts for each client, by name: the latest. Left out and counted
are interviews in which under 60% of the fields are answered, answers to another version of the bank, and files that
cannot be read (each is listed, and the exit code is 3). Nothing is shown of a group of fewer than five clients, no client
is named, and there are no norms but these clients. A quartile lies in proportion between two values, as Excel's
QUARTILE.INC has it.

The format follows the suffix of -o: ` + strings.Join(append(documentSuffixes(), csvSuffix), " ") + `.`,
		Example: `  salesaudit benchmark clients/
  salesaudit benchmark clients/ -o portfolio.csv --excel
  salesaudit benchmark clients/ -o portfolio.pdf --cache ~/.cache/salesaudit
  salesaudit benchmark clients/ --client romashka.yaml
  salesaudit report romashka.yaml -o gap.pdf --peers clients/`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, folders []string) error {
			asCSV := out.format == "csv" || out.format == "" && suffixOf(out.path) == csvSuffix
			if asCSV {
				if err := oneFormat(out.path, out.format); err != nil {
					return err
				}
			}
			switch {
			case excel && !asCSV:
				return usage("name the output portfolio.csv", "--excel is for CSV only")
			case asCSV && client != "":
				return usage("leave --client out, or choose another format", "the place of one client is no CSV")
			case asCSV:
				return p.portfolioCSV(cmd.Context(), folders, from, out, excel)
			}
			suffix, err := p.documentSuffix(out)
			if err != nil {
				return err
			}
			if client != "" {
				return p.place(cmd.Context(), client, folders, from, out, suffix)
			}
			return p.portfolio(cmd.Context(), folders, from, out, suffix)
		},
	}
	out.addFlags(cmd)
	cmd.Flags().Lookup("format").Usage = strings.Join(documentFormats, ", ") + ", csv (default: by the suffix of -o; else table on a terminal, json otherwise)"
	cmd.Flags().Lookup("output").Usage = "write to `FILE` instead: " + strings.Join(append(documentSuffixes(), csvSuffix), " ") + "; - is standard output"
	cmd.Flags().StringVar(&client, "client", "", "show the place of the client in `FILE`, which does not count among its peers")
	cmd.Flags().BoolVar(&excel, "excel", false, "write a CSV as Excel of the chosen language opens it")
	cmd.Flags().StringVar(&from.cache, "cache", "", "keep results in `FOLDER`: unchanged files are not scored again")
	cmd.Flags().IntVarP(&from.jobs, "jobs", "j", runtime.GOMAXPROCS(0), "score `N` files at once")
	return cmd
}

const csvSuffix = ".csv"

// portfolio writes a portfolio as a document or for programs.
func (p *program) portfolio(ctx context.Context, folders []string, from folderFlags, out documentOutput, suffix string) error {
	made, err := p.newPortfolio(ctx, folders, from)
	if err != nil {
		return err
	}
	if err := p.writeDocument(ctx, out, suffix, portfolio.Document(made, p.language()), portfolio.RecordOf(made)); err != nil {
		return err
	}
	return portfolioVerdict(made)
}

// portfolioCSV writes a portfolio as a table.
func (p *program) portfolioCSV(ctx context.Context, folders []string, from folderFlags, out documentOutput, excel bool) error {
	made, err := p.newPortfolio(ctx, folders, from)
	if err != nil {
		return err
	}
	as, path := wording.PlainCSV, out.path
	if excel {
		as = wording.In(p.language()).Excel()
	}
	if path == "" {
		path = "-"
	}
	err = p.write(ctx, path, out.force, func(w io.Writer) error { return portfolio.RecordOf(made).WriteCSV(w, as) })
	if err != nil {
		return err
	}
	return portfolioVerdict(made)
}

// place writes the place of one client among others.
func (p *program) place(ctx context.Context, file string, folders []string, from folderFlags, out documentOutput, suffix string) error {
	sheet, a, err := p.assessOne(ctx, file, false)
	if err != nil {
		return err
	}
	peers, err := p.peersOf(ctx, sheet, folders, from)
	if err != nil {
		return err
	}
	worded := view.NewPeers(a, peers.Place(a, sheet.Client.Industry), wording.In(p.language()))
	if err := p.writeDocument(ctx, out, suffix, portfolio.PlaceDocument(a, worded, p.language()), machine.PeersRecord(worded)); err != nil {
		return err
	}
	return portfolioVerdict(peers)
}

// newPortfolio reads the clients in folders.
func (p *program) newPortfolio(ctx context.Context, folders []string, from folderFlags) (*benchmark.Portfolio, error) {
	bank, err := p.bank()
	if err != nil {
		return nil, err
	}
	made := benchmark.New(bank, bank.Version)
	return made, p.addClients(ctx, made, bank, folders, from)
}

// peersOf reads those in folders that a client can be held against.
func (p *program) peersOf(ctx context.Context, of *answers.Sheet, folders []string, from folderFlags) (*benchmark.Portfolio, error) {
	made := benchmark.NewPeers(of)
	return made, p.addClients(ctx, made, of.Bank, folders, from)
}

// mostRejected is how many files that cannot be read are listed; the rest are counted.
const mostRejected = 20

// addClients adds the clients of all files in folders to a portfolio, and lists what cannot be read on standard error.
func (p *program) addClients(ctx context.Context, to *benchmark.Portfolio, bank *questionnaire.Bank, folders []string, from folderFlags) error {
	if from.jobs < 1 {
		return usage("", "--jobs is %d, expected 1 or more", from.jobs)
	}
	run, err := batch.Prepare(batch.Options{Bank: bank, Program: build(), Paths: folders, Workers: from.jobs, Cache: from.cache})
	if err != nil {
		return rescoreFailure(err)
	}
	defer run.Close()
	defer collectSeldom()()
	report, err := run.Clients(ctx, func(c *batch.Client) {
		to.Add(c)
		if c.Problem != "" && (p.all || to.LeftOut.Rejected <= mostRejected) {
			fmt.Fprintf(p.stderr, "salesaudit: %s: %s\n", c.File, c.Problem)
		}
	})
	if err != nil {
		return rescoreFailure(err)
	}
	if report.CacheErr != nil {
		p.warning(report.CacheErr)
	}
	return nil
}

// portfolioVerdict returns how a run ends that read a portfolio.
func portfolioVerdict(read *benchmark.Portfolio) error {
	if n := read.LeftOut.Rejected; n > 0 {
		files := "1 file"
		if n > 1 {
			files = fmt.Sprintf("%d files", n)
		}
		return &exitError{code: exitRejected, err: fmt.Errorf("%s rejected", files), hint: "`salesaudit validate FILE` says what is wrong in one"}
	}
	return nil
}
