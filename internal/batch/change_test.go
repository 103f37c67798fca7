package batch

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"salesaudit/internal/record"
)

const (
	lineBefore = `{"file":"a","format":"salesaudit.assessment/1","overall":{"proven":40,"claimed":50,"possible":60},
"dimensions":[{"id":"d","proven":40,"claimed":50,"possible":60},{"id":"gone","proven":1,"claimed":1,"possible":1}],
"criteria":[{"id":"same","applies":true,"proven":1,"claimed":1,"possible":1,"rungs":[{"level":1,"state":"met"}]},
{"id":"moved","applies":true,"proven":0,"claimed":1,"possible":2,"rungs":[{"level":1,"state":"unproven"},{"level":2,"state":"unmet"}]},
{"id":"begins","applies":false},{"id":"old","applies":true,"proven":0,"claimed":0,"possible":0,"rungs":[]}]}`
	lineAfter = `{"file":"a","format":"salesaudit.assessment/1","overall":{"proven":44.5,"claimed":50,"possible":60},
"dimensions":[{"id":"d","proven":44.5,"claimed":50,"possible":60}],
"criteria":[{"id":"same","applies":true,"proven":1,"claimed":1,"possible":1,"rungs":[{"level":1,"state":"met"}]},
{"id":"moved","applies":true,"proven":1,"claimed":1,"possible":2,"rungs":[{"level":1,"state":"met"},{"level":2,"state":"unmet"}]},
{"id":"begins","applies":null,"proven":0,"claimed":0,"possible":1,"rungs":[{"level":1,"state":"unknown"}]},{"id":"new","applies":true,"proven":0,"claimed":0,"possible":0,"rungs":[]}]}`
	wantChange = `{"file":"a","format":"salesaudit.change/1","change":"changed","overall":{"proven":{"from":40,"to":44.5}},` +
		`"dimensions":[{"id":"d","proven":{"from":40,"to":44.5}}],` +
		`"criteria":[{"id":"moved","rungs":[{"level":1,"from":"unproven","to":"met"}],"proven":{"from":0,"to":1}},` +
		`{"id":"begins","applies":{"from":false,"to":null}},{"id":"new","bank":"added"},{"id":"old","bank":"removed"}]}`
)

// TestChange compares the lines of one file under two banks: what moved, began, was added and was removed.
func TestChange(t *testing.T) {
	path := filepath.Join(t.TempDir(), "old.ndjson")
	if err := os.WriteFile(path, []byte(strings.ReplaceAll(lineBefore, "\n", "")), 0o600); err != nil {
		t.Fatal(err)
	}
	baseline, err := openBaseline(path)
	if err != nil {
		t.Fatal(err)
	}
	defer baseline.close()
	var after line
	if err := record.Read([]byte(lineAfter), &after); err != nil {
		t.Fatal(err)
	}
	w := &worker{pool: &pool{baseline: baseline}, made: after.Assessment}
	change, err := w.compare(&result{file: "a", outcome: scored})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(wantChange, string(appendJSON(nil, change))); diff != "" {
		t.Error(diff)
	}
	if baseline.missing() != 0 {
		t.Error("the file that was compared counts as missing")
	}
}

// TestBaselineRefuses gives files as baselines that rescore did not write, or wrote for something else.
func TestBaselineRefuses(t *testing.T) {
	for text, want := range map[string]string{
		wantChange:        `found salesaudit.change/1, expected salesaudit.assessment/1`,
		`{"client":"a"}`:  "does not begin with a file",
		`["file","a"]`:    "does not begin with a file",
		"file,client\n":   "invalid character",
		`{"file":"a"}`:    "neither what it is nor what is wrong",
		`{"file":"a","er`: "unexpected EOF",
	} {
		path := filepath.Join(t.TempDir(), "old.ndjson")
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		_, err := openBaseline(path)
		if err == nil || !strings.Contains(err.Error(), "old.ndjson:1 is no line that rescore wrote") || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %s", text, err, want)
		}
	}
}
