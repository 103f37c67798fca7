package docx

import (
	"cmp"
	"fmt"
	"io"
	"strconv"
	"strings"

	"salesaudit/internal/clean"
	"salesaudit/internal/wording"
	"salesaudit/reports/paper"
	"salesaudit/reports/typeface"
	"salesaudit/reports/view"
)

// report is a gap report in the making.
type report struct {
	*document
	v     *view.View
	words *view.Words
}

// mostInFoot is how many characters of a client's name have room at the foot of a page beside the date and the number.
const mostInFoot = 60

// Write writes the gap report. The same view gives the same bytes.
func Write(w io.Writer, v *view.View) error {
	types, err := typeface.New()
	if err != nil {
		return fmt.Errorf("prepare the document: %w", err)
	}
	d := &document{
		types: types, language: v.Language, title: wording.Joined(": ", v.Header.Title, v.Header.Client), author: cmp.Or(v.Brand.Consultant, v.Header.Interviewer),
		isoDate: v.Header.ISODate, foot: wording.Joined(" · ", clean.Shortened(v.Header.Client, mostInFoot), v.Header.Date), page: v.Words.Page, of: v.Words.Of,
	}
	r := &report{d, v, &v.Words}
	r.summary()
	if !v.Empty {
		r.questions()
		r.criteria()
		r.gaps()
		for i := range v.Matrices {
			r.matrix(&v.Matrices[i])
		}
		for i := range v.FunnelFields {
			r.funnels(&v.FunnelFields[i])
		}
		r.contradictions()
		if v.Consensus != nil {
			r.heading(1, v.Words.Consensus)
			for _, b := range paper.Consensus(v.Consensus, r.words) {
				r.block(b)
			}
		}
		if p := v.Peers; p != nil {
			r.heading(1, v.Words.Peers)
			r.paragraph(normal, p.Lead)
			for _, b := range paper.Peers(p, r.words) {
				r.block(b)
			}
		}
		r.plan()
		r.next()
		r.answers()
		r.evidence()
		r.method()
		r.closing()
	}
	return d.writeTo(w)
}

// summary is what a director reads alone.
func (r *report) summary() {
	v, w, h := r.v, r.words, &r.v.Header
	r.letterhead(wording.Joined(". ", h.Title, h.BankTitle))
	r.named(h.Client)
	r.paragraph(quiet, wording.Joined(" · ", h.Industry, h.Sellers.Text, h.Profile, h.Date))
	asked, by := h.People(w)
	r.paragraph(quiet, wording.Joined(" · ", asked, by, wording.Labeled(w.Bank, h.Bank)))
	r.paragraph(lead, v.Conclusion)
	r.paragraph(normal, v.GoOn)
	r.paragraph("Own", wording.Labeled(w.ConsultantSays, v.Consultant))
	if v.Empty {
		return
	}
	r.scores()
	r.paragraph(quiet, v.WhyTarget)
	r.heaviest(v.TopGapsTitle(), v.TopGaps())
	if len(v.ClaimedGaps) > 0 {
		r.heading(2, w.ClaimedGaps)
		r.paragraph(normal, v.ClaimedText())
	}
	if asks := v.FirstToAsk(); len(asks) > 0 {
		r.heading(2, w.AskFirst)
		var lines []string
		for _, a := range asks {
			lines = append(lines, a.Line)
		}
		r.list(bullet, lines)
	}
	r.firstSteps()
	r.heading(2, w.Trust)
	r.paragraph(normal, v.Trust.Full())
}

// scores is a table with a drawn bar for the overall score and each dimension.
func (r *report) scores() {
	w := r.words
	row := func(name, note string, s *view.Score) []cell {
		picture := r.picture(bar(scale{s.Proven.Value / 100, s.Claimed.Value / 100, s.Possible.Value / 100, s.Target.Value / 100}))
		return []cell{{text: name, bold: true}, {text: note, picture: picture, says: name + ": " + wording.LowerFirst(s.InWords(w))}, {text: s.Proven.Text, bold: true}, {text: s.Claimed.Text}, {text: s.Possible.Text}, {text: s.Target.Text}}
	}
	rows := [][]cell{row(w.Overall, r.v.Overall.Band, &r.v.Overall)}
	for i := range r.v.Dimensions {
		d := &r.v.Dimensions[i]
		rows = append(rows, row(d.Name, d.Note(), &d.Score))
	}
	r.table([]column{{w.Dimension, 2.6, false}, {"", 5.2, false}, {w.Proven, 1.4, true}, {w.Claimed, 1.1, true}, {w.Possible, 1.1, true}, {w.Target, 0.9, true}}, rows, 0)
}

func (r *report) heaviest(title string, gaps []view.Gap) {
	r.heading(2, title)
	if len(gaps) == 0 {
		r.paragraph(normal, r.v.NoGapsText())
		return
	}
	for i := range gaps {
		g := &gaps[i]
		r.heading(3, g.Name)
		r.leading(quiet, g.Note)
		for _, part := range g.Parts(r.words) {
			r.labeled(part[0], part[1])
		}
	}
}

func (r *report) firstSteps() {
	v, w := r.v, r.words
	r.heading(2, v.FirstTitle)
	if len(v.FirstSteps) == 0 {
		r.paragraph(normal, w.NoSteps)
	}
	var rows [][]cell
	for i := range v.FirstSteps {
		s := &v.FirstSteps[i]
		rows = append(rows, []cell{{text: s.Number(), bold: true}, {text: wording.Joined("\n", s.Action, s.Serves)}, {text: wording.Joined("\n", s.Owner, s.Effort(), s.When)}, {text: s.Artefact}})
	}
	r.tableOfSteps([]column{{w.NumberSign, 0.5, true}, {w.Action, 4.5, false}, {w.Owner, 2, false}, {w.Artefact, 2.5, false}}, rows)
	r.paragraph(quiet, v.FirstNote)
	if len(v.Outlook) == 0 {
		return
	}
	r.heading(2, w.CostsAndBrings)
	rows = nil
	for _, o := range v.Outlook {
		rows = append(rows, []cell{{text: wording.UpperFirst(o.Name)}, {text: o.Days.Text}, {text: o.Score.Text, bold: true}})
	}
	r.table([]column{{w.Plan, 3, false}, {w.Days, 2, true}, {wording.UpperFirst(w.AfterWave), 2, true}}, rows, 0)
	r.paragraph(quiet, v.OutlookNote)
}

// questions is a line for each question.
func (r *report) questions() {
	w := r.words
	r.heading(1, w.Questions)
	var rows [][]cell
	for i := range r.v.Answers {
		q := &r.v.Answers[i]
		rows = append(rows, texts(q.Heading(), q.Summary, q.Verdict, q.Proof))
	}
	r.table([]column{{w.Question, 2.2, false}, {w.Answer, 3, false}, {w.Verdict, 2.4, false}, {w.HowProven, 2.4, false}}, rows, 0)
}

// criteria is a line for each criterion with its levels.
func (r *report) criteria() {
	w := r.words
	r.heading(1, w.CriteriaAgainstTarget)
	var rows [][]cell
	for i := range r.v.Criteria {
		c := &r.v.Criteria[i]
		if !c.Applies {
			rows = append(rows, texts(c.Name+" ("+w.DoesNotApply+")"))
			continue
		}
		rows = append(rows, texts(c.Name, strconv.Itoa(c.Proven), strconv.Itoa(c.Claimed), strconv.Itoa(c.Possible), strconv.Itoa(c.Target), strconv.Itoa(c.Gap), c.Points.Text))
	}
	r.table([]column{{w.Criterion, 4, false}, {w.Proven, 1.3, true}, {w.Claimed, 1.2, true}, {w.Possible, 1.2, true}, {w.Target, 1, true}, {w.Gap, 1, true}, {w.Points, 1, true}}, rows, 0)
}

// gaps says of each criterion where the client is and what is missing: gaps first, then what is open, then what is but
// claimed.
func (r *report) gaps() {
	w := r.words
	r.heading(1, w.GapsByCriterion)
	none := true
	for _, part := range []struct{ standing, title string }{{view.GapStanding, ""}, {view.OpenStanding, w.NotKnownYet}, {view.ClaimedStanding, w.ClaimedGaps}} {
		title := part.title
		for i := range r.v.Criteria {
			c := &r.v.Criteria[i]
			if c.Standing != part.standing {
				continue
			}
			none = false
			if title != "" {
				r.heading(2, title)
				title = ""
			}
			r.gap(c)
		}
	}
	if none {
		r.paragraph(normal, w.AllTargetsReached)
	}
	var rows, outside [][]cell
	for i := range r.v.Criteria {
		switch c := &r.v.Criteria[i]; {
		case !c.Applies:
			outside = append(outside, texts(c.Name, c.Reason))
		case c.Standing == view.ReachedStanding:
			rows = append(rows, texts(c.Name, strconv.Itoa(c.Proven)+" / "+strconv.Itoa(c.Target), strings.Join(c.Is, " "), c.Evidence))
		}
	}
	if len(rows) > 0 {
		r.heading(2, w.TargetReached)
	}
	r.table([]column{{w.Criterion, 2.6, false}, {w.Level, 1.2, false}, {w.WhereNow, 4, false}, {w.Evidence, 1.8, false}}, rows, 0)
	if len(outside) > 0 {
		r.heading(2, wording.UpperFirst(w.DoesNotApply))
	}
	r.table([]column{{w.Criterion, 2.6, false}, {w.Why, 7, false}}, outside, 0)
}

func (r *report) gap(c *view.Criterion) {
	w, next := r.words, c.Next
	r.heading(3, c.Name)
	r.leading(quiet, fmt.Sprintf("%s, %s %d, %s", wording.UpperFirst(c.LevelText), wording.LowerFirst(w.Target), c.Target, c.ToTarget))
	r.leading(quiet, c.Matters)
	r.leadingLabeled(w.Question, r.v.QuestionOf(c))
	r.labeled(w.WhereNow, strings.Join(c.Is, " "))
	r.labeled(w.ShouldBe, c.Needed())
	if c.Standing == view.GapStanding {
		r.labeled(w.EvidenceNeeded, next.EvidenceNeeded)
	}
	r.labeled(w.StandsOn, strings.Join(next.StandsOn, "; "))
	if next.Lacks != view.LacksLower && c.Standing != view.ClaimedStanding {
		r.labeled(w.Action, next.Action)
		r.labeled(w.Artefact, wording.Joined(wording.NoBreak+"· ", next.Artefact, next.Owner, next.Days.Text))
	}
	r.labeled(w.MakesPossible, strings.Join(next.MakesPossible, "; "))
	if c.Standing != view.ClaimedStanding {
		r.labeled(w.NextAfter, strings.Join(c.Later(), " "))
	}
	r.labeled(w.OpenContradictions, strings.Join(c.Contradictions, " "))
	r.labeled(w.Note, r.v.NoteOn(c))
	r.labeled(w.Comment, c.Comment)
}
