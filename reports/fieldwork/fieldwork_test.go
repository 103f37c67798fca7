package fieldwork

import (
	"fmt"
	"strings"
	"testing"

	"salesaudit/questionnaire"
	"salesaudit/questionnaire/banktest"
	"salesaudit/reports/paper"
)

// TestAgendaForm has one table to write into, with a row for each question of the agenda and room in it: a question for
// itself would take a fifth of a page, and leave the last one alone on the next.
func TestAgendaForm(t *testing.T) {
	agendas := 0
	for _, p := range Pack(banktest.Block9(t), nil, questionnaire.Russian) {
		var tables []*paper.Table
		for _, b := range p.Document.Blocks {
			if table, is := b.(*paper.Table); is {
				tables = append(tables, table)
			}
		}
		if p.Name == "documents" || p.Name == "field-sheets" {
			continue
		}
		agendas++
		if len(tables) != 2 || len(p.Document.Blocks) != 3 {
			t.Fatalf("%s: %d tables in %d blocks, expected a paragraph, the list and the form", p.Name, len(tables), len(p.Document.Blocks))
		}
		list, form := tables[0], tables[1]
		if form.RowHeight < 10 || len(form.Rows) == 0 || len(form.Rows) != len(list.Rows) {
			t.Errorf("%s: %d rows of %v mm for %d questions", p.Name, len(form.Rows), form.RowHeight, len(list.Rows))
		}
		for i, row := range form.Rows {
			if row[0] != list.Rows[i][0] || row[1] == "" {
				t.Errorf("%s: row %q beside the question %q", p.Name, row, list.Rows[i])
			}
		}
	}
	if agendas != 3 {
		t.Errorf("%d agendas, expected those of the owner, the head and a seller", agendas)
	}
}

// TestSheetsHaveRoom says on a sheet that has fewer rows than there are cases to check where the others go.
func TestSheetsHaveRoom(t *testing.T) {
	bank := banktest.Block9(t)
	checks := map[string]int{} // by heading
	for _, f := range bank.Fields {
		if f.Measure != nil {
			checks[fmt.Sprintf("%d. %s", f.Question.Index+1, f.Label.RU)] = f.Measure.Sample
		}
	}
	short := 0
	for _, p := range Pack(bank, nil, questionnaire.Russian) {
		var heading, how string
		for _, b := range p.Document.Blocks {
			switch b := b.(type) {
			case paper.Heading:
				heading, how = b.Text, ""
			case paper.Paragraph:
				if how == "" {
					how = b.Text
				}
			case *paper.Table:
				cases, isSheet := checks[heading]
				if p.Name != "field-sheets" || !isSheet {
					continue
				}
				if fewer, says := cases > len(b.Rows), strings.HasSuffix(how, "остальные случаи запишите на обороте."); fewer != says {
					t.Errorf("%s: %d cases on %d rows, and the sheet says: %s", heading, cases, len(b.Rows), how)
				} else if fewer {
					short++
				}
			}
		}
	}
	if short == 0 {
		t.Error("no sheet is short of rows: nothing was tested")
	}
}
