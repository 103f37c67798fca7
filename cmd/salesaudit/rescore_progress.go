package main

import (
	"io"
	"time"

	"github.com/schollz/progressbar/v3"
)

// progressEvery is how often the progress bar is drawn anew.
const progressEvery = 100 * time.Millisecond

// progressBar is a bar with rate and time left on a terminal's standard error.
type progressBar struct {
	to  io.Writer // nil for none
	bar *progressbar.ProgressBar
	was int // inputs that the bar knows of
}

// newProgress returns the bar of a run. It is silent with --quiet, where standard error is no terminal, and where the
// lines themselves go to a terminal.
func (p *program) newProgress(f *rescoreFlags) *progressBar {
	if p.quiet || !isTerminal(p.stderr) || f.output == "-" && !f.summary && isTerminal(p.stdout) {
		return &progressBar{}
	}
	return &progressBar{to: p.stderr}
}

// show draws the bar: done inputs of total, which is -1 where nobody knows it.
func (b *progressBar) show(done, total int) {
	if b.to == nil {
		return
	}
	if b.bar == nil {
		b.bar = progressbar.NewOptions(total,
			progressbar.OptionSetWriter(b.to),
			progressbar.OptionSetDescription("rescore"),
			progressbar.OptionShowCount(),
			progressbar.OptionShowIts(),
			progressbar.OptionSetItsString("files"),
			progressbar.OptionSetPredictTime(true),
			progressbar.OptionThrottle(progressEvery),
			progressbar.OptionFullWidth(),
			progressbar.OptionClearOnFinish(),
		)
	}
	_ = b.bar.Add(done - b.was) // nothing is lost with a bar that cannot be drawn
	b.was = done
}

// clear takes the bar away, also one that did not come to its end.
func (b *progressBar) clear() {
	if b.bar != nil {
		_ = b.bar.Clear()
	}
}
