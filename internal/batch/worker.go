package batch

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"salesaudit/internal/answers"
	"salesaudit/internal/clean"
	"salesaudit/internal/record"
	"salesaudit/internal/scoring"
	"salesaudit/internal/source"
)

// worker turns inputs into results. It keeps its working memory from one to the next and is used by one goroutine.
type worker struct {
	*pool
	scorer   *scoring.Scorer
	reader   source.Reader
	recorder record.Recorder
	lookup   lookup
	files    fileReader
	made     *record.Assessment // of the result under way; nil when it came from the cache or was rejected
}

func newWorker(p *pool) *worker { return &worker{pool: p, scorer: scoring.NewScorer(p.bank)} }

// do fills the result of an input. What is wrong with the input rejects it, so that the batch goes on; what is wrong with
// the run is the result's failure, as is that ctx ended before the input was scored.
func (w *worker) do(ctx context.Context, in *input, r *result) {
	r.reset(in.name)
	w.made = nil
	w.fill(ctx, in, r)
	if r.failure == nil && r.outcome != foreign && w.baseline != nil {
		r.change, r.failure = w.compare(r)
	}
}

// fill finds out what becomes of an input.
func (w *worker) fill(ctx context.Context, in *input, r *result) {
	defer func() {
		if fault := recover(); fault != nil {
			w.scorer = scoring.NewScorer(w.bank) // the old one may have stopped halfway
			r.reject(problem{Message: fmt.Sprintf("the program failed on this file: %v", fault)})
		}
	}()
	if in.problem != nil {
		r.reject(*in.problem)
		return
	}
	text, kind := in.text, lineOfNDJSON
	if !in.isLine {
		kind = yamlFile
		if strings.EqualFold(filepath.Ext(unpackedName(in.name)), ".json") {
			kind = jsonFile
		}
		var err error
		if text, err = w.files.read(in.name); outOfFiles(err) {
			r.failure = fmt.Errorf("read %s: %w", in.name, ErrOpenFiles)
			return
		} else if err != nil {
			r.reject(*problemOf(err))
			return
		}
	}
	w.scoreUnlessKept(ctx, in, kind, text, r)
	if r.outcome == foreign && in.named {
		r.reject(foreignProblem)
	}
}

// documentKind says how a text is read.
type documentKind byte

const (
	yamlFile     documentKind = 'y' // or JSON that starts with {
	jsonFile     documentKind = 'j'
	lineOfNDJSON documentKind = 'l'
)

// scoreUnlessKept takes the result from the cache where that has it, and keeps it there otherwise.
func (w *worker) scoreUnlessKept(ctx context.Context, in *input, kind documentKind, text []byte, r *result) {
	if w.cache == nil {
		w.score(ctx, in, text, r)
		return
	}
	w.cache.find(&w.lookup, kind, text)
	if r.cached = w.cache.load(&w.lookup, r, w.rows); !r.cached {
		if w.score(ctx, in, text, r); r.failure == nil {
			w.cache.store(&w.lookup, in, r)
		}
	}
}

// foreignProblem rejects a file that was asked for by name and is no answer file.
var foreignProblem = problem{Message: "found a file of another kind, expected an answer file (format: " + answers.Format + ")"}

// score reads, checks and scores a document.
func (w *worker) score(ctx context.Context, in *input, text []byte, r *result) {
	read := w.reader.Read
	if in.isLine {
		read = w.reader.ReadJSON
	}
	doc, err := read(unpackedName(in.name), text)
	if err != nil {
		if found, ok := err.(source.Diagnostics); ok {
			r.reject(problemIn(found))
		} else {
			r.reject(*problemOf(err))
		}
		return
	}
	if in.isLine {
		r.file = takeName(doc.Root, r.file)
	} else if isForeign(doc.Root) {
		r.outcome = foreign
		return
	}
	sheet, found := answers.Read(doc, w.bank)
	if sheet == nil {
		r.reject(problemIn(found))
		return
	}
	a, err := w.scorer.Score(ctx, sheet)
	if r.failure = ctx.Err(); r.failure != nil {
		return
	}
	if err != nil {
		if cause := errors.Unwrap(err); cause != nil { // without the name of the file
			err = cause
		}
		r.reject(*problemOf(err))
		return
	}
	made := w.recorder.Record(a)
	if r.assessment, err = record.Append(r.assessment, made); err != nil {
		r.reject(problem{Message: err.Error()})
		return
	}
	r.outcome = scored
	r.row.fill(a, made)
	if w.answers || w.cache != nil { // the entry serves later runs, which may want them
		r.row.fillAnswers(a)
	}
	w.made = made
}

// recordOf returns the record of a scored result, which is read where it came from the cache.
func (w *worker) recordOf(r *result) (*record.Assessment, error) {
	if w.made != nil {
		return w.made, nil
	}
	kept := &record.Assessment{}
	if err := record.Read(r.assessment, kept); err != nil {
		return nil, fmt.Errorf("read %s from the cache: %w", r.file, err)
	}
	return kept, nil
}

// takeName takes the key `file` out of a line of NDJSON, by which who wrote it may name the document.
func takeName(root *source.Node, name string) string {
	for i := range root.Len() {
		if root.Kind != source.Mapping {
			break
		}
		if key, value := root.Pair(i); key.Value == "file" && value.Kind == source.Text {
			name = clean.Visible(value.Value)
			root.Items = append(root.Items[:2*i:2*i], root.Items[2*i+2:]...)
			break
		}
	}
	return name
}

// isForeign reports whether a document is of another kind: it does not say that it is an answer file and has nothing
// that answer files have.
func isForeign(root *source.Node) bool {
	if format := root.Get("format"); format != nil {
		kind, _, _ := strings.Cut(answers.Format, "/")
		return !strings.HasPrefix(format.Value, kind)
	}
	return root.Get("client") == nil && root.Get("answers") == nil
}
