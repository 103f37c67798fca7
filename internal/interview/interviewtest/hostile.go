package interviewtest

import (
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode"

	"salesaudit/internal/answers"
	"salesaudit/internal/interview/session"
	"salesaudit/questionnaire"
	"salesaudit/questionnaire/banktest"
)

// hostile sets the clipboard and the title of a terminal, clears it, colors it by a single character, turns the line
// around, and hides.
const hostile = "\x1b]52;c;aGk=\x07\x1b]0;title\x07\x1b[2J\u009b31m\u202e\u2066\u200b\x00\x7f"

// Hostile begins an interview in which every text of the bank and of the answer file is hostile, until the test ends.
func Hostile(t testing.TB) *session.Session {
	t.Helper()
	bank := banktest.Load(t, filepath.Join(root, "testdata", "banks", "warehouse"))
	spoil(reflect.ValueOf(bank), map[any]bool{})
	setting := Setting(t, Copy(t, filepath.Join(root, "testdata", "banks", "warehouse-clients", "boxes.yaml")))
	setting.Bank = bank
	s, _, err := setting.Resume(t.Context())
	if err != nil || s == nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	check := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	evil := "A" + hostile + "b"
	check(s.SetOpening(session.Opening{Client: evil, Sellers: 3, Industry: evil, Respondent: evil, Interviewer: evil, Date: Clock()}))
	for _, q := range bank.Questions {
		check(s.SetNote(q, evil+"\nand\r\n"+evil))
		check(s.AddEvidence(q, answers.Evidence{Source: bank.Sources[0], Grade: answers.Document, Ref: evil, Date: Clock().Truncate(24 * time.Hour)}))
	}
	var list func(session.Place)
	list = func(p session.Place) {
		for row := range s.Value(p).Rows {
			for _, c := range p.Columns {
				switch cell := p.Cell(row, c); c.Kind {
				case questionnaire.FreeText:
					check(s.SetText(cell, evil))
				case questionnaire.List:
					list(cell)
				}
			}
		}
	}
	for _, f := range bank.Fields {
		switch f.Kind {
		case questionnaire.List:
			list(session.At(f))
		case questionnaire.FreeText:
			check(s.SetText(session.At(f), evil))
		}
	}
	return s
}

// spoil makes every text below a value hostile.
func spoil(v reflect.Value, seen map[any]bool) {
	switch v.Kind() {
	case reflect.Pointer:
		if v.IsNil() || seen[v.Pointer()] {
			return
		}
		seen[v.Pointer()] = true
		spoil(v.Elem(), seen)
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			spoil(v.Index(i), seen)
		}
	case reflect.Struct:
		if text, ok := v.Interface().(questionnaire.Text); ok {
			if v.CanSet() && text != (questionnaire.Text{}) {
				v.Set(reflect.ValueOf(questionnaire.Text{RU: text.RU + hostile, EN: text.EN + hostile}))
			}
			return
		}
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				spoil(v.Field(i), seen)
			}
		}
	}
}

// color is an escape that the screen itself writes: colors, bold and reversed.
var color = regexp.MustCompile("\x1b\\[[0-9;:]*m")

// CheckPrinted fails where a text holds what a terminal acts on, but for line breaks and colors, or what turns a line
// around.
func CheckPrinted(t testing.TB, what, text string) {
	t.Helper()
	plain := color.ReplaceAllString(text, "")
	if i := strings.IndexFunc(plain, func(r rune) bool {
		return r != '\n' && unicode.IsControl(r) || unicode.Is(unicode.Cf, r)
	}); i >= 0 {
		t.Errorf("%s prints %q in %q", what, plain[i:min(i+8, len(plain))], plain[max(i-60, 0):min(i+20, len(plain))])
	}
}
