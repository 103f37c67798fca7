package spreadsheet

import (
	"archive/zip"
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// archive returns a zip archive with parts.
func archive(t testing.TB, parts map[string]string) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for name, text := range parts {
		f, err := w.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// plain returns the parts of a workbook with one sheet.
func plain(cells string) map[string]string {
	return map[string]string{
		"xl/workbook.xml":            `<workbook xmlns:r="r"><sheets><sheet name="One" sheetId="1" r:id="rId1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="rId1" Type="http://x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
		"xl/worksheets/sheet1.xml":   `<worksheet><sheetData><row r="1">` + cells + `</row></sheetData></worksheet>`,
	}
}

func with(parts map[string]string, name, text string) map[string]string {
	parts[name] = text
	return parts
}

// TestReadRefuses: whatever is no workbook to read is refused in words, and no archive unpacks without bounds.
func TestReadRefuses(t *testing.T) {
	const huge = maxPart + 1
	many := map[string]string{}
	for i := range maxParts + 1 {
		many[fmt.Sprintf("%d.xml", i)] = ""
	}
	for _, c := range []struct {
		name string
		data []byte
		want string
	}{
		{"nothing", nil, "a file that is no workbook, or a damaged one"},
		{"text", []byte("format: salesaudit.answers/1\n"), "a file that is no workbook"},
		{"old or with a password", []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "a workbook with a password, or one in the old format .xls"},
		{"an archive", archive(t, map[string]string{"a.txt": "a"}), "an archive that is no workbook"},
		{"OpenDocument", archive(t, map[string]string{"content.xml": "<a/>"}), "an OpenDocument spreadsheet"},
		{"macros", archive(t, with(plain(""), "xl/vbaProject.bin", "x")), "a workbook with macros, expected one without"},
		{"cut short", archive(t, plain(""))[:200], "damaged"},
		{"no XML", archive(t, plain(`<c r="A1"`)), "a damaged workbook"},
		{"no such text", archive(t, plain(`<c r="A1" t="s"><v>7</v></c>`)), `A1: text "7" of 0`},
		{"nowhere", archive(t, plain(`<c r="A0"><v>7</v></c>`)), `a cell at "A0"`},
		{"beyond", archive(t, plain(`<c r="ZZZZ1"><v>7</v></c>`)), `a cell at "ZZZZ1"`},
		{"many parts", archive(t, many), "an archive of 2001 files"},
		{"a bomb of spaces", archive(t, with(plain(""), "xl/worksheets/sheet1.xml", strings.Repeat(" ", huge))), "32 MiB unpacked, expected at most 32 MiB"},
		{"a bomb of texts", archive(t, with(plain(""), "xl/sharedStrings.xml", "<sst>"+strings.Repeat("<si><t>a</t></si>", huge/16))), "expected at most 32 MiB"},
		{"a bomb of cells", archive(t, plain(strings.Repeat(`<c r="A1"><v>1</v></c>`, maxCells+1)+strings.Repeat(" ", 10))), ""},
		{"a long text", archive(t, plain(`<c r="A1" t="inlineStr"><is><t>`+strings.Repeat("я", maxText+1)+`</t></is></c>`)), "a text of 32768 characters"},
	} {
		book, err := Parse("form.xlsx", c.data)
		if err == nil || book != nil || !strings.HasPrefix(err.Error(), "form.xlsx") || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", c.name, err, c.want)
		}
	}
}

// TestReadRefusesLargeFiles: a file of 100 MB is refused before it is read.
func TestReadRefusesLargeFiles(t *testing.T) {
	name := filepath.Join(t.TempDir(), "form.xlsx")
	if err := os.WriteFile(name, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(name, 100<<20); err != nil {
		t.Fatal(err)
	}
	if _, err := Read(name); err == nil || !strings.Contains(err.Error(), "found 100.0 MiB, expected at most 20 MiB (a filled-in form has less than 1 MiB") {
		t.Error(err)
	}
	if _, err := Read(name + ".none"); err == nil || !strings.Contains(err.Error(), "no such file") {
		t.Error(err)
	}
}

// TestReadAsOtherProgramsWrite: shared and inline texts, texts in runs, numbers, formulas, errors and merged cells.
func TestReadAsOtherProgramsWrite(t *testing.T) {
	parts := plain(`<c r="A1" t="s"><v>1</v></c><c r="B1" t="inlineStr"><is><t>in</t></is></c><c r="C1" s="3"><v>1.2E1</v></c>` +
		`<c r="D1" t="str"><f>A1</f><v>a_x000D_b</v></c><c r="E1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="F1" t="b"><v>1</v></c><c r="G1" s="2"/>`)
	parts["xl/sharedStrings.xml"] = `<sst><si><t>zero</t></si><si><r><rPr/><t>Мене</t></r><r><t>джер</t></r><rPh><t>x</t></rPh></si></sst>`
	parts["xl/worksheets/sheet1.xml"] = strings.Replace(parts["xl/worksheets/sheet1.xml"], "</sheetData>", `</sheetData><mergeCells><mergeCell ref="B2:C3"/></mergeCells>`, 1)
	book, err := Parse("form.xlsx", archive(t, parts))
	if err != nil {
		t.Fatal(err)
	}
	want := []*Sheet{{Name: "One", Merged: []Range{{At{2, 2}, At{3, 3}}}, Cells: map[At]Cell{
		{1, 1}: {Text: "Менеджер"}, {1, 2}: {Text: "in"}, {1, 3}: {Text: "12", Number: true}, {1, 4}: {Text: "a\rb", Formula: true},
		{1, 5}: {Text: "#DIV/0!", Formula: true, Error: true}, {1, 6}: {Text: "TRUE"},
	}}}
	if diff := cmp.Diff(want, book.Sheets); diff != "" {
		t.Error(diff)
	}
}

// TestWriteAndRead: a text is read as it was written, whatever is in it.
func TestWriteAndRead(t *testing.T) {
	texts := []string{"Менеджер", "=1+1", "+7 900", "_x0041_", " a\n\tb ", `"неизвестно"`, "9/10", "007", "👍", "<a&b>", strings.Repeat("я", 10_000), "a\r\nb"}
	page := &Page{Name: "О'Лист & ко", Widths: []float64{20}}
	for i, text := range texts {
		page.Cells = append(page.Cells, Placed{At: At{i + 1, 1}, Text: text, Look: Input})
	}
	page.Cells = append(page.Cells, Placed{At: At{1, 2}, Text: "Менеджер", Formula: Ref(page.Name, Range{At{1, 1}, At{1, 1}}), Look: Head})
	page.Cells = append(page.Cells, Placed{At: At{2, 2}, Text: "12", Number: true, Look: Amount})
	var out, second bytes.Buffer
	if err := Write(&out, "Form", []*Page{page}); err != nil {
		t.Fatal(err)
	}
	if err := Write(&second, "Form", []*Page{page}); err != nil || !bytes.Equal(out.Bytes(), second.Bytes()) {
		t.Error("the same pages give other bytes", err)
	}
	book, err := Parse("form.xlsx", out.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	for i, text := range texts {
		if got := book.Sheet(page.Name).Cells[At{i + 1, 1}]; got.Text != text || got.Formula || got.Number {
			t.Errorf("%.40q came back as %.40q", text, got.Text)
		}
	}
	if got := book.Sheet(page.Name).Cells[At{1, 2}]; !got.Formula {
		t.Errorf("the formula came back as %+v", got)
	}
	if got := book.Sheet(page.Name).Cells[At{2, 2}]; !got.Number || got.Text != "12" {
		t.Errorf("the number came back as %+v", got)
	}
}

func FuzzParse(f *testing.F) {
	f.Add(archive(f, plain(`<c r="A1"><v>1</v></c>`)))
	f.Add([]byte("PK\x03\x04"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if book, err := Parse("form.xlsx", data); (book == nil) == (err == nil) {
			t.Error("neither a book nor an error, or both")
		}
	})
}
