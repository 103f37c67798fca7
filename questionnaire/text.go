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
