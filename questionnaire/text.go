package questionnaire

// Language is the language of what the client and the consultant read.
type Language string

// The languages that every bank has.
const (
	Russian Language = "ru"
	English Language = "en"
)

// Text is a wording in both languages.
type Text struct {
	RU, EN string
}

// In returns the wording in a language: English for English, Russian otherwise.
func (t Text) In(lang Language) string {
	if lang == English {
		return t.EN
	}
	return t.RU
}

// Unit is what a number counts: in each language a single text, or its forms by number, which are one, few and many
// in Russian, one and other in English.
type Unit struct {
	RU, EN []string
}

// Forms returns the forms in a language: none, one for all numbers, or one for each kind of number.
func (u Unit) Forms(lang Language) []string {
	if lang == English {
		return u.EN
	}
	return u.RU
}

// In returns the form that is used by itself, that of many, in a language; "" where there is no unit.
func (u Unit) In(lang Language) string {
	forms := u.Forms(lang)
	if len(forms) == 0 {
		return ""
	}
	return forms[len(forms)-1]
}
