package spreadsheet

import (
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

// firstSheet is what a new file of excelize holds; it goes once there are others.
const firstSheet = "Sheet1"

// Write writes pages as a workbook: cells to fill in are open, the others protected without a password, so that whoever
// wants to can lift it. The same pages give the same bytes.
func Write(w io.Writer, title string, pages []*Page) error {
	f := excelize.NewFile()
	defer f.Close()
	looks, err := styles(f)
	if err != nil {
		return err
	}
	// The time of writing would make two files of one form differ.
	const program, day = "salesaudit", "2000-01-01T00:00:00Z"
	if err := f.SetDocProps(&excelize.DocProperties{Creator: program, LastModifiedBy: program, Title: title, Created: day, Modified: day}); err != nil {
		return err
	}
	for _, p := range pages {
		if _, err := f.NewSheet(p.Name); err != nil {
			return fmt.Errorf("sheet %s: %w", p.Name, err)
		}
	}
	for _, p := range pages {
		s := pageWriter{f, p, looks}
		if err := s.write(); err != nil {
			return fmt.Errorf("sheet %s: %w", p.Name, err)
		}
	}
	if err := f.DeleteSheet(firstSheet); err != nil {
		return err
	}
	calculate := true // the heads of a grid follow a list of another sheet
	if err := f.SetCalcProps(&excelize.CalcPropsOptions{FullCalcOnLoad: &calculate}); err != nil {
		return err
	}
	return f.Write(w)
}

type pageWriter struct {
	f     *excelize.File
	p     *Page
	looks [looks]int
}

func (s *pageWriter) write() error {
	steps := []func() error{s.columns, s.cells, s.rows, s.drops, s.printing, s.protection}
	for _, step := range steps {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

func (s *pageWriter) columns() error {
	for i, width := range s.p.Widths {
		name := columnName(i + 1)
		if err := s.f.SetColWidth(s.p.Name, name, name, width); err != nil {
			return err
		}
	}
	for _, c := range s.p.Closed {
		if err := s.f.SetColVisible(s.p.Name, columnName(c), false); err != nil {
			return err
		}
	}
	return nil
}

// characterCode is how a workbook spells a character by its number: in a text it must not be read as one.
var characterCode = regexp.MustCompile(`_x[0-9A-Fa-f]{4}_`)

func (s *pageWriter) cells() error {
	for _, c := range s.p.Cells {
		at := c.At.String()
		if err := s.f.SetCellStyle(s.p.Name, at, at, s.looks[c.Look]); err != nil {
			return err
		}
		n, err := strconv.ParseInt(c.Text, 10, 64)
		switch {
		case c.Formula != "": // what it comes to is worked out when the file is opened
			if err := s.f.SetCellFormula(s.p.Name, at, c.Formula); err != nil {
				return err
			}
		case c.Number && err == nil:
			if err := s.f.SetCellInt(s.p.Name, at, n); err != nil {
				return err
			}
		case c.Text != "": // always as text, so that it cannot become a formula
			if err := s.f.SetCellStr(s.p.Name, at, characterCode.ReplaceAllString(c.Text, "_x005F$0")); err != nil {
				return err
			}
		}
	}
	return nil
}

func (s *pageWriter) rows() error {
	var tall []int
	for row := range s.p.Tall {
		tall = append(tall, row)
	}
	slices.Sort(tall)
	for _, row := range tall {
		if err := s.f.SetRowHeight(s.p.Name, row, min(s.p.Tall[row], excelize.MaxRowHeight)); err != nil {
			return err
		}
	}
	return nil
}

func (s *pageWriter) drops() error {
	for _, d := range s.p.Drops {
		v := excelize.NewDataValidation(true)
		v.SetSqref(d.Range.String())
		v.SetSqrefDropList(d.Source)
		if d.Only {
			v.SetError(excelize.DataValidationErrorStyleStop, bounded(d.Title, 32), bounded(d.Text, 255))
		} else {
			v.ShowErrorMessage = false
		}
		if err := s.f.AddDataValidation(s.p.Name, v); err != nil {
			return err
		}
	}
	return nil
}

// bounded returns at most n characters: titles and texts of drop-downs are limited.
func bounded(s string, n int) string {
	if r := []rune(s); len(r) > n {
		return string(r[:n])
	}
	return s
}

func (s *pageWriter) printing() error {
	name := s.p.Name
	fit, a4, wide, tall, landscape := true, 9, 1, 0, "landscape"
	if err := s.f.SetSheetProps(name, &excelize.SheetPropsOptions{FitToPage: &fit}); err != nil {
		return err
	}
	if err := s.f.SetPageLayout(name, &excelize.PageLayoutOptions{Orientation: &landscape, Size: &a4, FitToWidth: &wide, FitToHeight: &tall}); err != nil {
		return err
	}
	lines := false
	if err := s.f.SetSheetView(name, 0, &excelize.ViewOptions{ShowGridLines: &lines}); err != nil {
		return err
	}
	if err := s.f.SetHeaderFooter(name, &excelize.HeaderFooterOptions{OddHeader: "&R" + strings.ReplaceAll(name, "&", "&&"), OddFooter: "&R&P / &N"}); err != nil {
		return err
	}
	if k := s.p.Keep; k != (At{}) {
		return s.f.SetPanes(name, &excelize.Panes{Freeze: true, XSplit: k.Column - 1, YSplit: k.Row - 1, TopLeftCell: k.String(), ActivePane: "bottomRight"})
	}
	return nil
}

// protection keeps labels and places from being changed by mistake; it has no password. Columns and rows can be resized.
func (s *pageWriter) protection() error {
	if s.p.Hidden {
		if err := s.f.SetSheetVisible(s.p.Name, false); err != nil {
			return err
		}
	}
	return s.f.ProtectSheet(s.p.Name, &excelize.SheetProtectionOptions{FormatColumns: true, FormatRows: true, SelectLockedCells: true, SelectUnlockedCells: true})
}
