package batch

import (
	"bufio"
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Input is one answer document to score: a file, or a line of NDJSON.
type Input struct {
	Name  string // the path of a file; of a line, its name in the results unless the line says another
	Named bool   // asked for by name, so it is rejected when it is no answer file; others are passed over
	Line  bool   // a line of NDJSON, whose text is Text
	Text  []byte // valid until the next input is taken

	problem *Problem // why there is no text
}

// Files are the answer files that were found, sorted by path, each once.
type Files struct {
	Inputs []Input
	Hidden int // files and folders passed over because their names start with a dot
	Links  int // links to folders, which are not followed: what they lead to may lie around them
	Others int // files passed over because of their suffix, or because they are no regular files
}

// Suffixes are those of the files that are looked for in folders, each also with .gz after it.
var Suffixes = []string{".yaml", ".yml", ".json"}

// Find lists the answer files that paths name: files, folders with all below them, and globs. What does not exist
// or cannot be listed stays in the list, so that it is rejected with its reason when its turn comes.
func Find(paths []string) *Files {
	found := &Files{}
	for _, path := range paths {
		path = filepath.Clean(path)
		info, err := os.Stat(path)
		switch {
		case err == nil && info.IsDir():
			found.walk(path)
		case err != nil && strings.ContainsAny(path, "*?["):
			if !found.glob(path) {
				found.refuse(path, "no file matches")
			}
		case errors.Is(err, fs.ErrNotExist):
			found.refuse(path, problemOf(err).Message)
		case strings.HasSuffix(unpackedName(path), ".ndjson"):
			found.refuse(path, "found a file of NDJSON, expected an answer file; NDJSON goes to standard input: salesaudit rescore - < FILE")
		default:
			found.Inputs = append(found.Inputs, Input{Name: path, Named: true})
		}
	}
	found.sort()
	return found
}

// refuse adds a path that was named, to be rejected when its turn comes.
func (found *Files) refuse(path, message string) {
	found.Inputs = append(found.Inputs, Input{Name: path, Named: true, problem: &Problem{Message: message}})
}

// glob adds what a pattern matches, as if a folder held just that. As in a shell, a name with a dot in front is
// matched only by a pattern with one.
func (found *Files) glob(pattern string) bool {
	matches, _ := filepath.Glob(pattern)
	for _, path := range matches {
		info, err := os.Stat(path)
		switch {
		case strings.HasPrefix(filepath.Base(path), ".") && !strings.HasPrefix(filepath.Base(pattern), "."):
			found.Hidden++
		case err == nil && info.IsDir():
			found.walk(path)
		case err == nil && !info.Mode().IsRegular() || !hasAnswerSuffix(path):
			found.Others++
		default:
			found.Inputs = append(found.Inputs, Input{Name: path})
		}
	}
	return len(matches) > 0
}

// sort orders the inputs by path. Of one that was both named and found in a folder the named one stays.
func (found *Files) sort() {
	slices.SortFunc(found.Inputs, func(a, b Input) int {
		if c := cmp.Compare(a.Name, b.Name); c != 0 || a.Named == b.Named {
			return c
		}
		if a.Named {
			return -1
		}
		return 1
	})
	found.Inputs = slices.CompactFunc(found.Inputs, func(a, b Input) bool { return a.Name == b.Name })
}

// walk adds the answer files of a folder and of all folders in it.
func (found *Files) walk(folder string) {
	root := folder
	if target, err := filepath.EvalSymlinks(folder); err == nil {
		root = target // a link that was named is followed; those inside are not
	}
	_ = filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		name := folder + strings.TrimPrefix(path, root)
		if root == "." {
			name = path
		}
		switch {
		case err != nil: // rejected when its turn comes, as it cannot be read then either
			found.Inputs = append(found.Inputs, Input{Name: name, Named: true, problem: problemOf(err)})
			return fs.SkipDir
		case path == root:
			return nil
		case strings.HasPrefix(entry.Name(), "."):
			found.Hidden++
			if entry.IsDir() {
				return fs.SkipDir
			}
		case !entry.IsDir():
			found.addEntry(name, entry)
		}
		return nil
	})
}

// addEntry adds one entry of a folder that is no folder itself.
func (found *Files) addEntry(name string, entry fs.DirEntry) {
	mode := entry.Type()
	if mode&fs.ModeSymlink != 0 {
		info, err := os.Stat(name)
		switch {
		case err == nil && info.IsDir():
			found.Links++
			return
		case err == nil:
			mode = info.Mode().Type()
		default: // it leads nowhere, or round in a circle: reading it will say so
			mode = 0
		}
	}
	if mode != 0 || !hasAnswerSuffix(name) {
		found.Others++
		return
	}
	found.Inputs = append(found.Inputs, Input{Name: name})
}

func hasAnswerSuffix(name string) bool {
	return slices.Contains(Suffixes, filepath.Ext(strings.TrimSuffix(strings.ToLower(name), gzipSuffix)))
}

// ReadListFile reads the list of paths in a file, or for - that on standard input.
func ReadListFile(path string, stdin io.Reader) ([]string, error) {
	if path == "-" {
		return ReadList(stdin)
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("read the list of files: %w", err)
	}
	defer file.Close()
	return ReadList(file)
}

// ReadList reads a list of paths, one a line; where it has NUL bytes, they part the paths, as `find -print0` writes
// them.
func ReadList(r io.Reader) ([]string, error) {
	text, err := io.ReadAll(r)
	if err != nil {
		return nil, fmt.Errorf("read the list of files: %w", err)
	}
	separator := "\n"
	if bytes.IndexByte(text, 0) >= 0 {
		separator = "\x00"
	}
	var paths []string
	for path := range strings.SplitSeq(string(text), separator) {
		if separator == "\n" {
			path = strings.TrimSuffix(path, "\r")
		}
		if path != "" {
			paths = append(paths, path)
		}
	}
	return paths, nil
}

// Shard is one of Of equal parts of a batch, counted from 1. The zero Shard is the whole.
type Shard struct{ Number, Of int }

// ParseShard reads I/N with 1 <= I <= N.
func ParseShard(s string) (Shard, error) {
	var shard Shard
	var rest string
	if n, _ := fmt.Sscanf(s, "%d/%d%s", &shard.Number, &shard.Of, &rest); n != 2 || shard.Number < 1 || shard.Number > shard.Of {
		return Shard{}, fmt.Errorf("found %q, expected I/N such as 2/8, with I from 1 to N", s)
	}
	return shard, nil
}

// String returns I/N, and nothing for the whole.
func (s Shard) String() string {
	if s.Of == 0 {
		return ""
	}
	return fmt.Sprintf("%d/%d", s.Number, s.Of)
}

// Part returns the shard's part of the files: contiguous, so that the results of all shards, one after the other, are
// those of the whole.
func (s Shard) Part(files []Input) []Input {
	if s.Of == 0 {
		return files
	}
	return files[len(files)*(s.Number-1)/s.Of : len(files)*s.Number/s.Of]
}

// All gives the inputs one by one, from the start-th on, counted from 0.
func (found *Files) All(start int) iter.Seq2[Input, error] {
	return func(yield func(Input, error) bool) {
		for _, input := range found.Inputs[min(start, len(found.Inputs)):] {
			if !yield(input, nil) {
				return
			}
		}
	}
}

// Lines gives the lines of NDJSON that belong to a shard, from its start-th on, counted from 0. Blank lines do not
// count. As nobody knows how many there are, the shards take them in turn.
func Lines(r io.Reader, shard Shard, start int) iter.Seq2[Input, error] {
	return func(yield func(Input, error) bool) {
		reader := bufio.NewReaderSize(r, 1<<20)
		var text []byte
		taken := 0 // of all shards
		for number := 1; ; number++ {
			line, tooLong, err := readLine(reader, text[:0])
			if err != nil && err != io.EOF {
				yield(Input{}, fmt.Errorf("read standard input: %w", err))
				return
			}
			text = line
			if len(bytes.TrimSpace(line)) > 0 {
				mine := shard.Of == 0 || taken%shard.Of == shard.Number-1
				place := taken / max(1, shard.Of)
				taken++
				input := Input{Name: fmt.Sprintf("%s:%d", StandardInput, number), Named: true, Line: true, Text: line}
				if tooLong {
					input.problem = &Problem{Message: fmt.Sprintf("found a line of more than %d MiB, expected one answer document", maxDocument>>20)}
				}
				if mine && place >= start && !yield(input, nil) {
					return
				}
			}
			if err == io.EOF {
				return
			}
		}
	}
}

// StandardInput is the name under which lines of standard input appear, with their number after a colon.
const StandardInput = "<stdin>"

// readLine appends the next line, without its end, to line. Of one that is too long only the beginning is kept.
func readLine(r *bufio.Reader, line []byte) (_ []byte, tooLong bool, err error) {
	for {
		part, err := r.ReadSlice('\n')
		if len(line)+len(part) <= maxDocument+1 {
			line = append(line, part...)
		} else {
			tooLong = true
		}
		if err != bufio.ErrBufferFull {
			return bytes.TrimRight(line, "\r\n"), tooLong, err
		}
	}
}
