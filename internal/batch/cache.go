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
	"strings"
	"sync/atomic"

	"salesaudit/internal/record"
	"salesaudit/questionnaire"
)

// Cache keeps results in a folder, one file each, under a name that follows from the content of the answer file, the
// digest of the bank and the version of the program. It may be used by several goroutines and several processes at
// once: an entry is written under another name first and then renamed, and says what it is and how it adds up, so
// that a damaged one is a miss.
type Cache struct {
	folder string
	seed   [sha256.Size]byte // of the bank and the program
	failed atomic.Pointer[error]
}

const (
	cacheTag       = "CACHEDIR.TAG" // the name that backup programs know, see bford.info/cachedir
	cacheTagText   = "Signature: 8a477f597d28d172789f06886806bc55\n# Results of salesaudit rescore. This folder may be deleted at any time.\n"
	cacheMagic     = "salesaudit.cache/2"
	cacheMode      = 0o700
	entryNameStart = 2 // hexadecimal digits of the key that name the folder of an entry
)

// OpenCache opens a cache folder and makes it where there is none. A folder that holds something else is refused.
// program is the version of the program: what another version found out does not count.
func OpenCache(folder string, bank *questionnaire.Bank, program string) (*Cache, error) {
	if err := checkCache(folder); err != nil {
		return nil, err
	}
	if err := os.MkdirAll(folder, cacheMode); err != nil {
		return nil, fmt.Errorf("make the cache: %w", err)
	}
	tag := filepath.Join(folder, cacheTag)
	if _, err := os.Stat(tag); err != nil {
		if err := writeWhole(tag, cacheTag+".*", []byte(cacheTagText)); err != nil {
			return nil, fmt.Errorf("make the cache: %w", err)
		}
	}
	return &Cache{folder: folder, seed: sha256.Sum256([]byte(cacheMagic + "\x00" + bank.Digest + "\x00" + program))}, nil
}

// checkCache refuses a folder with something in it that is no cache.
func checkCache(folder string) error {
	entries, err := os.ReadDir(folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("open the cache: %w", err)
	}
	if text, err := os.ReadFile(filepath.Join(folder, cacheTag)); err == nil && string(text) == cacheTagText {
		return nil
	}
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), cacheTag) { // another process may be writing the tag right now
			return fmt.Errorf("open the cache: %s is not empty and no cache of salesaudit", folder)
		}
	}
	return nil
}

// ClearCache removes the entries of a cache folder. A folder that is none is refused, a missing one is clear.
func ClearCache(folder string) error {
	if err := checkCache(folder); err != nil {
		return err
	}
	entries, err := os.ReadDir(folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	for _, e := range entries {
		if _, hexErr := hex.DecodeString(e.Name()); e.IsDir() && hexErr == nil && len(e.Name()) == entryNameStart {
			err = errors.Join(err, os.RemoveAll(filepath.Join(folder, e.Name())))
		}
	}
	if err != nil {
		return fmt.Errorf("clear the cache: %w", err)
	}
	return nil
}

// Err returns why an entry could not be written, nil when all could. The results are not worse for it.
func (c *Cache) Err() error {
	if err := c.failed.Load(); err != nil {
		return *err
	}
	return nil
}

// lookup is the search for one entry, with memory that is used again.
type lookup struct {
	key  [2 * sha256.Size]byte // hexadecimal
	path string
	text []byte
}

// find sets where the entry of a document is. The same text means something else as YAML, as JSON and as a line.
func (c *Cache) find(l *lookup, kind documentKind, text []byte) {
	l.text = append(append(l.text[:0], c.seed[:]...), byte(kind))
	l.text = append(l.text, text...)
	sum := sha256.Sum256(l.text)
	hex.Encode(l.key[:], sum[:])
	l.path = filepath.Join(c.folder, string(l.key[:entryNameStart]), string(l.key[entryNameStart:]))
}

// entryHead is what an entry keeps beside the assessment.
type entryHead struct {
	File    string   `json:"file,omitzero"` // the name that a line gave itself
	Problem *Problem `json:"problem,omitzero"`
	Row     *Row     `json:"row,omitzero"`
}

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// An entry is three lines: magic, key, checksum and outcome; the head; the assessment.

// load fills a result from its entry; false when there is no whole one. Without rows the head of a scored file,
// which only tables and summaries need, is not read.
func (c *Cache) load(l *lookup, r *Result, rows bool) bool {
	file, err := os.Open(l.path)
	if err != nil {
		return false
	}
	defer file.Close()
	text, err := readEntry(file, l.text)
	if l.text = text; cap(l.text) > keptMemory {
		l.text = nil
	}
	first, rest, whole := bytes.Cut(text, []byte("\n"))
	if err != nil || !whole {
		return false
	}
	outcome := Outcome(0)
	if len(first) > 0 {
		outcome = Outcome(first[len(first)-1])
	}
	head, assessment, whole := bytes.Cut(rest, []byte("\n"))
	if !whole || string(first) != l.firstLine(rest, outcome) {
		return false
	}
	if outcome != Scored || rows || bytes.HasPrefix(head, []byte(`{"file"`)) {
		kept := entryHead{Row: &r.Row}
		if err := record.Read(head, &kept); err != nil {
			r.reset(r.File)
			return false
		}
		if kept.File != "" {
			r.File = kept.File
		}
		if kept.Problem != nil {
			r.Problem = *kept.Problem
		}
	}
	r.Outcome = outcome
	r.Assessment = append(r.Assessment[:0], assessment...)
	return true
}

// usualEntry is more than an entry usually has, in bytes.
const usualEntry = 64 << 10

// readEntry reads an entry into a buffer, with one call of the system where that gives it whole: most of the time of a
// batch with a warm cache goes into those calls. A part would not add up, so it need not ask whether there is more.
func readEntry(file io.Reader, buffer []byte) ([]byte, error) {
	buffer = slices.Grow(buffer[:0], usualEntry)
	for {
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
}

func (l *lookup) firstLine(rest []byte, outcome Outcome) string {
	sum := crc32.Update(crc32.Checksum(rest, castagnoli), castagnoli, []byte{byte(outcome)})
	return cacheMagic + " " + string(l.key[:]) + " " + strconv.FormatUint(uint64(sum), 16) + " " + string(rune(outcome))
}

// store writes the entry of the result of an input. A failure, such as a full disk, is kept for Err and stops no
// batch.
func (c *Cache) store(l *lookup, in *Input, r *Result) {
	var head entryHead
	if r.File != in.Name {
		head.File = r.File
	}
	switch r.Outcome {
	case Rejected:
		head.Problem = &r.Problem
	case Scored:
		head.Row = &r.Row
	}
	rest, err := record.Append(nil, head)
	if err == nil {
		rest = append(append(rest, '\n'), r.Assessment...)
		err = writeEntry(l.path, append([]byte(l.firstLine(rest, r.Outcome)+"\n"), rest...))
	}
	if err != nil {
		err = fmt.Errorf("write the cache: %w", err)
		c.failed.CompareAndSwap(nil, &err)
	}
}

func writeEntry(path string, entry []byte) error {
	const entryPattern = "new-*"
	err := writeWhole(path, entryPattern, entry)
	if errors.Is(err, fs.ErrNotExist) {
		if err := os.MkdirAll(filepath.Dir(path), cacheMode); err != nil {
			return err
		}
		err = writeWhole(path, entryPattern, entry)
	}
	return err
}

// writeWhole writes a file under a name that follows from the pattern and renames it. Unlike package wholefile it
// does not wait for the disk: what a crash spoils is a miss.
func writeWhole(path, pattern string, text []byte) error {
	file, err := os.CreateTemp(filepath.Dir(path), pattern)
	if err != nil {
		return err
	}
	_, err = file.Write(text)
	if closeErr := file.Close(); err == nil {
		err = closeErr
	}
	if err == nil {
		err = os.Rename(file.Name(), path)
	}
	if err != nil {
		os.Remove(file.Name())
	}
	return err
}
