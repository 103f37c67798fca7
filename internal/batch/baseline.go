package batch

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"sync/atomic"

	"github.com/go-json-experiment/json/jsontext"

	"salesaudit/internal/record"
)

// Baseline is an earlier output in NDJSON. In memory there is only where the line of each file begins. It is used by
// several goroutines at once.
type Baseline struct {
	file  *os.File
	lines map[string]*baselineLine
}

// baselineLine is where a line is.
type baselineLine struct {
	offset int64
	length int
	read   atomic.Bool
}

// line is what a line of an output says: a record, or why there is none.
type line struct {
	File  string   `json:"file"`
	Error *Problem `json:"error"`
	*record.Assessment
}

// OpenBaseline reads an earlier output once and notes where its lines are. Of two lines with one file the later
// counts.
func OpenBaseline(path string) (*Baseline, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("open the baseline: %w", err)
	}
	b := &Baseline{file: file, lines: map[string]*baselineLine{}}
	reader := bufio.NewReaderSize(file, 1<<20)
	var line []byte
	offset := int64(0)
	for number := 1; ; number++ {
		line = line[:0]
		for {
			part, readErr := reader.ReadSlice('\n')
			line = append(line, part...)
			if err = readErr; err != bufio.ErrBufferFull {
				break
			}
		}
		if text := bytes.TrimSpace(line); len(text) > 0 {
			name, nameErr := fileOf(text)
			if nameErr != nil {
				file.Close()
				return nil, fmt.Errorf("read the baseline: %s:%d is no line that rescore wrote: %w", path, number, nameErr)
			}
			b.lines[name] = &baselineLine{offset: offset, length: len(line)}
		}
		offset += int64(len(line))
		if err == io.EOF {
			return b, nil
		}
		if err != nil {
			file.Close()
			return nil, fmt.Errorf("read the baseline: %w", err)
		}
	}
}

// fileOf returns the file of a line. It comes first, and after it whether the line is an assessment or an error, so
// that the rest need not be read.
func fileOf(line []byte) (name string, err error) {
	in := jsontext.NewDecoder(bytes.NewBuffer(line), jsontext.AllowInvalidUTF8(true))
	next := func() string {
		if err != nil {
			return ""
		}
		var token jsontext.Token
		token, err = in.ReadToken()
		return token.String()
	}
	if brace, key := next(), next(); err == nil && (brace != "{" || key != "file") {
		return "", errors.New("it does not begin with a file")
	}
	name = next()
	switch kind := next(); {
	case err != nil, kind == "error":
	case kind != "format":
		return "", errors.New("it says neither what it is nor what is wrong")
	default:
		if format := next(); err == nil && format != record.Format {
			return "", fmt.Errorf("found %s, expected %s", format, record.Format)
		}
	}
	return name, err
}

// Close closes the earlier output.
func (b *Baseline) Close() error { return b.file.Close() }

// Missing returns how many files of the earlier output were not compared.
func (b *Baseline) Missing() int {
	n := 0
	for _, line := range b.lines {
		if !line.read.Load() {
			n++
		}
	}
	return n
}

// read returns what the baseline says of a file, nil where it says nothing.
func (b *Baseline) read(name string) (*line, error) {
	at := b.lines[name]
	if at == nil {
		return nil, nil
	}
	at.read.Store(true)
	text := make([]byte, at.length)
	if _, err := b.file.ReadAt(text, at.offset); err != nil {
		return nil, fmt.Errorf("read the baseline: %w", err)
	}
	found := &line{}
	if err := record.Read(text, found); err != nil {
		return nil, fmt.Errorf("read the baseline: the line of %s: %w", name, err)
	}
	if found.Error == nil && found.Assessment == nil {
		return nil, fmt.Errorf("read the baseline: the line of %s is no assessment", name)
	}
	return found, nil
}
