package screen

import (
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"salesaudit/questionnaire"
)

// pressedKeys are all keys that a field could take for editing, with everything that is held down beside them.
func pressedKeys() []string {
	out := []string{"space", "ж", "W", "7", "-"}
	keys := slices.Concat(slices.Sorted(maps.Keys(keyCodes)), strings.Split("abcdefghijklmnopqrstuvwxyz<>", ""))
	for _, held := range []string{"", "shift+", "ctrl+", "alt+", "shift+ctrl+", "shift+alt+"} {
		for _, key := range keys {
			switch {
			case len(key) == 1 && !strings.Contains(held, "ctrl") && !strings.Contains(held, "alt"): // a letter of a text
			case slices.Contains([]string{"ctrl+c", "ctrl+v", "ctrl+z", "ctrl+y"}, held+key): // leaves; reads the clipboard; undoes
			case key == "esc", key == "tab", key == "enter" && held == "", strings.HasPrefix(key, "f") && len(key) > 1: // leave the field
			default:
				out = append(out, held+key)
			}
		}
	}
	return out
}

// TestEditingKeys presses keys at random in every kind of field that is typed into: none of them ends the program, and
// the field still takes a letter at its end.
func TestEditingKeys(t *testing.T) {
	presses := 3000
	if testing.Short() {
		presses = 600
	}
	var number *questionnaire.Field
	for _, field := range []struct {
		name string
		open func(sc *screen)
		held func(sc *screen) *widget
	}{
		{"a note", func(sc *screen) { sc.press("f4") }, func(sc *screen) *widget { return sc.overlay.(*notePage).widget }},
		{"the conclusion", func(sc *screen) {
			sc.show(nil)
			sc.press("w", "enter")
		}, func(sc *screen) *widget { return sc.overlay.(*reviewPage).form.widget }},
		{"a new name", func(sc *screen) {
			sc.at("segments")
			sc.press("+")
		}, func(sc *screen) *widget { return sc.page.(*listPage).naming }},
		{"a number", func(sc *screen) { sc.show(number) }, func(sc *screen) *widget { return sc.page.(*valuePage).widget }},
		{"the card", func(sc *screen) {
			sc.show(nil)
			sc.press("c")
		}, func(sc *screen) *widget { return sc.overlay.(*openingPage).widget }},
		{"the place of the file", func(sc *screen) { sc.press("f9") }, func(sc *screen) *widget { return sc.overlay.(*savePage).widget }},
	} {
		t.Run(field.name, func(t *testing.T) {
			sc := exampleScreen(t)
			number = sc.s.Bank.Fields[slices.IndexFunc(sc.s.Bank.Fields, func(f *questionnaire.Field) bool { return f.Kind == questionnaire.Integer })]
			field.open(sc)
			keys, random := pressedKeys(), rand.New(rand.NewPCG(1, 2))
			held := field.held(sc)
			for range presses {
				msg := keyMsg(keys[random.IntN(len(keys))])
				held.update(msg)
				sc.draw()
			}
			for range len(held.text) + 1 {
				held.update(tea.KeyPressMsg{Code: tea.KeyDelete})
				held.update(tea.KeyPressMsg{Code: tea.KeyBackspace})
			}
			if held.update(keyMsg("ж")); held.text != "ж" {
				t.Errorf("after all of them the field holds %q", held.text)
			}
		})
	}
}

// TestSelectingKeys is how keys once ended the program: a selection in a note that outlived its text, and a word deleted
// in front of the last letter of a line.
func TestSelectingKeys(t *testing.T) {
	sc := exampleScreen(t)
	sc.press("f4", "ctrl+j", "shift+down", "ctrl+u", "shift+down", "ж")
	sc.press("esc")
	sc.at("segments")
	sc.press("+")
	sc.write("Опт")
	sc.press("left", "ctrl+delete", "alt+d", "enter")
	if text := string(sc.s.File.Text()); !strings.Contains(text, "Опт") {
		t.Errorf("the name is gone:\n%s", text)
	}
}
