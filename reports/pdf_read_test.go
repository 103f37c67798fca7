package reports

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"io"
	"os/exec"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"
)

// pdfFile is what a test looks at in a PDF: a reader of our own output, not of any PDF.
type pdfFile struct {
	pages, fonts, bookmarks, links, images int

	catalogue string
	contents  []byte     // the drawing of all pages, uncompressed
	drawings  [][]byte   // the same by page
	texts     [][]string // by page: what is written, in the order of drawing
}

var (
	entryPattern = regexp.MustCompile(`(?m)^(\d{10}) 00000 n $`)
	rootPattern  = regexp.MustCompile(`/Root (\d+) 0 R`)
)

// startPattern is the place of the table of objects, which ends every PDF.
var startPattern = regexp.MustCompile(`startxref\n(\d+)\n%%EOF\s*$`)

// readPDF checks the table of objects and reads the structure.
func readPDF(data []byte) (*pdfFile, error) {
	start := startPattern.FindSubmatch(data)
	if start == nil {
		return nil, fmt.Errorf("no end of file")
	}
	table, _ := strconv.Atoi(string(start[1]))
	if table >= len(data) || !bytes.HasPrefix(data[table:], []byte("xref\n")) {
		return nil, fmt.Errorf("no table of objects at %d", table)
	}
	objects := map[int][]byte{}
	for i, entry := range entryPattern.FindAllSubmatch(data[table:], -1) {
		at, _ := strconv.Atoi(string(entry[1]))
		head := fmt.Appendf(nil, "%d 0 obj\n", i+1)
		if !bytes.HasPrefix(data[at:], head) {
			return nil, fmt.Errorf("no object %d at %d", i+1, at)
		}
		end := bytes.Index(data[at:], []byte("\nendobj"))
		objects[i+1] = data[at+len(head) : at+end]
	}
	f := &pdfFile{}
	root, _ := strconv.Atoi(string(rootPattern.FindSubmatch(data)[1]))
	f.catalogue = string(objects[root])
	for i := 1; i <= len(objects); i++ {
		object := objects[i]
		switch {
		case bytes.Contains(object, []byte("/Type /Page\n")):
			f.pages++
			f.links += bytes.Count(object, []byte("/Subtype /Link"))
			drawing, err := inflate(objects[i+1])
			if err != nil {
				return nil, fmt.Errorf("page %d: %w", f.pages, err)
			}
			f.contents = append(f.contents, drawing...)
			f.drawings = append(f.drawings, drawing)
			f.texts = append(f.texts, textsOf(drawing))
		case bytes.Contains(object, []byte("/FontFile2")):
			f.fonts++
		case bytes.Contains(object, []byte("/Subtype /Image")):
			f.images++
		case bytes.Contains(object, []byte("/Parent")) && bytes.Contains(object, []byte("/Dest")):
			f.bookmarks++
			if !bytes.Contains(object, []byte("/Title (\xfe\xff")) {
				return nil, fmt.Errorf("a bookmark that is not UTF-16 with its mark: %q", object)
			}
		}
	}
	return f, nil
}

var (
	shownText = regexp.MustCompile(`(?s) Td \(((?:[^\\)]|\\.)*)\) Tj`)
	escape    = regexp.MustCompile(`(?s)\\(.)`)
)

// textsOf returns the texts of a drawing: big-endian UTF-16, with backslashes before what would end them.
func textsOf(drawing []byte) []string {
	var out []string
	for _, shown := range shownText.FindAllSubmatch(drawing, -1) {
		raw := escape.ReplaceAllFunc(shown[1], func(pair []byte) []byte {
			if pair[1] == 'r' {
				return []byte{'\r'}
			}
			return pair[1:]
		})
		var text strings.Builder
		for i := 0; i+1 < len(raw); i += 2 {
			text.WriteRune(rune(raw[i])<<8 | rune(raw[i+1]))
		}
		out = append(out, text.String())
	}
	return out
}

func inflate(object []byte) ([]byte, error) {
	_, stream, ok := bytes.Cut(object, []byte("stream\n"))
	if !ok {
		return nil, fmt.Errorf("no drawing")
	}
	r, err := zlib.NewReader(bytes.NewReader(stream))
	if err != nil {
		return nil, err
	}
	return io.ReadAll(r)
}

// extract returns the lines of each page as poppler reads them; without poppler the test is skipped.
func extract(t *testing.T, data []byte) [][]string {
	t.Helper()
	tool, err := exec.LookPath("pdftotext")
	if err != nil {
		t.Skip("pdftotext (poppler) is not installed: the text of the pages is not read back")
	}
	run := exec.Command(tool, "-layout", "-", "-")
	run.Stdin = bytes.NewReader(data)
	text, err := run.Output()
	if err != nil {
		t.Fatal(err)
	}
	var pages [][]string
	for page := range strings.SplitSeq(strings.TrimSuffix(string(text), "\f"), "\f") {
		var lines []string
		for line := range strings.SplitSeq(page, "\n") {
			if line = strings.Join(strings.Fields(line), " "); line != "" {
				lines = append(lines, line)
			}
		}
		pages = append(pages, lines)
	}
	return pages
}

// spaceless drops all space: lines break where they must.
func spaceless(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

func sortLines(lines []string) { slices.Sort(lines) }
