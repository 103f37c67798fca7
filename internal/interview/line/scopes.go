package line

import (
	"salesaudit/internal/interview/session"
	"salesaudit/questionnaire"
)

// scopes asks where the roles of a matrix work, cell by cell of those that wait for an answer.
func (d *dialogue) scopes(f *questionnaire.Field) (session.Move, error) {
	columns, _ := d.s.ScopeTable(f)
	asked := false
	for col := range columns {
		for n := 0; ; n++ {
			_, rows := d.s.ScopeTable(f) // a department may have been named meanwhile
			if n == len(rows) {
				break
			}
			row := rows[n]
			cell := row.Cells[col]
			if cell == nil || !d.s.IsScopeOpen(*cell) {
				continue
			}
			asked = true
			d.printf("%s: %s\n", row.Name, d.cellTitle(*cell))
			m, err := d.value(*cell)
			if err != nil || m.Kind == session.Jump || m.Kind == session.Leave {
				return m, err
			}
			if m.Kind != session.Forward {
				return session.Move{}, nil
			}
		}
	}
	if !asked {
		d.say(lineNoScopes)
	}
	return session.Move{}, nil
}
