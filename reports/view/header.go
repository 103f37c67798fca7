package view

import (
	"time"

	"salesaudit/internal/clean"
	"salesaudit/internal/wording"
)

// Header says who was assessed, when, by whom and with what.
type Header struct {
	Title       string `json:"title"` // of the report
	Client      string `json:"client"`
	Industry    string `json:"industry"` // may be empty
	Sellers     Number `json:"sellers"`  // text with its noun: «12 продавцов»
	Profile     string `json:"profile"`  // size of the company, in words
	ProfileID   string `json:"-"`
	Date        string `json:"date"`        // of the interview, worded; "" when the file gives none
	ISODate     string `json:"iso_date"`    // 2006-01-02; "" when the file gives none
	Respondent  string `json:"respondent"`  // may be empty
	Position    string `json:"position"`    // of the respondent, in words; may be empty
	Interviewer string `json:"interviewer"` // may be empty
	BankTitle   string `json:"bank_title"`
	Bank        string `json:"bank"`    // id@version
	Premise     string `json:"premise"` // what the method rests on; may be empty
}

// Brand is whose report it is. All parts may be empty.
type Brand struct {
	Consultant string `json:"consultant"`
	Contact    string `json:"contact"` // one line: telephone, mail, site
	Logo       *Logo  `json:"-"`
}

// People says who was asked and by whom, each with its label; "" where the file does not say.
func (h *Header) People(w *Words) (asked, by string) {
	return wording.Labeled(w.Asked, wording.Joined(", ", h.Respondent, h.Position)), wording.Labeled(w.By, h.Interviewer)
}

func (b *builder) setHeader(brand Brand) {
	sheet, bank := b.a.Sheet, b.a.Bank
	b.view.Header = Header{
		Title:       b.Say(text{RU: "Отчёт о разрывах", EN: "Gap report"}),
		Client:      clean.Name(sheet.Client.Name),
		Industry:    clean.Name(sheet.Client.Industry),
		Sellers:     b.counted(sheet.Client.Sellers, wording.Noun{One: "продавец", Few: "продавца", Many: "продавцов", Single: "seller", Plural: "sellers"}),
		Profile:     b.Text(b.a.Profile.Name),
		ProfileID:   b.a.Profile.ID,
		Date:        b.Date(sheet.Interview.Date),
		Respondent:  clean.Name(sheet.Interview.Respondent),
		Interviewer: clean.Name(sheet.Interview.Interviewer),
		BankTitle:   b.Text(bank.Title),
		Bank:        bank.ID + "@" + bank.Version,
		Premise:     b.Text(bank.Premise),
	}
	if !sheet.Interview.Date.IsZero() {
		b.view.Header.ISODate = sheet.Interview.Date.Format(time.DateOnly)
	}
	if position := sheet.Interview.Position; position != "other" { // that it is another one says nothing
		b.view.Header.Position = b.Position(position)
	}
	if m := sheet.Merged; m != nil && len(m.Files) > 1 {
		b.view.Words.Asked = b.Say(text{RU: "Респонденты", EN: "Respondents"})
	}
	b.view.Brand = Brand{clean.Name(brand.Consultant), clean.Name(brand.Contact), brand.Logo}
}
