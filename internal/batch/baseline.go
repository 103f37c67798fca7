package batch

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"

	"salesaudit/reports"
)

// Baseline is an earlier output in NDJSON. In memory there is only where the line of each file begins.
type Baseline struct {
	file  *os.File
	lines map[string]*baselineLine
	text  []byte
}

type baselineLine struct {
	offset int64
	length int
	taken  bool
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

// fileOf returns the file of a line. It stands first, and after it whether the line is an assessment or an error, so
// that the rest need not be read.
func fileOf(line []byte) (name string, err error) {
	decoder := json.NewDecoder(bytes.NewReader(line))
	next := func() (token json.Token) {
		if err == nil {
			token, err = decoder.Token()
		}
		return token
	}
	brace, key := next(), next()
	if err == nil && (brace != json.Delim('{') || key != "file") {
		return "", errors.New("it does not begin with a file")
	}
	name, _ = next().(string)
	switch kind := next(); {
	case err != nil, kind == "error":
	case kind != "format":
		return "", errors.New("it says neither what it is nor what is wrong")
	default:
		if format := next(); err == nil && format != reports.AssessmentFormat {
			return "", fmt.Errorf("found %v, expected %s", format, reports.AssessmentFormat)
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
		if !line.taken {
			n++
		}
	}
	return n
}

// Compare returns how a result differs from the baseline, nil where it does not.
func (b *Baseline) Compare(r *Result) (*Change, error) {
	if r.Outcome == Foreign {
		return nil, nil
	}
	change := &Change{File: r.File, Format: ChangeFormat, Client: r.Record.Client}
	line := b.lines[r.File]
	if line == nil {
		change.Kind = "new"
		if r.Outcome == Rejected {
			change.Client, change.Error = "", &r.Problem
		}
		return change, nil
	}
	line.taken = true
	if b.text = b.text[:0]; cap(b.text) < line.length {
		b.text = make([]byte, line.length)
	}
	if _, err := b.file.ReadAt(b.text[:line.length], line.offset); err != nil {
		return nil, fmt.Errorf("read the baseline: %w", err)
	}
	var old, now assessed
	if err := json.Unmarshal(b.text[:line.length], &old); err != nil {
		return nil, fmt.Errorf("read the baseline: the line of %s: %w", r.File, err)
	}
	switch {
	case r.Outcome == Rejected && old.Error != nil:
		return nil, nil
	case r.Outcome == Rejected:
		change.Kind, change.Client, change.Error = "rejected", old.Client.Name, &r.Problem
		return change, nil
	case old.Error != nil:
		change.Kind = "accepted"
		return change, nil
	}
	if err := json.Unmarshal(r.Assessment, &now); err != nil {
		return nil, fmt.Errorf("compare %s: %w", r.File, err)
	}
	change.Kind = "changed"
	change.fill(&old, &now)
	if change.Overall == nil && change.Dimensions == nil && change.Criteria == nil {
		return nil, nil
	}
	return change, nil
}
