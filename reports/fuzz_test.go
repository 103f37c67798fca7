package reports

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"salesaudit/internal/answers"
	"salesaudit/internal/scoring"
	"salesaudit/questionnaire"
	"salesaudit/questionnaire/bankfile"
	"salesaudit/reports/machine"
	"salesaudit/reports/markdown"
	"salesaudit/reports/terminal"
	"salesaudit/reports/view"
)

// smallBank loads the second bank once for all tests.
var smallBank = sync.OnceValues(func() (*questionnaire.Bank, error) {
	bank, _, err := bankfile.Load("../testdata/banks/warehouse")
	return bank, err
})

// everyFormat are all ways in which a view is written, those of the plan and of the scores too.
func everyFormat(a *scoring.Assessment) []func(io.Writer, *view.View) error {
	var out []func(io.Writer, *view.View) error
	for _, suffix := range Suffixes() {
		out = append(out, func(w io.Writer, v *view.View) error { _, err := Write(w, suffix, v, a); return err })
	}
	return append(out,
		machine.WritePlanJSON, planWriters["csv"], machine.WritePlanICS, markdown.WritePlan,
		func(w io.Writer, v *view.View) error { return terminal.WritePlan(w, v, terminal.Options{Width: 80}) },
		func(w io.Writer, v *view.View) error {
			return terminal.WriteScores(w, []*view.View{v}, terminal.Options{Width: 60})
		},
	)
}

// FuzzReports writes any answers in any format, with a text of a client in the place of each: no format panics, and
// none holds broken UTF-8 or what a terminal acts on.
func FuzzReports(f *testing.F) {
	bank, err := smallBank()
	if err != nil {
		f.Fatal(err)
	}
	files, err := filepath.Glob("../testdata/banks/warehouse-clients/*")
	if err != nil || len(files) == 0 {
		f.Fatal("no clients", err)
	}
	formats := len(everyFormat(nil))
	for i, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		for k, text := range append([]string{""}, nastyTexts...) {
			f.Add(data, text, uint8(i+k)%uint8(formats))
		}
	}
	f.Fuzz(func(t *testing.T, data []byte, text string, format uint8) {
		sheet, _ := answers.Parse("fuzzed.yaml", data, bank)
		if sheet == nil {
			t.Skip("no answers")
		}
		if text != "" {
			setTexts(sheet, text)
		}
		lang := languages[int(format)/formats%len(languages)]
		p := planOf(t, sheet)
		v := view.New(p.Assessment, p, view.Options{Lang: lang, Brand: view.Brand{Consultant: text, Contact: text}})
		var out bytes.Buffer
		if err := everyFormat(p.Assessment)[int(format)%formats](&out, v); err == machine.ErrNoDate {
			return
		} else if err != nil {
			t.Fatal(err)
		}
		switch data := out.Bytes(); {
		case bytes.HasPrefix(data, []byte("PK")):
			checkWorkbook(t, data)
		case bytes.HasPrefix(data, []byte("%PDF")):
			if _, err := readPDF(data); err != nil {
				t.Error(err)
			}
		default:
			checkText(t, bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n")))
		}
	})
}
