package reports

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/hex"
	"encoding/xml"
	"image"
	"image/jpeg"
	"image/png"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"salesaudit/internal/wording"
	"salesaudit/questionnaire"
	"salesaudit/questionnaire/banktest"
	"salesaudit/reports/typeface"
	"salesaudit/reports/view"
)

// docxParts returns the parts of a Word file by name; each that is XML is well-formed.
func docxParts(t *testing.T, data []byte) map[string]string {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string]string{}
	for _, f := range archive.File {
		part, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(part)
		if err != nil {
			t.Fatal(err)
		}
		parts[f.Name] = string(text)
		if strings.HasPrefix(f.Name, "word/media/") || strings.HasPrefix(f.Name, "word/fonts/") {
			continue
		}
		for decoder := xml.NewDecoder(bytes.NewReader(text)); ; {
			if _, err := decoder.Token(); err == io.EOF {
				break
			} else if err != nil {
				t.Fatalf("%s: %v", f.Name, err)
			}
		}
	}
	return parts
}

// textIn returns the texts of a part, one after another.
func textIn(part string) string {
	var out strings.Builder
	inText := false
	for decoder := xml.NewDecoder(strings.NewReader(part)); ; {
		token, err := decoder.Token()
		if err != nil {
			return out.String()
		}
		switch token := token.(type) {
		case xml.StartElement:
			inText = token.Name.Local == "t"
		case xml.EndElement:
			inText = false
		case xml.CharData:
			if inText {
				out.Write(token)
			}
		}
	}
}

// TestDOCX reads Word files back: they are well-formed, name their language, have Word's own headings, a table of which
// the head is repeated, a picture for each score, and all that the first page of the view says.
func TestDOCX(t *testing.T) {
	t.Parallel()
	for name, v := range cases(t) {
		t.Run(name, func(t *testing.T) {
			parts := docxParts(t, bytesOf(t, ".docx", v))
			body := parts["word/document.xml"]
			text := textIn(body)
			want := []string{v.Header.Client, v.Conclusion, v.GoOn, v.Consultant}
			for i := range v.HeaviestGaps {
				want = append(want, v.HeaviestGaps[i].Name, v.HeaviestGaps[i].Is, v.HeaviestGaps[i].ShouldBe)
			}
			for i := range v.ToSend {
				want = append(want, v.ToSend[i].ProvesText)
			}
			for _, s := range want {
				if !strings.Contains(text, s) {
					t.Errorf("missing %q", s)
				}
			}
			if v.Empty {
				return
			}
			for _, mark := range []string{`<w:pStyle w:val="Heading1"/>`, `<w:tblHeader/>`, `<w:drawing>`} {
				if !strings.Contains(body, mark) {
					t.Errorf("no %s", mark)
				}
			}
			if pictures := strings.Count(body, "<w:drawing>"); pictures != 1+len(v.Dimensions) {
				t.Errorf("%d pictures for %d dimensions", pictures, len(v.Dimensions))
			}
			if !strings.Contains(parts["word/styles.xml"], `<w:lang w:val="`+string(v.Language)) {
				t.Error("the language is not named")
			}
		})
	}
}

// countWords counts the words of a text, but for short ones, which join others where lines and cells do.
func countWords(text string) map[string]int {
	out := map[string]int{}
	for _, word := range strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) }) {
		if utf8.RuneCountInString(word) > 6 {
			out[word]++
		}
	}
	return out
}

// TestDOCXOptional has the next rungs where every target is met, as the other formats do, and no forecast that stays the same.
func TestDOCXOptional(t *testing.T) {
	t.Parallel()
	v := viewOf(t, sheetOf(t, banktest.Block9(t), "../testdata/clients/ideal.yaml"), questionnaire.Russian)
	text := textIn(docxParts(t, bytesOf(t, ".docx", v))["word/document.xml"])
	if len(v.Plan.Optional) == 0 {
		t.Fatal("nothing is optional")
	}
	for i := range v.Plan.Optional {
		if action := v.Plan.Optional[i].Action; !strings.Contains(text, action) {
			t.Errorf("DOCX lacks the optional step %q", action)
		}
	}
	if strings.Contains(text, v.Words.Forecast) {
		t.Error("DOCX forecasts what no step moves")
	}
}

// TestDOCXFont takes the typeface out of a file as a word processor does: both weights are those that everything is
// measured with.
func TestDOCXFont(t *testing.T) {
	t.Parallel()
	parts := docxParts(t, bytesOf(t, ".docx", cases(t)["distributor.yaml ru"]))
	fonts := regexp.MustCompile(`<w:embed(Regular|Bold) r:id="(\w+)" w:fontKey="\{([0-9A-F-]{36})\}"/>`).FindAllStringSubmatch(parts["word/fontTable.xml"], -1)
	if len(fonts) != 2 {
		t.Fatalf("%d weights in %s", len(fonts), parts["word/fontTable.xml"])
	}
	for i, f := range fonts {
		target := regexp.MustCompile(`Id="` + f[2] + `" Type="[^"]*/font" Target="([^"]*)"`).FindStringSubmatch(parts["word/_rels/fontTable.xml.rels"])
		if target == nil {
			t.Fatalf("no part for %s", f[0])
		}
		data := []byte(parts["word/"+target[1]])
		key, err := hex.DecodeString(strings.ReplaceAll(f[3], "-", ""))
		if err != nil || len(data) < 32 {
			t.Fatalf("key %s, %d bytes", f[3], len(data))
		}
		for k := range 32 {
			data[k] ^= key[15-k%16]
		}
		weight := []typeface.Weight{typeface.Regular, typeface.Bold}[i]
		if (weight == typeface.Bold) != (f[1] == "Bold") || !bytes.Equal(data, typeface.TrueType(weight)) {
			t.Errorf("%s is not weight %d of the typeface", f[0], weight)
		}
	}
}

// TestDOCXLogo carries a consultant's logo, PNG or JPEG, as the first picture, beside the name and the contact.
func TestDOCXLogo(t *testing.T) {
	t.Parallel()
	picture := image.NewNRGBA(image.Rect(0, 0, 120, 40))
	for format, encode := range map[string]func(io.Writer, image.Image) error{
		"png":  png.Encode,
		"jpeg": func(w io.Writer, m image.Image) error { return jpeg.Encode(w, m, nil) },
	} {
		var file bytes.Buffer
		if err := encode(&file, picture); err != nil {
			t.Fatal(err)
		}
		logo, err := view.NewLogo(file.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		v := viewWith(t, sheetOf(t, banktest.Block9(t), clients(t)[0]), view.Options{Lang: questionnaire.Russian, Brand: view.Brand{Consultant: "Бюро «Ясный порядок»", Contact: "+7 000 000-00-00", Logo: logo}})
		parts := docxParts(t, bytesOf(t, ".docx", v))
		if parts["word/media/picture1."+format] != string(logo.Data) {
			t.Errorf("%s: the first picture is not the logo", format)
		}
		body := parts["word/document.xml"]
		title := strings.Index(body, `<w:pStyle w:val="Title"/>`)
		if head := body[:max(0, title)]; !strings.Contains(head, `r:embed="rIdPic1"`) || !strings.Contains(textIn("<w:body>"+head), v.Brand.Consultant+v.Brand.Contact) {
			t.Errorf("%s: the logo, the name and the contact do not lead the document", format)
		}
		if !strings.Contains(parts["[Content_Types].xml"], `Extension="`+format+`"`) || !strings.Contains(parts["word/_rels/document.xml.rels"], "media/picture1."+format) {
			t.Errorf("%s: the picture is not announced", format)
		}
	}
}

// tornHeadings returns the headings of a body that end a page, of pages without their feet.
func tornHeadings(body string, pages []string) []string {
	var out []string
	all := strings.Join(pages, "\f")
	heading := ""
	for _, part := range strings.Split(body, "</w:p>") {
		text := spaceless(textIn(part[max(0, strings.LastIndex(part, "<w:p>")):] + "</w:p>"))
		if heading != "" && text != "" && strings.Contains(all, heading+"\f"+string([]rune(text)[:min(12, utf8.RuneCountInString(text))])) {
			out = append(out, heading)
		}
		if text != "" {
			heading = ""
		}
		if strings.Contains(part, `<w:pStyle w:val="Heading`) {
			heading = text
		}
	}
	return out
}

// TestDOCXInLibreOffice has a word processor open the files of some samples, and looks for their texts on its pages: all
// are there, no page ends with a heading, and who signs does so under what was examined.
func TestDOCXInLibreOffice(t *testing.T) {
	t.Parallel()
	office, err := exec.LookPath("soffice")
	if err != nil || testing.Short() {
		t.Skip("no LibreOffice, or a short run")
	}
	pdftotext, err := exec.LookPath("pdftotext")
	if err != nil {
		t.Skip("no pdftotext")
	}
	pdffonts, err := exec.LookPath("pdffonts")
	if err != nil {
		t.Skip("no pdffonts")
	}
	dir := t.TempDir()
	shown := only(t, cases(t), []string{"distributor.yaml ru", "unfinished.yaml en", "shop.yaml ru", "shop.yaml en", "ideal.yaml ru", "online-shop.yaml ru", "thirty roles"})
	shown["integrator-presale.yaml en"] = viewOf(t, sheetOf(t, banktest.Block9(t), "../testdata/clients/integrator-presale.yaml"), questionnaire.English)
	file := func(name string) string { return filepath.Join(dir, strings.ReplaceAll(name, " ", "-")) }
	args := []string{"--headless", "-env:UserInstallation=file://" + filepath.Join(dir, "profile"), "--convert-to", "pdf", "--outdir", dir}
	for name, v := range shown {
		if err := os.WriteFile(file(name)+".docx", bytesOf(t, ".docx", v), 0o600); err != nil {
			t.Fatal(err)
		}
		args = append(args, file(name)+".docx")
	}
	ctx, cancel := context.WithTimeout(t.Context(), 3*time.Minute)
	defer cancel()
	if out, err := exec.CommandContext(ctx, office, args...).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for name, v := range shown {
		text, err := exec.CommandContext(ctx, pdftotext, "-raw", file(name)+".pdf", "-").Output()
		if err != nil {
			t.Fatal(err)
		}
		fonts, err := exec.CommandContext(ctx, pdffonts, file(name)+".pdf").Output()
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(fonts)) {
			if strings.Contains(line, "TrueType") && !strings.Contains(line, "GolosText") {
				t.Errorf("%s: set in %s", name, line)
			}
		}
		for _, want := range []string{v.Header.Client, v.Words.Plan, v.Words.Closing, v.Criteria[0].Name} {
			if !strings.Contains(spaceless(string(text)), spaceless(want)) {
				t.Errorf("%s: the pages lack %q", name, want)
			}
		}
		document := docxParts(t, bytesOf(t, ".docx", v))["word/document.xml"]
		foot := spaceless(wording.Joined(" · ", v.Header.Client, v.Header.Date)) + spaceless(v.Words.Page)
		pages := strings.Split(string(text), "\f")
		for i := range pages {
			pages[i], _, _ = strings.Cut(spaceless(pages[i]), foot)
			for _, who := range v.Closing.Signatures {
				if strings.Contains(pages[i], spaceless(v.Words.Closing)) && !strings.Contains(pages[i], spaceless(who)) {
					t.Errorf("%s: %q does not sign on page %d, which says what was examined", name, who, i+1)
				}
			}
		}
		for _, heading := range tornHeadings(document, pages) {
			t.Errorf("%s: a page ends with the heading %q", name, heading)
		}
		on := countWords(string(text))
		body := strings.NewReplacer("</w:p>", "<w:r><w:t> </w:t></w:r></w:p>", "<w:br/>", "<w:t> </w:t>").Replace(document)
		for word, n := range countWords(textIn(body)) {
			if len(v.Matrices[0].Roles) < 12 && on[word] < n { // of many roles the heads are broken within words
				t.Errorf("%s: %q is on the pages %d times, in the file %d times", name, word, on[word], n)
			}
		}
	}
}
