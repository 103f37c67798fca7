package pdf

// tries are the ways to make a column fit, in their order: texts are set smaller, those that can be spared, from a number
// on, are left out, and what can be said briefly is, but for what there is room for.
var tries = []try{
	{1, mostSpare + 1, false}, {0.94, mostSpare + 1, false}, {1, 3, false}, {0.94, 3, false}, {0.94, 2, false}, {0.88, 2, false},
	{0.94, 2, true}, {0.88, 2, true}, {0.94, 1, false}, {0.88, 1, false}, {0.84, 1, false}, {0.8, 1, false}, {0.76, 1, false},
}

type try struct {
	scale float64
	spare int
	brief bool
}

// mostSpare is the highest number of a text that can be left out.
const mostSpare = 3

// fitted is columns of the summary under each other as they are set.
type fitted struct {
	columns []summaryColumn
	width   float64
	try     int // the number of the try with which they fit; that of tries where none does
	leftOut int // texts for which there is no room
}

// fitted makes columns fit into a width and a height, each text whole. Only where none of the tries does are texts
// shortened where they are set.
func (d *document) fitted(columns []summaryColumn, width, room float64) fitted {
	out := fitted{width: width, try: len(tries)}
	for i, try := range tries {
		if out.columns = try.of(columns); d.columnsHeight(out.columns, width) <= room {
			out.columns, out.try = d.filled(try, columns, width, room), i
			break
		}
	}
	out.leftOut = texts(columns) - texts(out.columns)
	return out
}

// texts counts the texts of columns, but for empty ones.
func texts(columns []summaryColumn) int {
	n := 0
	for _, c := range columns {
		for _, item := range c.items {
			for _, t := range item.texts {
				if t.text != "" {
					n++
				}
			}
		}
	}
	return n
}

// filled returns columns as a try sets them, with more as far as there is room: what it spares, the lowest numbers first,
// and what is said more wholly. Texts of the lowest number are tried each by itself, as not every item has one, those of
// others all or none.
func (d *document) filled(try try, columns []summaryColumn, width, room float64) []summaryColumn {
	fitting := try.of(columns)
	fits := func() bool {
		more := try.of(columns)
		if d.columnsHeight(more, width) > room {
			return false
		}
		fitting = more
		return true
	}
	which := func(of func(t *entryText) bool) []*entryText {
		var out []*entryText
		for _, c := range columns {
			for _, item := range c.items {
				for k := range item.texts {
					if t := &item.texts[k]; t.text != "" && of(t) {
						out = append(out, t)
					}
				}
			}
		}
		return out
	}
	keep := func(spared ...*entryText) {
		for _, t := range spared {
			t.fits = true
		}
		if !fits() {
			for _, t := range spared {
				t.fits = false
			}
		}
	}
	for spare := try.spare; spare <= mostSpare; spare++ {
		spared := which(func(t *entryText) bool { return t.spare == spare })
		if spare > 1 {
			keep(spared...)
			continue
		}
		for _, t := range spared {
			keep(t)
		}
	}
	for _, t := range which(func(t *entryText) bool { return try.brief && t.brief != "" }) {
		keep(t)
	}
	for _, t := range which(func(t *entryText) bool { return t.whole != "" && (t.spare < try.spare || t.fits) }) {
		brief := t.text
		if t.text = t.whole; !fits() {
			t.text = brief
		}
	}
	return fitting
}

// of returns columns as a try sets them.
func (try try) of(columns []summaryColumn) []summaryColumn {
	out := make([]summaryColumn, len(columns))
	for i, c := range columns {
		out[i] = summaryColumn{title: c.title, none: c.none}
		for _, item := range c.items {
			kept := entry{number: item.number, link: item.link}
			for _, t := range item.texts {
				if t.text != "" && (t.spare < try.spare || t.fits) {
					t.style = t.style.sized(t.style.size * try.scale)
					if try.brief && t.brief != "" && !t.fits {
						t.text = t.brief
					}
					kept.texts = append(kept.texts, t)
				}
			}
			out[i].items = append(out[i].items, kept)
		}
	}
	return out
}

func (d *document) columnsHeight(columns []summaryColumn, width float64) float64 {
	height := 0.0
	for _, c := range columns {
		height += section.lead() + 1
		if len(c.items) == 0 {
			height += small.lead() + itemGap
		}
		for _, item := range c.items {
			for _, t := range item.texts {
				height += float64(len(d.wrap(t.text, t.style, width-item.indent()))) * t.style.lead()
			}
			height += itemGap
		}
	}
	return height
}
