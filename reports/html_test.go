package reports

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"salesaudit/questionnaire"
	"salesaudit/questionnaire/banktest"
	"salesaudit/reports/view"
)

// voidElements have no end tag.
var voidElements = []string{"meta", "img", "br", "link", "input", "hr"}

// checkBalance tells where an end tag does not close the last open element: a parser would mend that silently.
func checkBalance(t *testing.T, data []byte) {
	t.Helper()
	var open []string
	tokens := html.NewTokenizer(bytes.NewReader(data))
	for {
		switch tokens.Next() {
		case html.ErrorToken:
			if tokens.Err() != io.EOF {
				t.Error(tokens.Err())
			}
			if len(open) > 0 {
				t.Errorf("never closed: %q", open)
			}
			return
		case html.StartTagToken:
			if name, _ := tokens.TagName(); !slices.Contains(voidElements, string(name)) {
				open = append(open, string(name))
			}
		case html.EndTagToken:
			name, _ := tokens.TagName()
			if len(open) == 0 || open[len(open)-1] != string(name) {
				t.Fatalf("</%s> where %q are open", name, open)
			}
			open = open[:len(open)-1]
		}
	}
}

// urlInStyle finds what a style sheet loads; marks of the page itself, and the typeface that it carries, are no loading.
var urlInStyle = regexp.MustCompile(`url\(([^#)][^)]*)\)|@import`)

// checkPage holds a page to what it promises: self-contained, every link leads somewhere, no id twice, nothing active.
func checkPage(t *testing.T, data []byte) {
	t.Helper()
	checkBalance(t, data)
	page := parsePage(t, data)
	ids := map[string]bool{}
	var links []string
	for _, e := range page.all("") {
		if e.Data == "script" || e.Data == "iframe" || e.Data == "object" || e.Data == "form" || e.Data == "link" || e.Data == "base" {
			t.Errorf("a <%s> in the page", e.Data)
		}
		for _, a := range e.Attr {
			switch {
			case a.Key == "id":
				if ids[a.Val] || a.Val == "" || strings.ContainsAny(a.Val, " \t") {
					t.Errorf("id %q twice, empty or with a blank", a.Val)
				}
				ids[a.Val] = true
			case a.Key == "href":
				links = append(links, a.Val)
			case a.Key == "src":
				if !strings.HasPrefix(a.Val, "data:image/") {
					t.Errorf("<%s> loads %q", e.Data, a.Val)
				}
			case a.Key == "style" || strings.HasPrefix(a.Key, "on"):
				t.Errorf("<%s> has %s=%q", e.Data, a.Key, a.Val)
			case a.Key == "aria-labeledby":
				links = append(links, "#"+a.Val)
			}
		}
		if e.Data == "svg" && e.attribute("role") == "img" && (len(e.all("title")) == 0 || e.first("title").text() == "" || len(e.all("desc")) == 0) {
			t.Error("a picture without a text in its place")
		}
		if e.Data == "details" && (e.FirstChild == nil || (element{e.FirstChild}).text() == "" && e.FirstChild.NextSibling.Data != "summary") {
			t.Error("details without a summary")
		}
	}
	for _, link := range links {
		if !strings.HasPrefix(link, "#") || !ids[link[1:]] {
			t.Errorf("a link to %q, which is not in the page", link)
		}
	}
	style := page.first("style")
	if found := urlInStyle.FindString(fontData.ReplaceAllString(style.text(), "#")); found != "" {
		t.Errorf("the style sheet loads %.80s", found)
	}
	hash := sha256.Sum256([]byte(style.FirstChild.Data))
	if policy := contentOf(page, "http-equiv", "Content-Security-Policy"); !strings.Contains(policy, "default-src 'none'; style-src 'sha256-"+base64.StdEncoding.EncodeToString(hash[:])+"'") {
		t.Errorf("the policy does not let the page's own style through: %s", policy)
	}
	if generator := contentOf(page, "name", "generator"); generator != view.Generator {
		t.Errorf("generator %q", generator)
	}
	if page.first("html").attribute("lang") == "" || page.first("title").text() == "" || len(page.all("h1")) != 1 || len(page.all("main")) != 1 {
		t.Error("no language, title, or not one heading and one main part")
	}
}

// contentOf returns what the meta element with such an attribute says.
func contentOf(page element, key, value string) string {
	for _, meta := range page.all("meta") {
		if meta.attribute(key) == value {
			return meta.attribute("content")
		}
	}
	return ""
}

func TestHTMLPage(t *testing.T) {
	t.Parallel()
	for name, v := range cases(t) {
		t.Run(name, func(t *testing.T) { checkPage(t, bytesOf(t, ".html", v)) })
	}
}

// TestHTMLBrand shows the consultant's name and logo, and nothing where there is no brand.
func TestHTMLBrand(t *testing.T) {
	t.Parallel()
	sheet := written(t, beginning+"client: {name: Клиент, sellers: 3}\n")
	v := viewOf(t, sheet, questionnaire.Russian)
	if page := parsePage(t, bytesOf(t, ".html", v)); len(page.all(".brand")) != 0 {
		t.Error("a brand where there is none")
	}
	brand := view.Brand{Consultant: "Бюро <b>", Contact: "mail@example.com", Logo: &view.Logo{Format: "png", Data: []byte{1, 2, 3}, Width: 10, Height: 5}}
	v = viewWith(t, sheet, view.Options{Lang: questionnaire.Russian, Brand: brand})
	data := bytesOf(t, ".html", v)
	checkPage(t, data)
	page := parsePage(t, data)
	if got := page.first(".brand").text(); got != "Бюро <b>mail@example.com" {
		t.Errorf("the brand says %q", got)
	}
	if got := page.first("img").attribute("src"); got != "data:image/png;base64,AQID" {
		t.Errorf("the logo is %q", got)
	}
}

func BenchmarkHTML(b *testing.B) {
	v := viewOf(b, sheetOf(b, banktest.Block9(b), "../testdata/clients/distributor.yaml"), questionnaire.Russian)
	for b.Loop() {
		if _, err := Write(io.Discard, ".html", v, nil); err != nil {
			b.Fatal(err)
		}
	}
}
