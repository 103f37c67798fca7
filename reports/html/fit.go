package html

import (
	"math"

	"salesaudit/internal/wording"
	"salesaudit/reports/typeface"
	"salesaudit/reports/view"
)

// The first page is read alone, also on paper. A style sheet cannot know whether it is full, so its height is reckoned
// here from the sizes that report.css and print.css give its parts, and the page says how close it is to be set.

// fit is a way to set the first page on paper.
type fit struct {
	class string  // in the style sheet for print
	zoom  float64 // of everything
	near  bool    // what the nearest rung of a gap asks is said
}

// fits are the ways in the order in which they are tried: print.css has the same.
var fits = []fit{
	{"fit-100", 1, true}, {"fit-96", 0.96, true}, {"fit-92", 0.92, true}, {"fit-88", 0.88, true}, {"fit-80 brief", 0.8, false},
}

// A4 in the print style's rem, between its margins, and what is kept free of it as browsers do not set a text alike.
const (
	rem         = 10.8 // px
	pageWidth   = (210 - 2*14) / 25.4 * 96 / rem
	pageHeight  = (297 - 12 - 13) / 25.4 * 96 / rem
	pageReserve = 0.015 * pageHeight
	hairline    = 1 / rem
)

// fitOf returns the first way in which the first page has room on one sheet, else the closest.
func fitOf(v *view.View) (string, error) {
	setter, err := typeface.New()
	if err != nil {
		return "", err
	}
	for _, f := range fits {
		s := &sheet{setter: setter, width: pageWidth / f.zoom, near: f.near}
		if s.firstPage(v); s.height*f.zoom <= pageHeight-pageReserve {
			return f.class, nil
		}
	}
	return fits[len(fits)-1].class, nil
}

// sheet is a sheet of paper, or a column of one, that is filled from above. Its measures are in rem.
type sheet struct {
	setter *typeface.Typesetter
	width  float64
	height float64 // filled so far
	near   bool
}

// beside is a part of the sheet as wide as this, to be filled beside others.
func (s *sheet) beside(width float64) *sheet {
	return &sheet{setter: s.setter, width: width, near: s.near}
}

// free leaves a height free.
func (s *sheet) free(height float64) { s.height += height }

// text sets a text of a size, whose lines are lead times as high.
func (s *sheet) text(text string, size, lead float64, w typeface.Weight) {
	lines := len(s.setter.Wrap(text, size, w, s.width*typeface.MillimetersPerPoint))
	s.height += float64(lines) * size * lead
}

// tallest fills the sheet as far as the tallest of some that are beside each other.
func (s *sheet) tallest(sheets ...*sheet) {
	height := 0.0
	for _, other := range sheets {
		height = max(height, other.height)
	}
	s.height += height
}

// widthOf is the width of a text of a size, in rem.
func (s *sheet) widthOf(text string, size float64) float64 {
	return s.setter.Width(text, size, typeface.Regular) / typeface.MillimetersPerPoint
}

// firstPage sets the cover and the summary.
func (s *sheet) firstPage(v *view.View) {
	s.cover(v)
	s.free(0.5)
	s.text(v.Conclusion, 1.15, 1.45, typeface.Regular)
	if v.Consultant != "" {
		own := s.beside(s.width - 1 - 3*hairline)
		own.text(v.Words.ConsultantSays, 0.8, 1.4, typeface.Bold)
		own.text(v.Consultant, 1, 1.4, typeface.Regular)
		s.tallest(own)
		s.free(2*0.4 + 2*0.2)
	}
	s.scores(v)
	s.free(0.6)
	const gap = 1.6
	gaps, steps := s.beside((s.width-gap)*5/9), s.beside((s.width-gap)*4/9)
	gaps.gaps(v)
	steps.steps(v)
	s.tallest(gaps, steps)
	s.outlook(v)
	s.trust(v)
}

func (s *sheet) cover(v *view.View) {
	h := &v.Header
	s.free(3*hairline + 0.6)
	brand, kind := s.beside(s.width), s.beside(s.width)
	if whose := wording.Joined("  ", v.Brand.Consultant, v.Brand.Contact); whose != "" {
		brand.width = min(brand.widthOf(whose, 1.05), s.width/2)
		brand.text(whose, 1, 1.4, typeface.Regular)
		kind.width -= brand.width + 2
	}
	if v.Brand.Logo != nil {
		brand.free(2.4)
	}
	kind.text(h.Title+". "+h.BankTitle, 0.8, 1.4, typeface.Bold)
	kind.free(0.4)
	s.tallest(brand, kind)
	s.text(h.Client, 2, 1.25, typeface.Bold)
	s.free(0.3)
	s.text(wording.Joined(" · ", h.Industry, h.Sellers.Text, h.Profile, h.Date), 1, 1.4, typeface.Regular)
	s.text(peopleLine(v), 1, 1.4, typeface.Regular)
}

func (s *sheet) scores(v *view.View) {
	s.free(0.7)
	row := func(name, note string, score *view.Score, number float64) {
		what, figure := s.beside(30), s.beside(7)
		what.text(name, 1.05, 1.25, typeface.Bold)
		what.text(note, 0.9, 1.25, typeface.Regular)
		figure.free(number * 1.2)
		lines := 1.0
		if score.Claimed.Text != score.Proven.Text {
			lines++
		}
		if score.Possible.Text != score.Claimed.Text {
			lines++
		}
		figure.free(lines * 0.75 * 1.2)
		s.tallest(what, figure)
		s.free(2*0.1 + hairline)
	}
	row(v.Words.Overall, v.Overall.Band, &v.Overall, 1.9)
	for i := range v.Dimensions {
		d := &v.Dimensions[i]
		row(d.Name, d.Note(), &d.Score, 1.3)
	}
	w, keys := &v.Words, 0.0
	for _, key := range []string{w.Proven + ": " + w.ProvenHint, w.Claimed + ": " + w.ClaimedHint, w.Possible + ": " + w.PossibleHint, w.TargetHint} {
		keys += s.widthOf(key, 0.78) + 22*hairline + 0.45 + 0.9
	}
	s.free(0.4 + math.Ceil(keys/s.width)*(0.78*1.4+0.3))
	s.text(v.WhyTarget, 0.9, 1.4, typeface.Regular)
}

// The type of the columns: titles, and what is under them.
const (
	cardIndent = 1.9
	cardSize   = 0.86
	cardLead   = 1.27
)

func (s *sheet) columnTitle(title string) { s.text(title, 1.05, 1.25, typeface.Bold) }

// card sets an item of a column by a function, beside its number.
func (s *sheet) card(set func(*sheet)) {
	inner := s.beside(s.width - cardIndent)
	set(inner)
	s.tallest(inner)
	s.free(0.25 + hairline)
}

// said sets what a card says after a label.
func (s *sheet) said(label, text string) {
	s.text(wording.Labeled(label, text), cardSize, cardLead, typeface.Regular)
	s.free(0.15)
}

func (s *sheet) gaps(v *view.View) {
	shown := v.TopGaps()
	s.columnTitle(v.TopGapsTitle())
	if len(v.HeaviestGaps) == 0 {
		s.text(v.NoGapsText(), cardSize, cardLead, typeface.Regular)
	}
	s.free(0.3)
	for i := range shown {
		g := &shown[i]
		s.card(func(in *sheet) {
			in.text(g.Name, 1, 1.25, typeface.Bold)
			in.text(g.Dimension+" · "+g.Note, 0.9, 1.25, typeface.Regular)
			in.free(0.1)
			in.said(v.Words.Is, g.Is)
			should := g.ShouldBe
			if in.near {
				should = wording.Joined(" ", should, g.NearestNow)
			}
			in.said(g.Wanted(&v.Words), should)
			if g.Costs != "" {
				in.said(v.Words.Costs, g.Costs)
			}
		})
	}
	if len(v.ClaimedGaps) > 0 {
		s.free(0.4)
		s.columnTitle(v.Words.ClaimedGaps)
		s.text(v.ClaimedText(), cardSize, cardLead, typeface.Regular)
	}
}

func (s *sheet) steps(v *view.View) {
	if asks := v.FirstToAsk(); len(asks) > 0 {
		s.columnTitle(v.Words.AskFirst)
		lines := s.beside(s.width - 1.1)
		for _, ask := range asks {
			lines.text(ask.Line, cardSize, cardLead, typeface.Regular)
		}
		s.tallest(lines)
		s.free(0.4)
	}
	s.columnTitle(v.FirstTitle)
	s.free(0.3)
	for i := range v.FirstSteps {
		step := &v.FirstSteps[i]
		s.card(func(in *sheet) {
			in.text(step.Action, 1, 1.25, typeface.Bold)
			in.text(wording.Joined(" · ", step.Owner, step.Effort(), step.When)+" · "+v.Words.Impact+": "+step.Impact.Text, 0.9, 1.25, typeface.Regular)
			in.text(step.Serves, 0.92, 1.25, typeface.Regular)
			in.free(2*0.2 + 0.1)
			in.said(v.Words.Artefact, step.Artefact)
		})
	}
	s.text(v.FirstNote, cardSize, cardLead, typeface.Regular)
}

func (s *sheet) outlook(v *view.View) {
	if len(v.Outlook) == 0 {
		return
	}
	s.free(0.4 + 0.25 + 0.6 + hairline)
	s.columnTitle(v.Words.CostsAndBrings)
	s.measures()
	s.text(v.OutlookNote, 0.92, 1.25, typeface.Regular)
}

func (s *sheet) trust(v *view.View) {
	s.free(0.4)
	box := s.beside(s.width - 2)
	box.free(2 * 0.25)
	box.columnTitle(v.Words.Trust)
	box.measures()
	box.text(v.Trust.Sentence, 0.92, 1.25, typeface.Regular)
	s.tallest(box)
}

// measures sets a row of figures, each under its name.
func (s *sheet) measures() { s.free(2*0.1 + (0.8+1.35)*1.25) }
