package answerfile

import "salesaudit/internal/source"

// maxUndo is how many changes can be undone: more than an interview has answers, and a bound to the memory.
const maxUndo = 1000

// Undo takes the last change back and saves the text as it was before, byte by byte. It reports whether there was one.
func (f *File) Undo() (bool, error) { return f.swap(&f.done, &f.undone) }

// Redo makes the change again that was undone last, unless another was made since. It reports whether there was one.
func (f *File) Redo() (bool, error) { return f.swap(&f.undone, &f.done) }

// CanRedo reports whether there is a change to make again.
func (f *File) CanRedo() bool { return len(f.undone) > 0 }

// Forget makes what was undone impossible to redo, as if it had never been done.
func (f *File) Forget() { f.undone = nil }

// swap goes back to the last text of one pile, and lays the present one on the other.
func (f *File) swap(from, to *[][]byte) (bool, error) {
	n := len(*from)
	if n == 0 {
		return false, nil
	}
	now := f.editor.Bytes()
	editor, err := source.NewEditor(f.path, (*from)[n-1])
	if err == nil {
		_, err = f.take(*editor)
	}
	if err != nil {
		return false, err
	}
	f.begun = false
	*from, *to = (*from)[:n-1], append(*to, now)
	f.Save()
	return true, nil
}
