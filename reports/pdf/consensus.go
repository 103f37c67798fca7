package pdf

import "salesaudit/reports/paper"

// consensus is the chapter of a merged file: who sees what differently.
func (d *document) consensus() {
	if c := d.view.Consensus; c != nil {
		d.chapter(d.words.Consensus, "consensus", paper.Consensus(c, d.words))
	}
}

// peers is the chapter of a client who is held against others.
func (d *document) peers() {
	if p := d.view.Peers; p != nil {
		d.chapter(d.words.Peers, "peers", append([]paper.Block{paper.Paragraph{Text: p.Lead}}, paper.Peers(p, d.words)...))
	}
}

// chapter sets a part of the report that is made of the blocks of a plain document.
func (d *document) chapter(title, id string, blocks []paper.Block) {
	d.title(title, id, 60)
	for i, b := range blocks {
		if h, is := b.(paper.Heading); is {
			d.paperHeading(h, 1, d.startOf(blocks[i+1:]))
			continue
		}
		d.block(b)
	}
}
