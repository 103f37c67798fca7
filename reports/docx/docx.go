// Package docx writes a report, or a plain document, as a Word file that a consultant can edit: headings are Word's own,
// tables are tables, and only charts are pictures. It reads the view and package paper alone.
//
//	docx.go     the parts of the file
//	body.go     headings, paragraphs, pictures
//	table.go    tables; widths.go how wide their columns are
//	styles.go   how they look; font.go the typeface, which goes with the file
//	bar.go      the bars of the scores, drawn; slope.go the chart of what became of them
//	report.go   the gap report; detail.go its chapters
//	paper.go    plain documents
//
// The file is written part by part with encoding/xml's escaping: of the libraries that can be had, none writes the same
// bytes twice, repeats the head of a table on each page and takes pictures that are no files.
package docx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"strings"
	"time"

	"salesaudit/questionnaire"
	"salesaudit/reports/typeface"
	"salesaudit/reports/view"
)

// document collects the body of a file and its pictures.
type document struct {
	body     strings.Builder
	types    *typeface.Typesetter // measures what is set into tables
	pictures []media
	language questionnaire.Language
	title    string
	author   string
	foot     string // of every page, beside its number
	page     string // «Страница»
	of       string // «из»
	isoDate  string // of the making; "" for a fixed one
}

// undated is when files without a date were made, as far as their bytes are concerned: the first day that an archive
// knows is in 1980.
var undated = time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)

// file is one part of the archive.
type file struct {
	name string
	data string
}

// writeTo writes the archive. The same document gives the same bytes.
func (d *document) writeTo(w io.Writer) error {
	made, err := time.Parse(time.DateOnly, d.isoDate)
	if err != nil {
		made = undated
	}
	archive := zip.NewWriter(w)
	for _, f := range d.files(made) {
		part, err := archive.CreateHeader(&zip.FileHeader{Name: f.name, Method: zip.Deflate, Modified: undated})
		if err != nil {
			return fmt.Errorf("write the document: %w", err)
		}
		if _, err := io.WriteString(part, f.data); err != nil {
			return fmt.Errorf("write the document: %w", err)
		}
	}
	if err := archive.Close(); err != nil {
		return fmt.Errorf("write the document: %w", err)
	}
	return nil
}

const (
	declaration   = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	wordML        = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
)

// settings ask for the layout of Word 2013 and later. Without them Word opens the file in its compatibility mode, and
// LibreOffice adds up the room below a text and above the next. The typeface stays in the file when it is saved again.
const settings = `<w:settings xmlns:w="` + wordML + `"><w:embedTrueTypeFonts/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>`

// files returns all parts in their order.
func (d *document) files(made time.Time) []file {
	out := []file{
		{"[Content_Types].xml", declaration + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
			`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Default Extension="jpeg" ContentType="image/jpeg"/><Default Extension="odttf" ContentType="application/vnd.openxmlformats-officedocument.obfuscatedFont"/>` +
			override("/word/document.xml", "wordprocessingml.document.main") + override("/word/styles.xml", "wordprocessingml.styles") + override("/word/footer1.xml", "wordprocessingml.footer") + override("/word/fontTable.xml", "wordprocessingml.fontTable") + override("/word/settings.xml", "wordprocessingml.settings") +
			`<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`},
		{"_rels/.rels", declaration + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
			`<Relationship Id="rId1" Type="` + relationships + `/officeDocument" Target="word/document.xml"/>` +
			`<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`},
		{"docProps/core.xml", d.properties(made)},
		{"word/document.xml", declaration + `<w:document xmlns:w="` + wordML + `" xmlns:r="` + relationships + `" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><w:body>` +
			d.ended() + `<w:sectPr><w:footerReference w:type="default" r:id="rIdFoot"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1020" w:bottom="1134" w:left="1020" w:header="600" w:footer="600" w:gutter="0"/></w:sectPr></w:body></w:document>`},
		{"word/styles.xml", d.styles()},
		{"word/fontTable.xml", fontTable()},
		{"word/settings.xml", declaration + settings},
		{"word/footer1.xml", d.footer()},
	}
	out = append(out, fontFiles()...)
	links := `<Relationship Id="rIdStyles" Type="` + relationships + `/styles" Target="styles.xml"/><Relationship Id="rIdFonts" Type="` + relationships + `/fontTable" Target="fontTable.xml"/><Relationship Id="rIdSettings" Type="` + relationships + `/settings" Target="settings.xml"/><Relationship Id="rIdFoot" Type="` + relationships + `/footer" Target="footer1.xml"/>`
	for i, picture := range d.pictures {
		links += fmt.Sprintf(`<Relationship Id="rIdPic%d" Type="%s/image" Target="media/picture%d.%s"/>`, i+1, relationships, i+1, picture.format)
		out = append(out, file{fmt.Sprintf("word/media/picture%d.%s", i+1, picture.format), string(picture.data)})
	}
	return append(out, file{"word/_rels/document.xml.rels", declaration + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` + links + `</Relationships>`})
}

func override(part, kind string) string {
	return `<Override PartName="` + part + `" ContentType="application/vnd.openxmlformats-officedocument.` + kind + `+xml"/>`
}

// properties says who wrote the file, and when: by it salesaudit knows the file again.
func (d *document) properties(made time.Time) string {
	at := made.Format(time.RFC3339)
	return declaration + `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">` +
		`<dc:title>` + escaped(d.title) + `</dc:title><dc:creator>` + view.Generator + `</dc:creator><cp:lastModifiedBy>` + view.Generator + `</cp:lastModifiedBy><dc:description>` + escaped(d.author) + `</dc:description><dc:language>` + string(d.language) + `</dc:language>` +
		`<dcterms:created xsi:type="dcterms:W3CDTF">` + at + `</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">` + at + `</dcterms:modified></cp:coreProperties>`
}

// footer names the document and numbers the page: «Страница 2 из 9».
func (d *document) footer() string {
	field := func(name string) string {
		return `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> ` + name + ` </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`
	}
	text := func(s string) string { return `<w:r><w:t xml:space="preserve">` + escaped(s) + `</w:t></w:r>` }
	return declaration + `<w:ftr xmlns:w="` + wordML + `"><w:p><w:pPr><w:pStyle w:val="Foot"/></w:pPr>` + text(d.foot) + `<w:r><w:tab/></w:r>` +
		text(d.page+" ") + field("PAGE") + text(" "+d.of+" ") + field("NUMPAGES") + `</w:p></w:ftr>`
}

// escaped makes a text safe within XML.
func escaped(s string) string {
	var out bytes.Buffer
	_ = xml.EscapeText(&out, []byte(s)) // a buffer has no error
	return out.String()
}
