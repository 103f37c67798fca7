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

// baseline is an earlier output in NDJSON. In memory there is only where the line of each file begins. It is used by
// several goroutines at once.
type baseline struct {
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
	Error *problem `json:"error"`
	*record.Assessment
}

// openBaseline reads an earlier output once and notes where its lines are. Of two lines with one file the later
// counts.
func openBaseline(path string) (*baseline, error) {
	file, err := openRegular(path)
	if err != nil {
		return nil, fmt.Errorf("open the baseline: %w", err)
	}
	b := &baseline{file: file, lines: map[string]*baselineLine{}}
	if err := b.index(path); err != nil {
		file.Close()
		return nil, fmt.Errorf("read the baseline: %w", err)
	}
	return b, nil
}

// openRegular opens an ordinary file: lines are read again from where they are, which a pipe cannot.
func openRegular(path string) (*os.File, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%s is not an ordinary file", path)
	}
	return os.Open(path)
}

// longestStart is how much of a line is read for its file, in bytes: more than a path can have, with escapes.
const longestStart = 64 << 10

// index notes where the line of each file is.
func (b *baseline) index(path string) error {
	reader := bufio.NewReaderSize(b.file, 1<<20)
	var start []byte
	offset := int64(0)
	for number := 1; ; number++ {
		length := 0
		start = start[:0]
		var err error
		for {
			var part []byte
			part, err = reader.ReadSlice('\n')
			length += len(part)
			start = append(start, part[:min(len(part), longestStart-len(start))]...)
			if err != bufio.ErrBufferFull {
				break
			}
		}
		if err != nil && err != io.EOF {
			return err
		}
		if text := bytes.TrimSpace(start); len(text) > 0 {
			name, nameErr := fileOf(text)
			if nameErr == nil && length > maxLine {
				nameErr = fmt.Errorf("it has more than %d MiB", maxLine>>20)
			}
			if nameErr != nil {
				return fmt.Errorf("%s:%d is no line that rescore wrote: %w", path, number, nameErr)
			}
			b.lines[name] = &baselineLine{offset: offset, length: length}
		}
		if offset += int64(length); err == io.EOF {
			return nil
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

// close closes the earlier output.
func (b *baseline) close() error { return b.file.Close() }

// missing returns how many files of the earlier output were not compared.
func (b *baseline) missing() int {
	n := 0
	for _, line := range b.lines {
		if !line.read.Load() {
			n++
		}
	}
	return n
}

// read returns what the baseline says of a file, nil where it says nothing.
func (b *baseline) read(name string) (*line, error) {
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
