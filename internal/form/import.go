package form

import (
	"reflect"

	"salesaudit/internal/answerfile"
	"salesaudit/internal/answers"
	"salesaudit/internal/source"
)

// Change is what an import does to one value of an answer file.
type Change struct {
	Where string // the path of the value, such as answers.roles
	Kept  bool   // the file has another answer, which stays
	Had   bool   // the file had another answer
}

// Into adds the answers, the evidence and the notes of a sheet to an open file, in one step, and returns what it changed.
// An answer of the file that differs stays, unless replace is set. The error is as of answerfile.File.Change; the file is
// then as it was.
func Into(file *answerfile.File, from *answers.Sheet, replace bool) ([]Change, error) {
	have, news := file.Sheet().Tree(), from.Tree()
	var changes []Change
	err := file.Change(func(e *source.Editor) error {
		changes = nil
		for _, section := range news {
			entries, ok := section.Value.(source.Map)
			if !ok || section.Key == "merged" { // format and bank are the file's own
				continue
			}
			old, _ := lookUp(have, section.Key).(source.Map)
			for _, entry := range entries {
				was := lookUp(old, entry.Key)
				if entry.Value == "unknown" || reflect.DeepEqual(was, entry.Value) {
					continue
				}
				path := source.Path{section.Key, entry.Key}
				had := was != nil && was != "unknown"
				changes = append(changes, Change{Where: path.String(), Had: had, Kept: had && !replace})
				if had && !replace {
					continue
				}
				if err := e.Set(path, entry.Value); err != nil {
					return err
				}
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return changes, nil
}

// lookUp returns the value of a key, nil where there is none.
func lookUp(m source.Map, key string) any {
	for _, e := range m {
		if e.Key == key {
			return e.Value
		}
	}
	return nil
}
