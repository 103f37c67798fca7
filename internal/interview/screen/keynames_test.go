package screen

import (
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"
	"unsafe"

	"charm.land/bubbles/v2/key"

	"salesaudit/questionnaire"
)

// TestKeyNames holds every key of the keymap against the names that the terminal library gives keys, the same on every
// system: a binding of another name would never be pressed.
func TestKeyNames(t *testing.T) {
	for _, lang := range []questionnaire.Language{questionnaire.Russian, questionnaire.English} {
		n, keys := 0, newKeymap(lang)
		for _, b := range bindings(reflect.ValueOf(&keys).Elem()) {
			for _, name := range b.Keys() {
				n++
				bare := name[strings.LastIndex(name[:len(name)-1], "+")+1:]
				if _, known := keyCodes[bare]; utf8.RuneCountInString(bare) > 1 && !known && bare != "space" {
					t.Errorf("%s: there is no key %q", b.Help().Desc, name)
				}
				if msg := keyMsg(name); !key.Matches(msg, b) {
					t.Errorf("%s: the key %q is called %q", b.Help().Desc, name, msg.String())
				}
			}
		}
		if n < 100 {
			t.Errorf("only %d keys", n)
		}
	}
}

// bindings are all those of a keymap, whose fields are not exported.
func bindings(keys reflect.Value) []key.Binding {
	var out []key.Binding
	for _, field := range keys.Fields() {
		field := field
		if field.Type() == reflect.TypeFor[key.Binding]() {
			out = append(out, *(*key.Binding)(unsafe.Pointer(field.UnsafeAddr())))
		} else {
			out = append(out, bindings(field)...)
		}
	}
	return out
}
