package form

import (
	"encoding/json"
	"strings"

	"salesaudit/internal/answers"
	"salesaudit/internal/source"
	"salesaudit/internal/spreadsheet"
)

// metaFormat is what a workbook says of itself on its hidden sheet.
const metaFormat = "salesaudit.form/1"

// metaChunk is how much of a text goes into one cell of the hidden sheet, in bytes.
const metaChunk = 30_000

// meta returns the hidden sheet: which questions these are, and what the file has that the form does not ask for.
func (k *book) meta(tree source.Map) (*spreadsheet.Page, error) {
	var left source.Map
	for _, section := range tree {
		values, ok := section.Value.(source.Map)
		if !ok || section.Key == "client" || section.Key == "interview" {
			continue
		}
		var rest source.Map
		for _, e := range values {
			if !k.asks(section.Key, e.Key) {
				rest = append(rest, e)
			}
		}
		if len(rest) > 0 {
			left = append(left, source.Entry{Key: section.Key, Value: rest})
		}
	}
	text, err := json.Marshal(objects(append(source.Map{}, left...)))
	if err != nil {
		return nil, err
	}
	room, err := json.Marshal(k.room)
	if err != nil {
		return nil, err
	}
	p := &tab{Page: spreadsheet.Page{Name: metaSheet, Hidden: true}, row: 1}
	pair := func(key, value string) {
		p.put(1, key, spreadsheet.Plain)
		p.put(2, value, spreadsheet.Plain)
		p.row++
	}
	version := k.bank.Version
	if asked, ok := tree.Get("bank").(string); ok {
		_, version, _ = strings.Cut(asked, "@")
	}
	pair("format", metaFormat)
	pair("bank", answers.BankReference(k.bank))
	pair("asked", k.bank.ID+"@"+version)
	pair("language", string(k.Language))
	pair("for", k.part.For)
	pair("room", string(room))
	runes := []rune(string(text))
	for len(runes) > 0 {
		n := min(metaChunk, len(runes))
		pair("rest", string(runes[:n]))
		runes = runes[n:]
	}
	return &p.Page, nil
}

// asks reports whether the form has cells for a value of a file.
func (k *book) asks(section, key string) bool {
	switch section {
	case "answers":
		f := k.bank.Field(key)
		return f != nil && k.part.fields[f]
	case "evidence", "notes":
		for _, a := range k.questions {
			if a.question.ID == key {
				return true
			}
		}
	}
	return false
}
