package reports

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"salesaudit/reports/view"
)

// narrow and wide are the widths in pixels that pages are opened at: a phone's and a laptop's.
const narrow, wide = 390, 1280

// TestHTMLInBrowser opens pages in headless Chromium at two widths: the browser has nothing to complain of,
// nothing sticks out of the page to the right, and the answers to the questions have room for their words.
func TestHTMLInBrowser(t *testing.T) {
	t.Parallel()
	browser, err := exec.LookPath("chromium")
	if err != nil {
		t.Skip("chromium is not installed: the pages are not opened in a browser")
	}
	dir := t.TempDir()
	var frames strings.Builder
	names := []string{"distributor.yaml ru", "unfinished.yaml en", "thirty roles", "empty", "hostile"}
	for name, v := range only(t, cases(t), names) {
		file := strings.ReplaceAll(name, " ", "-") + ".html"
		if err := os.WriteFile(filepath.Join(dir, file), bytesOf(t, ".html", v), 0o600); err != nil {
			t.Fatal(err)
		}
		for _, width := range []int{narrow, wide} {
			fmt.Fprintf(&frames, `<iframe title="%s at %d" src="%s" width="%d" height="900"></iframe>`, name, width, file, width)
		}
	}
	// The pages forbid scripts in themselves, so the page around them measures.
	page := `<!doctype html><meta charset="utf-8"><style>iframe{border:0}</style>` + frames.String() + `<pre></pre><script>
onload = () => { for (const f of document.querySelectorAll("iframe")) {
  const p = f.contentDocument.documentElement, answer = f.contentDocument.querySelector(".questions td")
  const verdict = p.scrollWidth > p.clientWidth ? "too wide, " + p.scrollWidth : answer && f.width < 500 && answer.clientWidth < f.width / 2 ? "answers too narrow, " + answer.clientWidth : "fits"
  document.querySelector("pre").append(f.title + ": " + verdict + "\n")
} }</script>`
	if err := os.WriteFile(filepath.Join(dir, "frames.html"), []byte(page), 0o600); err != nil {
		t.Fatal(err)
	}
	dom, log := openInBrowser(t, browser, filepath.Join(dir, "frames.html"))
	for line := range strings.Lines(log) {
		if strings.Contains(line, "CONSOLE") {
			t.Errorf("the console says %s", line)
		}
	}
	if got := strings.Count(dom, ": fits\n"); got != 2*len(names) {
		_, verdicts, _ := strings.Cut(dom, "<pre>")
		t.Errorf("%d of %d pages fit:\n%s", got, 2*len(names), verdicts)
	}
}

// only returns the views of those names.
func only(t *testing.T, all map[string]*view.View, names []string) map[string]*view.View {
	t.Helper()
	some := map[string]*view.View{}
	for _, name := range names {
		if all[name] == nil {
			t.Fatalf("no case %q", name)
		}
		some[name] = all[name]
	}
	return some
}

// browserPatience is how long a browser may take: only one that hangs takes longer.
const browserPatience = 3 * time.Minute

// openInBrowser returns the page as it is after loading, and what the browser logged.
func openInBrowser(t *testing.T, browser, file string) (dom, log string) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), browserPatience)
	defer cancel()
	// Without a sandbox, as it runs as root in containers; without anything that asks the network.
	run := exec.CommandContext(ctx, browser, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
		"--disable-background-networking", "--disable-component-update", "--disable-sync", "--user-data-dir="+t.TempDir(),
		"--allow-file-access-from-files", "--enable-logging=stderr", "--window-size=1400,900", "--dump-dom", "file://"+file)
	var out, errs bytes.Buffer
	run.Stdout, run.Stderr = &out, &errs
	if err := run.Run(); err != nil {
		t.Fatalf("%v\n%s", err, errs.String())
	}
	return out.String(), errs.String()
}
