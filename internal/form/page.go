package form

import (
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"html/template"
	"io"
	"strings"
	"sync"

	"salesaudit/internal/answers"
	"salesaudit/questionnaire"
)

//go:embed html
var pageFiles embed.FS

// scripts are the files of the page's script, in the order in which they run.
var scripts = []string{"state.js", "condition.js", "check.js", "element.js", "field.js", "list.js", "matrix.js", "question.js", "page.js"}

// parts of the page that are the same for every bank, read when the first one is written.
var pageParts = sync.OnceValues(func() (*pageSource, error) {
	s := &pageSource{}
	var err error
	if s.template, err = template.ParseFS(pageFiles, "html/form.html.tmpl"); err != nil {
		return nil, err
	}
	style, err := pageFiles.ReadFile("html/form.css")
	if err != nil {
		return nil, err
	}
	var script strings.Builder
	script.WriteString("\"use strict\"\n")
	for _, name := range scripts {
		text, err := pageFiles.ReadFile("html/" + name)
		if err != nil {
			return nil, err
		}
		script.Write(text)
	}
	s.style, s.script = string(style), script.String()
	return s, nil
})

type pageSource struct {
	template      *template.Template
	style, script string
}

// page is what the template is given.
type page struct {
	Lang   string
	Title  string
	Policy string // what the page may do: run its own script, use its own style, nothing else
	Style  template.CSS
	Script template.JS
	Model  *model
}

// writeHTML writes a form as one page that works without a network: it keeps what is typed in the browser, and hands it
// over as an answer file in JSON. sheet has answers to begin with; nil for none.
func writeHTML(w io.Writer, b *questionnaire.Bank, part Part, sheet *answers.Sheet, lang questionnaire.Language) error {
	source, err := pageParts()
	if err != nil {
		return err
	}
	m := newModel(b, part, sheet, lang)
	return source.template.Execute(w, &page{
		Lang: m.Lang, Title: m.Words["title"], Model: m, Style: template.CSS(source.style), Script: template.JS(source.script),
		Policy: "default-src 'none'; script-src " + hashOf(source.script) + "; style-src " + hashOf(source.style) + "; base-uri 'none'; form-action 'none'",
	})
}

// hashOf returns how a content security policy names a script or a style.
func hashOf(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}
