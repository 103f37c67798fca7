package questionnaire

// How long the parts of an answer take to ask and to write down, in minutes: measured by hand on a whole interview.
// Looking for documents and counting samples is not in it.
const (
	choiceMinutes   = 0.5  // one field that is no list
	cellMinutes     = 0.15 // one cell of a row, whose neighbors were talked through a moment ago
	functionMinutes = 0.25 // one row of a matrix
	usualRows       = 3    // of a list that nobody has asked for yet
)

// Minutes returns how long a field takes to ask from the beginning.
func (f *Field) Minutes() float64 {
	switch f.Kind {
	case Matrix:
		minutes := 0.0
		for _, e := range f.Matrix.Rows.Entries {
			if !e.Extra {
				minutes += functionMinutes
			}
		}
		return minutes
	case List:
		return usualRows * f.RowMinutes()
	}
	return choiceMinutes
}

// RowMinutes returns how long one new row of a list, or of a matrix, takes.
func (f *Field) RowMinutes() float64 {
	if f.Kind == Matrix {
		return functionMinutes
	}
	return f.Shape.rowMinutes()
}

func (s *Shape) rowMinutes() float64 {
	minutes := 0.0
	for _, c := range s.Columns {
		minutes += c.Minutes()
	}
	return minutes
}

// Minutes returns how long a cell takes: nothing where the program makes it.
func (c *Column) Minutes() float64 {
	switch c.Kind {
	case ID:
		return 0
	case List:
		return usualRows * c.Shape.rowMinutes()
	}
	return cellMinutes
}
