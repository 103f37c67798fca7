package wholefile

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

func text(s string) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := io.WriteString(w, s)
		return err
	}
}

// files returns the names and contents of a folder.
func files(t *testing.T, folder string) map[string]string {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]string{}
	for _, entry := range entries {
		data, err := os.ReadFile(filepath.Join(folder, entry.Name()))
		if err != nil {
			t.Fatal(err)
		}
		found[entry.Name()] = string(data)
	}
	return found
}

func wantFiles(t *testing.T, folder string, want map[string]string) {
	t.Helper()
	if diff := cmp.Diff(want, files(t, folder)); diff != "" {
		t.Errorf("the folder (-want +got):\n%s", diff)
	}
}

func TestWrite(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "ответы.yaml")
	long := strings.Repeat("строка\n", 100_000)
	for _, content := range []string{"old", long, ""} {
		if err := Write(path, 0o600, true, text(content)); err != nil {
			t.Fatal(err)
		}
		wantFiles(t, folder, map[string]string{"ответы.yaml": content})
	}
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if runtime.GOOS != "windows" && info.Mode() != 0o600 {
		t.Errorf("the mode is %v", info.Mode())
	}
	if err := Write(path, 0o644, true, text("x")); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(path); err != nil || runtime.GOOS != "windows" && info.Mode() != 0o644 {
		t.Errorf("the mode is %v, %v", info.Mode(), err)
	}
}

func TestWriteInWorkingFolder(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := Write("a.yaml", 0o600, false, text("x")); err != nil {
		t.Fatal(err)
	}
	wantFiles(t, ".", map[string]string{"a.yaml": "x"})
}

func TestWriteKeepsExisting(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "gap.pdf")
	if err := Write(path, 0o600, false, text("old")); err != nil {
		t.Fatal(err)
	}
	err := Write(path, 0o600, false, func(io.Writer) error {
		t.Error("data was asked for")
		return nil
	})
	if !errors.Is(err, ErrExists) {
		t.Errorf("the error is %v", err)
	}
	if want := "write " + path + ": the file exists; --force overwrites it"; err.Error() != want {
		t.Errorf("got  %v\nwant %s", err, want)
	}
	wantFiles(t, folder, map[string]string{"gap.pdf": "old"})
}

// TestWriteMeanwhile lets another program make the file while data is being written.
func TestWriteMeanwhile(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "gap.pdf")
	err := Write(path, 0o600, false, func(w io.Writer) error {
		return os.WriteFile(path, []byte("theirs"), 0o600)
	})
	if !errors.Is(err, ErrExists) {
		t.Errorf("the error is %v", err)
	}
	wantFiles(t, folder, map[string]string{"gap.pdf": "theirs"})
}

func TestWriteFails(t *testing.T) {
	broken := errors.New("broken pipe of thought")
	folder := t.TempDir()
	path := filepath.Join(folder, "gap.pdf")
	half := func(w io.Writer) error {
		if _, err := io.WriteString(w, strings.Repeat("half", 100_000)); err != nil {
			return err
		}
		return broken
	}
	if err := Write(path, 0o600, true, half); !errors.Is(err, broken) {
		t.Errorf("the error is %v", err)
	}
	wantFiles(t, folder, map[string]string{})
	if err := Write(path, 0o600, true, text("old")); err != nil {
		t.Fatal(err)
	}
	if err := Write(path, 0o600, true, half); !errors.Is(err, broken) {
		t.Errorf("the error is %v", err)
	}
	wantFiles(t, folder, map[string]string{"gap.pdf": "old"})
	func() {
		defer func() {
			if recover() == nil {
				t.Error("the panic was swallowed")
			}
		}()
		Write(path, 0o600, true, func(io.Writer) error { panic("while writing") })
	}()
	wantFiles(t, folder, map[string]string{"gap.pdf": "old"})
}

func TestWriteNoFolder(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "gone")
	path := filepath.Join(folder, "gap.pdf")
	if err := Write(path, 0o600, true, text("x")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a missing folder gives %v", err)
	}
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := Write(folder, 0o600, true, text("x")); err == nil || !strings.HasSuffix(err.Error(), "it is a folder") {
		t.Errorf("a folder as the file gives %v", err)
	}
	if runtime.GOOS == "windows" {
		return // a folder with an open file in it cannot vanish there
	}
	err := Write(path, 0o600, true, func(w io.Writer) error { return os.RemoveAll(folder) })
	if !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a folder that vanishes gives %v", err)
	}
	if _, err := os.Stat(folder); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the folder came back: %v", err)
	}
}

func TestWriteReadOnlyFolder(t *testing.T) {
	if runtime.GOOS == "windows" || os.Geteuid() == 0 {
		t.Skip("the user may write everywhere")
	}
	folder := t.TempDir()
	path := filepath.Join(folder, "gap.pdf")
	if err := Write(path, 0o600, true, text("old")); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(folder, 0o500); err != nil {
		t.Fatal(err)
	}
	defer os.Chmod(folder, 0o700)
	if err := Write(path, 0o600, true, text("new")); !errors.Is(err, fs.ErrPermission) {
		t.Errorf("the error is %v", err)
	}
	wantFiles(t, folder, map[string]string{"gap.pdf": "old"})
}

func TestWriteThroughLink(t *testing.T) {
	folder := t.TempDir()
	target, link := filepath.Join(folder, "answers.yaml"), filepath.Join(folder, "link.yaml")
	if err := os.WriteFile(target, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("answers.yaml", link); err != nil {
		t.Skip(err)
	}
	if err := Write(link, 0o600, false, text("new")); !errors.Is(err, ErrExists) {
		t.Errorf("the error is %v", err)
	}
	if err := Write(link, 0o600, true, text("new")); err != nil {
		t.Fatal(err)
	}
	wantFiles(t, folder, map[string]string{"answers.yaml": "new", "link.yaml": "new"})
	if info, err := os.Lstat(link); err != nil || info.Mode()&fs.ModeSymlink == 0 {
		t.Errorf("the link is gone: %v, %v", info.Mode(), err)
	}
}

// TestWriteAtOnce has readers look while writers replace the file: they must see whole contents only.
func TestWriteAtOnce(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("a file that is open there cannot be replaced")
	}
	folder := t.TempDir()
	path := filepath.Join(folder, "answers.yaml")
	contents := []string{strings.Repeat("a", 50_000), strings.Repeat("b", 70_000)}
	if err := Write(path, 0o600, true, text(contents[0])); err != nil {
		t.Fatal(err)
	}
	var writers sync.WaitGroup
	for _, content := range contents {
		writers.Go(func() {
			for range 20 {
				if err := Write(path, 0o600, true, text(content)); err != nil {
					t.Error(err)
				}
			}
		})
	}
	for range 200 {
		data, err := os.ReadFile(path)
		if err != nil || string(data) != contents[0] && string(data) != contents[1] {
			t.Fatalf("read %d bytes: %v", len(data), err)
		}
	}
	writers.Wait()
	if got := len(files(t, folder)); got != 1 {
		t.Errorf("%d files are left", got)
	}
}

// TestWriteRemovesLeftovers meets temporary files that killed programs left: those of the same name that nobody holds
// go, and nothing else does.
func TestWriteRemovesLeftovers(t *testing.T) {
	folder := t.TempDir()
	held, err := NewTemporary(folder, "gap.pdf")
	if err != nil {
		t.Fatal(err)
	}
	defer held.Discard()
	want := map[string]string{filepath.Base(held.Name()): "", "gap.pdf": "new"}
	for _, name := range []string{".gap.pdf.mine.tmp", ".gap.pdf..tmp", ".other.pdf.12.tmp", ".gap.pdf.12.tmp2", "gap.pdf.12.tmp", ".gap.pdf.1.12.tmp"} {
		want[name] = "kept"
		if err := os.WriteFile(filepath.Join(folder, name), []byte("kept"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{".gap.pdf.12.tmp", ".gap.pdf.3456789012.tmp"} {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, []byte("left behind"), 0o600); err != nil {
			t.Fatal(err)
		}
		longAgo := time.Now().Add(-2 * windowsRenames)
		if err := os.Chtimes(path, longAgo, longAgo); err != nil {
			t.Fatal(err)
		}
	}
	if err := Write(filepath.Join(folder, "gap.pdf"), 0o600, true, text("new")); err != nil {
		t.Fatal(err)
	}
	wantFiles(t, folder, want)
}

// TestWriteLongNames writes files whose names are as long as a file system allows.
func TestWriteLongNames(t *testing.T) {
	folder := t.TempDir()
	for _, name := range []string{strings.Repeat("a", 255), strings.Repeat("ж", 127), strings.Repeat("€", 80) + ".yaml", strings.Repeat("x", longestPassing)} {
		if err := Write(filepath.Join(folder, name), 0o600, false, text("x")); err != nil {
			t.Error(err)
		}
		if prefix := passingPrefix(name); len(prefix) > longestPassing+2 || !utf8.ValidString(prefix) {
			t.Errorf("%.20s…: the temporary name begins with %q", name, prefix)
		}
	}
	if got := len(files(t, folder)); got != 4 {
		t.Errorf("%d files, want 4", got)
	}
}

// TestWriteIntoPipe writes into a named pipe, which stays one, whether or not files may be overwritten.
func TestWriteIntoPipe(t *testing.T) {
	path := filepath.Join(t.TempDir(), "pipe.ndjson")
	if mkfifo, err := exec.LookPath("mkfifo"); err != nil || exec.Command(mkfifo, path).Run() != nil {
		t.Skip("no named pipes here")
	}
	for _, overwrite := range []bool{false, true} {
		read := make(chan string)
		go func() {
			data, _ := os.ReadFile(path)
			read <- string(data)
		}()
		if err := Write(path, 0o600, overwrite, text("streamed")); err != nil {
			t.Fatal(err)
		}
		if got := <-read; got != "streamed" {
			t.Errorf("the reader got %q", got)
		}
	}
	if info, err := os.Lstat(path); err != nil || info.Mode()&fs.ModeNamedPipe == 0 {
		t.Errorf("the pipe is gone: %v, %v", info, err)
	}
}
