// Package xlsx writes a report as a workbook. It reads the view alone, and is the only importer of excelize for reports.
package xlsx

import (
	"cmp"
	"errors"
	"io"
	"strconv"
	"strings"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"

	"salesaudit/internal/wording"
	"salesaudit/reports/palette"
	"salesaudit/reports/view"
)

// Write writes the report as a workbook with a sheet for each part: numbers are numbers, headers stay in sight
// and can be filtered, and no cell holds a formula, whatever a client's text begins with.
func Write(w io.Writer, v *view.View) error {
	b, err := newWorkbook(v)
	if err != nil {
		return err
	}
	defer b.file.Close()
	b.scores()
	if !v.Empty {
		b.parts()
	}
	b.keep(b.file.DeleteSheet(firstSheet))
	if b.err != nil {
		return b.err
	}
	return b.file.Write(w)
}

// parts adds a sheet for each part that follows the scores.
func (b *workbook) parts() {
	b.questions()
	b.gaps()
	b.nextRungs()
	for i := range b.v.Matrices {
		b.matrix(&b.v.Matrices[i])
	}
	for i := range b.v.FunnelFields {
		b.funnels(&b.v.FunnelFields[i])
	}
	b.plan()
	b.calendar()
	b.loads()
	b.contradictions()
	b.consensus()
	b.peers()
	b.toAsk()
	b.toSend()
	b.answers()
	b.evidence()
	b.method()
}

// firstSheet is what a new file holds; it goes once there are others.
const firstSheet = "Sheet1"

// workbook is a file in the making. It keeps the first error and does nothing after it.
type workbook struct {
	file   *excelize.File
	v      *view.View
	words  *view.Words
	styles map[cellStyle]int
	names  map[string]bool // of the sheets, in lower case
	err    error
}

// cellStyle is how a column looks, or a single cell.
type cellStyle int

const (
	textStyle         cellStyle = iota // wrapped
	wholeStyle                         // 12
	pointsStyle                        // 12.3
	plainStyle                         // 12 or 12.5
	answerStyle                        // the same among texts
	shareStyle                         // 12.5% among texts
	wholeShareStyle                    // 12% among texts
	atMostStyle                        // ≤ 12.3, of a step that may turn out to be needless
	percentStyle                       // 62%, of a value of 0-100
	percentTenthStyle                  // 62.5%, in a column of those
	dateStyle                          // 01.12.2026
	headStyle                          // of a table
	numberHeadStyle                    // of a column of numbers
	turnedStyle                        // of a narrow column of a table
	titleStyle                         // of a sheet
	leadStyle                          // under it
	markStyle                          // of a matrix, centerd
	doesStyle                          // R
	ownerStyle                         // A
	bothStyle                          // RA
	foundStyle                         // finding of a function
	firstWaveStyle                     // a week of a step of the first wave; those of the later waves follow
	secondWaveStyle
	thirdWaveStyle
	laterStyle
)

func newWorkbook(v *view.View) (*workbook, error) {
	b := &workbook{file: excelize.NewFile(), v: v, words: &v.Words, styles: map[cellStyle]int{}, names: map[string]bool{}}
	if err := errors.Join(b.setProperties(), b.setStyles()); err != nil {
		b.file.Close()
		return nil, err
	}
	return b, nil
}

// setProperties says who wrote the file. Its times are those of the interview: the time of writing would make two
// files of one report differ.
func (b *workbook) setProperties() error {
	day := cmp.Or(b.v.Header.ISODate, "2000-01-01") + "T00:00:00Z"
	return errors.Join(
		b.file.SetDocProps(&excelize.DocProperties{
			Creator: view.Generator, LastModifiedBy: view.Generator, Title: wording.Joined(": ", b.v.Header.Title, b.v.Header.Client),
			Description: b.v.Header.Bank, Language: string(b.v.Language), Created: day, Modified: day,
		}),
		b.file.SetAppProps(&excelize.AppProperties{Application: view.Generator}),
	)
}

func (b *workbook) setStyles() error {
	ink, soft, rule, accent := palette.Ink.Hex(), palette.Tint.Hex(), palette.Rule.Hex(), palette.Accent.Hex()
	fill := func(color string) excelize.Fill {
		return excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{color}}
	}
	border := []excelize.Border{{Type: "bottom", Style: 1, Color: rule}}
	top := &excelize.Alignment{Vertical: "top", Horizontal: "left", Indent: 1, WrapText: true}
	right := &excelize.Alignment{Vertical: "top", Horizontal: "right"}
	center := &excelize.Alignment{Vertical: "top", Horizontal: "center"}
	font := func(bold bool, size float64, color string) *excelize.Font {
		return &excelize.Font{Family: "Calibri", Bold: bold, Size: size, Color: color}
	}
	const usual, white = 11, "FFFFFF"
	number := func(format string) *excelize.Style {
		return &excelize.Style{Alignment: right, Border: border, CustomNumFmt: &format}
	}
	dates := "dd.mm.yyyy"
	if b.v.Language == "en" {
		dates = "d mmm yyyy"
	}
	looks := map[cellStyle]*excelize.Style{
		textStyle:         {Alignment: top, Border: border},
		wholeStyle:        number("0"),
		pointsStyle:       number("0.0"),
		plainStyle:        number("General"),
		answerStyle:       {Alignment: top, Border: border},
		shareStyle:        {Alignment: top, Border: border, CustomNumFmt: new(`0.0"%"`)},
		wholeShareStyle:   {Alignment: top, Border: border, CustomNumFmt: new(`0"%"`)},
		atMostStyle:       number(`"≤ "0.0`),
		percentStyle:      number(`0"%"`),
		percentTenthStyle: number(`0.0"%"`),
		dateStyle:         number(dates),
		headStyle:         {Alignment: &excelize.Alignment{Vertical: "center", Horizontal: "left", Indent: 1, WrapText: true}, Font: font(true, usual, white), Fill: fill(ink)},
		numberHeadStyle:   {Alignment: &excelize.Alignment{Vertical: "center", Horizontal: "right", WrapText: true}, Font: font(true, usual, white), Fill: fill(ink)},
		turnedStyle:       {Alignment: &excelize.Alignment{Vertical: "bottom", Horizontal: "center", TextRotation: 90, WrapText: true}, Font: font(true, usual, white), Fill: fill(ink)},
		titleStyle:        {Font: font(true, 16, ink)},
		leadStyle:         {Alignment: &excelize.Alignment{Vertical: "top"}},
		markStyle:         {Alignment: center, Border: border},
		doesStyle:         {Alignment: center, Border: border, Fill: fill(soft)},
		ownerStyle:        {Alignment: center, Border: border, Font: font(true, usual, ink)},
		bothStyle:         {Alignment: center, Border: border, Font: font(true, usual, white), Fill: fill(ink)},
		foundStyle:        {Alignment: top, Border: border, Font: font(true, usual, accent)},
	}
	for i := range 4 { // the later, the lighter
		looks[firstWaveStyle+cellStyle(i)] = &excelize.Style{Border: border, Fill: fill(palette.Blend(palette.Ink, palette.Pale, float64(i)/3).Hex())}
	}
	// In their order: the places of styles in a file are to be the same every time.
	for style := textStyle; style <= laterStyle; style++ {
		id, err := b.file.NewStyle(looks[style])
		if err != nil {
			return err
		}
		b.styles[style] = id
	}
	return nil
}

// keep remembers the first error.
func (b *workbook) keep(err error) {
	if b.err == nil {
		b.err = err
	}
}

// sheetName makes a title fit to name a sheet: at most 31 UTF-16 units, none of the characters that Excel refuses,
// and none twice.
func (b *workbook) sheetName(title string) string {
	const longest = 31
	title = strings.Map(func(r rune) rune {
		if strings.ContainsRune(`:\/?*[]`, r) {
			return ' '
		}
		return r
	}, title)
	title = cmp.Or(strings.Trim(title, " '"), b.words.Answer)
	for n := 1; ; n++ {
		suffix := ""
		if n > 1 {
			suffix = " " + strconv.Itoa(n)
		}
		units := utf16.Encode([]rune(title))
		for len(units)+len(suffix) > longest {
			units = units[:len(units)-1]
		}
		name := strings.TrimSpace(string(utf16.Decode(units))) + suffix
		if key := strings.ToLower(name); !b.names[key] {
			b.names[key] = true
			return name
		}
	}
}
