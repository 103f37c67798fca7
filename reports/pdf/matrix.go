package pdf

import (
	"slices"
	"strconv"
	"strings"

	"salesaudit/internal/wording"
	"salesaudit/reports/view"
)

const (
	matrixName    = 46.0 // width of the names of functions
	matrixMarks   = 22.0 // width of the signs of findings
	matrixRow     = 5.6
	matrixRowLow  = 4.5 // where the map stays whole by it
	matrixWidest  = 15.0
	uprightWidth  = 26.0 // of the column of a role whose name is not turned
	uprightLines  = 3
	matrixPerPart = 16 // roles side by side; more are split into parts
	matrixLeast   = 3  // functions under the heads, for the map to begin on a page

	matrixLegendHeight = 16.5 // the findings on two lines

	// mostBeforeMatrix is how much of a page may be left empty for a map that stays whole on the next: more than for other
	// things, as a function is looked up across all roles and a role across all functions.
	mostBeforeMatrix = 0.44 * (pageEnd - top)
)

// matrices draws each responsibility matrix as a map, then what is wrong function by function.
func (d *document) matrices() {
	for i := range d.view.Matrices {
		m := &d.view.Matrices[i]
		follows, row := 10.0, matrixRow
		if m.Asked && len(m.Roles) > 0 {
			follows, row = d.matrixHeight(m)
		}
		d.title(d.words.Matrix, "matrix "+m.FieldID, follows)
		d.paragraph(m.LeadWithKey(), body)
		d.y += 1.5
		if !m.Asked || len(m.Roles) == 0 {
			continue
		}
		d.matrixLegend()
		size := rolesPerPart(m)
		for from := 0; from < len(m.Roles); from += size {
			d.matrixPart(m, from, min(from+size, len(m.Roles)), row)
		}
		d.findings(m)
		if len(m.Absent) > 0 {
			d.y += 2
			d.paragraph(d.words.AbsentFunctions+": "+wording.List(m.Absent), small)
		}
	}
}

// rolesPerPart is how many roles stand side by side: where not all do, the parts are about alike.
func rolesPerPart(m *view.Matrix) int {
	parts := (len(m.Roles) + matrixPerPart - 1) / matrixPerPart
	return (len(m.Roles) + parts - 1) / parts
}

// roleWidth is the width of the column of a role.
func (d *document) roleWidth(m *view.Matrix) float64 {
	if d.upright(m) {
		return uprightWidth
	}
	return min(matrixWidest, (textWidth-matrixName-matrixMarks)/float64(rolesPerPart(m)))
}

// upright reports whether the roles are so few, with names so short, that nobody need turn their head to read them.
func (d *document) upright(m *view.Matrix) bool {
	if float64(len(m.Roles))*uprightWidth > textWidth-matrixName-matrixMarks {
		return false
	}
	return !slices.ContainsFunc(m.Roles, func(r view.Role) bool {
		return len(d.uprightName(r)) > uprightLines || d.longestWord(strings.ReplaceAll(r.Name, "/", " "), smaller) > uprightWidth-2
	})
}

// uprightName is the name of a role in the lines of its upright head.
func (d *document) uprightName(r view.Role) []string { return d.wrap(r.Name, smaller, uprightWidth-2) }

// matrixHeight is the room that the lead, the legend and the map, or its first part, want below their title, and the height
// of a row of the map: the whole map where that fits on a page and leaves none nearly half empty, else its heads and some
// rows. Rows are lower where the map then has room on the page that is begun.
func (d *document) matrixHeight(m *view.Matrix) (height, row float64) {
	above := float64(len(d.wrap(m.LeadWithKey(), body, textWidth)))*body.lead() + 1.5 + matrixLegendHeight
	head := d.headHeight(m, 0, rolesPerPart(m))
	least := above + head + matrixLeast*matrixRow
	rows := float64(len(m.Functions) + 2)
	whole := above + head + matrixRow*rows
	if whole > pageEnd-top-20 {
		return least, matrixRow
	}
	room := d.room() - aboveTitle - titleHeight
	if fitting := (room - above - head) / rows; matrixRowLow <= fitting && fitting < matrixRow {
		return above + head + fitting*rows, fitting
	}
	if d.room() > mostBeforeMatrix {
		return min(whole, least), matrixRow
	}
	return whole, matrixRow
}

func (d *document) matrixLegend() {
	w := d.words
	x := left
	for _, e := range []struct{ mark, name string }{{"R", w.DoesMark}, {"A", w.AnswersMark}, {"RA", w.BothMark}, {"B", w.StandsInMark}} {
		d.markCell(x, d.y+0.2, 6, 4, e.mark)
		d.write(x+7.5, d.y+0.3, e.name, smaller)
		x += 7.5 + d.width(d.printable(e.name), smaller) + 5
	}
	d.markCell(x, d.y+0.2, 6, 4, "R")
	d.sharedFrame(x, d.y+0.2, 6, 4)
	d.write(x+7.5, d.y+0.3, w.SharedMark, smaller)
	d.y += 5.5
	x = left
	for _, finding := range d.view.FindingNames {
		width := 5 + d.width(d.printable(finding.Name), smaller) + 4
		if x+width > left+textWidth {
			x = left
			d.y += 4.5
		}
		d.findingMark(finding.ID, x+0.3, d.y+0.6, 2.8)
		d.write(x+4.4, d.y+0.2, finding.Name, smaller)
		x += width
	}
	d.y += 6.5
}

// markCell draws one mark: doing solid, answering tinted, both solid with a frame, standing in outlined.
func (d *document) markCell(x, y, width, height float64, mark string) {
	s := style{7.4, bold, ink}
	switch mark {
	case "":
		return
	case "R", "RA":
		d.fill(ink)
		d.Rect(x+0.3, y+0.3, width-0.6, height-0.6, "F")
		s.color = white
	case "A":
		d.fill(tint)
		d.Rect(x+0.3, y+0.3, width-0.6, height-0.6, "F")
	default:
		d.stroke(ink, 0.25)
		d.SetDashPattern([]float64{0.7, 0.5}, 0)
		d.Rect(x+0.5, y+0.5, width-1, height-1, "D")
		d.SetDashPattern([]float64{}, 0)
	}
	d.writeCenter(x+width/2, y+height/2-s.lead()/2, mark, s)
}

// sharedFrame marks the cell of a role that does what another does as well.
func (d *document) sharedFrame(x, y, width, height float64) {
	d.stroke(accent, 0.55)
	d.Rect(x+0.45, y+0.45, width-0.9, height-0.9, "D")
}

// matrixPart draws some of the roles with all functions, each in a row of a height.
func (d *document) matrixPart(m *view.Matrix, from, to int, row float64) {
	width := d.roleWidth(m)
	head := d.headHeight(m, from, to)
	want := head + row*matrixLeast
	if from > 0 { // the first part stays with its title, which has asked for room
		want = d.kept(head+row*float64(len(m.Functions)+2), want)
	}
	d.need(want)
	if to-from < len(m.Roles) {
		d.write(left, d.y, wording.UpperFirst(d.words.PartOfMatrix)+" "+strconv.Itoa(from+1)+"–"+strconv.Itoa(to)+" "+d.words.Of+" "+strconv.Itoa(len(m.Roles)), label)
	}
	d.matrixHead(m, from, to, width, head)
	for i := range m.Functions {
		if d.need(row*float64(min(3, len(m.Functions)-i+2)) - 0.01) { // rows that just fit fit
			d.matrixHead(m, from, to, width, head)
		}
		d.matrixFunction(m, &m.Functions[i], from, to, width, row)
	}
	d.matrixTotal(m, from, to, width, row)
	d.y += 5
}

// A turned heading may be so long before it takes a second line: shorter where the map comes in parts, of which two
// are to fit on a page, and longer where names would be cut in their second line.
const (
	wholeSpan   = 40.0
	partSpan    = 27.0
	longestSpan = 62.0
	spanStep    = 5.0
)

// roleLeading is the distance between the lines of a turned heading, of that between other lines.
const roleLeading = 0.9

// roleLinesMost is how many lines a turned heading has room for.
func (d *document) roleLinesMost(m *view.Matrix) int {
	return max(2, int(d.roleWidth(m)/(smaller.lead()*roleLeading))-1)
}

func (d *document) roleSpan(m *view.Matrix) float64 {
	span := wholeSpan
	if len(m.Roles) > matrixPerPart {
		span = partSpan
	}
	for span < longestSpan && slices.ContainsFunc(m.Roles, func(r view.Role) bool { return len(d.wrap(r.Name, smaller, span)) > d.roleLinesMost(m) }) {
		span += spanStep
	}
	return span
}

// headHeight is the room for the headings of some roles.
func (d *document) headHeight(m *view.Matrix, from, to int) float64 {
	head := 9.0
	if d.upright(m) {
		for _, r := range m.Roles[from:to] {
			head = max(head, float64(len(d.uprightName(r)))*smaller.lead()+2)
		}
		return head
	}
	for i := from; i < to; i++ {
		head = max(head, d.roleHeight(m, i))
	}
	return head
}

func (d *document) roleHeight(m *view.Matrix, role int) float64 {
	longest := 0.0
	for _, line := range d.roleLines(m, role) {
		longest = max(longest, d.width(line, smaller))
	}
	return longest + 2
}

func (d *document) roleLines(m *view.Matrix, role int) []string {
	s := smaller.in(ink)
	span := d.roleSpan(m)
	return d.clamp(d.wrap(m.Roles[role].Name, s, span), d.roleLinesMost(m), s, span)
}

func (d *document) matrixHead(m *view.Matrix, from, to int, width, height float64) {
	s := smaller.in(ink)
	upright := d.upright(m)
	for i := from; i < to; i++ {
		if upright {
			lines := d.uprightName(m.Roles[i])
			for k, line := range lines {
				d.writeCenter(left+matrixName+(float64(i-from)+0.5)*width, d.y+height-1-float64(len(lines)-k)*s.lead(), line, s)
			}
			continue
		}
		lines := d.roleLines(m, i)
		middle := left + matrixName + (float64(i-from)+0.5)*width
		for k, line := range lines {
			x := middle + (float64(k)-float64(len(lines)-1)/2)*s.lead()*roleLeading
			d.TransformBegin()
			d.TransformRotate(90, x, d.y+height-1)
			d.write(x, d.y+height-1-s.lead()/2, line, s)
			d.TransformEnd()
		}
	}
	d.y += height
	d.stroke(ink, 0.3)
	d.Line(left, d.y, left+matrixName+width*float64(to-from)+matrixMarks, d.y)
}

func (d *document) matrixFunction(m *view.Matrix, f *view.Function, from, to int, width, row float64) {
	textY := d.y + row/2 - small.lead()/2
	d.write(left, textY, d.fit(f.Short, small, matrixName-2), small)
	end := left + matrixName + width*float64(to-from)
	if !f.Asked { // over all columns
		d.write(left+matrixName+1, textY, d.words.NotAsked, smaller)
	}
	if !f.Asked {
		from = to // no cells
	}
	for i := from; i < to; i++ {
		x := left + matrixName + float64(i-from)*width
		d.stroke(rule, 0.1)
		d.Line(x, d.y, x, d.y+row)
		d.markCell(x, d.y, width, row, f.Marks[i])
		if f.Shared[i] {
			d.sharedFrame(x, d.y, width, row)
		}
	}
	for i, finding := range f.Findings {
		d.findingMark(finding.ID, end+2+float64(i)*4.2, d.y+row/2-1.4, 2.8)
	}
	d.y += row
	d.stroke(rule, 0.15)
	d.Line(left, d.y, end+matrixMarks, d.y)
}

// matrixTotal gives the load and the people of each role.
func (d *document) matrixTotal(m *view.Matrix, from, to int, width, row float64) {
	for _, line := range []struct {
		name string
		of   func(r *view.Role) string
	}{
		{d.words.ByRole, func(r *view.Role) string { return strconv.Itoa(r.Load) }},
		{d.words.Headcount, func(r *view.Role) string { return r.Headcount.Text }},
	} {
		textY := d.y + row/2 - small.lead()/2
		d.write(left, textY, line.name, small.in(muted))
		for i := from; i < to; i++ {
			d.writeCenter(left+matrixName+(float64(i-from)+0.5)*width, textY, line.of(&m.Roles[i]), small)
		}
		d.y += row
	}
}

// findings lists what is wrong, function by function.
func (d *document) findings(m *view.Matrix) {
	var rows [][]string
	var signs [][]view.Finding
	for i := range m.Functions {
		f := &m.Functions[i]
		if len(f.Findings) == 0 {
			continue
		}
		rows = append(rows, []string{f.Name, "", strings.Join(f.FindingTexts(), "; ")})
		signs = append(signs, f.Findings)
	}
	if len(rows) == 0 {
		return
	}
	t := table{style: small, columns: []tableColumn{{title: d.words.Function, width: 62}, {title: "", width: 18}, {title: d.words.Finding, width: 94}}}
	t.draw = func(row, column int, x, y, _, _ float64) {
		if column != 1 {
			return
		}
		for i, finding := range signs[row] {
			d.findingMark(finding.ID, x+float64(i)*4.2, y+padding+0.5, 2.8)
		}
	}
	d.heading2(d.words.Findings, d.beginHeight(t, rows))
	d.rows(t, rows)
}
