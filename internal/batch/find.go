package batch

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// input is one answer document to score: a file, or a line of NDJSON.
type input struct {
	name    string   // the path of a file; of a line, its name in the results unless the line says another
	named   bool     // asked for by name, so it is rejected when it is no answer file; others are passed over
	isLine  bool     // a line of NDJSON, whose text is text
	text    []byte   // valid until the next input is taken
	problem *problem // why there is no text
}

// files are the answer files that were found, sorted by path, each once.
type files struct {
	inputs  []input
	passed  Passed
	failure error // ErrOpenFiles where a folder could not be listed for it
}

// Passed counts what folders and patterns led to and was passed over.
type Passed struct {
	Hidden int // files and folders whose names start with a dot
	Links  int // links to folders, which are not followed: what they lead to may lie around them
	Others int // files of another suffix, or that are no regular files
}

// Suffixes returns those of the files that are looked for in folders, each also with .gz after it.
func Suffixes() []string { return []string{".yaml", ".yml", ".json"} }

// find lists the answer files that paths name: files, folders with all below them, and globs. What does not exist
// or cannot be listed stays in the list, so that it is rejected with its reason when its turn comes.
func find(paths []string) (*files, error) {
	found := &files{}
	for _, path := range paths {
		if path == "" { // an unset variable of a shell, and not the current folder
			found.refuse(path, "found an empty path, expected a file or a folder")
			continue
		}
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
			found.inputs = append(found.inputs, input{name: path, named: true})
		}
	}
	found.sort()
	return found, found.failure
}

// refuse adds a path that was named, to be rejected when its turn comes.
func (found *files) refuse(path, message string) {
	found.inputs = append(found.inputs, input{name: path, named: true, problem: &problem{Message: message}})
}

// glob adds what a pattern matches, as if a folder held just that. As in a shell, a name with a dot in front, of a file
// or of a folder on the way to it, is matched only by a pattern with one.
func (found *files) glob(pattern string) bool {
	matches, _ := filepath.Glob(pattern)
	for _, path := range matches {
		info, err := os.Stat(path)
		switch {
		case isHidden(path, pattern):
			found.passed.Hidden++
		case err == nil && info.IsDir():
			found.walk(path)
		case err == nil && !info.Mode().IsRegular() || !hasAnswerSuffix(path):
			found.passed.Others++
		default:
			found.inputs = append(found.inputs, input{name: path})
		}
	}
	return len(matches) > 0
}

// isHidden reports whether a path has a name with a dot in front where the pattern that matched it has none.
func isHidden(path, pattern string) bool {
	separator := string(filepath.Separator)
	names, patterns := strings.Split(path, separator), strings.Split(pattern, separator)
	for i, name := range names {
		if strings.HasPrefix(name, ".") && (i >= len(patterns) || !strings.HasPrefix(patterns[i], ".")) {
			return true
		}
	}
	return false
}

// sort orders the inputs by path. Of one that was both named and found in a folder the named one stays.
func (found *files) sort() {
	slices.SortFunc(found.inputs, func(a, b input) int {
		if c := cmp.Compare(a.name, b.name); c != 0 || a.named == b.named {
			return c
		}
		if a.named {
			return -1
		}
		return 1
	})
	found.inputs = slices.CompactFunc(found.inputs, func(a, b input) bool { return a.name == b.name })
}

// walk adds the answer files of a folder and of all folders in it.
func (found *files) walk(folder string) {
	root := folder
	if target, err := filepath.EvalSymlinks(folder); err == nil {
		root = target // a link that was named is followed; those inside are not
	}
	_ = filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		name := renamed(path, root, folder)
		switch {
		case outOfFiles(err):
			found.failure = fmt.Errorf("list %s: %w", name, ErrOpenFiles)
			return fs.SkipAll
		case err != nil: // rejected when its turn comes, as it cannot be read then either
			found.inputs = append(found.inputs, input{name: name, named: true, problem: problemOf(err)})
			return fs.SkipDir
		case path == root:
			return nil
		case strings.HasPrefix(entry.Name(), "."):
			found.passed.Hidden++
			if entry.IsDir() {
				return fs.SkipDir
			}
		case !entry.IsDir():
			found.addEntry(name, entry)
		}
		return nil
	})
}

// renamed returns what lies at a path below root under the name of the folder that was asked for.
func renamed(path, root, folder string) string {
	below, err := filepath.Rel(root, path)
	if err != nil {
		return path
	}
	return filepath.Join(folder, below)
}

// addEntry adds one entry of a folder that is no folder itself.
func (found *files) addEntry(name string, entry fs.DirEntry) {
	mode := entry.Type()
	if mode&fs.ModeSymlink != 0 {
		info, err := os.Stat(name)
		switch {
		case err == nil && info.IsDir():
			found.passed.Links++
			return
		case err == nil:
			mode = info.Mode().Type()
		default: // it leads nowhere, or in a circle: reading it will say so
			mode = 0
		}
	}
	if mode != 0 || !hasAnswerSuffix(name) {
		found.passed.Others++
		return
	}
	found.inputs = append(found.inputs, input{name: name})
}

func hasAnswerSuffix(name string) bool {
	return slices.Contains(Suffixes(), filepath.Ext(strings.TrimSuffix(strings.ToLower(name), gzipSuffix)))
}

// all returns the inputs one by one.
func (found *files) all() iter.Seq2[input, error] {
	return func(yield func(input, error) bool) {
		for _, in := range found.inputs {
			if !yield(in, nil) {
				return
			}
		}
	}
}
