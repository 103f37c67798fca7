package batch

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"syscall"

	"salesaudit/internal/record"
	"salesaudit/internal/wholefile"
)

// lookup is the search for one entry, with memory that is used again.
type lookup struct {
	key  [2 * sha256.Size]byte // hexadecimal
	path string
	text []byte
}

// find sets where the entry of a document is. The same text means something else as YAML, as JSON and as a line.
func (c *cache) find(l *lookup, kind documentKind, text []byte) {
	l.text = append(append(l.text[:0], c.seed[:]...), byte(kind))
	l.text = append(l.text, text...)
	sum := sha256.Sum256(l.text)
	hex.Encode(l.key[:], sum[:])
	l.path = filepath.Join(c.folder, string(l.key[:entryNameStart]), string(l.key[entryNameStart:]))
}

// An entry is three lines: magic, key, checksum and outcome; the head; the assessment.

// entryHead is what an entry keeps beside the assessment.
type entryHead struct {
	File    string   `json:"file,omitzero"` // the name that a line gave itself
	Problem *problem `json:"problem,omitzero"`
	Row     *row     `json:"row,omitzero"`
}

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// load fills a result from its entry; false when there is no whole one. Without rows the head of a scored file,
// which only tables and summaries need, is not read.
func (c *cache) load(l *lookup, r *result, rows bool) bool {
	text, err := readEntry(l.path, l.text)
	if l.text = text; cap(l.text) > keptMemory {
		l.text = nil
	}
	first, rest, whole := bytes.Cut(text, []byte("\n"))
	if err != nil || !whole {
		return false
	}
	became := outcome(0)
	if len(first) > 0 {
		became = outcome(first[len(first)-1])
	}
	head, assessment, whole := bytes.Cut(rest, []byte("\n"))
	if !whole || string(first) != l.firstLine(rest, became) {
		return false
	}
	if became != scored || rows || bytes.HasPrefix(head, []byte(`{"file"`)) {
		kept := entryHead{Row: &r.row}
		if err := record.Read(head, &kept); err != nil {
			r.reset(r.file)
			return false
		}
		if kept.File != "" {
			r.file = kept.File
		}
		if kept.Problem != nil {
			r.problem = *kept.Problem
		}
	}
	r.outcome = became
	r.assessment = append(r.assessment[:0], assessment...)
	return true
}

// usualEntry is more than an entry usually has, in bytes.
const usualEntry = 64 << 10

// maxLine is the most that a line of results may have, in bytes, and with it an entry: a record repeats what a
// document says a few times at most.
const maxLine = 4 * maxDocument

// readEntry reads an entry into a buffer, with one call of the system where that gives it whole: most of the time of a
// batch with a warm cache goes into those calls. A part would not add up, so it need not ask whether there is more.
// Nothing waits for what lies in the place of an entry and is no file.
func readEntry(path string, buffer []byte) ([]byte, error) {
	buffer = slices.Grow(buffer[:0], usualEntry)
	file, err := os.OpenFile(path, os.O_RDONLY|syscall.O_NONBLOCK, 0)
	if err != nil {
		return buffer, err
	}
	defer file.Close()
	if info, err := file.Stat(); err != nil || !info.Mode().IsRegular() || info.Size() > maxLine {
		return buffer, errors.New("it is no entry")
	}
	for len(buffer) <= maxLine {
		n, err := file.Read(buffer[len(buffer):cap(buffer)])
		buffer = buffer[:len(buffer)+n]
		if err == io.EOF || err == nil && len(buffer) < cap(buffer) {
			return buffer, nil
		}
		if err != nil {
			return buffer, err
		}
		buffer = slices.Grow(buffer, cap(buffer))
	}
	return buffer, errors.New("it is too large")
}

func (l *lookup) firstLine(rest []byte, became outcome) string {
	sum := crc32.Update(crc32.Checksum(rest, castagnoli), castagnoli, []byte{byte(became)})
	return cacheMagic + " " + string(l.key[:]) + " " + strconv.FormatUint(uint64(sum), 16) + " " + string(rune(became))
}

// store writes the entry of the result of an input. A failure, such as a full disk, is kept for err and stops no
// batch.
func (c *cache) store(l *lookup, in *input, r *result) {
	var head entryHead
	if in.isLine && r.file != in.name {
		head.File = r.file
	}
	switch r.outcome {
	case rejected:
		head.Problem = &r.problem
	case scored:
		head.Row = &r.row
	}
	rest := append(append(appendJSON(nil, head), '\n'), r.assessment...)
	if err := c.write(l.path, append([]byte(l.firstLine(rest, r.outcome)+"\n"), rest...)); err != nil {
		err = fmt.Errorf("write the cache: %w", err)
		c.failed.CompareAndSwap(nil, &err)
	}
}

// entryName is what entries are on the way to: they lie in the folder of the cache until they are whole.
const entryName = "entry"

// write writes an entry and then gives it its name. It does not wait for the disk: what a crash spoils is a miss.
func (c *cache) write(path string, entry []byte) error {
	file, err := wholefile.NewTemporary(c.folder, entryName)
	if err != nil {
		return err
	}
	defer file.Discard()
	if _, err := file.Write(entry); err != nil {
		return err
	}
	err = file.Keep(path)
	if errors.Is(err, fs.ErrNotExist) {
		if err := os.MkdirAll(filepath.Dir(path), cacheMode); err != nil {
			return err
		}
		err = file.Keep(path)
	}
	return err
}
