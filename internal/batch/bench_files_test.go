package batch

import (
	"io"
	"os"
	"path/filepath"
	"testing"

	"salesaudit/internal/sampling"
	"salesaudit/internal/source"
	"salesaudit/questionnaire/banktest"
)

// drawnFiles are answer files in a folder, and the same documents as NDJSON.
type drawnFiles struct {
	folder    string
	found     *files
	documents *os.File
	ends      []int64 // by file: where its line of the documents ends
}

func drawFiles(b *testing.B) *drawnFiles {
	b.Helper()
	n := 10_000
	if testing.Short() {
		n = 1_000
	}
	drawn := &drawnFiles{folder: b.TempDir(), ends: make([]int64, 0, n)}
	var err error
	if drawn.documents, err = os.Create(filepath.Join(b.TempDir(), "documents.ndjson")); err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { drawn.documents.Close() })
	rng, bank, end := sampleNumbers(), banktest.Block9(b), int64(0)
	for i := range n {
		text := sampling.File(rng, bank)
		write(b, samplePath(drawn.folder, i), text)
		written, err := drawn.documents.Write(asLine(text))
		if err != nil {
			b.Fatal(err)
		}
		end += int64(written)
		drawn.ends = append(drawn.ends, end)
	}
	drawn.found = mustFind(b, []string{drawn.folder})
	return drawn
}

// lines gives the documents of some files as lines on standard input come.
func (d *drawnFiles) lines(from, to int) io.Reader {
	start := int64(0)
	if from > 0 {
		start = d.ends[from-1]
	}
	return io.NewSectionReader(d.documents, start, d.ends[to-1]-start)
}

// asLine turns an answer file into a line of JSON.
func asLine(text []byte) []byte {
	doc, err := source.Read("sample.yaml", text)
	if err != nil {
		panic(err)
	}
	return append(appendNode(nil, doc.Root), '\n')
}

func appendNode(out []byte, n *source.Node) []byte {
	switch n.Kind {
	case source.Sequence:
		out = append(out, '[')
		for i := range n.Items {
			if i > 0 {
				out = append(out, ',')
			}
			out = appendNode(out, &n.Items[i])
		}
		return append(out, ']')
	case source.Mapping:
		out = append(out, '{')
		for i := range n.Len() {
			if i > 0 {
				out = append(out, ',')
			}
			key, value := n.Pair(i)
			out = append(appendJSON(out, key.Value), ':')
			out = appendNode(out, value)
		}
		return append(out, '}')
	case source.Text:
		return appendJSON(out, n.Value)
	case source.Null:
		return append(out, "null"...)
	}
	return append(out, n.Value...)
}
