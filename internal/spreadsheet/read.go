package spreadsheet

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"salesaudit/internal/source"
)

// What a workbook that people fill in has at most. A form has some hundred kilobytes; a zip archive can hold a thousand
// times its own size, so what comes out of it is bounded too, and the cells are.
const (
	maxFile  = 20 << 20 // bytes of the file
	maxPart  = 32 << 20 // bytes of one unpacked part of it that is read
	maxParts = 2_000    // files of the archive
	maxCells = 200_000  // cells that hold something, in all sheets
	maxText  = 32_767   // characters of a cell; no spreadsheet has more
)

// IsWorkbook reports whether a file is a workbook by its name, be it one that Read refuses.
func IsWorkbook(name string) bool {
	return slices.Contains([]string{".xlsx", ".xlsm", ".xltx", ".xltm", ".xlsb", ".xls", ".ods"}, strings.ToLower(filepath.Ext(name)))
}

// Read opens a workbook of a file. The error is of type source.Diagnostics: a file that is too large, none of .xlsx, broken,
// protected by a password, or one with macros is refused with what to do about it.
func Read(name string) (*Book, error) {
	data, err := source.ReadBytes(name, maxFile)
	if err != nil {
		if found, ok := errors.AsType[source.Diagnostics](err); ok {
			for i := range found {
				if found[i].Expected != "" && strings.HasSuffix(found[i].Expected, "MiB") {
					found[i].Hint = "a filled-in form has less than 1 MiB: is this the right file?"
				}
			}
		}
		return nil, err
	}
	return Parse(name, data)
}

// Parse reads a workbook from its bytes. See Read.
func Parse(name string, data []byte) (*Book, error) {
	refuse := func(found, expected, hint string) (*Book, error) {
		return nil, source.Diagnostics{{File: name, Found: found, Expected: expected, Hint: hint}}
	}
	const workbook = "a workbook in the format .xlsx"
	if bytes.HasPrefix(data, []byte{0xd0, 0xcf, 0x11, 0xe0}) {
		return refuse("a workbook with a password, or one in the old format .xls", workbook, "save it as .xlsx, without a password")
	}
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return refuse("a file that is no workbook, or a damaged one", workbook, err.Error())
	}
	if len(archive.File) > maxParts {
		return refuse(fmt.Sprintf("an archive of %d files", len(archive.File)), workbook, "")
	}
	r := &reader{name: name, parts: map[string]*zip.File{}}
	for _, f := range archive.File {
		part := strings.ToLower(path.Clean(strings.TrimPrefix(f.Name, "/")))
		if strings.HasSuffix(part, "vbaproject.bin") {
			return refuse("a workbook with macros", "one without", "save it as .xlsx")
		}
		if _, ok := r.parts[part]; ok {
			return refuse("an archive that has "+part+" twice", workbook, "")
		}
		r.parts[part] = f
	}
	if r.parts["content.xml"] != nil && r.parts["xl/workbook.xml"] == nil {
		return refuse("an OpenDocument spreadsheet", workbook, "save it as .xlsx")
	}
	if r.parts["xl/workbook.xml"] == nil {
		return refuse("an archive that is no workbook", workbook, "")
	}
	book, err := r.book()
	if err != nil {
		if found, ok := errors.AsType[source.Diagnostics](err); ok {
			return nil, found
		}
		return refuse("a damaged workbook", workbook, err.Error())
	}
	return book, nil
}

// reader reads one workbook.
type reader struct {
	name  string
	parts map[string]*zip.File // by name, in lower case
	texts []string             // that cells share
	cells int                  // read so far
}

// open opens a part of the archive, which then gives at most maxPart bytes; the error says so where it has more.
func (r *reader) open(part string) (io.ReadCloser, error) {
	f := r.parts[strings.ToLower(part)]
	if f == nil {
		return nil, fmt.Errorf("it lacks %s", part)
	}
	if f.UncompressedSize64 > maxPart {
		return nil, r.tooMuch(part, fmt.Sprintf("%d MiB unpacked", f.UncompressedSize64>>20), fmt.Sprintf("at most %d MiB", maxPart>>20))
	}
	opened, err := f.Open()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", part, err)
	}
	return bounding{io.LimitReader(opened, maxPart), opened}, nil // a part may be larger than it says
}

// bounding is a part of which only so much is read.
type bounding struct {
	io.Reader
	io.Closer
}

func (r *reader) tooMuch(where, found, expected string) error {
	return source.Diagnostics{{File: r.name, Where: where, Found: found, Expected: expected, Hint: "a form and a matrix have some kilobytes: is this the right file?"}}
}

// decode reads a whole part into a value.
func (r *reader) decode(part string, into any) error {
	opened, err := r.open(part)
	if err != nil {
		return err
	}
	defer opened.Close()
	if err := xml.NewDecoder(opened).Decode(into); err != nil {
		return fmt.Errorf("%s: %w", part, err)
	}
	return nil
}

// book reads the sheets that the workbook lists; charts and dialogs, which are no tables of cells, are passed over.
func (r *reader) book() (*Book, error) {
	var workbook struct {
		Sheets []struct {
			Name  string     `xml:"name,attr"`
			State string     `xml:"state,attr"`
			Attrs []xml.Attr `xml:",any,attr"`
		} `xml:"sheets>sheet"`
	}
	var relations struct {
		Of []struct {
			ID     string `xml:"Id,attr"`
			Type   string `xml:"Type,attr"`
			Target string `xml:"Target,attr"`
		} `xml:"Relationship"`
	}
	if err := errors.Join(r.decode("xl/workbook.xml", &workbook), r.decode("xl/_rels/workbook.xml.rels", &relations)); err != nil {
		return nil, err
	}
	if r.parts["xl/sharedstrings.xml"] != nil {
		if err := r.readTexts(); err != nil {
			return nil, err
		}
	}
	book := &Book{Name: r.name}
	for _, listed := range workbook.Sheets {
		for _, relation := range relations.Of {
			if relation.ID != idOf(listed.Attrs) || !strings.HasSuffix(relation.Type, "/worksheet") {
				continue
			}
			target := strings.TrimPrefix(relation.Target, "/")
			if !strings.HasPrefix(relation.Target, "/") {
				target = path.Join("xl", relation.Target)
			}
			sheet, err := r.sheet(listed.Name, target)
			if err != nil {
				return nil, err
			}
			sheet.Hidden = listed.State != "" && listed.State != "visible"
			book.Sheets = append(book.Sheets, sheet)
		}
	}
	return book, nil
}

// idOf returns the relation that a sheet of the workbook names: r:id.
func idOf(attrs []xml.Attr) string {
	for _, a := range attrs {
		if a.Name.Local == "id" {
			return a.Value
		}
	}
	return ""
}
