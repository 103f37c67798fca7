package html

import (
	"encoding/base64"
	"strings"
	"sync"

	"salesaudit/reports/palette"
	"salesaudit/reports/typeface"
)

// theme is the colors of a page by the names that the style sheet has for them.
var theme = []struct {
	name        string
	light, dark palette.Color
}{
	{"paper", palette.White, palette.Color{16, 22, 29}},
	{"ink", palette.Ink, palette.Color{230, 236, 242}},
	{"muted", palette.Muted, palette.Color{160, 173, 186}},
	{"rule", palette.Rule, palette.Color{44, 56, 68}},
	{"pale", palette.Pale, palette.Color{24, 33, 43}},
	{"tint", palette.Tint, palette.Color{43, 60, 79}},
	{"accent", palette.Accent, palette.Color{255, 138, 92}},
}

// fullStyle is the style sheet below the colors of the palette and the typeface, which the page carries in itself so
// that it looks like the PDF wherever it is opened.
var fullStyle = sync.OnceValue(func() string {
	var light, dark strings.Builder
	for _, c := range theme {
		light.WriteString("--" + c.name + ":#" + c.light.Hex() + ";")
		dark.WriteString("--" + c.name + ":#" + c.dark.Hex() + ";")
	}
	var out strings.Builder
	for _, face := range []struct {
		weight typeface.Weight
		css    string // the same weight in CSS
	}{{typeface.Regular, "400"}, {typeface.Bold, "600"}} {
		out.WriteString(`@font-face{font-family:"Golos Text";font-weight:` + face.css + `;src:url(data:font/ttf;base64,` +
			base64.StdEncoding.EncodeToString(typeface.TrueType(face.weight)) + ")}\n")
	}
	out.WriteString(":root{color-scheme:light dark;" + light.String() + "}\n")
	out.WriteString("@media screen and (prefers-color-scheme:dark){:root{" + dark.String() + "}}\n")
	out.WriteString(style)
	out.WriteString(printStyle)
	return out.String()
})
