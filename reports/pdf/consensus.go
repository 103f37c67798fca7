package pdf

import "salesaudit/reports/paper"

// consensus is the chapter of a merged file: who sees what differently.
func (d *document) consensus() {
	c := d.view.Consensus
	if c == nil {
		return
	}
	d.title(d.words.Consensus, "consensus", 60)
	blocks := paper.Consensus(c, d.words)
	for i, b := range blocks {
		if h, is := b.(paper.Heading); is {
			d.paperHeading(h, 1, d.startOf(blocks[i+1:]))
			continue
		}
		d.block(b)
	}
}
