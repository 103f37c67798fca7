package reports

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"encoding/xml"
	"io"
	"os"
	"slices"
	"strings"
	"unicode/utf16"

	"salesaudit/reports/view"
)

// markWindow is how much of the start of a file, and of a PDF's end, is searched for the mark.
const markWindow = 64 << 10

// maxMarkedFile bounds the XLSX files that are looked into: our own are a thousand times smaller.
const maxMarkedFile = 64 << 20

// IsOurs reports whether the file at path is a result that salesaudit wrote and so may write anew. It reads a bounded
// part of it. A missing file, a folder or a file that cannot be read is not ours, and neither are answer files, banks
// and filled-in forms: they hold a person's work, whoever created the file.
func IsOurs(path string) bool {
	info, err := os.Stat(path)
	if err != nil || !info.Mode().IsRegular() { // opening a pipe would wait for its other end
		return false
	}
	file, err := os.Open(path)
	if err != nil {
		return false
	}
	defer file.Close()
	head, err := io.ReadAll(io.LimitReader(file, markWindow))
	if err != nil {
		return false
	}
	text := bytes.TrimPrefix(head, []byte("\xef\xbb\xbf"))
	switch {
	case bytes.HasPrefix(head, []byte("%PDF-")):
		return isOurPDF(file, info.Size())
	case bytes.HasPrefix(head, []byte("PK\x03\x04")):
		return info.Size() <= maxMarkedFile && isOurXLSX(file, info.Size())
	case bytes.HasPrefix(text, []byte("{")), bytes.HasPrefix(text, []byte("[")):
		return isOurJSON(text)
	}
	return isOurText(text)
}

// headWindow is how far into a text its mark may be.
const headWindow = 2000

// isOurText knows the beginnings of the text files that salesaudit writes as results.
func isOurText(text []byte) bool {
	text = text[:min(len(text), headWindow)]
	starts := func(prefix string) bool { return bytes.HasPrefix(text, []byte(prefix)) }
	switch {
	case starts("<!DOCTYPE html>"), starts("<!doctype html>"):
		return bytes.Contains(text, []byte(`<meta name="generator" content="`+view.Generator))
	case starts("BEGIN:VCALENDAR"):
		_, product, found := bytes.Cut(text, []byte("\nPRODID:"))
		line, _, _ := bytes.Cut(product, []byte("\n"))
		return found && bytes.Contains(line, []byte(view.Generator))
	}
	return starts("<!-- "+view.Generator+".") || // Markdown
		startsRow(text, "file,client,date,respondent,sellers,bank,overall_proven,overall_claimed") || // batch CSV
		startsRow(text, "size,industry,measure,id,clients,unfinished") || // portfolio CSV
		startsRow(text, "step,kind,wave,days,owner,impact") // plan CSV
}

// startsRow reports whether a table begins with a header, its cells parted by commas or by semicolons.
func startsRow(text []byte, header string) bool {
	return bytes.HasPrefix(text, []byte(header)) || bytes.HasPrefix(text, []byte(strings.ReplaceAll(header, ",", ";")))
}

// isOurPDF looks for the creator in the document information, which is at the end of our PDF files.
func isOurPDF(file io.ReaderAt, size int64) bool {
	tail := make([]byte, min(size, markWindow))
	if _, err := file.ReadAt(tail, size-int64(len(tail))); err != nil && err != io.EOF {
		return false
	}
	wide := []byte("\xfe\xff")
	for _, unit := range utf16.Encode([]rune(view.Generator)) {
		wide = append(wide, byte(unit>>8), byte(unit))
	}
	return bytes.Contains(tail, append([]byte("/Creator ("), wide...)) || bytes.Contains(tail, []byte("/Creator ("+view.Generator))
}

// isOurXLSX reads the document properties. A spreadsheet program keeps the creator and puts its user's name beside
// it when it saves, so a form that was filled in is no longer ours.
func isOurXLSX(file io.ReaderAt, size int64) bool {
	archive, err := zip.NewReader(file, size)
	if err != nil {
		return false
	}
	properties, err := archive.Open("docProps/core.xml")
	if err != nil {
		return false
	}
	defer properties.Close()
	var core struct {
		Creator        string `xml:"creator"`
		LastModifiedBy string `xml:"lastModifiedBy"`
	}
	if err := xml.NewDecoder(io.LimitReader(properties, markWindow)).Decode(&core); err != nil {
		return false
	}
	return core.Creator == view.Generator && core.LastModifiedBy == view.Generator
}

// ourJSON are the JSON formats that hold results, up to their number.
var ourJSON = []string{"report", "assessment", "plan", "change", "comparison", "bankdiff", "consensus", "summary"}

// isResultFormat reports whether a format is one of results, such as salesaudit.plan/1.
func isResultFormat(format string) bool {
	name, number, _ := strings.Cut(strings.TrimPrefix(format, view.Generator+"."), "/")
	return strings.HasPrefix(format, view.Generator+".") && slices.Contains(ourJSON, name) && number != ""
}

// isOurJSON looks for a format in the first object: the only one, the first of an array or the first line of NDJSON.
// Lines for rejected inputs, which have a file and an error and no format, are passed over; a file that holds nothing
// else is one of a batch's results as well.
func isOurJSON(head []byte) bool {
	decoder := json.NewDecoder(bytes.NewReader(head))
	if head[0] == '[' {
		if _, err := decoder.Token(); err != nil {
			return false
		}
	}
	rejected := false
	for {
		format, isRejected, err := readFormat(decoder)
		switch {
		case format != "":
			return isResultFormat(format)
		case err == nil && isRejected:
			rejected = true
		default:
			return rejected && err == io.EOF
		}
	}
}

// readFormat reads an object up to the value of its format, or to its end.
func readFormat(decoder *json.Decoder) (format string, rejected bool, err error) {
	if token, err := decoder.Token(); err != nil || token != json.Delim('{') {
		return "", false, err
	}
	var keys []string
	for decoder.More() {
		token, err := decoder.Token()
		if err != nil {
			return "", false, err
		}
		key, _ := token.(string)
		keys = append(keys, key)
		var value json.RawMessage
		if err := decoder.Decode(&value); err != nil {
			return "", false, err
		}
		if key == "format" {
			if err := json.Unmarshal(value, &format); err != nil {
				return "", false, err
			}
			return format, false, nil
		}
	}
	_, err = decoder.Token()
	return "", strings.Join(keys, " ") == "file error", err
}
