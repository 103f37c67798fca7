package spreadsheet

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// richText is a text in a workbook: plain, or in runs that look differently.
type richText struct {
	Text string   `xml:"t"`
	Runs []string `xml:"r>t"`
}

func (t richText) String() string { return decoded(t.Text + strings.Join(t.Runs, "")) }

// spelled is a character that a workbook spells by its number, as in _x000D_.
var spelled = regexp.MustCompile(`_x[0-9A-Fa-f]{4}_`)

// decoded returns a text with the characters that are spelled by their numbers.
func decoded(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	// Surrogates come as two of them, so runs of codes are read together.
	return regexp.MustCompile(`(?:_x[0-9A-Fa-f]{4}_)+`).ReplaceAllStringFunc(s, func(codes string) string {
		var units []uint16
		for _, code := range spelled.FindAllString(codes, -1) {
			n, err := strconv.ParseUint(code[2:6], 16, 16)
			if err != nil {
				return codes
			}
			units = append(units, uint16(n))
		}
		return string(utf16.Decode(units))
	})
}

// readTexts reads the texts that cells share.
func (r *reader) readTexts() error {
	const part = "xl/sharedStrings.xml"
	return r.each(part, "si", func(d *xml.Decoder, start *xml.StartElement) error {
		var text richText
		if err := d.DecodeElement(&text, start); err != nil {
			return err
		}
		r.texts = append(r.texts, text.String())
		return nil
	})
}

// each reads a part element by element, and gives those of some names to a function.
func (r *reader) each(part, names string, do func(*xml.Decoder, *xml.StartElement) error) error {
	opened, err := r.open(part)
	if err != nil {
		return err
	}
	defer opened.Close()
	d := xml.NewDecoder(opened)
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("%s: %w", part, err)
		}
		start, is := token.(xml.StartElement)
		if !is || !strings.Contains(" "+names+" ", " "+start.Name.Local+" ") {
			continue
		}
		if err := do(d, &start); err != nil {
			return fmt.Errorf("%s: %w", part, err)
		}
	}
}

// xmlCell is a cell as a workbook has it.
type xmlCell struct {
	At      string    `xml:"r,attr"`
	Kind    string    `xml:"t,attr"`
	Formula *struct{} `xml:"f"`
	Value   string    `xml:"v"`
	Inline  richText  `xml:"is"`
}

// sheet reads the cells of a sheet.
func (r *reader) sheet(name, part string) (*Sheet, error) {
	s := &Sheet{Name: name, Cells: map[At]Cell{}}
	err := r.each(part, "c mergeCell", func(d *xml.Decoder, start *xml.StartElement) error {
		if start.Name.Local == "mergeCell" {
			return s.merge(start)
		}
		var c xmlCell
		if err := d.DecodeElement(&c, start); err != nil {
			return err
		}
		at, ok := parseAt(c.At)
		if !ok {
			return fmt.Errorf("a cell at %q", c.At)
		}
		cell, err := r.cell(c)
		if err != nil {
			return fmt.Errorf("%s: %w", at, err)
		}
		if cell.Text == "" && !cell.Formula {
			return nil
		}
		if r.cells++; r.cells > maxCells {
			return r.tooMuch(name, "more than "+strconv.Itoa(maxCells)+" cells", "a form, or a matrix of functions and roles")
		}
		s.Cells[at] = cell
		return nil
	})
	return s, err
}

func (s *Sheet) merge(start *xml.StartElement) error {
	for _, a := range start.Attr {
		if a.Name.Local != "ref" {
			continue
		}
		first, last, _ := strings.Cut(a.Value, ":")
		from, ok := parseAt(first)
		to, also := parseAt(last)
		if ok && also {
			s.Merged = append(s.Merged, Range{from, to})
		}
	}
	return nil
}

// cell reads what a cell holds.
func (r *reader) cell(c xmlCell) (Cell, error) {
	out := Cell{Text: c.Value, Formula: c.Formula != nil}
	switch c.Kind {
	case "s":
		n, err := strconv.Atoi(strings.TrimSpace(c.Value))
		if c.Value == "" {
			return out, nil
		}
		if err != nil || n < 0 || n >= len(r.texts) {
			return out, fmt.Errorf("text %q of %d", c.Value, len(r.texts))
		}
		out.Text = r.texts[n]
	case "inlineStr":
		out.Text = c.Inline.String()
	case "str":
		out.Text = decoded(c.Value)
	case "e":
		out.Error = true
	case "b":
		out.Text = map[string]string{"1": "TRUE", "0": "FALSE"}[c.Value]
	default: // a number
		out.Number = c.Value != ""
		if x, err := strconv.ParseFloat(c.Value, 64); err == nil {
			out.Text = strconv.FormatFloat(x, 'f', -1, 64)
		}
	}
	if len(out.Text) > maxText && utf8.RuneCountInString(out.Text) > maxText {
		return out, fmt.Errorf("a text of %d characters", utf8.RuneCountInString(out.Text))
	}
	return out, nil
}
