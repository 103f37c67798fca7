package reports

import (
	"bytes"
	"cmp"
	"strings"
	"testing"

	"salesaudit/questionnaire"
	"salesaudit/reports/paper"
	"salesaudit/reports/view"
)

// everyBlock is a document that has every block.
func everyBlock() *paper.Document {
	return &paper.Document{
		Language: questionnaire.Russian, Title: "Пример документа", Subtitle: "ООО «Ромашка», 23 ноября 2026 г.", Foot: "ООО «Ромашка»", Author: "А. Иванова", ISODate: "2026-11-23",
		Blocks: []paper.Block{
			paper.Paragraph{Text: "Этот документ показывает всё, из чего он может состоять, и больше ничего. " + strings.Repeat("Текст идёт по всей ширине страницы. ", 4) + "Конец."},
			paper.Heading{Level: 1, Text: "Кого спросить"},
			paper.Facts{{Name: "Руководитель отдела продаж", Texts: []string{"И. Петров", "40 минут"}}, {Name: "Кто вёл беседу"}, {Name: "Дата"}},
			paper.List{Items: []string{"оргструктура", "должностные инструкции, утверждённые руководителем, со всеми изменениями за последние двенадцать месяцев и с листом ознакомления"}},
			paper.List{Ordered: true, Items: []string{"позвонить", "записать"}},
			paper.Heading{Level: 2, Text: "Подготовить к встрече"},
			paper.Checks{Items: []string{"выгрузка из CRM за квартал", "план продаж"}},
			paper.Paragraph{Text: "Чего нет, то и записать.", Quiet: true},
			&paper.Table{Title: "Документы", Columns: []paper.Column{{Title: "Документ", Share: 3}, {Title: "Вопросы", Share: 2}, {Title: "Баллы", Numeric: true}},
				Rows: [][]string{{"Регламент", "3, 4", "2,5"}, {"Отчёт CRM | «воронка»", "7"}}},
			paper.Heading{Level: 1, Text: "Заполнить на месте"},
			&paper.Table{Columns: []paper.Column{{Title: "№", Share: 0.4}, {Title: "Сделка", Share: 2}, {Title: "Открыта", Share: 1}, {Title: "Замечание", Share: 3}},
				Rows: [][]string{{"1"}, {"2"}, {"3"}, {"4"}, {"5"}}, RowHeight: 9},
			paper.Heading{Level: 1, Text: "Что изменилось"},
			&paper.Slope{Title: "Оценка по областям", Name: "Область", From: "1 мая 2026 г.", To: "1 нояб. 2026 г.", High: 100, Lines: []paper.SlopeLine{
				{Name: "Общая оценка", From: view.Number{Value: 40, Text: "40,0"}, To: view.Number{Value: 52.5, Text: "52,5"}, Strong: true},
				{Name: "Структура", From: view.Number{Value: 40, Text: "40,0"}, To: view.Number{Value: 61, Text: "61,0"}},
				{Name: "Дублирование", From: view.Number{Value: 38, Text: "38,0"}, To: view.Number{Value: 30, Text: "30,0"}},
				{Name: "Автоматизация", From: view.Number{Value: 41, Text: "41,0"}, To: view.Number{Value: 41, Text: "41,0"}},
			}},
		},
	}
}

// paperBytes writes a document in the format of a suffix.
func paperBytes(t testing.TB, suffix string, p *paper.Document) []byte {
	t.Helper()
	var out bytes.Buffer
	if _, err := WritePaper(&out, suffix, p); err != nil {
		t.Fatalf("%s: %v", suffix, err)
	}
	return out.Bytes()
}

// TestPaper writes every block in every format: twice the same bytes, and all texts are there.
func TestPaper(t *testing.T) {
	t.Parallel()
	p := everyBlock()
	for _, suffix := range []string{".html", ".md", ".pdf", ".docx"} {
		data := paperBytes(t, suffix, p)
		if !bytes.Equal(data, paperBytes(t, suffix, p)) {
			t.Errorf("%s: the same document gives other bytes", suffix)
		}
		switch suffix {
		case ".html":
			checkPage(t, data)
			golden(t, "golden/paper.html", data[bytes.Index(data, []byte("<body")):])
		case ".md":
			golden(t, "golden/paper.md", data)
		case ".pdf":
			checkPaperText(t, extract(t, data), p)
		}
	}
}

// checkPaperText looks for the words of the blocks on the pages of a document, and for the numbers of its pages.
func checkPaperText(t *testing.T, pages [][]string, p *paper.Document) {
	t.Helper()
	var said strings.Builder
	for _, page := range pages {
		said.WriteString(strings.Join(page, " ") + " ")
	}
	for _, want := range []string{p.Title, p.Subtitle, p.Foot, "Кого спросить", "40 минут", "Кто вёл беседу", "с листом ознакомления", "Подготовить к встрече", "план продаж", "Чего нет", "«воронка»", "Замечание", "1 нояб. 2026 г.", "52,5", "Страница 1 из"} {
		if !strings.Contains(strings.Join(strings.Fields(said.String()), " "), want) {
			t.Errorf("the document does not say %q", want)
		}
	}
}

// TestHostilePaper writes documents of nasty texts.
func TestHostilePaper(t *testing.T) {
	t.Parallel()
	for i, text := range nastyTexts {
		if underRace && i%4 > 0 {
			continue
		}
		v := nastyView(t, text)
		text = cmp.Or(v.Header.Client, "x") // as it comes out of a view: clean
		p := &paper.Document{Language: questionnaire.English, Title: text, Subtitle: text, Foot: text, Author: text, Blocks: []paper.Block{
			paper.Heading{Level: 1, Text: text}, paper.Heading{Level: 2, Text: text}, paper.Paragraph{Text: text}, paper.List{Items: []string{text}}, paper.Checks{Items: []string{text}},
			paper.Facts{{Name: text, Texts: []string{text}}}, &paper.Table{Title: text, Columns: []paper.Column{{Title: text}}, Rows: [][]string{{text}}},
			&paper.Slope{Title: text, Name: text, From: text, To: text, High: 1, Lines: []paper.SlopeLine{{Name: text, From: view.Number{Text: text}, To: view.Number{Text: text}}}},
		}}
		for _, suffix := range PaperSuffixes() {
			data := paperBytes(t, suffix, p)
			switch suffix {
			case ".html":
				checkText(t, data)
				checkPage(t, data)
			case ".md":
				checkText(t, data)
				if found := activeMarkdown.Find(data[len("<!-- "+paper.Format+" -->"):]); found != nil {
					t.Errorf("%.20q: the document holds %q", text, found)
				}
			case ".pdf":
				if _, err := readPDF(data); err != nil {
					t.Errorf("%.20q: %v", text, err)
				}
			}
		}
	}
}

// TestPaperKeepsTables reads a Word file: what is above a table stays on its page, what is above a list need not.
func TestPaperKeepsTables(t *testing.T) {
	t.Parallel()
	body := docxParts(t, paperBytes(t, ".docx", everyBlock()))["word/document.xml"]
	for text, kept := range map[string]bool{"Чего нет, то и записать.": true, "Этот документ показывает": false} {
		before, _, found := strings.Cut(body, text)
		properties := before[strings.LastIndex(before, "<w:p>")+1:]
		if got := strings.Contains(properties, "<w:keepNext/>"); !found || got != kept {
			t.Errorf("the paragraph %q: kept with what follows %t, want %t", text, got, kept)
		}
	}
}
