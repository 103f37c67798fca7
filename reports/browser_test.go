package reports

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"salesaudit/questionnaire"
	"salesaudit/reports/view"
)

// narrow and wide are the widths in pixels that pages are opened at: a phone's and a laptop's.
const narrow, wide = 390, 1280

// TestHTMLInBrowser opens pages in headless Chromium at two widths: the browser has nothing to complain of,
// nothing sticks out of the page to the right, and the answers to the questions and the charts have room for their words.
func TestHTMLInBrowser(t *testing.T) {
	t.Parallel()
	browser, err := exec.LookPath("chromium")
	if err != nil {
		t.Skip("chromium is not installed: the pages are not opened in a browser")
	}
	dir := t.TempDir()
	var frames strings.Builder
	names := []string{"distributor.yaml ru", "unfinished.yaml en", "thirty roles", "empty", "hostile"}
	pages := map[string][]byte{"every block": paperBytes(t, ".html", everyBlock())}
	for name, v := range only(t, cases(t), names) {
		pages[name] = bytesOf(t, ".html", v)
	}
	for name, data := range pages {
		file := strings.ReplaceAll(name, " ", "-") + ".html"
		if err := os.WriteFile(filepath.Join(dir, file), data, 0o600); err != nil {
			t.Fatal(err)
		}
		for _, width := range []int{narrow, wide} {
			fmt.Fprintf(&frames, `<iframe title="%s at %d" src="%s" width="%d" height="900"></iframe>`, name, width, file, width)
		}
	}
	// The pages forbid scripts in themselves, so the page around them measures.
	page := `<!doctype html><meta charset="utf-8"><style>iframe{border:0}</style>` + frames.String() + `<pre></pre><script>
onload = () => { for (const f of document.querySelectorAll("iframe")) {
  const p = f.contentDocument.documentElement, answer = f.contentDocument.querySelector(".questions td"), chart = f.contentDocument.querySelector(".slope svg")
  const verdict = p.scrollWidth > p.clientWidth ? "too wide, " + p.scrollWidth : answer && f.width < 500 && answer.clientWidth < f.width / 2 ? "answers too narrow, " + answer.clientWidth : chart && chart.clientWidth < 600 ? "the words of a chart too small, " + chart.clientWidth : "fits"
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
	if got := strings.Count(dom, ": fits\n"); got != 2*len(pages) {
		_, verdicts, _ := strings.Cut(dom, "<pre>")
		t.Errorf("%d of %d pages fit:\n%s", got, 2*len(pages), verdicts)
	}
}

// only returns the views of those names.
func only(t *testing.T, all map[string]*view.View, names []string) map[string]*view.View {
	t.Helper()
	some := map[string]*view.View{}
	for _, name := range names {
		if all[name] == nil && underRace { // which is shown only some
			continue
		}
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

// TestHTMLPrintedPagesFull prints pages from headless Chromium: what a director reads alone fits on the first page, and no
// page but the last ends far above its foot, as it did where a list held on to everything after it, or with the heading of a
// wave or a question; and who signs does so under what was examined.
func TestHTMLPrintedPagesFull(t *testing.T) {
	if underRace {
		t.Skip("Chromium prints, which the race detector does not see")
	}
	t.Parallel()
	var tools [3]string
	for i, name := range []string{"chromium", "pdftoppm", "pdftotext"} {
		tool, err := exec.LookPath(name)
		if err != nil {
			t.Skipf("%s is not installed: the pages are not printed", name)
		}
		tools[i] = tool
	}
	// What is left free above a picture or a matrix that must stay whole.
	const mostEmpty = 0.42
	views := only(t, cases(t), []string{"distributor.yaml ru", "distributor.yaml en", "factory.json ru", "integrator-presale.yaml ru", "retail.yaml ru", "unfinished.yaml en", "unfinished.yaml ru"})
	views["long names"] = viewOf(t, longNames(t), questionnaire.Russian)
	for name, v := range views {
		file := filepath.Join(t.TempDir(), "report.html")
		if err := os.WriteFile(file, bytesOf(t, ".html", branded(v)), 0o600); err != nil {
			t.Fatal(err)
		}
		printed := file + ".pdf"
		runTool(t, tools[0], "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
			"--disable-component-update", "--disable-sync", "--user-data-dir="+t.TempDir(), "--no-pdf-header-footer", "--print-to-pdf="+printed, "file://"+file)
		texts := strings.Split(string(runTool(t, tools[2], printed, "-")), "\f")
		if !strings.Contains(texts[0], v.Words.Trust) {
			t.Errorf("%s: the first page ends before %q", name, v.Words.Trust)
		}
		for i := range v.HeaviestGaps {
			if g := &v.HeaviestGaps[i]; !strings.Contains(spaceless(texts[0]), spaceless(strings.TrimSuffix(g.Nearest, "."))) {
				t.Errorf("%s: the first page lacks %q", name, g.Nearest)
			}
		}
		for i, text := range texts {
			lines := strings.Split(strings.TrimSpace(text), "\n")
			last := spaceless(lines[len(lines)-1])
			if slices.ContainsFunc(v.Plan.Waves, func(w view.Wave) bool { return last != "" && strings.HasSuffix(spaceless(w.Heading), last) }) {
				t.Errorf("%s: page %d ends with the heading %q", name, i+1, last)
			}
			if slices.ContainsFunc(v.Answers, func(q view.Question) bool { return last == spaceless(q.Text) }) {
				t.Errorf("%s: page %d ends with the question %q", name, i+1, last)
			}
			if signed := slices.Index(lines, v.Words.Signatures); signed >= 0 && !slices.Contains(lines, v.Words.Closing) {
				t.Errorf("%s: page %d is signed, and does not say what was examined", name, i+1)
			}
		}
		pages := bytes.Split(runTool(t, tools[1], "-r", "20", "-gray", printed), []byte("P5\n"))[1:]
		if len(pages) < 20 {
			t.Fatalf("%s: %d pages", name, len(pages))
		}
		for i, page := range pages[:len(pages)-1] {
			if empty := emptyBelow(t, page); empty > mostEmpty {
				t.Errorf("%s: page %d of %d is empty for its last %.0f %%", name, i+1, len(pages), 100*empty)
			}
		}
	}
}

// runTool returns what a program prints.
func runTool(t *testing.T, tool string, args ...string) []byte {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), browserPatience)
	defer cancel()
	out, err := exec.CommandContext(ctx, tool, args...).Output()
	if err != nil {
		t.Fatalf("%s: %v", tool, err)
	}
	return out
}

// emptyBelow returns which part of a page, a gray picture as pdftoppm writes it but for its first line, is white below its last mark.
func emptyBelow(t *testing.T, page []byte) float64 {
	t.Helper()
	var width, height, white int
	if _, err := fmt.Sscanf(string(page[:min(30, len(page))]), "%d %d\n%d\n", &width, &height, &white); err != nil || len(page) < width*height {
		t.Fatalf("no picture of a page: %v", err)
	}
	dots := page[len(page)-width*height:]
	last := len(dots) - 1
	for last > 0 && int(dots[last]) > white*9/10 {
		last--
	}
	return float64(height-last/width) / float64(height)
}
