package spreadsheet

import "github.com/xuri/excelize/v2"

// The colors of a form: ink for what is said, a tint for what is to be filled in.
const (
	ink   = "1F2A37"
	soft  = "5B6675"
	rule  = "B8C2CF"
	paper = "FFFFFF"
	tint  = "FFF8E1"
)

// styles makes the styles of a file, by look.
func styles(f *excelize.File) ([looks]int, error) {
	var out [looks]int
	const asTyped, general = 49, 0 // number formats: text, and whatever it looks like
	font := func(bold bool, size float64, color string) *excelize.Font {
		return &excelize.Font{Family: "Calibri", Bold: bold, Size: size, Color: color}
	}
	fill := func(color string) excelize.Fill {
		return excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{color}}
	}
	var box []excelize.Border
	for _, side := range []string{"left", "right", "top", "bottom"} {
		box = append(box, excelize.Border{Type: side, Style: 1, Color: rule})
	}
	wrapped := func(horizontal string) *excelize.Alignment {
		return &excelize.Alignment{Vertical: "top", Horizontal: horizontal, WrapText: true}
	}
	open := &excelize.Protection{Locked: false}
	made := [looks]*excelize.Style{
		Plain:  {Font: font(false, 11, ink)},
		Title:  {Font: font(true, 16, ink)},
		Lead:   {Font: font(false, 11, ink)},
		Label:  {Font: font(true, 11, ink), Alignment: wrapped("left")},
		Help:   {Font: font(false, 9, soft)},
		Head:   {Font: font(true, 10, paper), Fill: fill(ink), Border: box, Alignment: wrapped("left")},
		Turned: {Font: font(true, 10, paper), Fill: fill(ink), Border: box, Alignment: &excelize.Alignment{Vertical: "bottom", Horizontal: "center", TextRotation: 90}},
		Name:   {Font: font(false, 11, ink), Border: box, Alignment: wrapped("left")},
		Input:  {Font: font(false, 11, ink), Fill: fill(tint), Border: box, Alignment: wrapped("left"), Protection: open, NumFmt: asTyped},
		Amount: {Font: font(false, 11, ink), Fill: fill(tint), Border: box, Alignment: wrapped("left"), Protection: open, NumFmt: general},
		Mark:   {Font: font(true, 11, ink), Fill: fill(tint), Border: box, Alignment: wrapped("center"), Protection: open, NumFmt: asTyped},
		Words:  {Font: font(false, 11, ink), Fill: fill(tint), Border: box, Alignment: wrapped("left"), Protection: open, NumFmt: asTyped},
	}
	for i, style := range made {
		id, err := f.NewStyle(style)
		if err != nil {
			return out, err
		}
		out[i] = id
	}
	return out, nil
}
