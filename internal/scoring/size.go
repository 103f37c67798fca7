package scoring

import (
	"slices"

	"salesaudit/internal/answers"
	"salesaudit/questionnaire"
)

// setSize finds the company's size: that of its sellers as stated, or as counted from the roles of a matrix where
// those are more. While it is not known of some roles whether or how many they sell, the company may turn out larger.
func (s *Scorer) setSize(a *Assessment) {
	a.Sellers = s.sheet.Client.Sellers
	open := false
	for _, f := range s.bank.Fields {
		if f.Matrix == nil || f.Matrix.Headcount == nil || f.Matrix.Seller == nil || s.known[f.Matrix.Columns.Index] == nil {
			continue
		}
		counted := s.countSellers(f.Matrix)
		a.Sellers = max(a.Sellers, int(counted.low))
		open = open || !counted.known()
	}
	a.Profile = s.bank.Profile(a.Sellers)
	s.sizes = []*questionnaire.Profile{a.Profile}
	if open {
		s.sizes = s.bank.Profiles[slices.Index(s.bank.Profiles, a.Profile):]
	}
}

// countSellers adds up the headcounts of the roles that sell and are of the company.
func (s *Scorer) countSellers(model *questionnaire.MatrixModel) figure {
	var sum figure
	rows := s.rowsOf(model.Columns)
	for i := range rows {
		sells := both(boolCell(rows[i].Cell(model.Seller)), not(isForeign(model, &rows[i])))
		low, high, ok := numberRange(rows[i].Cell(model.Headcount), model.Headcount)
		switch {
		case !ok || sells == questionnaire.False:
		case sells == questionnaire.True:
			sum.low, sum.high = sum.low+low, sum.high+high
		default:
			sum.high += high
		}
	}
	return sum
}

// isForeign reports whether a role is not of the company.
func isForeign(model *questionnaire.MatrixModel, row *answers.Row) questionnaire.Truth {
	if model.Outside == nil {
		return questionnaire.False
	}
	return oneOf(row.Cell(model.Outside.Place), model.Outside.Foreign)
}
